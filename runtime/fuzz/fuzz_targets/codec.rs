//! Bytes into every shape of the codec; see the README.
#![no_main]

#[path = "../../tests/codec_support/mod.rs"]
mod shapes;

use libfuzzer_sys::fuzz_target;
use specwright_runtime::{Json, Map, Node, RawJson, from_slice, to_vec};

fuzz_target!(|bytes: &[u8]| {
    as_json(bytes);
    kept(bytes);
    shape::<shapes::Customer>(bytes);
    shape::<shapes::Address>(bytes);
    shape::<shapes::Odd>(bytes);
    shape::<shapes::Exact>(bytes);
    shape::<shapes::Pet>(bytes);
    shape::<shapes::Method>(bytes);
    shape::<shapes::Nest>(bytes);
    shape::<Vec<shapes::Level>>(bytes);
    shape::<Map<Option<(i32, f32, shapes::Kind)>>>(bytes);
});

/// What is accepted is written, read again, and then the same.
fn shape<T: Node>(bytes: &[u8]) {
    let Ok(value) = from_slice::<T>(bytes) else { return };
    let text = to_vec(&value);
    let again = from_slice::<T>(&text);
    assert!(again.is_ok(), "not read again: {:?}", again.err());
    let again = again.unwrap_or_else(|_| T::blank());
    assert_eq!(to_vec(&again), text, "written differently the second time");
    let _ = specwright_runtime::validate(value.view());
}

/// Free JSON is what `serde_json` makes of it.
fn as_json(bytes: &[u8]) {
    match (from_slice::<Json>(bytes), serde_json::from_slice::<Json>(bytes)) {
        (Ok(ours), Ok(theirs)) => {
            assert_eq!(ours, theirs);
            assert_eq!(to_vec(&ours), serde_json::to_vec(&theirs).unwrap_or_default());
        }
        (Err(_), Err(_)) => {}
        // The depths at which the two give up differ by one.
        (Ok(_), Err(error)) => assert!(
            error.to_string().contains("recursion limit"),
            "only we accept it: {error}"
        ),
        (Err(error), Ok(_)) => panic!("only serde_json accepts it: {error}"),
    }
}

/// Text that is kept is JSON, and comes back as it was.
fn kept(bytes: &[u8]) {
    let raw = from_slice::<RawJson>(bytes);
    assert_eq!(raw.is_ok(), from_slice::<()>(bytes).is_ok());
    if let Ok(raw) = raw {
        assert_eq!(to_vec(&raw), raw.as_str().as_bytes());
        assert_eq!(raw.as_str().as_bytes(), bytes.trim_ascii());
    }
}

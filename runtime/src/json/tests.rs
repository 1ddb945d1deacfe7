//! What only the inside can see: that attempts are bounded, and that errors cost what they should.

use super::reader::Reader;
use crate::error::Read;
use crate::{Json, Slot};

fn json(text: &str) -> Read<Json> {
    let mut reader = Reader::new(text);
    let value = reader.json()?;
    reader.end()?;
    Ok(value)
}

#[test]
fn the_reader_leaves_what_it_entered() {
    let mut reader = Reader::new(r#"[{"a":[]},{},[[1]]] "#);
    assert!(reader.skip().is_ok());
    assert_eq!((reader.depth, reader.unions, reader.at), (0, 0, 19));
    assert!(reader.end().is_ok());
}

#[test]
fn looking_for_a_member_leaves_the_depth_as_it_was() {
    let mut reader = Reader::new(r#"{"a":{"b":[1]},"c":2}"#);
    let found = reader.each_member(&mut |_, key| {
        Ok(if key == "c" {
            super::free::Look::Stop
        } else {
            super::free::Look::Skip
        })
    });
    assert!(found.is_ok());
    assert_eq!(reader.depth, 0);
}

#[test]
fn errors_of_free_values_have_paths_too() {
    let error = json(r#"{"a":[0,{"b c":tru}]}"#).err().map(|error| error.to_string());
    assert_eq!(error.as_deref(), Some(r#"invalid literal at $.a[1]["b c"] (byte 15)"#));
}

#[test]
fn a_slot_that_is_done_takes_nothing() {
    let mut reader = Reader::new("null");
    assert!(reader.null().is_ok_and(|null| null));
    assert!(reader.fill(Slot::Done, true).is_ok());
    assert!(reader.end().is_ok());
}

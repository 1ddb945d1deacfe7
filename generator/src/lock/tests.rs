use super::{Digest, Entry, Lock, VendorLock};
use crate::diagnostic::Diagnostics;

fn lock() -> Lock {
    let published = VendorLock {
        names: [
            ("#/components/schemas/b".into(), "B".into()),
            ("#/a \"quoted\"\n".into(), "A".into()),
        ]
        .into(),
        arguments: [("#/paths/~1x/post".into(), vec!["id".into(), "body".into()])].into(),
        members: [(
            "/components/schemas/b".into(),
            [
                ("petName".into(), "pet_name".into()),
                ("a \"b\"\n\u{7f}é".into(), "a_b".into()),
                ("".into(), "empty".into()),
            ]
            .into(),
        )]
        .into(),
        spelling: [("values".into(), "SHOUTY_CASE".into())].into(),
    };
    let entry = Entry {
        config: Digest::of("config"),
        documents: [("specs/acme.yaml".into(), Digest::of("x"))].into(),
        files: [("generated/acme/mod.rs".into(), Digest::of("y"))].into(),
        digest: published.digest(),
        published,
    };
    Lock {
        vendors: [("acme".into(), entry)].into(),
        files: [("generated/lib.rs".into(), Digest::of("z"))].into(),
        ..Lock::default()
    }
}

fn complaint(text: &str) -> String {
    let mut notes = Diagnostics::new();
    assert!(Lock::read("specwright.lock", text, &mut notes).is_err(), "{text}");
    notes
        .iter()
        .map(|note| format!("{}: {}", note.code.name, note.message))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn what_is_written_is_read_again() {
    let text = lock().to_text();
    let read = Lock::read("specwright.lock", &text, &mut Diagnostics::new());
    assert_eq!(read, Ok(lock()));
    assert_eq!(text, read.map(|lock| lock.to_text()).unwrap_or_default());
}

#[test]
fn names_are_those_of_rust() {
    let text = lock().to_text().replace("\"B\"", "\"1 bad\"");
    assert_eq!(complaint(&text), "lock-syntax: \"1 bad\" is no name in Rust");
}

#[test]
fn the_text_is_sorted_and_says_what_it_is() {
    insta::assert_snapshot!(lock().to_text());
}

#[test]
fn a_newer_lock_is_refused_whatever_it_holds() {
    insta::assert_snapshot!(complaint("version = 2\ngenerator = '9.1.0'\n[new.things]\n"), @"newer-lock: the lock was written by specwright 9.1.0, this is 0.1.0");
    insta::assert_snapshot!(complaint("version = 1\ngenerator = '0.2.0'\n"), @"newer-lock: the lock was written by specwright 0.2.0, this is 0.1.0");
}

#[test]
fn a_half_merged_lock_is_refused() {
    let text = lock().to_text().replace("version", "<<<<<<< HEAD\nversion");
    insta::assert_snapshot!(complaint(&text), @"lock-conflict: the lock holds the markers of a merge");
}

#[test]
fn a_lock_cannot_make_us_own_what_lies_elsewhere() {
    for path in ["../../etc/passwd", "/etc/passwd", "a/../../b", "C:\\x", ""] {
        let text = format!("version = 1\ngenerator = '0.1.0'\n[files]\n'{path}' = 'sha256:0'\n");
        assert!(complaint(&text).contains("outside the folder"), "{path}");
    }
}

#[test]
fn rubbish_is_refused_at_its_line() {
    assert!(complaint("version = 1\ngenerator = ").starts_with("lock-syntax: "));
    assert!(complaint("").starts_with("lock-syntax: "));
}

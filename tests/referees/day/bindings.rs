//! The bindings as they were last read and accepted: `cargo insta review` shows what changed.

#[test]
fn types() {
    let text = std::fs::read_to_string("generated/stan/types.rs").unwrap_or_default();
    insta::assert_snapshot!("types", text);
}

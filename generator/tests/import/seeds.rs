//! The pages in `specs/pages/` are where the documents in `specs/` come from, to the byte.

use crate::support::{imported, page, read, root};

#[test]
fn the_pages_of_all_vendors_import_to_their_documents() {
    for vendor in ["stan", "flexprice", "meetbit", "jani", "lago"] {
        let name = format!("pages/{vendor}.md");
        let text = read(&root().join("specs").join(&name));
        let (document, findings) = imported(&[page(&name, &text)]);
        let expected = read(&root().join(format!("specs/{vendor}.yaml")));
        assert_eq!(document.as_deref(), Some(expected.as_str()), "{vendor}: {findings}");
    }
}

#[test]
fn what_the_pages_of_the_vendors_contradict_is_named() {
    let findings = |vendor: &str| {
        let name = format!("pages/{vendor}.md");
        imported(&[page(&name, &read(&root().join("specs").join(&name)))]).1
    };
    assert_eq!(
        findings("jani"),
        "warning[text-and-example-disagree] pages/jani.md:45: `country` has 2 letters by the text, and is `Tanzania` in the example\n"
    );
    assert_eq!(
        findings("lago"),
        "warning[text-and-example-disagree] pages/lago.md:46: `address_line2` is a string by the text, and null in the example\n"
    );
    for vendor in ["stan", "flexprice", "meetbit"] {
        assert_eq!(findings(vendor), "", "{vendor}");
    }
}

//! What the document gives no name keeps the one that it got: alternatives, values, and what the client's builder has.

use std::collections::{BTreeMap, BTreeSet};

use specwright::lock::VendorLock;

use super::{document, moved, of};

const CARD: &str =
    "{ required: [card], properties: { card: { type: string }, since: { properties: { year: { type: integer } } } } }";
const BANK: &str = "{ required: [iban], properties: { iban: { type: string }, since: { type: string } } }";

fn payment(alternatives: &[&str]) -> String {
    document(
        "  {}",
        &format!("    Payment: {{ oneOf: [{}] }}", alternatives.join(", ")),
    )
}

/// The members of a union with what they are of.
fn variants(lock: &VendorLock) -> Vec<(&str, &str)> {
    let members = &lock.members["/components/schemas/Payment"];
    members.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect()
}

#[test]
fn alternatives_that_have_no_name() {
    let old = of(&payment(&[CARD, BANK]), &VendorLock::default()).lock;
    assert_eq!(
        variants(&old),
        [("#{card,since}", "WithCard"), ("#{iban,since}", "WithIban")]
    );
    assert_eq!(
        old.names["/components/schemas/Payment/oneOf/{card,since}"],
        "PaymentWithCard"
    );
    let both = "{ properties: { iban: { type: string }, card: { type: string }, cash: { type: string } } }";
    let more = CARD.replace(
        "card: { type: string }",
        "card: { type: string }, name: { type: string }",
    );
    let titled = CARD.replacen('{', "{ title: Plastic,", 1);
    for alternatives in [
        [both, CARD, BANK],
        [BANK, CARD, both],
        ["{ type: string }", &more, BANK],
        [BANK, &more, both],
        [both, BANK, &titled],
    ] {
        let new = of(&payment(&alternatives), &old).lock;
        assert_eq!(moved(&old, &new), Vec::<String>::new(), "{alternatives:?}");
        for (id, name) in variants(&old) {
            assert!(
                variants(&new).contains(&(id, name)),
                "{id} is not {name} in {:?}",
                variants(&new)
            );
        }
        let gone: Vec<&String> = old.names.keys().filter(|at| !new.names.contains_key(*at)).collect();
        assert!(gone.is_empty(), "{gone:?} of {alternatives:?} in {:?}", new.names);
        // And from there back again.
        let back = of(&payment(&[CARD, BANK]), &new).lock;
        assert_eq!(moved(&new, &back), Vec::<String>::new(), "{alternatives:?}");
    }
}

/// The types that are printed, with the lines of each.
fn printed(text: &str, lock: &VendorLock) -> BTreeMap<String, BTreeSet<String>> {
    let files = of(text, lock).files;
    let types = &files.iter().find(|file| file.path == "types.rs").unwrap().text;
    let bodies = types.split("\npub ").filter_map(|it| it.split_once(" {\n"));
    let bodies = bodies.filter(|(head, _)| head.starts_with("enum ") || head.starts_with("struct "));
    let lines = |body: &str| {
        body.lines()
            .take_while(|line| *line != "}")
            .map(|line| line.trim().to_owned())
            .collect()
    };
    let bodies = bodies.map(|(head, body)| (head.to_owned(), lines(body)));
    bodies
        .map(|(head, lines): (_, BTreeSet<String>)| {
            (head, lines.into_iter().filter(|it| !it.starts_with("//")).collect())
        })
        .collect()
}

/// Every type that is published stays, and all that it has, whatever else there is.
fn stay(old: &[&str], new: &[&str]) {
    let lock = of(&payment(old), &VendorLock::default()).lock;
    let (before, after) = (printed(&payment(old), &lock), printed(&payment(new), &lock));
    assert!(before.contains_key("enum Payment"), "{before:?}");
    for (head, lines) in &before {
        let now = after.get(head).cloned().unwrap_or_default();
        assert!(now.is_superset(lines), "{head}: {lines:?} -> {now:?} in {new:?}");
    }
}

#[test]
fn alternatives_told_by_a_constant() {
    let foo = "{ required: [k, a], properties: { k: { type: string, enum: [foo] }, a: { type: string } } }";
    let bar = "{ required: [k, b], properties: { k: { type: string, enum: [bar] }, b: { type: string } } }";
    let more = foo.replace("[foo]", "[foo, foo2]");
    let titled = foo.replacen('{', "{ title: Zed,", 1);
    let version = foo.replace("properties: {", "properties: { v: { enum: [v0] },");
    let other = foo.replace("[foo]", "[other]");
    for foo in [&more, &titled, &version] {
        stay(&[&foo.replace("[foo, foo2]", "[foo]"), bar], &[bar, foo]);
    }
    for now in [&more, &titled, &version] {
        stay(&[foo, bar], &[now, bar]);
        stay(&[foo, bar], &[&other, bar, now]);
    }
    // One title for two.
    let same = |value: &str| format!("{{ title: Same, required: [d], properties: {{ d: {{ enum: [{value}] }} }} }}");
    stay(&[&same("first"), &same("second")], &[&same("second"), &same("first")]);
    // Two constants, in any order.
    let issue = "issue: { enum: [A_ISSUE] }";
    let why = "why: { enum: ['Because a'] }";
    let both = |one: &str, other: &str| format!("{{ required: [issue], properties: {{ {one}, {other} }} }}");
    stay(&[&both(issue, why), bar], &[&both(why, issue), bar]);
}

#[test]
fn alternatives_that_are_values() {
    let list = |of: &str| format!("{{ type: array, items: {{ type: {of} }} }}");
    let map = |of: &str| format!("{{ type: object, additionalProperties: {{ type: {of} }} }}");
    let values = |list: &str| format!("{{ type: string, enum: [{list}] }}");
    stay(
        &[&list("string"), "{ type: integer }"],
        &[&list("integer"), "{ type: integer }", &list("string")],
    );
    stay(
        &[&map("string"), "{ type: integer }"],
        &[&map("integer"), "{ type: integer }", &map("string")],
    );
    stay(
        &[&values("p, q"), "{ type: integer }"],
        &[&values("x, y"), &values("p, q"), "{ type: integer }"],
    );
    stay(
        &[&values("p, q"), "{ type: integer }"],
        &[&values("p, q, r"), "{ type: integer }"],
    );
    stay(
        &[&values("auto"), "{ type: integer }"],
        &[&values("auto, b"), "{ type: integer }"],
    );
    stay(
        &["{ type: string }", &list("string")],
        &[&list("string"), "{ type: string, title: Token }"],
    );
    let nested = |name: &str| {
        format!(
            "{{ oneOf: [{{ required: [{name}], properties: {{ {name}: {{ type: string }} }} }}, {{ type: boolean }}] }}"
        )
    };
    stay(
        &[&nested("a"), "{ type: integer }"],
        &[&nested("q"), "{ type: integer }", &nested("a")],
    );
}

#[test]
fn values_to_which_a_vendor_gives_names_later() {
    let kind = |values: &str, names: &str| {
        document(
            "  {}",
            &format!("    Kind: {{ type: string, enum: [{values}] {names} }}"),
        )
    };
    let names_of = |text: &str, lock: &VendorLock| {
        let files = of(text, lock).files;
        files.into_iter().find(|file| file.path == "types.rs").unwrap().text
    };
    let plain = kind("a1, b2", "");
    let named = kind("a1, b2", ", x-enum-varnames: [First, Second]");
    let old = of(&plain, &VendorLock::default()).lock;
    assert_eq!(names_of(&named, &old), names_of(&plain, &old));
    // Where they count, those of new values do as well.
    let old = of(&named, &VendorLock::default()).lock;
    let more = kind("c3, a1, b2", ", x-enum-varnames: [Third, First, Second]");
    let found = names_of(&more, &old);
    assert!(
        ["First", "Second", "Third"]
            .iter()
            .all(|name| found.contains(&format!("    {name},"))),
        "{found}"
    );
    assert_eq!(names_of(&kind("a1, b2", ""), &old), names_of(&named, &old));
}

#[test]
fn credentials_servers_and_their_variables() {
    let schemes = |names: &[&str], servers: &[(&str, &str)]| {
        let schemes = names
            .iter()
            .map(|name| format!("    {name}: {{ type: apiKey, in: header, name: X-{name} }}\n"));
        let servers = servers.iter().map(|(url, description)| {
            format!("- {{ url: 'https://{{Region}}.{url}', description: {description}, variables: {{ Region: {{ default: eu }} }} }}\n")
        });
        format!(
            "openapi: 3.0.3\ninfo: {{ title: Shop, version: '1' }}\npaths: {{}}\nservers:\n{}components:\n  securitySchemes:\n{}",
            servers.collect::<String>(),
            schemes.collect::<String>()
        )
    };
    let live = ("acme.dev", "Live");
    let trial = ("try.acme.dev", "Trial");
    let old = of(&schemes(&["apiKey"], &[live, trial]), &VendorLock::default()).lock;
    assert_eq!(old.members["/servers"]["https://{Region}.acme.dev"], "Live");
    let setters = |lock: &VendorLock| lock.members["/components/securitySchemes"].clone();
    assert_eq!(setters(&old), [("apiKey".to_owned(), "api_key".to_owned())].into());
    for (names, servers) in [
        (vec!["api_key", "apiKey"], vec![live, trial]),
        (vec!["apiKey", "region"], vec![trial, live]),
        (vec!["apiKey"], vec![("test.acme.dev", "Live"), live, trial]),
        (vec!["apiKey"], vec![trial, ("acme.dev", "Production")]),
    ] {
        let new = of(&schemes(&names, &servers), &old).lock;
        assert_eq!(setters(&new)["apiKey"], "api_key");
        for key in ["/servers", "/servers#variables"] {
            for (id, name) in old.members.get(key).into_iter().flatten() {
                assert_eq!(new.members[key].get(id), Some(name), "{names:?} {servers:?}");
            }
        }
    }
}

//! The cases: documents, and for each a text of what is changed in it.
//!
//! A case is a heading, and lines that are replaced (`-`) by others (`+`); what is replaced stands in the document once.
//! Behind the heading may stand when the configuration closes the enum `Status`: `(closed)`, `(closed before)`,
//! `(closed after)`; or that it then gives the fields of `Pair` each other's names: `(named after)`.

use specwright::config::{ChosenName, VendorConfig};

/// The documents, each with its cases.
pub(crate) const DOCUMENTS: &[(&str, &str)] = &[
    (include_str!("cases/types.yaml"), include_str!("cases/types.txt")),
    (include_str!("cases/calls.yaml"), include_str!("cases/calls.txt")),
    (include_str!("cases/more.yaml"), include_str!("cases/more.txt")),
    (include_str!("cases/small.yaml"), include_str!("cases/small.txt")),
    (include_str!("cases/views.yaml"), include_str!("cases/views.txt")),
];

/// One change of a document.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) document: &'static str,
    /// What is replaced by what.
    edits: Vec<(String, String)>,
    /// Whether an enum is closed, before and after.
    closed: (bool, bool),
    /// Whether two fields are given each other's names afterwards.
    named: bool,
}

/// All of them.
pub(crate) fn all() -> Vec<Case> {
    let mut cases = Vec::new();
    for (document, text) in DOCUMENTS {
        for block in text.trim_end().split("\n\n") {
            cases.push(case(document, block));
        }
    }
    cases
}

fn case(document: &'static str, block: &str) -> Case {
    let mut lines = block.trim_matches('\n').lines();
    let heading = lines.next().unwrap_or_default().trim_start_matches("# ");
    let (name, closed) = match heading.rsplit_once(" (") {
        Some((name, "closed)")) => (name, (true, true)),
        Some((name, "closed before)")) => (name, (true, false)),
        Some((name, "closed after)")) => (name, (false, true)),
        _ => (heading, (false, false)),
    };
    let (name, named) = match name.strip_suffix(" (named after)") {
        Some(name) => (name, true),
        None => (name, false),
    };
    let mut edits: Vec<(Vec<&str>, Vec<&str>)> = Vec::new();
    for line in lines {
        let (sign, rest) = line.split_at(1);
        match (sign, edits.last_mut()) {
            ("-", Some((from, to))) if to.is_empty() => from.push(rest),
            ("-", _) => edits.push((vec![rest], Vec::new())),
            ("+", Some((_, to))) => to.push(rest),
            _ => panic!("{name}: `{line}` is neither what was nor what is"),
        }
    }
    let joined = |lines: Vec<&str>| lines.join("\n");
    Case {
        name: name.to_owned(),
        document,
        edits: edits.into_iter().map(|(from, to)| (joined(from), joined(to))).collect(),
        closed,
        named,
    }
}

impl Case {
    /// The document after the change.
    pub(crate) fn changed(&self) -> String {
        let mut text = self.document.to_owned();
        for (from, to) in &self.edits {
            assert_eq!(text.matches(from).count(), 1, "{}: `{from}` stands once", self.name);
            text = text.replacen(from, to, 1);
        }
        text
    }

    /// What the configuration says, before or after.
    pub(crate) fn configure(&self, is_after: bool, config: &mut VendorConfig) {
        if if is_after { self.closed.1 } else { self.closed.0 } {
            config.closed_enums.insert("#/components/schemas/Status".to_owned());
        }
        if is_after && self.named {
            let pairs = [("first", "second"), ("second", "first")];
            config.names = pairs.map(|(of, name)| chosen(of, name)).into();
        }
    }
}

fn chosen(of: &str, name: &str) -> ChosenName {
    ChosenName {
        of: format!("#/components/schemas/Pair/properties/{of}"),
        name: name.to_owned(),
        place: None,
    }
}

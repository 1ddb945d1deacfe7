//! Whether a snippet bears its claim out.

use specwright::config::{ClientGate, VendorConfig};
use specwright::diagnostic::Diagnostics;
use specwright::generate;
use specwright::load::Source;
use specwright::lock::VendorLock;

use crate::claim::{Claim, Status, Version};

/// Findings that say of a keyword that nothing comes of it.
const USELESS: [&str; 3] = ["unused-keyword", "unknown-keyword", "new-keyword"];

/// What was made of a document.
struct Outcome {
    /// The lines of Rust, without docs.
    code: String,
    /// The text of the docs, on one line.
    docs: String,
    /// Code and message of each finding.
    findings: Vec<(&'static str, String)>,
}

/// What speaks against a claim in one version.
pub(crate) fn judge(claim: &Claim, version: Version) -> Result<(), String> {
    let (with, without) = (marked(&claim.snippet, true), marked(&claim.snippet, false));
    if with == without {
        return Err("nothing is marked in the snippet".to_owned());
    }
    let document = claim.place.document(&with, version);
    let with = generated(&document);
    let without = generated(&claim.place.document(&without, version));
    let verdict = match claim.status {
        Status::Supported => is_supported(&with, &without),
        Status::Docs(text) => is_kept(text, &with, &without),
        Status::Reported(code, named) => {
            is_silent(&with, &without).and_then(|()| is_named(code, named, &with, &without))
        }
        Status::Both(code, text) => {
            is_kept(text, &with, &without).and_then(|()| is_named(code, claim.keyword, &with, &without))
        }
    };
    verdict.map_err(|fault| format!("{fault}\n{document}{}", with.findings()))
}

fn is_supported(with: &Outcome, without: &Outcome) -> Result<(), String> {
    if with.code == without.code {
        return Err("the Rust is the same with and without it".to_owned());
    }
    let useless = |code: &&str| USELESS.contains(code);
    match with.new_codes(without).into_iter().find(useless) {
        Some(code) => Err(format!("`{code}` says that nothing comes of it")),
        None => Ok(()),
    }
}

fn is_kept(text: &str, with: &Outcome, without: &Outcome) -> Result<(), String> {
    if with.code != without.code {
        return Err("the Rust differs, not only the docs".to_owned());
    }
    if !with.docs.contains(text) {
        return Err(format!("`{text}` is not in the docs:\n{}", with.docs));
    }
    if without.docs.contains(text) {
        return Err(format!("`{text}` is in the docs without it"));
    }
    Ok(())
}

fn is_silent(with: &Outcome, without: &Outcome) -> Result<(), String> {
    if (&with.code, &with.docs) != (&without.code, &without.docs) {
        return Err("what is generated differs".to_owned());
    }
    Ok(())
}

fn is_named(code: &str, named: &str, with: &Outcome, without: &Outcome) -> Result<(), String> {
    let names = |outcome: &Outcome| {
        let found = outcome
            .findings
            .iter()
            .find(|(found, message)| *found == code && message.contains(named));
        found.is_some()
    };
    match (names(with), names(without)) {
        (true, false) => Ok(()),
        (true, true) => Err(format!("`{code}` names it even where it is not")),
        (false, _) => Err(format!("no `{code}` names `{named}`")),
    }
}

impl Outcome {
    /// The codes that the other has not.
    fn new_codes(&self, other: &Outcome) -> Vec<&'static str> {
        let new = self.findings.iter().filter(|finding| !other.findings.contains(finding));
        new.map(|(code, _)| *code).collect()
    }

    fn findings(&self) -> String {
        self.findings
            .iter()
            .map(|(code, message)| format!("[{code}] {message}\n"))
            .collect()
    }
}

/// The bindings of a document; none where it is refused.
fn generated(document: &str) -> Outcome {
    let config = VendorConfig {
        client: ClientGate::Always,
        ..VendorConfig::new("acme", "acme.yaml")
    };
    let mut notes = Diagnostics::new();
    let source = Source::from_text("acme.yaml", document, &mut notes);
    let generated = source.and_then(|source| generate(&source, &config, &VendorLock::default(), &mut notes));
    let (mut code, mut docs) = (String::new(), String::new());
    for line in generated
        .iter()
        .flat_map(|it| &it.files)
        .flat_map(|file| file.text.lines())
    {
        let line = line.trim_end();
        match line.trim_start().strip_prefix("///").or(line.strip_prefix("//!")) {
            Some(words) => docs.push_str(words.trim_end()),
            None => code.push_str(&format!("{line}\n")),
        }
    }
    let findings = notes
        .sorted()
        .into_iter()
        .map(|it| (it.code.name, it.message.clone()))
        .collect();
    Outcome { code, docs, findings }
}

/// The snippet with what stands between `«` and `»`, or without it; after `¦` stands what takes its place.
fn marked(snippet: &str, with: bool) -> String {
    let mut text = String::new();
    for (i, piece) in snippet.split(['«', '»']).enumerate() {
        match (i % 2, piece.split_once('¦'), with) {
            (0, ..) => text.push_str(piece),
            (_, Some((keyword, _)), true) => text.push_str(keyword),
            (_, Some((_, instead)), false) => text.push_str(instead),
            (_, None, true) => text.push_str(piece),
            (_, None, false) => {}
        }
    }
    // What is left of a list whose first or last member was taken out.
    text.replace("{ ,", "{")
        .replace(", }", " }")
        .replace(", ,", ",")
        .replace("[, ", "[")
}

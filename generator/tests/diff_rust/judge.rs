//! What the diff says, held against what the compiler says.

use std::fmt::Write as _;

use specwright::config::VendorConfig;
use specwright::diagnostic::Diagnostics;
use specwright::diff::{Bearing, Change, rust};
use specwright::ir::Api;
use specwright::load::Source;
use specwright::lock::VendorLock;
use specwright::{Generated, apis, generate};

use super::compile::Workspace;
use super::probe;

/// So many bindings are one crate.
const TOGETHER: usize = 16;

/// What a change of a document comes to.
pub(crate) struct Judged {
    pub(crate) name: String,
    pub(crate) changes: Vec<Change>,
    /// Which of the documents this was.
    base: usize,
    new: Generated,
}

impl Judged {
    /// Whether a compiler should see it.
    fn is_breaking(&self) -> bool {
        let mut seen = self
            .changes
            .iter()
            .filter(|change| !rust::rules::UNSEEN.contains(&change.rule));
        seen.any(|change| change.bearing == Bearing::Breaking)
    }
}

/// The documents before the changes, each with its bindings.
#[derive(Default)]
pub(crate) struct Bases(Vec<(String, Generated)>);

impl Bases {
    /// What a change comes to; nothing where a document has errors.
    pub(crate) fn judged(
        &mut self,
        name: &str,
        (old, before): (&str, &VendorConfig),
        (new, after): (&str, &VendorConfig),
    ) -> Option<Judged> {
        let key = format!("{before:?}{old}");
        let base = match self.0.iter().position(|(known, _)| *known == key) {
            Some(base) => base,
            None => {
                self.0.push((key, made(old, before, &VendorLock::default())?));
                self.0.len() - 1
            }
        };
        let made = made(new, after, &self.0[base].1.lock)?;
        let (old_api, mut new_api) = both(old, new, before)?;
        if before != after {
            (_, new_api) = both(old, new, after)?;
        }
        Some(Judged {
            name: name.to_owned(),
            changes: rust::changes(&old_api, &new_api),
            base,
            new: made,
        })
    }
}

fn made(text: &str, config: &VendorConfig, lock: &VendorLock) -> Option<Generated> {
    let mut notes = Diagnostics::new();
    let source = Source::from_text("shop.yaml", text, &mut notes).ok()?;
    generate(&source, config, lock, &mut notes).ok()
}

/// Both documents, in the names that are published.
pub(crate) fn both(old: &str, new: &str, config: &VendorConfig) -> Option<(Api, Api)> {
    let (mut old_notes, mut new_notes) = (Diagnostics::new(), Diagnostics::new());
    let old = Source::from_text("shop.yaml", old, &mut old_notes).ok()?;
    let new = Source::from_text("shop.yaml", new, &mut new_notes).ok()?;
    let (old, new) = ((&old, &mut old_notes), (&new, &mut new_notes));
    apis(old, new, config, &VendorLock::default()).ok()
}

/// Compiles what uses the old bindings with the new ones: it must fail where a change is said to break, and only there.
pub(crate) fn judge(name: &str, bases: &Bases, judged: &[Judged]) {
    let mut workspace = Workspace::new(name);
    for (number, (_, made)) in bases.0.iter().enumerate() {
        let name = format!("base_{number}");
        workspace.bindings("before", &name, made);
        workspace.user(&name, &probe::of(made, &format!("before::{name}")), "before");
    }
    for (number, it) in judged.iter().enumerate() {
        let (bindings, name) = (format!("after_{}", number / TOGETHER), format!("case_{number}"));
        workspace.bindings(&bindings, &name, &it.new);
        let text = probe::of(&bases.0[it.base].1, &format!("{bindings}::{name}"));
        workspace.user(&name, &text, &bindings);
    }
    let failures = workspace.failures();
    let mut wrong = String::new();
    for (name, errors) in &failures {
        // What does not compile with what it was made of shows nothing.
        if !name.starts_with("case_") {
            let _ = writeln!(wrong, "{name} does not compile:\n{}", errors.join("\n"));
        }
    }
    for (number, it) in judged.iter().enumerate() {
        let failed = failures.get(&format!("case_{number}"));
        if failed.is_some() != it.is_breaking() {
            let errors = failed.map_or_else(|| "it compiles".to_owned(), |errors| errors.join("\n"));
            let _ = writeln!(wrong, "case_{number} {}\n{}{errors}\n", it.name, told(&it.changes));
        }
    }
    let breaking = judged.iter().filter(|it| it.is_breaking()).count();
    eprintln!("{} changes, {breaking} of them breaking", judged.len());
    assert!(wrong.is_empty(), "{wrong}");
}

/// Changes as a person reads them.
pub(crate) fn told(changes: &[Change]) -> String {
    let mut text = String::new();
    for change in changes {
        let bearing = match change.bearing {
            Bearing::Breaking => "breaking",
            Bearing::Additive => "additive",
            Bearing::Neutral => "neutral",
        };
        let _ = writeln!(text, "{bearing} {}: {}", change.rule.id, change.text);
    }
    if changes.is_empty() {
        text.push_str("nothing\n");
    }
    text
}

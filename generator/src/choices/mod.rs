//! The entries of the configuration, held to the document: every one of them has to match something in it.
//!
//! Before lowering, pointers become places (`pointed`). `lower` notes which entries it met and whether they changed anything;
//! what is left is judged here, because only here are the document as written and the configuration at hand.

mod pointer;
mod texts;

use crate::config::VendorConfig;
use crate::diagnostic::{Diagnostic, Diagnostics, codes::choices as codes, nearest};
use crate::load::Source;
use crate::lower::{Choice, Effect, Effects, Pointed};

/// The entries that name nodes, by the place of the node. Those that lead nowhere are left for [`judge`].
pub(crate) fn pointed(source: &Source, config: &VendorConfig) -> Pointed {
    let mut all = Pointed::new();
    for (choice, entry) in config.pointers() {
        if let Ok(place) = pointer::find(source, entry) {
            all.entry(place).or_default().push((choice, entry.to_owned()));
        }
    }
    all
}

/// Says which entries match nothing, and which change nothing.
pub(crate) fn judge(source: &Source, config: &VendorConfig, effects: &Effects, notes: &mut Diagnostics) {
    let mut judge = Judge { config, effects, notes };
    for (choice, entry) in config.pointers() {
        judge.entry(choice, entry, || {
            Some(match pointer::find(source, entry) {
                Ok(place) => misfit(choice, entry, pointer::reference(source, &place)),
                Err(missing) => unmatched(choice, entry, "is not in the document").help(missing.help()),
            })
        });
    }
    for format in config.formats.keys() {
        judge.entry(Choice::Format, format, || Some(texts::unmatched_format(source, format)));
    }
    for pattern in config.retries.iter().flat_map(|rule| &rule.operations) {
        judge.entry(Choice::Retry, pattern, || {
            Some(texts::unmatched_operation(source, pattern))
        });
    }
    for pattern in config.feature_groups.iter().flat_map(|group| &group.tags) {
        // A pattern that fits no tag was named by `lower`, which knows the groups.
        judge.entry(Choice::Feature, pattern, || None);
    }
    if let Some(header) = &config.idempotency_header {
        judge.entry(Choice::IdempotencyHeader, header, || None);
    }
}

struct Judge<'a> {
    config: &'a VendorConfig,
    effects: &'a Effects,
    notes: &'a mut Diagnostics,
}

impl Judge<'_> {
    /// Says what there is to say of an entry; `unmatched`: of one that `lower` never met.
    fn entry(&mut self, choice: Choice, entry: &str, unmatched: impl FnOnce() -> Option<Diagnostic>) {
        let key = (choice, entry.to_owned());
        let finding = match self.effects.get(&key) {
            Some(Effect::Changes) => None,
            Some(Effect::Idle(how)) => Some(idle(choice, entry, how)),
            None => unmatched(),
        };
        if let Some(mut finding) = finding {
            finding.place = self.config.places.get(&key).cloned();
            self.notes.push(finding);
        }
    }
}

fn unmatched(choice: Choice, entry: &str, what: &str) -> Diagnostic {
    let message = format!("`{entry}` of `{}` {what}", choice.key());
    Diagnostic::new(&codes::UNMATCHED_CHOICE, None, message)
}

fn idle(choice: Choice, entry: &str, how: &str) -> Diagnostic {
    let message = format!("`{entry}` of `{}` changes nothing: {how}", choice.key());
    Diagnostic::new(&codes::IDLE_CHOICE, None, message).help("remove the entry")
}

/// The node is there, but is nothing of which the choice could be made.
fn misfit(choice: Choice, entry: &str, reference: Option<&str>) -> Diagnostic {
    let wanted = match choice {
        Choice::ClosedEnum => "enum of strings",
        Choice::Relax | Choice::Require => "property, parameter or request body",
        Choice::Union => "union of several schemas",
        Choice::Nullable | Choice::NonNull | Choice::Type => "schema",
        Choice::Format => "format",
        Choice::Retry => "operation",
        Choice::Feature => "tag",
        Choice::IdempotencyHeader | Choice::EventMember => "name",
    };
    let finding = unmatched(choice, entry, &format!("is no {wanted} that is used"));
    match reference {
        Some(target) => finding.help(format!(
            "a `$ref` to `{target}` stands there; name what is meant of that"
        )),
        None => match choice {
            Choice::Relax | Choice::Require => finding.help("name one: `#/components/schemas/Customer/properties/id`"),
            _ => finding,
        },
    }
}

/// The name that was probably meant, or some of those that there are.
fn named_instead(word: &str, names: &[&str]) -> String {
    /// How many names are shown.
    const SHOWN: usize = 5;
    if let Some(near) = nearest(word, names) {
        return format!("did you mean `{near}`?");
    }
    let (shown, rest) = crate::diagnostic::like(word, names, SHOWN);
    let shown: Vec<String> = shown.into_iter().map(|name| format!("`{name}`")).collect();
    match (shown.is_empty(), rest) {
        (true, _) => "there are none".to_owned(),
        (false, 0) => format!("there are {}", shown.join(", ")),
        (false, rest) => format!("there are {} and {rest} more", shown.join(", ")),
    }
}

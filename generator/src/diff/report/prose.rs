//! What all forms of the report say in the same words.

use super::{Compared, Entry, Step};
use crate::diff::Bearing;

/// "2 breaking changes, 1 additive one": what there is.
pub(super) fn counts(compared: &Compared) -> String {
    let said = Bearing::ALL
        .iter()
        .filter_map(|bearing| match compared.count(*bearing) {
            0 => None,
            count => Some(format!("{count} {bearing}")),
        });
    let said: Vec<String> = said.collect();
    match said.as_slice() {
        [] if compared.suppressed().next().is_some() => "nothing that counts changed".to_owned(),
        [] => "nothing changed".to_owned(),
        said => said.join(", "),
    }
}

/// What it calls for.
pub(super) fn calls_for(step: Step) -> &'static str {
    match step {
        Step::None => "no new version",
        Step::Patch => "a patch version",
        Step::Minor => "a minor version",
        Step::Major => "a major version",
    }
}

/// The heading over changes of a kind.
pub(super) fn heading(bearing: Bearing) -> &'static str {
    match bearing {
        Bearing::Breaking => "Breaking",
        Bearing::Additive => "Additive",
        Bearing::Neutral => "Neutral",
    }
}

/// `specs/stan.yaml:12:3`.
pub(super) fn place(entry: &Entry) -> Option<String> {
    let spot = entry.spot.as_ref()?;
    Some(format!("{}:{}:{}", spot.file, spot.line, spot.column))
}

/// The operations that it reaches, the first few by name.
pub(super) fn reach(entry: &Entry) -> Option<String> {
    const MOST: usize = 3;
    let operations = &entry.found.operations;
    // Whoever is named in the sentence need not be named again.
    let named = |name: &&String| entry.found.change.text.contains(&format!("`{name}`"));
    if operations.is_empty() || (operations.len() == 1 && operations.iter().all(|name| named(&name))) {
        return None;
    }
    let shown: Vec<&str> = operations.iter().take(MOST).map(String::as_str).collect();
    let rest = operations.len().saturating_sub(MOST);
    Some(match rest {
        0 => shown.join(", "),
        rest => format!("{} and {rest} more", shown.join(", ")),
    })
}

/// The parts of a sentence: words, and names that stood in backticks.
pub(super) fn parts(text: &str) -> impl Iterator<Item = (bool, &str)> {
    let parts = text.split('`').enumerate();
    parts
        .map(|(at, part)| (at % 2 == 1, part))
        .filter(|(_, part)| !part.is_empty())
}

//! What all forms of the report say in the same words.

use super::{Compared, Entry, Step};
use crate::diff::{Bearing, Which};

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

/// The same, from the folder of the document: a page has the whole path in its heading.
pub(super) fn near(compared: &Compared, entry: &Entry) -> Option<String> {
    let document = match entry.found.side {
        Which::Old => &compared.old,
        Which::New => &compared.new,
    };
    let folder = document.rfind('/').and_then(|slash| document.get(..=slash));
    let place = place(entry)?;
    let near = folder.and_then(|folder| place.strip_prefix(folder)).map(str::to_owned);
    Some(near.unwrap_or(place))
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

//! The cargo features that groups are behind, where that was asked for.

use std::collections::HashSet;

use super::{Choice, Lowering};
use crate::diagnostic::{Diagnostic, codes::choices::UNMATCHED_CHOICE, nearest};
use crate::ir::Group;
use crate::select::fits_name;

/// A cargo feature, and the tags whose operations are behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeatureGroup {
    /// The feature's name.
    pub name: String,
    /// The tags, in which `*` stands for any letters.
    pub tags: Vec<String>,
}

/// Features that the package of a single document has for other reasons.
const TAKEN: &[&str] = &[
    "blocking", "client", "default", "full", "http2", "reqwest", "tower", "tracing",
];

/// Gives every group the feature of its name in kebab-case, after `prefix`, which a vendor has in a project of several.
pub(super) fn assign(groups: &mut [Group], prefix: &str) {
    let mut taken: HashSet<String> = TAKEN.iter().map(|name| (*name).to_owned()).collect();
    for group in groups {
        let words = group.name.rust.bare().replace('_', "-");
        let words = words.trim_matches('-');
        let mut name = format!("{prefix}{}", if words.is_empty() { "group" } else { words });
        // The method has a name of its own, and a number where one was needed; what is left are names of ours.
        while !taken.insert(name.clone()) {
            name.push_str("-api");
        }
        group.feature = Some(name);
    }
}

/// Gives groups the features under which the configuration names them; the others are behind none.
pub(super) fn assign_named(groups: &mut [Group], lowering: &mut Lowering<'_, '_>) {
    let options = lowering.options;
    for feature in &options.feature_groups {
        for pattern in &feature.tags {
            behind(groups, &feature.name, pattern, lowering);
        }
    }
}

fn behind(groups: &mut [Group], feature: &str, pattern: &str, lowering: &mut Lowering<'_, '_>) {
    let fits = |group: &Group| fits_name(pattern, &group.name.wire);
    if !groups.iter().any(fits) {
        lowering.notes.push(unmatched(groups, pattern, lowering));
        return;
    }
    let mut changes = false;
    for group in groups.iter_mut().filter(|group| fits(group) && group.feature.is_none()) {
        group.feature = Some(feature.to_owned());
        changes = true;
    }
    let idle = (!changes).then_some("what it names is named by another entry");
    lowering.came(Choice::Feature, pattern, idle);
}

fn unmatched(groups: &[Group], pattern: &str, lowering: &Lowering<'_, '_>) -> Diagnostic {
    let place = lowering.options.places.get(&(Choice::Feature, pattern.to_owned()));
    let message = format!("`{pattern}` of `features` is no tag of the document");
    let finding = Diagnostic::new(&UNMATCHED_CHOICE, place.cloned(), message);
    let names: Vec<&str> = groups.iter().map(|group| group.name.wire.as_str()).collect();
    match nearest(pattern, &names) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help("operations without a tag are under the first word of their path"),
    }
}

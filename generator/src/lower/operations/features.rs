//! The cargo features that groups are behind, where that was asked for.

use std::collections::HashSet;

use crate::ir::Group;

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

//! What a document means for a project that was fetched and is not written yet.

use std::collections::BTreeMap;

use super::sides::{Side, compare};
use super::state::State;
use crate::config::VendorConfig;
use crate::diagnostic::Diagnostics;
use crate::diff;
use crate::diff::report::Compared;

/// Compares a vendor's document with what its files will say. Where it cannot be compared, only what is wrong with the old one
/// is told: of the new one whoever generates from it has more to say.
pub(in crate::cli) fn of_fetched(
    state: &State,
    vendor: &VendorConfig,
    given: &BTreeMap<String, String>,
) -> (Option<Compared>, Vec<Diagnostics>) {
    let at = state.document(vendor);
    let (old_name, new_name) = (at.name(), vendor.source.clone().unwrap_or_default());
    let side = |name: &str, given| Side::read(name, &at, state.choices(&vendor.name), given);
    let Ok(new) = side(&new_name, given) else {
        return (None, Vec::new());
    };
    if !at.is_there() {
        let found = diff::come(&new.version);
        let compared = Compared::new(("nothing", &new_name), &new.version, &new.version, found);
        return (Some(compared), Vec::new());
    }
    let mut notes = Diagnostics::new();
    let Ok(published) = state.published(&vendor.name, &mut notes) else {
        return (None, vec![notes]);
    };
    match side(&old_name, &BTreeMap::new()) {
        Ok(old) => {
            let (compared, [old, _]) = compare(old, new, &published);
            (compared, vec![old])
        }
        Err(notes) => (None, vec![*notes]),
    }
}

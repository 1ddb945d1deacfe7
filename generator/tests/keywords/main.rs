//! The support table of README.md: every keyword of the specifications, and what becomes of it.
//!
//! A claim says what a keyword comes to, and brings a snippet in which the keyword stands between `«` and `»`. The snippet
//! is generated with what stands there and without it; what differs has to bear the claim out. The table is printed from
//! the claims, so that it says nothing that was not shown.
#![allow(clippy::panic, clippy::expect_used, clippy::unwrap_used, reason = "a test may fail")]

mod claim;
mod evidence;
mod list;
mod place;
mod readme;
mod specification;
mod table;

use std::collections::BTreeSet;

/// Set to anything, the test writes the table into README.md instead of comparing it.
const UPDATE: &str = "UPDATE_README";

#[test]
fn every_claim_is_borne_out() {
    let mut faults = Vec::new();
    for (object, claim) in list::claims() {
        for version in claim.versions {
            if let Err(fault) = evidence::judge(&claim, *version) {
                faults.push(format!("{object} / {} in {version}: {fault}", claim.keyword));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} claims do not hold:\n\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn every_keyword_of_the_specifications_has_a_claim() {
    let mut claimed = BTreeSet::new();
    for (object, claim) in list::claims() {
        for version in claim.versions {
            let key = (object, claim.keyword, *version);
            assert!(claimed.insert(key), "{key:?} is claimed twice");
        }
    }
    let specified: BTreeSet<_> = specification::fields().collect();
    let missing: Vec<_> = specified.difference(&claimed).collect();
    let invented: Vec<_> = claimed.difference(&specified).collect();
    assert!(missing.is_empty(), "without a claim: {missing:#?}");
    assert!(invented.is_empty(), "in no specification: {invented:#?}");
}

#[test]
fn the_table_in_the_readme_is_this_one() {
    let table = table::markdown();
    if std::env::var_os(UPDATE).is_some() {
        return readme::replace(&table);
    }
    assert!(
        readme::section() == table,
        "the support table in README.md is not what the claims say; bring it up to date with\n\n    \
         {UPDATE}=1 cargo test -p specwright --test keywords\n"
    );
}

//! Changes that the configuration says not to count.

use std::time::{SystemTime, UNIX_EPOCH};

use super::state::State;
use crate::config::Suppression;
use crate::diagnostic::{Diagnostic, Diagnostics, codes::diff as codes};
use crate::diff::report::{Compared, Entry};
use crate::select::fits_path;

/// The suppressions of each vendor, and the findings about them.
pub(in crate::cli) struct Suppressions {
    vendors: Vec<(String, Vec<Suppression>)>,
    notes: Diagnostics,
}

impl Suppressions {
    /// Those of the project, if there is one.
    pub(in crate::cli) fn of(here: Option<&State>, strict: bool) -> Suppressions {
        let mut all = Suppressions {
            vendors: Vec::new(),
            notes: Diagnostics::new().strict(strict),
        };
        if let Some((vendors, said)) = here.map(State::said) {
            all.notes.add_file(said.clone());
            let vendors = vendors.iter();
            all.vendors = vendors
                .map(|vendor| (vendor.name.clone(), vendor.suppress.clone()))
                .collect();
        }
        all
    }

    /// Marks what does not count. What holds no more and what fits nothing is told.
    pub(in crate::cli) fn apply(&mut self, vendor: Option<&str>, compared: &mut Compared) {
        let today = today();
        for (name, suppressions) in &self.vendors {
            if vendor != Some(name.as_str()) {
                continue;
            }
            for suppression in suppressions {
                let expired = suppression.until.as_ref().is_some_and(|until| *until < today);
                let fitting = compared.entries.iter_mut().filter(|entry| fits(suppression, entry));
                let mut count = 0;
                for entry in fitting {
                    count += 1;
                    if !expired {
                        entry.suppressed = Some(suppression.reason.clone());
                    }
                }
                if let Some(finding) = finding(suppression, count, expired) {
                    self.notes.push(finding);
                }
            }
        }
    }

    pub(in crate::cli) fn notes(&self) -> &Diagnostics {
        &self.notes
    }
}

fn finding(it: &Suppression, count: usize, expired: bool) -> Option<Diagnostic> {
    let place = Some(it.place.clone());
    if expired {
        let until = it.until.as_deref().unwrap_or_default();
        let message = format!("this suppression of `{}` held until {until}", it.rule);
        let help = "decide again: move the day, or take the entry out";
        return Some(Diagnostic::new(&codes::EXPIRED, place, message).help(help));
    }
    (count == 0).then(|| {
        let message = format!("this suppression of `{}` fits no change", it.rule);
        let help = "take it out once the change is released, or correct `rule` and `at`";
        Diagnostic::new(&codes::FITS_NOTHING, place, message).help(help)
    })
}

fn fits(suppression: &Suppression, entry: &Entry) -> bool {
    let change = &entry.found.change;
    let spot = entry.spot.as_ref().map(|spot| spot.pointer.as_str());
    let pointers = [change.pointer.as_deref(), spot];
    let at = |pattern: &String| {
        pointers
            .into_iter()
            .flatten()
            .any(|pointer| fits_path(pattern, pointer))
    };
    change.rule.id == suppression.rule && suppression.at.as_ref().is_none_or(at)
}

/// The day, in the middle of the Atlantic: `2026-12-31`.
fn today() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    day(since.as_secs() / 86_400)
}

/// The day of that number since 1970, by the Gregorian calendar: years begin in March, so that leap days come last.
fn day(number: u64) -> String {
    let shifted = number + 719_468;
    let (era, of_era) = (shifted / 146_097, shifted % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_of_the_calendar() {
        let days = [
            (0, "1970-01-01"),
            (11_016, "2000-02-29"),
            (19_723, "2024-01-01"),
            (20_819, "2027-01-01"),
        ];
        for (number, text) in days {
            assert_eq!(day(number), text);
        }
    }
}

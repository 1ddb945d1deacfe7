//! Front matter: the YAML between two lines `---` at the top of a page.

use super::embedded::Embedded;
use super::sheet::Sheet;
use crate::diagnostic::Diagnostics;
use crate::load::Value;

/// What the front matter says, and where the page itself begins.
#[derive(Debug, Default)]
pub(super) struct Front {
    yaml: Option<Embedded>,
    /// The byte at which the page begins.
    pub(super) end: usize,
    /// The line on which the page begins.
    pub(super) line: usize,
}

impl Front {
    /// Reads the front matter of a page, if it has some.
    pub(super) fn read(sheet: &Sheet, notes: &mut Diagnostics) -> Front {
        let none = Front {
            line: 1,
            ..Front::default()
        };
        let text = &*sheet.text.text;
        let Some(rest) = text.strip_prefix("---\n") else {
            return none;
        };
        let Some(end) = closing(rest) else { return none };
        let yaml = rest.get(..end).unwrap_or_default();
        // An empty one says nothing.
        let said = yaml
            .lines()
            .any(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
        let after = rest
            .get(end..)
            .and_then(|rest| rest.find('\n'))
            .map_or(text.len(), |at| 4 + end + at + 1);
        Front {
            yaml: said.then(|| Embedded::read(yaml, 2, sheet, notes)).flatten(),
            end: after,
            line: text.get(..after).unwrap_or_default().matches('\n').count() + 1,
        }
    }

    /// A text of that name, and its line.
    pub(super) fn text(&self, key: &str) -> Option<(&str, usize)> {
        let yaml = self.yaml.as_ref()?;
        let text = yaml.value.get(key)?.as_str()?.trim();
        (!text.is_empty()).then(|| (text, yaml.line(&format!("/{key}"))))
    }

    /// Whatever stands under that name, and its line.
    pub(super) fn value(&self, key: &str) -> Option<(&Value, usize)> {
        let yaml = self.yaml.as_ref()?;
        Some((yaml.value.get(key)?, yaml.line(&format!("/{key}"))))
    }
}

/// The byte at which the line `---` begins that ends the front matter.
fn closing(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some(at);
        }
        at += line.len();
    }
    None
}

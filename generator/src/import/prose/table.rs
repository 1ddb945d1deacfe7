//! Fields in tables.

use super::fields::{Presence, field};
use crate::diagnostic::Diagnostics;
use crate::import::call::Field;
use crate::import::markdown::{self, Row};
use crate::import::sheet::Sheet;
use crate::import::types;

/// | Name | Type | Required | Description |
pub(super) fn fields(rows: &[Row], presence: Presence, sheet: &Sheet, notes: &mut Diagnostics) -> Vec<Field> {
    let Some((head, rows)) = rows.split_first() else {
        return Vec::new();
    };
    let column = |words: &[&str]| {
        head.cells.iter().position(|cell| {
            let cell = cell.plain.trim().to_lowercase();
            words.iter().any(|word| cell == *word)
        })
    };
    let Some(name) = column(&[
        "name",
        "field",
        "parameter",
        "attribute",
        "property",
        "key",
        "argument",
        "header",
    ]) else {
        return Vec::new();
    };
    let kind = column(&["type", "data type"]);
    let required = column(&["required", "required?", "mandatory", "presence"]);
    let default = column(&["default", "default value"]);
    let description = column(&["description", "details", "notes", "meaning"]);
    let mut fields = Vec::new();
    for row in rows {
        let cell = |at: Option<usize>| at.and_then(|at| row.cells.get(at));
        let Some(named) = cell(Some(name))
            .map(|cell| cell.plain.trim().trim_end_matches('*'))
            .filter(|name| !name.is_empty())
        else {
            continue;
        };
        let mut said = cell(kind).map(|cell| types::said(&cell.plain)).unwrap_or_default();
        if let Some(cell) = cell(required) {
            let word = cell.plain.trim().to_lowercase();
            said.required = Some(matches!(
                word.as_str(),
                "yes" | "true" | "required" | "✓" | "✅" | "x" | "mandatory"
            ));
        } else if said.required.is_none() {
            said.required = Some(presence == Presence::Required);
        }
        if let Some(cell) = cell(default)
            .map(|cell| cell.plain.trim())
            .filter(|text| !matches!(*text, "" | "-" | "–" | "—" | "none"))
        {
            said.default = Some(cell.to_owned());
        }
        let mut field = field(named, row.line, said, sheet, notes);
        if let Some(cell) = cell(description) {
            field.describe(&markdown::described(&cell.raw));
        }
        fields.push(field);
    }
    fields
}

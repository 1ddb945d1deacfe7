//! Fields with a heading each, and their type below: `type: string` | **required**.

use super::fields::{Presence, field};
use super::reader::Reader;
use super::section::Section;
use crate::import::call::Field;
use crate::import::markdown::{Block, Kind, Words};
use crate::import::types::{self, Said};

/// Whether words are `type: string` | **required**.
pub(super) fn is_kind(words: &Words) -> bool {
    kind(words).is_some()
}

/// What the block below a heading says of its type, if that is what it says.
pub(super) fn kind_line(block: &Block) -> Option<Said> {
    match &block.kind {
        Kind::Paragraph(words) => kind(words),
        _ => None,
    }
}

fn kind(words: &Words) -> Option<Said> {
    let text = words.plain.trim().trim_start_matches('|').trim();
    let lower = text.to_lowercase();
    let rest = ["type:", "type :", "type "]
        .iter()
        .find_map(|lead| lower.strip_prefix(lead))?;
    let from = text.len().checked_sub(rest.len())?;
    Some(types::said(text.get(from..).unwrap_or(rest)))
}

impl Reader<'_, '_> {
    /// #### name
    pub(super) fn field_heading(&mut self, level: u8, name: &str, line: usize, said: Said) {
        let name = name.trim_matches('`');
        let mut field = field(name, line, said, self.call.sheet, self.notes);
        if field.required || self.presence != Presence::Required {
            // What stands below the heading itself counts more than the section.
        } else {
            field.required = true;
        }
        // `address.city`, or a deeper heading, is a member.
        let owner = match name.rsplit_once('.') {
            Some((owner, last)) => {
                let owner = self.find(owner);
                // Without an owner it keeps its name, until all are known.
                if owner.is_some() {
                    last.clone_into(&mut field.name);
                }
                owner.or_else(|| self.above(level))
            }
            None => self.above(level),
        };
        let place = match owner {
            Some(owner) => {
                let mut place = owner;
                if let Some(above) = self.at(&place) {
                    above.members.push(field);
                    place.push(above.members.len() - 1);
                }
                place
            }
            None => {
                self.add(field);
                vec![self.fields().map_or(0, |fields| fields.len().saturating_sub(1))]
            }
        };
        self.field = Some((level, place.clone()));
        self.levels.truncate(place.len().saturating_sub(1));
        self.levels.push(level);
    }

    /// The field under which a heading of that level stands.
    fn above(&self, level: u8) -> Option<Vec<usize>> {
        let (_, place) = self.field.as_ref()?;
        let depth = self.levels.iter().take_while(|above| **above < level).count();
        (depth > 0).then(|| place.iter().take(depth).copied().collect())
    }

    fn find(&mut self, path: &str) -> Option<Vec<usize>> {
        let mut place = Vec::new();
        let mut fields: &[Field] = self.fields()?;
        for name in path.split('.') {
            let at = fields
                .iter()
                .position(|field| field.name == name.trim_end_matches("[]"))?;
            place.push(at);
            fields = &fields.get(at)?.members;
        }
        Some(place)
    }

    /// The fields of the section, as far as headings name them.
    fn fields(&mut self) -> Option<&mut Vec<Field>> {
        match &self.section {
            Section::Body | Section::Sample | Section::Intro | Section::Endpoint => Some(&mut self.call.body.fields),
            Section::Answer(_) | Section::AnswerExample => {
                self.call.answers.last_mut().map(|answer| &mut answer.fields)
            }
            Section::Parameters(_) | Section::Errors | Section::Other => None,
        }
    }

    fn at(&mut self, place: &[usize]) -> Option<&mut Field> {
        let (first, rest) = place.split_first()?;
        let mut field = match &self.section {
            Section::Parameters(_) => &mut self.call.parameters.last_mut()?.field,
            _ => self.fields()?.get_mut(*first)?,
        };
        for at in rest {
            field = field.members.get_mut(*at)?;
        }
        Some(field)
    }

    /// The field that the last heading named.
    pub(super) fn current(&mut self) -> Option<&mut Field> {
        let place = self.field.as_ref()?.1.clone();
        self.at(&place)
    }
}

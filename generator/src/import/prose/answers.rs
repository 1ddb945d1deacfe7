//! What comes back: sections, statuses in lists, examples.

use super::reader::Reader;
use super::section::Section;
use crate::import::call::Answer;
use crate::import::embedded::Embedded;
use crate::import::markdown::{self, Item, Kind, Row};

/// A status in a heading or an item: `201`, `4XX`.
pub(in crate::import) fn status(text: &str) -> Option<String> {
    text.split(|c: char| !c.is_ascii_alphanumeric()).find_map(|word| {
        let (class, rest) = word.split_at_checked(1)?;
        let known = matches!(class, "1" | "2" | "3" | "4" | "5") && rest.len() == 2;
        let digits = rest.bytes().all(|byte| byte.is_ascii_digit());
        (known && (digits || rest.eq_ignore_ascii_case("xx"))).then(|| word.to_uppercase())
    })
}

/// Whether an item begins with a status.
pub(super) fn is_status(item: &Item) -> bool {
    told(item).is_some()
}

/// The status with which an item begins, and what it says of it.
fn told(item: &Item) -> Option<(String, String)> {
    let Kind::Paragraph(words) = &item.blocks.first()?.kind else {
        return None;
    };
    let first = words.parts.first()?;
    let found = status(first.text.split([':', '-', '–', '—']).next()?)?;
    let raw = words.raw.trim_start_matches(['*', '`', '_']);
    // The reason phrase stands before the colon, or nothing does.
    let text = raw
        .split_once([':', '–', '—'])
        .map_or_else(|| raw.get(3..).unwrap_or_default(), |(_, text)| text);
    let text = text.trim_start_matches(['*', '`', '_', '-', ':', ' ']);
    Some((found, markdown::described(text)))
}

impl Reader<'_, '_> {
    pub(super) fn answer_heading(&mut self, status: Option<String>, line: usize) {
        self.call.announced.get_or_insert(line);
        if let Some(status) = status {
            self.untold = None;
            self.call.answers.push(Answer {
                status: Some(status),
                line,
                ..Answer::default()
            });
        }
    }

    /// The answer that is spoken of; where no status was given, one without.
    pub(super) fn answer(&mut self, line: usize) -> Option<&mut Answer> {
        if matches!(self.section, Section::Answer(Some(_))) {
            return self.call.answers.last_mut();
        }
        let told = self.call.answers.len();
        // An example below answers with their statuses belongs to the last of them.
        if matches!(self.section, Section::AnswerExample) && self.untold.is_none() && told == 1 {
            return self.call.answers.last_mut();
        }
        let at = *self.untold.get_or_insert(told);
        if at == told {
            self.call.answers.push(Answer {
                line,
                ..Answer::default()
            });
        }
        self.call.answers.get_mut(at)
    }

    pub(super) fn answer_text(&mut self, text: String, line: usize) {
        if let Some(answer) = self.answer(line) {
            answer.description.push((text, line));
        }
    }

    pub(super) fn answer_example(&mut self, text: &str, line: usize) {
        let Some(example) = Embedded::example(text, line, self.call.sheet, self.notes) else {
            return;
        };
        if self.section == Section::Errors {
            // Below a list of failures, it is what the last of them looks like.
            if let Some(last) = self.call.answers.last_mut().filter(|last| is_failure(last)) {
                if last.example.is_some() {
                    self.another(line);
                } else {
                    last.example = Some(example);
                }
            } else {
                self.call.answers.push(Answer {
                    status: Some("default".to_owned()),
                    line,
                    example: Some(example),
                    ..Answer::default()
                });
            }
            return;
        }
        match self.answer(line) {
            Some(answer) if answer.example.is_some() => self.another(line),
            Some(answer) => answer.example = Some(example),
            None => {}
        }
    }

    pub(super) fn status_item(&mut self, item: &Item) {
        let Some((status, text)) = told(item) else {
            self.not_a_field(item.line);
            return;
        };
        self.push_status(status, text, item.line);
    }

    pub(super) fn status_row(&mut self, row: &Row) {
        let mut cells = row.cells.iter();
        let Some(found) = cells.next().and_then(|cell| status(&cell.plain)) else {
            return;
        };
        let text = cells
            .last()
            .map(|cell| markdown::described(&cell.raw))
            .unwrap_or_default();
        self.push_status(found, text, row.line);
    }

    fn push_status(&mut self, status: String, text: String, line: usize) {
        let mut answer = Answer {
            status: Some(status),
            line,
            ..Answer::default()
        };
        if !text.is_empty() {
            answer.description.push((text, line));
        }
        self.call.answers.push(answer);
    }
}

fn is_failure(answer: &Answer) -> bool {
    answer
        .status
        .as_deref()
        .is_some_and(|status| status.starts_with(['4', '5']))
}

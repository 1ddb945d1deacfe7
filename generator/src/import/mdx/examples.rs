//! `<RequestExample>` and `<ResponseExample>`: code blocks, whose first line may say a status.

use super::tags::{Element, Node, dedented};
use super::{Answer, Kind, Reader, markdown};
use crate::import::embedded::Embedded;
use crate::import::prose::status;

impl Reader<'_, '_> {
    pub(super) fn request_example(&mut self, element: &Element) {
        for (info, text, line) in code(element) {
            let found = match is_json(&info) {
                true => Some((text, line)),
                false => sent(&text).map(|(body, lines)| (body, line + lines)),
            };
            let Some((text, line)) = found.filter(|_| self.call.body.example.is_none()) else {
                continue;
            };
            self.call.body.example = Embedded::example(&text, line, self.call.sheet, self.notes);
            self.call.body.line.get_or_insert(line);
        }
    }

    pub(super) fn response_example(&mut self, element: &Element) {
        for (info, text, line) in code(element) {
            if !is_json(&info) {
                continue;
            }
            let Some(example) = Embedded::example(&text, line, self.call.sheet, self.notes) else {
                continue;
            };
            let status = status(&info);
            let known = self.call.answers.iter_mut().find(|answer| answer.status == status);
            match known {
                Some(answer) => drop(answer.example.get_or_insert(example)),
                None => self.call.answers.push(Answer {
                    status,
                    line,
                    example: Some(example),
                    ..Answer::default()
                }),
            }
        }
    }
}

/// The code blocks inside of a component.
fn code(element: &Element) -> Vec<(String, String, usize)> {
    let mut found = Vec::new();
    for node in &element.inner {
        let Node::Text(text, line) = node else { continue };
        for block in markdown::blocks(&dedented(text), *line) {
            if let Kind::Code { info, text } = block.kind {
                found.push((info, text, block.line));
            }
        }
    }
    found
}

fn is_json(info: &str) -> bool {
    info.split([' ', ','])
        .next()
        .is_some_and(|word| word.eq_ignore_ascii_case("json"))
}

/// The body that a call of `curl` sends, and how many lines stand before it.
fn sent(text: &str) -> Option<(String, usize)> {
    let at = ["--data-raw '", "--data '", "--json '", "-d '"]
        .iter()
        .find_map(|mark| text.find(mark).map(|at| at + mark.len()))?;
    let rest = text.get(at..)?;
    let body = rest.get(..rest.find('\'')?)?;
    let lines = text.get(..at)?.matches('\n').count();
    body.trim_start()
        .starts_with(['{', '['])
        .then(|| (body.to_owned(), lines))
}

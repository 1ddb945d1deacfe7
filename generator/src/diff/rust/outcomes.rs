//! What a call comes to: successes and documented errors.

use super::side::Side;
use super::{Diff, rules};
use crate::ir::{Answer, ErrorShape, Ident, Operation, SuccessShape, Type};

/// One type, or an enum of answers.
enum Shape<'a> {
    /// As Rust takes it, and as it is shown.
    One(String, String),
    Several(&'a Ident, Vec<&'a Answer>),
}

impl Diff<'_> {
    pub(super) fn outcomes(&mut self, path: &str, old: &Operation, new: &Operation) {
        let (before, after) = (self.success(old, true), self.success(new, false));
        if let Some((was, is)) = self.shapes(old, &before, new, &after) {
            let text = format!("`{path}` came to `{was}` and comes to `{is}`");
            self.breaking(&rules::SUCCESS_CHANGED, path, Some(&new.origin), text);
        }
        let (before, after) = (errors(old), errors(new));
        if let Some((was, is)) = self.shapes(old, &before, new, &after) {
            let text = format!("the documented errors of `{path}` were `{was}` and are `{is}`");
            self.breaking(&rules::ERRORS_CHANGED, path, Some(&new.origin), text);
        }
    }

    /// What differs, unless both are enums, of which each variant is looked at.
    fn shapes(
        &mut self,
        old: &Operation,
        before: &Shape<'_>,
        new: &Operation,
        after: &Shape<'_>,
    ) -> Option<(String, String)> {
        match (before, after) {
            (Shape::One(before, _), Shape::One(after, _)) if before == after => None,
            (Shape::Several(name, before), Shape::Several(other, after)) if name == other => {
                self.answers(name, old, before, new, after);
                None
            }
            _ => Some((shown(before), shown(after))),
        }
    }

    fn answers(&mut self, owner: &Ident, old: &Operation, before: &[&Answer], new: &Operation, after: &[&Answer]) {
        for answer in before {
            let name = &answer.variant;
            match after.iter().find(|other| other.variant == *name) {
                None => self.variant_removed(owner, name, Some(&old.origin)),
                Some(other) => {
                    if self.read(answer) != response(other, &|ty| self.new.spelled(ty)) {
                        let was = response(answer, &|ty| self.old.shown(ty));
                        let is = response(other, &|ty| self.new.shown(ty));
                        self.variant_changed(owner, name, Some(&other.origin), &was, &is);
                    }
                }
            }
        }
        for answer in after {
            if !before.iter().any(|other| other.variant == answer.variant) {
                self.variant_added(owner, &answer.variant, Some(&new.origin), true);
            }
        }
    }

    fn success<'o>(&self, it: &'o Operation, is_old: bool) -> Shape<'o> {
        let side: &Side<'_> = if is_old { &self.old } else { &self.new };
        let answer = |number: &usize| it.answers.get(*number);
        match &it.success {
            SuccessShape::Several(name, numbers) => Shape::Several(name, numbers.iter().filter_map(answer).collect()),
            SuccessShape::One(number) => match answer(number) {
                Some(answer) if is_old => Shape::One(self.read(answer), response(answer, &|ty| side.shown(ty))),
                Some(answer) => Shape::One(
                    response(answer, &|ty| side.spelled(ty)),
                    response(answer, &|ty| side.shown(ty)),
                ),
                None => Shape::One(String::new(), String::new()),
            },
            SuccessShape::Undocumented => {
                let bytes = format!("Response<{}>", side.spelled(&Type::Bytes));
                Shape::One(bytes, "Response<Bytes>".to_owned())
            }
        }
    }

    /// An answer of the old side as it reads on the new one.
    fn read(&self, answer: &Answer) -> String {
        response(answer, &|ty| self.old.read_in(ty, &self.new))
    }
}

fn errors(it: &Operation) -> Shape<'_> {
    match &it.errors {
        ErrorShape::Undocumented => Shape::One("Undocumented".to_owned(), "Undocumented".to_owned()),
        ErrorShape::Enum(name, numbers) => {
            let answers = numbers.iter().filter_map(|number| it.answers.get(*number));
            Shape::Several(name, answers.collect())
        }
    }
}

fn shown(shape: &Shape<'_>) -> String {
    match shape {
        Shape::One(_, shown) => shown.clone(),
        Shape::Several(name, _) => name.to_string(),
    }
}

/// `Response<Customer, CustomerHeaders>`
fn response(answer: &Answer, spell: &dyn Fn(&Type) -> String) -> String {
    let body = spell(&answer.ty);
    match answer.headers {
        Some(id) => format!("Response<{body}, {}>", spell(&Type::Named(id))),
        None => format!("Response<{body}>"),
    }
}

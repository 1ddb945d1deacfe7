//! Fields in their form, once all of them are known.

use super::call::{Call, Field, Parameter};
use super::sheet::Sheet;
use super::types::Shape;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::load::Value;

/// Brings all that is sent and comes back into its form.
pub(super) fn settle(call: &mut Call<'_>, notes: &mut Diagnostics) {
    let mut twice = Vec::new();
    let is_form = call.body.media.as_deref().is_some_and(|media| media.contains("form"));
    if !is_form {
        unmarked(&mut call.body.fields);
    }
    call.body.fields = settled(std::mem::take(&mut call.body.fields), &mut twice);
    for answer in &mut call.answers {
        unmarked(&mut answer.fields);
        answer.fields = settled(std::mem::take(&mut answer.fields), &mut twice);
    }
    call.parameters = parameters(std::mem::take(&mut call.parameters), &mut twice);
    for one in &twice {
        notes.push(one.finding(call.sheet));
    }
}

/// A field that was there already, and is another here.
struct Twice {
    name: String,
    first: usize,
    line: usize,
}

impl Twice {
    fn finding(&self, sheet: &Sheet) -> Diagnostic {
        let message = format!("`{}` is described twice, and differently", self.name);
        Diagnostic::new(&codes::import::FIELD_TWICE, sheet.place(self.line), message)
            .label("this is left out")
            .related(sheet.place(self.first), "this one counts")
            .help("say on the page, or in the document, which of them is right")
    }
}

fn parameters(all: Vec<Parameter>, twice: &mut Vec<Twice>) -> Vec<Parameter> {
    let mut kept: Vec<Parameter> = Vec::new();
    for mut one in all {
        one.field.listed();
        let known = kept
            .iter_mut()
            .find(|known| known.place == one.place && known.field.name == one.field.name);
        match known {
            Some(known) => join(&mut known.field, one.field, twice),
            None => kept.push(one),
        }
    }
    kept
}

/// `tags[]` is a list that is called `tags`. In forms and queries, the brackets are sent.
fn unmarked(fields: &mut [Field]) {
    for field in fields {
        unmarked(&mut field.members);
        let Some(name) = field.name.strip_suffix("[]").filter(|name| !name.is_empty()) else {
            continue;
        };
        field.name = name.to_owned();
        if !matches!(field.shape, Shape::List(_)) {
            field.shape = Shape::List(Box::new(field.shape.clone()));
        }
    }
}

/// `address.city` is a member of `address`, and values that only the description lists are values.
fn settled(fields: Vec<Field>, twice: &mut Vec<Twice>) -> Vec<Field> {
    let mut all = Vec::new();
    for mut field in fields {
        field.members = settled(std::mem::take(&mut field.members), twice);
        field.listed();
        insert(&mut all, field, twice);
    }
    all
}

fn insert(fields: &mut Vec<Field>, mut field: Field, twice: &mut Vec<Twice>) {
    let split = field
        .name
        .split_once('.')
        .map(|(owner, last)| (owner.trim_end_matches("[]").to_owned(), last.to_owned()));
    let Some((owner, last)) = split.filter(|(owner, last)| !owner.is_empty() && !last.is_empty()) else {
        match fields.iter_mut().find(|known| known.name == field.name) {
            Some(known) => join(known, field, twice),
            None => fields.push(field),
        }
        return;
    };
    let at = fields.iter().position(|known| known.name == owner).unwrap_or_else(|| {
        let mut above = Field::new(owner.as_str(), field.line, Shape::Object);
        above.inferred = Some("It is known from the names of its members alone.".to_owned());
        fields.push(above);
        fields.len() - 1
    });
    if let Some(above) = fields.get_mut(at) {
        field.name = last;
        insert(&mut above.members, field, twice);
    }
}

/// The first counts; it takes the members of the second if it has none.
fn join(known: &mut Field, field: Field, twice: &mut Vec<Twice>) {
    // What only the names of its members told is described after all.
    if known.inferred.is_some() {
        let members = std::mem::replace(known, field).members;
        for member in members {
            insert(&mut known.members, member, twice);
        }
        return;
    }
    if contradict(known, &field) {
        twice.push(Twice {
            name: field.name.clone(),
            first: known.line,
            line: field.line,
        });
    }
    if known.members.is_empty() && known.shape == field.shape {
        known.members = field.members;
    }
}

/// Whether two descriptions of a field cannot both be so. What one leaves out, it does not deny.
fn contradict(a: &Field, b: &Field) -> bool {
    let differ = |a: &Option<Value>, b: &Option<Value>| a.is_some() && b.is_some() && a != b;
    (a.shape != b.shape && a.shape != Shape::Any && b.shape != Shape::Any)
        || (a.required, a.nullable) != (b.required, b.nullable)
        || differ(&a.default, &b.default)
        || (!a.values.is_empty() && !b.values.is_empty() && a.values != b.values)
}

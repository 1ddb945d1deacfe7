//! Fields in their form, once all of them are known.

use super::call::{Call, Field};
use super::types::Shape;

/// Brings all that is sent and comes back into its form.
pub(super) fn settle(call: &mut Call<'_>) {
    let is_form = call.body.media.as_deref().is_some_and(|media| media.contains("form"));
    if !is_form {
        unmarked(&mut call.body.fields);
    }
    call.body.fields = settled(std::mem::take(&mut call.body.fields));
    for answer in &mut call.answers {
        unmarked(&mut answer.fields);
        answer.fields = settled(std::mem::take(&mut answer.fields));
    }
    for parameter in &mut call.parameters {
        parameter.field.listed();
    }
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
fn settled(fields: Vec<Field>) -> Vec<Field> {
    let mut all = Vec::new();
    for mut field in fields {
        field.members = settled(std::mem::take(&mut field.members));
        field.listed();
        insert(&mut all, field);
    }
    all
}

fn insert(fields: &mut Vec<Field>, mut field: Field) {
    let split = field
        .name
        .split_once('.')
        .map(|(owner, last)| (owner.trim_end_matches("[]").to_owned(), last.to_owned()));
    let Some((owner, last)) = split.filter(|(owner, last)| !owner.is_empty() && !last.is_empty()) else {
        fields.push(field);
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
        insert(&mut above.members, field);
    }
}

//! The path and query of a call.

use super::api::Location;
use super::build_error::BuildError;
use super::draft::{Draft, Value};
use super::escape::{Escape, escape};
use super::operation::Operation;

/// The path and the query of a call, escaped. The query's secrets are not in it yet.
pub(super) fn target(draft: &Draft) -> Result<(String, String), BuildError> {
    let (template, fixed) = template(draft.operation);
    Ok((path(draft, template)?, query(draft, fixed)))
}

/// The templates of the path and of what the document writes behind `?`. A fragment is never sent; documents use it to tell
/// apart operations on one path.
pub(super) fn template(operation: &Operation) -> (&'static str, &'static str) {
    let path = operation.path.split('#').next().unwrap_or_default();
    path.split_once('?').unwrap_or((path, ""))
}

/// The path, segment by segment, so that a value stays within its own.
fn path(draft: &Draft, template: &str) -> Result<String, BuildError> {
    let mut path = String::with_capacity(template.len() + 64);
    for (number, part) in template.split('/').enumerate() {
        if number > 0 {
            path.push('/');
        }
        if part.contains('{') {
            segment(draft, part, &mut path)?;
        } else {
            path.push_str(part);
        }
    }
    Ok(path)
}

fn segment(draft: &Draft, template: &str, path: &mut String) -> Result<(), BuildError> {
    let start = path.len();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        path.push_str(before);
        path.push_str(value(draft, name)?);
        rest = after;
    }
    path.push_str(rest);
    let text = path.get(start..).unwrap_or_default();
    // Not even escaped are they longer.
    if text.len() > "%2e%2e".len() {
        return Ok(());
    }
    // URL parsers read these, escaped or not, as a way up the path; an empty segment often means the whole collection.
    match text.to_ascii_lowercase().replace("%2e", ".").as_str() {
        "" => Err(BuildError::new(format!("the path's `{template}` is empty"))),
        "." | ".." => Err(BuildError::new(format!(
            "the path's `{template}` is `{text}`, which changes the path"
        ))),
        _ => Ok(()),
    }
}

fn value<'a>(draft: &'a Draft, name: &str) -> Result<&'a str, BuildError> {
    let is = |number: usize| {
        draft
            .operation
            .parameters
            .get(number)
            .is_some_and(|p| p.location == Location::Path && p.name == name)
    };
    match draft.values.iter().find(|(number, _)| is(*number)) {
        Some((_, Value::Text(text))) => Ok(text),
        Some((_, Value::Pairs(_) | Value::Refused(_))) | None => {
            Err(BuildError::new(format!("the path's `{{{name}}}` has no value")))
        }
    }
}

/// The template's own pairs, then the parameters that it does not place.
fn query(draft: &Draft, template: &str) -> String {
    let (mut query, mut placed) = (String::new(), Vec::new());
    for pair in template.split('&').filter(|pair| !pair.is_empty()) {
        fill(draft, pair, &mut query, &mut placed);
    }
    for (number, pairs) in pairs(draft, Location::Query) {
        for (name, value) in pairs.iter().filter(|_| !placed.contains(&number)) {
            append(&mut query, name, value);
        }
    }
    for (name, value) in &draft.query {
        append_raw(&mut query, name, value);
    }
    query
}

/// Documents write `/sessions?key={key}`, and mean a parameter of the query by it. Without a value the pair is not sent; of
/// a list each item is.
fn fill(draft: &Draft, pair: &str, query: &mut String, placed: &mut Vec<usize>) {
    let braces = pair.split_once('{').and_then(|(before, rest)| {
        let (name, after) = rest.split_once('}')?;
        Some((before, name, after))
    });
    let Some((before, name, after)) = braces else {
        return join(query, pair);
    };
    let named = |(number, _): &&(usize, Value)| {
        let parameter = draft.operation.parameters.get(*number);
        parameter.is_some_and(|p| p.name == name && matches!(p.location, Location::Query | Location::Path))
    };
    // The last: those of the path come first, and one that is declared for the query is what is meant.
    match draft.values.iter().rfind(named) {
        Some((number, Value::Pairs(pairs))) => {
            placed.push(*number);
            pairs
                .iter()
                .for_each(|(_, value)| join(query, &format!("{before}{value}{after}")));
        }
        Some((_, Value::Text(text))) => join(query, &format!("{before}{text}{after}")),
        // Nothing is sent then.
        Some((_, Value::Refused(_))) | None => {}
    }
}

/// The values of the parameters in `location`, with their numbers.
pub(super) fn pairs(draft: &Draft, location: Location) -> impl Iterator<Item = (usize, &[(String, String)])> {
    draft.values.iter().filter_map(move |(number, value)| match value {
        Value::Pairs(pairs)
            if draft
                .operation
                .parameters
                .get(*number)
                .is_some_and(|p| p.location == location) =>
        {
            Some((*number, pairs.as_slice()))
        }
        Value::Pairs(_) | Value::Text(_) | Value::Refused(_) => None,
    })
}

/// Appends a pair that is escaped already.
fn append(query: &mut String, name: &str, value: &str) {
    join(query, name);
    query.push('=');
    query.push_str(value);
}

fn join(query: &mut String, pair: &str) {
    if !query.is_empty() {
        query.push('&');
    }
    query.push_str(pair);
}

/// Appends a pair that is not escaped yet.
pub(super) fn append_raw(query: &mut String, name: &str, value: &str) {
    let (mut escaped_name, mut escaped_value) = (String::new(), String::new());
    escape(name, Escape::Url, &mut escaped_name);
    escape(value, Escape::Url, &mut escaped_value);
    append(query, &escaped_name, &escaped_value);
}

#[cfg(test)]
mod tests {
    use super::target;
    use crate::View;
    use crate::client::draft::Draft;
    use crate::client::{Api, Builder, MockTransport, Operation, Parameter, Style, Verb};

    static API: Api = Api {
        title: "",
        version: "",
        servers: &[],
        schemes: &[],
    };
    static PARTS: Operation = Operation::new("op", Verb::Get, "/a{b}/{c}{d}/e?x=1#f").parameters(&[
        Parameter::path("b").style(Style::Matrix, false),
        Parameter::path("c"),
        Parameter::path("d"),
        Parameter::query("y").allow_reserved(),
        Parameter::query("z").allow_reserved(),
    ]);
    static PLACED: Operation = Operation::new("op", Verb::Get, "/e?x=1&k={key}&t={tags}&n={nobody}").parameters(&[
        Parameter::query("key"),
        Parameter::query("tags"),
        Parameter::query("y"),
    ]);
    static LOST: Operation = Operation::new("op", Verb::Get, "/{nobody}");

    fn target_of(operation: &'static Operation, values: &[&str]) -> Result<(String, String), String> {
        let mut builder = Builder::new(&API);
        builder.base_url("http://localhost");
        builder.transport(MockTransport::new());
        let core = builder.build().map_err(|error| error.to_string())?;
        let mut draft = Draft::new(core, operation);
        for (i, value) in values.iter().enumerate() {
            draft.put(i, View::Str(value));
        }
        target(&draft).map_err(|error| error.to_string())
    }

    #[test]
    fn a_template_may_have_values_and_words_in_one_segment_and_a_query() {
        assert_eq!(
            target_of(&PARTS, &["x/y", "..", "z", "a/b&c", "%2F"]),
            Ok(("/a;b=x%2Fy/..z/e".to_owned(), "x=1&y=a/b%26c&z=%2F".to_owned()))
        );
    }

    #[test]
    fn the_query_of_a_template_is_filled_as_well_and_what_has_no_value_is_left_out() {
        assert_eq!(
            target_of(&PLACED, &["a&b", "c", "d"]),
            Ok(("/e".to_owned(), "x=1&k=a%26b&t=c&y=d".to_owned()))
        );
        assert_eq!(target_of(&PLACED, &[]), Ok(("/e".to_owned(), "x=1".to_owned())));
    }

    #[test]
    fn two_values_cannot_make_a_way_up_together() {
        let error = "the path's `{c}{d}` is `..`, which changes the path";
        assert_eq!(target_of(&PARTS, &["x", ".", "."]), Err(error.to_owned()));
        assert_eq!(
            target_of(&LOST, &[]),
            Err("the path's `{nobody}` has no value".to_owned())
        );
    }
}

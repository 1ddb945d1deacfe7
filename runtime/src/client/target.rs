//! The path and query of a call.

use super::api::Location;
use super::build_error::BuildError;
use super::draft::{Draft, Value};
use super::escape::{Escape, escape};
use super::style::Pair;

/// The path and the query of a call, escaped, in one text.
pub(super) struct Target {
    text: String,
    /// Where the path ends.
    path: usize,
}

impl Target {
    /// The target of a call under the path of its server. The query's secrets are not in it yet.
    pub(super) fn new(draft: &Draft, root: &str) -> Result<Self, BuildError> {
        let (template, fixed) = draft.operation.template;
        let mut text = String::with_capacity(root.len() + template.len() + 64);
        text.push_str(root.trim_end_matches('/'));
        if !template.starts_with('/') {
            text.push('/');
        }
        path(draft, template, &mut text)?;
        let path = text.len();
        let mut target = Self { text, path };
        target.fill(draft, fixed);
        Ok(target)
    }

    #[cfg(test)]
    pub(super) fn of(path: &str, query: &str) -> Self {
        let mut target = Self {
            text: path.to_owned(),
            path: path.len(),
        };
        if !query.is_empty() {
            target.next().push_str(query);
        }
        target
    }

    /// All of it, as a request has it.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn path(&self) -> &str {
        self.text.get(..self.path).unwrap_or_default()
    }

    /// The query, without its `?`.
    pub(super) fn query(&self) -> Option<&str> {
        self.text.get(self.path + 1..)
    }

    /// Appends a pair that is not escaped yet.
    pub(super) fn push_raw(&mut self, name: &str, value: &str) {
        raw_pair(self.next(), name, value);
    }

    /// The text, where the next pair is to stand.
    fn next(&mut self) -> &mut String {
        let between = if self.text.len() == self.path { '?' } else { '&' };
        self.text.push(between);
        &mut self.text
    }

    /// The template's own pairs, then the parameters that it does not place.
    fn fill(&mut self, draft: &Draft, template: &str) {
        let mut placed = Vec::new();
        if !template.is_empty() {
            for pair in template.split('&').filter(|pair| !pair.is_empty()) {
                self.place(draft, pair, &mut placed);
            }
        }
        for (number, pairs) in pairs(draft, Location::Query) {
            for (name, value) in pairs.iter().filter(|_| !placed.contains(&number)) {
                let text = self.next();
                text.push_str(name);
                text.push('=');
                text.push_str(value);
            }
        }
        for (name, value) in &draft.own().query {
            self.push_raw(name, value);
        }
    }

    /// Documents write `/sessions?key={key}`, and mean a parameter of the query by it. Without a value the pair is not sent;
    /// of a list each item is.
    fn place(&mut self, draft: &Draft, pair: &str, placed: &mut Vec<usize>) {
        let braces = pair.split_once('{').and_then(|(before, rest)| {
            let (name, after) = rest.split_once('}')?;
            Some((before, name, after))
        });
        let Some((before, name, after)) = braces else {
            return self.next().push_str(pair);
        };
        let named = |(number, _): &&(usize, Value)| {
            let parameter = draft.operation.parameters.get(*number);
            parameter.is_some_and(|p| p.name == name && matches!(p.location, Location::Query | Location::Path))
        };
        let mut put = |value: &str| {
            let text = self.next();
            text.push_str(before);
            text.push_str(value);
            text.push_str(after);
        };
        // The last: those of the path come first, and one that is declared for the query is what is meant.
        match draft.values.iter().rfind(named) {
            Some((number, Value::Pairs(pairs))) => {
                placed.push(*number);
                pairs.iter().for_each(|(_, value)| put(value));
            }
            Some((_, Value::Text(text))) => put(text),
            // Nothing is sent then.
            Some((_, Value::Refused(_))) | None => {}
        }
    }
}

/// The path, segment by segment, so that a value stays within its own.
fn path(draft: &Draft, template: &str, path: &mut String) -> Result<(), BuildError> {
    if !template.contains('{') {
        path.push_str(template);
        return Ok(());
    }
    for (number, part) in template.split('/').enumerate() {
        if number > 0 {
            path.push('/');
        }
        if part.contains('{') {
            segment(draft, part, path)?;
        } else {
            path.push_str(part);
        }
    }
    Ok(())
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
    // Not even escaped are they longer, and without one of these they are none.
    if text.len() > "%2e%2e".len() || !(text.is_empty() || text.contains(['.', '%'])) {
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

/// The values of the parameters in `location`, with their numbers.
pub(super) fn pairs(draft: &Draft, location: Location) -> impl Iterator<Item = (usize, &[Pair<'static>])> {
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

/// Appends a pair that is not escaped yet, without what stands between pairs.
pub(super) fn raw_pair(to: &mut String, name: &str, value: &str) {
    escape(name, Escape::Url, to);
    to.push('=');
    escape(value, Escape::Url, to);
}

#[cfg(test)]
mod tests {
    use super::Target;
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
        under("/", operation, values)
    }

    fn under(root: &str, operation: &'static Operation, values: &[&str]) -> Result<(String, String), String> {
        let mut builder = Builder::new(&API);
        builder.base_url("http://localhost");
        builder.transport(MockTransport::new());
        let core = builder.build().map_err(|error| error.to_string())?;
        let mut draft = Draft::new(core, operation);
        for (i, value) in values.iter().enumerate() {
            draft.put(i, View::Str(value));
        }
        let target = Target::new(&draft, root).map_err(|error| error.to_string())?;
        Ok((target.path().to_owned(), target.query().unwrap_or_default().to_owned()))
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
    fn prefixes_are_kept() {
        static LIST: Operation = Operation::new("op", Verb::Get, "/customers");
        static SLASHED: Operation = Operation::new("op", Verb::Get, "/customers/");
        static ROOT: Operation = Operation::new("op", Verb::Get, "/");
        static BARE: Operation = Operation::new("op", Verb::Get, "y");
        for (root, operation, expected) in [
            ("/api/v2", &LIST, "/api/v2/customers"),
            ("/api/v2/", &SLASHED, "/api/v2/customers/"),
            ("/", &ROOT, "/"),
            ("/x", &BARE, "/x/y"),
        ] {
            assert_eq!(under(root, operation, &[]), Ok((expected.to_owned(), String::new())));
        }
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

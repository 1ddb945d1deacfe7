//! Whether a path is one that a template stands for.

use super::super::escape::unescaped;
use super::super::mock::MockRequest;
use super::super::operation::Operation;

/// Whether a request asks for the operation by method, path and what the template has of a query.
pub(super) fn matches(operation: &Operation, request: &MockRequest) -> bool {
    let fixed = operation.template.1;
    let mut wanted = url::form_urlencoded::parse(fixed.as_bytes());
    let has = |(name, value): (std::borrow::Cow<'_, str>, std::borrow::Cow<'_, str>)| {
        request
            .url
            .query_pairs()
            .any(|pair| pair == (name.clone(), value.clone()))
    };
    operation.verb.as_str() == request.method.as_str()
        && captured(operation, request.url.path()).is_some()
        && wanted.all(has)
}

/// How many segments of the template are no parameter: the more, the better it tells what is meant.
pub(super) fn exactness(operation: &Operation) -> usize {
    let segments = operation.template.0.split('/');
    segments.filter(|segment| !segment.contains('{')).count()
}

/// The path's parameters and their values, without escapes; nothing if the path is another.
pub(super) fn captured(operation: &Operation, path: &str) -> Option<Vec<(&'static str, String)>> {
    let mut found = Vec::new();
    let mut segments = path.trim_start_matches('/').split('/');
    let mut wanted = operation.template.0.trim_start_matches('/').split('/').peekable();
    while let Some(template) = wanted.next() {
        let first = segments.next()?;
        // A value with slashes in it is possible (`allowReserved`); the last parameter takes what is left.
        let rest: Vec<&str> = match wanted.peek() {
            None if template.starts_with('{') && template.ends_with('}') => segments.by_ref().collect(),
            _ => Vec::new(),
        };
        let text = std::iter::once(first).chain(rest).collect::<Vec<_>>().join("/");
        segment(template, &text, &mut found)?;
    }
    segments.next().is_none().then_some(found)
}

/// One segment against its template: texts and parameters in turn.
fn segment(mut template: &'static str, text: &str, found: &mut Vec<(&'static str, String)>) -> Option<()> {
    let mut text = text;
    while let Some((before, after)) = template.split_once('{') {
        text = text.strip_prefix(before)?;
        let (name, after) = after.split_once('}')?;
        let until = after.split('{').next().unwrap_or_default();
        // Of two parameters without anything between them nobody can tell where the first ends.
        let end = if until.is_empty() {
            text.len()
        } else if after.contains('{') {
            text.find(until)?
        } else {
            text.strip_suffix(until)?.len()
        };
        let (value, rest) = text.split_at_checked(end)?;
        if value.is_empty() {
            return None;
        }
        found.push((name, unescaped(value)));
        text = rest;
        template = after;
    }
    (unescaped(text) == unescaped(template)).then_some(())
}

#[cfg(test)]
mod tests {
    use super::captured;
    use crate::client::{Operation, Verb};

    fn values(path: &'static str, asked: &str) -> Option<Vec<String>> {
        let operation = Operation::new("op", Verb::Get, path);
        captured(&operation, asked).map(|found| found.into_iter().map(|(_, value)| value).collect())
    }

    #[test]
    fn paths_are_taken_apart_as_templates_say() {
        assert_eq!(values("/a/{id}", "/a/x%2Fy%20z"), Some(vec!["x/y z".to_owned()]));
        assert_eq!(values("/a/{id}", "/a/"), None);
        assert_eq!(values("/a/{id}/b", "/a/1/c"), None);
        assert_eq!(values("/a/{id}/b", "/a/1/b"), Some(vec!["1".to_owned()]));
        assert_eq!(
            values("/a/{x}.{y}", "/a/1.json"),
            Some(vec!["1".to_owned(), "json".to_owned()])
        );
        assert_eq!(values("/a/{x}:cancel", "/a/1:cancel"), Some(vec!["1".to_owned()]));
        assert_eq!(values("/file/{path}", "/file/a/b"), Some(vec!["a/b".to_owned()]));
        assert_eq!(values("/é", "/%C3%A9"), Some(vec![]));
        assert_eq!(values("/", "/"), Some(vec![]));
    }
}

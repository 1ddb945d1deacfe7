//! What the vendor says about an error, in one line.

use crate::{Json, decode};

/// Longer than this is no message but a document.
const LONGEST: usize = 200;

/// Where APIs put their message, best first; each may also be an object that holds one.
const MESSAGES: &[&str] = &[
    "message",
    "error_description",
    "detail",
    "error",
    "title",
    "description",
    "reason",
];

/// The message in the body of an error: a text, or the usual member of a JSON object. Secrets of the request that the
/// server repeats ("unknown key sk_…") are masked.
pub(super) fn said(body: &[u8], secrets: &[String]) -> Option<String> {
    let text = std::str::from_utf8(body).ok()?.trim();
    let message = match text.as_bytes().first()? {
        b'{' | b'[' | b'"' => {
            let mut json = Json::Null;
            decode(body, &mut json).ok()?;
            message(&json, 3)?
        }
        b'<' => return None,
        _ => text.to_owned(),
    };
    let mut line: String = message.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    for secret in secrets {
        line = line.replace(secret.as_str(), "…");
    }
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => Some(format!("{}…", &line[..end])),
        None => (!line.is_empty()).then_some(line),
    }
}

fn message(json: &Json, depth: usize) -> Option<String> {
    match json {
        Json::String(text) => Some(text.clone()),
        Json::Object(members) if depth > 0 => MESSAGES
            .iter()
            .find_map(|name| members.get(*name).and_then(|value| message(value, depth - 1))),
        Json::Array(items) if depth > 0 => items.first().and_then(|item| message(item, depth - 1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::said;

    fn line(body: &str) -> Option<String> {
        said(body.as_bytes(), &["sk_live_1".to_owned()])
    }

    #[test]
    fn messages_are_found_where_apis_put_them() {
        assert_eq!(line("Too many requests.\n").as_deref(), Some("Too many requests."));
        assert_eq!(
            line(r#"{"error":{"code":1,"message":"No such\ncustomer"}}"#).as_deref(),
            Some("No such customer")
        );
        assert_eq!(
            line(r#"{"error":"invalid_grant","error_description":"expired"}"#).as_deref(),
            Some("expired")
        );
        assert_eq!(line(r#"[{"message":"first"}]"#).as_deref(), Some("first"));
        assert_eq!(line("<html>Bad Gateway</html>"), None);
        assert_eq!(line(r#"{"code":1}"#), None);
        assert_eq!(line(""), None);
    }

    #[test]
    fn secrets_that_come_back_are_masked() {
        assert_eq!(line("unknown key sk_live_1!").as_deref(), Some("unknown key …!"));
    }
}

//! A request as a command line, for a colleague or a support ticket.

use std::fmt::Write as _;

use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderName, Method};

use super::request::Request;

/// What stands for a secret.
const MASK: &str = "…";

/// Words in the names of headers whose values are secret, however they got there.
const SECRET_WORDS: &[&str] = &[
    "auth",
    "cookie",
    "credential",
    "key",
    "password",
    "secret",
    "signature",
    "token",
];

/// The command that sends the request, with what is secret masked.
pub(super) fn command(request: &Request) -> String {
    let mut line = String::from("curl");
    if request.method != Method::GET {
        let _ = write!(line, " -X {}", request.method);
    }
    let _ = write!(line, " {}", quoted(&request.shown_url()));
    for (name, value) in &request.headers {
        let value = match value.to_str() {
            Ok(value) if !is_secret(request, name) => value,
            _ => MASK,
        };
        let _ = write!(line, " \\\n  -H {}", quoted(&format!("{name}: {value}")));
    }
    if request.source.is_some() {
        line.push_str(" \\\n  --data-binary @body # a stream");
    } else if let Some(body) = request.body.as_ref().filter(|body| !body.is_empty()) {
        let _ = match shown_body(request, body) {
            Some(text) => write!(line, " \\\n  --data-raw {}", quoted(&text)),
            // The body has to be there under this name first.
            None => write!(line, " \\\n  --data-binary @body # {} bytes", body.len()),
        };
    }
    line
}

fn is_secret(request: &Request, name: &HeaderName) -> bool {
    if *name == ACCEPT || *name == CONTENT_TYPE {
        return false;
    }
    let sensitive = request
        .headers
        .get_all(name)
        .iter()
        .any(http::HeaderValue::is_sensitive);
    // An idempotency key opens nothing.
    let named = SECRET_WORDS.iter().any(|word| name.as_str().contains(word)) && name.as_str() != "idempotency-key";
    sensitive || named
}

/// The body, if it is a text that is known not to hold secrets, or without them.
fn shown_body(request: &Request, body: &[u8]) -> Option<String> {
    let mut text = std::str::from_utf8(body).ok()?.to_owned();
    for secret in request.body_secrets.as_ref()? {
        text = text.replace(secret.as_str(), MASK);
    }
    // curl reads a file where the text begins with `@` only in `--data`; a NUL ends any argument.
    (!text.contains('\0')).then_some(text)
}

/// An argument, as a POSIX shell takes it.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_shell_takes_an_argument_as_it_is() {
        assert_eq!(quoted("it's $5"), r"'it'\''s $5'");
    }
}

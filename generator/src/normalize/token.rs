//! Names that HTTP carries: of headers and cookies, and media types.

use super::context::Context;
use crate::diagnostic::{Diagnostic, Place, Severity, codes};

impl Context<'_> {
    /// The name of a header as it can be sent, or nothing, reported; then `what` is left out.
    pub(super) fn header_name(&mut self, name: &str, what: &str, place: impl FnOnce() -> Place) -> Option<String> {
        if is_token(name) {
            return Some(name.to_owned());
        }
        let trimmed = Some(name.trim()).filter(|name| is_token(name)).map(str::to_owned);
        let done = match &trimmed {
            Some(name) => format!("it is read as `{name}`"),
            None => format!("{what}{} is left out", self.of_operation()),
        };
        let message = format!("`{}` cannot be the name of a header; {done}", name.escape_debug());
        let finding = Diagnostic::new(&codes::normalize::HEADER_NAME, place(), message);
        self.push(finding.help("letters and digits of ASCII and ``!#$%&'*+-.^_`|~`` may stand in it"));
        trimmed
    }

    /// Reports the name of a cookie that is not sent as it stands.
    pub(super) fn cookie_name(&mut self, name: &str, place: impl FnOnce() -> Place) {
        if !is_token(name) {
            let message = format!(
                "`{}` cannot be the name of a cookie; it is percent-encoded",
                name.escape_debug()
            );
            let finding = Diagnostic::new(&codes::normalize::HEADER_NAME, place(), message);
            self.push(finding.severity(Severity::Note));
        }
    }

    /// Reports a key of `content` that is no media type.
    pub(super) fn media_type_name(&mut self, name: &str, place: impl FnOnce() -> Place) {
        if !is_media_type(name) {
            let message = format!(
                "`{}`{} is no media type; it is used as it is",
                name.escape_debug(),
                self.of_operation()
            );
            let finding = Diagnostic::new(&codes::normalize::NOT_A_MEDIA_TYPE, place(), message);
            self.push(finding.help("a media type looks like `application/json`"));
        }
    }
}

/// Whether two nodes' names are one header's.
pub(super) fn folded(name: &str) -> String {
    name.trim().to_ascii_lowercase()
}

/// A token of RFC 9110.
pub(super) fn is_token(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(allowed)
}

// Parameters follow a `;`; whoever reads them may say what is wrong with them.
fn is_media_type(text: &str) -> bool {
    let essence = text.split(';').next().unwrap_or_default().trim();
    essence
        .split_once('/')
        .is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
}

#[cfg(test)]
mod tests {
    use super::{is_media_type, is_token};

    #[test]
    fn names_are_tokens_and_media_types_two_of_them() {
        assert!(is_token("X-Acme_Key") && !is_token("Bad[Header]") && !is_token("X-A ") && !is_token(""));
        for name in [
            "application/json",
            "*/*",
            "text/csv; charset=utf-8",
            "application/vnd.acme.v1+json",
        ] {
            assert!(is_media_type(name), "{name}");
        }
        for name in [
            ";",
            "json",
            "application/",
            "application/json/x",
            "application/json, text/csv",
        ] {
            assert!(!is_media_type(name), "{name}");
        }
    }
}

//! URLs that a document mentions.

use super::context::Context;
use super::cursor::Node;
use crate::diagnostic::codes;

impl Context<'_> {
    /// A text that should be a URL. It is kept as it is; one that leads nowhere is reported.
    pub(super) fn url(&mut self, node: &Node<'_>) -> Option<String> {
        let text = self.text(node)?;
        if !text.is_empty() && !is_url(&text) {
            let keyword = node.key().unwrap_or_default();
            let message = format!("`{keyword}: {}` is no URL", text.escape_debug());
            let help = "a URL begins with `https://`, or with `/` where it is relative to the server";
            self.report_with_help(&codes::normalize::NOT_A_URL, node, message, help);
        }
        Some(text)
    }
}

/// Judged by how it begins: what a URL may contain is for those who follow it to say.
fn is_url(text: &str) -> bool {
    let text = text.trim();
    let scheme = text.split_once(':').map_or("", |(scheme, _)| scheme);
    let absolute = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    (absolute || text.starts_with(['/', '.', '{', '?', '#'])) && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::is_url;

    #[test]
    fn urls_begin_with_a_scheme_or_say_that_they_are_relative() {
        for url in [
            "https://acme.dev/a",
            "mailto:a@acme.dev",
            "/token",
            "../token",
            "{base}/token",
            "?a=b",
        ] {
            assert!(is_url(url), "{url}");
        }
        for text in ["-", "acme.dev/token", "https://acme.dev/a b", "ask us"] {
            assert!(!is_url(text), "{text}");
        }
    }
}

//! Why a client or a request could not be built.

use std::fmt;

use crate::Invalid;

/// Why a client or a request could not be built. Nothing was sent.
///
/// ```
/// # use specwright_runtime::client::{Api, Builder};
/// static API: Api = Api { title: "Pets", version: "1.0", servers: &[], schemes: &[] };
/// let error = Builder::new(&API).build().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "no base URL: the document names no server; call `.base_url(..)` on the client builder"
/// );
/// ```
#[derive(Clone, Debug)]
pub struct BuildError {
    message: String,
    invalid: Option<Invalid>,
}

impl BuildError {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            invalid: None,
        }
    }

    pub(super) fn invalid(what: &str, invalid: Invalid) -> Self {
        let lines = invalid.to_string().lines().collect::<Vec<_>>().join("; ");
        Self {
            message: format!("{what} is not valid: {lines}"),
            invalid: Some(invalid),
        }
    }

    /// The rules of the document that the request breaks, if it was validated and breaks any.
    pub fn violations(&self) -> Option<&Invalid> {
        self.invalid.as_ref()
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.invalid.as_ref().map(|invalid| invalid as _)
    }
}

/// The setter of the generated client builder that fills what the document calls `name`.
pub(super) fn setter(name: &str) -> String {
    let mut snake = String::new();
    let mut before = '_';
    let mut letters = name.chars().peekable();
    while let Some(letter) = letters.next() {
        let starts = letter.is_uppercase()
            && (before.is_lowercase() || before.is_numeric() || letters.peek().is_some_and(|next| next.is_lowercase()));
        if (!letter.is_alphanumeric() || starts) && !snake.is_empty() && !snake.ends_with('_') {
            snake.push('_');
        }
        if letter.is_alphanumeric() {
            snake.extend(letter.to_lowercase());
        }
        before = letter;
    }
    format!("`.{}(..)`", snake.trim_end_matches('_'))
}

#[cfg(test)]
mod tests {
    use super::setter;

    #[test]
    fn setters_are_named_as_the_generator_names_them() {
        for (name, expected) in [
            ("AccessKeyId", "`.access_key_id(..)`"),
            ("APIKey", "`.api_key(..)`"),
            ("primary-domain", "`.primary_domain(..)`"),
            ("oauth2 (token)", "`.oauth2_token(..)`"),
            ("X-Access-Key-Id", "`.x_access_key_id(..)`"),
        ] {
            assert_eq!(setter(name), expected);
        }
    }
}

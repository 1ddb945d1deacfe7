//! Headers: names and values that a message can carry.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderName, HeaderValue};

use super::build_error::BuildError;

/// Headers that frame a message. Set by hand they could split one request into two.
const FRAMING: &[&str] = &["connection", "content-length", "host", "transfer-encoding", "upgrade"];

/// Sets a header, in place of any of that name: nothing that would end it, and none that frames the message. A secret
/// one never shows in `Debug`.
pub(super) fn set(headers: &mut HeaderMap, name: &str, value: &str, secret: bool) -> Result<(), BuildError> {
    let bad = |why: &str| BuildError::new(format!("header `{}` {why}", name.escape_debug()));
    let parsed = HeaderName::from_bytes(name.as_bytes()).map_err(|_| bad("has no valid name"))?;
    if FRAMING.contains(&parsed.as_str()) {
        return Err(bad("is the transport's to set"));
    }
    // Blanks at the ends are no part of a value, and would be gone on the other side.
    if value.trim_matches([' ', '\t']) != value {
        return Err(bad("begins or ends with a blank in its value"));
    }
    let mut value = HeaderValue::from_bytes(value.as_bytes())
        .map_err(|_| bad("has a line break or another control character in its value"))?;
    value.set_sensitive(secret);
    headers
        .try_insert(parsed, value)
        .map(drop)
        .map_err(|_| bad("is one too many"))
}

/// Sets a header to a text of the document, which nobody has to copy if it can be a value at all.
pub(super) fn set_static(headers: &mut HeaderMap, name: HeaderName, value: &'static str) -> Result<(), BuildError> {
    match HeaderValue::from_maybe_shared(Bytes::from_static(value.as_bytes())) {
        Ok(whole) if value.trim_matches([' ', '\t']) == value => {
            headers.insert(name, whole);
            Ok(())
        }
        // It says what is wrong.
        _ => set(headers, name.as_str(), value, false),
    }
}

/// `Content-Type`; empty where there is none, or it is no text.
pub(super) fn content_type(headers: &HeaderMap) -> &str {
    let value = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    value.unwrap_or_default()
}

/// The words of the headers that are secret: `Bearer` and `Basic` are no secret, what follows them is.
pub(super) fn secret_words(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    let secret = headers.values().filter(|value| value.is_sensitive());
    let texts = secret.filter_map(|value| value.to_str().ok());
    texts.flat_map(|text| text.split([' ', ';', '=']))
}

#[cfg(test)]
mod tests {
    use http::HeaderMap;

    use super::set;

    fn pair(name: &str, value: &str) -> Result<(), String> {
        set(&mut HeaderMap::new(), name, value, false).map_err(|error| error.to_string())
    }

    #[test]
    fn a_value_cannot_end_its_header() {
        for value in ["a\r\nX-Evil: 1", "a\nb", "a\0b", "a\rb"] {
            let error = pair("X-Trace", value);
            assert_eq!(
                error,
                Err("header `X-Trace` has a line break or another control character in its value".to_owned())
            );
        }
        assert!(pair("X-Trace", "Zürich").is_ok());
        let blank = "header `X-Trace` begins or ends with a blank in its value";
        assert_eq!(pair("X-Trace", "a "), Err(blank.to_owned()));
        assert!(pair("X Trace", "a").is_err());
        assert!(pair("Content-Length", "1").is_err());
    }
}

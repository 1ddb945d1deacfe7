//! What of an exchange is never written.

use super::super::form::is_json;
use super::super::header::secret_words;
use super::super::transport::TransportRequest;
use crate::Json;

/// What stands in the place of a secret. A token that is played back has to fit into a header.
pub(super) const MASK: &str = "***";

/// Members of bodies, fields of forms and query parameters that are secret by their names.
const NAMES: &[&str] = &[
    "access_token",
    "api_key",
    "apikey",
    "assertion",
    "auth_token",
    "client_assertion",
    "client_secret",
    "id_token",
    "passphrase",
    "password",
    "private_key",
    "refresh_token",
    "secret",
    "secret_key",
];

/// Query parameters that are secret by their names besides.
const QUERY: &[&str] = &["auth", "code", "key", "sig", "signature", "token"];

/// Words in the names of headers whose values are secret.
const HEADERS: &[&str] = &[
    "authorization",
    "cookie",
    "credential",
    "password",
    "secret",
    "signature",
    "api-key",
    "apikey",
];

/// The texts in a request that are secret.
pub(super) fn secrets(request: &TransportRequest) -> Vec<String> {
    let tokens = secret_words(&request.headers).filter(|text| text.len() >= 6 && *text != "Bearer");
    request
        .secrets
        .iter()
        .cloned()
        .chain(tokens.map(str::to_owned))
        .collect()
}

pub(super) fn is_secret_header(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    HEADERS.iter().any(|word| name.contains(word)) || name.ends_with("-token") || name.ends_with("auth")
}

fn is_secret(name: &str) -> bool {
    let name = name.replace('-', "_").to_ascii_lowercase();
    // `card[secret]`
    let last = name.trim_end_matches(']').rsplit('[').next().unwrap_or_default();
    NAMES.contains(&last)
}

/// A pair of a form.
fn field(name: String, value: String, secrets: &[String]) -> (String, String) {
    match is_secret(&name) || secrets.contains(&value) {
        true => (name, MASK.to_owned()),
        false => (name, value),
    }
}

/// A pair of a query or a form.
pub(super) fn pair(name: String, value: String, secrets: &[String]) -> (String, String) {
    match QUERY.contains(&name.to_ascii_lowercase().as_str()) {
        true => (name, MASK.to_owned()),
        false => field(name, value, secrets),
    }
}

/// The address.
pub(super) fn url(url: &mut url::Url, secrets: &[String]) {
    if url.query().is_none() {
        return;
    }
    let pairs: Vec<(String, String)> = url
        .query_pairs()
        .into_owned()
        .map(|(k, v)| pair(k, v, secrets))
        .collect();
    url.query_pairs_mut().clear().extend_pairs(pairs);
}

/// A body, by what it is.
pub(super) fn body(media: &str, body: &[u8], secrets: &[String]) -> Vec<u8> {
    if media.starts_with("application/x-www-form-urlencoded") {
        let pairs = url::form_urlencoded::parse(body).into_owned();
        let pairs = pairs.map(|(name, value)| pair(name, value, secrets));
        return url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(pairs)
            .finish()
            .into_bytes();
    }
    if is_json(media)
        && let Ok(mut read) = serde_json::from_slice::<Json>(body)
    {
        // What has no secrets stays as it came, digit by digit.
        return match json(&mut read, secrets) {
            true => serde_json::to_vec(&read).unwrap_or_default(),
            false => body.to_vec(),
        };
    }
    match std::str::from_utf8(body) {
        Ok(text) => texts(text, secrets).unwrap_or_else(|| text.to_owned()).into_bytes(),
        Err(_) => body.to_vec(),
    }
}

/// Masks the members that are secret by their names and the texts that hold a secret; whether there were any.
pub(super) fn json(value: &mut Json, secrets: &[String]) -> bool {
    match value {
        Json::String(text) => match texts(text, secrets) {
            Some(masked) => {
                *text = masked;
                true
            }
            None => false,
        },
        Json::Array(items) => items.iter_mut().fold(false, |any, item| json(item, secrets) | any),
        Json::Object(members) => members.iter_mut().fold(false, |any, (name, member)| {
            if is_secret(name) && member.is_string() {
                *member = Json::String(MASK.to_owned());
                return true;
            }
            json(member, secrets) | any
        }),
        Json::Null | Json::Bool(_) | Json::Number(_) => false,
    }
}

/// A text without the secrets in it. A short one is masked only where it is all of it: letters are in every word.
fn texts(text: &str, secrets: &[String]) -> Option<String> {
    let mut masked = text.to_owned();
    for secret in secrets.iter().filter(|secret| !secret.is_empty()) {
        if secret.len() >= 6 {
            masked = masked.replace(secret.as_str(), MASK);
        } else if masked == *secret {
            masked = MASK.to_owned();
        }
    }
    (masked != text).then_some(masked)
}

#[cfg(test)]
mod tests {
    use super::{body, url};

    fn masked(media: &str, text: &str) -> String {
        String::from_utf8(body(
            media,
            text.as_bytes(),
            &["s3cret-4711".to_owned(), "k".to_owned()],
        ))
        .unwrap_or_default()
    }

    #[test]
    fn secrets_are_masked_by_name_and_by_what_they_are() {
        let json = "application/json; charset=utf-8";
        assert_eq!(masked(json, r#"{"a": 1.0}"#), r#"{"a": 1.0}"#);
        assert_eq!(
            masked(json, r#"{"a":["x s3cret-4711",{"password":"p"}],"b":"k","c":"kk"}"#),
            r#"{"a":["x ***",{"password":"***"}],"b":"***","c":"kk"}"#
        );
        assert_eq!(
            masked(
                "application/x-www-form-urlencoded",
                "client_secret=a%26b&x=k&card[password]=1&y=1"
            ),
            "client_secret=***&x=***&card%5Bpassword%5D=***&y=1"
        );
        assert_eq!(masked("text/plain", "it is s3cret-4711 ok"), "it is *** ok");
    }

    #[test]
    fn an_address_keeps_what_is_not_secret() {
        let mut address: url::Url = match "https://h/p?key=1&page=2&q=s3cret-4711".parse() {
            Ok(address) => address,
            Err(_) => return,
        };
        url(&mut address, &["s3cret-4711".to_owned()]);
        assert_eq!(address.as_str(), "https://h/p?key=***&page=2&q=***");
    }
}

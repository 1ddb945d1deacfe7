//! One exchange, as it is kept and compared.

use url::Url;

use super::super::form::is_json;
use super::mask;
use crate::Json;

/// One exchange.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// When it began, and how many milliseconds it took.
    pub(super) began: String,
    pub(super) took: f64,
    pub(super) method: String,
    pub(super) url: Url,
    pub(super) headers: Vec<(String, String)>,
    pub(super) media: String,
    pub(super) body: Vec<u8>,
    /// Zero if there was no response.
    pub(super) status: u16,
    pub(super) answer_headers: Vec<(String, String)>,
    pub(super) answer: Vec<u8>,
}

/// What two requests are compared by: everything but the host, the headers, and what is secret or made by chance.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Key {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) query: Vec<(String, String)>,
    pub(super) body: Content,
}

/// A body as it is compared.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Content {
    Json(Json),
    Form(Vec<(String, String)>),
    Bytes(Vec<u8>),
}

impl Key {
    pub(super) fn new(method: &str, url: &Url, media: &str, body: &[u8]) -> Self {
        let pairs = url.query_pairs().into_owned();
        Self {
            method: method.to_owned(),
            path: url.path().to_owned(),
            query: sorted(pairs),
            body: content(media, body),
        }
    }
}

fn sorted(pairs: impl Iterator<Item = (String, String)>) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = pairs.map(|(name, value)| mask::pair(name, value, &[])).collect();
    pairs.sort();
    pairs
}

fn content(media: &str, body: &[u8]) -> Content {
    if media.starts_with("application/x-www-form-urlencoded") {
        return Content::Form(sorted(url::form_urlencoded::parse(body).into_owned()));
    }
    if is_json(media)
        && let Ok(mut json) = serde_json::from_slice::<Json>(body)
    {
        mask::json(&mut json, &[]);
        return Content::Json(json);
    }
    Content::Bytes(without_boundary(media, body))
}

/// A multipart body has a boundary that is made by chance.
fn without_boundary(media: &str, body: &[u8]) -> Vec<u8> {
    let boundary = media.split("boundary=").nth(1).map(|text| text.trim_matches('"'));
    match (boundary, std::str::from_utf8(body)) {
        (Some(boundary), Ok(text)) if !boundary.is_empty() => text.replace(boundary, "boundary").into_bytes(),
        (Some(boundary), Err(_)) if !boundary.is_empty() => {
            // Bytes that are no text are compared by what each of them is; the boundary's never are.
            let parts = body.windows(boundary.len()).enumerate();
            let found: Vec<usize> = parts
                .filter(|(_, at)| *at == boundary.as_bytes())
                .map(|(at, _)| at)
                .collect();
            let mut rest = Vec::new();
            let mut from = 0;
            for at in found {
                rest.extend_from_slice(body.get(from..at).unwrap_or_default());
                from = at + boundary.len();
            }
            rest.extend_from_slice(body.get(from..).unwrap_or_default());
            rest
        }
        _ => body.to_vec(),
    }
}

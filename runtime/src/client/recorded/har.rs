//! HAR 1.2: to it, and from it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use url::Url;

use super::entry::Entry;
use super::error::RecordingError;
use crate::Json;

/// The recording as a document.
pub(super) fn write(entries: &[Entry]) -> String {
    let entries: Vec<Json> = entries.iter().map(written).collect();
    let document = json!({
        "log": {
            "version": "1.2",
            "creator": { "name": "specwright", "version": env!("CARGO_PKG_VERSION") },
            "entries": entries,
        }
    });
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

fn written(entry: &Entry) -> Json {
    let pairs: Vec<(String, String)> = entry.url.query_pairs().into_owned().collect();
    let media = |headers: &[(String, String)]| value(headers, "content-type").unwrap_or_default().to_owned();
    let (text, encoding) = text(&entry.answer);
    let mut content = json!({
        "size": entry.answer.len(),
        "mimeType": media(&entry.answer_headers),
        "text": text,
    });
    named(&mut content, "encoding", encoding);
    let mut request = json!({
        "method": entry.method,
        "url": entry.url.as_str(),
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": list(&entry.headers),
        "queryString": list(&pairs),
        "headersSize": -1,
        "bodySize": entry.body.len(),
    });
    if !entry.body.is_empty() {
        let (text, encoding) = self::text(&entry.body);
        let mut data = json!({ "mimeType": entry.media, "text": text });
        named(&mut data, "encoding", encoding);
        named(&mut request, "postData", Some(data));
    }
    let reason = http::StatusCode::from_u16(entry.status)
        .ok()
        .and_then(|status| status.canonical_reason());
    json!({
        "startedDateTime": entry.began,
        "time": entry.took,
        "request": request,
        "response": {
            "status": entry.status,
            "statusText": reason.unwrap_or_default(),
            "httpVersion": "HTTP/1.1",
            "cookies": [],
            "headers": list(&entry.answer_headers),
            "content": content,
            "redirectURL": value(&entry.answer_headers, "location").unwrap_or_default(),
            "headersSize": -1,
            "bodySize": -1,
        },
        "cache": {},
        "timings": { "send": 0, "wait": entry.took, "receive": 0 },
    })
}

fn named(to: &mut Json, name: &str, value: Option<impl Into<Json>>) {
    if let (Json::Object(members), Some(value)) = (to, value) {
        members.insert(name.to_owned(), value.into());
    }
}

/// As text where it is text, else as base64.
fn text(bytes: &[u8]) -> (String, Option<&'static str>) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), None),
        Err(_) => (STANDARD.encode(bytes), Some("base64")),
    }
}

fn list(pairs: &[(String, String)]) -> Json {
    let pairs = pairs
        .iter()
        .map(|(name, value)| json!({ "name": name, "value": value }));
    Json::Array(pairs.collect())
}

fn value<'h>(headers: &'h [(String, String)], name: &str) -> Option<&'h str> {
    let mut headers = headers.iter();
    headers
        .find(|(key, _)| key.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.as_str())
}

/// The exchanges of a document.
pub(super) fn read(text: &str) -> Result<Vec<Entry>, RecordingError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let document: Json =
        serde_json::from_str(text).map_err(|why| RecordingError::new(format!("it is no JSON: {why}")))?;
    let entries = document.pointer("/log/entries").and_then(Json::as_array);
    let entries = entries.ok_or_else(|| RecordingError::new("it is no HAR: there is no list `log.entries`"))?;
    let numbered = entries.iter().enumerate();
    numbered
        .map(|(i, entry)| {
            exchange(entry).map_err(|why| RecordingError::new(format!("entry {} of the recording {why}", i + 1)))
        })
        .collect()
}

fn exchange(it: &Json) -> Result<Entry, String> {
    let text_at = |pointer: &str| it.pointer(pointer).and_then(Json::as_str);
    let need = |pointer: &str| text_at(pointer).ok_or_else(|| format!("has no text at `{pointer}`"));
    let status = it.pointer("/response/status").and_then(Json::as_u64);
    let answer_headers = pairs(it.pointer("/response/headers"));
    Ok(Entry {
        began: text_at("/startedDateTime").unwrap_or_default().to_owned(),
        took: it.pointer("/time").and_then(Json::as_f64).unwrap_or_default(),
        method: need("/request/method")?.to_owned(),
        url: Url::parse(need("/request/url")?).map_err(|why| format!("has an address that cannot be read: {why}"))?,
        headers: pairs(it.pointer("/request/headers")),
        media: text_at("/request/postData/mimeType").unwrap_or_default().to_owned(),
        body: posted(it)?,
        status: status
            .and_then(|status| u16::try_from(status).ok())
            .ok_or("has no number at `/response/status`")?,
        answer_headers,
        answer: bytes(it, "/response/content")?,
    })
}

/// Browsers may give the fields of a form, and not its text.
fn posted(it: &Json) -> Result<Vec<u8>, String> {
    let fields = pairs(it.pointer("/request/postData/params"));
    if it.pointer("/request/postData/text").is_none() && !fields.is_empty() {
        let form = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        return Ok(form.into_bytes());
    }
    bytes(it, "/request/postData")
}

fn bytes(it: &Json, at: &str) -> Result<Vec<u8>, String> {
    let member = |name: &str| it.pointer(&format!("{at}/{name}")).and_then(Json::as_str);
    let text = member("text").unwrap_or_default();
    match member("encoding") {
        Some("base64") => STANDARD
            .decode(text)
            .map_err(|_| format!("has no base64 at `{at}/text`")),
        _ => Ok(text.as_bytes().to_vec()),
    }
}

fn pairs(list: Option<&Json>) -> Vec<(String, String)> {
    let items = list.and_then(Json::as_array).into_iter().flatten();
    let text = |item: &Json, name: &str| item.get(name).and_then(Json::as_str).map(str::to_owned);
    items
        .filter_map(|item| Some((text(item, "name")?, text(item, "value").unwrap_or_default())))
        .collect()
}

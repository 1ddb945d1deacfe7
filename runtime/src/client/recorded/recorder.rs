//! Keeping exchanges.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::HeaderMap;

use super::super::body::Body;
use super::super::clock::{Instant, date};
use super::super::engine::whole;
use super::super::header::content_type;
use super::super::transport::{
    BoxFuture, Transport, TransportError, TransportErrorKind, TransportRequest, TransportResponse,
};
use super::entry::Entry;
use super::har;
use super::mask::{self, MASK};

/// A transport that keeps every exchange of another one in a file, for a [`Player`](super::Player) to play back: HAR 1.2,
/// which browsers show as well. The file is written anew after each exchange.
///
/// No credential of the client is written, and nothing that is secret by the document or by its name: `***` stands in its
/// place. What else a response tells about people stands there as it came. Responses are read to their end before they
/// are handed on.
///
/// ```no_run
/// # #[cfg(feature = "reqwest")] {
/// use specwright_runtime::client::ReqwestTransport;
/// use specwright_runtime::mock::Recorder;
///
/// let recorder = Recorder::new(ReqwestTransport::new()?, "tests/create_customer.har");
/// // …ClientBuilder….transport(recorder)…
/// # }
/// # Ok::<(), specwright_runtime::client::BuildError>(())
/// ```
#[derive(Clone)]
pub struct Recorder {
    inner: Arc<Inner>,
}

struct Inner {
    transport: Box<dyn Transport>,
    file: PathBuf,
    entries: Mutex<Vec<Entry>>,
    /// The secrets of all exchanges: a server may repeat one in the answer to a request that does not carry it.
    secrets: Mutex<Vec<String>>,
}

impl Recorder {
    /// Keeps the exchanges of `transport` in `file`, in place of what is there.
    pub fn new(transport: impl Transport + 'static, file: impl AsRef<Path>) -> Self {
        Self {
            inner: Arc::new(Inner {
                transport: Box::new(transport),
                file: file.as_ref().to_path_buf(),
                entries: Mutex::default(),
                secrets: Mutex::default(),
            }),
        }
    }
}

impl Inner {
    /// The secrets of this request and all before it.
    fn secrets(&self, request: &TransportRequest) -> Vec<String> {
        let mut known = self.secrets.lock().unwrap_or_else(PoisonError::into_inner);
        for secret in mask::secrets(request) {
            if !known.contains(&secret) {
                known.push(secret);
            }
        }
        known.clone()
    }

    fn keep(&self, entry: Entry) -> Result<(), TransportError> {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        entries.push(entry);
        std::fs::write(&self.file, har::write(&entries)).map_err(|why| {
            let text = format!("the recording `{}` cannot be written: {why}", self.file.display());
            TransportError::new(TransportErrorKind::Broken, text)
        })
    }
}

impl Transport for Recorder {
    fn send(&self, request: TransportRequest) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
        let inner = self.inner.clone();
        Box::pin(async move {
            let TransportRequest { body, .. } = request;
            let body = whole(body, usize::MAX).await?;
            let request = TransportRequest {
                body: Body::from(body.clone()),
                ..request
            };
            let secrets = inner.secrets(&request);
            let mut entry = asked(&request, &body, &secrets);
            let began = Instant::now();
            let sent = inner.transport.send(request).await;
            let answered = match sent {
                Ok(response) => {
                    let answer = whole(response.body, usize::MAX).await?;
                    Ok((response.status, response.headers, answer))
                }
                Err(error) => Err(error),
            };
            entry.took = began.elapsed().as_secs_f64() * 1000.0;
            if let Ok((status, headers, answer)) = &answered {
                entry.status = status.as_u16();
                entry.answer_headers = shown(headers);
                entry.answer = mask::body(content_type(headers), answer, &secrets);
            }
            inner.keep(entry)?;
            answered.map(|(status, headers, answer)| TransportResponse {
                status,
                headers,
                body: Body::from(answer),
            })
        })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        self.inner.transport.sleep(duration)
    }
}

/// The request as it is kept.
fn asked(request: &TransportRequest, body: &Bytes, secrets: &[String]) -> Entry {
    let mut url = request.url.clone();
    mask::url(&mut url, secrets);
    let media = content_type(&request.headers).to_owned();
    Entry {
        began: time(date()),
        took: 0.0,
        method: request.method.to_string(),
        url,
        headers: shown(&request.headers),
        body: mask::body(&media, body, secrets),
        media,
        status: 0,
        answer_headers: Vec::new(),
        answer: Vec::new(),
    }
}

fn shown(headers: &HeaderMap) -> Vec<(String, String)> {
    let shown = headers.iter().map(|(name, value)| {
        let secret = value.is_sensitive() || mask::is_secret_header(name.as_str());
        let value = if secret {
            MASK.into()
        } else {
            String::from_utf8_lossy(value.as_bytes())
        };
        (name.as_str().to_owned(), value.into_owned())
    });
    shown.collect()
}

/// As RFC 3339 writes it: `Sun, 06 Nov 1994 08:49:37 GMT` is `1994-11-06T08:49:37Z`.
fn time(time: SystemTime) -> String {
    const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";
    let text = httpdate::fmt_http_date(time);
    let parts: Vec<&str> = text.split(' ').collect();
    let [_, day, month, year, clock, _] = parts.as_slice() else {
        return text;
    };
    let month = MONTHS.find(month).unwrap_or_default() / 3 + 1;
    format!("{year}-{month:02}-{day}T{clock}Z")
}

impl fmt::Debug for Recorder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recorder")
            .field("file", &self.inner.file)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::time;

    #[test]
    fn times_are_written_as_rfc_3339_does() {
        let then = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
        assert_eq!(time(then), "1994-11-06T08:49:37Z");
    }
}

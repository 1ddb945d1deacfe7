//! Playing exchanges back.

use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, TRANSFER_ENCODING};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use super::super::body::Body;
use super::super::engine::whole;
use super::super::header::content_type;
use super::super::transport::{
    BoxFuture, Transport, TransportError, TransportErrorKind, TransportRequest, TransportResponse,
};
use super::entry::{Entry, Key};
use super::error::RecordingError;
use super::har;
use super::nearest::nearest;

/// A transport that answers from a recording: one of a [`Recorder`](super::Recorder), or what a browser or a proxy has
/// exported as HAR.
///
/// A request gets the response of the recorded one with the same method, path, query and body; the host and the headers
/// may differ, so may the order of the query and of members of JSON, and secrets. Of several it gets one after the other,
/// and the last again and again. What was not recorded is an error that names the nearest that was. Clones share their
/// progress.
///
/// ```
/// use specwright_runtime::mock::Player;
///
/// let har = r#"{"log": {"entries": [{
///     "request": {"method": "GET", "url": "https://pets.acme.dev/pets?name=Rex", "headers": []},
///     "response": {"status": 200, "headers": [], "content": {"text": "[]"}}
/// }]}}"#;
/// let player = Player::from_har(har)?;
/// assert_eq!(player.left(), 1);
/// // …ClientBuilder….transport(player.clone())…
/// # Ok::<(), specwright_runtime::mock::RecordingError>(())
/// ```
#[derive(Clone)]
pub struct Player {
    tape: Arc<Tape>,
    strict: bool,
}

struct Tape {
    entries: Vec<Entry>,
    keys: Vec<Key>,
    played: Mutex<Vec<bool>>,
}

impl Player {
    /// Plays a file back.
    ///
    /// # Errors
    ///
    /// There is no such file, or it is no HAR.
    pub fn open(file: impl AsRef<Path>) -> Result<Self, RecordingError> {
        let file = file.as_ref();
        let named = |why: &dyn fmt::Display| RecordingError::new(format!("{}: {why}", file.display()));
        let text = std::fs::read_to_string(file).map_err(|why| named(&why))?;
        Self::from_har(&text).map_err(|why| named(&why))
    }

    /// Plays the text of a HAR back.
    ///
    /// # Errors
    ///
    /// It is no HAR.
    pub fn from_har(text: &str) -> Result<Self, RecordingError> {
        let entries = har::read(text)?;
        let keys = entries
            .iter()
            .map(|it| Key::new(&it.method, &it.url, &it.media, &it.body))
            .collect();
        let played = Mutex::new(vec![false; entries.len()]);
        Ok(Self {
            tape: Arc::new(Tape { entries, keys, played }),
            strict: false,
        })
    }

    /// Requests have to come in the order in which they were recorded, each once.
    #[must_use]
    pub fn strict(mut self) -> Self {
        self.strict = true;
        self
    }

    /// How many exchanges were not played yet.
    #[must_use]
    pub fn left(&self) -> usize {
        let played = self.tape.played.lock().unwrap_or_else(PoisonError::into_inner);
        played.iter().filter(|played| !**played).count()
    }

    fn play(&self, asked: &Key) -> Result<Entry, String> {
        let mut played = self.tape.played.lock().unwrap_or_else(PoisonError::into_inner);
        let keys = &self.tape.keys;
        let next = played.iter().position(|played| !played);
        let number = if self.strict {
            next.filter(|number| keys.get(*number) == Some(asked))
        } else {
            let mut same = keys
                .iter()
                .zip(played.iter())
                .enumerate()
                .filter(|(_, (key, _))| *key == asked);
            let last = same.clone().next_back();
            same.find(|(_, (_, played))| !**played)
                .or(last)
                .map(|(number, _)| number)
        };
        let found = number.and_then(|number| Some((self.tape.entries.get(number)?, played.get_mut(number)?)));
        match found {
            Some((entry, played)) => {
                *played = true;
                Ok(entry.clone())
            }
            None if self.strict => Err(self.out_of_order(asked, next)),
            None => Err(self.unknown(asked)),
        }
    }

    fn out_of_order(&self, asked: &Key, next: Option<usize>) -> String {
        let (method, path) = (&asked.method, &asked.path);
        match next.and_then(|number| Some((number, nearest(asked, self.tape.keys.get(number..=number)?)?))) {
            Some((number, (_, difference))) => {
                format!(
                    "{method} {path} is not what comes next in the recording: in number {} {difference}",
                    number + 1
                )
            }
            None => format!("{method} {path} comes after the end of the recording"),
        }
    }

    fn unknown(&self, asked: &Key) -> String {
        let (method, path) = (&asked.method, &asked.path);
        match nearest(asked, &self.tape.keys) {
            Some((number, difference)) => {
                format!(
                    "{method} {path} was not recorded so; the nearest is number {}, in which {difference}",
                    number + 1
                )
            }
            None => format!("{method} {path} was not recorded: the recording is empty"),
        }
    }
}

impl Transport for Player {
    fn send(&self, request: TransportRequest) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
        let player = self.clone();
        Box::pin(async move {
            let media = content_type(&request.headers).to_owned();
            let secrets = super::mask::secrets(&request);
            let body = whole(request.body, usize::MAX).await?;
            let mut url = request.url;
            super::mask::url(&mut url, &secrets);
            let body = super::mask::body(&media, &body, &secrets);
            let asked = Key::new(request.method.as_str(), &url, &media, &body);
            let entry = player.play(&asked).map_err(broken)?;
            answer(entry)
        })
    }

    /// It does not wait.
    fn sleep(&self, _: Duration) -> BoxFuture<'static, ()> {
        Box::pin(std::future::ready(()))
    }
}

fn answer(entry: Entry) -> Result<TransportResponse, TransportError> {
    if entry.status == 0 {
        return Err(broken("no response was recorded"));
    }
    let mut headers = HeaderMap::new();
    for (name, value) in &entry.answer_headers {
        // HTTP/2 has `:status` among its headers.
        if let (Ok(name), Ok(value)) = (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_str(value)) {
            headers.append(name, value);
        }
    }
    // The body is recorded unpacked and whole.
    for name in [CONTENT_ENCODING, CONTENT_LENGTH, TRANSFER_ENCODING] {
        headers.remove(name);
    }
    Ok(TransportResponse {
        status: StatusCode::from_u16(entry.status).map_err(broken)?,
        headers,
        body: Body::from(entry.answer),
    })
}

fn broken(why: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> TransportError {
    TransportError::new(TransportErrorKind::Broken, why)
}

impl fmt::Debug for Player {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Player")
            .field("exchanges", &self.tape.entries.len())
            .field("left", &self.left())
            .finish_non_exhaustive()
    }
}

//! Server-sent events: `text/event-stream`, as the HTML standard reads it.

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;

use super::draft::Draft;
use super::error::Error;
use super::event_data::EventData;
use super::operation::Operation;
use super::outcome::Outcome;
use super::stream::{Opening, Split, Splitter, broken, opening};
use crate::{DecodeError, Node};

/// How long to wait before a connection that broke off is made again, unless the server says.
const RETRY: Duration = Duration::from_secs(3);
/// A server that asks for more patience than this gets less.
const LONGEST: Duration = Duration::from_secs(60);

/// An event that a server sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event {
    /// What kind of event it is; `message` where the server does not say.
    pub name: String,
    /// Its data, lines joined by `\n`.
    pub data: String,
    /// The last id that the server gave, with this event or an earlier one.
    pub id: Option<String>,
}

impl Event {
    /// Its data as JSON.
    ///
    /// # Errors
    ///
    /// The data is no JSON, or not of this type.
    pub fn json<T: Node>(&self) -> Result<T, DecodeError> {
        crate::from_str(&self.data)
    }
}

/// The events of a call, one after the other. [`Call::events`](super::Call::events) gives it.
///
/// The call is sent when the first event is asked for. A connection that breaks off is made again, after the time that the
/// server has named or three seconds, with the last id in `Last-Event-ID`, if the server gives ids: so nothing is lost and
/// nothing comes twice. Without ids the stream ends with the error. A body that ends, ends the stream, unless
/// [`endless`](Self::endless) says that it never should.
pub struct Events<E> {
    operation: &'static Operation,
    split: Split<Parser>,
    /// The call, while nothing is under way.
    draft: Option<Box<Draft>>,
    opening: Option<Opening<E>>,
    open: fn(Box<Draft>, Duration) -> Opening<E>,
    endless: bool,
    done: bool,
    begun: bool,
}

impl<E: Outcome> Events<E> {
    pub(super) fn new<T: Outcome>(mut draft: Box<Draft>) -> Self {
        let limit = draft.core.settings().body_limit;
        draft
            .own_mut()
            .headers
            .push(("Accept".to_owned(), "text/event-stream".to_owned()));
        Self {
            operation: draft.operation,
            split: Split::new(Parser::default(), limit),
            draft: Some(draft),
            opening: None,
            open: |draft, wait| {
                let wait = (!wait.is_zero()).then(|| draft.core.settings().transport.sleep(wait));
                opening::<T, E>(draft, async {
                    if let Some(wait) = wait {
                        wait.await;
                    }
                })
            },
            endless: false,
            done: false,
            begun: false,
        }
    }

    /// Connect again when the server ends the stream as well, as browsers do; a response 204 ends it then.
    #[must_use]
    pub fn endless(mut self) -> Self {
        self.endless = true;
        self
    }

    /// The data of each event as a JSON value: a schema that the document has for the events, say.
    pub fn data<T: Node>(self) -> EventData<T, E> {
        let operation = self.operation;
        EventData::new(self, operation)
    }

    /// The next event; none at the end.
    ///
    /// # Errors
    ///
    /// What awaiting the call would have failed with, or that the exchange broke off.
    pub async fn next(&mut self) -> Option<Result<Event, Error<E>>> {
        poll_fn(|cx| self.poll(cx)).await
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Event, Error<E>>>> {
        loop {
            if self.done {
                return Poll::Ready(None);
            }
            if let Some(opening) = &mut self.opening {
                let (draft, opened) = ready!(opening.as_mut().poll(cx));
                self.opening = None;
                self.draft = Some(draft);
                match opened {
                    Ok(response) if response.status() == http::StatusCode::NO_CONTENT => self.done = true,
                    Ok(response) => {
                        self.split.splitter.begin();
                        self.split.body = Some(response.into_body());
                    }
                    Err(error) => {
                        self.done = true;
                        return Poll::Ready(Some(Err(error)));
                    }
                }
                continue;
            }
            if !self.begun {
                self.begun = true;
                self.connect(Duration::ZERO);
                continue;
            }
            match ready!(self.split.poll(cx)) {
                Some(Ok(event)) => return Poll::Ready(Some(Ok(event))),
                Some(Err(error)) => {
                    let resumes = self.split.splitter.id.is_some()
                        && !matches!(error.kind(), super::TransportErrorKind::TooLarge);
                    if resumes {
                        self.connect(self.split.splitter.retry.unwrap_or(RETRY));
                        continue;
                    }
                    self.done = true;
                    return Poll::Ready(self.draft.as_ref().map(|draft| Err(broken(draft, error))));
                }
                None if self.endless => self.connect(self.split.splitter.retry.unwrap_or(RETRY)),
                None => self.done = true,
            }
        }
    }

    fn connect(&mut self, wait: Duration) {
        let Some(mut draft) = self.draft.take() else {
            self.done = true;
            return;
        };
        if let Some(id) = &self.split.splitter.id {
            draft.own_mut().headers.retain(|(name, _)| name != LAST_EVENT_ID);
            // Blanks at its ends are no part of a header.
            let id = id.trim_matches([' ', '\t']);
            draft.own_mut().headers.push((LAST_EVENT_ID.to_owned(), id.to_owned()));
        }
        self.opening = Some((self.open)(draft, wait.min(LONGEST)));
    }
}

const LAST_EVENT_ID: &str = "Last-Event-ID";

impl<E: Outcome> Stream for Events<E> {
    type Item = Result<Event, Error<E>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(cx)
    }
}

impl<E> fmt::Debug for Events<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Events")
    }
}

/// Reads lines of fields, whatever the pieces are in which they come.
#[derive(Default)]
struct Parser {
    /// The line that has begun.
    line: Vec<u8>,
    /// The last line ended with a return: a line feed that follows belongs to it.
    returned: bool,
    begun: bool,
    name: String,
    data: String,
    /// The last id that came.
    coming: Option<String>,
    /// The last id of an event that is complete: where a new connection goes on.
    id: Option<String>,
    retry: Option<Duration>,
}

impl Parser {
    /// A new connection: what was incomplete is forgotten, the last id and the time to wait are not.
    fn begin(&mut self) {
        self.line.clear();
        self.data.clear();
        self.name.clear();
        self.coming.clone_from(&self.id);
        self.returned = false;
        self.begun = false;
    }

    /// Whether what is kept back of it is within the limit.
    fn fits(&self, limit: usize) -> bool {
        self.line.len().saturating_add(self.data.len()) <= limit
    }

    fn line(&mut self, ready: &mut VecDeque<Event>) {
        let line = mem::take(&mut self.line);
        let mut line = line.as_slice();
        if !mem::replace(&mut self.begun, true) {
            line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
        }
        let line = String::from_utf8_lossy(line);
        if line.is_empty() {
            return self.dispatch(ready);
        }
        let (field, value) = line.split_once(':').unwrap_or((&line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut self.name),
            "data" => {
                self.data.push_str(value);
                self.data.push('\n');
            }
            "id" if !value.contains('\0') => self.coming = Some(value.to_owned()).filter(|id| !id.is_empty()),
            "retry" if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.retry = value.parse().ok().map(Duration::from_millis);
            }
            // Comments have an empty name; fields of other names mean nothing.
            _ => {}
        }
    }

    fn dispatch(&mut self, ready: &mut VecDeque<Event>) {
        let (name, mut data) = (mem::take(&mut self.name), mem::take(&mut self.data));
        self.id.clone_from(&self.coming);
        if data.is_empty() {
            return;
        }
        data.pop();
        ready.push_back(Event {
            name: if name.is_empty() { "message".to_owned() } else { name },
            data,
            id: self.id.clone(),
        });
    }
}

impl Splitter for Parser {
    type Item = Event;

    fn push(&mut self, piece: &[u8], limit: usize, ready: &mut VecDeque<Event>) -> bool {
        for &byte in piece {
            let after_return = mem::take(&mut self.returned);
            if matches!(byte, b'\n' | b'\r') && !self.fits(limit) {
                return false;
            }
            match byte {
                b'\n' if after_return => {}
                b'\n' => self.line(ready),
                b'\r' => {
                    self.returned = true;
                    self.line(ready);
                }
                byte => self.line.push(byte),
            }
        }
        self.fits(limit)
    }

    /// An event that no blank line ends is none.
    fn end(&mut self, _: &mut VecDeque<Event>) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Name, data, id.
    type Parts = (String, String, Option<String>);

    fn parsed(text: &[u8], size: usize) -> (Vec<Parts>, Option<Duration>) {
        let (mut parser, mut ready) = (Parser::default(), VecDeque::new());
        for piece in text.chunks(size) {
            assert!(parser.push(piece, usize::MAX, &mut ready));
        }
        parser.end(&mut ready);
        (
            ready.into_iter().map(|it| (it.name, it.data, it.id)).collect(),
            parser.retry,
        )
    }

    fn data(text: &str) -> Vec<String> {
        let (whole, _) = parsed(text.as_bytes(), usize::MAX);
        for size in 1..6 {
            assert_eq!(parsed(text.as_bytes(), size).0, whole, "in pieces of {size}");
        }
        whole.into_iter().map(|(_, data, _)| data).collect()
    }

    /// The examples of the HTML standard, section 9.2.6.
    #[test]
    fn the_examples_of_the_standard_are_read() {
        assert_eq!(data("data: YHOO\ndata: +2\ndata: 10\n\n"), ["YHOO\n+2\n10"]);
        let stream = ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n";
        let (events, _) = parsed(stream.as_bytes(), 7);
        let expected = [
            ("first event", Some("1")),
            ("second event", None),
            (" third event", None),
        ];
        let expected = expected.map(|(data, id)| ("message".to_owned(), data.to_owned(), id.map(str::to_owned)));
        assert_eq!(events, expected);
        assert_eq!(data("data\n\ndata\ndata\n\ndata:"), ["", "\n"]);
        assert_eq!(data("data:test\n\ndata: test\n\n"), ["test", "test"]);
    }

    #[test]
    fn lines_end_in_any_way() {
        for end in ["\n", "\r", "\r\n"] {
            let text = format!("\u{feff}event: a{end}data: ü{end}data:{end}{end}data: b{end}{end}");
            assert_eq!(data(&text), ["ü\n", "b"]);
        }
        assert_eq!(data("data: a\r\n\ndata: b\n\r\n"), ["a", "b"]);
    }

    #[test]
    fn what_is_no_field_means_nothing() {
        let text = "retry: 1500\nretry: soon\nretry: -1\nid: 1\nid: a\0b\nother: x\n:\ndata: x\n\n";
        let (events, retry) = parsed(text.as_bytes(), 3);
        assert_eq!(events, [("message".to_owned(), "x".to_owned(), Some("1".to_owned()))]);
        assert_eq!(retry, Some(Duration::from_millis(1500)));
        assert_eq!(data("event: a\n\ndata: b\n\n"), ["b"], "an event without data is none");
    }

    #[test]
    fn an_event_may_not_be_endless() {
        let (mut parser, mut ready) = (Parser::default(), VecDeque::new());
        assert!(parser.push(b"data: aaaa\n", 12, &mut ready));
        assert!(!parser.push(b"data: aaaa", 12, &mut ready));
    }
}

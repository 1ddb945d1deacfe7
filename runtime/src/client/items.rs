//! JSON texts one after the other: JSON Lines, and JSON text sequences (RFC 7464).

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::draft::Draft;
use super::error::{Error, Failure, Trouble};
use super::operation::Operation;
use super::outcome::Outcome;
use super::read::Unread;
use super::stream::{Opening, Split, Splitter, broken, opening};
use crate::Node;

/// The values of a call, one after the other. [`Call::items`](super::Call::items) gives it.
///
/// The call is sent when the first value is asked for. A text that is no value of this type is an error; what follows it
/// can still be asked for.
pub struct Items<D, E> {
    split: Split<Lines>,
    draft: Option<Box<Draft>>,
    opening: Option<Opening<E>>,
    open: fn(Box<Draft>) -> Opening<E>,
    done: bool,
    begun: bool,
    value: PhantomData<fn() -> D>,
}

impl<D: Node + Send + 'static, E: Outcome> Items<D, E> {
    pub(super) fn new<T: Outcome>(draft: Box<Draft>) -> Self {
        Self {
            split: Split::new(Lines::default(), draft.core.settings().body_limit),
            draft: Some(draft),
            opening: None,
            open: |draft| opening::<T, E>(draft, std::future::ready(())),
            done: false,
            begun: false,
            value: PhantomData,
        }
    }

    /// The next value; none at the end.
    ///
    /// # Errors
    ///
    /// What awaiting the call would have failed with; that the exchange broke off; that a text is no such value.
    pub async fn next(&mut self) -> Option<Result<D, Error<E>>> {
        poll_fn(|cx| self.poll(cx)).await
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<D, Error<E>>>> {
        loop {
            if self.done {
                return Poll::Ready(None);
            }
            if let Some(opening) = &mut self.opening {
                let (draft, opened) = ready!(opening.as_mut().poll(cx));
                self.opening = None;
                self.draft = Some(draft);
                match opened {
                    Ok(response) => self.split.body = Some(response.into_body()),
                    Err(error) => {
                        self.done = true;
                        return Poll::Ready(Some(Err(error)));
                    }
                }
                continue;
            }
            if !mem::replace(&mut self.begun, true) {
                self.opening = self.draft.take().map(|draft| (self.open)(draft));
                continue;
            }
            return Poll::Ready(match (ready!(self.split.poll(cx)), &self.draft) {
                (Some(Ok(text)), Some(draft)) => Some(read(draft.operation, &text)),
                (Some(Err(error)), Some(draft)) => {
                    self.done = true;
                    Some(Err(broken(draft, error)))
                }
                _ => {
                    self.done = true;
                    None
                }
            });
        }
    }
}

/// A text as a value.
pub(super) fn read<D: Node, E>(operation: &'static Operation, text: &[u8]) -> Result<D, Error<E>> {
    crate::from_slice(text).map_err(|error| {
        let failure = Failure {
            operation,
            reply: None,
            attempts: 1,
            trouble: Trouble::Decode(Unread::text(error, text)),
        };
        failure.into()
    })
}

impl<D: Node + Send + 'static, E: Outcome> Stream for Items<D, E> {
    type Item = Result<D, Error<E>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(cx)
    }
}

impl<D, E> fmt::Debug for Items<D, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Items")
    }
}

/// Texts between line feeds and record separators, which JSON itself holds only escaped.
#[derive(Default)]
struct Lines {
    text: Vec<u8>,
    /// A record separator has come: texts may have line feeds between their tokens.
    sequence: bool,
}

impl Lines {
    fn cut(&mut self, ready: &mut VecDeque<Bytes>) {
        let text = mem::take(&mut self.text);
        let text = text.trim_ascii();
        let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
        if !text.is_empty() {
            ready.push_back(Bytes::copy_from_slice(text));
        }
    }
}

impl Splitter for Lines {
    type Item = Bytes;

    fn push(&mut self, piece: &[u8], limit: usize, ready: &mut VecDeque<Bytes>) -> bool {
        for &byte in piece {
            if matches!(byte, b'\n' | 0x1e) && self.text.len() > limit {
                return false;
            }
            match byte {
                b'\n' if !self.sequence => self.cut(ready),
                0x1e => {
                    self.sequence = true;
                    self.cut(ready);
                }
                byte => self.text.push(byte),
            }
        }
        self.text.len() <= limit
    }

    fn end(&mut self, ready: &mut VecDeque<Bytes>) {
        self.cut(ready);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        let cut = |size: usize| {
            let (mut lines, mut ready) = (Lines::default(), VecDeque::new());
            for piece in text.as_bytes().chunks(size) {
                assert!(lines.push(piece, usize::MAX, &mut ready));
            }
            lines.end(&mut ready);
            ready
                .iter()
                .map(|text| String::from_utf8_lossy(text).into_owned())
                .collect::<Vec<_>>()
        };
        (1..5).for_each(|size| assert_eq!(cut(size), cut(usize::MAX)));
        cut(usize::MAX)
    }

    #[test]
    fn texts_stand_on_lines_or_after_separators() {
        assert_eq!(texts("1\n{\"a\": 2}\r\n\n  [3]"), ["1", "{\"a\": 2}", "[3]"]);
        assert_eq!(texts("\u{1e}{\"a\":\n 1}\n\u{1e}2\n"), ["{\"a\":\n 1}", "2"]);
        assert_eq!(texts("\u{feff}1\n\"ü\"\n"), ["1", "\"ü\""]);
        assert_eq!(texts("\n\n"), Vec::<String>::new());
    }
}

//! From what a call comes to, back to the response that says so.

use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};

use super::super::mock::MockResponse;
use super::super::operation::{Media, Operation, Status};
use super::super::outcome::{Undocumented, serves};
use super::super::response::Response;
use crate::client::Answer;
use crate::{Node, View, encode, scalar_text};

/// What a mock can answer with: a [`Response`], or one of several, as an enum made with [`outcome!`](crate::outcome).
pub trait Reply {
    /// The response that this is read from, as one of these answers of the operation; as a success if none is named.
    #[doc(hidden)]
    fn reply(&self, operation: &'static Operation, numbers: &[usize]) -> MockResponse;
}

impl Reply for Undocumented {
    fn reply(&self, _: &'static Operation, _: &[usize]) -> MockResponse {
        match *self {}
    }
}

impl<T: Node, H: Node> Reply for Response<T, H> {
    fn reply(&self, operation: &'static Operation, numbers: &[usize]) -> MockResponse {
        let facts = (self.status(), self.header_map());
        written(operation, numbers, facts, self.body.view(), self.headers.view())
    }
}

/// The same for all types.
fn written(
    operation: &'static Operation,
    numbers: &[usize],
    (status, more): (StatusCode, &HeaderMap),
    body: View<'_>,
    headers: View<'_>,
) -> MockResponse {
    let number = numbers
        .iter()
        .copied()
        .find(|number| is_for(operation, *number, status))
        .or(numbers.first().copied())
        .or_else(|| success(operation));
    let answer = number.and_then(|number| operation.answers.get(number));
    let code = code(answer, status, numbers.is_empty());
    let media = answer.map_or(Media::Any, |answer| answer.media);
    let mut response = MockResponse::new(code);
    for (name, value) in more {
        response = response.header(name.as_str(), &String::from_utf8_lossy(value.as_bytes()));
    }
    response = with_headers(response, headers);
    with_body(response, media, body, more.contains_key(CONTENT_TYPE))
}

fn success(operation: &'static Operation) -> Option<usize> {
    let is_success = |answer: &Answer| match answer.status {
        Status::Code(code) => (200..400).contains(&code),
        Status::Range(class) => matches!(class, 2 | 3),
        Status::Default => true,
    };
    let mut answers = operation.answers.iter().enumerate();
    answers
        .find(|(number, answer)| serves(operation, *number) && is_success(answer))
        .map(|(number, _)| number)
}

fn is_for(operation: &Operation, number: usize, status: StatusCode) -> bool {
    operation.answers.get(number).is_some_and(|answer| match answer.status {
        Status::Code(code) => code == status.as_u16(),
        Status::Range(class) => status.as_u16() / 100 == u16::from(class),
        Status::Default => false,
    })
}

/// The answer's own status; one that stands for many takes the response's, if that is one of them.
fn code(answer: Option<&Answer>, own: StatusCode, succeeds: bool) -> u16 {
    let own = own.as_u16();
    match answer.map(|answer| answer.status) {
        Some(Status::Code(code)) => code,
        Some(Status::Range(class)) if own / 100 == u16::from(class) => own,
        Some(Status::Range(class)) => u16::from(class) * 100,
        Some(Status::Default) if succeeds || own >= 400 => own,
        Some(Status::Default) => 500,
        None => own,
    }
}

fn with_headers(mut response: MockResponse, headers: View<'_>) -> MockResponse {
    let View::Record(record, members) = headers else {
        return response;
    };
    for (i, key) in record.keys.iter().enumerate() {
        let text = match members.view(i) {
            View::List(list) => {
                let items: Vec<_> = (0..list.len()).filter_map(|i| scalar_text(list.at(i))).collect();
                Some(items.join(", "))
            }
            one => scalar_text(one).map(|text| text.into_owned()),
        };
        if let Some(text) = text {
            response = response.header(key, &text);
        }
    }
    response
}

fn with_body(response: MockResponse, media: Media, body: View<'_>, named: bool) -> MockResponse {
    let text = |view| scalar_text(view).map(|text| text.into_owned()).unwrap_or_default();
    let (content, media) = match (media, body) {
        (Media::Empty, _) => return response,
        (_, View::Bytes(bytes)) => (bytes.to_vec(), "application/octet-stream"),
        (Media::Text, body) => (text(body).into_bytes(), "text/plain; charset=utf-8"),
        (Media::Bytes | Media::Any, View::Str(text)) => (text.as_bytes().to_vec(), "text/plain; charset=utf-8"),
        (_, View::Absent | View::None) => return response,
        (Media::Json | Media::Bytes | Media::Any, body) => (encode(body), "application/json"),
    };
    let response = response.body(content);
    if named {
        response
    } else {
        response.header(CONTENT_TYPE.as_str(), media)
    }
}

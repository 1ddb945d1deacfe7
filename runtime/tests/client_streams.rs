//! Bodies that come piece by piece: bytes, events, JSON texts. From servers that are slow, that split where it hurts, that
//! drop the connection and take it up again.
#![cfg(feature = "reqwest")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod client_support;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use client_support::{Reply, Seen, Server};
use specwright_runtime::Json;
use specwright_runtime::client::{
    Answer, Api, Builder, Call, Core, ErrorKind, Media, MockResponse, MockTransport, Operation, Response, RetryPolicy,
    Undocumented, Verb,
};

static API: Api = Api {
    title: "Shop",
    version: "1",
    servers: &[],
    schemes: &[],
};
static READ: Operation = Operation::new("read", Verb::Get, "/read").answers(&[Answer::code(200, Media::Bytes)]);

type Reading = Call<Response<specwright_runtime::Bytes>, Undocumented>;

fn core(server: &Server, set: impl FnOnce(&mut Builder)) -> Core {
    let mut builder = Builder::new(&API);
    builder.base_url(server.url(""));
    builder.retry(RetryPolicy::new().backoff(Duration::from_millis(1), Duration::from_millis(1)));
    set(&mut builder);
    builder.build().unwrap()
}

fn call(server: &Server) -> Reading {
    core(server, |_| {}).call(&READ).ready()
}

fn head(media: &str) -> String {
    format!("HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nConnection: close\r\n")
}

/// A stream without a length, which ends with the connection.
fn stream(media: &str, body: &str) -> Reply {
    Reply::raw(&format!("{}\r\n{body}", head(media)))
}

/// A stream that breaks off in the middle.
fn torn(media: &str, body: &str) -> Reply {
    Reply::raw(&format!("{}Content-Length: 100000\r\n\r\n{body}", head(media)))
}

async fn all_events(call: Reading) -> (Vec<String>, Option<String>) {
    let mut events = call.events();
    let (mut data, mut error) = (Vec::new(), None);
    while let Some(event) = events.next().await {
        match event {
            Ok(event) => data.push(event.data),
            Err(fault) => error = Some(fault.to_string()),
        }
    }
    (data, error)
}

#[tokio::test]
async fn a_body_comes_as_it_is_sent_and_is_not_held_to_the_time_of_the_call() {
    let server = Server::saying(stream("text/plain", "abcdefgh").dripping(Duration::from_millis(10)));
    let call: Reading = core(&server, |builder| builder.body_limit(4)).call(&READ).ready();
    let began = Instant::now();
    let mut response = call.timeout(Duration::from_secs(2)).stream().await.unwrap();
    assert_eq!(
        (response.status().as_u16(), &response.headers()["content-type"]),
        (200, &"text/plain".parse().unwrap())
    );
    let (mut pieces, mut body) = (0, Vec::new());
    while let Some(piece) = response.next().await {
        body.extend_from_slice(&piece.unwrap());
        pieces += 1;
    }
    assert_eq!(body, b"abcdefgh", "though the limit for bodies that are kept is 4");
    assert!(pieces > 1, "it came in {pieces} piece");
    assert!(began.elapsed() < Duration::from_secs(20));

    let slow = Server::saying(stream("text/plain", "x").after(Duration::from_secs(20)));
    let error = self::call(&slow)
        .timeout(Duration::from_millis(200))
        .stream()
        .await
        .unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert!(error.to_string().contains("did not begin in time"), "{error}");
}

#[tokio::test]
async fn what_is_no_success_is_an_error_as_ever() {
    let server = Server::saying(Reply::text(404, "nothing here"));
    let error = call(&server).stream().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "read: 404 Not Found (not in the document): nothing here"
    );
    assert_eq!(error.kind(), ErrorKind::Undocumented);

    let mut events = call(&server).events();
    assert!(events.next().await.unwrap().is_err());
    assert!(events.next().await.is_none(), "and that is the end");

    let stormy = AtomicUsize::new(0);
    let server = Server::answering(move |_| match stormy.fetch_add(1, Ordering::SeqCst) {
        0 => Reply::text(503, ""),
        _ => stream("text/plain", "there"),
    });
    let mut response = call(&server).stream().await.unwrap();
    assert_eq!(
        &response.next().await.unwrap().unwrap()[..],
        b"there",
        "it is made again until it begins"
    );
}

#[tokio::test]
async fn events_may_be_split_anywhere_even_in_a_character() {
    let body = "event: greeting\ndata: {\"text\": \"Grüße, 世界\"}\nid: 7\n\n: comment\n\ndata: a\ndata: b\n\n";
    let server = Server::saying(stream("text/event-stream", body).dripping(Duration::from_millis(1)));
    let mut events = call(&server).events();
    let first = events.next().await.unwrap().unwrap();
    assert_eq!((first.name.as_str(), first.id.as_deref()), ("greeting", Some("7")));
    assert_eq!(first.json::<Json>().unwrap()["text"], "Grüße, 世界");
    assert!(first.json::<i64>().is_err());
    let second = events.next().await.unwrap().unwrap();
    assert_eq!((second.name.as_str(), second.data.as_str()), ("message", "a\nb"));
    assert!(events.next().await.is_none());
    assert_eq!(server.only().header("accept"), Some("text/event-stream"));
}

/// Ten events with ids, three on each connection, the last of them torn in its middle.
fn forgetful(seen: &Seen) -> Reply {
    let last: usize = seen.header("last-event-id").map_or(0, |id| id.parse().unwrap());
    let event = |id: usize| format!("id: {id}\ndata: {id}\n\n");
    if last + 3 >= 10 {
        return stream("text/event-stream", &(last + 1..=10).map(event).collect::<String>());
    }
    let mut text: String = std::iter::once("retry: 1\n\n".to_owned())
        .chain((last + 1..last + 4).map(event))
        .collect();
    text.push_str(&format!("id: {}\nda", last + 4));
    torn("text/event-stream", &text)
}

#[tokio::test]
async fn a_connection_that_drops_is_taken_up_where_it_was() {
    let server = Server::answering(forgetful);
    let (data, error) = all_events(call(&server)).await;
    let expected: Vec<String> = (1..=10).map(|id: usize| id.to_string()).collect();
    assert_eq!(
        (data, error),
        (expected, None),
        "nothing is lost, and nothing comes twice"
    );
    let ids: Vec<Option<String>> = server
        .seen()
        .iter()
        .map(|seen| seen.header("last-event-id").map(str::to_owned))
        .collect();
    assert_eq!(
        ids,
        [None, Some("3".to_owned()), Some("6".to_owned()), Some("9".to_owned())]
    );
}

#[tokio::test]
async fn without_ids_a_connection_that_drops_is_an_error() {
    let server = Server::saying(torn("text/event-stream", "data: 1\n\ndata: 2"));
    let (data, error) = all_events(call(&server)).await;
    assert_eq!(data, ["1"]);
    assert!(error.unwrap().starts_with("read: the exchange broke off: "));
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn an_endless_stream_goes_on_until_the_server_has_nothing() {
    let asked = AtomicUsize::new(0);
    let server = Server::answering(move |_| match asked.fetch_add(1, Ordering::SeqCst) {
        0 => stream("text/event-stream", "retry: 1\n\ndata: 1\n\n"),
        1 => stream("text/event-stream", "data: 2\n\n"),
        _ => Reply::new(204, &[], ""),
    });
    let mut events = call(&server).events().endless();
    let mut data = Vec::new();
    while let Some(event) = events.next().await {
        data.push(event.unwrap().data);
    }
    assert_eq!(data, ["1", "2"]);
}

#[tokio::test]
async fn an_event_has_a_limit() {
    let server = Server::saying(stream(
        "text/event-stream",
        &format!("id: 1\n\ndata: {}\n\n", "x".repeat(5000)),
    ));
    let call: Reading = core(&server, |builder| builder.body_limit(1000)).call(&READ).ready();
    let (data, error) = all_events(call).await;
    assert!(data.is_empty());
    assert!(
        error
            .unwrap()
            .contains("the response is too large: more than 1000 bytes")
    );
}

#[tokio::test]
async fn texts_of_json_come_one_after_the_other() {
    let lines = "{\"n\": 1, \"text\": \"世\"}\r\n\n{\"n\": \n{\"n\": 3}";
    let server = Server::saying(stream("application/jsonl", lines).dripping(Duration::from_millis(1)));
    let mut items = call(&server).items::<Json>();
    assert_eq!(items.next().await.unwrap().unwrap()["text"], "世");
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(
        items.next().await.unwrap().unwrap()["n"],
        3,
        "what follows can still be read"
    );
    assert!(items.next().await.is_none());

    let server = Server::saying(stream("application/json-seq", "\u{1e}{\"n\":\n 1}\n\u{1e}{\"n\": 2}\n"));
    let mut items = call(&server).items::<Json>();
    let mut numbers = Vec::new();
    while let Some(item) = items.next().await {
        numbers.push(item.unwrap()["n"].as_i64().unwrap());
    }
    assert_eq!(numbers, [1, 2]);

    let torn = Server::saying(torn("application/jsonl", "1\n2"));
    let mut items = call(&torn).items::<i64>();
    assert_eq!(items.next().await.unwrap().unwrap(), 1);
    assert!(
        items
            .next()
            .await
            .unwrap()
            .unwrap_err()
            .to_string()
            .contains("broke off")
    );
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn a_mock_plays_streams_too() {
    let mock = MockTransport::new().on("read", MockResponse::new(200).body("data: 1\n\ndata: 2\n\n"));
    let mut builder = Builder::new(&API);
    builder.base_url("https://shop.acme.dev");
    builder.transport(mock);
    let call: Reading = builder.build().unwrap().call(&READ).ready();
    assert_eq!(all_events(call).await, (vec!["1".to_owned(), "2".to_owned()], None));
}

#[test]
fn streams_go_between_threads() {
    fn moves<T: Send + 'static>(_: T) {}
    let server = Server::saying(Reply::text(200, ""));
    moves(call(&server).events());
    moves(call(&server).items::<Json>());
    moves(call(&server).stream());
}

#[tokio::test]
async fn the_data_of_events_are_values_until_the_last() {
    let body =
        "data: [1]\n\nevent: x\ndata: [2,\ndata: 3]\n\ndata: {\"a\"\n\ndata: [4]\n\ndata: [DONE]\n\ndata: [5]\n\n";
    let server = Server::saying(stream("text/event-stream", body));
    let mut data = call(&server).events().data::<Vec<i64>>().until("[DONE]");
    let mut all = Vec::new();
    while let Some(value) = data.next().await {
        all.push(value.map_err(|error| (error.kind(), error.to_string())));
    }
    assert_eq!((&all[0], &all[1]), (&Ok(vec![1]), &Ok(vec![2, 3])));
    let (kind, text) = all[2].as_ref().unwrap_err();
    assert_eq!(*kind, ErrorKind::Decode);
    assert!(text.starts_with("read: "), "{text}");
    assert_eq!((&all[3], all.len()), (&Ok(vec![4]), 4));
}

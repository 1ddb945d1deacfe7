//! What may go wrong on the way, and what the caller sees of it.
#![cfg(feature = "reqwest")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod client_support;

use std::time::{Duration, Instant};

use client_support::{Reply, Server};
use specwright_runtime::Json;
use specwright_runtime::client::{
    Answer, Api, Builder, Call, Core, Error, ErrorKind, Media, Operation, Response, RetryPolicy, Undocumented, Verb,
};

static API: Api = Api {
    title: "Shop",
    version: "1",
    servers: &[],
    schemes: &[],
};
static READ: Operation = Operation::new("read", Verb::Get, "/read").answers(&[Answer::code(200, Media::Json)]);

fn core(server: &Server) -> Core {
    let mut builder = Builder::new(&API);
    builder.base_url(server.url(""));
    builder.retry(RetryPolicy::never());
    builder.build().unwrap()
}

async fn came(reply: Reply) -> Result<Json, Error<Undocumented>> {
    let server = Server::saying(reply);
    let call: Call<Response<Json>, Undocumented> = core(&server).call(&READ).ready();
    call.timeout(Duration::from_secs(2)).await.map(Response::into_body)
}

async fn failed(reply: Reply) -> Error<Undocumented> {
    came(reply).await.expect_err("it fails")
}

/// A transport error that begins so.
async fn broken(reply: Reply, text: &str) {
    let error = failed(reply).await;
    assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
    assert!(error.to_string().starts_with(text), "{error}");
}

fn answer(headers: &str, body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{headers}\r\n{body}")
}

#[tokio::test]
async fn a_connection_that_is_reset_is_broken_off() {
    broken(Reply::raw("").resetting(), "read: the exchange broke off: ").await;
    let begun = answer("Content-Length: 100\r\n", "{\"a\":");
    broken(Reply::raw(&begun).resetting(), "read: the exchange broke off: ").await;
}

#[tokio::test]
async fn a_server_that_is_silent_or_drips_is_left_in_time() {
    let began = Instant::now();
    broken(Reply::raw("").holding(Duration::from_secs(20)), "read: timed out: ").await;
    let drips = Reply::raw(&answer("Content-Length: 100\r\n", "{\"a\":1}")).dripping(Duration::from_secs(1));
    broken(drips, "read: timed out: ").await;
    assert!(began.elapsed() < Duration::from_secs(15));
}

#[tokio::test]
async fn a_length_that_is_too_long_is_broken_off_and_one_that_is_too_short_does_not_fit() {
    let long = answer("Content-Length: 100\r\n", "{}");
    broken(Reply::raw(&long), "read: the exchange broke off: ").await;

    let error = failed(Reply::raw(&answer("Content-Length: 5\r\n", "{\"a\":1}"))).await;
    assert_eq!((error.kind(), error.body()), (ErrorKind::Decode, Some(&b"{\"a\":"[..])));
}

#[tokio::test]
async fn lengths_that_contradict_each_other_are_no_http() {
    let twice = answer("Content-Length: 2\r\nContent-Length: 7\r\n", "{\"a\":1}");
    broken(Reply::raw(&twice), "read: the exchange broke off: ").await;
}

#[tokio::test]
async fn chunks_that_are_none_are_broken_off() {
    for chunks in [
        "zz\r\n{}\r\n0\r\n\r\n",
        "2\r\n{}XX0\r\n\r\n",
        "ffffffffffffffffff\r\n{}",
        "2\r\n{}\r\n",
    ] {
        let chunked = answer("Transfer-Encoding: chunked\r\n", chunks);
        broken(Reply::raw(&chunked), "read: the exchange broke off: ").await;
    }
    assert_eq!(
        came(Reply::raw(&answer(
            "Transfer-Encoding: chunked\r\n",
            "2;x=1\r\n{}\r\n0\r\nA: b\r\n\r\n"
        )))
        .await
        .unwrap(),
        Json::Object(Default::default())
    );
}

#[tokio::test]
async fn headers_have_limits() {
    let wide = answer(&format!("X-Wide: {}\r\n", "a".repeat(2 << 20)), "{}");
    broken(Reply::raw(&wide), "read: the exchange broke off: ").await;
    let many: String = (0..5000).map(|i| format!("X-{i}: 1\r\n")).collect();
    broken(Reply::raw(&answer(&many, "{}")), "read: the exchange broke off: ").await;
    let no_name = answer(": nameless\r\n", "{}");
    broken(Reply::raw(&no_name), "read: the exchange broke off: ").await;
}

#[tokio::test]
async fn a_repeated_header_is_there_as_often_as_it_came() {
    let twice = answer("Content-Length: 2\r\nX-Left: 1\r\nX-Left: 2\r\n", "{}");
    let server = Server::saying(Reply::raw(&twice));
    let call: Call<Response<Json>, Undocumented> = core(&server).call(&READ).ready();
    let response = call.await.unwrap();
    let values: Vec<_> = response.header_map().get_all("x-left").iter().collect();
    assert_eq!(values, ["1", "2"]);
}

#[tokio::test]
async fn what_is_no_http_is_broken_off() {
    for nonsense in [
        "HTTP/9.9 200 OK\r\n\r\n",
        "SSH-2.0-OpenSSH_9.6\r\n",
        "HTTP/1.1 2000 OK\r\n\r\n",
        "\0\0\0\0",
    ] {
        broken(Reply::raw(nonsense), "read: the exchange broke off: ").await;
    }
}

#[tokio::test]
async fn a_byte_order_mark_is_read_over_and_other_bytes_are_not_text() {
    let marked = Reply::json(200, "\u{feff}{\"a\":1}");
    assert_eq!(came(marked).await.unwrap()["a"], 1);
    let error = failed(Reply::bytes(200, b"{\"a\":\"\xff\xfe\"}")).await;
    assert_eq!(
        (error.kind(), error.body().map(<[u8]>::len)),
        (ErrorKind::Decode, Some(10))
    );
}

#[tokio::test]
async fn what_is_nested_too_deep_is_an_error_and_no_overflow() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        let error = failed(Reply::json(200, &deep)).await;
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert!(error.to_string().len() < 500, "{error}");
    }
}

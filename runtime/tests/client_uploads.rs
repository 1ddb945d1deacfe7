//! Bodies of requests that do not fit into memory.
#![cfg(feature = "reqwest")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod client_support;

use std::collections::VecDeque;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::pin::Pin;
use std::task::{Context, Poll};

use client_support::{Reply, Seen, Server, Upload, client};
use specwright_runtime::client::futures_core::Stream;
use specwright_runtime::client::{
    Answer, Api, Body, BodyKind, Builder, Call, Error, ErrorKind, Media, Operation, Response, Undocumented, Verb,
};
use specwright_runtime::{Bytes, File};

static API: Api = Api {
    title: "Shelf",
    version: "1",
    servers: &[],
    schemes: &[],
};
static PUT: Operation = Operation::new("put", Verb::Put, "/film")
    .body(BodyKind::Bytes, "video/mp4")
    .answers(&[Answer::code(200, Media::Text)]);
static POST: Operation = Operation::new("post", Verb::Post, "/film")
    .body(BodyKind::Bytes, "video/mp4")
    .answers(&[Answer::code(200, Media::Text)]);

/// What a program has that reads from somewhere else: pieces of its own kind, and errors of its own.
struct Pieces(VecDeque<std::io::Result<Vec<u8>>>, bool);

impl Stream for Pieces {
    type Item = std::io::Result<Vec<u8>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        // Every other time it is not ready.
        self.1 = !self.1;
        if self.1 {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(self.0.pop_front())
    }
}

fn pieces(texts: &[&str]) -> Pieces {
    Pieces(texts.iter().map(|text| Ok(text.as_bytes().to_vec())).collect(), false)
}

fn call(server: &Server, operation: &'static Operation, body: Body) -> Call<Response<String>, Undocumented> {
    let mut builder = Builder::new(&API);
    builder.base_url(server.url(""));
    builder.build().unwrap().call(operation).bytes(body).ready()
}

async fn send(server: &Server, operation: &'static Operation, body: Body) -> Result<String, Error<Undocumented>> {
    call(server, operation, body).await.map(Response::into_body)
}

/// The body as it was meant, whatever it was cut into.
fn whole(seen: &Seen) -> String {
    let mut rest = seen.text();
    if seen.header("transfer-encoding") != Some("chunked") {
        return rest.to_owned();
    }
    let mut whole = String::new();
    while let Some((size, after)) = rest.split_once("\r\n") {
        let size = usize::from_str_radix(size, 16).unwrap();
        whole.push_str(&after[..size]);
        rest = after[size..].strip_prefix("\r\n").unwrap();
    }
    whole
}

#[tokio::test]
async fn a_stream_is_sent_in_chunks_or_with_its_length() {
    let server = Server::saying(Reply::text(200, "thanks"));
    let texts = ["one, ", "two, ", "three"];
    send(&server, &PUT, Body::stream(pieces(&texts))).await.unwrap();
    send(&server, &PUT, Body::stream(pieces(&texts)).length(15))
        .await
        .unwrap();
    send(&server, &PUT, Body::from("one, two, three")).await.unwrap();

    let [chunked, counted, at_hand] = &server.seen()[..] else {
        panic!()
    };
    for seen in [chunked, counted, at_hand] {
        assert_eq!(whole(seen), "one, two, three");
        assert_eq!(seen.header("content-type"), Some("video/mp4"));
    }
    assert_eq!(chunked.header("content-length"), None);
    assert_eq!(counted.header("content-length"), Some("15"));
    assert_eq!(at_hand.header("content-length"), Some("15"));
}

#[tokio::test]
async fn a_form_has_files_that_are_streams() {
    let server = Server::saying(Reply::text(200, "thanks"));
    let film = |body: Body| Upload::new("Sunset", File::stream("sun.mp4", body).content_type("video/mp4")).raw("raw");
    let sent = [
        film(Body::stream(pieces(&["su", "n"]))),
        film(Body::stream(pieces(&["su", "n"])).length(3)),
        Upload::new("Sunset", File::new("sun.mp4", "sun").content_type("video/mp4")).raw("raw"),
    ];
    for upload in &sent {
        client(&server).customers().upload(upload).await.unwrap();
    }
    let seen = server.seen();
    let texts = seen.iter().map(|seen| {
        let media = seen.header("content-type").unwrap();
        whole(seen).replace(media.strip_prefix("multipart/form-data; boundary=").unwrap(), "B")
    });
    let texts: Vec<_> = texts.collect();
    assert!(texts[2].contains("filename=\"sun.mp4\"\r\nContent-Type: video/mp4\r\n\r\nsun\r\n--B"));
    assert_eq!((&texts[0], &texts[1]), (&texts[2], &texts[2]));
    assert_eq!(seen[0].header("content-length"), None);
    assert_eq!(seen[1].header("content-length"), seen[2].header("content-length"));
}

#[tokio::test]
async fn what_the_stream_says_of_its_end_is_what_the_caller_hears() {
    let server = Server::saying(Reply::text(200, "thanks"));
    let broken = Pieces(
        [Ok(b"one".to_vec()), Err(std::io::Error::other("the disk is gone"))].into(),
        false,
    );
    let error = send(&server, &PUT, Body::stream(broken)).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 1));
    assert_eq!(
        error.to_string(),
        "put: the body of the request broke off: the disk is gone"
    );

    // Fewer bytes than were promised would make the server wait for ever.
    let error = send(&server, &PUT, Body::stream(pieces(&["on", "e"])).length(9))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
}

/// A server that is moved for good, and takes the film elsewhere.
fn moved(status: u16) -> Server {
    Server::answering(move |seen| match seen.line.contains(" /film ") {
        true => Reply::redirect(status, "/films"),
        false => Reply::text(200, &seen.line),
    })
}

#[tokio::test]
async fn a_redirect_that_asks_for_the_stream_again_needs_one_that_can_be_made_again() {
    for status in [307, 308] {
        let server = moved(status);
        let error = send(&server, &POST, Body::stream(pieces(&["o", "ne"])))
            .await
            .unwrap_err();
        assert_eq!(
            error.to_string(),
            "post: a redirect was not followed: it asks for the body again, which was a stream; `Body::again` makes one \
             that can be sent twice"
        );
        let again = Body::again(|| Body::stream(pieces(&["o", "ne"])));
        assert_eq!(send(&server, &POST, again).await.unwrap(), "POST /films HTTP/1.1");
        let [.., first, second] = &server.seen()[..] else {
            panic!()
        };
        assert_eq!((whole(first), whole(second)), ("one".to_owned(), "one".to_owned()));
    }
    // This one leaves it where it is.
    let server = moved(303);
    let answer = send(&server, &POST, Body::stream(pieces(&["o", "ne"]))).await.unwrap();
    assert_eq!(answer, "GET /films HTTP/1.1");
}

#[tokio::test]
async fn a_stream_is_sent_again_if_it_can_be_made_again() {
    let busy = || {
        let calls = std::sync::atomic::AtomicU32::new(0);
        Server::answering(
            move |_| match calls.fetch_add(1, std::sync::atomic::Ordering::Relaxed) {
                0 => Reply::new(503, &[("Retry-After", "0")], ""),
                _ => Reply::text(200, "thanks"),
            },
        )
    };
    let error = send(&busy(), &PUT, Body::stream(pieces(&["o", "ne"])))
        .await
        .unwrap_err();
    assert_eq!((error.status().map(|s| s.as_u16()), error.attempts()), (Some(503), 1));

    let server = busy();
    let again = Body::again(|| Body::stream(pieces(&["o", "ne"])));
    assert_eq!(send(&server, &PUT, again).await.unwrap(), "thanks");
    assert!(server.seen().iter().all(|seen| whole(seen) == "one"));
}

#[tokio::test]
async fn a_stream_that_is_gone_is_not_sent_as_nothing() {
    let server = Server::saying(Reply::text(200, "thanks"));
    let upload = Upload::new("Sunset", File::stream("sun.mp4", Body::stream(pieces(&["su", "n"]))));
    client(&server).customers().upload(&upload).await.unwrap();
    let error = client(&server).customers().upload(&upload).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "upload: nothing was sent: the body is a stream that has been sent already; `Body::again` makes one that can be sent \
         twice"
    );
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn a_request_with_a_stream_can_be_looked_at() {
    let server = Server::saying(Reply::text(200, "thanks"));
    let call = call(&server, &PUT, Body::stream(pieces(&["o", "ne"])));
    let request = call.build().unwrap();
    assert!(format!("{request:?}").contains("body: a stream"), "{request:?}");
    assert!(
        request.to_curl().ends_with("--data-binary @body # a stream"),
        "{}",
        request.to_curl()
    );
    assert_eq!(call.await.unwrap().body, "thanks");
}

/// So many megabytes, of which one is there at a time.
struct Megabytes(u64);

impl Stream for Megabytes {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(left) = self.0.checked_sub(1) else {
            return Poll::Ready(None);
        };
        self.0 = left;
        Poll::Ready(Some(Ok(Bytes::from(vec![0; 1 << 20]))))
    }
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn what_is_sent_need_not_fit_into_memory() {
    let resident = || {
        let text = std::fs::read_to_string("/proc/self/statm").unwrap();
        text.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() * 4096
    };
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let (mut piece, mut taken, mut most) = (vec![0; 1 << 16], 0_usize, 0);
        let head = loop {
            let read = stream.read(&mut piece).unwrap();
            taken += read;
            if let Some(end) = piece[..read].windows(4).position(|four| four == b"\r\n\r\n") {
                break taken - read + end + 4;
            }
        };
        while taken - head < 512 << 20 {
            taken += stream.read(&mut piece).unwrap();
            most = most.max(resident());
        }
        stream
            .write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n")
            .unwrap();
        most
    });
    let before = resident();
    let mut builder = Builder::new(&API);
    builder.base_url(url);
    let body = Body::stream(Megabytes(512)).length(512 << 20);
    let call: Call<Response<String>, Undocumented> = builder.build().unwrap().call(&PUT).bytes(body).ready();
    call.await.unwrap();
    let grown = server.join().unwrap().saturating_sub(before) >> 20;
    assert!(grown < 64, "{grown} MB");
}

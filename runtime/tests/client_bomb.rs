//! A small body that unpacks to more than there is room for. By itself in its process, so that its memory can be told.
#![cfg(feature = "reqwest")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;

use flate2::{Compress, Compression, FlushCompress};
use specwright_runtime::Json;
use specwright_runtime::client::{
    Answer, Api, Builder, Call, Error, Media, OAuth2, Operation, Response, SchemeKind, SecurityScheme, Undocumented,
    Verb,
};

static API: Api = Api {
    title: "Shop",
    version: "1",
    servers: &[],
    schemes: &[SecurityScheme {
        name: "oauth2",
        kind: SchemeKind::OAuth2,
    }],
};
static SIGNED: Operation = Operation::new("signed", Verb::Get, "/read").security(&[&[0]]);
static READ: Operation = Operation::new("read", Verb::Get, "/read").answers(&[Answer::code(200, Media::Json)]);

const MB: usize = 1 << 20;

/// A megabyte of blanks, packed so that it can follow itself.
fn blanks() -> Vec<u8> {
    let mut packed = Vec::with_capacity(64 << 10);
    let mut compress = Compress::new(Compression::best(), false);
    compress
        .compress_vec(&vec![b' '; MB], &mut packed, FlushCompress::Full)
        .unwrap();
    packed
}

/// Answers with `count` megabytes, as gzip.
fn server(status: u16, count: usize) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let _ = stream.read(&mut [0; 4096]);
        let head = format!("HTTP/1.1 {status} Well\r\nContent-Type: application/json\r\n");
        let head = head + "Content-Encoding: gzip\r\nConnection: close\r\n\r\n";
        let gzip = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
        let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&gzip));
        let block = blanks();
        for _ in 0..count {
            if stream.write_all(&block).is_err() {
                return;
            }
        }
    });
    url
}

fn read(url: String) -> Call<Response<Json>, Undocumented> {
    let mut builder = Builder::new(&API);
    builder.base_url(url);
    builder.build().unwrap().call(&READ).ready()
}

fn is_too_large(error: &Error<Undocumented>) {
    let text = error.to_string();
    assert!(
        text.contains("the response is too large: more than 33554432 bytes"),
        "{text}"
    );
}

/// The most memory that the process ever had, in bytes.
#[cfg(target_os = "linux")]
fn peak() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<usize>().unwrap() << 10
}

#[tokio::test]
async fn a_bomb_is_left_at_the_limit() {
    assert!(10_000 * blanks().len() < 12 * MB, "it is small on the way");
    is_too_large(&read(server(200, 10_000)).await.expect_err("10 GB are too much"));
    // An error is held to it as well, and a text in a stream of them.
    is_too_large(&read(server(400, 10_000)).await.expect_err("10 GB are too much"));
    let mut items = read(server(200, 10_000)).items::<Json>();
    is_too_large(&items.next().await.unwrap().expect_err("10 GB are too much"));
    drop(items);
    let mut events = read(server(200, 10_000)).events();
    is_too_large(&events.next().await.unwrap().expect_err("10 GB are too much"));
    drop(events);

    // Nor is there more of a token.
    let token = OAuth2::client_credentials(server(200, 10_000), "id", "secret");
    let mut builder = Builder::new(&API);
    builder.base_url("http://127.0.0.1:1");
    builder.credential_provider("oauth2", token);
    let call: Call<Response<Json>, Undocumented> = builder.build().unwrap().call(&SIGNED).ready();
    let text = call.await.expect_err("10 GB are too much").to_string();
    assert!(
        text.contains("the response is too large: more than 1048576 bytes"),
        "{text}"
    );

    // What is read piece by piece has no limit, and is nowhere as a whole.
    let (mut stream, mut read) = (read(server(200, 300)).stream().await.unwrap(), 0);
    while let Some(Ok(piece)) = stream.next().await {
        read += piece.len();
    }
    assert_eq!(read, 300 * MB);

    #[cfg(target_os = "linux")]
    {
        println!("peak: {} MB", peak() / MB);
        assert!(peak() < 64 * MB, "{} MB", peak() / MB);
    }
}

//! A small body that unpacks to more than there is room for. By itself in its process, so that its memory can be told.
#![cfg(feature = "reqwest")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;

use flate2::{Compress, Compression, FlushCompress};
use specwright_runtime::Json;
use specwright_runtime::client::{Answer, Api, Builder, Call, Error, Media, Operation, Response, Undocumented, Verb};

static API: Api = Api {
    title: "Shop",
    version: "1",
    servers: &[],
    schemes: &[],
};
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
fn server(count: usize) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let _ = stream.read(&mut [0; 4096]);
        let head =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n";
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

async fn read(url: String) -> Result<Response<Json>, Error<Undocumented>> {
    let mut builder = Builder::new(&API);
    builder.base_url(url);
    let call: Call<Response<Json>, Undocumented> = builder.build().unwrap().call(&READ).ready();
    call.await
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
    let error = read(server(10_000)).await.expect_err("10 GB are too much");
    let text = error.to_string();
    assert!(
        text.contains("the response is too large: more than 33554432 bytes"),
        "{text}"
    );
    #[cfg(target_os = "linux")]
    assert!(peak() < 64 * MB, "{} MB", peak() / MB);
}

//! Calls that are waited for: without a runtime, from several threads, and where there is a runtime already.
#![cfg(all(feature = "blocking", feature = "reqwest"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod client_support;

use std::io::{BufRead as _, Read as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use client_support::{Client, Customer, Reply, Server};
use specwright_runtime::Json;
use specwright_runtime::client::blocking::{Wait, WaitEach};
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
static READ: Operation = Operation::new("read", Verb::Get, "/read").answers(&[Answer::code(200, Media::Json)]);
static TAKE: Operation = Operation::new("take", Verb::Get, "/take").answers(&[Answer::code(200, Media::Bytes)]);

type Reading = Call<Response<Json>, Undocumented>;
type Taking = Call<Response<specwright_runtime::Bytes>, Undocumented>;

fn core(url: String) -> Core {
    let mut builder = Builder::new(&API);
    builder.base_url(url);
    builder.retry(RetryPolicy::new().backoff(Duration::from_millis(1), Duration::from_millis(1)));
    builder.build().unwrap()
}

fn stream(body: &str) -> Reply {
    Reply::raw(&format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n{body}"
    ))
}

/// A server that keeps its connections: each is a thread, which answers one request after the other.
fn keeping() -> (String, Arc<AtomicUsize>) {
    use std::io::Write as _;
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let connections = Arc::new(AtomicUsize::new(0));
    let count = connections.clone();
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            count.fetch_add(1, Ordering::SeqCst);
            thread::spawn(move || {
                let mut lines = std::io::BufReader::new(stream.try_clone().unwrap()).lines();
                while let Some(Ok(line)) = lines.next() {
                    if line.is_empty() {
                        let text = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\ntrue";
                        if stream.write_all(text.as_bytes()).is_err() {
                            return;
                        }
                    }
                }
            });
        }
    });
    (url, connections)
}

#[test]
fn a_call_and_a_call_builder_are_waited_for() {
    let server = Server::answering(|seen| match seen.line.starts_with("POST") {
        true => Reply::json(200, r#"{"name":"Ada"}"#),
        false => Reply::json(200, r#"[{"name":"Bob"}]"#),
    });
    let client = Client::builder().base_url(server.url("")).token("t").build().unwrap();
    let created = client
        .customers()
        .create_customer(&Customer::new("Ada"))
        .wait()
        .unwrap();
    assert_eq!(created.name, "Ada");
    let listed = client.customers().list_customers("t").limit(3).wait().unwrap();
    assert_eq!(listed[0].name, "Bob");
    assert_eq!(client.customers().whoami().raw().wait().unwrap().status().as_u16(), 200);
}

#[test]
fn errors_and_retries_are_those_of_the_call() {
    let times = AtomicUsize::new(0);
    let server = Server::answering(move |_| match times.fetch_add(1, Ordering::SeqCst) {
        0 => Reply::text(503, "busy"),
        _ => Reply::text(404, "gone"),
    });
    let call: Reading = core(server.url("")).call(&READ).ready();
    let error = call.wait().unwrap_err();
    assert_eq!(
        error.to_string(),
        "read: 404 Not Found (not in the document) (in 2 attempts): gone"
    );
    let call: Reading = core("http://127.0.0.1:1".to_owned()).call(&READ).ready();
    let error = call.retry(RetryPolicy::never()).wait().unwrap_err();
    assert!(error.to_string().starts_with("read: could not connect: "), "{error}");
}

#[test]
fn a_mock_needs_no_sockets() {
    let mut builder = Builder::new(&API);
    builder.base_url("https://shop.dev");
    builder.transport(MockTransport::new().on("read", MockResponse::json(200, "[1]")));
    let call: Reading = builder.build().unwrap().call(&READ).ready();
    assert_eq!(call.wait().unwrap().body, serde_json::json!([1]));
}

#[test]
fn threads_share_a_client_and_its_connections() {
    let (url, connections) = keeping();
    let core = core(url);
    let threads: Vec<_> = (0..8)
        .map(|_| {
            let core = core.clone();
            thread::spawn(move || {
                for _ in 0..50 {
                    let call: Reading = core.call(&READ).ready();
                    assert_eq!(call.wait().unwrap().body, Json::Bool(true));
                }
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    // Which thread finds one free is chance.
    assert!(connections.load(Ordering::SeqCst) < 50, "{connections:?} for 400 calls");
}

/// Within async code it waits as anywhere, also on the only thread that there is, with a client that has connections in the
/// runtime of this thread already, and for longer than tokio lets a task go on.
#[tokio::test]
async fn within_a_runtime_of_one_thread_it_waits() {
    let (url, connections) = keeping();
    let core = core(url);
    let call = || -> Reading { core.call(&READ).ready() };
    for _ in 0..3 {
        assert_eq!(call().await.unwrap().body, Json::Bool(true));
    }
    for _ in 0..300 {
        assert_eq!(call().wait().unwrap().body, Json::Bool(true));
    }
    assert_eq!(call().await.unwrap().body, Json::Bool(true));
    // One for each way to call; more where one comes back a moment too late to be used again.
    let connections = connections.load(Ordering::SeqCst);
    assert!((2..50).contains(&connections), "{connections} for 304 calls");
}

#[test]
fn within_a_main_of_tokios_it_waits() {
    #[tokio::main]
    async fn main() -> Json {
        let server = Server::saying(Reply::json(200, "7"));
        let core = core(server.url(""));
        let call = || -> Reading { core.call(&READ).ready() };
        let spawned = {
            let call = call();
            tokio::spawn(async move { call.wait().unwrap().body })
        };
        assert_eq!(spawned.await.unwrap(), Json::from(7));
        tokio::task::spawn_blocking({
            let call = call();
            move || call.wait().unwrap().body
        })
        .await
        .unwrap();
        call().wait().unwrap().body
    }
    assert_eq!(main(), Json::from(7));
}

#[test]
fn events_come_one_by_one_while_the_server_still_speaks() {
    let server = Server::saying(stream("data: 1\n\ndata: 2\n\ndata: 3\n\n").dripping(Duration::from_millis(20)));
    let began = Instant::now();
    let mut arrived = Vec::new();
    let call: Taking = core(server.url("")).call(&TAKE).ready();
    for event in call.events().wait_each() {
        arrived.push((event.unwrap().data, began.elapsed()));
    }
    let data: Vec<_> = arrived.iter().map(|(data, _)| data.as_str()).collect();
    assert_eq!(data, ["1", "2", "3"]);
    assert!(arrived[2].1 - arrived[0].1 > Duration::from_millis(250), "{arrived:?}");
}

#[test]
fn a_body_is_read_as_files_are() {
    let text = "line one\nline two\n".repeat(5000);
    let server = Server::saying(stream(&text));
    let take = || -> Taking { core(server.url("")).call(&TAKE).ready() };
    let mut read = String::new();
    take()
        .stream()
        .wait()
        .unwrap()
        .reader()
        .read_to_string(&mut read)
        .unwrap();
    assert_eq!(read, text);
    let lines = take().stream().wait().unwrap().reader().lines();
    assert_eq!(
        lines.map(Result::unwrap).filter(|line| line == "line two").count(),
        5000
    );
    let items: Vec<_> = take().items::<Json>().wait_each().take(1).collect();
    assert_eq!(items[0].as_ref().unwrap_err().kind(), ErrorKind::Decode);
}

#[test]
fn a_body_that_breaks_off_is_an_error_of_io() {
    let server = Server::saying(Reply::raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"));
    let call: Taking = core(server.url("")).call(&TAKE).ready();
    let mut read = Vec::new();
    let error = call
        .stream()
        .wait()
        .unwrap()
        .reader()
        .read_to_end(&mut read)
        .unwrap_err();
    assert_eq!(read, b"half");
    assert!(error.to_string().starts_with("the exchange broke off: "), "{error}");
}

#[test]
fn what_is_dropped_is_not_waited_for() {
    let server = Server::saying(stream("data: 1\n\n").holding(Duration::from_secs(30)));
    let began = Instant::now();
    let call: Taking = core(server.url("")).call(&TAKE).ready();
    let mut events = call.events().wait_each();
    assert_eq!(events.next().unwrap().unwrap().data, "1");
    drop(events);
    let call: Taking = core(server.url("")).call(&TAKE).ready();
    let error = call.timeout(Duration::from_millis(200)).wait().unwrap_err();
    assert!(error.is_timeout());
    assert!(began.elapsed() < Duration::from_secs(5));
}

/// Without a runtime and without `wait` it is an error that says what to do, not a panic.
#[test]
fn an_executor_without_sockets_is_told_what_to_do() {
    let call: Reading = core("http://127.0.0.1:1".to_owned()).call(&READ).ready();
    let mut sending = std::pin::pin!(call.send());
    let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
    let std::task::Poll::Ready(Err(error)) = sending.as_mut().poll(&mut cx) else {
        panic!("it ends at once")
    };
    let expected =
        "read: rejected: there is no tokio runtime here: call from within one, or use `.wait()` of `client::blocking`";
    assert_eq!(error.to_string(), expected);
}

//! Layers and services of `tower` around and under a client.
#![cfg(all(feature = "tower", feature = "reqwest"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod client_support;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use client_support::{Reply, Server};
use hyper_util::client::legacy::Client as Hyper;
use hyper_util::rt::TokioExecutor;
use specwright_runtime::Json;
use specwright_runtime::client::tower::{CallFacts, TowerTransport, TransportService};
use specwright_runtime::client::{
    Answer, Api, Body, Builder, Call, Core, Error, ErrorKind, Media, MockResponse, MockTransport, Operation, Parameter,
    Response, RetryPolicy, TransportError, TransportErrorKind, Undocumented, Verb,
};
use tower::{ServiceBuilder, ServiceExt as _, service_fn};

static API: Api = Api {
    title: "Shop",
    version: "1",
    servers: &[],
    schemes: &[],
};
static READ: Operation = Operation::new("read", Verb::Get, "/read/{id}")
    .parameters(&[Parameter::path("id")])
    .answers(&[Answer::code(200, Media::Json)]);
static SAVE: Operation = Operation::new("save", Verb::Put, "/save")
    .body(specwright_runtime::client::BodyKind::Json, "application/json")
    .answers(&[Answer::code(200, Media::Json)]);

fn core(url: String, set: impl FnOnce(&mut Builder)) -> Core {
    let mut builder = Builder::new(&API);
    builder.base_url(url);
    builder.retry(RetryPolicy::new().backoff(Duration::from_millis(1), Duration::from_millis(1)));
    set(&mut builder);
    builder.build().unwrap()
}

fn read(core: &Core) -> Call<Response<Json>, Undocumented> {
    core.call(&READ).param(0, "a/b ü|").ready()
}

async fn all(core: &Core, calls: usize) -> Duration {
    let began = Instant::now();
    let tasks: Vec<_> = (0..calls).map(|_| tokio::spawn(read(core).send())).collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    began.elapsed()
}

#[tokio::test]
async fn a_limit_holds_back_what_is_too_much_at_once() {
    let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (inside, peak) = (now.clone(), most.clone());
    let server = Server::answering(move |_| {
        peak.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        std::thread::sleep(Duration::from_millis(10));
        inside.fetch_sub(1, Ordering::SeqCst);
        Reply::json(200, "1")
    });
    let core = core(server.url(""), |builder| {
        builder.layer(|transport| {
            let service = TransportService::new(transport);
            TowerTransport::new(ServiceBuilder::new().concurrency_limit(3).service(service))
        });
    });
    all(&core, 30).await;
    assert_eq!(most.load(Ordering::SeqCst), 3);
    assert_eq!(server.seen()[0].line, "GET /read/a%2Fb%20%C3%BC%7C HTTP/1.1");
}

/// A rate limit cannot be cloned: a buffer in front of it can.
#[tokio::test]
async fn a_rate_is_kept() {
    let server = Server::saying(Reply::json(200, "1"));
    let core = core(server.url(""), |builder| {
        builder.layer(|transport| {
            let limited = ServiceBuilder::new()
                .buffer(64)
                .rate_limit(5, Duration::from_millis(200));
            TowerTransport::new(limited.service(TransportService::new(transport)))
        });
    });
    let took = all(&core, 15).await;
    assert!(took >= Duration::from_millis(400), "{took:?}");
}

#[tokio::test]
async fn a_call_that_waits_its_turn_too_long_is_over() {
    let server = Server::saying(Reply::json(200, "1").after(Duration::from_millis(300)));
    let core = core(server.url(""), |builder| {
        builder.layer(|transport| {
            let service = TransportService::new(transport);
            TowerTransport::new(ServiceBuilder::new().concurrency_limit(1).service(service))
        });
    });
    let first = tokio::spawn(read(&core).send());
    tokio::time::sleep(Duration::from_millis(50)).await;
    let error = read(&core).timeout(Duration::from_millis(100)).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    first.await.unwrap().unwrap();
}

/// No `reqwest` in it: `hyper`'s own client, with our bodies in both directions.
#[tokio::test]
async fn another_http_client_is_a_transport() {
    let server = Server::answering(|seen| match seen.text() {
        "" => Reply::json(200, "[1,2]"),
        body => Reply::json(200, body),
    });
    let core = core(server.url(""), |builder| {
        let hyper = Hyper::builder(TokioExecutor::new()).build_http::<Body>();
        builder.transport(TowerTransport::new(hyper));
    });
    assert_eq!(read(&core).await.unwrap().body, serde_json::json!([1, 2]));
    let call: Call<Response<Json>, Undocumented> = core.call(&SAVE).json(&Json::from("x")).ready();
    assert_eq!(call.await.unwrap().body, Json::from("x"));
    let saved = server.seen()[1].clone();
    assert_eq!((saved.header("content-length"), saved.text()), (Some("3"), "\"x\""));
}

/// `hyper`'s client knows no deadline: the adapter keeps it, to the end of the body.
#[tokio::test]
async fn the_time_of_the_call_holds_for_services_that_know_none() {
    for slow in [
        Reply::json(200, "1").after(Duration::from_secs(5)),
        Reply::json(200, &"1".repeat(100)).dripping(Duration::from_millis(50)),
    ] {
        let server = Server::saying(slow);
        let core = core(server.url(""), |builder| {
            let hyper = Hyper::builder(TokioExecutor::new()).build_http::<Body>();
            builder.transport(TowerTransport::new(hyper));
        });
        let began = Instant::now();
        let error = read(&core).timeout(Duration::from_millis(300)).await.unwrap_err();
        assert_eq!(error.to_string(), "read: timed out: the time of the call is over");
        assert!(began.elapsed() < Duration::from_secs(2));
    }
}

#[tokio::test]
async fn services_see_what_the_engine_knows() {
    let core = core("https://shop.dev/v1".to_owned(), |builder| {
        builder.transport(TowerTransport::new(service_fn(
            |request: http::Request<Body>| async move {
                let facts = request.extensions().get::<CallFacts>().unwrap();
                let text = format!("\"{} {:?} {}\"", facts.operation, facts.template(), request.uri())
                    .replace("Some(\"", "")
                    .replace("\")", "");
                let mut response = http::Response::new(Body::from(text));
                response
                    .headers_mut()
                    .insert("content-type", "application/json".parse().unwrap());
                Ok::<_, TransportError>(response)
            },
        )));
    });
    let expected = "read /read/{id} https://shop.dev/v1/read/a%2Fb%20%C3%BC%7C";
    assert_eq!(read(&core).await.unwrap().body, Json::from(expected));
}

#[tokio::test]
async fn errors_of_services_keep_their_kind_or_are_broken_off() {
    async fn failing(error: tower::BoxError) -> Error<Undocumented> {
        let error = std::sync::Mutex::new(Some(error));
        let core = core("https://shop.dev".to_owned(), |builder| {
            builder.retry(RetryPolicy::never());
            let service = service_fn(move |_: http::Request<Body>| {
                let error = error.lock().unwrap().take().unwrap();
                async move { Err::<http::Response<Body>, _>(error) }
            });
            builder.transport(TowerTransport::new(ServiceBuilder::new().buffer(1).service(service)));
        });
        read(&core).await.unwrap_err()
    }
    let error = failing("out of order".into()).await;
    assert_eq!(error.to_string(), "read: the exchange broke off: out of order");
    let error = failing(TransportError::new(TransportErrorKind::Connect, "nobody there").into()).await;
    assert_eq!(error.to_string(), "read: could not connect: nobody there");
    assert_eq!(error.kind(), ErrorKind::Transport);
}

/// The other way round: a transport serves requests of anybody.
#[tokio::test]
async fn a_transport_is_a_service() {
    let mock = MockTransport::new().on("", MockResponse::text(418, "short").header("x-pot", "1"));
    let request = http::Request::post("https://shop.dev/tea?a=1")
        .header("x-a", "1")
        .body(Body::from("milk"))
        .unwrap();
    let response = TransportService::new(mock.clone()).oneshot(request).await.unwrap();
    assert_eq!(
        (
            response.status().as_u16(),
            response.headers()["x-pot"].to_str().unwrap()
        ),
        (418, "1")
    );
    let sent = &mock.requests()[0];
    assert_eq!(
        (sent.method.as_str(), sent.url.as_str()),
        ("POST", "https://shop.dev/tea?a=1")
    );
    assert_eq!(
        (sent.headers["x-a"].to_str().unwrap(), &sent.body[..]),
        ("1", &b"milk"[..])
    );
    let relative = http::Request::get("/tea").body(Body::empty()).unwrap();
    let error = TransportService::new(mock).oneshot(relative).await.unwrap_err();
    assert_eq!(error.to_string(), "rejected: relative URL without a base");
}

//! Calls that are made again: when, how often, after which waits, and with which key.
#![cfg(feature = "reqwest")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod client_support;

use std::net::TcpListener;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant, SystemTime};

use client_support::{Client, Customer, Reply, Server};
use specwright_runtime::client::{
    Answer, Api, BodyKind, Builder, Call, Core, Media, MockResponse, MockTransport, Operation, Parameter, Repeat,
    Response, RetryPolicy, Undocumented, Verb,
};

static API: Api = Api {
    title: "Shop",
    version: "1",
    servers: &[],
    schemes: &[],
};
static READ: Operation = Operation::new("read", Verb::Get, "/read").answers(&[Answer::code(200, Media::Text)]);
static WRITE: Operation = Operation::new("write", Verb::Post, "/write")
    .body(BodyKind::Text, "text/plain")
    .answers(&[Answer::code(200, Media::Text)]);
static KEYED: Operation = Operation::new("keyed", Verb::Post, "/keyed")
    .parameters(&[Parameter::header("idempotency-key")])
    .answers(&[Answer::code(200, Media::Text)]);

static SEARCH: Operation = Operation::new("search", Verb::Post, "/search")
    .repeat(Repeat::Always)
    .answers(&[Answer::code(200, Media::Text)]);
static TAKE: Operation = Operation::new("take", Verb::Get, "/take")
    .repeat(Repeat::WithKey)
    .answers(&[Answer::code(200, Media::Text)]);
static ONCE: Operation = Operation::new("once", Verb::Put, "/once")
    .repeat(Repeat::Never)
    .answers(&[Answer::code(200, Media::Text)]);

/// A client over a mock whose operations answer these statuses, one after the other.
fn core(mock: &MockTransport, set: impl FnOnce(&mut Builder)) -> Core {
    let mut builder = Builder::new(&API);
    builder.base_url("https://shop.acme.dev");
    builder.transport(mock.clone());
    set(&mut builder);
    builder.build().unwrap()
}

fn mock(statuses: &[u16]) -> MockTransport {
    let operations = ["read", "write", "keyed"];
    let answers = operations
        .iter()
        .flat_map(|operation| statuses.iter().map(move |status| (*operation, *status)));
    answers.fold(MockTransport::new(), |mock, (operation, status)| {
        mock.on(operation, MockResponse::text(status, "x"))
    })
}

fn call(core: &Core, operation: &'static Operation) -> Call<Response<String>, Undocumented> {
    core.call(operation).ready()
}

fn keys(mock: &MockTransport) -> Vec<Option<String>> {
    let requests = mock.requests();
    let keys = requests.iter().map(|request| {
        let key = request.headers.get("idempotency-key")?;
        key.to_str().ok().map(str::to_owned)
    });
    keys.collect()
}

#[tokio::test]
async fn what_does_no_harm_twice_is_made_again() {
    for status in [408, 425, 429, 500, 502, 503, 504] {
        let mock = mock(&[status, status, 200]);
        assert_eq!(*call(&core(&mock, |_| {}), &READ).await.unwrap(), "x");
        assert_eq!((mock.requests().len(), mock.waits().len()), (3, 2), "{status}");
    }
    for status in [400, 401, 404, 409, 501] {
        let mock = mock(&[status, 200]);
        assert!(call(&core(&mock, |_| {}), &READ).await.is_err());
        assert_eq!(mock.requests().len(), 1, "{status}");
    }
}

#[tokio::test]
async fn a_storm_ends_with_the_last_answer_and_says_how_often_it_was_tried() {
    let mock = mock(&[503]);
    let error = call(&core(&mock, |_| {}), &READ).await.unwrap_err();
    assert_eq!(
        (error.attempts(), error.status().map(|status| status.as_u16())),
        (3, Some(503))
    );
    assert_eq!(
        error.to_string(),
        "read: 503 Service Unavailable (not in the document) (in 3 attempts): x"
    );
    let waits: Vec<u128> = mock.waits().iter().map(Duration::as_millis).collect();
    assert!(
        (250..=500).contains(&waits[0]) && (500..=1000).contains(&waits[1]),
        "{waits:?}"
    );
}

#[tokio::test]
async fn what_may_do_harm_twice_is_made_once() {
    let mock = mock(&[503, 200]);
    let error = call(&core(&mock, |_| {}), &WRITE).await.unwrap_err();
    assert_eq!((error.attempts(), mock.requests().len()), (1, 1));
    assert_eq!(keys(&mock), [None]);
}

#[tokio::test]
async fn a_key_makes_it_safe_and_stays_the_same() {
    let mock = mock(&[503, 429, 200]);
    let core = core(&mock, |builder| builder.idempotency_header("Idempotency-Key"));
    call(&core, &WRITE).await.unwrap();
    let first = keys(&mock);
    assert_eq!(first.len(), 3);
    assert!(
        first
            .iter()
            .all(|key| *key == first[0] && key.as_ref().is_some_and(|key| key.len() == 36))
    );

    call(&core, &WRITE).await.unwrap();
    assert_ne!(keys(&mock).last(), first.last(), "another call has another key");
    call(&core, &READ).await.unwrap();
    assert_eq!(
        keys(&mock).last(),
        Some(&None),
        "what is idempotent by its method needs none"
    );
}

#[tokio::test]
async fn a_document_names_the_header_by_declaring_it() {
    let mock = mock(&[503, 200]);
    let core = core(&mock, |_| {});
    call(&core, &KEYED).await.unwrap();
    assert!(keys(&mock).iter().all(|key| key.is_some()) && keys(&mock).len() == 2);
}

#[tokio::test]
async fn a_key_of_the_callers_own_is_sent_as_it_is() {
    let mock = mock(&[503, 200]);
    let core = core(&mock, |_| {});
    let given: Call<Response<String>, Undocumented> = core.call(&KEYED).param(0, "order-1").ready();
    given.await.unwrap();
    call(&core, &WRITE).idempotency_key("order-2").await.unwrap();
    call(&core, &KEYED).idempotency_key("order-3").await.unwrap();
    let keys: Vec<String> = keys(&mock).into_iter().flatten().collect();
    assert_eq!(keys, ["order-1", "order-1", "order-2", "order-2", "order-3"]);
}

#[tokio::test]
async fn a_call_is_inspected_with_the_key_that_it_is_sent_with() {
    let mock = mock(&[200]);
    let core = core(&mock, |_| {});
    let call = call(&core, &KEYED);
    let shown = call.build().unwrap().headers()["idempotency-key"]
        .to_str()
        .unwrap()
        .to_owned();
    call.await.unwrap();
    assert_eq!(keys(&mock), [Some(shown)]);
}

#[tokio::test]
async fn a_caller_may_know_better() {
    let mock = mock(&[503, 200]);
    let core = core(&mock, |builder| builder.retry(RetryPolicy::never()));
    call(&core, &READ).await.unwrap_err();
    call(&core, &READ).await.unwrap();
    call(&core, &WRITE)
        .retry(RetryPolicy::new().any_method())
        .await
        .unwrap();
    assert_eq!(mock.requests().len(), 4);
}

#[tokio::test]
async fn the_server_says_how_long_to_wait() {
    let later = |value: &str| MockResponse::text(429, "").header("Retry-After", value);
    let date = "Sun, 06 Nov 1994 08:49:37 GMT";
    let mock = MockTransport::new()
        .on("read", later("7"))
        .on("read", later(date).header("Date", "Sun, 06 Nov 1994 08:49:34 GMT"))
        .on("read", MockResponse::text(200, "x"));
    call(&core(&mock, |_| {}), &READ).await.unwrap();
    assert_eq!(mock.waits(), [7, 3].map(Duration::from_secs));

    let mock = MockTransport::new().on("read", later("3600"));
    let error = call(&core(&mock, |_| {}), &READ).await.unwrap_err();
    assert_eq!(
        (error.attempts(), mock.waits().len()),
        (1, 0),
        "an hour is beyond the budget"
    );

    let mock = MockTransport::new().on("read", later("10"));
    let short = call(&core(&mock, |_| {}), &READ).timeout(Duration::from_secs(5));
    assert_eq!(
        short.await.unwrap_err().attempts(),
        1,
        "the time of the call would be over"
    );
}

#[tokio::test]
async fn a_refused_connection_is_tried_again_whatever_the_method() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let client = Client::builder()
        .base_url(format!("http://127.0.0.1:{port}"))
        .token("t")
        .retry(RetryPolicy::new().backoff(Duration::from_millis(1), Duration::from_millis(1)))
        .build()
        .unwrap();
    let error = client
        .customers()
        .create_customer(&Customer::new("Ada"))
        .await
        .unwrap_err();
    assert_eq!(error.attempts(), 3);
    assert!(error.to_string().contains("could not connect"), "{error}");
    assert!(error.to_string().contains("(in 3 attempts)"), "{error}");
}

#[tokio::test]
async fn a_connection_that_drops_is_tried_again_over_a_real_one() {
    let asked = AtomicUsize::new(0);
    let server = Server::answering(move |_| match asked.fetch_add(1, Ordering::Relaxed) {
        0 => Reply::raw(""),
        1 => Reply::raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"),
        _ => Reply::text(200, "there"),
    });
    let mut builder = Builder::new(&API);
    builder.base_url(server.url(""));
    builder.retry(RetryPolicy::new().backoff(Duration::from_millis(1), Duration::from_millis(1)));
    let answer = call(&builder.build().unwrap(), &READ).await.unwrap();
    assert_eq!((answer.as_str(), server.seen().len()), ("there", 3));
}

/// How often a server is asked that is busy at first, and whether it was asked with a key.
async fn asked(operation: &'static Operation, set: impl FnOnce(&mut Builder)) -> (usize, bool) {
    let asked = AtomicUsize::new(0);
    let server = Server::answering(move |_| match asked.fetch_add(1, Ordering::Relaxed) {
        0 => Reply::text(503, "busy"),
        _ => Reply::text(200, "there"),
    });
    let mut builder = Builder::new(&API);
    builder.base_url(server.url(""));
    builder.retry(quick());
    set(&mut builder);
    let _ = call(&builder.build().unwrap(), operation).await;
    let seen = server.seen();
    (seen.len(), seen[0].header("idempotency-key").is_some())
}

fn quick() -> RetryPolicy {
    RetryPolicy::new().backoff(Duration::from_millis(1), Duration::from_millis(1))
}

#[tokio::test]
async fn what_is_known_of_an_operation_goes_before_its_method() {
    let keyed = |builder: &mut Builder| builder.idempotency_header("Idempotency-Key");
    let any = |builder: &mut Builder| builder.retry(quick().any_method());
    assert_eq!(asked(&WRITE, |_| {}).await, (1, false));
    assert_eq!(asked(&SEARCH, |_| {}).await, (2, false));
    assert_eq!(asked(&SEARCH, keyed).await, (2, false));
    assert_eq!(asked(&READ, |_| {}).await, (2, false));
    assert_eq!(asked(&TAKE, |_| {}).await, (1, false));
    assert_eq!(asked(&TAKE, keyed).await, (2, true));
    assert_eq!(asked(&TAKE, any).await, (2, false));
    assert_eq!(asked(&ONCE, |_| {}).await, (1, false));
    assert_eq!(asked(&ONCE, keyed).await, (1, false));
    assert_eq!(asked(&ONCE, any).await, (1, false));
}

#[tokio::test]
async fn a_server_that_says_nothing_is_asked_again() {
    let asked = AtomicUsize::new(0);
    let server = Server::answering(move |_| match asked.fetch_add(1, Ordering::Relaxed) {
        0 => Reply::text(200, "late").after(Duration::from_secs(20)),
        _ => Reply::text(200, "there"),
    });
    let mut builder = Builder::new(&API);
    builder.base_url(server.url(""));
    builder.response_timeout(Some(Duration::from_millis(300)));
    let core = builder.build().unwrap();
    let began = Instant::now();
    assert_eq!(*call(&core, &READ).await.unwrap(), "there");
    assert!(began.elapsed() < Duration::from_secs(15));

    let silent = Server::saying(Reply::text(200, "late").after(Duration::from_secs(20)));
    let error = call(&core, &WRITE).base_url(silent.url("")).await.unwrap_err();
    assert!(error.is_timeout() && error.attempts() == 1);
    assert!(
        error.to_string().contains("no response: nothing came within 300ms"),
        "{error}"
    );
}

#[tokio::test]
async fn a_call_that_is_dropped_is_not_made_again() {
    let server = Server::saying(Reply::text(503, ""));
    let mut builder = Builder::new(&API);
    builder.base_url(server.url(""));
    builder.retry(RetryPolicy::new().backoff(Duration::from_secs(5), Duration::from_secs(5)));
    let core = builder.build().unwrap();
    let waiting = tokio::time::timeout(Duration::from_millis(500), call(&core, &READ).send()).await;
    assert!(waiting.is_err());
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn a_server_that_asks_for_patience_gets_it_in_both_forms() {
    let in_two_seconds = || httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(2));
    for later in [&in_two_seconds as &(dyn Fn() -> String + Sync), &|| "1".to_owned()] {
        let (asked, later) = (AtomicUsize::new(0), later());
        let server = Server::answering(move |_| match asked.fetch_add(1, Ordering::Relaxed) {
            0 => Reply::new(429, &[("Retry-After", later.as_str())], ""),
            _ => Reply::text(200, "there"),
        });
        let mut builder = Builder::new(&API);
        builder.base_url(server.url(""));
        let began = Instant::now();
        assert_eq!(*call(&builder.build().unwrap(), &READ).await.unwrap(), "there");
        let waited = began.elapsed();
        // A date has no parts of a second.
        assert!((900..4000).contains(&waited.as_millis()), "{waited:?}");
        assert_eq!(server.seen().len(), 2);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_storm_ends_within_its_budget() {
    let server = Server::saying(Reply::text(503, "later"));
    let mut builder = Builder::new(&API);
    builder.base_url(server.url(""));
    let patient = RetryPolicy::new().retries(1000).budget(Duration::from_millis(700));
    builder.retry(patient.backoff(Duration::from_millis(20), Duration::from_millis(200)));
    let core = builder.build().unwrap();
    let began = Instant::now();
    let calls: Vec<_> = (0..50).map(|_| tokio::spawn(call(&core, &READ).send())).collect();
    let mut made = 0;
    for call in calls {
        let error = call.await.unwrap().unwrap_err();
        assert_eq!(error.status().map(|status| status.as_u16()), Some(503));
        // 700 ms in waits of up to 20, 40, 80, 160, 200, 200, … ms, each at least half as long.
        assert!((4..=14).contains(&error.attempts()), "{}", error.attempts());
        made += error.attempts();
    }
    assert_eq!(
        server.seen().len(),
        usize::try_from(made).unwrap(),
        "every attempt is told of"
    );
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
}

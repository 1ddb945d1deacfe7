//! Interceptors and layers: who sees what, in which order, and how often.
#![cfg(feature = "reqwest")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod client_support;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use client_support::{Client, Reply, Server};
use specwright_runtime::Json;
use specwright_runtime::client::{
    Answer, Api, BoxFuture, Builder, Call, Core, Error, ErrorKind, Media, MockResponse, MockTransport, OAuth2,
    Operation, Parameter, Response, RetryPolicy, SchemeKind, SecurityScheme, Transport, TransportError,
    TransportRequest, TransportResponse, Undocumented, Verb,
};

static API: Api = Api {
    title: "Shop",
    version: "1",
    servers: &[],
    schemes: &[SecurityScheme {
        name: "oauth2",
        kind: SchemeKind::Bearer,
    }],
};
static READ: Operation = Operation::new("read", Verb::Get, "/read/{id}")
    .parameters(&[Parameter::path("id")])
    .answers(&[Answer::code(200, Media::Json)]);
static GUARDED: Operation = Operation::new("guarded", Verb::Get, "/guarded")
    .answers(&[Answer::code(200, Media::Json)])
    .security(&[&[0]]);

type Reading = Call<Response<Json>, Undocumented>;
type Log = Arc<Mutex<Vec<String>>>;

fn core(url: String, set: impl FnOnce(&mut Builder)) -> Core {
    let mut builder = Builder::new(&API);
    builder.base_url(url);
    builder.retry(RetryPolicy::new().backoff(Duration::from_millis(1), Duration::from_millis(1)));
    set(&mut builder);
    builder.build().unwrap()
}

fn note(log: &Log, text: impl Into<String>) {
    log.lock().unwrap().push(text.into());
}

async fn read(core: &Core) -> Result<Response<Json>, Error<Undocumented>> {
    core.call(&READ).param(0, "1").ready().await
}

/// A layer of a user's own.
struct Noting {
    inner: Arc<dyn Transport>,
    log: Log,
}

impl Transport for Noting {
    fn send(&self, request: TransportRequest) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
        note(&self.log, "layer: asked");
        let (sent, log) = (self.inner.send(request), self.log.clone());
        Box::pin(async move {
            let response = sent.await;
            note(&log, "layer: answered");
            response
        })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        self.inner.sleep(duration)
    }
}

#[tokio::test]
async fn what_is_given_first_is_outermost() {
    let server = Server::saying(Reply::json(200, "1"));
    let log = Log::default();
    let core = core(server.url(""), |builder| {
        let [first, second, around, after_first, after_second] = [0; 5].map(|_| log.clone());
        builder.before(move |request| {
            assert!(!request.headers.contains_key("x-second"));
            note(&first, "before: first");
            Ok(())
        });
        builder.after(move |_, _| {
            note(&after_first, "after: first");
            Ok(())
        });
        builder.layer(|inner| Noting { inner, log: around });
        builder.before(move |request| {
            request.headers.insert("x-second", "2".parse().unwrap());
            note(&second, "before: second");
            Ok(())
        });
        builder.after(move |_, _| {
            note(&after_second, "after: second");
            Ok(())
        });
    });
    read(&core).await.unwrap();
    let expected = [
        "before: first",
        "layer: asked",
        "before: second",
        "after: second",
        "layer: answered",
        "after: first",
    ];
    assert_eq!(*log.lock().unwrap(), expected);
    assert_eq!(server.only().header("x-second"), Some("2"));
}

#[tokio::test]
async fn every_request_passes_when_a_call_is_made_again_or_sent_on() {
    let times = AtomicUsize::new(0);
    let server = Server::answering(move |_| match times.fetch_add(1, Ordering::SeqCst) {
        0 => Reply::text(503, "busy"),
        1 => Reply::redirect(302, "/elsewhere"),
        _ => Reply::json(200, "1"),
    });
    let log = Log::default();
    let core = core(server.url("/v1"), |builder| {
        let seen = log.clone();
        builder.after(move |request, response| {
            let (template, path) = (request.template().unwrap(), request.url.path());
            let line = format!("{} {template} {path} {}", request.resends, response.status.as_u16());
            note(&seen, line);
            Ok(())
        });
    });
    assert_eq!(read(&core).await.unwrap().status().as_u16(), 200);
    let expected = [
        "0 /read/{id} /v1/read/1 503",
        "1 /read/{id} /v1/read/1 302",
        "2 /read/{id} /elsewhere 200",
    ];
    assert_eq!(*log.lock().unwrap(), expected);
}

#[tokio::test]
async fn what_is_rejected_is_not_sent_and_not_tried_again() {
    let server = Server::saying(Reply::json(200, "1"));
    let core = core(server.url(""), |builder| {
        builder.before(|request| match request.url.path() {
            "/read/1" => Err(TransportError::rejected("not on Sundays")),
            _ => Ok(()),
        });
    });
    let error = read(&core).await.unwrap_err();
    assert_eq!(error.to_string(), "read: rejected: not on Sundays");
    assert_eq!(
        (error.kind(), error.attempts(), error.is_retryable()),
        (ErrorKind::Transport, 1, false)
    );
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn a_response_is_changed_or_rejected() {
    let server = Server::answering(|seen| match seen.line.contains("/read/1 ") {
        true => Reply::new(200, &[("Content-Type", "text/html")], "[1]"),
        false => Reply::new(200, &[("X-Maintenance", "1")], "sorry"),
    });
    let core = core(server.url(""), |builder| {
        builder.after(|_, response| {
            response
                .headers
                .insert("content-type", "application/json".parse().unwrap());
            match response.headers.contains_key("x-maintenance") {
                true => Err(TransportError::rejected("the vendor is being maintained")),
                false => Ok(()),
            }
        });
    });
    assert_eq!(read(&core).await.unwrap().body, serde_json::json!([1]));
    let call: Reading = core.call(&READ).param(0, "2").ready();
    let error = call.await.unwrap_err();
    assert_eq!(error.to_string(), "read: rejected: the vendor is being maintained");
}

#[tokio::test]
async fn requests_for_tokens_pass_as_well() {
    let server = Server::answering(|seen| match seen.line.contains("/token") {
        true => Reply::json(200, r#"{"access_token":"t_1","expires_in":3600}"#),
        false => Reply::json(200, "1"),
    });
    let log = Log::default();
    let core = core(server.url(""), |builder| {
        builder.credential_provider(
            "oauth2",
            OAuth2::client_credentials(server.url("/token"), "id", "secret"),
        );
        let seen = log.clone();
        builder.before(move |request| {
            note(&seen, format!("{} {:?}", request.operation, request.template()));
            Ok(())
        });
    });
    let call: Reading = core.call(&GUARDED).ready();
    call.await.unwrap();
    assert_eq!(
        *log.lock().unwrap(),
        ["oauth2_token None", "guarded Some(\"/guarded\")"]
    );
}

/// Interceptors go by the transport inside where a call waits: a mock need not.
#[tokio::test]
async fn a_mock_inside_is_not_waited_for() {
    let mock = MockTransport::new()
        .on("read", MockResponse::text(503, "").header("Retry-After", "20"))
        .on("read", MockResponse::json(200, "1"));
    let core = core("https://shop.dev".to_owned(), |builder| {
        builder.transport(mock.clone());
        builder.before(|_| Ok(()));
        builder.after(|_, _| Ok(()));
        builder.layer(|inner| Noting {
            inner,
            log: Log::default(),
        });
    });
    read(&core).await.unwrap();
    assert_eq!(mock.waits(), [Duration::from_secs(20)]);
}

/// The setters of generated builders.
#[tokio::test]
async fn generated_clients_take_them_in_a_chain() {
    let server = Server::saying(Reply::json(200, "1"));
    let log = Log::default();
    let [asked, answered, around] = [0; 3].map(|_| log.clone());
    let client = Client::builder()
        .base_url(server.url(""))
        .connect_timeout(Duration::from_secs(5))
        .before(move |request| {
            note(&asked, format!("{:?}", request.connect_timeout));
            Ok(())
        })
        .after(move |_, response| {
            note(&answered, response.status.as_str());
            Ok(())
        })
        .layer(|inner| Noting { inner, log: around })
        .build()
        .unwrap();
    client.customers().whoami().await.unwrap();
    client
        .customers()
        .whoami()
        .connect_timeout(Duration::from_secs(1))
        .await
        .unwrap();
    let one = |time: &str| {
        [
            format!("Some({time})").as_str(),
            "layer: asked",
            "layer: answered",
            "200",
        ]
        .map(str::to_owned)
    };
    assert_eq!(*log.lock().unwrap(), [one("5s"), one("1s")].concat());
}

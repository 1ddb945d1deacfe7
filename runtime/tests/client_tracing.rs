//! Spans of calls and requests, with OpenTelemetry's names, as a subscriber sees them.
#![cfg(all(feature = "tracing", feature = "reqwest"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod client_support;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use client_support::{Reply, Server};
use specwright_runtime::client::{
    Answer, Api, BodyKind, Builder, Call, Core, Media, OAuth2, Operation, Parameter, Response, RetryPolicy, SchemeKind,
    SecurityScheme, Undocumented, Verb,
};
use specwright_runtime::{Bytes, Json, Secret};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::DefaultGuard;
use tracing_subscriber::layer::{Context, Layer, SubscriberExt as _};
use tracing_subscriber::registry::{LookupSpan, Registry};

static API: Api = Api {
    title: "Shop",
    version: "1",
    servers: &[],
    schemes: &[
        SecurityScheme {
            name: "key",
            kind: SchemeKind::ApiKey {
                location: specwright_runtime::client::Location::Query,
                name: "api_key",
            },
        },
        SecurityScheme {
            name: "oauth2",
            kind: SchemeKind::Bearer,
        },
    ],
};
static READ: Operation = Operation::new("read_pet", Verb::Get, "/pets/{id}")
    .parameters(&[Parameter::path("id"), Parameter::query("name")])
    .answers(&[Answer::code(200, Media::Json)])
    .security(&[&[0], &[]]);
static SAVE: Operation = Operation::new("save_pet", Verb::Post, "/pets")
    .body(BodyKind::Json, "application/json")
    .answers(&[Answer::code(200, Media::Json)]);
static INVITED: Operation = Operation::new("invited", Verb::Get, "/invitations/{token}/pets")
    .parameters(&[Parameter::path("token").secret()])
    .answers(&[Answer::code(200, Media::Bytes)]);
static GUARDED: Operation = Operation::new("guarded", Verb::Get, "/guarded")
    .answers(&[Answer::code(200, Media::Json)])
    .security(&[&[1]]);

type Reading = Call<Response<Json>, Undocumented>;

/// A span when it is over.
#[derive(Clone, Debug, Default)]
struct Seen {
    depth: usize,
    fields: BTreeMap<String, String>,
}

impl Visit for Seen {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.fields.insert(field.name().to_owned(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.fields.insert(field.name().to_owned(), value.to_owned());
    }
}

impl Seen {
    /// `name value` of each field, but for ports.
    fn lines(&self) -> Vec<String> {
        let port = |text: &str| match text.split_once("127.0.0.1:") {
            Some((before, after)) => format!("{before}host{}", after.trim_start_matches(|c: char| c.is_ascii_digit())),
            None => text.to_owned(),
        };
        let fields = self.fields.iter().filter(|(name, _)| *name != "server.port");
        fields.map(|(name, value)| format!("{name} {}", port(value))).collect()
    }
}

/// Keeps spans in the order in which they began.
#[derive(Clone, Default)]
struct Keeper {
    spans: Arc<Mutex<Vec<(Id, Seen, bool)>>>,
}

impl<S: tracing::Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Keeper {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let mut seen = Seen {
            depth: context.span_scope(id).unwrap().count(),
            ..Seen::default()
        };
        attributes.record(&mut seen);
        self.spans.lock().unwrap().push((id.clone(), seen, false));
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, _: Context<'_, S>) {
        let mut spans = self.spans.lock().unwrap();
        let span = spans.iter_mut().rev().find(|(known, _, _)| known == id).unwrap();
        values.record(&mut span.1);
    }

    fn on_close(&self, id: Id, _: Context<'_, S>) {
        let mut spans = self.spans.lock().unwrap();
        spans.iter_mut().rev().find(|(known, _, _)| *known == id).unwrap().2 = true;
    }
}

impl Keeper {
    fn start() -> (Self, DefaultGuard) {
        let keeper = Self::default();
        let guard = tracing::subscriber::set_default(Registry::default().with(keeper.clone()));
        (keeper, guard)
    }

    /// The spans that there were; all of them are over.
    fn spans(&self) -> Vec<Seen> {
        let spans = self.spans.lock().unwrap();
        assert!(spans.iter().all(|(_, _, closed)| *closed), "{spans:?}");
        // Libraries beneath have spans of their own.
        let ours = spans
            .iter()
            .filter(|(_, seen, _)| seen.fields.contains_key("otel.kind"));
        ours.map(|(_, seen, _)| seen.clone()).collect()
    }

    /// One line for each: its depth, its name, what became of it.
    fn summary(&self) -> Vec<String> {
        let line = |seen: &Seen| {
            let field = |name: &str| seen.fields.get(name).map_or("-", String::as_str).to_owned();
            let became = ["http.request.resend_count", "http.response.status_code", "error.type"].map(field);
            format!("{} {} {}", seen.depth, field("otel.name"), became.join(" "))
        };
        self.spans().iter().map(line).collect()
    }
}

fn core(url: String, set: impl FnOnce(&mut Builder)) -> Core {
    let mut builder = Builder::new(&API);
    builder.base_url(url);
    builder.retry(RetryPolicy::new().backoff(Duration::from_millis(1), Duration::from_millis(1)));
    set(&mut builder);
    builder.build().unwrap()
}

fn read(core: &Core) -> Reading {
    core.call(&READ).param(0, "7").param(1, "Rex & Co").ready()
}

#[tokio::test]
async fn a_call_and_its_request_have_the_conventions_attributes() {
    let server = Server::saying(Reply::json(200, "1"));
    let core = core(server.url("/v1"), |builder| {
        builder.api_key(0, Secret::from("sk_query"))
    });
    let (keeper, _guard) = Keeper::start();
    read(&core).header("Authorization", "Bearer sk_header").await.unwrap();
    let spans = keeper.spans();
    let call = [
        "http.request.method GET",
        "http.response.status_code 200",
        "otel.kind internal",
        "otel.name read_pet",
        "url.template /pets/{id}",
    ];
    let request = [
        "http.request.method GET",
        "http.response.status_code 200",
        "otel.kind client",
        "otel.name GET /pets/{id}",
        "server.address 127.0.0.1",
        "url.full http://host/v1/pets/7?name=REDACTED&api_key=REDACTED",
        "url.template /pets/{id}",
    ];
    assert_eq!(
        (spans[0].depth, spans[0].lines()),
        (1, call.map(str::to_owned).to_vec())
    );
    assert_eq!(
        (spans[1].depth, spans[1].lines()),
        (2, request.map(str::to_owned).to_vec())
    );
    assert_eq!(
        spans[1].fields["server.port"],
        server.url("").rsplit(':').next().unwrap()
    );
    assert_eq!(spans.len(), 2);
}

#[tokio::test]
async fn retries_and_redirects_are_requests_of_the_same_call() {
    let times = AtomicUsize::new(0);
    let server = Server::answering(move |_| match times.fetch_add(1, Ordering::SeqCst) {
        0 => Reply::text(503, "busy"),
        1 => Reply::redirect(302, "/elsewhere?token=sk_moved"),
        2 => Reply::raw("").resetting(),
        _ => Reply::text(404, "gone"),
    });
    let core = core(server.url(""), |_| {});
    let (keeper, _guard) = Keeper::start();
    read(&core).await.unwrap_err();
    let expected = [
        "1 read_pet - 404 404",
        "2 GET /pets/{id} - 503 503",
        "2 GET /pets/{id} 1 302 -",
        "2 GET /pets/{id} 2 - broken_off",
        "2 GET /pets/{id} 3 404 404",
    ];
    assert_eq!(keeper.summary(), expected);
    assert!(
        keeper.spans()[3]
            .lines()
            .contains(&"url.full http://host/elsewhere?token=REDACTED".to_owned())
    );
    assert_eq!(keeper.spans()[4].fields["otel.status_code"], "ERROR");
}

#[tokio::test]
async fn what_never_came_to_a_response_says_why() {
    let silent = Server::saying(Reply::json(200, "1").after(Duration::from_secs(5)));
    let (keeper, _guard) = Keeper::start();
    let refused = core("http://127.0.0.1:1".to_owned(), |builder| {
        builder.retry(RetryPolicy::new().retries(1))
    });
    let save: Reading = refused.call(&SAVE).json(&Json::from("secret")).ready();
    save.retry(RetryPolicy::new().retries(1).backoff(Duration::ZERO, Duration::ZERO))
        .await
        .unwrap_err();
    let core = core(silent.url(""), |builder| builder.retry(RetryPolicy::never()));
    read(&core)
        .response_timeout(Duration::from_millis(50))
        .await
        .unwrap_err();
    read(&core).timeout(Duration::from_millis(50)).await.unwrap_err();
    let _ = tokio::time::timeout(Duration::from_millis(50), read(&core).send()).await;
    read(&core).base_url("no address").await.unwrap_err();
    let expected = [
        "1 save_pet - - connect",
        "2 POST /pets - - connect",
        "2 POST /pets 1 - connect",
        "1 read_pet - - no_response",
        "2 GET /pets/{id} - - no_response",
        "1 read_pet - - timeout",
        "2 GET /pets/{id} - - timeout",
        "1 read_pet - - cancelled",
        "2 GET /pets/{id} - - cancelled",
        "1 read_pet - - build",
    ];
    assert_eq!(keeper.summary(), expected);
}

#[tokio::test]
async fn tokens_are_requests_of_the_call_that_needs_them() {
    let server = Server::answering(|seen| match seen.line.contains("/token") {
        true => Reply::json(200, r#"{"access_token":"t_1","expires_in":3600}"#),
        false => Reply::json(200, "1"),
    });
    let core = core(server.url(""), |builder| {
        builder.credential_provider(
            "oauth2",
            OAuth2::client_credentials(server.url("/token"), "id", "sk_oauth"),
        );
    });
    let (keeper, _guard) = Keeper::start();
    let call: Reading = core.call(&GUARDED).ready();
    call.await.unwrap();
    assert_eq!(
        keeper.summary(),
        ["1 guarded - 200 -", "2 POST - 200 -", "2 GET /guarded - 200 -"]
    );
}

#[tokio::test]
async fn a_request_lasts_until_its_body_is_read() {
    let server = Server::saying(Reply::raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"));
    let core = core(server.url(""), |builder| builder.retry(RetryPolicy::never()));
    let (keeper, _guard) = Keeper::start();
    read(&core).await.unwrap_err();
    assert_eq!(
        keeper.summary(),
        ["1 read_pet - - broken_off", "2 GET /pets/{id} - 200 broken_off"]
    );
}

/// Credentials in the address, in headers, in bodies and in the path are nowhere in what a subscriber sees.
#[tokio::test]
async fn no_secret_is_in_a_span() {
    let server = Server::answering(|_| Reply::text(401, "unknown key sk_said"));
    let core = core(server.url(""), |builder| {
        builder.api_key(0, Secret::from("sk_query"));
        builder.header_credential("X-Key", "sk_header");
    });
    let (keeper, _guard) = Keeper::start();
    read(&core).query("signature", "sk_more").await.unwrap_err();
    let save: Reading = core.call(&SAVE).json(&Json::from("sk_body")).ready();
    save.await.unwrap_err();
    let call: Call<Response<Bytes>, Undocumented> = core.call(&INVITED).param(0, "sk_path").ready();
    call.stream().await.unwrap_err();
    let spans = keeper.spans();
    assert_eq!(spans.len(), 6);
    assert!(!format!("{spans:?}").contains("sk_"), "{spans:?}");
    assert!(
        spans[5].lines().contains(&"url.full http://host/REDACTED".to_owned()),
        "{spans:?}"
    );
}

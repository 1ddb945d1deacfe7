//! Exchanges over real connections that are recorded, and played back without any.
#![cfg(all(feature = "mock", feature = "reqwest"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod client_support;

use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use client_support::{Client, ClientBuilder, Customer, Reply, Server, Upload};
use serde_json::{Value, json};
use specwright_runtime::client::{
    Answer, Api, Builder, Call, Media, OAuth2, Operation, ReqwestTransport, Response, SchemeKind, SecurityScheme,
    Transport, Undocumented, Verb,
};
use specwright_runtime::mock::{Player, Recorder};
use specwright_runtime::{File, Json};

const PASSWORD: &str = "pass-word-4711";

/// A file of its own for each test.
fn file(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("specwright-recordings-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder.join(name)
}

fn signed(builder: ClientBuilder) -> ClientBuilder {
    builder
        .access_key_id("id-4711")
        .access_key_secret("secret-4711")
        .query_key("query-4711")
        .session("session-4711")
}

fn recording(server: &Server, file: &PathBuf) -> Client {
    let recorder = Recorder::new(ReqwestTransport::new().unwrap(), file);
    signed(Client::builder().base_url(server.url("/api")))
        .transport(recorder)
        .build()
        .unwrap()
}

fn playing(player: &Player) -> Client {
    let builder = Client::builder()
        .base_url("https://elsewhere.dev/api")
        .transport(player.clone());
    signed(builder).build().unwrap()
}

fn photo() -> Upload {
    Upload::new("Ada", File::new("a.png", b"\x89PNG".to_vec()))
}

#[tokio::test]
async fn what_was_recorded_is_played_back() {
    let server = Server::answering(|seen| match seen.line.split(' ').nth(1).unwrap_or_default() {
        "/api/photos" => Reply::bytes(201, &[0xFF, 0x00]),
        path if path.starts_with("/api/tenants") => Reply::json(200, r#"[{"name": "Ada"}]"#),
        _ => Reply::json(400, r#"{"errors": {"name": ["secret-4711 is long"]}}"#),
    });
    let file = file("played.har");
    let client = recording(&server, &file);
    let customers = client.customers();
    let listed = customers.list_customers("acme").limit(1).await.unwrap().body;
    let refused = customers
        .create_customer(&Customer::new("Ada"))
        .await
        .unwrap_err()
        .to_string();
    let picture = customers.upload(&photo()).await.unwrap().body;
    let form = json!({"user": "ada", "password": PASSWORD});
    customers.sign_in(&form).await.unwrap_err();
    assert_eq!(server.seen().len(), 4);
    drop(server);

    let player = Player::open(&file).unwrap();
    let client = playing(&player);
    let customers = client.customers();
    // Another order than was recorded; a boundary that is made by chance; another password.
    assert_eq!(customers.upload(&photo()).await.unwrap().body, picture);
    assert_eq!(
        customers
            .create_customer(&Customer::new("Ada"))
            .await
            .unwrap_err()
            .to_string(),
        refused
    );
    for _ in 0..2 {
        assert_eq!(customers.list_customers("acme").limit(1).await.unwrap().body, listed);
    }
    assert_eq!(player.left(), 1);
    customers
        .sign_in(&json!({"user": "ada", "password": "other"}))
        .await
        .unwrap_err();
    assert_eq!(player.left(), 0);

    let text = std::fs::read_to_string(&file).unwrap();
    for secret in ["id-4711", "secret-4711", "query-4711", "session-4711", PASSWORD] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    let har: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(har["log"]["version"], "1.2");
    let entries = har["log"]["entries"].as_array().unwrap();
    assert_eq!(
        entries[0]["request"]["queryString"][0],
        json!({"name": "limit", "value": "1"})
    );
    assert_eq!(entries[2]["response"]["content"]["encoding"], "base64");
    assert_eq!(entries[3]["request"]["postData"]["text"], "password=***&user=ada");
}

static OAUTH: Api = Api {
    title: "Shop",
    version: "1",
    servers: &[],
    schemes: &[SecurityScheme {
        name: "oauth2",
        kind: SchemeKind::OAuth2,
    }],
};
static READ: Operation = Operation::new("read", Verb::Get, "/read")
    .answers(&[Answer::code(200, Media::Json)])
    .security(&[&[0]]);

#[tokio::test]
async fn tokens_are_asked_for_in_a_recording_without_being_in_it() {
    let server = Server::answering(|seen| match seen.line.starts_with("POST /token ") {
        true => Reply::json(
            200,
            r#"{"access_token": "tok-4711", "token_type": "bearer", "expires_in": 60}"#,
        ),
        false => Reply::json(200, r#"{"echo": "tok-4711"}"#),
    });
    let file = file("oauth.har");
    let read = async |transport: Box<dyn Transport>| {
        let token = OAuth2::client_credentials(server.url("/token"), "id-4711", "secret-4711");
        let mut builder = Builder::new(&OAUTH);
        builder.base_url(server.url(""));
        builder.credential_provider("oauth2", token);
        builder.transport(std::sync::Arc::<dyn Transport>::from(transport));
        let call: Call<Response<Json>, Undocumented> = builder.build().unwrap().call(&READ).ready();
        call.await.unwrap().body["echo"].clone()
    };
    let live = Box::new(Recorder::new(ReqwestTransport::new().unwrap(), &file));
    assert_eq!(read(live).await, "tok-4711");
    assert_eq!(server.seen().len(), 2);

    let text = std::fs::read_to_string(&file).unwrap();
    for secret in ["tok-4711", "secret-4711", &STANDARD.encode("id-4711:secret-4711")] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    let player = Player::open(&file).unwrap().strict();
    assert_eq!(read(Box::new(player.clone())).await, "***");
    assert_eq!(player.left(), 0);
    assert_eq!(server.seen().len(), 2);
}

#[tokio::test]
async fn what_was_not_recorded_names_the_nearest() {
    let server = Server::saying(Reply::json(200, r#"{"name": "Ada"}"#));
    let file = file("nearest.har");
    let client = recording(&server, &file);
    client.customers().create_customer(&Customer::new("Ada")).await.unwrap();
    client
        .customers()
        .list_customers("acme")
        .limit(1)
        .call()
        .raw()
        .await
        .unwrap();

    let client = playing(&Player::open(&file).unwrap());
    let error = client
        .customers()
        .create_customer(&Customer::new("Bo"))
        .await
        .unwrap_err();
    let text = "POST /api/customers was not recorded so; the nearest is number 1, in which the body differs at $.name";
    assert!(error.to_string().ends_with(text), "{error}");
    let error = client.customers().list_customers("acme").limit(2).await.unwrap_err();
    let text = "GET /api/tenants/acme/customers was not recorded so; the nearest is number 2, \
                in which the query is `api_key=***&limit=1`";
    assert!(error.to_string().contains(text), "{error}");
}

#[tokio::test]
async fn a_strict_player_keeps_the_order() {
    let server = Server::saying(Reply::json(200, r#"{"name": "Ada"}"#));
    let file = file("strict.har");
    let client = recording(&server, &file);
    for name in ["Ada", "Bo"] {
        client.customers().create_customer(&Customer::new(name)).await.unwrap();
    }

    let player = Player::open(&file).unwrap().strict();
    let client = playing(&player);
    let error = client
        .customers()
        .create_customer(&Customer::new("Bo"))
        .await
        .unwrap_err();
    let text = "POST /api/customers is not what comes next in the recording: in number 1 the body differs at $.name";
    assert!(error.to_string().ends_with(text), "{error}");
    for name in ["Ada", "Bo"] {
        client.customers().create_customer(&Customer::new(name)).await.unwrap();
    }
    let error = client
        .customers()
        .create_customer(&Customer::new("Bo"))
        .await
        .unwrap_err();
    assert!(
        error.to_string().ends_with("comes after the end of the recording"),
        "{error}"
    );
}

#[tokio::test]
async fn an_exchange_without_a_response_is_recorded_and_played_as_one() {
    let file = file("broken.har");
    let recorder = Recorder::new(ReqwestTransport::new().unwrap(), &file);
    let builder = signed(Client::builder().base_url("http://127.0.0.1:1")).transport(recorder);
    let retry = specwright_runtime::client::RetryPolicy::never();
    builder
        .retry(retry)
        .build()
        .unwrap()
        .customers()
        .whoami()
        .await
        .unwrap_err();
    let har = std::fs::read_to_string(&file).unwrap();
    let player = Player::from_har(&har.replace("http://127.0.0.1:1", "https://h/api")).unwrap();
    let error = playing(&player).customers().whoami().await.unwrap_err();
    assert!(error.to_string().contains("no response was recorded"), "{error}");
}

#[tokio::test]
async fn what_browsers_export_is_played() {
    let har = r#"{"log": {"entries": [{
        "startedDateTime": "2026-01-01T00:00:00Z",
        "request": {
            "method": "POST", "url": "https://shop.dev/api/session", "httpVersion": "h2",
            "headers": [{"name": ":authority", "value": "shop.dev"}],
            "postData": {"mimeType": "application/x-www-form-urlencoded", "params": [
                {"name": "user", "value": "ada"}, {"name": "password", "value": "typed"}
            ]}
        },
        "response": {
            "status": 200,
            "headers": [{"name": ":status", "value": "200"}, {"name": "content-encoding", "value": "gzip"}],
            "content": {"mimeType": "text/plain", "text": "aW4=", "encoding": "base64"}
        }
    }]}}"#;
    let client = playing(&Player::from_har(har).unwrap());
    let form = json!({"user": "ada", "password": PASSWORD});
    assert_eq!(client.customers().sign_in(&form).await.unwrap().body, "in");
}

#[test]
fn what_is_no_recording_is_refused() {
    let refused = |text: &str| Player::from_har(text).unwrap_err().to_string();
    assert_eq!(refused("{}"), "it is no HAR: there is no list `log.entries`");
    assert_eq!(
        refused(r#"{"log": {"entries": [{"request": {"method": "GET"}}]}}"#),
        "entry 1 of the recording has no text at `/request/url`"
    );
    assert!(refused("<html>").starts_with("it is no JSON: expected value"));
    let missing = Player::open("nowhere.har").unwrap_err().to_string();
    assert!(missing.starts_with("nowhere.har: "), "{missing}");
}

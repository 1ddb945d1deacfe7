//! Looking at requests before they are sent, and at responses before they are read.
#![cfg(feature = "reqwest")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod client_support;

use std::process::Command;

use client_support::{Client, Customer};
use specwright_runtime::client::{
    Answer, Api, BodyKind, Builder, Call, Core, Media, MockResponse, MockTransport, Operation, Parameter, Response,
    Undocumented, Verb,
};
use specwright_runtime::record;

static API: Api = Api {
    title: "Shop",
    version: "1",
    servers: &[],
    schemes: &[],
};
static LOGIN: Operation = Operation::new("login", Verb::Post, "/login")
    .body(BodyKind::Json, "application/json")
    .parameters(&[Parameter::query("q")]);
static FORM: Operation =
    Operation::new("form", Verb::Post, "/form").body(BodyKind::Form, "application/x-www-form-urlencoded");
static PUT_BYTES: Operation =
    Operation::new("put_bytes", Verb::Put, "/bytes").body(BodyKind::Bytes, "application/octet-stream");
static READ: Operation = Operation::new("read", Verb::Get, "/read").answers(&[Answer::code(200, Media::Json)]);

/// Who signs in.
#[derive(Clone)]
#[non_exhaustive]
pub struct Login {
    /// By this name.
    pub name: String,
    /// With this.
    pub password: Option<String>,
}

record! {
    Login LOGIN_RECORD required[0x1] table[b""];
    0 name: required String = "name";
    1 password: optional String = "password", secret();
}

fn core(mock: &MockTransport) -> Core {
    let mut builder = Builder::new(&API);
    builder.base_url("https://shop.acme.dev");
    builder.user_agent("test");
    builder.transport(mock.clone());
    builder.build().unwrap()
}

fn curl(call: &Call<Response<()>, Undocumented>) -> String {
    call.build().unwrap().to_curl()
}

#[test]
fn a_command_says_everything_but_secrets() {
    let core = core(&MockTransport::new());
    let login = Login {
        name: "O'Neil".to_owned(),
        password: Some("a\"b&c d".to_owned()),
    };
    let call = core.call(&LOGIN).param(0, "a b").json(&login).ready();
    assert_eq!(
        curl(&call.header("X-Api-Key", "k-4711").header("X-Trace", "t-1")),
        r#"curl -X POST 'https://shop.acme.dev/login?q=a%20b' \
  -H 'user-agent: test' \
  -H 'content-type: application/json' \
  -H 'accept: */*' \
  -H 'x-api-key: …' \
  -H 'x-trace: t-1' \
  --data-raw '{"name":"O'\''Neil","password":"…"}'"#
    );
    let form = curl(&core.call(&FORM).form(&login).ready());
    assert!(form.ends_with(r"--data-raw 'name=O%27Neil&password=…'"), "{form}");
    let bytes = curl(&core.call(&PUT_BYTES).bytes(vec![0_u8, 159, 146]).ready());
    assert!(bytes.ends_with("--data-binary @body # 3 bytes"), "{bytes}");
}

#[test]
fn credentials_of_the_document_are_masked() {
    let client = Client::builder()
        .base_url("https://shop.acme.dev")
        .access_key_id("id-4711")
        .access_key_secret("secret-4711")
        .query_key("query-4711")
        .session("session-4711")
        .build()
        .unwrap();
    let shop = client.customers();
    let commands = [
        shop.create_customer(&Customer::new("Ada")).build().unwrap().to_curl(),
        shop.whoami().build().unwrap().to_curl(),
        shop.list_customers("acme").build().unwrap().to_curl(),
    ];
    for command in commands {
        assert!(!command.contains("4711"), "{command}");
    }
}

/// The shell is the judge of how its arguments are written.
#[cfg(unix)]
#[test]
fn a_shell_reads_the_command_as_it_is_meant() {
    let core = core(&MockTransport::new());
    let name = "'; rm -rf / #\n$(date) `id` \\ \"ü\" !";
    let call: Call<Response<()>, Undocumented> = core
        .call(&LOGIN)
        .json(&Login {
            name: name.to_owned(),
            password: None,
        })
        .ready();
    let request = call.build().unwrap();
    let script = format!("curl() {{ printf '%s\\0' \"$@\"; }}\n{}", request.to_curl());
    let said = Command::new("sh").arg("-c").arg(script).output().unwrap();
    assert!(said.status.success());
    let text = String::from_utf8(said.stdout).unwrap();
    let arguments: Vec<&str> = text.split_terminator('\0').collect();
    assert_eq!(arguments[..3], ["-X", "POST", "https://shop.acme.dev/login"]);
    assert_eq!(arguments[arguments.len() - 2], "--data-raw");
    assert_eq!(arguments[arguments.len() - 1].as_bytes(), request.body().unwrap());
}

#[tokio::test]
async fn a_response_can_be_looked_at_before_it_is_read() {
    let mock = MockTransport::new()
        .on("read", MockResponse::json(200, r#"{"a": 1}"#).header("X-Left", "3"))
        .on("read", MockResponse::text(418, "short and stout"));
    let call = || -> Call<Response<specwright_runtime::Json>, Undocumented> { core(&mock).call(&READ).ready() };

    let raw = call().raw().await.unwrap();
    assert_eq!(
        (raw.status().as_u16(), &raw.headers()["x-left"], &raw.body()[..]),
        (200, &"3".parse().unwrap(), &b"{\"a\": 1}"[..])
    );
    assert_eq!(raw.read().unwrap()["a"], 1);

    let raw = call().raw().await.unwrap();
    assert_eq!((raw.status().as_u16(), &raw.body()[..]), (418, &b"short and stout"[..]));
    assert_eq!(
        format!("{raw:?}"),
        r#"RawResponse { operation: "read", status: 418, body: 15 bytes, .. }"#
    );
    let error = raw.read().unwrap_err();
    assert_eq!(
        error.to_string(),
        "read: 418 I'm a teapot (not in the document): short and stout"
    );
}

static PACKED: Operation =
    Operation::new("packed", Verb::Get, "/read").parameters(&[Parameter::header("Accept-Encoding")]);

#[tokio::test]
async fn a_header_that_the_document_speaks_of_is_left_to_the_caller() {
    let server = client_support::Server::saying(client_support::Reply::text(200, ""));
    let mut builder = Builder::new(&API);
    builder.base_url(server.url(""));
    let core = builder.build().unwrap();
    let ask = async |operation: &'static Operation, value: Option<&str>| {
        let call: Call<Response<()>, Undocumented> = core.call(operation).param(0, &value.map(str::to_owned)).ready();
        let _ = call.await;
        server
            .seen()
            .last()
            .unwrap()
            .header("accept-encoding")
            .map(str::to_owned)
    };
    assert_eq!(ask(&READ, None).await.as_deref(), Some("gzip"));
    assert_eq!(ask(&PACKED, None).await, None);
    assert_eq!(ask(&PACKED, Some("base64")).await.as_deref(), Some("base64"));
}

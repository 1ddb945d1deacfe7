//! Requests as they would be sent: addresses, credentials, parameters, bodies.
#![cfg(feature = "reqwest")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod client_support;

use client_support::{Client, ClientBuilder, Customer, Upload};
use serde_json::json;
use specwright_runtime::File;
use specwright_runtime::client::{ErrorKind, MockResponse, MockTransport, Request};

fn builder() -> ClientBuilder {
    Client::builder().base_url("https://shop.dev/api")
}

fn with_keys() -> ClientBuilder {
    builder().access_key_id("id-4711").access_key_secret("secret-4711")
}

fn created(builder: ClientBuilder) -> Result<Request, String> {
    let client = builder.build().map_err(|error| error.to_string())?;
    client
        .customers()
        .create_customer(&Customer::new("Ada"))
        .build()
        .map_err(|error| error.to_string())
}

fn header<'a>(request: &'a Request, name: &str) -> Option<&'a str> {
    request.headers().get(name).map(|value| value.to_str().unwrap())
}

#[test]
fn an_address_is_somebody_s() {
    let keys = |builder: ClientBuilder| created(builder.access_key_id("i").access_key_secret("s"));
    assert_eq!(
        keys(Client::builder()).unwrap_err(),
        "the server's variable `primary_domain` has only a placeholder, `example.com`; \
         call `.primary_domain(..)` on the client builder"
    );
    assert!(
        keys(Client::builder().server(2))
            .unwrap_err()
            .starts_with("no base URL: the document's server `https://api.example.com`")
    );
    assert!(
        keys(Client::builder().server(9))
            .unwrap_err()
            .starts_with("no base URL: the document names no server")
    );

    let url = |builder| keys(builder).unwrap().url().to_string();
    assert_eq!(
        url(Client::builder().primary_domain("billing.acme.dev")),
        "https://billing.acme.dev/api/customers"
    );
    assert_eq!(
        url(Client::builder().server(1)),
        "https://sandbox.shop.dev/api/customers"
    );
    assert_eq!(url(builder()), "https://shop.dev/api/customers");
}

#[test]
fn a_call_may_go_elsewhere() {
    let client = with_keys().build().unwrap();
    let call = || client.customers().create_customer(&Customer::new("Ada"));
    assert_eq!(
        call()
            .base_url("http://localhost:8080/v9")
            .build()
            .unwrap()
            .url()
            .as_str(),
        "http://localhost:8080/v9/customers"
    );
    assert!(
        call()
            .base_url("https://user:pass@shop.dev")
            .build()
            .unwrap_err()
            .to_string()
            .contains("credentials")
    );
    assert!(call().base_url("/v9").build().is_err());
}

#[test]
fn schemes_go_together_or_not_at_all() {
    let both = created(with_keys().token("t")).unwrap();
    assert_eq!(
        (header(&both, "x-access-key-id"), header(&both, "authorization")),
        (Some("id-4711"), None)
    );
    let token = created(builder().access_key_id("id-4711").token("t")).unwrap();
    assert_eq!(
        (header(&token, "x-access-key-id"), header(&token, "authorization")),
        (None, Some("Bearer t"))
    );
    assert_eq!(
        created(builder().access_key_id("id-4711")).unwrap_err(),
        "no credentials: call `.access_key_secret(..)`, or `.token(..)` on the client builder"
    );
    assert!(created(builder().header_credential("authorization", "Bearer own")).is_ok());
}

#[tokio::test]
async fn without_credentials_nothing_is_sent() {
    let mock = MockTransport::new().on("create_customer", MockResponse::json(200, r#"{"name":"Ada"}"#));
    let client = builder().transport(mock.clone()).build().unwrap();
    let error = client
        .customers()
        .create_customer(&Customer::new("Ada"))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert!(
        error
            .to_string()
            .starts_with("create_customer: nothing was sent: no credentials: "),
        "{error}"
    );
    let error = client
        .customers()
        .delete_customer("..")
        .header("a", "b\r\n")
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert!(mock.requests().is_empty());
}

#[tokio::test]
async fn a_mock_answers_by_operation() {
    let mock = MockTransport::new()
        .on(
            "create_customer",
            MockResponse::text(429, "Wait.").header("Retry-After", "7"),
        )
        .on("create_customer", MockResponse::json(200, r#"{"name":"Ada"}"#));
    let client = with_keys().transport(mock.clone()).build().unwrap();
    let create = || client.customers().create_customer(&Customer::new("Ada"));
    assert!(create().await.is_err());
    assert_eq!(create().await.unwrap().name, "Ada");
    assert_eq!(create().await.unwrap().name, "Ada");
    assert_eq!(mock.requests()[0].body, r#"{"name":"Ada"}"#);
    assert!(client.customers().export().await.is_err());
}

#[test]
fn anonymous_is_an_alternative() {
    let client = builder().build().unwrap();
    let request = client.customers().delete_customer("1").build().unwrap();
    assert_eq!(header(&request, "authorization"), None);
    let client = builder().login("ada", "pass:word").build().unwrap();
    let request = client.customers().delete_customer("1").build().unwrap();
    assert_eq!(header(&request, "authorization"), Some("Basic YWRhOnBhc3M6d29yZA=="));
    let client = builder().login("a:da", "p").build().unwrap();
    assert!(client.customers().delete_customer("1").build().is_err());
}

#[test]
fn a_value_stays_in_its_segment() {
    let client = builder().build().unwrap();
    for (id, path) in [
        ("a/b", "a%2Fb"),
        ("a%2Fb", "a%252Fb"),
        ("a?b#c", "a%3Fb%23c"),
        ("../..", "..%2F.."),
        ("a\\b", "a%5Cb"),
        ("a\r\n\0b", "a%0D%0A%00b"),
        ("Zoë 🦀", "Zo%C3%AB%20%F0%9F%A6%80"),
        (".", "."),
    ] {
        let request = client.customers().delete_customer(id).build().unwrap();
        assert_eq!(
            request.url().as_str(),
            format!("https://shop.dev/api/customers/{path}.json")
        );
    }
    for tenant in ["", ".", ".."] {
        assert!(client.customers().list_customers(tenant).build().is_err(), "{tenant:?}");
    }
    let request = client.customers().list_customers("%2e%2e").build().unwrap();
    assert_eq!(request.url().path(), "/api/tenants/%252e%252e/customers");
}

#[test]
fn parameters_stand_where_the_document_says() {
    let client = builder().build().unwrap();
    let request = client
        .customers()
        .list_customers("acme")
        .where_(json!({"a": [1]}))
        .filter(json!({"name": {"like": "A&da"}, "ids": [1, 2]}))
        .tags(["a,b".to_owned(), "c d".to_owned()])
        .limit(10)
        .limit(20)
        .trace("Zürich")
        .theme("dark; x=1")
        .query("extra", "1&2")
        .build()
        .unwrap();
    assert_eq!(
        request.url().query(),
        Some(
            "limit=20&tags=a%2Cb%7Cc%20d&filter%5Bids%5D%5B%5D=1&filter%5Bids%5D%5B%5D=2\
             &filter%5Bname%5D%5Blike%5D=A%26da&where=%7B%22a%22%3A%5B1%5D%7D&extra=1%262"
        )
    );
    assert_eq!(request.headers()["x-trace"].as_bytes(), "Zürich".as_bytes());
    assert_eq!(request.headers()["cookie"], "theme=dark%3B%20x=1");
}

#[test]
fn headers_cannot_be_split() {
    let client = builder().build().unwrap();
    for value in ["a\r\nX-Evil: 1", "a\nb", "a\0"] {
        let list = || client.customers().list_customers("acme");
        assert!(list().trace(value).build().is_err());
        assert!(list().header("X-Own", value).build().is_err());
        let cookie = list().theme(value).build().unwrap();
        assert!(!header(&cookie, "cookie").unwrap().contains(['\r', '\n', '\0']));
        assert!(builder().header("X-Own", value).build().is_err());
        assert!(
            created(builder().token(value))
                .unwrap_err()
                .starts_with("header `authorization`")
        );
    }
    assert!(client.customers().export().header("Host", "evil.dev").build().is_err());
    assert!(
        client
            .customers()
            .export()
            .header("Transfer-Encoding", "chunked")
            .build()
            .is_err()
    );
}

#[test]
fn secrets_do_not_show() {
    let client = with_keys()
        .query_credential("sig", "query-4711")
        .header_credential("X-Own", "own-4711")
        .header("X-Default", "default-4711")
        .token("token-4711");
    assert!(!format!("{client:?}").contains("4711"));
    let client = client.build().unwrap();
    assert!(!format!("{client:?} {:?}", client.customers()).contains("4711"));
    let call = client.customers().create_customer(&Customer::new("body-4711"));
    let call = call.header("X-Call", "call-4711").query("page", "2");
    assert!(!format!("{call:?}").contains("4711"));
    let request = call.build().unwrap();
    assert_eq!(request.url().query(), Some("page=2&sig=query-4711"));
    assert!(!format!("{request:?}").contains("4711"), "{request:?}");
    assert!(
        format!("{request:?}").contains("https://shop.dev/api/customers?page=2&sig=…"),
        "{request:?}"
    );
}

#[test]
fn bodies_are_validated_when_asked() {
    let long = Customer::new("far too long");
    let built = |client: &Client, validate: Option<bool>| {
        let call = client.customers().create_customer(&long);
        let call = match validate {
            Some(validate) => call.validate(validate),
            None => call,
        };
        call.build()
            .map_err(|error| error.violations().map(ToString::to_string))
    };
    let (asks, asks_not) = (
        with_keys().validate_requests(true).build().unwrap(),
        with_keys().build().unwrap(),
    );
    assert!(built(&asks_not, None).is_ok() && built(&asks, Some(false)).is_ok());
    for refused in [built(&asks, None), built(&asks_not, Some(true))] {
        assert!(refused.unwrap_err().unwrap().contains("$.name"));
    }
    let import = asks_not.customers().import_customers(&[long]).validate(true).build();
    assert!(import.unwrap_err().to_string().starts_with("the body is not valid: "));
}

#[test]
fn bodies_have_the_documented_media_type() {
    let client = builder().build().unwrap();
    let import = client
        .customers()
        .import_customers(&[Customer::new("Ada")])
        .build()
        .unwrap();
    assert_eq!(header(&import, "content-type"), Some("application/vnd.shop+json"));
    assert_eq!(import.body(), Some(&br#"[{"name":"Ada"}]"#[..]));

    let form = client
        .customers()
        .sign_in(&json!({"user": "ada & co", "scopes": ["a", "b"]}))
        .build()
        .unwrap();
    assert_eq!(header(&form, "content-type"), Some("application/x-www-form-urlencoded"));
    assert_eq!(form.body(), Some(&b"scopes=a&scopes=b&user=ada+%26+co"[..]));
}

#[test]
fn multipart_bodies_carry_files() {
    let client = builder().build().unwrap();
    let body = Upload::new("Sunset", File::new("sun.png", vec![0x89, 0x50]))
        .tags(vec!["a".to_owned()])
        .raw("raw");
    let request = client.customers().upload(&body).build().unwrap();
    let media = header(&request, "content-type").unwrap();
    let boundary = media.strip_prefix("multipart/form-data; boundary=").unwrap();
    let text = String::from_utf8_lossy(request.body().unwrap())
        .replace(boundary, "B")
        .replace('\u{fffd}', "?");
    assert_eq!(
        text,
        "--B\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nSunset\r\n\
         --B\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\na\r\n\
         --B\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"sun.png\"\r\nContent-Type: image/png\r\n\r\n?P\r\n\
         --B\r\nContent-Disposition: form-data; name=\"raw\"; filename=\"raw\"\r\n\
         Content-Type: application/octet-stream\r\n\r\nraw\r\n--B--\r\n"
    );
}

//! Calls over a real connection: what arrives, and what comes back.
#![cfg(feature = "reqwest")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod client_support;

use std::error::Error as _;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use client_support::{
    BadRequest, Client, CreateCustomerError, Customer, DeleteCustomerError, Deleted, Reply, Server, WhoamiError, client,
};
use specwright_runtime::client::bytes::Bytes;
use specwright_runtime::client::futures_core::Stream;
use specwright_runtime::client::{
    Body, Error, ErrorKind, ReqwestTransport, Response, Transport, TransportError, TransportRequest, http,
};

type Created = Result<Response<Customer>, Error<CreateCustomerError>>;

async fn create(reply: Reply) -> Created {
    let server = Server::saying(reply);
    client(&server)
        .customers()
        .create_customer(&Customer::new("Ada").email("ada@acme.dev"))
        .await
}

async fn refused(reply: Reply) -> Error<CreateCustomerError> {
    create(reply).await.expect_err("an error was documented")
}

#[tokio::test]
async fn the_request_arrives_as_described() {
    let server = Server::saying(Reply::json(200, r#"{"name":"Ada","unknown":1}"#));
    let customer = Customer::new("Ada").email("ada@acme.dev");
    let created = client(&server)
        .customers()
        .create_customer(&customer)
        .header("X-Trace", "t1")
        .await
        .unwrap();

    assert_eq!(created.name, "Ada");
    assert_eq!(
        (created.status().as_u16(), created.content_type()),
        (200, Some("application/json"))
    );
    let seen = server.only();
    assert_eq!(seen.line, "POST /api/customers HTTP/1.1");
    assert_eq!(seen.text(), r#"{"name":"Ada","email":"ada@acme.dev"}"#);
    for (name, value) in [
        ("content-type", "application/json"),
        ("content-length", "37"),
        ("accept", "application/json, text/plain;q=0.9, */*;q=0.8"),
        ("x-access-key-id", "id-4711"),
        ("x-access-key-secret", "secret-4711"),
        ("x-trace", "t1"),
    ] {
        assert_eq!(seen.header(name), Some(value));
    }
    assert!(seen.header("user-agent").unwrap().starts_with("specwright/"));
    assert_eq!(seen.header("cookie"), None, "the session is another alternative's");
}

#[tokio::test]
async fn documented_errors_are_typed() {
    let error = refused(Reply::json(400, r#"{"errors":{"email":["is taken"]}}"#)).await;
    let Some(CreateCustomerError::BadRequest(bad)) = error.documented() else {
        panic!("{error}")
    };
    assert_eq!(bad.errors.as_ref().unwrap()["email"], ["is taken"]);
    assert_eq!(error.to_string(), "create_customer: 400 Bad Request");

    let error = refused(Reply::text(400, "email is taken")).await;
    assert_eq!(
        (error.kind(), error.status().unwrap().as_u16()),
        (ErrorKind::Decode, 400)
    );
    assert!(error.to_string().ends_with(": email is taken"), "{error}");

    let error = refused(Reply::new(503, &[], "busy")).await;
    assert!(matches!(error.documented(), Some(CreateCustomerError::ServerError(body)) if body.as_ref() == b"busy"));
    assert!(error.is_retryable());
}

#[tokio::test]
async fn documented_headers_are_typed() {
    let headers = [
        ("Content-Type", "text/plain"),
        ("Retry-After", " 7 "),
        ("X-Hints", "1, 2"),
        ("X-Hints", "3"),
    ];
    let error = refused(Reply::new(429, &headers, "Too many requests.")).await;
    assert_eq!(
        error.to_string(),
        "create_customer: 429 Too Many Requests: Too many requests."
    );
    assert!(error.is_retryable());
    let Ok(CreateCustomerError::TooManyRequests(limited)) = error.into_documented() else {
        panic!()
    };
    assert_eq!(
        (limited.headers.retry_after, limited.headers.hints.clone()),
        (Some(7), Some(vec![1, 2, 3]))
    );
    assert_eq!(limited.body, "Too many requests.");
}

#[tokio::test]
async fn a_header_that_does_not_parse_is_absent() {
    let date = "Sun, 06 Nov 1994 08:49:37 GMT";
    let error = refused(Reply::new(429, &[("Retry-After", date), ("X-Hints", "1,x")], "Wait.")).await;
    let Some(CreateCustomerError::TooManyRequests(limited)) = error.documented() else {
        panic!("{error}")
    };
    assert_eq!(
        (limited.headers.retry_after, limited.headers.hints.as_ref()),
        (None, None)
    );
    assert_eq!(limited.header_map()["retry-after"], date);
}

#[tokio::test]
async fn undocumented_statuses_keep_their_facts() {
    for status in [201, 204, 404, 302] {
        let error = refused(Reply::new(status, &[("X-Why", "because")], "")).await;
        assert_eq!(error.kind(), ErrorKind::Undocumented, "{status}");
        assert_eq!(
            (error.status().unwrap().as_u16(), &error.headers().unwrap()["x-why"]),
            (status, &"because".parse().unwrap())
        );
    }
    let error = refused(Reply::json(404, r#"{"message":"No such shop for id-4711"}"#)).await;
    assert_eq!(
        error.to_string(),
        "create_customer: 404 Not Found (not in the document): No such shop for …"
    );
    assert_eq!(error.body(), Some(&br#"{"message":"No such shop for id-4711"}"#[..]));
}

#[tokio::test]
async fn the_documented_type_counts_more_than_the_content_type() {
    assert_eq!(create(Reply::text(200, r#"{"name":"Ada"}"#)).await.unwrap().name, "Ada");
    assert_eq!(
        create(Reply::new(200, &[], "\u{feff}{\"name\":\"Ada\"}"))
            .await
            .unwrap()
            .name,
        "Ada"
    );
    let error = refused(Reply::new(
        200,
        &[("Content-Type", "text/html")],
        "<html>hunter2</html>",
    ))
    .await;
    assert_eq!(
        (error.kind(), error.body()),
        (ErrorKind::Decode, Some(&b"<html>hunter2</html>"[..]))
    );
    assert!(!error.to_string().contains("hunter2"), "{error}");
}

#[tokio::test]
async fn bodies_that_do_not_fit_say_where_without_saying_what() {
    let error = refused(Reply::json(200, r#"{"email": "ada@acme.dev", "name": 4711}"#)).await;
    assert_eq!(error.kind(), ErrorKind::Decode);
    let said = format!("{error} {error:?}");
    assert!(said.contains("$.name") && said.contains(r#""email": "…""#), "{said}");
    assert!(!said.contains("ada@acme") && !said.contains("4711"), "{said}");
    assert!(error.source().is_some() && error.body().is_some());

    for body in [r#"{"name":"Ad"#, "", "{", "[]", "null"] {
        let error = refused(Reply::json(200, body)).await;
        assert_eq!(
            (error.kind(), error.body()),
            (ErrorKind::Decode, Some(body.as_bytes())),
            "{body}"
        );
    }
}

#[tokio::test]
async fn a_connection_that_drops_is_an_error() {
    for raw in [
        "",
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{",
        "nonsense\r\n\r\n",
    ] {
        let error = refused(Reply::raw(raw)).await;
        assert_eq!((error.kind(), error.status()), (ErrorKind::Transport, None), "{raw}");
        assert!(!error.is_retryable() && !error.is_timeout());
    }
    let nobody = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let client = Client::builder()
        .base_url(format!("http://{nobody}"))
        .token("t")
        .build()
        .unwrap();
    let error = client
        .customers()
        .create_customer(&Customer::new("Ada"))
        .await
        .unwrap_err();
    assert!(error.is_retryable());
    assert!(
        error.to_string().starts_with("create_customer: could not connect: "),
        "{error}"
    );
}

#[tokio::test]
async fn time_is_limited_body_included() {
    let hold = Duration::from_secs(5);
    let stalls = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{";
    for slow in [Reply::json(200, "{}").after(hold), Reply::raw(stalls).holding(hold)] {
        let server = Server::saying(slow);
        let started = Instant::now();
        let call = client(&server).customers().create_customer(&Customer::new("Ada"));
        let error = call.timeout(Duration::from_millis(200)).await.unwrap_err();
        assert!(error.is_timeout(), "{error:?}");
        assert!(started.elapsed() < Duration::from_secs(4));
        assert!(error.to_string().starts_with("create_customer: timed out"), "{error}");
    }
}

#[tokio::test]
async fn a_body_may_not_be_endless() {
    let server = Server::saying(Reply::json(200, &format!(r#"{{"name":"{}"}}"#, "a".repeat(2000))));
    let client = Client::builder()
        .base_url(server.url(""))
        .token("t")
        .body_limit(1000)
        .build()
        .unwrap();
    let error = client
        .customers()
        .create_customer(&Customer::new("Ada"))
        .await
        .unwrap_err();
    assert!(
        error
            .to_string()
            .contains("the response is too large: more than 1000 bytes"),
        "{error}"
    );
}

#[tokio::test]
async fn several_successes_are_an_enum() {
    let server = Server::answering(|seen| match seen.line.contains("/gone.json") {
        true => Reply::new(204, &[], ""),
        false => Reply::json(200, r#"{"name":"Ada"}"#),
    });
    let customers = client(&server).customers();
    assert!(matches!(
        customers.delete_customer("gone").await.unwrap(),
        Deleted::NoContent(_)
    ));
    assert!(matches!(customers.delete_customer("ada").await.unwrap(), Deleted::Ok(ada) if ada.name == "Ada"));
}

#[tokio::test]
async fn default_explains_errors_and_is_the_success_only_when_it_is_alone() {
    let server = Server::answering(|seen| match &seen.line {
        line if line.contains("/me") => Reply::json(if line.contains("fail") { 500 } else { 207 }, r#"{"id":1}"#),
        line if line.contains("teapot") => Reply::json(418, r#"{"errors":null}"#),
        _ => Reply::json(206, "{}"),
    });
    let customers = client(&server).customers();
    assert_eq!(customers.whoami().await.unwrap().body["id"], 1);
    let error = customers.whoami().query("fail", "1").await.unwrap_err();
    assert!(matches!(error.documented(), Some(WhoamiError::Default(body)) if body["id"] == 1));
    let error = customers.delete_customer("teapot").await.unwrap_err();
    assert!(matches!(error.documented(), Some(DeleteCustomerError::Default(e)) if matches!(e.body, BadRequest { .. })));
    let error = customers.delete_customer("partial").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Undocumented);
}

#[tokio::test]
async fn a_call_owns_what_it_needs() {
    let server = Server::saying(Reply::json(200, r#"{"name":"Ada"}"#));
    let call = {
        let client = client(&server);
        let customer = Customer::new(String::from("Ada"));
        client.customers().create_customer(&customer)
    };
    let created = tokio::spawn(async move { call.await }).await.unwrap().unwrap();
    assert_eq!(created.into_body().name, "Ada");

    let list = client(&server).customers().list_customers("acme").limit(1);
    let error = tokio::spawn(list.send()).await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
}

#[tokio::test]
async fn no_body_is_a_body_of_no_length() {
    let server = Server::saying(Reply::new(202, &[], ""));
    client(&server).customers().import_customers(&[]).await.unwrap();
    assert_eq!(server.only().text(), "[]");
    let transport = ReqwestTransport::new().unwrap();
    transport.send(carried(&server, Body::empty())).await.unwrap();
    assert_eq!(server.seen()[1].header("content-length"), Some("0"));
}

#[tokio::test]
async fn a_transport_carries_bodies_in_pieces() {
    struct Pieces(u8);
    impl Stream for Pieces {
        type Item = Result<Bytes, TransportError>;

        fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
            self.0 += 1;
            Poll::Ready((self.0 < 4).then(|| Ok(Bytes::from_static(b"piece"))))
        }
    }
    let server = Server::saying(Reply::json(200, "{}"));
    let transport = ReqwestTransport::new().unwrap();
    let response = transport.send(carried(&server, Body::stream(Pieces(0)))).await.unwrap();
    assert_eq!(response.status.as_u16(), 200);
    assert_eq!(server.only().text().matches("piece").count(), 3);
}

fn carried(server: &Server, body: Body) -> TransportRequest {
    let mut request = TransportRequest::new("test", http::Method::POST, server.url("/").parse().unwrap());
    request.body = body;
    request
}

#[test]
fn values_go_between_threads() {
    fn is<T: Send + Sync + 'static>() {}
    is::<Client>();
    is::<Created>();
    is::<specwright_runtime::client::Request>();
    fn moves<T: Send + 'static>() {}
    moves::<specwright_runtime::client::Call<Response<Customer>, CreateCustomerError>>();
    moves::<specwright_runtime::client::Sending<Response<Customer>, CreateCustomerError>>();
}

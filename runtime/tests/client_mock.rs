//! The mock server with every kind of body, parameter and answer.
#![cfg(all(feature = "mock", feature = "reqwest"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod client_support;

use client_support::mock::Server;
use client_support::{
    BadRequest, Client, CreateCustomerError, Customer, Customers, DeleteCustomerError, Deleted, Upload, WhoamiError,
};
use serde_json::json;
use specwright_runtime::client::Response;
use specwright_runtime::client::http::StatusCode;
use specwright_runtime::{Bytes, File};

fn mocked() -> (Server, Client) {
    let server = Server::start().unwrap();
    let client = server.client().build().unwrap();
    (server, client)
}

#[tokio::test]
async fn parameters_are_there_by_name() {
    let (server, client) = mocked();
    server.on(Customers::LIST_CUSTOMERS).respond(vec![Customer::new("Ada")]);
    let call = client
        .customers()
        .list_customers("a/b c")
        .limit(20)
        .tags(["x".to_owned(), "y&z".to_owned()])
        .trace("t-1")
        .theme("dark; light")
        .filter(json!({"name": "Ada", "age": {"gt": 30}}))
        .where_(json!({"a": 1}));
    assert_eq!(call.await.unwrap().body[0].name, "Ada");
    let asked = &server.requests(Customers::LIST_CUSTOMERS)[0];
    let values = ["tenant", "limit", "tags", "X-Trace", "theme", "where", "nothing"].map(|name| asked.parameter(name));
    let expected = ["a/b c", "20", "x|y&z", "t-1", "dark; light", r#"{"a":1}"#].map(|text| Some(text.to_owned()));
    assert_eq!(values[..6], expected);
    assert_eq!(values[6], None);
    // The members of an object are sorted here.
    assert_eq!(asked.values("filter"), ["30", "Ada"]);
}

#[tokio::test]
async fn a_required_parameter_that_is_missing_is_named() {
    let (server, client) = mocked();
    server.on(Customers::LIST_CUSTOMERS).respond(vec![]);
    let error = client.customers().list_customers("acme").await.unwrap_err();
    let text = "GET /tenants/acme/customers: asked for `list_customers`, and the header `X-Trace` is missing";
    assert!(error.to_string().ends_with(text), "{error}");
    assert_eq!(server.unexpected(), [text]);
}

#[tokio::test]
async fn forms_and_files_are_read_back_as_what_was_sent() {
    let (server, client) = mocked();
    server.on(Customers::UPLOAD).respond(Bytes::from("done"));
    server.on(Customers::SIGN_IN).respond("in".to_owned());
    server.on(Customers::IMPORT_CUSTOMERS).respond(());
    let photo = File::new("a \"b\".png", b"\x89PNG\r\n--x".to_vec()).content_type("image/png");
    let mut upload = Upload::new("Ada & co", photo);
    upload.tags = Some(vec!["x".to_owned(), "y".to_owned()]);
    upload.raw = Some(Bytes::from(b"\x00\xFF"));
    assert_eq!(client.customers().upload(&upload).await.unwrap().as_ref(), b"done");
    assert_eq!(server.requests(Customers::UPLOAD)[0].body.as_ref(), Some(&upload));

    let form = json!({"user": "ada & co", "scope": "all"});
    assert_eq!(client.customers().sign_in(&form).await.unwrap().body, "in");
    assert_eq!(server.requests(Customers::SIGN_IN)[0].body, form);

    let all = [Customer::new("Ada"), Customer::new("Bo")];
    client.customers().import_customers(&all).await.unwrap();
    assert_eq!(server.requests(Customers::IMPORT_CUSTOMERS)[0].body, all);
    server.assert_all();
}

#[tokio::test]
async fn each_documented_answer_can_be_given() {
    let (server, client) = mocked();
    server
        .on(Customers::DELETE_CUSTOMER)
        .respond(Deleted::NoContent(Response::new(())));
    server
        .on(Customers::DELETE_CUSTOMER)
        .respond(Deleted::Ok(Customer::new("Ada").into()));
    server
        .on(Customers::DELETE_CUSTOMER)
        .fail(DeleteCustomerError::Default(BadRequest::new().into()));
    let default = Response::new(BadRequest::new()).with_status(StatusCode::CONFLICT);
    server
        .on(Customers::DELETE_CUSTOMER)
        .fail(DeleteCustomerError::Default(default));
    let delete = || client.customers().delete_customer("c.1");
    assert!(matches!(delete().await, Ok(Deleted::NoContent(_))));
    assert!(matches!(delete().await, Ok(Deleted::Ok(it)) if it.name == "Ada"));
    let statuses = [delete().await, delete().await].map(|it| it.unwrap_err().status().map(|it| it.as_u16()));
    // A DELETE is made again when the server fails, and by then it answers 409.
    assert_eq!(statuses, [Some(409), Some(409)]);
    assert_eq!(
        server.requests(Customers::DELETE_CUSTOMER)[0]
            .parameter("id")
            .as_deref(),
        Some("c.1")
    );

    server
        .on(Customers::WHOAMI)
        .fail(WhoamiError::Default(json!({"message": "who?"}).into()))
        .status(403);
    let error = client.customers().whoami().await.unwrap_err();
    assert_eq!(error.to_string(), "whoami: 403 Forbidden: who?");

    let mut limited = Response::new("slow down".to_owned());
    limited.headers = specwright_runtime::from_str(r#"{"retry-after": 7, "x-hints": [1, 2]}"#).unwrap();
    server
        .on(Customers::CREATE_CUSTOMER)
        .fail(CreateCustomerError::TooManyRequests(limited));
    let error = client
        .customers()
        .create_customer(&Customer::new("Ada"))
        .await
        .unwrap_err();
    let Ok(CreateCustomerError::TooManyRequests(limited)) = error.into_documented() else {
        panic!()
    };
    assert_eq!(
        (limited.headers.retry_after, limited.headers.hints),
        (Some(7), Some(vec![1, 2]))
    );
    assert_eq!(limited.body, "slow down");

    server.clear();
    let failed = CreateCustomerError::ServerError(Bytes::from("down").into());
    server.on(Customers::CREATE_CUSTOMER).fail(failed);
    let error = client
        .customers()
        .create_customer(&Customer::new("Ada"))
        .await
        .unwrap_err();
    assert_eq!(error.to_string(), "create_customer: 500 Internal Server Error: down");
}

#[tokio::test]
async fn many_clients_are_served_at_once() {
    let (server, client) = mocked();
    server
        .on(Customers::CREATE_CUSTOMER)
        .answer(|asked| Ok(asked.body.clone().into()));
    let calls: Vec<_> = (0..200)
        .map(|i| {
            tokio::spawn(
                client
                    .customers()
                    .create_customer(&Customer::new(format!("c{i}")))
                    .send(),
            )
        })
        .collect();
    for (i, call) in calls.into_iter().enumerate() {
        assert_eq!(call.await.unwrap().unwrap().name, format!("c{i}"));
    }
    assert_eq!(server.requests(Customers::CREATE_CUSTOMER).len(), 200);
}

#[test]
fn the_port_is_free_again_when_the_server_is_gone() {
    let server = Server::start().unwrap();
    let address = server.url().trim_start_matches("http://").to_owned();
    assert!(std::net::TcpStream::connect(&address).is_ok());
    drop(server);
    let gone = (0..100).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(10));
        std::net::TcpStream::connect(&address).is_err()
    });
    assert!(gone);
}

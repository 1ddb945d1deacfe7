//! What may go wrong with any vendor.

use std::fmt::Debug;
use std::future::Future;
use std::net::TcpListener;
use std::pin::Pin;
use std::time::{Duration, Instant};

use vendor_apis::runtime::client::{Call, Error, ErrorKind, Response};
use vendor_apis::{flexprice, jani, lago, meetbit, stan};

use crate::server::{Reply, Server};

/// A vendor, and one call of it with its types left out.
struct Vendor {
    name: &'static str,
    /// The status and a body of the documented success.
    success: (u16, &'static str),
    /// Creates a customer at this address.
    create: fn(&str, Option<Duration>) -> Creating,
}

type Creating = Pin<Box<dyn Future<Output = Result<u16, Fault>> + Send>>;

/// What every error of a call says, whatever else it knows.
#[derive(Debug)]
struct Fault {
    kind: ErrorKind,
    status: Option<u16>,
    body: Option<Vec<u8>>,
    is_timeout: bool,
    text: String,
}

/// The vendors that promise JSON.
const JSON: [Vendor; 4] = [
    Vendor {
        name: "stan",
        success: (200, "{}"),
        create: |base, timeout| {
            let client = stan::Client::builder()
                .base_url(base)
                .stan_basic_auth("id", "secret")
                .build()
                .unwrap();
            let customer = stan::CustomerRequestBody::new("Ada", "ada@acme.dev", stan::Address::new());
            settle(client.customer().create(&customer), timeout)
        },
    },
    Vendor {
        name: "jani",
        success: (200, "{}"),
        create: |base, timeout| {
            let client = jani::Client::builder().base_url(base).build().unwrap();
            let customer = jani::CreateCustomerRequest::new("Ada", "ada@acme.dev");
            settle(client.customers().create_customer(&customer), timeout)
        },
    },
    Vendor {
        name: "flexprice",
        success: (201, "{}"),
        create: |base, timeout| {
            let client = flexprice::Client::builder()
                .base_url(base)
                .api_key_auth("key")
                .build()
                .unwrap();
            let customer = flexprice::CreateCustomerRequest::new("ada");
            settle(client.customers().create_customer(&customer), timeout)
        },
    },
    Vendor {
        name: "meetbit",
        success: (200, crate::meetbit::CREATED),
        create: |base, timeout| {
            let client = meetbit::Client::builder().base_url(base);
            let client = client.access_key_id("id").access_key_secret("secret").build().unwrap();
            settle(
                client.customers().create_customer(&meetbit::CustomerInput::new()),
                timeout,
            )
        },
    },
];

/// The vendor that promises nothing.
const LAGO: Vendor = Vendor {
    name: "lago",
    success: (200, ""),
    create: |base, timeout| {
        let client = lago::Client::builder().base_url(base).build().unwrap();
        let customer = lago::CreateCustomerRequest::new(lago::CustomerInput::new("c-1", "Ada"));
        settle(client.customers().create_customer(&customer), timeout)
    },
};

fn vendors() -> impl Iterator<Item = Vendor> {
    JSON.into_iter().chain([LAGO])
}

fn settle<T, E>(call: Call<Response<T>, E>, timeout: Option<Duration>) -> Creating
where
    Response<T>: vendor_apis::runtime::client::Outcome + Send,
    E: vendor_apis::runtime::client::Outcome + Debug + Send,
{
    let call = match timeout {
        Some(timeout) => call.timeout(timeout),
        None => call,
    };
    Box::pin(async { call.await.map(|created| created.status().as_u16()).map_err(Fault::from) })
}

impl<E: Debug> From<Error<E>> for Fault {
    fn from(error: Error<E>) -> Self {
        Fault {
            kind: error.kind(),
            status: error.status().map(|status| status.as_u16()),
            body: error.body().map(<[u8]>::to_vec),
            is_timeout: error.is_timeout(),
            text: format!("{error}\n{error:?}"),
        }
    }
}

impl Vendor {
    async fn said(&self, reply: Reply) -> Result<u16, Fault> {
        (self.create)(&Server::saying(reply).url(""), None).await
    }

    async fn refused(&self, reply: Reply) -> Fault {
        match self.said(reply).await {
            Ok(status) => panic!("{}: {status} is a success", self.name),
            Err(fault) => fault,
        }
    }
}

#[tokio::test]
async fn the_documented_success_is_one() {
    for vendor in vendors() {
        let (status, body) = vendor.success;
        let said = vendor.said(Reply::json(status, body)).await;
        assert_eq!(said.expect(vendor.name), status);
    }
}

#[tokio::test]
async fn an_undocumented_status_keeps_status_and_body() {
    for vendor in JSON {
        for (status, body) in [
            (404, r#"{"message":"no such tenant"}"#),
            (418, "short and stout"),
            (503, ""),
        ] {
            let fault = vendor.refused(Reply::new(status, &[], body)).await;
            assert_eq!(
                (fault.kind, fault.status),
                (ErrorKind::Undocumented, Some(status)),
                "{}",
                vendor.name
            );
            assert_eq!(fault.body.as_deref(), Some(body.as_bytes()), "{}", vendor.name);
        }
    }
}

#[tokio::test]
async fn json_under_another_content_type_is_still_read() {
    for vendor in JSON {
        let (status, body) = vendor.success;
        for reply in [Reply::text(status, body), Reply::new(status, &[], body)] {
            assert_eq!(vendor.said(reply).await.expect(vendor.name), status);
        }
    }
}

#[tokio::test]
async fn another_content_type_in_truth_is_an_error_that_keeps_the_body() {
    let page = "<html>Signed in as ada@acme.dev</html>";
    for vendor in JSON {
        let reply = Reply::new(vendor.success.0, &[("Content-Type", "text/html")], page);
        let fault = vendor.refused(reply).await;
        assert_eq!(
            (fault.kind, fault.status),
            (ErrorKind::Decode, Some(vendor.success.0)),
            "{}",
            vendor.name
        );
        assert_eq!(fault.body.as_deref(), Some(page.as_bytes()), "{}", vendor.name);
        assert!(!fault.text.contains("ada@acme.dev"), "{}: {}", vendor.name, fault.text);
    }
}

#[tokio::test]
async fn malformed_and_truncated_json_is_an_error_that_keeps_the_body() {
    for vendor in JSON {
        for body in [
            r#"{"id":"#,
            r#"{"id": "cus_1", "name": "Ad"#,
            r#"{"id" "cus_1"}"#,
            "{}}",
            "[]",
            "null",
            "",
        ] {
            let fault = vendor.refused(Reply::json(vendor.success.0, body)).await;
            assert_eq!(
                (fault.kind, fault.status),
                (ErrorKind::Decode, Some(vendor.success.0)),
                "{}: {body}",
                vendor.name
            );
            assert_eq!(fault.body.as_deref(), Some(body.as_bytes()), "{}", vendor.name);
        }
    }
}

#[tokio::test]
async fn a_connection_that_drops_is_an_error() {
    let begun = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";
    let chunk = "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n";
    for vendor in vendors() {
        for raw in ["", "HTTP/1.1 200", begun, chunk, "220 mail.acme.dev ESMTP\r\n"] {
            let fault = vendor.refused(Reply::raw(raw)).await;
            assert_eq!(
                (fault.kind, fault.status),
                (ErrorKind::Transport, None),
                "{}: {raw}",
                vendor.name
            );
            assert!(!fault.is_timeout, "{}: {raw}", vendor.name);
        }
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_an_error() {
    let free = TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .unwrap();
    for vendor in vendors() {
        let fault = (vendor.create)(&format!("http://{free}"), None).await.unwrap_err();
        assert_eq!(fault.kind, ErrorKind::Transport, "{}", vendor.name);
        assert!(
            fault.text.contains("could not connect"),
            "{}: {}",
            vendor.name,
            fault.text
        );
    }
}

#[tokio::test]
async fn a_slow_server_is_left_before_it_has_answered_or_in_the_middle_of_its_body() {
    let (patience, hold) = (Duration::from_millis(200), Duration::from_secs(20));
    let stalls = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{";
    for vendor in vendors() {
        for slow in [
            Reply::json(vendor.success.0, "{}").after(hold),
            Reply::raw(stalls).holding(hold),
        ] {
            let started = Instant::now();
            let fault = (vendor.create)(&Server::saying(slow).url(""), Some(patience))
                .await
                .unwrap_err();
            assert!(
                fault.is_timeout && fault.kind == ErrorKind::Transport,
                "{}: {fault:?}",
                vendor.name
            );
            assert!(started.elapsed() < hold / 2, "{}", vendor.name);
        }
    }
}

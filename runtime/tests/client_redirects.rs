//! Redirects: what is followed, and what goes along.
#![cfg(feature = "reqwest")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod client_support;

use std::sync::Arc;

use client_support::{Customer, Reply, Seen, Server, client};
use specwright_runtime::client::ErrorKind;

const ADA: &str = r#"{"name":"Ada"}"#;

/// A server that sends on everything under `/api` with this status.
fn moving(status: u16, to: impl Fn(&Seen) -> String + Send + Sync + 'static) -> Server {
    Server::answering(move |seen| match seen.line.contains(" /api/") {
        true => Reply::redirect(status, &to(seen)),
        false => Reply::json(200, ADA),
    })
}

#[tokio::test]
async fn the_same_origin_keeps_credentials_method_and_body() {
    for status in [307, 308] {
        let server = moving(status, |_| "/moved?to=here".to_owned());
        let ada = client(&server)
            .customers()
            .create_customer(&Customer::new("Ada"))
            .await
            .unwrap();
        assert_eq!(ada.name, "Ada");
        let [first, second] = &server.seen()[..] else { panic!() };
        assert_eq!(second.line, "POST /moved?to=here HTTP/1.1");
        assert_eq!(first.body, second.body);
        for name in ["x-access-key-id", "x-access-key-secret", "content-type"] {
            assert_eq!(first.header(name), second.header(name));
        }
    }
}

#[tokio::test]
async fn posts_become_gets_as_browsers_do() {
    for status in [301, 302, 303] {
        let server = moving(status, |_| "../moved".to_owned());
        client(&server)
            .customers()
            .create_customer(&Customer::new("Ada"))
            .await
            .unwrap();
        let second = server.seen()[1].clone();
        assert_eq!((second.line.as_str(), second.text()), ("GET /moved HTTP/1.1", ""));
        assert_eq!(
            (second.header("content-type"), second.header("x-access-key-id")),
            (None, Some("id-4711"))
        );
    }
}

#[tokio::test]
async fn credentials_never_cross_origins() {
    for status in [302, 307] {
        let other = Arc::new(Server::saying(Reply::json(200, ADA)));
        let address = other.url("/elsewhere");
        let server = moving(status, move |_| address.clone());
        let call = client(&server).customers().create_customer(&Customer::new("Ada"));
        call.header("X-Own-Key", "k")
            .header("authorization", "Bearer t")
            .header("cookie", "a=b")
            .await
            .unwrap();

        let seen = other.only();
        let names: Vec<&str> = seen.headers.iter().map(|(name, _)| name.as_str()).collect();
        let harmless = [
            "accept",
            "accept-encoding",
            "content-length",
            "content-type",
            "host",
            "user-agent",
        ];
        assert!(names.iter().all(|name| harmless.contains(name)), "{names:?}");
        assert_eq!(seen.text().is_empty(), status == 302);
    }
}

#[tokio::test]
async fn query_and_cookie_credentials_stay_home_too() {
    let other = Arc::new(Server::saying(Reply::json(200, "[]")));
    let address = other.url("/elsewhere");
    let server = Server::answering(move |seen| match () {
        () if seen.line.contains(" /api/") => Reply::redirect(307, "/moved"),
        () => Reply::redirect(307, &address),
    });
    client(&server)
        .customers()
        .list_customers("acme")
        .theme("dark")
        .await
        .unwrap();

    let [first, second] = &server.seen()[..] else { panic!() };
    assert_eq!(
        first.line,
        "GET /api/tenants/acme/customers?api_key=query-4711 HTTP/1.1"
    );
    assert_eq!(second.line, "GET /moved?api_key=query-4711 HTTP/1.1");
    assert_eq!(second.header("cookie"), Some("theme=dark; sid=session-4711"));
    assert_eq!(
        (other.only().line.as_str(), other.only().header("cookie")),
        ("GET /elsewhere HTTP/1.1", None)
    );
}

#[tokio::test]
async fn what_was_dropped_does_not_come_back() {
    let (server, other) = (
        Arc::new(std::sync::OnceLock::new()),
        Arc::new(std::sync::OnceLock::new()),
    );
    let (to_other, to_server) = (other.clone(), server.clone());
    let address = |of: &Arc<std::sync::OnceLock<String>>| of.get().unwrap().clone();
    let home = Server::answering(move |seen| match seen.line.contains(" /api/") {
        true => Reply::redirect(307, &address(&to_other)),
        false => Reply::json(200, ADA),
    });
    let away = Server::answering(move |_| Reply::redirect(307, &address(&to_server)));
    server.set(home.url("/back")).unwrap();
    other.set(away.url("/away")).unwrap();
    client(&home)
        .customers()
        .create_customer(&Customer::new("Ada"))
        .await
        .unwrap();
    let back = home.seen()[1].clone();
    assert_eq!(
        (back.line.as_str(), back.header("x-access-key-id")),
        ("POST /back HTTP/1.1", None)
    );
}

#[tokio::test]
async fn loops_end() {
    let server = moving(307, |seen| seen.line.split(' ').nth(1).unwrap().to_owned());
    let error = client(&server)
        .customers()
        .create_customer(&Customer::new("Ada"))
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "create_customer: a redirect was not followed: more than 10 redirects"
    );
    assert_eq!(server.seen().len(), 11);
}

#[tokio::test]
async fn addresses_that_are_none_are_refused() {
    for to in [
        "ftp://127.0.0.1/x",
        "http://",
        "javascript:alert(1)",
        "file:///etc/passwd",
    ] {
        let server = moving(302, move |_| to.to_owned());
        let error = client(&server)
            .customers()
            .create_customer(&Customer::new("Ada"))
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport, "{to}");
    }
}

#[tokio::test]
async fn a_documented_redirect_is_an_answer() {
    let server = Server::saying(Reply::redirect(302, "https://elsewhere.acme.dev/file"));
    let answer = client(&server).customers().export().await.unwrap();
    assert_eq!(answer.header_map()["location"], "https://elsewhere.acme.dev/file");
    assert_eq!(server.seen().len(), 1);
}

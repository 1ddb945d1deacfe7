//! Credentials that are not known when the client is built: asked for when they are needed, once for all who wait, and again
//! when the server rejects them.
#![cfg(feature = "reqwest")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod client_support;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use client_support::{Reply, Seen, Server};
use specwright_runtime::Secret;
use specwright_runtime::client::{
    Answer, Api, BoxFuture, Builder, Call, Core, CredentialError, CredentialProvider, CredentialRequest, ErrorKind,
    Location, Media, OAuth2, Operation, Response, RetryPolicy, SchemeKind, SecurityScheme, Undocumented, Verb,
};

const fn scheme(name: &'static str, kind: SchemeKind) -> SecurityScheme {
    SecurityScheme { name, kind }
}

static API: Api = Api {
    title: "Shop",
    version: "1",
    servers: &[],
    schemes: &[
        scheme("oauth2", SchemeKind::OAuth2),
        scheme(
            "key",
            SchemeKind::ApiKey {
                location: Location::Query,
                name: "key",
            },
        ),
        scheme("basic", SchemeKind::Basic),
    ],
};
static READ: Operation = Operation::new("read", Verb::Get, "/read")
    .answers(&[Answer::code(200, Media::Text)])
    .security(&[&[0]]);
static WRITE: Operation = Operation::new("write", Verb::Post, "/write")
    .answers(&[Answer::code(200, Media::Text)])
    .security(&[&[0]]);
static KEYED: Operation = Operation::new("keyed", Verb::Get, "/keyed")
    .answers(&[Answer::code(200, Media::Text)])
    .security(&[&[1]]);
static BASIC: Operation = Operation::new("basic", Verb::Get, "/basic")
    .answers(&[Answer::code(200, Media::Text)])
    .security(&[&[2]]);
static OPEN: Operation = Operation::new("open", Verb::Get, "/open").answers(&[Answer::code(200, Media::Text)]);

/// A server of tokens `t1`, `t2`, … and of everything else, which takes the tokens that `good` takes.
struct World {
    server: Arc<Server>,
    tokens: Arc<AtomicUsize>,
}

impl World {
    fn new(token: impl Fn(usize, &Seen) -> Reply + Send + Sync + 'static, good: fn(&str) -> bool) -> Self {
        let tokens = Arc::new(AtomicUsize::new(0));
        let count = tokens.clone();
        let server = Server::answering(move |seen| {
            if seen.line.starts_with("POST /token ") {
                return token(count.fetch_add(1, Ordering::SeqCst) + 1, seen);
            }
            let bearer = seen
                .header("authorization")
                .and_then(|value| value.strip_prefix("Bearer "));
            match bearer.is_some_and(good) || seen.line.contains("/open") {
                true => Reply::text(200, "welcome"),
                false => Reply::text(401, "who are you?"),
            }
        });
        Self {
            server: Arc::new(server),
            tokens,
        }
    }

    fn oauth(&self) -> OAuth2 {
        OAuth2::client_credentials(self.server.url("/token"), "id 1", "secret:é")
    }

    fn core(&self, provider: impl CredentialProvider + 'static) -> Core {
        core(&self.server, "oauth2", provider)
    }

    fn fetched(&self) -> usize {
        self.tokens.load(Ordering::SeqCst)
    }

    fn calls(&self) -> usize {
        self.server.seen().len() - self.fetched()
    }
}

fn core(server: &Server, scheme: &str, provider: impl CredentialProvider + 'static) -> Core {
    let mut builder = Builder::new(&API);
    builder.base_url(server.url(""));
    builder.retry(RetryPolicy::new().backoff(Duration::from_millis(1), Duration::from_millis(1)));
    builder.credential_provider(scheme, provider);
    builder.build().unwrap()
}

fn token(number: usize) -> Reply {
    let body = format!(r#"{{"access_token":"t{number}","token_type":"bearer","expires_in":3600}}"#);
    Reply::json(200, &body)
}

fn call(core: &Core, operation: &'static Operation) -> Call<Response<String>, Undocumented> {
    core.call(operation).ready()
}

#[tokio::test]
async fn a_token_is_fetched_with_the_first_call_and_kept() {
    let world = World::new(|number, _| token(number), |token| token == "t1");
    let core = world.core(world.oauth().scope("a").scope("b").parameter("audience", "x&y"));
    assert_eq!(world.fetched(), 0, "nothing is fetched for nothing");
    for _ in 0..3 {
        assert_eq!(*call(&core, &READ).await.unwrap(), "welcome");
    }
    assert_eq!((world.fetched(), world.calls()), (1, 3));
    let asked = &world.server.seen()[0];
    assert_eq!(asked.text(), "grant_type=client_credentials&scope=a+b&audience=x%26y");
    assert_eq!(asked.header("content-type"), Some("application/x-www-form-urlencoded"));
    // `id+1:secret%3A%C3%A9`
    assert_eq!(
        asked.header("authorization"),
        Some("Basic aWQrMTpzZWNyZXQlM0ElQzMlQTk=")
    );
}

#[tokio::test]
async fn credentials_go_into_the_body_where_servers_want_them_there() {
    let world = World::new(|number, _| token(number), |token| token == "t1");
    call(&world.core(world.oauth().credentials_in_body()), &READ)
        .await
        .unwrap();
    let asked = &world.server.seen()[0];
    assert_eq!(
        asked.text(),
        "grant_type=client_credentials&client_id=id+1&client_secret=secret%3A%C3%A9"
    );
    assert_eq!(asked.header("authorization"), None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_hundred_first_calls_fetch_one_token() {
    let slow = |number, _: &Seen| token(number).after(Duration::from_millis(200));
    let world = World::new(slow, |token| token == "t1");
    let core = world.core(world.oauth());
    let calls: Vec<_> = (0..100).map(|_| tokio::spawn(call(&core, &READ).send())).collect();
    for call in calls {
        assert_eq!(*call.await.unwrap().unwrap(), "welcome");
    }
    assert_eq!((world.fetched(), world.calls()), (1, 100));
}

#[tokio::test]
async fn a_caller_that_gives_up_leaves_the_token_to_the_next() {
    let slow = |number, _: &Seen| token(number).after(Duration::from_millis(300));
    let world = World::new(slow, |token| token == "t2");
    let core = world.core(world.oauth());
    let impatient = call(&core, &READ).timeout(Duration::from_millis(50)).await.unwrap_err();
    assert_eq!(impatient.kind(), ErrorKind::Credential);
    assert!(
        impatient
            .to_string()
            .contains("the provider took longer than the call may"),
        "{impatient}"
    );
    assert_eq!(*call(&core, &READ).await.unwrap(), "welcome");
    assert_eq!(world.fetched(), 2);
}

#[tokio::test]
async fn a_rejected_token_is_renewed_once_for_any_method() {
    let world = World::new(|number, _| token(number), |token| token == "t2");
    let core = world.core(world.oauth());
    assert_eq!(*call(&core, &WRITE).await.unwrap(), "welcome");
    assert_eq!((world.fetched(), world.calls()), (2, 2));

    let strict = World::new(|number, _| token(number), |_| false);
    let error = call(&strict.core(strict.oauth()), &READ).await.unwrap_err();
    assert_eq!(
        (error.status().map(|status| status.as_u16()), error.attempts()),
        (Some(401), 2)
    );
    assert_eq!((strict.fetched(), strict.calls()), (2, 2));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_rejected_calls_renew_one_token() {
    let slow = |number, _: &Seen| token(number).after(Duration::from_millis(100));
    let world = World::new(slow, |token| token == "t2");
    let core = world.core(world.oauth());
    let calls: Vec<_> = (0..50).map(|_| tokio::spawn(call(&core, &READ).send())).collect();
    for call in calls {
        assert_eq!(*call.await.unwrap().unwrap(), "welcome");
    }
    assert_eq!(world.fetched(), 2);
}

#[tokio::test]
async fn an_expired_token_is_renewed_before_it_is_used() {
    let brief = |number: usize, _: &Seen| {
        Reply::json(
            200,
            &format!(r#"{{"access_token":"t{number}","token_type":"Bearer","expires_in":"0"}}"#),
        )
    };
    let world = World::new(brief, |_| true);
    let core = world.core(world.oauth());
    call(&core, &READ).await.unwrap();
    call(&core, &READ).await.unwrap();
    assert_eq!((world.fetched(), world.calls()), (2, 2));
}

#[tokio::test]
async fn a_refresh_token_is_used_and_followed() {
    let rotating = |number: usize, _: &Seen| {
        let body = format!(r#"{{"access_token":"t{number}","refresh_token":"r{number}","expires_in":0}}"#);
        Reply::json(200, &body)
    };
    let world = World::new(rotating, |_| true);
    let core = world.core(OAuth2::refresh_token(world.server.url("/token"), "r0").client("id", "secret"));
    call(&core, &READ).await.unwrap();
    call(&core, &READ).await.unwrap();
    let asked: Vec<String> = world
        .server
        .seen()
        .iter()
        .filter(|seen| seen.line.contains("/token"))
        .map(|seen| seen.text().to_owned())
        .collect();
    assert_eq!(
        asked,
        [
            "grant_type=refresh_token&refresh_token=r0",
            "grant_type=refresh_token&refresh_token=r1"
        ]
    );
}

#[tokio::test]
async fn a_token_endpoint_that_refuses_says_why_and_nothing_is_sent() {
    let answers: [(Reply, &str); 6] = [
        (
            Reply::json(
                401,
                r#"{"error":"invalid_client","error_description":"unknown client"}"#,
            ),
            "read: no credential for `oauth2`: the token endpoint: it answered 401: invalid_client unknown client",
        ),
        (
            Reply::text(500, "oops"),
            "read: no credential for `oauth2`: the token endpoint: it answered 500 and no token",
        ),
        (
            Reply::json(200, "{}"),
            "read: no credential for `oauth2`: the token endpoint: it gave no `access_token`",
        ),
        (
            Reply::text(200, "<html>"),
            "read: no credential for `oauth2`: the token endpoint: it answered 200 and no token",
        ),
        (
            Reply::redirect(302, "http://127.0.0.1:1/token"),
            "read: no credential for `oauth2`: the token endpoint: it answered 302 and no token",
        ),
        (
            Reply::raw(""),
            "read: no credential for `oauth2`: the token endpoint: the exchange broke off",
        ),
    ];
    for (reply, text) in answers {
        let world = World::new(move |_, _| reply.clone(), |_| true);
        let error = call(&world.core(world.oauth()), &READ).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Credential);
        assert!(error.to_string().starts_with(text), "{error}");
        assert!(!format!("{error:?}").contains("secret"), "{error:?}");
        assert_eq!(world.calls(), 0);
    }
    for url in ["nowhere", "ftp://acme.dev/token"] {
        let world = World::new(|number, _| token(number), |_| true);
        let error = call(&world.core(OAuth2::client_credentials(url, "i", "s")), &READ)
            .await
            .unwrap_err();
        assert!(error.to_string().contains("its address"), "{error}");
    }
}

#[tokio::test]
async fn what_needs_no_credential_asks_for_none() {
    let world = World::new(|number, _| token(number), |_| true);
    let core = world.core(world.oauth());
    call(&core, &OPEN).await.unwrap();
    assert_eq!(world.fetched(), 0);
    let looked_at = call(&core, &READ).build().unwrap();
    assert!(
        looked_at.headers().get("authorization").is_none(),
        "looking at a call fetches nothing"
    );
}

/// Gives what it is told to, and remembers what it was asked.
struct Vault {
    secrets: Mutex<Vec<&'static str>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl CredentialProvider for Vault {
    fn credential<'a>(&'a self, request: CredentialRequest<'a>) -> BoxFuture<'a, Result<Secret, CredentialError>> {
        let rejected = request.rejected.map(|secret| secret.expose().to_owned());
        self.asked.lock().unwrap().push(format!(
            "{} for {}, not {rejected:?}",
            request.scheme, request.operation
        ));
        let next = self.secrets.lock().unwrap().pop();
        Box::pin(async move {
            next.map(Secret::from)
                .ok_or_else(|| CredentialError::new("the vault is empty"))
        })
    }
}

#[tokio::test]
async fn keys_and_passwords_may_come_from_elsewhere_too() {
    let server = Server::answering(|seen| {
        match seen.line.contains("key=new") || seen.header("authorization") == Some("Basic YWRhOng6eQ==") {
            true => Reply::text(200, "welcome"),
            false => Reply::text(401, ""),
        }
    });
    let vault = |secrets: &[&'static str]| {
        let asked = Arc::new(Mutex::new(Vec::new()));
        let vault = Vault {
            secrets: Mutex::new(secrets.to_vec()),
            asked: asked.clone(),
        };
        (vault, asked)
    };
    let (keys, asked) = vault(&["new", "old"]);
    assert_eq!(*call(&core(&server, "key", keys), &KEYED).await.unwrap(), "welcome");
    assert_eq!(
        *asked.lock().unwrap(),
        ["key for keyed, not None", r#"key for keyed, not Some("old")"#]
    );

    let (passwords, _) = vault(&["ada:x:y"]);
    assert_eq!(
        *call(&core(&server, "basic", passwords), &BASIC).await.unwrap(),
        "welcome"
    );

    let (empty, _) = vault(&[]);
    let error = call(&core(&server, "key", empty), &KEYED).await.unwrap_err();
    assert_eq!(error.to_string(), "keyed: no credential for `key`: the vault is empty");
    assert_eq!(error.attempts(), 0);
}

#[test]
fn a_scheme_that_is_not_there_is_named() {
    let mut builder = Builder::new(&API);
    builder.base_url("https://shop.acme.dev");
    builder.credential_provider("oauth", OAuth2::client_credentials("https://a.b/token", "i", "s"));
    let error = builder.build().map(|_| ()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "there is no security scheme `oauth`: the document has `oauth2`, `key`, `basic`"
    );
}

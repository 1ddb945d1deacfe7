//! Tokens from `oidc-provider`, a certified authorization server that we did not write: how often it is asked, what becomes of
//! tokens that expire or are revoked, and what is said of a secret that is wrong.
//!
//! Run by `tests/referees/oauth.sh cargo test --test oauth`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use std::env;
use std::time::{Duration, Instant};

use vendor_apis::runtime::Json;
use vendor_apis::runtime::client::{
    Answer, Api, Builder, Call, Core, ErrorKind, Media, OAuth2, Operation, Parameter, Response, SchemeKind,
    SecurityScheme, Undocumented, Verb,
};

static API: Api = Api {
    title: "Invoices",
    version: "1",
    servers: &[],
    schemes: &[SecurityScheme {
        name: "accounts",
        kind: SchemeKind::OAuth2,
    }],
};
static READ: Operation = Operation::new("read", Verb::Get, "/read")
    .answers(&[Answer::code(200, Media::Json)])
    .security(&[&[0]]);
static CONTROL: Operation = Operation::new("control", Verb::Get, "/control/{what}")
    .parameters(&[Parameter::path("what"), Parameter::query("client")])
    .answers(&[Answer::code(200, Media::Json)]);

type Calling = Call<Response<Json>, Undocumented>;

fn set(variable: &str) -> String {
    env::var(variable).unwrap_or_else(|_| panic!("{variable} is not set: run this by tests/referees/oauth.sh"))
}

fn core(provider: Option<OAuth2>) -> Core {
    let mut builder = Builder::new(&API);
    builder.base_url(set("OAUTH_RESOURCE"));
    if let Some(provider) = provider {
        builder.credential_provider("accounts", provider);
    }
    builder.build().unwrap()
}

/// As the server's own file has it.
fn secret(client: &str) -> String {
    format!("secret of {client}: a+b%2F&c=d")
}

fn machine(client: &str) -> OAuth2 {
    OAuth2::client_credentials(format!("{}/token", set("OAUTH_ISSUER")), client, secret(client))
}

fn read(core: &Core) -> Calling {
    core.call(&READ).ready()
}

async fn control(what: &str, client: &str) -> Json {
    let call: Calling = core(None).call(&CONTROL).param(0, what).param(1, client).ready();
    call.await.unwrap().into_body()
}

/// What the servers have counted for a client.
#[derive(Debug, PartialEq)]
struct Counts {
    /// Requests for a token.
    asked: u64,
    /// Those of them that have the client's secret in the body.
    by_post: u64,
    /// Those of them that got none.
    refused: u64,
    /// Calls with a token that was good, and with one that was not.
    let_in: u64,
    turned_away: u64,
    /// The tokens that calls came with.
    tokens: u64,
}

async fn counts(client: &str) -> Counts {
    let counted = control("counts", client).await;
    let count = |name: &str| counted[name].as_u64().unwrap();
    Counts {
        asked: count("asked"),
        by_post: count("by_post"),
        refused: count("refused"),
        let_in: count("let_in"),
        turned_away: count("turned_away"),
        tokens: count("tokens"),
    }
}

/// So many calls at once, all of which are let in.
async fn calls(core: &Core, count: usize) {
    let calls: Vec<_> = (0..count).map(|_| tokio::spawn(read(core).send())).collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_hundred_first_calls_ask_for_one_token() {
    let client = "first calls";
    let core = core(Some(machine(client).scope("invoices:read").scope("invoices:write")));
    calls(&core, 100).await;
    let expected = Counts {
        asked: 1,
        by_post: 0,
        refused: 0,
        let_in: 100,
        turned_away: 0,
        tokens: 1,
    };
    assert_eq!(counts(client).await, expected);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_token_that_expires_is_renewed_once_under_load() {
    // Its tokens are good for four seconds, and renewed after two.
    let client = "brief";
    let core = core(Some(machine(client)));
    let began = Instant::now();
    let callers: Vec<_> = (0..20)
        .map(|_| {
            let core = core.clone();
            tokio::spawn(async move {
                let mut made = 0;
                while began.elapsed() < Duration::from_secs(9) {
                    read(&core).await.unwrap();
                    made += 1;
                }
                made
            })
        })
        .collect();
    let mut made = 0;
    for caller in callers {
        made += caller.await.unwrap();
    }
    let counts = counts(client).await;
    assert_eq!(
        (counts.let_in, counts.turned_away, counts.refused),
        (made, 0, 0),
        "{counts:?}"
    );
    assert_eq!(counts.asked, counts.tokens, "none is fetched in vain: {counts:?}");
    assert!((4..=5).contains(&counts.asked), "{counts:?}");
    assert!(made > 200, "{made} calls are no load");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_token_that_is_revoked_is_replaced_and_the_call_made_again() {
    let client = "revoked";
    let core = core(Some(machine(client)));
    read(&core).await.unwrap();
    control("revoke", client).await;
    read(&core).await.unwrap();
    let expected = Counts {
        asked: 2,
        by_post: 0,
        refused: 0,
        let_in: 2,
        turned_away: 1,
        tokens: 2,
    };
    assert_eq!(counts(client).await, expected);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_calls_with_a_token_that_is_revoked_replace_it_once() {
    let client = "revoked at once";
    let core = core(Some(machine(client)));
    read(&core).await.unwrap();
    control("revoke", client).await;
    calls(&core, 50).await;
    let counts = counts(client).await;
    assert_eq!((counts.asked, counts.let_in, counts.tokens), (2, 51, 2), "{counts:?}");
    assert!((1..=50).contains(&counts.turned_away), "{counts:?}");
}

#[tokio::test]
async fn a_client_without_basic_sends_its_secret_in_the_body() {
    let client = "by post";
    read(&core(Some(machine(client).credentials_in_body()))).await.unwrap();
    let counts = counts(client).await;
    assert_eq!((counts.asked, counts.by_post, counts.let_in), (1, 1, 1));
}

#[tokio::test]
async fn a_secret_that_is_wrong_is_not_shown_and_what_the_server_says_of_it_is() {
    let client = "wrong";
    let url = format!("{}/token", set("OAUTH_ISSUER"));
    for provider in [
        OAuth2::client_credentials(&url, client, "s3cr3t-4711"),
        OAuth2::client_credentials(&url, "nobody at all", "s3cr3t-4711"),
    ] {
        let error = read(&core(Some(provider))).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Credential, 0));
        assert_eq!(
            error.to_string(),
            "read: no credential for `accounts`: the token endpoint: it answered 401: invalid_client client authentication failed"
        );
        assert!(!format!("{error:?}").contains("4711"));
    }
    let error = read(&core(Some(machine(client).scope("invoices:write"))))
        .await
        .unwrap_err();
    assert!(error.to_string().contains("it answered 400: invalid_scope"), "{error}");
    assert_eq!(counts(client).await.let_in, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn refresh_tokens_are_followed_as_they_rotate() {
    // The server ends them all if one comes twice.
    for (client, in_body) in [("rotating", false), ("rotating by post", true)] {
        let agreed = control("agree", client).await;
        let url = format!("{}/token", set("OAUTH_ISSUER"));
        let provider =
            OAuth2::refresh_token(url, agreed["refresh_token"].as_str().unwrap()).client(client, secret(client));
        let core = core(Some(if in_body {
            provider.credentials_in_body()
        } else {
            provider
        }));
        for _ in 0..3 {
            calls(&core, 20).await;
            // Its access tokens are good for four seconds, and renewed after two.
            tokio::time::sleep(Duration::from_millis(2100)).await;
        }
        let expected = Counts {
            asked: 3,
            by_post: if in_body { 3 } else { 0 },
            refused: 0,
            let_in: 60,
            turned_away: 0,
            tokens: 3,
        };
        assert_eq!(counts(client).await, expected);
    }
}

#[tokio::test]
async fn a_refresh_token_that_is_revoked_is_an_error_that_says_so() {
    let url = format!("{}/token", set("OAUTH_ISSUER"));
    let provider = OAuth2::refresh_token(url, "nothing-4711").client("ended", secret("ended"));
    let error = read(&core(Some(provider))).await.unwrap_err();
    let text = error.to_string();
    assert!(
        text.contains("for `accounts`: the token endpoint: it answered 400: invalid_grant"),
        "{text}"
    );
    assert!(!format!("{error:?}").contains("4711"));
}

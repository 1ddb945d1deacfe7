//! Prism, which we did not write, plays each vendor from its document: our requests are accepted, and a hundred answers
//! of every status, made up from the document, are all understood.
//!
//! Run by `tests/referees/prism.sh cargo test --test prism`; README.md says how Prism answers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

use std::env;
use std::fmt::Debug;

use vendor_apis::runtime::client::http::HeaderMap;
use vendor_apis::runtime::client::{Call, Error, ErrorKind, Outcome, Response};
use vendor_apis::{flexprice, jani, lago, meetbit, stan};

/// How often each status is asked for.
const TIMES: usize = 100;

/// What Prism reports of a request that does not fit the document, whatever status it answers with.
const VIOLATIONS: &str = "sl-violations";

/// Where Prism plays this vendor.
fn base_url(vendor: &str) -> String {
    let variable = format!("PRISM_{vendor}");
    env::var(&variable).unwrap_or_else(|_| panic!("{variable} is not set: run this by tests/referees/prism.sh"))
}

/// Asks for each status, and asserts that the answer is the one that the document describes.
async fn judge<T, E>(statuses: &[u16], call: impl Fn() -> Call<Response<T>, E>)
where
    Response<T>: Outcome,
    E: Outcome + Debug,
{
    let request = format!("{:?}", call().build().expect("the request can be built"));
    for status in statuses {
        for _ in 0..TIMES {
            let answer = call().header("Prefer", format!("code={status}")).await;
            let (error, got, headers) = facts(&answer);
            assert_eq!(
                (error, got),
                (expected(*status), Some(*status)),
                "{request}\n{}",
                told(&answer)
            );
            let violations = headers.and_then(|headers| headers.get(VIOLATIONS));
            assert_eq!(violations, None, "{request}");
        }
    }
}

/// A status is a success, or an error that the document describes. Neither is one whose body we could not read.
fn expected(status: u16) -> Option<ErrorKind> {
    (status >= 300).then_some(ErrorKind::Documented)
}

/// What kind of error it is, if it is one, with the status and the headers.
fn facts<T, E>(answer: &Result<Response<T>, Error<E>>) -> (Option<ErrorKind>, Option<u16>, Option<&HeaderMap>) {
    match answer {
        Ok(success) => (None, Some(success.status().as_u16()), Some(success.header_map())),
        Err(error) => (
            Some(error.kind()),
            error.status().map(|status| status.as_u16()),
            error.headers(),
        ),
    }
}

/// The error with the body that Prism made up, which no two runs share.
fn told<T, E>(answer: &Result<Response<T>, Error<E>>) -> String {
    match answer {
        Ok(_) => String::new(),
        Err(error) => format!("{error}\n{}", String::from_utf8_lossy(error.body().unwrap_or_default())),
    }
}

#[tokio::test]
async fn stan_is_spoken() {
    let client = stan::Client::builder()
        .base_url(base_url("STAN"))
        .stan_basic_auth("client", "secret")
        .build()
        .unwrap();
    let address = stan::Address::new()
        .street_address("1 rue de la Paix")
        .locality("Paris")
        .zip_code("75002");
    let customer = stan::CustomerRequestBody::new("Ada", "ada@acme.dev", address).phone_number("+33 1");
    judge(&[200, 400, 401, 500], || client.customer().create(&customer)).await;
}

#[tokio::test]
async fn jani_is_spoken() {
    let client = jani::Client::builder().base_url(base_url("JANI")).build().unwrap();
    let customer = jani::CreateCustomerRequest::new("Ada", "ada@acme.dev")
        .address(jani::Address::new().city("Dar es Salaam").country("TZ"))
        .status(jani::CustomerStatus::Active);
    judge(&[200, 201, 299, 400, 409], || {
        client.customers().create_customer(&customer)
    })
    .await;
}

#[tokio::test]
async fn lago_is_spoken() {
    let client = lago::Client::builder().base_url(base_url("LAGO")).build().unwrap();
    let customer = lago::CreateCustomerRequest::new(lago::CustomerInput::new("c-1", "Ada").country("GB"));
    // `default`: any of them.
    judge(&[200, 201, 401, 422, 500], || {
        client.customers().create_customer(&customer)
    })
    .await;
}

#[tokio::test]
async fn flexprice_is_spoken() {
    let client = flexprice::Client::builder()
        .base_url(base_url("FLEXPRICE"))
        .api_key_auth("key")
        .build()
        .unwrap();
    let customer = flexprice::CreateCustomerRequest::new("ada")
        .address_city("London")
        .tax_rate_overrides(vec![
            flexprice::TaxRateOverride::new("gbp", "VAT")
                .auto_apply(false)
                .priority(1),
        ]);
    judge(&[201, 400, 500], || client.customers().create_customer(&customer)).await;
}

#[tokio::test]
async fn meetbit_is_spoken() {
    let client = meetbit::Client::builder().base_url(base_url("MEETBIT"));
    let client = client.access_key_id("id").access_key_secret("secret").build().unwrap();
    let customer = meetbit::CustomerInput::new()
        .first_name("Ada")
        .email("ada@acme.dev")
        .address(meetbit::Address::new().city("London"));
    judge(&[200, 400, 401, 429, 500], || {
        client.customers().create_customer(&customer)
    })
    .await;
}

#[tokio::test]
async fn a_request_that_breaks_a_rule_is_noticed() {
    let client = flexprice::Client::builder()
        .base_url(base_url("FLEXPRICE"))
        .api_key_auth("key");
    let customer = flexprice::CreateCustomerRequest::new("ada").address_city("L".repeat(101));
    let error = client.build().unwrap().customers().create_customer(&customer).await;
    let error = error.expect_err("the city is too long");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(400));
    assert!(
        error.headers().is_some_and(|headers| headers.contains_key(VIOLATIONS)),
        "{error}"
    );
}

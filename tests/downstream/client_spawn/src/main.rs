//! Spawns a call at each vendor. There is no `#![recursion_limit]` here, and nobody should need one: optimised builds,
//! where compilers walk the types of futures to their ends, included.

use std::error::Error;

use vendor_apis::runtime::client::{MockResponse, MockTransport};
use vendor_apis::{flexprice, jani, lago, meetbit, stan};

type Fallible<T> = Result<T, Box<dyn Error + Send + Sync>>;

fn main() -> Fallible<()> {
    let mock = MockTransport::new()
        .on("create", MockResponse::json(200, r#"{"name": "Ada"}"#))
        .on("create_customer", MockResponse::text(429, "Too many requests."));
    tokio::runtime::Runtime::new()?.block_on(onboard(mock))
}

/// Each client is gone when its call is awaited: a call owns what it needs.
async fn onboard(mock: MockTransport) -> Fallible<()> {
    let base = "https://vendor.acme.dev";

    let builder = stan::Client::builder().stan_basic_auth("id", "secret");
    let customer = stan::CustomerRequestBody::new("Ada", "ada@acme.dev", stan::Address::new());
    let client = builder.transport(mock.clone()).build()?;
    let stan = tokio::spawn(client.customer().create(&customer).send());

    let builder = jani::Client::builder().base_url(base);
    let customer = jani::CreateCustomerRequest::new("Ada", "ada@acme.dev");
    let client = builder.transport(mock.clone()).build()?;
    let jani = tokio::spawn(async move { client.customers().create_customer(&customer).await });

    let builder = lago::Client::builder().base_url(base);
    let customer = lago::CreateCustomerRequest::new(lago::CustomerInput::new("ada", "Ada"));
    let client = builder.transport(mock.clone()).build()?;
    let lago = tokio::spawn(client.customers().create_customer(&customer).send());

    let builder = flexprice::Client::builder().api_key_auth("key");
    let customer = flexprice::CreateCustomerRequest::new("ada");
    let client = builder.transport(mock.clone()).build()?;
    let flexprice = tokio::spawn(client.customers().create_customer(&customer).send());

    let builder = meetbit::Client::builder()
        .base_url(base)
        .access_key_id("id")
        .access_key_secret("secret");
    let customer = meetbit::CustomerInput::new().first_name("Ada");
    let client = builder.transport(mock).build()?;
    let meetbit = tokio::spawn(client.customers().create_customer(&customer).send());

    println!("stan: {}", stan.await??.name.as_deref().unwrap_or_default());
    println!("jani: {}", jani.await?.unwrap_err());
    println!("lago: {}", lago.await?.unwrap_err());
    println!("flexprice: {}", flexprice.await?.unwrap_err());
    println!("meetbit: {}", meetbit.await?.unwrap_err());
    Ok(())
}

//! Creates the same customer at five vendors, and prints what was sent and received.
//!
//! ```text
//! cargo run --example onboard_customer                     a local server plays the five vendors
//! cargo run --example onboard_customer -- --live meetbit   the vendor itself
//! ```
//!
//! What `--live` needs is in the environment:
//!
//! | vendor | credentials | address |
//! |---|---|---|
//! | `stan` | `STAN_CLIENT_ID`, `STAN_CLIENT_SECRET` | `STAN_BASE_URL`, else the document's |
//! | `jani` | `JANI_AUTHORIZATION`: the header's value | `JANI_BASE_URL` |
//! | `lago` | `LAGO_AUTHORIZATION`: the header's value | `LAGO_BASE_URL` |
//! | `flexprice` | `FLEXPRICE_API_KEY` | `FLEXPRICE_BASE_URL`, else the document's first |
//! | `meetbit` | `MEETBIT_ACCESS_KEY_ID`, `MEETBIT_ACCESS_KEY_SECRET` | `MEETBIT_BASE_URL` or `MEETBIT_PRIMARY_DOMAIN` |

mod local;
mod settings;
#[cfg(test)]
mod tests;

use std::env;
use std::error::Error;
use std::process::ExitCode;

use settings::Settings;
use vendor_apis::runtime::client::{Request, Response};
use vendor_apis::runtime::{Field, Map, Node, to_string};
use vendor_apis::{flexprice, jani, lago, meetbit, stan};

type Done = Result<(), Box<dyn Error>>;

/// The customer.
const NAME: &str = "Ada Lovelace";
const EMAIL: &str = "ada@acme.dev";

const VENDORS: [&str; 5] = ["stan", "jani", "lago", "flexprice", "meetbit"];

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        [] => at_all_five().await,
        ["--live", vendor] if VENDORS.contains(&vendor) => onboard(&[vendor], &Settings::live()).await,
        _ => Err(format!("usage: onboard_customer [--live {}]", VENDORS.join("|")).into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn at_all_five() -> Done {
    onboard(&VENDORS, &Settings::local()?).await
}

async fn onboard(vendors: &[&str], settings: &Settings) -> Done {
    for vendor in vendors {
        println!("── {vendor}");
        match *vendor {
            "stan" => at_stan(settings).await?,
            "jani" => at_jani(settings).await?,
            "lago" => at_lago(settings).await?,
            "flexprice" => at_flexprice(settings).await?,
            _ => at_meetbit(settings).await?,
        }
    }
    Ok(())
}

/// HTTP Basic, and a type whose required members are arguments of `new`.
async fn at_stan(settings: &Settings) -> Done {
    let mut client =
        stan::Client::builder().stan_basic_auth(settings.get("STAN_CLIENT_ID")?, settings.get("STAN_CLIENT_SECRET")?);
    if let Some(url) = settings.base_url("stan") {
        client = client.base_url(url);
    }
    let client = client.build()?;

    let address = stan::Address::new()
        .street_address("12 St James's Square")
        .locality("London")
        .country("GB");
    let customer = stan::CustomerRequestBody::new(NAME, EMAIL, address).phone_number("+442079460000");

    // Looking at a call uses it up, so there are two: one to show, one to send.
    let create = || client.customer().create(&customer);
    sent(&create().build()?);
    let created = create().await?;
    received(&created);
    if let Some(id) = created.id {
        println!("   created as {id}");
    }
    Ok(())
}

/// A document without servers and credentials: we say both. `null` and absent are two different things here.
async fn at_jani(settings: &Settings) -> Done {
    let mut client = jani::Client::builder().header_credential("Authorization", settings.get("JANI_AUTHORIZATION")?);
    if let Some(url) = settings.base_url("jani") {
        client = client.base_url(url);
    }
    let client = client.build()?;

    let mut customer = jani::CreateCustomerRequest::new(NAME, EMAIL)
        .address(jani::Address::new().city("London").country("GB"))
        .status(jani::CustomerStatus::Active)
        .custom_data(Map::from([("plan".to_owned(), "gold".into())]));
    customer.phone = Field::Null;

    let create = || client.customers().create_customer(&customer);
    sent(&create().build()?);
    let created = create().await?;
    received(&created);
    if let Some(id) = created.id.as_deref() {
        println!("   created as {id}");
    }
    Ok(())
}

/// A document that says nothing about answers: they are bytes.
async fn at_lago(settings: &Settings) -> Done {
    let mut client = lago::Client::builder().header_credential("Authorization", settings.get("LAGO_AUTHORIZATION")?);
    if let Some(url) = settings.base_url("lago") {
        client = client.base_url(url);
    }
    let client = client.build()?;

    let customer = lago::CustomerInput::new("ada", NAME)
        .email(EMAIL)
        .city("London")
        .country("GB");
    let customer = lago::CreateCustomerRequest::new(customer);

    let create = || client.customers().create_customer(&customer);
    sent(&create().build()?);
    let created = create().await?;
    println!("← {} {}", created.status(), created.text().unwrap_or("(bytes)"));
    Ok(())
}

/// Rules of the document that are checked before anything is sent, and an enum that may grow.
async fn at_flexprice(settings: &Settings) -> Done {
    let mut client = flexprice::Client::builder()
        .server(flexprice::Server::UsRegion)
        .api_key_auth(settings.get("FLEXPRICE_API_KEY")?)
        .validate_requests(true);
    if let Some(url) = settings.base_url("flexprice") {
        client = client.base_url(url);
    }
    let client = client.build()?;

    let customer = flexprice::CreateCustomerRequest::new("ada")
        .name(NAME)
        .email(EMAIL)
        .address_city("London")
        .address_country("GB");

    let create = || client.customers().create_customer(&customer);
    sent(&create().build()?);
    let created = create().await?;
    received(&created);
    match &created.status {
        Some(flexprice::Status::Published) => println!("   and published"),
        Some(other) => println!("   and {other}"),
        None => {}
    }
    Ok(())
}

/// Two keys, a host of one's own, and errors that the document describes.
async fn at_meetbit(settings: &Settings) -> Done {
    let mut client = meetbit::Client::builder()
        .access_key_id(settings.get("MEETBIT_ACCESS_KEY_ID")?)
        .access_key_secret(settings.get("MEETBIT_ACCESS_KEY_SECRET")?);
    client = match settings.base_url("meetbit") {
        Some(url) => client.base_url(url),
        None => client.primary_domain(settings.get("MEETBIT_PRIMARY_DOMAIN")?),
    };
    let client = client.build()?;

    let customer = meetbit::CustomerInput::new()
        .first_name("Ada")
        .last_name("Lovelace")
        .email(EMAIL)
        .address(meetbit::Address::new().city("London").country_code("GB"));

    let create = || client.customers().create_customer(&customer);
    sent(&create().build()?);
    let error = match create().await {
        Ok(created) => {
            received(&created);
            println!("   created as {} at {}", created.data.id, created.data.created_at);
            return Ok(());
        }
        Err(error) => error,
    };
    // What the document promises, by status; everything else (the connection, an unknown status) is in the same error.
    match error.documented() {
        Some(meetbit::CreateCustomerError::TooManyRequests(limited)) => {
            println!("   not now; in {:?} seconds", limited.headers.retry_after);
        }
        Some(meetbit::CreateCustomerError::BadRequest(bad)) => println!("   not like this: {:?}", bad.errors),
        _ => return Err(error.into()),
    }
    Ok(())
}

/// The request as it goes out; values of headers that hold a secret show as `Sensitive`.
fn sent(request: &Request) {
    println!("→ {} {}", request.method(), request.url());
    for (name, value) in request.headers() {
        println!("  {name}: {value:?}");
    }
    println!("  {}", String::from_utf8_lossy(request.body().unwrap_or_default()));
}

/// The typed answer, printed as JSON again.
fn received<T: Node>(response: &Response<T>) {
    println!("← {} {}", response.status(), to_string(&response.body));
}

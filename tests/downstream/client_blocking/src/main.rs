//! Creates a customer and waits for it: a call is a future that needs no executor in particular.

use std::error::Error;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use vendor_apis::meetbit::{self, Address, CustomerInput};
use vendor_apis::runtime::client::{MockResponse, MockTransport};

const CREATED: &str = r#"{"message": "Created.", "data": {
    "id": 7, "first_name": "Ada", "middle_name": null, "last_name": null, "email": null, "contact_number": null,
    "address": null, "created_at": "2024-09-01", "updated_at": "2024-09-01"
}}"#;

fn main() -> Result<(), Box<dyn Error>> {
    let client = meetbit::Client::builder()
        .base_url("https://vendor.acme.dev")
        .access_key_id("id")
        .access_key_secret("secret")
        .transport(MockTransport::new().on("create_customer", MockResponse::json(200, CREATED)))
        .build()?;
    let customer = CustomerInput::new().first_name("Ada").address(Address::new().city("London"));
    let created = wait(client.customers().create_customer(&customer).send())?;
    println!("{}: {}", created.status(), created.data.id);
    Ok(())
}

struct Sleeper(Thread);

impl Wake for Sleeper {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Sleeps until a future is ready.
fn wait<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Sleeper(thread::current())));
    loop {
        match future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}

//! Tests without the vendor: a server that stands in for it, and exchanges that are recorded and played back.
//!
//! Each generated module has a server of its own, `mock::Server`, which knows its client, and constants that say what is to
//! be answered: those of the group `client.customers()` are in `CustomersApi`, named as its methods.
//!
//! ```ignore
//! let server = stan::mock::Server::start()?;
//! server.on(CustomerApi::CREATE).status(429).header("Retry-After", "1").times(2);
//! server.on(CustomerApi::CREATE).respond(Customer::new().name("Ada"));
//!
//! onboard(server.client().build()?).await?;
//!
//! assert_eq!(server.requests(CustomerApi::CREATE)[0].body.name, "Ada");
//! server.assert_all();
//! ```

pub use crate::client::mocked::{Asked, Given, Mock, On, Reply, Server};
pub use crate::client::recorded::{Player, Recorder, RecordingError};

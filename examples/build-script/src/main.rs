//! Shows what the build script made: a request, as it would be sent.

use specwright_runtime::client::MockTransport;

use crate::pets::{Client, NewPet};

// One item: the module `pets`, whole.
include!(concat!(env!("OUT_DIR"), "/pets.rs"));

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // In life the feature `reqwest` of `specwright-runtime` brings the transport.
    let client = Client::builder().transport(MockTransport::new()).build()?;
    let request = client.pets().add_pet(&NewPet::new("Rex").tag("dog")).build()?;

    println!("{} {}", request.method(), request.url());
    println!("{}", String::from_utf8_lossy(request.body().unwrap_or_default()));
    Ok(())
}

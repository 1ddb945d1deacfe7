//! Creates a customer at a vendor that a thread plays, over HTTP, in a program without `async`.

use std::error::Error;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;

use vendor_apis::meetbit::{self, Address, CustomerInput};
use vendor_apis::runtime::client::blocking::Wait;

const CREATED: &str = r#"{"message": "Created.", "data": {
    "id": 7, "first_name": "Ada", "middle_name": null, "last_name": null, "email": null, "contact_number": null,
    "address": null, "created_at": "2024-09-01", "updated_at": "2024-09-01"
}}"#;

fn main() -> Result<(), Box<dyn Error>> {
    let client = meetbit::Client::builder()
        .base_url(vendor()?)
        .access_key_id("id")
        .access_key_secret("secret")
        .build()?;
    let customer = CustomerInput::new().first_name("Ada").address(Address::new().city("London"));
    let created = client.customers().create_customer(&customer).wait()?;
    println!("{}: {}", created.status(), created.data.id);
    Ok(())
}

/// Where the vendor is. It answers once.
fn vendor() -> Result<String, Box<dyn Error>> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}", listener.local_addr()?);
    thread::spawn(move || {
        let (mut stream, _) = listener.accept()?;
        let mut request = Vec::new();
        while !request.ends_with(b"}") {
            let mut piece = [0; 1024];
            let length = stream.read(&mut piece)?;
            request.extend_from_slice(piece.get(..length).unwrap_or_default());
        }
        write!(
            stream,
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{CREATED}",
            CREATED.len()
        )
    });
    Ok(url)
}

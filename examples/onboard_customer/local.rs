//! A server on 127.0.0.1 that plays the five vendors: just enough HTTP to answer one request for each connection.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use serde_json::{Value, json};

/// Starts it; it runs as long as the program. Vendor `v` is below the path `/v` of the address.
pub(crate) fn play() -> io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            if let Err(error) = serve(&stream) {
                eprintln!("local server: {error}");
            }
        }
    });
    Ok(format!("http://{address}"))
}

fn serve(mut stream: &TcpStream) -> io::Result<()> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut length = 0;
    for header in reader
        .by_ref()
        .lines()
        .map_while(Result::ok)
        .take_while(|header| !header.is_empty())
    {
        if let Some((name, value)) = header.split_once(": ")
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.parse().unwrap_or(0);
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;

    let (status, answer) = answer(&line, serde_json::from_slice(&body).unwrap_or_default());
    let answer = answer.to_string();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{answer}",
        answer.len(),
    )
}

/// The customer that was sent, with what the vendor adds to it.
fn answer(line: &str, mut customer: Value) -> (&'static str, Value) {
    let now = "2025-01-01T12:00:00Z";
    let mut add = |members: Value| {
        if let (Value::Object(customer), Value::Object(members)) = (&mut customer, members) {
            customer.extend(members);
        }
        customer.take()
    };
    match line.split(' ').nth(1) {
        Some("/stan/v1/customers") => ("200 OK", add(json!({ "id": "67e55044-10b1-426f-9247-bb680e5fe0c8" }))),
        Some("/jani/api/v1/customers") => ("201 Created", add(json!({ "id": "cus_01", "created_at": now }))),
        Some("/lago/api/v1/customers") => ("200 OK", customer),
        Some("/flexprice/customers") => (
            "201 Created",
            add(json!({ "id": "cust_01", "status": "published", "created_at": now })),
        ),
        Some("/meetbit/customers") => {
            let data = add(json!({ "id": 1, "created_at": now, "updated_at": now }));
            ("200 OK", json!({ "message": "Created.", "data": data }))
        }
        _ => ("404 Not Found", json!({ "message": "nobody is played here" })),
    }
}

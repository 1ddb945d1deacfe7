//! A server that says what it is told to say and remembers what it was asked.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// A request as it arrived.
#[derive(Clone, Debug)]
pub struct Seen {
    /// `GET /path HTTP/1.1`
    pub line: String,
    /// Header lines, names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Seen {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(given, _)| given == name)
            .map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

/// What the server says.
#[derive(Clone, Debug)]
pub struct Reply {
    bytes: Vec<u8>,
    delay: Duration,
    hold: Duration,
    /// Between two bytes.
    drip: Duration,
    /// The connection ends with a reset.
    reset: bool,
}

impl Reply {
    pub fn new(status: u16, headers: &[(&str, &str)], body: &str) -> Self {
        let mut text = format!(
            "HTTP/1.1 {status} Whatever\r\nConnection: close\r\nContent-Length: {}\r\n",
            body.len()
        );
        for (name, value) in headers {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        Self::of(format!("{text}\r\n{body}").into_bytes())
    }

    fn of(bytes: Vec<u8>) -> Self {
        Self {
            bytes,
            delay: Duration::ZERO,
            hold: Duration::ZERO,
            drip: Duration::ZERO,
            reset: false,
        }
    }

    /// JSON, or what pretends to be.
    pub fn bytes(status: u16, body: &[u8]) -> Self {
        let mut reply = Self::json(status, &"x".repeat(body.len()));
        reply.bytes.truncate(reply.bytes.len() - body.len());
        reply.bytes.extend_from_slice(body);
        reply
    }

    pub fn json(status: u16, body: &str) -> Self {
        Self::new(status, &[("Content-Type", "application/json")], body)
    }

    pub fn text(status: u16, body: &str) -> Self {
        Self::new(status, &[("Content-Type", "text/plain")], body)
    }

    pub fn redirect(status: u16, to: &str) -> Self {
        Self::new(status, &[("Location", to)], "")
    }

    /// Bytes that are no text, then the end of the connection.
    pub fn octets(bytes: Vec<u8>) -> Self {
        Self::of(bytes)
    }

    /// Any bytes, then the end of the connection.
    pub fn raw(bytes: &str) -> Self {
        Self::of(bytes.as_bytes().to_vec())
    }

    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// One byte after the other, with this much time between them.
    pub fn dripping(mut self, drip: Duration) -> Self {
        self.drip = drip;
        self
    }

    /// Ends the connection with a reset.
    pub fn resetting(mut self) -> Self {
        self.reset = true;
        self
    }

    /// Keeps the connection open this long after the last byte.
    pub fn holding(mut self, hold: Duration) -> Self {
        self.hold = hold;
        self
    }
}

/// It runs until the test process ends.
pub struct Server {
    port: u16,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Server {
    /// Always says the same.
    pub fn saying(reply: Reply) -> Self {
        Self::answering(move |_| reply.clone())
    }

    pub fn answering(answer: impl Fn(&Seen) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (memory, answer) = (seen.clone(), Arc::new(answer));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (memory, answer) = (memory.clone(), answer.clone());
                thread::spawn(move || serve(stream, &memory, &*answer));
            }
        });
        Self { port, seen }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    pub fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    /// The one request that arrived.
    pub fn only(&self) -> Seen {
        let seen = self.seen();
        assert_eq!(seen.len(), 1, "{seen:?}");
        seen[0].clone()
    }
}

fn serve(mut stream: TcpStream, memory: &Mutex<Vec<Seen>>, answer: &dyn Fn(&Seen) -> Reply) {
    let Some(seen) = read(&mut stream) else { return };
    let reply = answer(&seen);
    memory.lock().unwrap().push(seen);
    thread::sleep(reply.delay);
    let step = if reply.drip.is_zero() { usize::MAX } else { 1 };
    for piece in reply.bytes.chunks(step) {
        if stream.write_all(piece).is_err() {
            return;
        }
        thread::sleep(reply.drip);
    }
    thread::sleep(reply.hold);
    if reply.reset {
        let _ = socket2::SockRef::from(&stream).set_linger(Some(Duration::ZERO));
    }
}

fn read(stream: &mut TcpStream) -> Option<Seen> {
    let mut bytes = Vec::new();
    let mut piece = [0; 4096];
    let head = loop {
        if let Some(end) = bytes.windows(4).position(|w| w == b"\r\n\r\n") {
            break end;
        }
        match stream.read(&mut piece) {
            Ok(0) | Err(_) => return None,
            Ok(n) => bytes.extend_from_slice(&piece[..n]),
        }
    };
    let text = String::from_utf8_lossy(&bytes[..head]).into_owned();
    let mut lines = text.split("\r\n");
    let line = lines.next()?.to_owned();
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let length = headers
        .iter()
        .find(|(name, _)| name == "content-length")
        .map_or(0, |(_, n)| n.parse().unwrap());
    let chunked = headers
        .iter()
        .any(|(name, value)| name == "transfer-encoding" && value == "chunked");
    let mut body = bytes[head + 4..].to_vec();
    while body.len() < length || (chunked && !body.ends_with(b"0\r\n\r\n")) {
        match stream.read(&mut piece) {
            Ok(0) | Err(_) => return None,
            Ok(n) => body.extend_from_slice(&piece[..n]),
        }
    }
    Some(Seen { line, headers, body })
}

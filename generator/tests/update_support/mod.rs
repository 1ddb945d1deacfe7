//! A server on 127.0.0.1 that publishes documents.
#![allow(dead_code, reason = "each test file uses some of it")]
#![allow(unreachable_pub, reason = "the module stands in several crates")]

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use crate::cli_support::Project;

/// A server that answers each request with what a function says, and remembers what was asked.
pub struct Server {
    pub address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub fn new(answer: impl Fn(&str, &mut TcpStream) + Send + 'static) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = asked.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let head = head(&stream);
                log.lock().unwrap().push(head.clone());
                answer(&head, &mut stream);
            }
        });
        Server { address, asked }
    }

    /// A server that has one document, with an ETag.
    pub fn of(document: &str) -> Server {
        let document = document.to_owned();
        Server::new(move |head, stream| {
            if head.contains("if-none-match: \"v1\"") {
                send(stream, "304 Not Modified", "", "");
            } else {
                send(stream, "200 OK", "etag: \"v1\"\r\n", &document);
            }
        })
    }

    /// A server that has these files, each with an ETag of its text.
    pub fn of_files(files: &[(&str, &str)]) -> Server {
        let files: BTreeMap<String, String> = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
            .collect();
        Server::new(move |head, stream| {
            let path = head.split(' ').nth(1).unwrap_or_default();
            let Some(text) = files.get(path) else {
                return send(stream, "404 Not Found", "", "");
            };
            let tag = format!("\"{}-{}\"", text.len(), text.bytes().map(u64::from).sum::<u64>());
            if head.contains(&format!("if-none-match: {tag}")) {
                send(stream, "304 Not Modified", "", "");
            } else {
                send(stream, "200 OK", &format!("etag: {tag}\r\n"), text);
            }
        })
    }

    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }

    /// A project whose vendors have their documents at this server.
    pub fn project(&self, vendors: &[&str]) -> Project {
        let project = Project::new(vendors);
        for vendor in vendors {
            let document = format!("document = \"specs/{vendor}.yaml\"\n");
            let source = format!("{document}source = \"http://{}/{vendor}.yaml\"\n", self.address);
            project.edit("specwright.toml", &document, &source);
        }
        project.run(&["generate"]).code(0);
        project
    }
}

/// The head of a request, in lower case.
fn head(stream: &TcpStream) -> String {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let head: Vec<String> = lines.by_ref().take_while(|line| !line.is_empty()).collect();
    head.join("\n").to_lowercase()
}

pub fn send(stream: &mut TcpStream, status: &str, headers: &str, body: &str) {
    let length = body.len();
    let head = format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n{headers}\r\n");
    // Whoever has heard enough hangs up.
    let _ = stream.write_all((head + body).as_bytes());
}

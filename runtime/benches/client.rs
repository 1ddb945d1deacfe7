//! What a call costs beyond what a careful person would write by hand with `reqwest` and serde's derive.
//!
//! ```sh
//! cargo bench -p specwright-runtime --all-features --bench client            # 100,000 calls each way
//! cargo bench -p specwright-runtime --all-features --bench client -- 5000    # or as many
//! cargo bench -p specwright-runtime --all-features --bench client -- 5000 ours    # or `hand`: one of them, for a profiler
//! ```
//!
//! A server in another process answers a small JSON. Two hundred tasks call as the runtime does, and two hundred by hand, at
//! the same time, so that server and machine are the same for both; each side has two threads of its own, and what they
//! spend is what its calls cost. Both send the same bytes, but for the order of headers. At the end it says how much memory
//! is resident, at the first turn and at the last: what grows, leaks.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use specwright_runtime::client::{
    Answer, Api, BodyKind, Builder, Call, Core, Media, Operation, Parameter, Response, Undocumented, Verb,
};
use specwright_runtime::record;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;
use tokio::task::JoinHandle;
use url::Url;

const TASKS: usize = 200;
const TURNS: usize = 5;
const ANSWER: &str = r#"{"id":"c_4711","name":"Ada Lovelace","email":"ada@acme.dev","balance":1250,"tags":["a","b"]}"#;

/// As the generator prints it.
#[derive(Clone)]
#[non_exhaustive]
pub struct Customer {
    pub id: Option<String>,
    pub name: String,
    pub email: Option<String>,
    pub balance: Option<i64>,
    pub tags: Option<Vec<String>>,
}

record! {
    Customer CUSTOMER required[0x2] table[b""];
    0 id: optional String = "id";
    1 name: required String = "name";
    2 email: optional String = "email";
    3 balance: optional i64 = "balance";
    4 tags: optional Vec<String> = "tags";
}

/// As a person writes it.
#[derive(Serialize, Deserialize)]
struct ByHand {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    balance: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<Vec<String>>,
}

static API: Api = Api {
    title: "Shop",
    version: "1",
    servers: &[],
    schemes: &[],
};
static UPDATE: Operation = Operation::new("update_customer", Verb::Put, "/customers/{id}")
    .parameters(&[Parameter::path("id"), Parameter::query("expand")])
    .body(BodyKind::Json, "application/json")
    .answers(&[Answer::code(200, Media::Json)]);

fn main() {
    let argument = std::env::args().nth(1).filter(|argument| !argument.starts_with('-'));
    if argument.as_deref() == Some("server") {
        return workers("server").block_on(server());
    }
    let calls = argument.map_or(100_000, |calls| calls.parse().expect("how many calls"));
    let mut child = Command::new(std::env::current_exe().unwrap())
        .arg("server")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let compared = std::panic::catch_unwind(|| compare(line.trim(), calls));
    child.kill().unwrap();
    child.wait().unwrap();
    if let Err(panic) = compared {
        std::panic::resume_unwind(panic);
    }
}

fn workers(name: &str) -> Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .thread_name(name)
        .enable_all()
        .build()
        .unwrap()
}

fn compare(url: &str, calls: usize) {
    let mut builder = Builder::new(&API);
    builder.base_url(url);
    builder.header("authorization", "Bearer t-4711");
    let core = builder.build().unwrap();
    rustls::crypto::ring::default_provider().install_default().unwrap();
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .gzip(true)
        .user_agent("specwright/0.1.0")
        .build()
        .unwrap();
    let (by_runtime, by_person) = (Side::new("ours"), Side::new("hand"));
    let only = std::env::args().nth(2).filter(|only| !only.starts_with('-'));
    let asked = |side: &Side| only.as_deref().is_none_or(|only| only == side.name);
    let mut memory = Vec::new();
    let mut ratios = Vec::new();
    // The first turn opens the connections.
    for turn in 0..=TURNS {
        let over = Arc::new(AtomicBool::new(false));
        let mut running = Vec::new();
        if asked(&by_runtime) {
            let core = core.clone();
            running.push(by_runtime.start(calls / TURNS, &over, move || {
                let core = core.clone();
                async move { ours(&core, "c_4711", "invoices").await }
            }));
        }
        if asked(&by_person) {
            let (client, url) = (client.clone(), Url::parse(url).unwrap());
            running.push(by_person.start(calls / TURNS, &over, move || {
                let (client, url) = (client.clone(), url.clone());
                async move { by_hand(&client, &url, "c_4711", "invoices").await.is_some() }
            }));
        }
        let spent: Vec<f64> = running.into_iter().map(Running::end).collect();
        memory.push(resident());
        if let (1.., [ours, by_hand]) = (turn, &spent[..]) {
            println!(
                "{ours:.1} µs ours, {by_hand:.1} µs by hand: {:.3} times",
                ours / by_hand
            );
            ratios.push(ours / by_hand);
        }
    }
    ratios.sort_by(f64::total_cmp);
    if let Some(ratio) = ratios.get(TURNS / 2) {
        println!("a call costs {ratio:.3} times as much as by hand (median of {TURNS} turns)");
    }
    let (first, last) = (memory[0], memory[memory.len() - 1]);
    println!("resident memory: {first:.1} MB after the first turn, {last:.1} MB after the last");
}

/// One of the two, with threads of its own.
struct Side {
    name: &'static str,
    runtime: Runtime,
}

/// A side at its calls.
struct Running<'a> {
    side: &'a Side,
    tasks: Vec<JoinHandle<()>>,
    made: Arc<AtomicUsize>,
    /// What its threads had spent before.
    before: f64,
}

impl Side {
    fn new(name: &'static str) -> Self {
        Self {
            name,
            runtime: workers(name),
        }
    }

    /// Calls with all tasks, until this side or the other has made so many calls.
    fn start<F: Future<Output = bool> + Send + 'static>(
        &self,
        calls: usize,
        over: &Arc<AtomicBool>,
        call: impl Fn() -> F + Clone + Send + Sync + 'static,
    ) -> Running<'_> {
        let made = Arc::new(AtomicUsize::new(0));
        let before = self.spent();
        let task = |_| {
            let (call, made, over) = (call.clone(), made.clone(), over.clone());
            self.runtime.spawn(async move {
                while !over.load(Ordering::Relaxed) {
                    assert!(call().await, "a call failed");
                    if made.fetch_add(1, Ordering::Relaxed) + 1 >= calls {
                        over.store(true, Ordering::Relaxed);
                    }
                }
            })
        };
        Running {
            side: self,
            tasks: (0..TASKS).map(task).collect(),
            made,
            before,
        }
    }

    /// The processor time of its threads so far, in microseconds: the first field of `/proc/self/task/N/schedstat`, in
    /// nanoseconds.
    fn spent(&self) -> f64 {
        let tasks = std::fs::read_dir("/proc/self/task").expect("the bench needs Linux");
        let mut spent = 0.0;
        for task in tasks {
            let task = task.unwrap().path();
            if std::fs::read_to_string(task.join("comm")).unwrap().trim() == self.name {
                let stat = std::fs::read_to_string(task.join("schedstat")).unwrap();
                spent += stat.split_whitespace().next().unwrap().parse::<f64>().unwrap() / 1e3;
            }
        }
        spent
    }
}

impl Running<'_> {
    /// Microseconds of processor time for a call.
    fn end(self) -> f64 {
        for task in self.tasks {
            self.side.runtime.block_on(task).unwrap();
        }
        (self.side.spent() - self.before) / self.made.load(Ordering::Relaxed) as f64
    }
}

async fn ours(core: &Core, id: &str, expand: &str) -> bool {
    let customer = Customer {
        id: None,
        name: "Ada Lovelace".to_owned(),
        email: Some("ada@acme.dev".to_owned()),
        balance: Some(1250),
        tags: Some(vec!["a".to_owned(), "b".to_owned()]),
    };
    let call: Call<Response<Customer>, Undocumented> =
        core.call(&UPDATE).param(0, id).param(1, expand).json(&customer).ready();
    call.await.is_ok_and(|updated| updated.name == "Ada Lovelace")
}

fn customer_by_hand() -> ByHand {
    ByHand {
        id: None,
        name: "Ada Lovelace".to_owned(),
        email: Some("ada@acme.dev".to_owned()),
        balance: Some(1250),
        tags: Some(vec!["a".to_owned(), "b".to_owned()]),
    }
}

/// What a call does, by hand: values are escaped, what may go well the next time is tried again, no body is larger than
/// there is room for, and the caller sees status and headers.
async fn by_hand(
    client: &reqwest::Client,
    base: &Url,
    id: &str,
    expand: &str,
) -> Option<(StatusCode, HeaderMap, ByHand)> {
    let body = Bytes::from(serde_json::to_vec(&customer_by_hand()).ok()?);
    let mut url = base.clone();
    url.path_segments_mut().ok()?.pop_if_empty().extend(["customers", id]);
    url.query_pairs_mut().append_pair("expand", expand);
    let mut attempts = 0;
    loop {
        attempts += 1;
        let request = client
            .put(url.clone())
            .header("accept", "application/json, */*;q=0.8")
            .header("authorization", "Bearer t-4711")
            .header("content-type", "application/json")
            .timeout(Duration::from_secs(60))
            .body(body.clone());
        let came = request.send().await;
        let again = match &came {
            Ok(response) => matches!(response.status().as_u16(), 408 | 425 | 429 | 500 | 502 | 503 | 504),
            Err(error) => error.is_connect(),
        };
        if again && attempts < 3 {
            tokio::time::sleep(Duration::from_millis(500)).await;
            continue;
        }
        let mut response = came.ok()?;
        if !response.status().is_success() {
            return None;
        }
        let mut whole = BytesMut::new();
        while let Some(piece) = response.chunk().await.ok()? {
            if whole.len() + piece.len() > 32 << 20 {
                return None;
            }
            whole.extend_from_slice(&piece);
        }
        let updated: ByHand = serde_json::from_slice(&whole).ok()?;
        let (status, headers) = (response.status(), std::mem::take(response.headers_mut()));
        return (updated.name == "Ada Lovelace").then_some((status, headers, updated));
    }
}

/// Resident memory in MB.
fn resident() -> f64 {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap();
    text.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() * 4096.0 / 1e6
}

/// Answers the same to every request, on connections that stay.
async fn server() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut out = std::io::stdout();
    writeln!(out, "http://{}", listener.local_addr().unwrap()).unwrap();
    out.flush().unwrap();
    let answer: Arc<str> = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{ANSWER}",
        ANSWER.len()
    )
    .into();
    loop {
        let (stream, _) = listener.accept().await.unwrap();
        tokio::spawn(serve(stream, answer.clone()));
    }
}

async fn serve(mut stream: TcpStream, answer: Arc<str>) {
    let _ = stream.set_nodelay(true);
    let (mut bytes, mut piece) = (Vec::new(), [0; 4096]);
    loop {
        let Ok(read @ 1..) = stream.read(&mut piece).await else {
            return;
        };
        bytes.extend_from_slice(&piece[..read]);
        // The requests of both sides are small, and end with the brace of their body.
        if bytes.ends_with(b"}") {
            bytes.clear();
            if stream.write_all(answer.as_bytes()).await.is_err() {
                return;
            }
        }
    }
}

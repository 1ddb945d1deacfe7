//! What a call costs beyond what a careful person would write by hand with `reqwest` and serde's derive.
//!
//! ```sh
//! cargo bench -p specwright-runtime --all-features --bench client            # 100,000 calls each way
//! cargo bench -p specwright-runtime --all-features --bench client -- 5000    # or as many
//! cargo bench -p specwright-runtime --all-features --bench client -- 5000 ours    # or `hand`: one of them, for a profiler
//! ```
//!
//! A server in another process answers a small JSON. Two hundred tasks share the calls, by turns ours and by hand; what
//! counts is the processor time of this process for a call. At the end it says how much memory is resident, at the first
//! turn and at the last: what grows, leaks.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Instant;

use serde::{Deserialize, Serialize};
use specwright_runtime::client::{
    Answer, Api, BodyKind, Builder, Call, Core, Media, Operation, Parameter, Response, Undocumented, Verb,
};
use specwright_runtime::record;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

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
    let runtime = || {
        tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .unwrap()
    };
    match argument.as_deref() {
        Some("server") => runtime().block_on(server()),
        calls => {
            let calls = calls.map_or(100_000, |calls| calls.parse().expect("how many calls"));
            let mut child = Command::new(std::env::current_exe().unwrap())
                .arg("server")
                .stdout(Stdio::piped())
                .spawn()
                .unwrap();
            let mut line = String::new();
            BufReader::new(child.stdout.take().unwrap())
                .read_line(&mut line)
                .unwrap();
            let url = line.trim().to_owned();
            let compared = std::panic::catch_unwind(|| runtime().block_on(compare(url, calls)));
            child.kill().unwrap();
            child.wait().unwrap();
            if let Err(panic) = compared {
                std::panic::resume_unwind(panic);
            }
        }
    }
}

async fn compare(url: String, calls: usize) {
    let mut builder = Builder::new(&API);
    builder.base_url(url.clone());
    builder.header("authorization", "Bearer t-4711");
    let core = builder.build().unwrap();
    rustls::crypto::ring::default_provider().install_default().unwrap();
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .gzip(true)
        .build()
        .unwrap();
    let mut spent = [Vec::new(), Vec::new()];
    let mut memory = Vec::new();
    let each = calls / TURNS;
    let only = match std::env::args().nth(2).as_deref() {
        Some("ours") => Some(true),
        Some("hand") => Some(false),
        _ => None,
    };
    for turn in 0..=TURNS {
        let core = core.clone();
        let ours = spend(each, move || {
            let core = core.clone();
            async move { only == Some(false) || ours(&core).await }
        });
        let ours = ours.await;
        let (client, url) = (client.clone(), url.clone());
        let by_hand = spend(each, move || {
            let (client, url) = (client.clone(), url.clone());
            async move { only == Some(true) || by_hand(&client, &url).await }
        });
        let by_hand = by_hand.await;
        memory.push(resident());
        // The first turn opens the connections.
        if turn > 0 {
            spent[0].push(ours);
            spent[1].push(by_hand);
        }
    }
    let [ours, by_hand] = spent.map(|all| all.into_iter().fold(f64::INFINITY, f64::min));
    println!(
        "processor time of a call: {ours:.1} µs ours, {by_hand:.1} µs by hand: {:.3} times",
        ours / by_hand
    );
    println!(
        "resident memory: {:.1} MB after the first turn, {:.1} MB after the last",
        memory[0], memory[TURNS]
    );
}

async fn ours(core: &Core) -> bool {
    let customer = Customer {
        id: None,
        name: "Ada Lovelace".to_owned(),
        email: Some("ada@acme.dev".to_owned()),
        balance: Some(1250),
        tags: Some(vec!["a".to_owned(), "b".to_owned()]),
    };
    let call: Call<Response<Customer>, Undocumented> = core
        .call(&UPDATE)
        .param(0, "c_4711")
        .param(1, "invoices")
        .json(&customer)
        .ready();
    call.await.is_ok_and(|updated| updated.name == "Ada Lovelace")
}

async fn by_hand(client: &reqwest::Client, url: &str) -> bool {
    let customer = ByHand {
        id: None,
        name: "Ada Lovelace".to_owned(),
        email: Some("ada@acme.dev".to_owned()),
        balance: Some(1250),
        tags: Some(vec!["a".to_owned(), "b".to_owned()]),
    };
    let body = serde_json::to_vec(&customer).unwrap();
    let request = client
        .put(format!("{url}/customers/c_4711?expand=invoices"))
        .header("accept", "application/json")
        .header("authorization", "Bearer t-4711")
        .header("content-type", "application/json")
        .timeout(std::time::Duration::from_secs(60))
        .body(body);
    let response = request.send().await.unwrap();
    if !response.status().is_success() {
        return false;
    }
    let body = response.bytes().await.unwrap();
    serde_json::from_slice::<ByHand>(&body).is_ok_and(|updated| updated.name == "Ada Lovelace")
}

/// Microseconds of processor time for a call, with all tasks at it.
async fn spend<F: Future<Output = bool> + Send + 'static>(
    calls: usize,
    call: impl Fn() -> F + Clone + Send + Sync + 'static,
) -> f64 {
    let (before, began) = (processor(), Instant::now());
    let tasks: Vec<_> = (0..TASKS)
        .map(|_| {
            let call = call.clone();
            tokio::spawn(async move {
                for _ in 0..calls / TASKS {
                    assert!(call().await, "a call failed");
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let spent = processor() - before;
    eprintln!(
        "{calls} calls in {:.1} s, {:.1} s of processor time",
        began.elapsed().as_secs_f64(),
        spent
    );
    spent * 1e6 / calls as f64
}

/// User and system time of this process, in seconds: two fields of `/proc/self/stat`, in hundredths.
fn processor() -> f64 {
    let text = std::fs::read_to_string("/proc/self/stat").expect("the bench needs Linux");
    let fields: Vec<&str> = text.rsplit_once(')').unwrap().1.split_whitespace().collect();
    (fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap()) / 100.0
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

//! A server of axum, which notes what arrives; values to send it; and what becomes of them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Uri};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use specwright_runtime::client::{
    Api, Builder, Call, Core, Error, ErrorKind, Operation, ReqwestTransport, Response, RetryPolicy, Undocumented,
};
use tokio::runtime::Runtime;

pub(crate) static API: Api = Api {
    title: "Shop",
    version: "1",
    servers: &[],
    schemes: &[],
};

pub(crate) type Calling = Call<Response<()>, Undocumented>;

/// A request as axum has read it.
#[derive(Debug)]
pub(crate) struct Arrived {
    pub(crate) uri: Uri,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Arrived {
    /// The path's segments, as they were sent.
    pub(crate) fn segments(&self) -> Vec<&str> {
        self.uri.path().split('/').skip(1).collect()
    }

    /// The query's pairs, read by the library that browsers' rules were written into.
    pub(crate) fn pairs(&self) -> Vec<(String, String)> {
        let query = self.uri.query().unwrap_or_default();
        url::form_urlencoded::parse(query.as_bytes()).into_owned().collect()
    }

    /// The query's pairs, as they were sent.
    pub(crate) fn raw_pairs(&self) -> Vec<(&str, &str)> {
        let query = self.uri.query().unwrap_or_default();
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).collect()
    }

    pub(crate) fn header(&self, name: &str) -> Vec<&[u8]> {
        self.headers
            .get_all(name)
            .iter()
            .map(axum::http::HeaderValue::as_bytes)
            .collect()
    }
}

/// The server, a client of it, and what they run on.
pub(crate) struct World {
    runtime: Runtime,
    seen: Arc<Mutex<Vec<Arrived>>>,
    pub(crate) url: String,
    pub(crate) core: Core,
    /// A client of one's own reads the platform's certificates again, unless it is given this.
    pub(crate) transport: ReqwestTransport,
}

impl World {
    pub(crate) fn new() -> Self {
        let runtime = Runtime::new().unwrap();
        let seen = Arc::default();
        let app = Router::new().fallback(note).with_state(Arc::clone(&seen));
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        runtime.spawn(async move { axum::serve(listener, app).await });
        let mut builder = Builder::new(&API);
        builder.base_url(format!("{url}/api"));
        builder.retry(RetryPolicy::never());
        let transport = ReqwestTransport::new().unwrap();
        builder.transport(transport.clone());
        let core = builder.build().unwrap();
        Self {
            runtime,
            seen,
            url,
            core,
            transport,
        }
    }

    /// A call with one parameter.
    pub(crate) fn call(&self, operation: &'static Operation, value: &Value) -> Calling {
        self.core.call(operation).param(0, value).ready()
    }

    /// What arrives of a call; none if it is refused, with the reason.
    pub(crate) fn send(&self, call: Calling) -> Result<Arrived, String> {
        let outcome: Result<_, Error<Undocumented>> = self.runtime.block_on(call.raw());
        let mut seen = std::mem::take(&mut *self.seen.lock().unwrap());
        match outcome {
            Ok(_) => {
                assert_eq!(seen.len(), 1, "one call is one request: {seen:?}");
                Ok(seen.remove(0))
            }
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::Build, "{error}");
                assert!(seen.is_empty(), "refused, and sent all the same: {seen:?}");
                Err(error.to_string())
            }
        }
    }

    /// What arrives, if nothing of a kind that cannot be sent is in it.
    pub(crate) fn arrives(&self, call: Calling, may_be_refused: bool) -> Option<Arrived> {
        match self.send(call) {
            Ok(arrived) => Some(arrived),
            Err(why) => {
                assert!(may_be_refused, "refused without need: {why}");
                None
            }
        }
    }
}

async fn note(State(seen): State<Arc<Mutex<Vec<Arrived>>>>, request: Request) {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, 64 << 20).await.unwrap().to_vec();
    seen.lock().unwrap().push(Arrived {
        uri: parts.uri,
        headers: parts.headers,
        body,
    });
}

/// What people have tried.
const NASTY: &[&str] = &[
    "/",
    "\\",
    "..",
    ".",
    "../",
    "%2F",
    "%2f",
    "%5c",
    "%2e%2e",
    "%252e",
    "%",
    "%%",
    "%zz",
    "%00",
    "%0d%0a",
    "?",
    "#",
    "\r\n",
    "\r",
    "\n",
    "\0",
    "\t",
    "\u{1}",
    "\u{7f}",
    "\u{85}",
    ";",
    ":",
    "=",
    "==",
    "&",
    "&&",
    "&amp;",
    "+",
    " ",
    "  ",
    "\u{a0}",
    ",",
    "|",
    "[",
    "]",
    "][",
    "[]",
    "{",
    "}",
    "(",
    ")",
    "'",
    "\"",
    "`",
    "<",
    ">",
    "*",
    "~",
    "_",
    "-",
    "!",
    "$",
    "@",
    "^",
    "a",
    "0",
    "Z",
    "é",
    "e\u{301}",
    "世",
    "🦀",
    "\u{feff}",
    "\u{fffd}",
    "\u{d7ff}",
    "\u{e000}",
    "\u{ffff}",
    "\u{202e}",
    "\u{10ffff}",
    // What lone surrogates look like where they are taken for UTF-8, and in JSON.
    "%ED%A0%80",
    "\\ud800",
    "\r\nX-Evil: 1",
    "\r\n\r\nGET /evil HTTP/1.1",
    "--",
    "; filename=\"x\"",
    "://",
    "//evil.dev",
    "user:pass@evil.dev",
    "null",
    "true",
    "1",
];

/// A text of nasty parts, now and then a very long one.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![4 => prop::sample::select(NASTY).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    let short = prop::collection::vec(part, 0..6).prop_map(|parts| parts.concat());
    let long = (prop::sample::select(NASTY), 100..400_usize).prop_map(|(part, times)| part.repeat(times));
    prop_oneof![12 => short, 1 => long]
}

/// A few of them.
pub(crate) fn list() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(text(), 1..4)
}

/// Some under names of the same kind.
pub(crate) fn object() -> impl Strategy<Value = BTreeMap<String, String>> {
    prop::collection::btree_map(text(), text(), 1..4)
}

/// A value of any shape.
#[derive(Clone, Debug)]
pub(crate) enum Given {
    Text(String),
    List(Vec<String>),
    Object(BTreeMap<String, String>),
}

impl Given {
    pub(crate) fn json(&self) -> Value {
        match self {
            Given::Text(text) => json!(text),
            Given::List(items) => json!(items),
            Given::Object(members) => {
                let members = members.iter().map(|(key, value)| (key.clone(), json!(value)));
                Value::Object(members.collect::<Map<_, _>>())
            }
        }
    }

    /// The texts in it, keys too.
    pub(crate) fn texts(&self) -> Vec<&str> {
        match self {
            Given::Text(text) => vec![text],
            Given::List(items) => items.iter().map(String::as_str).collect(),
            Given::Object(members) => members.iter().flat_map(|(key, value)| [key.as_str(), value]).collect(),
        }
    }

    /// Whether a text other than a lone one has one of these in it, so that it could not be told from what stands between
    /// texts; or a key has.
    pub(crate) fn holds(&self, between: &[char], equals: &[char]) -> bool {
        let keys = match self {
            Given::Object(members) => members.keys().any(|key| key.contains(equals)),
            Given::Text(_) | Given::List(_) => false,
        };
        let texts = !matches!(self, Given::Text(_)) && self.texts().iter().any(|text| text.contains(between));
        keys || texts
    }
}

pub(crate) fn given() -> impl Strategy<Value = Given> {
    prop_oneof![
        text().prop_map(Given::Text),
        list().prop_map(Given::List),
        object().prop_map(Given::Object)
    ]
}

/// Percent-encoding undone, by a library that the client does not use. What is not UTF-8 is no data of ours.
pub(crate) fn decoded(text: &str) -> String {
    urlencoding::decode(text).unwrap().into_owned()
}

/// A text taken apart at `between` (and `=`, where members are exploded), as `given` is shaped.
pub(crate) fn read(given: &Given, text: &str, between: &str, explode: bool, decode: fn(&str) -> String) -> Given {
    let mut parts = text.split(between);
    match given {
        Given::Text(_) => Given::Text(decode(text)),
        Given::List(_) => Given::List(parts.map(decode).collect()),
        Given::Object(_) if explode => Given::Object(parts.map(|part| pair(part, decode)).collect()),
        Given::Object(_) => {
            let mut members = BTreeMap::new();
            while let Some(key) = parts.next() {
                members.insert(decode(key), decode(parts.next().expect("a value for each key")));
            }
            Given::Object(members)
        }
    }
}

pub(crate) fn pair(text: &str, decode: fn(&str) -> String) -> (String, String) {
    let (key, value) = text.split_once('=').unwrap_or((text, ""));
    (decode(key), decode(value))
}

/// How often each property is tried; `PROPTEST_CASES` asks for more.
pub(crate) fn often() -> ProptestConfig {
    ProptestConfig {
        cases: ProptestConfig::default().cases.max(300),
        // The counterexample is printed; files beside the tests would be read by nobody.
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

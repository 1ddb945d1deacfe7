//! Calls that `web.mjs` asks for. Each comes to a text, errors included.
#![cfg(all(target_family = "wasm", target_os = "unknown"))]
#![allow(missing_docs)]

use std::time::Duration;

use specwright_runtime::Json;
use specwright_runtime::client::{
    Answer, Api, BodyKind, Builder, Call, Core, Media, Operation, Response, RetryPolicy, Undocumented, Verb,
};
use wasm_bindgen::prelude::wasm_bindgen;

static API: Api = Api {
    title: "Shop",
    version: "1",
    servers: &[],
    schemes: &[],
};
static READ: Operation = Operation::new("read", Verb::Get, "/read").answers(&[Answer::code(200, Media::Json)]);
static SAVE: Operation = Operation::new("save", Verb::Post, "/save")
    .body(BodyKind::Json, "application/json")
    .answers(&[Answer::code(200, Media::Json)]);

type Reading = Call<Response<Json>, Undocumented>;

fn core(url: &str) -> Result<Core, String> {
    let mut builder = Builder::new(&API);
    builder.base_url(url);
    builder.body_limit(1000);
    builder.idempotency_header("Idempotency-Key");
    builder.retry(RetryPolicy::new().backoff(Duration::from_millis(20), Duration::from_millis(20)));
    builder.before(|request| {
        request
            .headers
            .insert("x-resends", http_value(&request.resends.to_string())?);
        Ok(())
    });
    builder.build().map_err(|error| error.to_string())
}

fn http_value(
    text: &str,
) -> Result<specwright_runtime::client::http::HeaderValue, specwright_runtime::client::TransportError> {
    text.parse()
        .map_err(specwright_runtime::client::TransportError::rejected)
}

/// Reads, within so many milliseconds.
#[wasm_bindgen]
pub async fn read(url: String, millis: u32) -> String {
    let core = match core(&url) {
        Ok(core) => core,
        Err(error) => return error,
    };
    let call: Reading = core.call(&READ).ready();
    match call.timeout(Duration::from_millis(millis.into())).await {
        Ok(response) => response.body.to_string(),
        Err(error) => error.to_string(),
    }
}

/// Sends a body.
#[wasm_bindgen]
pub async fn save(url: String, text: String) -> String {
    let core = match core(&url) {
        Ok(core) => core,
        Err(error) => return error,
    };
    let call: Reading = core.call(&SAVE).json(&text).ready();
    match call.await {
        Ok(response) => response.body.to_string(),
        Err(error) => error.to_string(),
    }
}

/// The first so many events, and when they came, in milliseconds; the rest is dropped.
#[wasm_bindgen]
pub async fn events(url: String, wanted: usize) -> String {
    let core = match core(&url) {
        Ok(core) => core,
        Err(error) => return error,
    };
    let call: Reading = core.call(&READ).ready();
    let began = specwright_runtime::client::Instant::now();
    let mut events = call.events();
    let mut came = Vec::new();
    while came.len() < wanted {
        match events.next().await {
            Some(Ok(event)) => came.push(format!("{}@{}", event.data, began.elapsed().as_millis())),
            Some(Err(error)) => return error.to_string(),
            None => break,
        }
    }
    came.join(" ")
}

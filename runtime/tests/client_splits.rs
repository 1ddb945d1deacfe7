//! Streams that come in pieces of any size, and connections that break at any byte: nothing is lost, and nothing comes twice.
//! The streams are made up, so that what has to come of them is known.
#![cfg(feature = "reqwest")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod client_support;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use client_support::{Reply, Seen, Server};
use proptest::prelude::*;
use proptest::sample::Index;
use specwright_runtime::client::{
    Answer, Api, Builder, Call, Core, Media, Operation, Response, RetryPolicy, Undocumented, Verb,
};
use specwright_runtime::{Bytes, Json};
use tokio::runtime::Runtime;

static API: Api = Api {
    title: "Shop",
    version: "1",
    servers: &[],
    schemes: &[],
};
static READ: Operation = Operation::new("read", Verb::Get, "/read").answers(&[Answer::code(200, Media::Bytes)]);

type Script = Box<dyn FnMut(&Seen) -> Reply + Send>;

/// A server that answers by the script of the case at hand, and a client of it.
struct World {
    server: Server,
    script: Arc<Mutex<Script>>,
    core: Core,
    runtime: Runtime,
}

impl World {
    fn new(limit: usize) -> Self {
        let script: Arc<Mutex<Script>> = Arc::new(Mutex::new(Box::new(|_| Reply::raw(""))));
        let plays = Arc::clone(&script);
        let server = Server::answering(move |seen| (*plays.lock().unwrap())(seen));
        let mut builder = Builder::new(&API);
        builder.base_url(server.url(""));
        builder.body_limit(limit);
        builder.retry(RetryPolicy::new().backoff(Duration::from_millis(1), Duration::from_millis(1)));
        Self {
            server,
            script,
            core: builder.build().unwrap(),
            runtime: Runtime::new().unwrap(),
        }
    }

    fn plays(&self, script: impl FnMut(&Seen) -> Reply + Send + 'static) {
        *self.script.lock().unwrap() = Box::new(script);
    }

    fn call(&self) -> Call<Response<Bytes>, Undocumented> {
        self.core.call(&READ).ready()
    }

    /// Name, data and id of all events, and the error at their end.
    fn events(&self) -> (Vec<Parts>, Option<String>) {
        self.runtime.block_on(async {
            let (mut events, mut all) = (self.call().events(), Vec::new());
            while let Some(event) = events.next().await {
                match event {
                    Ok(event) => all.push((event.name, event.data, event.id)),
                    Err(error) => return (all, Some(error.to_string())),
                }
            }
            (all, None)
        })
    }

    /// The values of all texts, and the error at their end.
    fn items(&self) -> (Vec<Json>, Option<String>) {
        self.runtime.block_on(async {
            let (mut items, mut all) = (self.call().items::<Json>(), Vec::new());
            while let Some(item) = items.next().await {
                match item {
                    Ok(item) => all.push(item),
                    Err(error) => return (all, Some(error.to_string())),
                }
            }
            (all, None)
        })
    }
}

/// Name, data, id.
type Parts = (String, String, Option<String>);

/// Where a body is cut: a client gets each piece by itself, since each is a chunk of HTTP/1.1.
#[derive(Clone, Debug)]
enum Cuts {
    Everywhere,
    At(Vec<Index>),
}

fn cuts() -> impl Strategy<Value = Cuts> {
    prop_oneof![
        1 => Just(Cuts::Everywhere),
        4 => prop::collection::vec(any::<Index>(), 0..12).prop_map(Cuts::At),
    ]
}

/// A response of such pieces; without its end if it is torn.
fn chunked(body: &[u8], cuts: &Cuts, torn: bool) -> Reply {
    let mut ends: Vec<usize> = match cuts {
        Cuts::Everywhere => (1..body.len()).collect(),
        Cuts::At(places) if body.is_empty() => places.iter().map(|_| 0).collect(),
        Cuts::At(places) => places.iter().map(|place| place.index(body.len())).collect(),
    };
    ends.push(body.len());
    ends.sort_unstable();
    let mut reply = b"HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n".to_vec();
    let mut begin = 0;
    for end in ends {
        if end > begin {
            reply.extend_from_slice(format!("{:x}\r\n", end - begin).as_bytes());
            reply.extend_from_slice(&body[begin..end]);
            reply.extend_from_slice(b"\r\n");
            begin = end;
        }
    }
    if !torn {
        reply.extend_from_slice(b"0\r\n\r\n");
    }
    Reply::octets(reply)
}

/// One line of text, with whatever may trip a reader.
fn line() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        prop::sample::select(
            &[
                "",
                " ",
                ":",
                "data: x",
                "id: 9",
                "é",
                "世界",
                "🦀",
                "\u{feff}",
                "\u{85}",
                "\u{2028}",
                "\0",
                "\u{1e}",
                "{\"a\":1}"
            ][..]
        )
        .prop_map(str::to_owned),
        "[^\r\n]{0,6}",
    ];
    prop::collection::vec(part, 0..4).prop_map(|parts| parts.concat())
}

/// An event as its server has it, and as it writes it.
#[derive(Clone, Debug)]
struct Sent {
    name: Option<String>,
    lines: Vec<String>,
    id_last: bool,
    comment: Option<String>,
    end: &'static str,
    blank: bool,
}

fn sent() -> impl Strategy<Value = Sent> {
    (
        prop::option::of(line().prop_filter("a name", |name| !name.is_empty())),
        prop::collection::vec(line(), 1..4),
        any::<bool>(),
        prop::option::of(line()),
        prop::sample::select(&["\n", "\r", "\r\n"][..]),
        any::<bool>(),
    )
        .prop_map(|(name, lines, id_last, comment, end, blank)| Sent {
            name,
            lines,
            id_last,
            comment,
            end,
            blank,
        })
}

impl Sent {
    fn field(&self, name: &str, value: &str) -> String {
        // The blank is optional, unless the value begins with one.
        let blank = if self.blank || value.starts_with(' ') { " " } else { "" };
        format!("{name}:{blank}{value}{}", self.end)
    }

    fn text(&self, id: Option<usize>) -> String {
        let id = id.map(|id| self.field("id", &id.to_string())).unwrap_or_default();
        let mut text = String::new();
        if let Some(comment) = &self.comment {
            text.push_str(&self.field("", comment));
        }
        if !self.id_last {
            text.push_str(&id);
        }
        if let Some(name) = &self.name {
            text.push_str(&self.field("event", name));
        }
        self.lines
            .iter()
            .for_each(|line| text.push_str(&self.field("data", line)));
        if self.id_last {
            text.push_str(&id);
        }
        text + self.end
    }

    fn parts(&self, id: Option<usize>) -> Parts {
        let name = self.name.clone().unwrap_or_else(|| "message".to_owned());
        (name, self.lines.join("\n"), id.map(|id| id.to_string()))
    }
}

fn often(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases: ProptestConfig::default().cases.max(cases),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

#[test]
fn events_may_come_in_any_pieces() {
    let world = World::new(32 << 20);
    proptest!(often(300), |(all in prop::collection::vec(sent(), 0..6), mark in any::<bool>(), cuts in cuts())| {
        let mut text = if mark { "\u{feff}" } else { "" }.to_owned();
        all.iter().for_each(|event| text.push_str(&event.text(None)));
        world.plays(move |_| chunked(text.as_bytes(), &cuts, false));
        let expected: Vec<Parts> = all.iter().map(|event| event.parts(None)).collect();
        prop_assert_eq!(world.events(), (expected, None));
    });
}

#[test]
fn connections_may_break_at_any_byte() {
    let world = World::new(32 << 20);
    proptest!(often(300), |(
        all in prop::collection::vec(sent(), 2..8),
        breaks in prop::collection::vec((any::<Index>(), cuts(), any::<bool>()), 0..6),
    )| {
        let expected: Vec<Parts> = all.iter().enumerate().map(|(id, event)| event.parts(Some(id))).collect();
        let mut breaks = breaks.into_iter();
        world.plays(move |seen| {
            let last: Option<usize> = seen.header("last-event-id").map(|id| id.parse().unwrap());
            let first = last.map_or(0, |last| last + 1);
            let event = |id: usize| all[id].text(Some(id));
            let text = "retry: 1\n\n".to_owned() + &(first..all.len()).map(event).collect::<String>();
            let Some((place, cuts, torn_off)) = breaks.next() else {
                return chunked(text.as_bytes(), &Cuts::Everywhere, false);
            };
            // Before the first event there is no id to go on from: that a connection breaks there is an error.
            let least = if last.is_none() { "retry: 1\n\n".len() + event(0).len() } else { 0 };
            let end = least + place.index(text.len() - least + 1);
            let reply = chunked(&text.as_bytes()[..end], &cuts, true);
            if torn_off { reply.resetting() } else { reply }
        });
        prop_assert_eq!(world.events(), (expected, None), "nothing lost, nothing twice");
    });
    let seen = world.server.seen();
    let resumed = seen
        .iter()
        .filter(|seen| seen.header("last-event-id").is_some())
        .count();
    assert!(
        resumed > 300,
        "{resumed} of {} connections went on where one broke",
        seen.len()
    );
}

#[test]
fn ids_go_back_as_headers_carry_them() {
    let world = World::new(32 << 20);
    for (id, header) in [(" 7 ", "7"), ("é/世", "é/世"), ("a b\tc", "a b\tc")] {
        let mut connections = 0;
        world.plays(move |_| {
            connections += 1;
            let text = format!("retry: 1\nid: {id}\ndata: {connections}\n\n");
            chunked(text.as_bytes(), &Cuts::At(Vec::new()), connections == 1)
        });
        let (events, error) = world.events();
        assert_eq!((events.len(), error), (2, None));
        assert_eq!(
            world.server.seen().last().unwrap().header("last-event-id"),
            Some(header)
        );
    }
}

#[test]
fn json_texts_may_come_in_any_pieces() {
    let world = World::new(32 << 20);
    let value = || {
        let leaf = prop_oneof![
            line().prop_map(Json::from),
            any::<i64>().prop_map(Json::from),
            Just(Json::Null)
        ];
        leaf.prop_recursive(2, 8, 3, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..3).prop_map(Json::from),
                prop::collection::btree_map(line(), inner, 0..3)
                    .prop_map(|map| Json::Object(map.into_iter().collect())),
            ]
        })
    };
    let between = prop::sample::select(&["\n", "\r\n", "\n\n", " \n\t"][..]);
    proptest!(often(300), |(
        values in prop::collection::vec(value(), 0..6), between in between, sequence in any::<bool>(),
        last in any::<bool>(), cuts in cuts(),
    )| {
        let text = |value: &Json| match sequence {
            // In a sequence a text may have lines.
            true => format!("\u{1e}{}\n", serde_json::to_string_pretty(value).unwrap()),
            false => format!("{value}{between}"),
        };
        let mut body: String = values.iter().map(text).collect();
        if !last {
            body.truncate(body.trim_end().len());
        }
        world.plays(move |_| chunked(body.as_bytes(), &cuts, false));
        prop_assert_eq!(world.items(), (values, None));
    });
}

#[test]
fn json_texts_that_are_torn_off_are_an_error_and_those_before_are_there() {
    let world = World::new(32 << 20);
    proptest!(often(200), |(count in 1..6_usize, place in any::<Index>(), cuts in cuts())| {
        let body: String = (0..count).map(|n| format!("{{\"n\":{n},\"text\":\"世界\"}}\n")).collect();
        let end = place.index(body.len() + 1);
        let whole = body.as_bytes()[..end].iter().filter(|byte| **byte == b'\n').count();
        world.plays(move |_| chunked(&body.as_bytes()[..end], &cuts, true));
        let (items, error) = world.items();
        prop_assert_eq!(items.iter().map(|item| item["n"].as_u64().unwrap()).collect::<Vec<_>>(), (0..whole as u64).collect::<Vec<_>>());
        prop_assert!(error.is_some_and(|error| error.contains("broke off")));
    });
}

#[test]
fn the_limit_is_that_of_one_event_or_text_and_not_of_all() {
    let world = World::new(1000);
    let wide = "x".repeat(900);
    let many = format!("data: {wide}\n\n: {wide}\n\n").repeat(50);
    world.plays(move |_| chunked(many.as_bytes(), &Cuts::At(Vec::new()), false));
    let (events, error) = world.events();
    assert_eq!((events.len(), error), (50, None));

    let too_wide = "x".repeat(2000);
    let lines = format!("data: {}\n", "x".repeat(100)).repeat(20);
    for endless in [
        format!("data: {too_wide}"),
        format!(": {too_wide}"),
        too_wide.clone(),
        lines,
    ] {
        for cuts in [Cuts::Everywhere, Cuts::At(Vec::new())] {
            let body = format!("data: 1\n\n{endless}\n\n");
            world.plays(move |_| chunked(body.as_bytes(), &cuts, false));
            let (events, error) = world.events();
            assert_eq!(events.len(), 1);
            assert!(error.unwrap().contains("more than 1000 bytes"));
        }
    }

    let many = format!("\"{wide}\"\n").repeat(50);
    world.plays(move |_| chunked(many.as_bytes(), &Cuts::At(Vec::new()), false));
    let (items, error) = world.items();
    assert_eq!((items.len(), error), (50, None));
    let body = format!("1\n\"{too_wide}\"\n2\n");
    for cuts in [Cuts::Everywhere, Cuts::At(Vec::new())] {
        let body = body.clone();
        world.plays(move |_| chunked(body.as_bytes(), &cuts, false));
        let (items, error) = world.items();
        assert_eq!(items, [Json::from(1)]);
        assert!(error.unwrap().contains("more than 1000 bytes"));
    }
}

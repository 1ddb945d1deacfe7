//! Forms and multipart bodies.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::extract::{FromRequest as _, Multipart, Request};
use proptest::prelude::*;
use specwright_runtime::File;
use specwright_runtime::client::{BodyKind, Encoding, Operation, Style, Verb};

use crate::support::{Arrived, Given, World, given, object, often, read, text};

const fn form() -> Operation {
    Operation::new("write", Verb::Post, "/items").body(BodyKind::Form, "application/x-www-form-urlencoded")
}

static FORM: Operation = form();
static SPACES: Operation = form().encodings(&[Encoding::new("value").style(Style::SpaceDelimited, false)]);
static PIPES: Operation = form().encodings(&[Encoding::new("value").style(Style::PipeDelimited, false)]);
static DEEP: Operation = form().encodings(&[Encoding::new("value").style(Style::DeepObject, true)]);
static PARTS: Operation =
    Operation::new("write", Verb::Post, "/items").body(BodyKind::Multipart, "multipart/form-data");

fn pairs(arrived: &Arrived) -> Vec<(String, String)> {
    url::form_urlencoded::parse(&arrived.body).into_owned().collect()
}

#[test]
fn forms() {
    let world = World::new();
    proptest!(often(), |(members in object(), list in prop::collection::vec(text(), 1..4))| {
        let body = Given::Object(members.clone()).json();
        let arrived = world.arrives(world.core.call(&FORM).form(&body).ready(), false).unwrap();
        prop_assert_eq!(pairs(&arrived).into_iter().collect::<BTreeMap<_, _>>(), members);

        let body = serde_json::json!({ "value": list });
        let arrived = world.arrives(world.core.call(&FORM).form(&body).ready(), false).unwrap();
        prop_assert_eq!(pairs(&arrived), list.into_iter().map(|item| ("value".to_owned(), item)).collect::<Vec<_>>());
    });
}

#[test]
fn forms_with_styles() {
    let world = World::new();
    proptest!(often(), |(value in given())| {
        let body = serde_json::json!({ "value": value.json() });
        for (operation, between) in [(&SPACES, ' '), (&PIPES, '|')] {
            let call = world.core.call(operation).form(&body).ready();
            let Some(arrived) = world.arrives(call, value.holds(&[between], &[])) else { continue };
            let [(_, text)] = &pairs(&arrived)[..] else { panic!("{arrived:?}") };
            prop_assert_eq!(read(&value, text, &between.to_string(), false, str::to_owned).json(), value.json());
        }
        if let Given::Object(members) = &value {
            let call = world.core.call(&DEEP).form(&body).ready();
            let refused = value.holds(&[], &['[', ']']) || members.contains_key("");
            let Some(arrived) = world.arrives(call, refused) else { return Ok(()) };
            let expected = members.iter().map(|(key, value)| (format!("value[{key}]"), value.clone()));
            prop_assert_eq!(pairs(&arrived), expected.collect::<Vec<_>>());
        }
    });
}

/// Name, file name and content of each part, as axum reads them.
fn parts(arrived: Arrived) -> Vec<(String, Option<String>, Vec<u8>)> {
    let mut request = Request::new(Body::from(arrived.body));
    *request.headers_mut() = arrived.headers;
    let reading = async {
        let mut multipart = Multipart::from_request(request, &()).await.unwrap();
        let mut parts = Vec::new();
        while let Some(field) = multipart.next_field().await.unwrap() {
            let (name, file) = (field.name().unwrap().to_owned(), field.file_name().map(str::to_owned));
            parts.push((name, file, field.bytes().await.unwrap().to_vec()));
        }
        parts
    };
    tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap()
        .block_on(reading)
}

/// As names are escaped, and servers show them.
fn as_browsers(name: &str) -> String {
    let escaped = |c: char| match c {
        '"' => "%22".to_owned(),
        '\\' => "%5C".to_owned(),
        c if c.is_ascii_control() && c != '\t' => format!("%{:02X}", c as u32),
        c => c.to_string(),
    };
    name.chars().map(escaped).collect()
}

#[test]
fn parts_and_files() {
    let world = World::new();
    // The server looks for `filename` within quotes as well, which is its fault, and not to be mended here.
    let name = || text().prop_map(|text| text.replace("filename", ""));
    let members = prop::collection::btree_map(name(), text(), 1..4);
    let content = prop::collection::vec(any::<u8>(), 0..200);
    proptest!(often(), |(members in members, name in name(), file in name(), content in content)| {
        let body = Given::Object(members.clone()).json();
        let call = world.core.call(&PARTS).multipart(&body).ready();
        if let Some(arrived) = world.arrives(call, false) {
            let expected = members.into_iter().map(|(name, value)| (as_browsers(&name), None, value.into_bytes()));
            prop_assert_eq!(parts(arrived), expected.collect::<Vec<_>>());
        }

        let body = BTreeMap::from([(name.clone(), File::new(file.clone(), content.clone()))]);
        let call = world.core.call(&PARTS).multipart(&body).ready();
        if let Some(arrived) = world.arrives(call, false) {
            let file = if file.is_empty() { name.clone() } else { file };
            prop_assert_eq!(parts(arrived), [(as_browsers(&name), Some(as_browsers(&file)), content)]);
        }
    });
}

//! Which of the recorded exchanges a request comes nearest to, and what is different.

use super::entry::{Content, Key};
use crate::Json;

/// The number of the nearest one, and in what it differs.
pub(super) fn nearest(asked: &Key, recorded: &[Key]) -> Option<(usize, String)> {
    let numbered = recorded.iter().enumerate();
    let (number, key) = numbered.max_by_key(|(number, key)| (likeness(asked, key), std::cmp::Reverse(*number)))?;
    Some((number, difference(asked, key)))
}

fn likeness(a: &Key, b: &Key) -> usize {
    let ours: Vec<&str> = a.path.split('/').collect();
    let theirs: Vec<&str> = b.path.split('/').collect();
    let segments = ours.iter().zip(&theirs).filter(|(a, b)| a == b).count();
    let path = if a.path == b.path { 1000 } else { segments.min(100) };
    let pairs = a.query.iter().filter(|pair| b.query.contains(pair)).count();
    path + 50 * usize::from(a.method == b.method) + 10 * usize::from(a.body == b.body) + pairs
}

fn difference(asked: &Key, recorded: &Key) -> String {
    let mut all = Vec::new();
    if asked.method != recorded.method {
        all.push(format!("the method is {}", recorded.method));
    }
    if asked.path != recorded.path {
        all.push(format!("the path is {}", recorded.path));
    }
    if asked.query != recorded.query {
        all.push(format!("the query is `{}`", query(&recorded.query)));
    }
    if asked.body != recorded.body {
        all.push(match (&asked.body, &recorded.body) {
            (Content::Json(asked), Content::Json(recorded)) => {
                format!("the body differs at {}", place(asked, recorded, "$"))
            }
            _ => "the body differs".to_owned(),
        });
    }
    all.join(", ")
}

fn query(pairs: &[(String, String)]) -> String {
    url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}

/// Where two values differ first.
fn place(a: &Json, b: &Json, at: &str) -> String {
    match (a, b) {
        (Json::Object(a), Json::Object(b)) => {
            let mut names = a.keys().chain(b.keys());
            let name = names.find(|name| a.get(name.as_str()) != b.get(name.as_str()));
            name.map_or_else(
                || at.to_owned(),
                |name| match (a.get(name), b.get(name)) {
                    (Some(a), Some(b)) => place(a, b, &format!("{at}.{name}")),
                    _ => format!("{at}.{name}"),
                },
            )
        }
        (Json::Array(a), Json::Array(b)) if a.len() == b.len() => {
            let different = a.iter().zip(b).enumerate().find(|(_, (a, b))| a != b);
            different.map_or_else(|| at.to_owned(), |(i, (a, b))| place(a, b, &format!("{at}[{i}]")))
        }
        _ => at.to_owned(),
    }
}

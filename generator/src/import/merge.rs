//! Several documents to one: what is equal is one, what differs is named with both places.

use indexmap::IndexMap;

use super::build::Members;
use super::own;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity, codes};
use crate::load::{Value, pointer};

/// A document, and where its parts stand.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) document: Value,
    /// By pointer: operations and components.
    pub(super) places: IndexMap<String, Place>,
    /// Whether its title is the vendor's.
    pub(super) is_named: bool,
    /// Whether it was described in words: what it does not say, it leaves open.
    pub(super) is_described: bool,
}

/// One document of all pieces.
pub(super) fn merge(mut pieces: Vec<Piece>, notes: &mut Diagnostics) -> Value {
    if pieces.len() < 2 {
        return pieces.pop().map_or(Value::Null, |piece| piece.document);
    }
    // The vendor's own title goes before one that we made up.
    let info = pieces
        .iter()
        .find(|piece| piece.is_named)
        .and_then(|piece| piece.document.get("info"))
        .cloned();
    renamed(&pieces, notes);
    own::own(&mut pieces);
    let mut merged = Merged {
        all: Members::new(),
        places: IndexMap::new(),
        notes,
    };
    pieces.into_iter().for_each(|piece| merged.add(piece));
    if let Some(info) = info {
        merged.all.insert("info".to_owned(), info);
    }
    Value::Object(merged.all)
}

/// Names the titles and versions that are not the document's.
fn renamed(pieces: &[Piece], notes: &mut Diagnostics) {
    let mut told: Vec<String> = Vec::new();
    let mut first = None;
    for piece in pieces.iter().filter(|piece| piece.is_named) {
        let info = piece.document.get("info");
        let said = |key: &str| info.and_then(|info| info.get(key)).and_then(Value::as_str);
        let own = format!(
            "`{}`, version `{}`",
            said("title").unwrap_or_default(),
            said("version").unwrap_or_default()
        );
        let place = piece.places.values().next().cloned();
        if !told.is_empty() && !told.contains(&own) {
            let message = format!("the document of this page is {own}, which is left out");
            let mut finding = Diagnostic::new(&codes::import::PAGES_DISAGREE, place.clone(), message)
                .severity(Severity::Note)
                .help("the first counts; if they are two APIs, import them into two documents");
            if let Some(first) = &first {
                finding = finding.related(Place::clone(first), "title and version are from this page");
            }
            notes.push(finding);
        }
        first = first.or(place);
        told.push(own);
    }
}

struct Merged<'n> {
    all: Members,
    places: IndexMap<String, Place>,
    notes: &'n mut Diagnostics,
}

impl Merged<'_> {
    fn add(&mut self, piece: Piece) {
        let Piece { document, places, .. } = piece;
        let Value::Object(members) = document else { return };
        for (key, value) in members {
            match key.as_str() {
                "openapi" => self.version(value),
                // The first counts; pages of one API rarely differ in it, and nothing is generated from it.
                "info" | "security" | "servers" => {
                    self.all.entry(key).or_insert(value);
                }
                "tags" => self.tags(value),
                "paths" | "components" => self.nested(&key, value, &places),
                _ => self.entry(&[&key], value, &places),
            }
        }
        for (at, place) in places {
            self.places.entry(at).or_insert(place);
        }
    }

    /// The later version has room for what the earlier ones say.
    fn version(&mut self, version: Value) {
        let known = self.all.entry("openapi".to_owned()).or_insert_with(|| version.clone());
        if version.as_str() > known.as_str() {
            *known = version;
        }
    }

    fn tags(&mut self, value: Value) {
        let known = self
            .all
            .entry("tags".to_owned())
            .or_insert_with(|| Value::Array(Vec::new()));
        let (Value::Array(known), Value::Array(more)) = (known, value) else {
            return;
        };
        for tag in more {
            if !known.iter().any(|known| known.get("name") == tag.get("name")) {
                known.push(tag);
            }
        }
    }

    /// `paths` by path and member, `components` by section and name.
    fn nested(&mut self, key: &str, value: Value, places: &IndexMap<String, Place>) {
        self.all
            .entry(key.to_owned())
            .or_insert_with(|| Value::Object(Members::new()));
        let Value::Object(outer) = value else { return };
        for (name, inner) in outer {
            match inner {
                Value::Object(inner) => {
                    for (member, value) in inner {
                        self.entry(&[key, &name, &member], value, places);
                    }
                }
                value => self.entry(&[key, &name], value, places),
            }
        }
    }

    /// Adds what stands at a place, unless it is there.
    fn entry(&mut self, at: &[&str], value: Value, places: &IndexMap<String, Place>) {
        let Some((last, above)) = at.split_last() else { return };
        let mut members = &mut self.all;
        for name in above {
            let below = members
                .entry((*name).to_owned())
                .or_insert_with(|| Value::Object(Members::new()));
            let Some(below) = below.as_object_mut() else { return };
            members = below;
        }
        match members.get(*last) {
            None => {
                members.insert((*last).to_owned(), value);
            }
            Some(known) if last.starts_with("x-specwright-") || same(known, &value) => {}
            Some(_) => {
                let at: String = at.iter().map(|name| format!("/{}", pointer::escape(name))).collect();
                self.conflict(&at, places);
            }
        }
    }

    fn conflict(&mut self, at: &str, places: &IndexMap<String, Place>) {
        let mut names = at.split('/').skip(2).map(|name| pointer::unescape(name).into_owned());
        let (first, second) = (names.next().unwrap_or_default(), names.next().unwrap_or_default());
        let what = match at.starts_with("/paths/") {
            true => format!("`{} {first}`", second.to_uppercase()),
            false if second.is_empty() => format!("`{}`", at.trim_start_matches('/')),
            false => format!("`{second}` of `{first}`"),
        };
        let message = format!("two pages say different things of {what}");
        let finding = Diagnostic::new(&codes::import::PAGES_DISAGREE, places.get(at).cloned(), message)
            .label("this is left out")
            .help("the first counts; bring the pages up to date, or import them into documents of their own");
        self.notes.push(match self.places.get(at) {
            Some(first) => finding.related(first.clone(), "this one counts"),
            None => finding,
        });
    }
}

/// Whether two values say the same, wherever they say it.
pub(super) fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => {
            let said = |members: &Members| members.keys().filter(|key| !is_mark(key)).count();
            said(a) == said(b)
                && a.iter()
                    .filter(|(key, _)| !is_mark(key))
                    .all(|(key, value)| b.get(key).is_some_and(|other| same(value, other)))
        }
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (a, b) => a == b,
    }
}

fn is_mark(key: &str) -> bool {
    matches!(key, "x-specwright-source" | "x-specwright-inferred")
}

//! The walk over two documents at once. What was found is kept by the pair of places at which it was found, each pair
//! looked at once, so that a change in a component is one change, whoever refers to it.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::effect::{Effect, Use};
use super::place::Subject;
use super::side::Side;
use super::{Bearing, Change, Direction, Found, Rule, View, Which};
use crate::page::turns;

/// Pointers of the old and of the new part, and who uses it.
pub(super) type Key = (String, String, Use);

/// The state of a comparison.
pub(super) struct Walk<'a> {
    pub(super) old: Side<'a>,
    pub(super) new: Side<'a>,
    entries: Vec<Entry>,
    known: HashMap<(bool, Key), usize>,
    /// The entry that takes what is found.
    at: usize,
    /// The entries of operations, with what they are called.
    operations: Vec<(usize, String)>,
    /// The entries that something leads to.
    led: HashSet<usize>,
    /// Something is only tried: what is found is not told.
    trying: bool,
}

#[derive(Default)]
struct Entry {
    found: Vec<Found>,
    leads_to: Vec<usize>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(old: Side<'a>, new: Side<'a>) -> Walk<'a> {
        Walk {
            old,
            new,
            entries: vec![Entry::default()],
            known: HashMap::new(),
            at: 0,
            operations: Vec::new(),
            led: HashSet::new(),
            trying: false,
        }
    }

    /// Looks at a pair once, however often it is reached; the one at hand leads to it.
    pub(super) fn pair(&mut self, key: Key, look: impl FnOnce(&mut Walk<'a>)) {
        let entry = self.entry(key, look);
        if let Some(here) = self.entries.get_mut(self.at) {
            here.leads_to.push(entry);
        }
        self.led.insert(entry);
    }

    /// Looks at a pair without leading to it, and tells whether a change in it breaks.
    pub(super) fn would_break(&mut self, key: Key, look: impl FnOnce(&mut Walk<'a>)) -> bool {
        let around = std::mem::replace(&mut self.trying, true);
        let entry = self.entry(key, look);
        self.trying = around;
        let reached = self.reached(entry);
        let mut found = reached.iter().filter_map(|at| self.entries.get(*at));
        found.any(|entry| {
            let breaks = |found: &Found| found.change.bearing == Bearing::Breaking;
            entry.found.iter().any(breaks)
        })
    }

    /// Whether an operation led to this pair.
    pub(super) fn has_seen(&self, old: &str, new: &str) -> bool {
        let ways = [Some(Direction::Request), Some(Direction::Response)];
        let forms = [(true, true), (true, false), (false, false)];
        let uses = ways.into_iter().flat_map(|direction| {
            forms.map(|(text, always)| Use {
                direction,
                text,
                always,
            })
        });
        uses.into_iter().any(|it| {
            let entry = self.known.get(&(false, (old.to_owned(), new.to_owned(), it)));
            entry.is_some_and(|entry| self.led.contains(entry))
        })
    }

    fn entry(&mut self, key: Key, look: impl FnOnce(&mut Walk<'a>)) -> usize {
        let key = (self.trying, key);
        if let Some(entry) = self.known.get(&key) {
            return *entry;
        }
        let entry = self.entries.len();
        self.entries.push(Entry::default());
        self.known.insert(key, entry);
        let around = std::mem::replace(&mut self.at, entry);
        look(self);
        self.at = around;
        entry
    }

    /// Looks at an operation, whose name stands beside what it leads to.
    pub(super) fn operation(&mut self, name: &str, look: impl FnOnce(&mut Walk<'a>)) {
        let entry = self.entries.len();
        self.entries.push(Entry::default());
        self.operations.push((entry, name.to_owned()));
        let around = std::mem::replace(&mut self.at, entry);
        look(self);
        self.at = around;
    }

    /// Takes down what happens to values.
    pub(super) fn values(&mut self, rule: &'static Rule, it: Use, effect: Effect, subject: &Subject, said: Said) {
        let bearing = it.bearing(effect);
        let text = format!("{subject} {}{}", said.what, subject.way(it.direction));
        let found = Found {
            direction: it.direction,
            ..found(rule, bearing, View::Wire, text, said.side, said.at)
        };
        self.push(found);
    }

    /// Takes down a change that bears on callers as it says.
    pub(super) fn wire(&mut self, rule: &'static Rule, bearing: Bearing, text: String, side: Which, at: String) {
        self.push(found(rule, bearing, View::Wire, text, side, at));
    }

    /// Takes down a change that nobody sees on the wire.
    pub(super) fn document(&mut self, rule: &'static Rule, text: String, side: Which, at: String) {
        self.push(found(rule, Bearing::Neutral, View::Document, text, side, at));
    }

    fn push(&mut self, found: Found) {
        if let Some(here) = self.entries.get_mut(self.at) {
            here.found.push(found);
        }
    }

    /// What was found, each once, with the operations that it reaches.
    pub(super) fn finish(self) -> Vec<Found> {
        let mut all: Vec<Found> = Vec::new();
        let mut known: HashMap<(&'static str, Bearing, String, String), usize> = HashMap::new();
        let roots = std::iter::once((0, None)).chain(self.operations.iter().map(|(at, name)| (*at, Some(name))));
        for (root, operation) in roots {
            for entry in self.reached(root) {
                for found in self.entries.get(entry).map(|entry| &entry.found).into_iter().flatten() {
                    let change = &found.change;
                    let pointer = change.pointer.clone().unwrap_or_default();
                    let key = (change.rule.id, change.bearing, pointer, change.text.clone());
                    let at = *known.entry(key).or_insert_with(|| {
                        all.push(found.clone());
                        all.len() - 1
                    });
                    if let Some(found) = all.get_mut(at) {
                        found.operations.extend(operation.cloned());
                    }
                }
            }
        }
        all
    }

    /// An entry and what it leads to, in the order in which it was looked at.
    fn reached(&self, from: usize) -> BTreeSet<usize> {
        let mut seen: HashSet<usize> = HashSet::from([from]);
        let mut open = vec![from];
        while let Some(next) = open.pop() {
            for to in self
                .entries
                .get(next)
                .map(|entry| &entry.leads_to)
                .into_iter()
                .flatten()
            {
                if seen.insert(*to) {
                    open.push(*to);
                }
            }
        }
        seen.into_iter().collect()
    }
}

/// What is said of a subject, and where to look for it.
pub(super) struct Said {
    pub(super) what: String,
    pub(super) side: Which,
    pub(super) at: String,
}

/// Something to see in the new document.
pub(super) fn now(what: impl Into<String>, at: impl Into<String>) -> Said {
    Said {
        what: what.into(),
        side: Which::New,
        at: at.into(),
    }
}

/// Something that was to be seen in the old document.
pub(super) fn before(what: impl Into<String>, at: impl Into<String>) -> Said {
    Said {
        what: what.into(),
        side: Which::Old,
        at: at.into(),
    }
}

/// A change, as it is first found.
pub(super) fn found(rule: &'static Rule, bearing: Bearing, view: View, text: String, side: Which, at: String) -> Found {
    Found {
        change: Change {
            rule,
            bearing,
            text: sentence(&text),
            pointer: Some(at),
            file: None,
            rust: None,
        },
        view,
        direction: None,
        side,
        operations: BTreeSet::new(),
    }
}

/// A sentence, from what begins in the midst of one. What a document says is shown on terminals and pages, so that letters
/// that would change what is around them are spelled out.
fn sentence(text: &str) -> String {
    let mut sentence = String::with_capacity(text.len() + 1);
    for (at, c) in text.chars().enumerate() {
        match c {
            c if at == 0 => sentence.extend(c.to_uppercase()),
            '\n' | '\r' | '\t' => sentence.push(' '),
            c if c.is_control() || turns(c) => sentence.extend(c.escape_unicode()),
            c => sentence.push(c),
        }
    }
    sentence.push('.');
    sentence
}

//! One naming pass for everything: names are made here, collisions are settled here, everyone else reads them.

mod case;
mod fit;
mod members;
mod operation;
mod spelling;
mod variants;

pub(super) use case::{ident, is_name_like, pascal, shouty, snake};
pub(super) use fit::Case;
pub(super) use members::{MemberNames, Own, Settled, Wanted, settle};
pub(super) use operation::{group_of, method_name};
pub(super) use spelling::Kind;
pub(super) use variants::{unprefixed, variant_text};

use std::collections::{BTreeMap, HashMap, HashSet};

use super::component::is_component;
use crate::ir::Ident;

/// Names of types that exist in one vendor's module: they share one space.
#[derive(Debug, Default)]
pub(super) struct TypeNames {
    taken: HashSet<String>,
    /// The last number that a name was given.
    numbers: HashMap<String, u32>,
    /// Names that an earlier generation published, by pointer: never given to anything else.
    published: BTreeMap<String, String>,
    /// What this generation publishes.
    pub(super) assigned: BTreeMap<String, String>,
}

/// Names that every generated file relies on: the prelude, and what the client module defines.
const RESERVED_TYPES: &[&str] = &[
    "Option",
    "Some",
    "None",
    "Result",
    "Ok",
    "Err",
    "Box",
    "Vec",
    "String",
    "Self",
    "Send",
    "Sync",
    "Sized",
    "Copy",
    "Clone",
    "Drop",
    "Fn",
    "FnMut",
    "FnOnce",
    "Default",
    "Debug",
    "From",
    "Into",
    "TryFrom",
    "TryInto",
    "AsRef",
    "AsMut",
    "Iterator",
    "IntoIterator",
    "Extend",
    "ToString",
    "ToOwned",
    "PartialEq",
    "Eq",
    "PartialOrd",
    "Ord",
    "Hash",
    "Unpin",
    "Client",
    "ClientBuilder",
    "Server",
    "Api",
];

impl TypeNames {
    pub(super) fn new(published: &BTreeMap<String, String>) -> TypeNames {
        let published = without_doubles(published);
        let mut taken: HashSet<String> = RESERVED_TYPES.iter().map(|name| (*name).to_owned()).collect();
        taken.extend(published.values().cloned());
        TypeNames {
            taken,
            numbers: HashMap::new(),
            published,
            assigned: BTreeMap::new(),
        }
    }

    /// The name for what stands at `key`: the published one, else the first candidate that is free, else the last one
    /// with a number. The second value says whether a candidate was taken.
    pub(super) fn claim(&mut self, key: &str, candidates: &[String]) -> (Ident, bool) {
        let (name, clash) = match self.published.get(key) {
            Some(name) => (name.clone(), false),
            None => {
                let candidates: Vec<String> = candidates.iter().map(|name| case::joined(name)).collect();
                self.free(&candidates)
            }
        };
        self.taken.insert(name.clone());
        self.assigned.insert(key.to_owned(), name.clone());
        (Ident::trusted(name), clash)
    }

    /// The name that the user chose for what stands at `key`, unless something else has it: then where that stands.
    pub(super) fn choose(&mut self, key: &str, name: &str) -> Result<Ident, String> {
        let held = self.published.get(key).is_some_and(|published| published == name);
        let mut owners = self.assigned.iter().chain(&self.published);
        let owner = owners.find(|(at, known)| *at != key && *known == name && !at.ends_with("#method"));
        if let Some((owner, _)) = owner.filter(|_| !held) {
            return Err(owner.clone());
        }
        if !held {
            self.release(key);
        }
        self.taken.insert(name.to_owned());
        self.assigned.insert(key.to_owned(), name.to_owned());
        Ok(Ident::trusted(name))
    }

    /// What stands at `key` is called otherwise from now on, and so is what is called after it.
    pub(super) fn release(&mut self, key: &str) {
        let rest = |at: &str| at.strip_prefix(key).map(|rest| rest.chars().next());
        let derived = |at: &&String| matches!(rest(at), Some(None | Some('#' | '/')));
        let gone: Vec<String> = self.published.keys().filter(derived).cloned().collect();
        for name in gone.iter().filter_map(|at| self.published.remove(at)) {
            self.taken.remove(&name);
        }
    }

    fn free(&mut self, candidates: &[String]) -> (String, bool) {
        for (tried, candidate) in candidates.iter().enumerate() {
            if !self.taken.contains(candidate) {
                return (candidate.clone(), tried > 0);
            }
        }
        let last = candidates.last().map_or("Type", String::as_str);
        // A prelude name is mended like a keyword; anything else gets the next free number.
        if RESERVED_TYPES.contains(&last) && !self.taken.contains(&format!("{last}_")) {
            return (format!("{last}_"), true);
        }
        let last = last.to_owned();
        let mut number = self.numbers.get(&last).copied().unwrap_or(1);
        loop {
            number += 1;
            let name = format!("{last}{number}");
            if !self.taken.contains(&name) {
                self.numbers.insert(last, number);
                return (name, true);
            }
        }
    }

    pub(super) fn is_taken(&self, name: &str) -> bool {
        self.taken.contains(name)
    }
}

/// What was published on two branches and merged may have one name twice: a component keeps it, else the first.
fn without_doubles(published: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let is_type = |key: &str| {
        !["#method", "#accessor", "#event"]
            .iter()
            .any(|mark| key.ends_with(mark))
    };
    let mut seen: HashSet<&str> = HashSet::new();
    let (first, then): (Vec<_>, Vec<_>) = published.iter().partition(|(key, _)| is_component(key));
    let all = first.into_iter().chain(then);
    let kept = all.filter(|(key, name)| !is_type(key) || seen.insert(name));
    kept.map(|(key, name)| (key.clone(), name.clone())).collect()
}

/// Names in a small space of their own: the fields of a struct, the variants of an enum, the methods of a group.
#[derive(Debug, Default)]
pub(super) struct LocalNames {
    reserved: HashSet<String>,
    taken: HashMap<String, u32>,
}

impl LocalNames {
    /// A space in which `reserved` names are ours: the vendor's get a `_`.
    pub(super) fn with(reserved: &[&str]) -> LocalNames {
        LocalNames {
            reserved: reserved.iter().map(|name| (*name).to_owned()).collect(),
            taken: HashMap::new(),
        }
    }

    /// The name itself, with `_` if it is reserved, with the next free number if it is taken, which the second value says.
    pub(super) fn claim(&mut self, wanted: &str) -> (String, bool) {
        let wanted = &self.mended(wanted);
        if !self.is_taken(wanted) {
            self.taken.insert(wanted.clone(), 1);
            return (wanted.clone(), false);
        }
        let mut number = self.taken.get(wanted).copied().unwrap_or(1);
        loop {
            number += 1;
            let separator = if wanted.ends_with(|c: char| c.is_ascii_digit()) {
                "_"
            } else {
                ""
            };
            let candidate = format!("{wanted}{separator}{number}");
            if !self.is_taken(&candidate) {
                self.taken.insert(wanted.clone(), number);
                self.taken.insert(candidate.clone(), 1);
                return (candidate, true);
            }
        }
    }

    /// Takes a name just as it is, if it is free.
    pub(super) fn take(&mut self, name: &str) -> bool {
        let free = !self.is_taken(name);
        if free {
            self.taken.insert(name.to_owned(), 1);
        }
        free
    }

    /// Whether somebody has the name, or what it is mended to.
    pub(super) fn is_given(&self, name: &str) -> bool {
        self.taken.contains_key(&self.mended(name))
    }

    /// A name that is reserved, or that Rust allows nobody, has a `_` behind it.
    pub(super) fn mended(&self, name: &str) -> String {
        if self.reserved.contains(name) {
            return format!("{name}_");
        }
        ident(name).bare().to_owned()
    }

    /// Whether a name would have to be changed.
    pub(super) fn is_taken(&self, name: &str) -> bool {
        self.taken.contains_key(name) || self.reserved.contains(name)
    }
}

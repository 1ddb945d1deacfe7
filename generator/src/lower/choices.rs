//! What the configuration says of single things of the document, and what came of it.
//!
//! Who wrote an entry wants to know when it does nothing any more: the vendor has renamed what it names, or has mended what
//! it works around. So each is remembered when it is met, and judged when all is lowered (`crate::choices`).

use std::collections::{BTreeMap, HashMap};

use super::Lowering;
use crate::diagnostic::Place;
use crate::ir::{Api, Location, Operation, Repeat};

/// The header for which the engine needs no configuration, where an operation declares it.
const IDEMPOTENCY_KEY: &str = "Idempotency-Key";

/// What an entry of the configuration is about: the key under which it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Choice {
    /// `formats`
    Format,
    /// `closed-enums`
    ClosedEnum,
    /// `relax`
    Relax,
    /// `types`
    Type,
    /// `unions`
    Union,
    /// `require`
    Require,
    /// `nullable`
    Nullable,
    /// `non-null`
    NonNull,
    /// `features`
    Feature,
    /// `retries`
    Retry,
    /// `idempotency-header`
    IdempotencyHeader,
    /// `webhooks.member`
    EventMember,
}

impl Choice {
    /// The key in specwright.toml.
    pub fn key(self) -> &'static str {
        match self {
            Choice::Format => "formats",
            Choice::ClosedEnum => "closed-enums",
            Choice::Relax => "relax",
            Choice::Type => "types",
            Choice::Union => "unions",
            Choice::Require => "require",
            Choice::Nullable => "nullable",
            Choice::NonNull => "non-null",
            Choice::Feature => "features",
            Choice::Retry => "retries",
            Choice::IdempotencyHeader => "idempotency-header",
            Choice::EventMember => "webhooks.member",
        }
    }
}

/// Where entries of the configuration stand.
pub type Places = BTreeMap<(Choice, String), Place>;

/// The entries that name nodes, by the place of the node in the files as written.
pub type Pointed = HashMap<Place, Vec<(Choice, String)>>;

/// What came of the entries that were met.
pub type Effects = BTreeMap<(Choice, String), Effect>;

/// What came of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// What is generated differs by it.
    Changes,
    /// Things are as it says without it: how they are.
    Idle(String),
}

impl<'d> Lowering<'d, '_> {
    /// The entry about this place, as it is written.
    pub(super) fn said(&self, choice: Choice, at: &str) -> Option<&'d str> {
        let pointed = &self.options.pointed;
        if pointed.is_empty() {
            return None;
        }
        let entries = pointed.get(&self.place(at))?;
        let entry = entries.iter().find(|(of, _)| *of == choice);
        entry.map(|(_, entry)| entry.as_str())
    }

    /// The entry about one of these places: where several schemas hold, any of them may be named.
    pub(super) fn said_of<'p>(&self, choice: Choice, mut places: impl Iterator<Item = &'p str>) -> Option<&'d str> {
        places.find_map(|at| self.said(choice, at))
    }

    /// Remembers what came of an entry. One place where it changes something is enough.
    pub(super) fn came(&mut self, choice: Choice, entry: &str, idle: Option<&str>) {
        let effect = self.effects.entry((choice, entry.to_owned()));
        match idle {
            None => *effect.or_insert(Effect::Changes) = Effect::Changes,
            Some(how) => {
                effect.or_insert_with(|| Effect::Idle(how.to_owned()));
            }
        }
    }
}

/// Whether any operation is sent with the header for idempotency keys that the configuration names.
pub(super) fn judge_idempotency(api: &Api, lowering: &mut Lowering<'_, '_>) {
    let Some(header) = &lowering.options.idempotency_header else {
        return;
    };
    let all: Vec<&Operation> = api.operations().map(|(_, operation)| operation).collect();
    let declares = |it: &&Operation| {
        let mut parameters = it.parameters.iter();
        parameters.any(|it| it.location == Location::Header && it.name.wire.eq_ignore_ascii_case(IDEMPOTENCY_KEY))
    };
    let needs_key = |it: &&Operation| match it.repeat {
        Repeat::ByMethod | Repeat::Never => !it.verb.is_idempotent(),
        Repeat::Always => false,
        Repeat::WithKey => true,
    };
    let keyed: Vec<&Operation> = all.into_iter().filter(needs_key).collect();
    let idle = match keyed.as_slice() {
        [] => Some("no operation is sent with a key: a `POST`, say, or a `PATCH`"),
        some if some.iter().all(declares) => Some("every operation that has a key declares its header"),
        _ => None,
    };
    lowering.came(Choice::IdempotencyHeader, header, idle);
}

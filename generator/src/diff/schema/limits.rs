//! Bounds of numbers, lengths and counts.

use std::collections::BTreeMap;

use openapiv3::AnySchema;

/// The bounds of a schema, by keyword.
#[derive(Clone, Debug, Default)]
pub(super) struct Limits(BTreeMap<Bound, Edge>);

/// A bound, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Edge {
    value: f64,
    exclusive: bool,
    pub(super) at: String,
}

/// A keyword that bounds values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bound {
    Minimum,
    Maximum,
    MultipleOf,
    MinLength,
    MaxLength,
    MinItems,
    MaxItems,
    UniqueItems,
    MinProperties,
    MaxProperties,
}

/// What became of a bound.
#[derive(Clone, Debug)]
pub(super) struct Moved {
    pub(super) bound: Bound,
    pub(super) old: Option<Edge>,
    pub(super) new: Option<Edge>,
}

impl Limits {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes the bounds of one more schema that has to hold.
    pub(super) fn tighten(&mut self, any: &AnySchema, at: &str) {
        let count = |count: Option<usize>| count.map(|count| (count as f64, false));
        let edge = |value: Option<f64>, exclusive: Option<bool>| value.map(|it| (it, exclusive == Some(true)));
        let all = [
            (Bound::Minimum, edge(any.minimum, any.exclusive_minimum)),
            (Bound::Maximum, edge(any.maximum, any.exclusive_maximum)),
            (Bound::MultipleOf, edge(any.multiple_of, None)),
            (Bound::MinLength, count(any.min_length)),
            (Bound::MaxLength, count(any.max_length)),
            (Bound::MinItems, count(any.min_items)),
            (Bound::MaxItems, count(any.max_items)),
            (Bound::UniqueItems, any.unique_items.map(|it| (f64::from(it), false))),
            (Bound::MinProperties, count(any.min_properties)),
            (Bound::MaxProperties, count(any.max_properties)),
        ];
        for (bound, said) in all {
            let Some((value, exclusive)) = said.filter(|(value, _)| !bound.is_idle(*value)) else {
                continue;
            };
            let at = format!("{at}/{}", bound.keyword());
            let edge = Edge { value, exclusive, at };
            if self.0.get(&bound).is_none_or(|known| edge.is_tighter(known, bound)) {
                self.0.insert(bound, edge);
            }
        }
    }

    /// Takes the bounds of another kind of JSON.
    pub(super) fn join(&mut self, other: Limits) {
        self.0.extend(other.0);
    }

    /// The bounds that are not what they were.
    pub(super) fn moved(&self, new: &Limits) -> Vec<Moved> {
        let mut keys: Vec<Bound> = self.0.keys().chain(new.0.keys()).copied().collect();
        keys.sort_unstable();
        keys.dedup();
        let moved = keys.into_iter().map(|bound| Moved {
            bound,
            old: self.0.get(&bound).cloned(),
            new: new.0.get(&bound).cloned(),
        });
        let differs = |it: &Moved| match (&it.old, &it.new) {
            (Some(old), Some(new)) => !old.is(new),
            (old, new) => old.is_some() != new.is_some(),
        };
        moved.filter(differs).collect()
    }
}

impl Bound {
    pub(super) fn keyword(self) -> &'static str {
        match self {
            Bound::Minimum => "minimum",
            Bound::Maximum => "maximum",
            Bound::MultipleOf => "multipleOf",
            Bound::MinLength => "minLength",
            Bound::MaxLength => "maxLength",
            Bound::MinItems => "minItems",
            Bound::MaxItems => "maxItems",
            Bound::UniqueItems => "uniqueItems",
            Bound::MinProperties => "minProperties",
            Bound::MaxProperties => "maxProperties",
        }
    }

    /// Whether a larger number leaves less room.
    fn is_lower(self) -> bool {
        match self {
            Bound::Minimum | Bound::MinLength | Bound::MinItems | Bound::MinProperties | Bound::UniqueItems => true,
            Bound::Maximum | Bound::MaxLength | Bound::MaxItems | Bound::MaxProperties | Bound::MultipleOf => false,
        }
    }

    /// A bound that every value keeps.
    fn is_idle(self, value: f64) -> bool {
        let counts = [
            Bound::MinLength,
            Bound::MinItems,
            Bound::MinProperties,
            Bound::UniqueItems,
        ];
        counts.contains(&self) && value == 0.0
    }
}

impl Edge {
    fn is(&self, other: &Edge) -> bool {
        self.value == other.value && self.exclusive == other.exclusive
    }

    /// Whether this one leaves less room.
    fn is_tighter(&self, other: &Edge, bound: Bound) -> bool {
        if self.value == other.value {
            return self.exclusive && !other.exclusive;
        }
        (self.value > other.value) == bound.is_lower()
    }
}

impl Moved {
    /// Whether there is less room; `None` where that cannot be said.
    pub(super) fn tightens(&self) -> Option<bool> {
        match (&self.old, &self.new) {
            (None, _) => Some(true),
            (_, None) => Some(false),
            (Some(old), Some(new)) if self.bound == Bound::MultipleOf => {
                let whole = |a: f64, b: f64| ((a / b) - (a / b).round()).abs() < 1e-9;
                match (whole(new.value, old.value), whole(old.value, new.value)) {
                    (true, _) => Some(true),
                    (_, true) => Some(false),
                    (false, false) => None,
                }
            }
            (Some(old), Some(new)) => Some(new.is_tighter(old, self.bound)),
        }
    }

    /// "has `maxLength` 10 now, it was 20".
    pub(super) fn said(&self) -> String {
        let key = self.bound.keyword();
        let number = |edge: &Edge| match (self.bound, edge.exclusive) {
            (Bound::UniqueItems, _) => (edge.value != 0.0).to_string(),
            (_, true) => format!("{} (exclusive)", edge.value),
            (_, false) => edge.value.to_string(),
        };
        match (&self.old, &self.new) {
            (Some(old), Some(new)) => format!("has `{key}` {} now, it was {}", number(new), number(old)),
            (None, Some(new)) => format!("has `{key}` {} now", number(new)),
            (Some(old), None) => format!("has no `{key}` any more, it was {}", number(old)),
            (None, None) => format!("has another `{key}`"),
        }
    }
}

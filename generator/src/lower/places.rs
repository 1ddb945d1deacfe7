//! StablePlaces by which names are published.
//!
//! What stands in a list is known by what it is called there: its number changes when something is added before it, and its
//! name would go to what then has that number.

use std::collections::{HashMap, HashSet};

use super::node::{join, parent};

/// The places in lists that have a name.
#[derive(Debug, Default)]
pub(super) struct StablePlaces {
    named: HashMap<String, String>,
    taken: HashSet<String>,
}

impl StablePlaces {
    /// What stands in a list at `at` is known by these steps instead of its number, unless something else is.
    pub(super) fn name(&mut self, at: &str, steps: &[&str]) {
        let is_numbered = at
            .rsplit('/')
            .next()
            .is_some_and(|last| last.bytes().all(|b| b.is_ascii_digit()));
        if !is_numbered || self.named.contains_key(at) {
            return;
        }
        let list = self.stable(parent(at));
        let stable = steps.iter().fold(list, |at, step| join(&at, step).to_string());
        if self.taken.insert(stable.clone()) {
            self.named.insert(at.to_owned(), stable);
        }
    }

    /// One place, or several that are one thing, perhaps with a mark behind `#`: without numbers, where these have names.
    pub(super) fn stable(&self, key: &str) -> String {
        let places: Vec<String> = key.split('&').map(|place| self.one(place)).collect();
        places.join("&")
    }

    fn one(&self, place: &str) -> String {
        let mut known = place;
        loop {
            if let Some(stable) = self.named.get(known) {
                return format!("{stable}{}", &place[known.len()..]);
            }
            match known.rfind(['/', '#']) {
                Some(end) => known = &known[..end],
                None => return place.to_owned(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::StablePlaces;

    #[test]
    fn what_has_a_name_is_known_by_it() {
        let mut places = StablePlaces::default();
        places.name("/a/oneOf/1", &["=Card"]);
        places.name("/a/oneOf/1/oneOf/0", &["=Old"]);
        places.name("/a/oneOf/2", &["=Card"]);
        places.name("/a/parameters/0", &["query", "x/y"]);
        assert_eq!(places.stable("/a/oneOf/1#input"), "/a/oneOf/=Card#input");
        assert_eq!(
            places.stable("/a/oneOf/1/oneOf/0/items"),
            "/a/oneOf/=Card/oneOf/=Old/items"
        );
        assert_eq!(places.stable("/a/oneOf/10"), "/a/oneOf/10");
        assert_eq!(
            places.stable("/a/parameters/0/schema&/b"),
            "/a/parameters/query/x~1y/schema&/b"
        );
        // A name that two things would have is known of the first alone.
        assert_eq!(places.stable("/a/oneOf/2/items"), "/a/oneOf/2/items");
    }
}

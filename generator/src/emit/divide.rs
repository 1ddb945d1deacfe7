//! Files of readable size, by the words of the names of what is in them.
//!
//! What begins with the same word stands together, as in a drawer of cards: `payment.rs` has `Payment…`, and where that is
//! too long, `payment_intent.rs` has `PaymentIntent…`. What is too short for a file of its own stands with its like one
//! word less, in the end in `common.rs`. It depends on names and lengths alone, so that the same document is always divided
//! in the same way, and a type that a vendor adds leaves nearly all others where they are.

use std::collections::BTreeMap;

use super::modules;

/// A file of more lines than this is divided.
pub(super) const LONG: usize = 4_000;

/// What has fewer lines than this is no file of its own.
pub(super) const SHORT: usize = 250;

/// So many words of a name count, up to the first that is longer than a word is: names of files have to stay short.
const WORDS: usize = 5;
const WORD: usize = 24;

/// Where things go that share no word with enough others.
const COMMON: &str = "common";

/// Something that is printed in one piece.
#[derive(Debug)]
pub(super) struct Thing {
    /// The words of its name, in lower case.
    pub(super) words: Vec<String>,
    /// How many lines it has, roughly.
    pub(super) lines: usize,
}

/// The files, by the name of their module, each with the numbers of its things, in order.
pub(super) fn divide(things: &[Thing]) -> BTreeMap<String, Vec<usize>> {
    let mut dividing = Dividing {
        things,
        files: BTreeMap::new(),
    };
    let rest = dividing.branch("", 0, (0..things.len()).collect());
    if !rest.is_empty() {
        dividing.add(COMMON, rest);
    }
    dividing.files.values_mut().for_each(|numbers| numbers.sort_unstable());
    dividing.files
}

struct Dividing<'a> {
    things: &'a [Thing],
    files: BTreeMap<String, Vec<usize>>,
}

impl Dividing<'_> {
    /// Files the things that share the words of `prefix`, their first `depth` ones. Returns what is left over.
    fn branch(&mut self, prefix: &str, depth: usize, members: Vec<usize>) -> Vec<usize> {
        if self.lines(&members) <= LONG || depth >= WORDS {
            return self.file(prefix, members);
        }
        let (branches, mut rest) = self.branches(members, |words| words.get(depth).cloned());
        // A word that all of them share tells nothing at the root, where it would begin every name.
        if rest.is_empty() && branches.len() == 1 && prefix.is_empty() {
            let inner = branches.into_values().flatten().collect();
            return self.branch("", depth + 1, inner);
        }
        for (word, members) in branches {
            rest.extend(self.branch(&joined(prefix, &word), depth + 1, members));
        }
        self.by_letter(prefix, depth, rest)
    }

    /// Files many that share no word with enough others by a letter, which is better than nothing.
    fn by_letter(&mut self, prefix: &str, depth: usize, members: Vec<usize>) -> Vec<usize> {
        if self.lines(&members) <= LONG {
            return self.file(prefix, members);
        }
        let letter = |words: &[String]| words.get(depth).and_then(|word| word.chars().next()).map(String::from);
        let (letters, mut rest) = self.branches(members, letter);
        for (letter, members) in letters {
            let name = joined(if prefix.is_empty() { COMMON } else { prefix }, &letter);
            rest.extend(self.file(&name, members));
        }
        self.file(prefix, rest)
    }

    /// By what their words say, with those that say nothing.
    fn branches(
        &self,
        members: Vec<usize>,
        says: impl Fn(&[String]) -> Option<String>,
    ) -> (BTreeMap<String, Vec<usize>>, Vec<usize>) {
        let mut branches: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut rest = Vec::new();
        for member in members {
            match says(&self.things[member].words) {
                Some(word) => branches.entry(word).or_default().push(member),
                None => rest.push(member),
            }
        }
        (branches, rest)
    }

    /// A file of them, unless they are too few, or have no name in common.
    fn file(&mut self, name: &str, members: Vec<usize>) -> Vec<usize> {
        if name.is_empty() || self.lines(&members) < SHORT {
            return members;
        }
        self.add(name, members);
        Vec::new()
    }

    fn add(&mut self, name: &str, members: Vec<usize>) {
        self.files.entry(modules::safe(name)).or_default().extend(members);
    }

    fn lines(&self, members: &[usize]) -> usize {
        members.iter().map(|member| self.things[*member].lines).sum()
    }
}

fn joined(prefix: &str, word: &str) -> String {
    if prefix.is_empty() {
        word.to_owned()
    } else {
        format!("{prefix}_{word}")
    }
}

/// The words of an identifier, as far as they can be parts of the name of a file. The number behind a name only tells it
/// from others of that name.
pub(super) fn words(name: &str) -> Vec<String> {
    let words = heck::AsSnakeCase(name.trim_end_matches(|c: char| c.is_ascii_digit())).to_string();
    let words = words
        .split('_')
        .filter(|word| !word.is_empty())
        .take_while(|word| word.len() <= WORD);
    let plain = words.take_while(|word| word.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()));
    let mut plain: Vec<String> = plain.map(str::to_owned).collect();
    if plain
        .first()
        .is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
    {
        plain.clear();
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{Thing, divide, words};

    fn shown(things: &[(&str, usize, usize)]) -> Vec<String> {
        let things: Vec<Thing> = things
            .iter()
            .flat_map(|(name, count, lines)| {
                (0..*count).map(|_| Thing {
                    words: words(name),
                    lines: *lines,
                })
            })
            .collect();
        let files = divide(&things).into_iter();
        files
            .map(|(name, numbers)| format!("{name}: {}", numbers.len()))
            .collect()
    }

    #[test]
    fn what_begins_alike_stands_together() {
        let things = [
            ("PaymentIntent", 60, 40),
            ("Payment", 5, 100),
            ("Charge", 50, 60),
            ("Tax", 3, 50),
        ];
        assert_eq!(shown(&things), ["charge: 50", "common: 3", "payment: 65"]);
    }

    #[test]
    fn many_that_begin_alike_are_told_apart_by_the_next_word() {
        let things = [
            ("PaymentIntent", 100, 40),
            ("PaymentMethod", 60, 40),
            ("Payment", 5, 100),
            ("Charge", 50, 60),
        ];
        assert_eq!(
            shown(&things),
            ["charge: 50", "payment: 5", "payment_intent: 100", "payment_method: 60"]
        );
    }

    #[test]
    fn a_word_that_all_begin_with_is_left_out() {
        let things = [("IoK8sApiPod", 60, 40), ("IoK8sApiNode", 60, 40)];
        assert_eq!(shown(&things), ["node: 60", "pod: 60"]);
    }

    #[test]
    fn what_has_no_like_goes_by_its_letter() {
        let many: Vec<String> = (0..20)
            .map(|i| format!("{}x", char::from(b'A' + i % 2)) + &"y".repeat(usize::from(i)))
            .collect();
        let things: Vec<(&str, usize, usize)> = many.iter().map(|name| (name.as_str(), 1, 240)).collect();
        assert_eq!(shown(&things), ["common_a: 10", "common_b: 10"]);
    }

    #[test]
    fn words_are_names_of_files() {
        assert_eq!(words("PaymentMethod2Details"), ["payment", "method2", "details"]);
        assert_eq!(words("Address12"), ["address"]);
        assert_eq!(words("_400Error"), Vec::<String>::new());
        assert_eq!(words("TypeÄnderung"), ["type"]);
        assert_eq!(shown(&[("Type", 60, 40), ("Mod", 60, 40)]), ["mod_: 60", "type_: 60"]);
    }
}

//! Inline alternatives, known by what they are.
//!
//! What the document gives no name would be known by its number in the list, and lose its name to whatever is added before
//! it; and words, such as a title, come and go. So an alternative is known by what it has: as that was when it was first
//! published, so that it may gain some of it, and lose some.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::normalize::model::unescape;

/// What an alternative has: its properties (`iban`) with the few values that some may have (`kind=card`), or its own values
/// (`"a"`), and what its title is (`=Card`). What is in a list has `[]` before it, and in a map `*`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape(BTreeSet<String>);

impl Shape {
    pub(super) fn add(&mut self, what: String) {
        self.0.insert(what);
    }

    pub(super) fn add_inside(&mut self, mark: &str, shape: Shape) {
        self.0.extend(shape.0.into_iter().map(|it| format!("{mark}{it}")));
    }

    /// `{city,kind=home}`
    pub(super) fn text(&self) -> String {
        let all: Vec<&str> = self.0.iter().map(String::as_str).collect();
        format!("{{{}}}", all.join(","))
    }

    fn of_text(text: &str) -> Option<Shape> {
        let all = text.strip_prefix('{')?.strip_suffix('}')?.split(',');
        Some(Shape(all.filter(|it| !it.is_empty()).map(str::to_owned).collect()))
    }

    /// The properties of which few values are known, with these.
    fn values(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let mut values: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (name, value) in self.0.iter().filter_map(|it| it.split_once('=')) {
            values.entry(name).or_default().insert(value);
        }
        values
    }

    /// How likely both are one: not, if a property has other values altogether; surely, if it has the same, or the title is
    /// the same; else by how much is the same, if that is half of all.
    fn likeness(&self, other: &Shape) -> Option<usize> {
        let (mine, others) = (self.values(), other.values());
        let both = mine
            .iter()
            .filter_map(|(name, values)| Some((*name, values, others.get(name)?)));
        let meet = |(values, others): (&BTreeSet<&str>, &BTreeSet<&str>)| values.iter().any(|it| others.contains(it));
        let mut sure = false;
        for (name, values, others) in both {
            match (name, meet((values, others))) {
                (_, true) => sure = true,
                ("", false) => {}
                (_, false) => return None,
            }
        }
        let all = self.0.union(&other.0).count().max(1);
        let same = 1000 * self.0.intersection(&other.0).count() / all;
        match (self == other, sure) {
            (true, _) => Some(usize::MAX),
            (false, true) => Some(1000 + same),
            (false, false) => (same >= 500).then_some(same),
        }
    }
}

/// What each of the alternatives in a list is known by: as the published one that it is most like, or else as it is now.
pub(super) fn recognized(shapes: &[Option<Shape>], published: &BTreeSet<&str>) -> Vec<Option<String>> {
    let published: BTreeMap<&str, Shape> = published
        .iter()
        .filter_map(|it| Some((*it, Shape::of_text(it)?)))
        .collect();
    let now = shapes.iter().enumerate();
    let now = now.filter_map(|(i, shape)| Some((i, shape.as_ref()?)));
    let mut pairs: Vec<(Reverse<usize>, usize, &str)> = Vec::new();
    for (i, shape) in now {
        let alike = published
            .iter()
            .filter_map(|(text, old)| Some((*text, shape.likeness(old)?)));
        pairs.extend(alike.map(|(text, likeness)| (Reverse(likeness), i, text)));
    }
    pairs.sort_unstable();
    let mut known: Vec<Option<String>> = vec![None; shapes.len()];
    let mut found: BTreeSet<&str> = BTreeSet::new();
    for (_, i, text) in pairs {
        if known[i].is_none() && found.insert(text) {
            known[i] = Some(text.to_owned());
        }
    }
    for (known, shape) in known.iter_mut().zip(shapes).filter(|(known, _)| known.is_none()) {
        *known = shape.as_ref().map(Shape::text);
    }
    known
}

/// The alternatives of a list that names were published for.
pub(super) fn published_in(list: &str, names: &BTreeMap<String, String>) -> BTreeSet<String> {
    let start = format!("{list}/{{");
    let inside = names.range(start.clone()..).map(|(key, _)| key.as_str());
    let inside = inside.take_while(|key| key.starts_with(&start));
    let steps = inside.filter_map(|key| key[list.len() + 1..].split('/').next());
    // A mark may stand behind it.
    let steps = steps.filter_map(|step| Some(&step[..=step.rfind('}')?]));
    steps.map(|step| unescape(step).into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Shape, published_in, recognized};

    fn known(now: &[&str], published: &[&str]) -> Vec<String> {
        let shapes: Vec<Option<Shape>> = now.iter().map(|it| Shape::of_text(it)).collect();
        let known = recognized(&shapes, &published.iter().copied().collect());
        known.into_iter().flatten().collect()
    }

    #[test]
    fn an_alternative_is_known_as_it_was_published() {
        let published = ["{a,b}", "{a,c}"];
        assert_eq!(known(&["{a,c}", "{a,b}"], &published), ["{a,c}", "{a,b}"]);
        // One more property, or one less.
        assert_eq!(known(&["{a,b,d}", "{c}"], &published), ["{a,b}", "{a,c}"]);
        // What is more like it goes first; the other is new.
        assert_eq!(known(&["{a,d}", "{a,b}"], &["{a,b}"]), ["{a,d}", "{a,b}"]);
        assert_eq!(known(&["{d}", "{}"], &["{}", "{a}"]), ["{d}", "{}"]);
    }

    #[test]
    fn values_and_titles_tell_more() {
        let published = ["{a,type,type=x}", "{a,type,type=y}"];
        // One more value, in another order, and with a title.
        assert_eq!(
            known(&["{a,type,type=y,type=z}", "{=It,a,type,type=x}"], &published),
            ["{a,type,type=y}", "{a,type,type=x}"]
        );
        // With other values it is another one, whatever else it has.
        assert_eq!(known(&["{a,type,type=z}"], &published), ["{a,type,type=z}"]);
        assert_eq!(known(&["{=It,d,e}"], &["{=It,a,b,c}"]), ["{=It,a,b,c}"]);
    }

    #[test]
    fn what_is_in_it_tells_what_was_published() {
        let names = [
            "/a/oneOf/2",
            "/a/oneOf/{b,c~1d}",
            "/a/oneOf/{b,c~1d}/properties/b",
            "/a/oneOf/{e}#input",
            "/b/oneOf/{f}",
        ];
        let names = names.map(|key| (key.to_owned(), "T".to_owned())).into();
        let found: Vec<String> = published_in("/a/oneOf", &names).into_iter().collect();
        assert_eq!(found, ["{b,c/d}", "{e}"]);
    }
}

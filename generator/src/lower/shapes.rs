//! Objects without a name, known by their properties.
//!
//! An alternative that the document gives no name would be known by its number in the list, and lose its name to whatever is
//! added before it. It is known by its properties instead: as they were when it was first published, so that it may gain
//! some, and lose some.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::normalize::model::unescape;

/// The properties of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shape(BTreeSet<String>);

impl Shape {
    pub(super) fn new<'p>(properties: impl IntoIterator<Item = &'p str>) -> Shape {
        Shape(properties.into_iter().map(str::to_owned).collect())
    }

    /// `{city,street}`
    pub(super) fn text(&self) -> String {
        let names: Vec<&str> = self.0.iter().map(String::as_str).collect();
        format!("{{{}}}", names.join(","))
    }

    fn of_text(text: &str) -> Option<Shape> {
        let names = text.strip_prefix('{')?.strip_suffix('}')?;
        Some(Shape::new(names.split(',').filter(|name| !name.is_empty())))
    }

    /// How much of both is the same, in parts of a thousand; nothing, if it is less than half.
    fn likeness(&self, other: &Shape) -> Option<usize> {
        let all = self.0.union(&other.0).count();
        let same = self.0.intersection(&other.0).count();
        match all {
            0 => Some(1000),
            _ => (2 * same >= all).then(|| 1000 * same / all),
        }
    }
}

/// What each of the objects in a list is known by: as the published one that it is most like, or else as it is now.
pub(super) fn recognized<'p>(
    shapes: &[Option<Shape>],
    published: impl Iterator<Item = &'p str>,
) -> Vec<Option<String>> {
    let published: BTreeMap<&str, Shape> = published.filter_map(|it| Some((it, Shape::of_text(it)?))).collect();
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

/// What the things in a list are known by that names were published for.
pub(super) fn published_in(list: &str, names: &BTreeMap<String, String>) -> BTreeSet<String> {
    let start = format!("{list}/");
    let inside = names.range(start.clone()..).map(|(key, _)| key.as_str());
    let inside = inside.map_while(|key| key.strip_prefix(&start));
    let steps = inside.filter_map(|rest| rest.split('/').next());
    // A mark may stand behind it.
    let steps = steps.map(|step| match step.rfind('}') {
        Some(end) => &step[..=end],
        None => step.split('#').next().unwrap_or(step),
    });
    steps.map(|step| unescape(step).into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Shape, published_in, recognized};

    fn known(now: &[&[&str]], published: &[&str]) -> Vec<String> {
        let shapes: Vec<Option<Shape>> = now.iter().map(|it| Some(Shape::new(it.iter().copied()))).collect();
        let known = recognized(&shapes, published.iter().copied());
        known.into_iter().flatten().collect()
    }

    #[test]
    fn an_object_is_known_as_it_was_published() {
        let published = ["{a,b}", "{a,c}"];
        assert_eq!(known(&[&["c", "a"], &["a", "b"]], &published), ["{a,c}", "{a,b}"]);
        // One more property, or one less.
        assert_eq!(known(&[&["a", "b", "d"], &["c"]], &published), ["{a,b}", "{a,c}"]);
        // What is more like it goes first; the other is new.
        assert_eq!(known(&[&["a", "d"], &["a", "b"]], &["{a,b}"]), ["{a,d}", "{a,b}"]);
        assert_eq!(known(&[&["d"], &[]], &["{}", "{a}"]), ["{d}", "{}"]);
    }

    #[test]
    fn what_is_in_it_tells_what_was_published() {
        let names = [
            "/a/oneOf/=It#input",
            "/a/oneOf/{b,c~1d}",
            "/a/oneOf/{b,c~1d}/properties/b",
            "/a/oneOf/{e}#input",
            "/b/oneOf/{f}",
        ];
        let names = names.map(|key| (key.to_owned(), "T".to_owned())).into();
        let found: Vec<String> = published_in("/a/oneOf", &names).into_iter().collect();
        assert_eq!(found, ["=It", "{b,c/d}", "{e}"]);
    }
}

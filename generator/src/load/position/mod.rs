//! Where each node of a text stands: from a JSON pointer back to line and column.
//!
//! Built only when something is printed, by a second reader over the same text, because serde's readers do not tell.

mod builder;
mod json;
mod tree;
mod yaml;

use super::pointer;
use super::text::Span;
use tree::Tree;

/// The positions of all nodes of a text.
///
/// ```
/// use specwright::load::{Positions, Span};
///
/// let positions = Positions::of("info:\n  version: 1.10\n");
/// assert_eq!(positions.value("/info/version"), Span { start: 17, end: 21 });
/// assert_eq!(positions.key("/info/version", None), Span { start: 8, end: 15 });
/// ```
#[derive(Debug)]
pub struct Positions {
    tree: Tree,
}

/// A key that occurs several times in one mapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// The member's pointer.
    pub pointer: String,
    /// How often it occurs.
    pub count: u32,
}

impl Positions {
    /// Reads a text, YAML or JSON. Nothing can fail: where the text cannot be read, the positions end.
    pub fn of(text: &str) -> Positions {
        // A JSON text is read by a reader of its own: escapes such as `\ud83d\ude00`, and keys longer than 1,024
        // characters, are no YAML.
        let json = text
            .trim_start()
            .starts_with(['{', '['])
            .then(|| json::read(text))
            .flatten();
        Positions {
            tree: json.unwrap_or_else(|| yaml::read(text)),
        }
    }

    /// The value at a pointer; where there is none, the key of the nearest ancestor that is there.
    pub fn value(&self, pointer: &str) -> Span {
        let (node, rest) = self.tree.find(pointer, None);
        if rest == 0 {
            self.tree.value(node)
        } else {
            self.tree.key(node)
        }
    }

    /// The key at a pointer, of duplicates the last or the nth (from 0); where there is none, the key of the nearest
    /// ancestor that is there. Items of lists have no key: they stand for themselves.
    pub fn key(&self, pointer: &str, nth: Option<u32>) -> Span {
        self.tree.key(self.tree.find(pointer, nth).0)
    }

    /// The value at a pointer, if it is there and is a scalar without quotes.
    pub fn plain_scalar(&self, pointer: &str) -> Option<Span> {
        let (node, rest) = self.tree.find(pointer, None);
        (rest == 0 && self.tree.is_plain(node)).then(|| self.tree.value(self.tree.target(node)))
    }

    /// Whether there is a list or a mapping at a pointer, not an alias for one.
    pub(super) fn is_collection(&self, pointer: &str) -> bool {
        let (node, rest) = self.tree.find(pointer, None);
        rest == 0 && self.tree.is_collection(node)
    }

    /// All keys that occur more than once in one mapping.
    pub fn repeated(&self) -> Vec<Repeated> {
        self.tree.repeated()
    }
}

impl Tree {
    /// The node at a pointer, or its nearest ancestor and how many segments are left.
    fn find(&self, pointer: &str, nth: Option<u32>) -> (u32, usize) {
        let mut node = Tree::ROOT;
        let Some(segments) = pointer::segments(pointer) else {
            return (node, 1);
        };
        let mut left = segments.clone().count();
        for segment in segments {
            let nth = if left == 1 { nth } else { None };
            match self.child(node, &segment, nth) {
                Some(child) => node = child,
                None => return (node, left),
            }
            left -= 1;
        }
        (node, 0)
    }
}

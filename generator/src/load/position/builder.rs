//! From the events of a reader to a tree.

use std::collections::HashMap;

use super::tree::{Kind, NONE, Node, Tree};

/// Fills a tree from the events of a reader.
#[derive(Default)]
pub(super) struct Builder {
    tree: Tree,
    open: Vec<Open>,
    anchors: HashMap<usize, Anchor>,
}

/// A list or mapping that has begun.
struct Open {
    node: u32,
    last: u32,
    /// In a mapping, the key whose value comes next.
    key: Option<Key>,
    /// Whether this is itself a key. Nobody asks for such nodes, but the events have to pair up.
    is_key: bool,
}

struct Key {
    name: (u32, u32),
    at: (u32, u32),
}

struct Anchor {
    node: u32,
    text: Option<String>,
}

impl Builder {
    /// A scalar. `anchor` is its number, 0 if it has none.
    pub(super) fn scalar(&mut self, at: (usize, usize), text: &str, plain: bool, anchor: usize) {
        let at = narrow(at);
        let node = if self.expects_key() {
            self.key(at, text);
            NONE
        } else {
            self.add(at, if plain { Kind::Plain } else { Kind::Quoted })
        };
        if anchor != 0 {
            self.anchors.insert(
                anchor,
                Anchor {
                    node,
                    text: Some(text.to_owned()),
                },
            );
        }
    }

    /// A list begins.
    pub(super) fn list(&mut self, at: (usize, usize), anchor: usize) {
        self.begin(at, Kind::List, anchor);
    }

    /// A mapping begins.
    pub(super) fn map(&mut self, at: (usize, usize), anchor: usize) {
        self.begin(at, Kind::Map, anchor);
    }

    /// The innermost list or mapping ends; `at` where its bracket does, or nowhere if it has none.
    pub(super) fn end(&mut self, at: Option<usize>) {
        let Some(ended) = self.open.pop() else { return };
        let last = self.tree.get(ended.last).map(|node| node.value.1);
        if let Some(node) = self.tree.nodes.get_mut(ended.node as usize) {
            let end = at.map(|at| narrow((at, at)).1).or(last).unwrap_or(node.value.1);
            node.value.1 = end.max(node.value.1);
            if ended.is_key {
                let at = node.value;
                self.key(at, "");
            }
        }
    }

    /// An alias for an anchor of that number.
    pub(super) fn alias(&mut self, at: (usize, usize), anchor: usize) {
        let anchor = self.anchors.get(&anchor);
        if self.expects_key() {
            let text = anchor.and_then(|anchor| anchor.text.clone()).unwrap_or_default();
            self.key(narrow(at), &text);
        } else {
            let target = anchor.map_or(NONE, |anchor| anchor.node);
            self.add(
                narrow(at),
                if target == NONE {
                    Kind::Plain
                } else {
                    Kind::Alias(target)
                },
            );
        }
    }

    /// Whether every list and mapping has ended.
    pub(super) fn is_complete(&self) -> bool {
        self.open.is_empty() && !self.tree.nodes.is_empty()
    }

    pub(super) fn finish(mut self) -> Tree {
        // What is still open ends with its last child.
        while !self.open.is_empty() {
            self.end(None);
        }
        self.tree.index();
        self.tree
    }

    fn begin(&mut self, at: (usize, usize), kind: Kind, anchor: usize) {
        let is_key = self.expects_key();
        let node = if is_key {
            self.push(narrow(at), kind)
        } else {
            self.add(narrow(at), kind)
        };
        if anchor != 0 {
            self.anchors.insert(anchor, Anchor { node, text: None });
        }
        self.open.push(Open {
            node,
            last: NONE,
            key: None,
            is_key,
        });
    }

    fn expects_key(&self) -> bool {
        let is_map = |open: &Open| self.tree.get(open.node).is_some_and(|node| node.kind == Kind::Map);
        self.open.last().is_some_and(|open| open.key.is_none() && is_map(open))
    }

    fn key(&mut self, at: (u32, u32), text: &str) {
        let start = self.tree.names.len();
        self.tree.names.push_str(text);
        let name = narrow((start, self.tree.names.len()));
        if let Some(open) = self.open.last_mut() {
            open.key = Some(Key { name, at });
        }
    }

    /// Adds a node to the innermost list or mapping.
    fn add(&mut self, at: (u32, u32), kind: Kind) -> u32 {
        let number = self.push(at, kind);
        let Some(open) = self.open.last_mut() else {
            return number;
        };
        if let (Some(key), Some(node)) = (open.key.take(), self.tree.nodes.last_mut()) {
            (node.name, node.key) = (key.name, key.at);
        }
        let (parent, before) = (open.node, std::mem::replace(&mut open.last, number));
        if let Some(before) = self.tree.nodes.get_mut(before as usize) {
            before.next = number;
        } else if let Some(parent) = self.tree.nodes.get_mut(parent as usize) {
            parent.first = number;
        }
        number
    }

    fn push(&mut self, value: (u32, u32), kind: Kind) -> u32 {
        let number = self.tree.nodes.len() as u32;
        let (name, key) = ((0, 0), (NONE, NONE));
        self.tree.nodes.push(Node {
            name,
            key,
            value,
            first: NONE,
            next: NONE,
            kind,
        });
        number
    }
}

fn narrow((start, end): (usize, usize)) -> (u32, u32) {
    // Texts are shorter than 4 GiB: `load` refuses longer ones.
    (start as u32, end as u32)
}

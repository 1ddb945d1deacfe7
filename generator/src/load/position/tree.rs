//! The nodes of a text with their positions, in one flat list.

use std::collections::HashMap;

use super::Repeated;
use crate::load::pointer;
use crate::load::text::Span;

/// No node, no bytes.
const NONE: u32 = u32::MAX;

/// Merge keys may lead to mappings with merge keys; nobody nests them deeper by hand.
const MERGE_DEPTH: usize = 32;

/// The nodes of a text; the first is the root.
#[derive(Debug, Default)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    names: String,
}

/// Forty bytes per node, because documents have hundreds of thousands.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// The name within `names`, empty in lists.
    name: (u32, u32),
    key: (u32, u32),
    value: (u32, u32),
    first: u32,
    next: u32,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Plain,
    Quoted,
    List,
    Map,
    /// Stands for the node of that number.
    Alias(u32),
}

impl Tree {
    pub(super) const ROOT: u32 = 0;

    pub(super) fn value(&self, node: u32) -> Span {
        self.get(node).map_or(Span::default(), |node| span(node.value))
    }

    /// The key, or the value where there is no key.
    pub(super) fn key(&self, node: u32) -> Span {
        self.get(node).map_or(Span::default(), |node| if node.key.0 == NONE { span(node.value) } else { span(node.key) })
    }

    pub(super) fn is_plain(&self, node: u32) -> bool {
        self.get(self.target(node)).is_some_and(|node| node.kind == Kind::Plain)
    }

    /// The node that an alias stands for; any other node stands for itself.
    pub(super) fn target(&self, node: u32) -> u32 {
        match self.get(node).map(|node| node.kind) {
            Some(Kind::Alias(target)) => target,
            Some(Kind::Plain | Kind::Quoted | Kind::List | Kind::Map) | None => node,
        }
    }

    /// The child of that name: the last of duplicates, or the nth of them.
    pub(super) fn child(&self, node: u32, segment: &str, nth: Option<u32>) -> Option<u32> {
        self.child_within(node, segment, nth, MERGE_DEPTH)
    }

    fn child_within(&self, node: u32, segment: &str, nth: Option<u32>, depth: usize) -> Option<u32> {
        let node = self.target(node);
        match self.get(node)?.kind {
            Kind::List => self.children(node).nth(pointer::index(segment)?),
            Kind::Map => {
                let mut named = self.children(node).filter(|&child| self.name(child) == segment);
                let own = match nth {
                    Some(nth) => named.nth(nth as usize),
                    None => named.last(),
                };
                own.or_else(|| self.merged(node, segment, depth.checked_sub(1)?))
            }
            Kind::Plain | Kind::Quoted | Kind::Alias(_) => None,
        }
    }

    /// The child that a merge key brings; the first source that has it wins.
    fn merged(&self, node: u32, segment: &str, depth: usize) -> Option<u32> {
        let merges = self.children(node).filter(|&child| self.name(child) == "<<").map(|child| self.target(child));
        merges.into_iter().find_map(|merge| match self.get(merge)?.kind {
            Kind::List => self.children(merge).find_map(|item| self.child_within(item, segment, None, depth)),
            Kind::Map => self.child_within(merge, segment, None, depth),
            Kind::Plain | Kind::Quoted | Kind::Alias(_) => None,
        })
    }

    pub(super) fn repeated(&self) -> Vec<Repeated> {
        let mut found = Vec::new();
        let mut open = vec![(Tree::ROOT, String::new())];
        while let Some((node, at)) = open.pop() {
            let Some(kind) = self.get(node).map(|node| node.kind) else { continue };
            let mut counts = HashMap::new();
            let mut children = Vec::new();
            for (index, child) in self.children(node).enumerate() {
                let count: &mut u32 = counts.entry(self.name(child)).or_default();
                *count += 1;
                let pointer = match kind {
                    Kind::List => format!("{at}/{index}"),
                    Kind::Map | Kind::Plain | Kind::Quoted | Kind::Alias(_) => pointer::join(&at, self.name(child)),
                };
                if kind == Kind::Map && *count == 2 {
                    found.push((node, self.name(child), pointer.clone()));
                }
                children.push((child, pointer));
            }
            // Depth first, in the order of the document.
            open.extend(children.into_iter().rev());
        }
        let count = |node, name| self.children(node).filter(|&child| self.name(child) == name).count();
        let repeated = |(node, name, pointer)| Repeated { pointer, count: count(node, name) as u32 };
        found.into_iter().map(repeated).collect()
    }

    fn get(&self, node: u32) -> Option<&Node> {
        self.nodes.get(node as usize)
    }

    fn name(&self, node: u32) -> &str {
        let name = self.get(node).map_or((0, 0), |node| node.name);
        self.names.get(name.0 as usize..name.1 as usize).unwrap_or_default()
    }

    fn children(&self, node: u32) -> impl Iterator<Item = u32> {
        let first = self.get(node).map(|node| node.first);
        let known = |node: u32| (node != NONE).then_some(node);
        std::iter::successors(first.and_then(known), move |&child| self.get(child).map(|node| node.next).and_then(known))
    }
}

fn span((start, end): (u32, u32)) -> Span {
    Span { start: start as usize, end: end as usize }
}

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
            self.anchors.insert(anchor, Anchor { node, text: Some(text.to_owned()) });
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
        let (target, text) = match self.anchors.get(&anchor) {
            Some(anchor) => (anchor.node, anchor.text.clone()),
            None => (NONE, None),
        };
        if self.expects_key() {
            self.key(narrow(at), &text.unwrap_or_default());
        } else {
            self.add(narrow(at), if target == NONE { Kind::Plain } else { Kind::Alias(target) });
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
        self.tree
    }

    fn begin(&mut self, at: (usize, usize), kind: Kind, anchor: usize) {
        let is_key = self.expects_key();
        let node = if is_key { self.push(narrow(at), kind) } else { self.add(narrow(at), kind) };
        if anchor != 0 {
            self.anchors.insert(anchor, Anchor { node, text: None });
        }
        self.open.push(Open { node, last: NONE, key: None, is_key });
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
        let Some(open) = self.open.last_mut() else { return number };
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
        self.tree.nodes.push(Node { name, key, value, first: NONE, next: NONE, kind });
        number
    }
}

fn narrow((start, end): (usize, usize)) -> (u32, u32) {
    // Texts are shorter than 4 GiB: `load` refuses longer ones.
    (start as u32, end as u32)
}

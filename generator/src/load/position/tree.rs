//! The nodes of a text with their positions, in one flat list.

use std::collections::HashMap;

use super::Repeated;
use crate::load::pointer;
use crate::load::text::Span;

/// No node, no bytes.
pub(super) const NONE: u32 = u32::MAX;

/// Merge keys may lead to mappings with merge keys; nobody nests them deeper by hand.
const MERGE_DEPTH: usize = 32;

/// From how many children on a node has them in a list in which one can search.
const WIDE: usize = 16;

/// The nodes of a text; the first is the root.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) names: String,
    /// The children of wide nodes: those of lists in order, those of mappings by name.
    wide: HashMap<u32, Vec<u32>>,
}

/// Forty bytes per node, because documents have hundreds of thousands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    /// The name within `names`, empty in lists.
    pub(super) name: (u32, u32),
    pub(super) key: (u32, u32),
    pub(super) value: (u32, u32),
    pub(super) first: u32,
    pub(super) next: u32,
    pub(super) kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
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
        self.get(node).map_or(Span::default(), |node| {
            if node.key.0 == NONE {
                span(node.value)
            } else {
                span(node.key)
            }
        })
    }

    pub(super) fn is_plain(&self, node: u32) -> bool {
        self.get(self.target(node)).is_some_and(|node| node.kind == Kind::Plain)
    }

    pub(super) fn is_collection(&self, node: u32) -> bool {
        self.get(node)
            .is_some_and(|node| matches!(node.kind, Kind::List | Kind::Map))
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
            Kind::List => self.item(node, pointer::index(segment)?),
            Kind::Map => self
                .named(node, segment, nth)
                .or_else(|| self.merged(node, segment, depth.checked_sub(1)?)),
            Kind::Plain | Kind::Quoted | Kind::Alias(_) => None,
        }
    }

    fn item(&self, node: u32, index: usize) -> Option<u32> {
        match self.wide.get(&node) {
            Some(items) => items.get(index).copied(),
            None => self.children(node).nth(index),
        }
    }

    fn named(&self, node: u32, name: &str, nth: Option<u32>) -> Option<u32> {
        match self.wide.get(&node) {
            Some(members) => {
                let from = members.partition_point(|&member| self.name(member) < name);
                let after = members.partition_point(|&member| self.name(member) <= name);
                pick(members.get(from..after)?.iter().copied(), nth)
            }
            None => pick(self.children(node).filter(|&child| self.name(child) == name), nth),
        }
    }

    /// The child that a merge key brings; the first source that has it wins.
    fn merged(&self, node: u32, segment: &str, depth: usize) -> Option<u32> {
        let merges = self
            .children(node)
            .filter(|&child| self.name(child) == "<<")
            .map(|child| self.target(child));
        merges.into_iter().find_map(|merge| match self.get(merge)?.kind {
            Kind::List => self
                .children(merge)
                .find_map(|item| self.child_within(item, segment, None, depth)),
            Kind::Map => self.child_within(merge, segment, None, depth),
            Kind::Plain | Kind::Quoted | Kind::Alias(_) => None,
        })
    }

    /// Makes wide nodes searchable; to be called when all nodes are there.
    pub(super) fn index(&mut self) {
        for node in 0..self.nodes.len() as u32 {
            if self.children(node).nth(WIDE).is_some() {
                let mut children: Vec<_> = self.children(node).collect();
                if self.get(node).is_some_and(|node| node.kind == Kind::Map) {
                    // Stable, so that duplicates stay in their order.
                    children.sort_by_key(|&child| self.name(child));
                }
                self.wide.insert(node, children);
            }
        }
    }

    pub(super) fn repeated(&self) -> Vec<Repeated> {
        let mut found = Vec::new();
        let mut open = vec![(Tree::ROOT, String::new())];
        while let Some((node, at)) = open.pop() {
            let Some(kind) = self.get(node).map(|node| node.kind) else {
                continue;
            };
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
        let repeated = |(node, name, pointer)| Repeated {
            pointer,
            count: count(node, name) as u32,
        };
        found.into_iter().map(repeated).collect()
    }

    pub(super) fn get(&self, node: u32) -> Option<&Node> {
        self.nodes.get(node as usize)
    }

    fn name(&self, node: u32) -> &str {
        let name = self.get(node).map_or((0, 0), |node| node.name);
        self.names.get(name.0 as usize..name.1 as usize).unwrap_or_default()
    }

    fn children(&self, node: u32) -> impl Iterator<Item = u32> {
        let first = self.get(node).map(|node| node.first);
        let known = |node: u32| (node != NONE).then_some(node);
        std::iter::successors(first.and_then(known), move |&child| {
            self.get(child).map(|node| node.next).and_then(known)
        })
    }
}

/// The last, or the nth.
fn pick(mut nodes: impl Iterator<Item = u32>, nth: Option<u32>) -> Option<u32> {
    match nth {
        Some(nth) => nodes.nth(nth as usize),
        None => nodes.last(),
    }
}

fn span((start, end): (u32, u32)) -> Span {
    Span {
        start: start as usize,
        end: end as usize,
    }
}

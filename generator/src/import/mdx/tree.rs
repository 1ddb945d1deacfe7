//! Components as a tree, while they are read.

use super::tags::{Element, Node, Unclosed};

/// Deeper components stand at this depth: nobody means them, and trees cost stack.
const DEEPEST: usize = 32;

/// What is open, and what is done.
#[derive(Default)]
pub(super) struct Tree {
    stack: Vec<Element>,
    root: Vec<Node>,
    /// Names of components that are open beyond the deepest.
    beyond: Vec<String>,
    pub(super) unclosed: Vec<Unclosed>,
}

impl Tree {
    pub(super) fn push(&mut self, node: Node) {
        match self.stack.last_mut() {
            Some(above) => above.inner.push(node),
            None => self.root.push(node),
        }
    }

    pub(super) fn open(&mut self, element: Element) {
        if self.stack.len() < DEEPEST {
            self.stack.push(element);
        } else {
            self.beyond.push(element.name.clone());
            self.push(Node::Element(element));
        }
    }

    pub(super) fn close(&mut self, name: &str) {
        if self.beyond.last().is_some_and(|last| last == name) {
            self.beyond.pop();
            return;
        }
        if !self.stack.iter().any(|open| open.name == name) {
            return;
        }
        while let Some(element) = self.stack.pop() {
            let done = element.name == name;
            if !done {
                self.unclosed.push(Unclosed {
                    name: element.name.clone(),
                    line: element.line,
                });
            }
            self.push(Node::Element(element));
            if done {
                break;
            }
        }
    }

    pub(super) fn finish(mut self) -> (Vec<Node>, Vec<Unclosed>) {
        while let Some(element) = self.stack.pop() {
            self.unclosed.push(Unclosed {
                name: element.name.clone(),
                line: element.line,
            });
            self.push(Node::Element(element));
        }
        (self.root, self.unclosed)
    }
}

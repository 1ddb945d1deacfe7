//! `consumes` and `produces`: said once for the document, or for an operation.

use crate::normalize::context::Context;
use crate::normalize::cursor::Node;

/// The media types of bodies and answers.
#[derive(Clone, Debug, Default)]
pub(in crate::normalize) struct Media {
    /// Of bodies.
    pub(super) consumes: Vec<String>,
    /// Of answers.
    pub(super) produces: Vec<String>,
    /// Whether the operation's answers have media types of their own.
    pub(super) own: bool,
}

impl Media {
    /// What holds for operations that say nothing.
    pub(super) fn of_document(root: &Node<'_>, cx: &mut Context<'_>) -> Media {
        let consumes = list(root, "consumes", cx).unwrap_or_default();
        let produces = list(root, "produces", cx).unwrap_or_default();
        Media {
            consumes,
            produces,
            own: false,
        }
    }

    /// What holds for one operation.
    pub(super) fn of_operation(node: &Node<'_>, cx: &mut Context<'_>) -> Media {
        let around = cx.media.clone();
        let produces = list(node, "produces", cx);
        let own = produces.as_ref().is_some_and(|produces| *produces != around.produces);
        Media {
            consumes: list(node, "consumes", cx).unwrap_or(around.consumes),
            produces: produces.unwrap_or(around.produces),
            own,
        }
    }

    /// The media types of a body; JSON unless something is said.
    pub(super) fn bodies(&self) -> Vec<String> {
        or_json(&self.consumes)
    }

    /// The media types of an answer; JSON unless something is said.
    pub(super) fn answers(&self) -> Vec<String> {
        or_json(&self.produces)
    }
}

fn or_json(types: &[String]) -> Vec<String> {
    match types {
        [] => vec!["application/json".to_owned()],
        some => some.to_vec(),
    }
}

fn list(node: &Node<'_>, key: &str, cx: &mut Context<'_>) -> Option<Vec<String>> {
    let child = node.get(key).filter(|child| !child.value.is_null())?;
    Some(cx.texts(&child))
}

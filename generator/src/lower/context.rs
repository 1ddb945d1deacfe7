//! The surroundings of a schema: what decides, besides the schema itself, what it becomes.

use super::views::Direction;
use crate::ir::TypeId;

/// The surroundings of a schema.
#[derive(Clone, Debug)]
pub(super) struct Context<'d> {
    /// In which direction its values travel.
    pub(super) direction: Direction,
    /// The name for a type that has to be made here.
    pub(super) hint: String,
    /// The type that this schema is to define: that of a component.
    pub(super) target: Option<(TypeId, &'d str)>,
    /// Whether binary strings are file parts here.
    pub(super) files: Files,
}

/// Where binary strings are file parts: the members of a multipart body, and lists of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Files {
    /// In JSON: they are strings.
    No,
    /// The members of this object.
    Members,
    /// This very value.
    Here,
}

impl<'d> Context<'d> {
    /// The surroundings of something that nothing defines yet.
    pub(super) fn new(direction: Direction, hint: impl Into<String>) -> Context<'d> {
        Context {
            direction,
            hint: hint.into(),
            target: None,
            files: Files::No,
        }
    }

    /// The same, for the body of a multipart request.
    pub(super) fn multipart(mut self, multipart: bool) -> Context<'d> {
        self.files = if multipart { Files::Members } else { Files::No };
        self
    }

    /// The surroundings of something inside, whose name is that of the outer type and a word.
    pub(super) fn inside(&self, word: &str) -> Context<'d> {
        Context::new(self.direction, format!("{}{}", self.hint, super::naming::pascal(word)))
    }

    /// The surroundings of a member.
    pub(super) fn member(&self, word: &str) -> Context<'d> {
        let files = if self.files == Files::Members {
            Files::Here
        } else {
            Files::No
        };
        Context {
            files,
            ..self.inside(word)
        }
    }

    /// The surroundings of an item, which is a file where the list is one of files.
    pub(super) fn item(&self) -> Context<'d> {
        let files = if self.files == Files::Here {
            Files::Here
        } else {
            Files::No
        };
        Context {
            files,
            ..self.inside("Item")
        }
    }
}

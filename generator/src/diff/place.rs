//! How a part of a document is called in a sentence.

use std::fmt;

use super::Direction;

/// What a sentence is about: a component, or something of an operation, and the way into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Subject {
    owner: Owner,
    /// `.address.lines[]`, as one would write it.
    path: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Owner {
    /// A component schema, by its name.
    Component(String),
    /// What belongs to one operation: "the body of `POST /pets`".
    Of(String),
}

impl Subject {
    pub(super) fn component(name: &str) -> Subject {
        Subject {
            owner: Owner::Component(name.to_owned()),
            path: String::new(),
        }
    }

    pub(super) fn of(what: impl Into<String>) -> Subject {
        Subject {
            owner: Owner::Of(what.into()),
            path: String::new(),
        }
    }

    pub(super) fn property(&self, name: &str) -> Subject {
        let dot = if self.path.is_empty() { "" } else { "." };
        self.at(format!("{}{dot}{name}", self.path))
    }

    pub(super) fn items(&self) -> Subject {
        self.at(format!("{}[]", self.path))
    }

    pub(super) fn position(&self, number: usize) -> Subject {
        self.at(format!("{}[{number}]", self.path))
    }

    pub(super) fn others(&self) -> Subject {
        self.at(format!("{}{{*}}", self.path))
    }

    pub(super) fn alternative(&self, name: &str) -> Subject {
        self.at(format!("{}<{name}>", self.path))
    }

    fn at(&self, path: String) -> Subject {
        Subject {
            owner: self.owner.clone(),
            path,
        }
    }

    /// What has to be said of the way it goes: a component may go both.
    pub(super) fn way(&self, direction: Option<Direction>) -> &'static str {
        match (&self.owner, direction) {
            (Owner::Component(_), Some(Direction::Request)) => ", where it is sent",
            (Owner::Component(_), Some(Direction::Response)) => ", where it is received",
            (Owner::Component(_), None) | (Owner::Of(_), _) => "",
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.owner, self.path.as_str()) {
            (Owner::Component(name), "") => write!(f, "`{name}`"),
            (Owner::Component(name), path) if path.starts_with(['[', '{', '<']) => write!(f, "`{name}{path}`"),
            (Owner::Component(name), path) => write!(f, "`{name}.{path}`"),
            (Owner::Of(what), "") => f.write_str(what),
            (Owner::Of(what), path) => write!(f, "`{path}` of {what}"),
        }
    }
}

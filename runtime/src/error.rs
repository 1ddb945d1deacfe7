//! Why a text could not be read: what, where in the value, and at which byte.

use std::borrow::Cow;
use std::fmt;

/// Why a text could not be read.
///
/// ```
/// let error = specwright_runtime::from_str::<Vec<i32>>("[1, true]").unwrap_err();
/// assert_eq!(error.path(), "$[1]");
/// assert_eq!(error.offset(), 4);
/// assert_eq!(error.to_string(), "expected an int32, found a boolean at $[1] (byte 4)");
/// ```
#[derive(Debug)]
pub struct DecodeError(Box<Fault>);

#[derive(Debug)]
struct Fault {
    message: Cow<'static, str>,
    /// Innermost first: a step is added by each level that the error leaves.
    steps: Vec<Step>,
    offset: usize,
}

#[derive(Debug)]
enum Step {
    Key(String),
    Index(usize),
}

impl Step {
    fn push(&self, path: &mut String) {
        match self {
            Step::Key(key) => push_key(path, key),
            Step::Index(i) => push_index(path, *i),
        }
    }
}

/// How many steps of a long path a message shows: where it begins, and where it ends.
const SHOWN_FIRST: usize = 12;
const SHOWN_LAST: usize = 4;

/// What reading gives.
pub(crate) type Read<T = ()> = Result<T, DecodeError>;

impl DecodeError {
    #[cold]
    #[inline(never)]
    pub(crate) fn new(message: impl Into<Cow<'static, str>>, offset: usize) -> Self {
        DecodeError(Box::new(Fault {
            message: message.into(),
            steps: Vec::new(),
            offset,
        }))
    }

    /// The error came out of the member `key`.
    #[cold]
    #[inline(never)]
    pub(crate) fn under(mut self, key: &str) -> Self {
        self.0.steps.push(Step::Key(key.to_owned()));
        self
    }

    /// The error came out of item `i`.
    #[cold]
    #[inline(never)]
    pub(crate) fn at(mut self, i: usize) -> Self {
        self.0.steps.push(Step::Index(i));
        self
    }

    /// What is wrong, without the place.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// Where in the value, as a JSON path: `$.items[3].name`.
    pub fn path(&self) -> String {
        let mut path = String::from("$");
        self.0.steps.iter().rev().for_each(|step| step.push(&mut path));
        path
    }

    /// The path as a message shows it: without its middle where it is long.
    fn shown_path(&self) -> String {
        let steps = &self.0.steps;
        if steps.len() <= SHOWN_FIRST + SHOWN_LAST {
            return self.path();
        }
        let mut path = String::from("$");
        steps
            .iter()
            .rev()
            .take(SHOWN_FIRST)
            .for_each(|step| step.push(&mut path));
        path.push('…');
        steps[..SHOWN_LAST].iter().rev().for_each(|step| step.push(&mut path));
        path
    }

    /// At which byte of the text.
    pub fn offset(&self) -> usize {
        self.0.offset
    }
}

/// Appends `.key`, or `["odd key"]` where a dot would mislead.
pub(crate) fn push_key(path: &mut String, key: &str) {
    let plain = !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$' | '@'));
    if plain {
        path.push('.');
        path.push_str(key);
    } else {
        path.push('[');
        path.push_str(&crate::json::quoted(key));
        path.push(']');
    }
}

/// Appends `[i]`.
pub(crate) fn push_index(path: &mut String, i: usize) {
    path.push('[');
    path.push_str(&i.to_string());
    path.push(']');
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} at {} (byte {})",
            self.0.message,
            self.shown_path(),
            self.0.offset
        )
    }
}

impl std::error::Error for DecodeError {}

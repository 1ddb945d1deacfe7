//! How the bindings become files.

/// How many files the bindings of one vendor are. Whichever it is, callers see the same module.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Division {
    /// A few files; where they would be too long to read, one for each tag, and more.
    #[default]
    Auto,
    /// One.
    OneFile,
    /// One for each tag, however short.
    ByTag,
}

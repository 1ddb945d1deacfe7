//! What the examples in the docs go by.

/// What the examples in the docs go by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Examples {
    /// The module of the bindings, as users write its path: `vendor_apis::stan`.
    pub module: String,
    /// The runtime, as users write its path.
    pub runtime: String,
    /// Whether the paths are known to be so: then the examples compile. Otherwise they are shown alone.
    pub compiled: bool,
}

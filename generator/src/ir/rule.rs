//! What `validate()` checks.

/// A constraint that does not change the type.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// `minLength`, in code points.
    MinLength(u64),
    /// `maxLength`, in code points.
    MaxLength(u64),
    /// `pattern`, in ECMA-262's syntax.
    Pattern(String),
    /// A `format` that is checked but has no type of its own.
    Format(String),
    /// `minimum`.
    Minimum(Bound),
    /// `maximum`.
    Maximum(Bound),
    /// `minimum` with `exclusiveMinimum`.
    ExclusiveMinimum(Bound),
    /// `maximum` with `exclusiveMaximum`.
    ExclusiveMaximum(Bound),
    /// `multipleOf`.
    MultipleOf(f64),
    /// `minItems`.
    MinItems(u64),
    /// `maxItems`.
    MaxItems(u64),
    /// `uniqueItems: true`.
    UniqueItems,
    /// `minProperties`.
    MinProperties(u64),
    /// `maxProperties`.
    MaxProperties(u64),
    /// Rules for each item of an array.
    Items(Vec<Rule>),
    /// Rules for each value of a map.
    Values(Vec<Rule>),
    /// `format: password`: kept out of `Debug`.
    Secret,
}

/// A bound of a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// Of an integer, exactly.
    Int(i64),
    /// Of any number.
    Num(f64),
}

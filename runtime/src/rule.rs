//! What a document demands of a value beyond its type: each keyword a function, for the tables of
//! [`record!`](crate::record).

/// One demand. Built by the functions of this module, which are named for the keywords.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Rule {
    /// At most so many code points.
    MaxLength(usize),
    /// At least so many code points.
    MinLength(usize),
    /// An ECMAScript regular expression.
    #[cfg(feature = "pattern")]
    Pattern(&'static str),
    /// A format by name; unknown names demand nothing.
    Format(&'static str),
    /// A number no less than this.
    Minimum(f64),
    /// A number no greater than this.
    Maximum(f64),
    /// A number greater than this.
    ExclusiveMinimum(f64),
    /// A number less than this.
    ExclusiveMaximum(f64),
    /// An integer no less than this.
    MinimumInt(i64),
    /// An integer no greater than this.
    MaximumInt(i64),
    /// A whole number of times this.
    MultipleOf(f64),
    /// At least so many items.
    MinItems(usize),
    /// At most so many items.
    MaxItems(usize),
    /// No two items alike.
    UniqueItems,
    /// At least so many members.
    MinProperties(usize),
    /// At most so many members.
    MaxProperties(usize),
    /// Demands on each item.
    Items(&'static [Rule]),
    /// Demands on each value of a map.
    Values(&'static [Rule]),
    /// Nothing to check: the member is not to be shown.
    Secret,
}

macro_rules! rules {
    ($($(#[$attribute:meta])* $name:ident($($argument:ident: $type:ty)?) = $variant:ident;)*) => {$(
        $(#[$attribute])*
        pub const fn $name($($argument: $type)?) -> Rule {
            Rule::$variant$(($argument))?
        }
    )*};
}

rules! {
    /// `maxLength`, in code points.
    max_length(most: usize) = MaxLength;
    /// `minLength`, in code points.
    min_length(least: usize) = MinLength;
    /// `pattern`, in ECMAScript's meaning.
    #[cfg(feature = "pattern")]
    pattern(expression: &'static str) = Pattern;
    /// `format`: email, uri, uri-reference, hostname, ipv4, ipv6, date-time, date, time, duration, uuid.
    format(name: &'static str) = Format;
    /// `minimum`
    minimum(least: f64) = Minimum;
    /// `maximum`
    maximum(most: f64) = Maximum;
    /// `exclusiveMinimum`
    exclusive_minimum(bound: f64) = ExclusiveMinimum;
    /// `exclusiveMaximum`
    exclusive_maximum(bound: f64) = ExclusiveMaximum;
    /// `minimum` of an integer, exact beyond 2^53.
    minimum_int(least: i64) = MinimumInt;
    /// `maximum` of an integer, exact beyond 2^53.
    maximum_int(most: i64) = MaximumInt;
    /// `multipleOf`
    multiple_of(step: f64) = MultipleOf;
    /// `minItems`
    min_items(least: usize) = MinItems;
    /// `maxItems`
    max_items(most: usize) = MaxItems;
    /// `uniqueItems: true`
    unique_items() = UniqueItems;
    /// `minProperties`
    min_properties(least: usize) = MinProperties;
    /// `maxProperties`
    max_properties(most: usize) = MaxProperties;
    /// The rules of an array's items.
    items(rules: &'static [Rule]) = Items;
    /// The rules of a map's values.
    values(rules: &'static [Rule]) = Values;
    /// The member is shown as `[redacted]` by `Debug`.
    secret() = Secret;
}

//! Findings about schemas.

use crate::diagnostic::{Code, Severity};

/// A property or another schema is `null`.
pub static NULL_SCHEMA: Code = Code {
    name: "null-schema",
    severity: Severity::Warning,
    summary: "a property or another schema is `null`",
    explain: "\
A property without a value is `null` in YAML:

    properties:
      nickname:

It is read as a schema that accepts anything. Say what it is, or write `{}`.
",
};

/// `true` or `false` as a schema, in a document before 3.1.
pub static BOOLEAN_SCHEMA: Code = Code {
    name: "boolean-schema",
    severity: Severity::Note,
    summary: "`true` or `false` as a schema, in a document before 3.1",
    explain: "\
`true` accepts anything and `false` nothing. Both came with OpenAPI 3.1 and are read the same way in older documents.
",
};

/// `required: true` on a schema.
pub static REQUIRED_BOOLEAN: Code = Code {
    name: "required-boolean",
    severity: Severity::Warning,
    summary: "`required: true` on a schema",
    explain: "\
Which properties are required is said by the object around them, as a list:

    type: object
    required: [name]
    properties:
      name: { type: string }

`required: true` on a property is read as that; elsewhere it says nothing.
",
};

/// `exclusiveMinimum` is a number, in a document before 3.1.
pub static NUMERIC_EXCLUSIVE_BOUND: Code = Code {
    name: "numeric-exclusive-bound",
    severity: Severity::Note,
    summary: "`exclusiveMinimum` is a number, in a document before 3.1",
    explain: "\
In OpenAPI 3.0 `exclusiveMinimum: true` is about `minimum`; in 3.1 `exclusiveMinimum: 5` is a bound by itself. Both are
read in every document.
",
};

/// `type` is a list, in a document before 3.1.
pub static TYPE_LIST: Code = Code {
    name: "type-list",
    severity: Severity::Note,
    summary: "`type` is a list, in a document before 3.1",
    explain: "\
`type: [string, 'null']` came with OpenAPI 3.1 and is read the same way in older documents, where one writes:

    type: string
    nullable: true
",
};

/// `items` is a list.
pub static ITEMS_LIST: Code = Code {
    name: "items-list",
    severity: Severity::Warning,
    summary: "`items` is a list",
    explain: "\
`items` is the one schema of all items. Several in a list are read as the positions of a tuple, which OpenAPI 3.1 spells
`prefixItems`; one in a list as that schema.
",
};

/// A type that JSON does not have.
pub static UNKNOWN_TYPE: Code = Code {
    name: "unknown-type",
    severity: Severity::Warning,
    summary: "a type that JSON does not have",
    explain: "\
The types are `string`, `number`, `integer`, `boolean`, `array` and `object` (and `null` in 3.1). Words whose meaning is
evident (`int`, `float`, `bool`, `date`, `uuid`, `list`, `map`, …) are read as that. With any other word anything is
accepted.
",
};

/// `pattern` is a number.
pub static NUMERIC_PATTERN: Code = Code {
    name: "numeric-pattern",
    severity: Severity::Warning,
    summary: "`pattern` is a number",
    explain: "\
`pattern: 0000` without quotes is a number to YAML. The text is taken as it was written. Put it in quotes:

    pattern: '0000'
",
};

/// A `pattern` is written between slashes.
pub static PATTERN_LITERAL: Code = Code {
    name: "pattern-literal",
    severity: Severity::Warning,
    summary: "a `pattern` is written between slashes",
    explain: "`pattern` is a regular expression alone: `^[a-z]+$`. This one is a literal of JavaScript, `/^[a-z]+$/`, \
whose slashes would have to stand in the text, where nothing can begin behind the first. It is read without them, and without \
the flags behind the last.\n\nWrite the expression without slashes.",
};

/// A bound that the type itself cannot reach.
pub static BOUND_OUT_OF_RANGE: Code = Code {
    name: "bound-out-of-range",
    severity: Severity::Warning,
    summary: "a bound that the type itself cannot reach",
    explain: "\
`minimum: -9223372036854776000` is what JavaScript makes of the smallest 64-bit integer: it lies beyond the type, so that
it excludes nothing. The bound is kept as text for `validate()`; it is harmless. Where the bounds of the type are meant, leave
them out.
",
};

/// A discriminator that names no property.
pub static DISCRIMINATOR_WITHOUT_PROPERTY: Code = Code {
    name: "discriminator-without-property",
    severity: Severity::Warning,
    summary: "a discriminator that names no property",
    explain: "\
A discriminator is the property that tells the members of a union apart:

    discriminator:
      propertyName: kind

Without the name it is ignored, and the members are told apart by what they look like.
",
};

/// `$dynamicRef` is followed as a plain reference.
pub static DYNAMIC_REFERENCE: Code = Code {
    name: "dynamic-reference",
    severity: Severity::Note,
    summary: "`$dynamicRef` is followed as a plain reference",
    explain: "\
A dynamic reference means another schema depending on where it is read from. That is not followed: it leads to the anchor of
its name in its own file.
",
};

/// Schemas are nested too deeply.
pub static TOO_DEEP: Code = Code {
    name: "too-deep",
    severity: Severity::Warning,
    summary: "schemas are nested too deeply",
    explain: "\
Hundreds of schemas stand inside of each other. From here on anything is accepted. Give the inner ones names of their own
under `components/schemas`.
",
};

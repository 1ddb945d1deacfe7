//! Findings about single values.

use crate::diagnostic::{Code, Severity};

/// A value of a kind that cannot stand there.
pub static WRONG_TYPE: Code = Code {
    name: "wrong-type",
    severity: Severity::Warning,
    summary: "a value of a kind that cannot stand there",
    explain: "\
The keyword wants another kind of JSON: an object, a list, a text. The value is ignored, as if the keyword were not there;
everything around it is read. Check the indentation, and whether a list's `-` is missing or too much.
",
};

/// A number or a boolean where text belongs.
pub static NOT_TEXT: Code = Code {
    name: "not-text",
    severity: Severity::Note,
    summary: "a number or a boolean where text belongs",
    explain: "\
YAML reads `version: 1.10` as the number 1.1. We take the text as it was written, `1.10`. Quotes make it certain:

    version: '1.10'
",
};

/// A text where a number belongs.
pub static NOT_A_NUMBER: Code = Code {
    name: "not-a-number",
    severity: Severity::Warning,
    summary: "a text where a number belongs",
    explain: "\
`maxLength: \"255\"` is a text. It is read as the number that it spells. Remove the quotes.
",
};

/// A text where `true` or `false` belongs.
pub static NOT_BOOLEAN: Code = Code {
    name: "not-boolean",
    severity: Severity::Warning,
    summary: "a text where `true` or `false` belongs",
    explain: "\
`required: \"true\"` is a text, not a boolean: the quotes make it one. It is read as what it spells, and anything that
spells neither `true` nor `false` is taken for `false`.

Remove the quotes.
",
};

/// A single value where a list belongs.
pub static NOT_A_LIST: Code = Code {
    name: "not-a-list",
    severity: Severity::Warning,
    summary: "a single value where a list belongs",
    explain: "\
`tags: Customers` is read as `tags: [Customers]`, and an object under `allOf` as a list of one.
",
};

/// `null` where a list or an object belongs.
pub static NULL_VALUE: Code = Code {
    name: "null-value",
    severity: Severity::Note,
    summary: "`null` where a list or an object belongs",
    explain: "\
A key without a value is `null` in YAML:

    tags:
    parameters:

It is read as if the key were not there. Remove the key, or give it `[]` or `{}`.
",
};

/// A length or a number of items that cannot be counted to.
pub static BAD_COUNT: Code = Code {
    name: "bad-count",
    severity: Severity::Warning,
    summary: "a length or a number of items that cannot be counted to",
    explain: "\
`minLength`, `maxItems` and their kin are whole numbers from zero. `1.0` is read as 1. A negative number, a fraction, or a
`multipleOf` of zero says nothing, and is ignored.
",
};

/// A default, an example or a value of an `enum` of another type than the schema says.
pub static VALUE_TYPE: Code = Code {
    name: "value-type",
    severity: Severity::Note,
    summary: "a default, an example or a value of an `enum` is of another type than the schema says",
    explain: "\
`type: integer` with `default: \"10\"` says two things: the default is a text. A default is documented and never sent, and
an example is documented; an `enum` is read as values of the type, if they can be. Nothing is lost, but one of the two
statements is wrong, and it may be the type: then answers will not be read. Examples are reported once for the document.
",
};

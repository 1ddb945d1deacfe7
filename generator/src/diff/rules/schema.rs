//! Schemas. Most are judged by the way that values go: what narrows a request widens the worries of callers, and the other
//! way round.

use crate::diff::Rule;

rules! {
    PROPERTY_ADDED "property-added"
        "A property is new that may be left out. It is additive both ways: callers need not send it, and pass over what they \
        do not know.";
    REQUIRED_PROPERTY_ADDED "required-property-added"
        "A property is new and required. Where it is sent, requests as they are made now lack it: breaking, with a default \
        or without. Where it is received, it is one more promise: additive.";
    PROPERTY_REMOVED "property-removed"
        "A property is gone. Where it is received, callers miss it: breaking, required or not. Where it is sent, it is \
        passed over, which is neutral, unless the schema forbids properties that it does not name \
        (`additionalProperties: false`), which is breaking.";
    BECAME_REQUIRED "property-became-required"
        "A property that could be left out is required. Where it is sent this is breaking, where it is received it is \
        additive.";
    BECAME_OPTIONAL "property-became-optional"
        "A required property may be left out. Where it is sent this is additive, where it is received it is breaking: \
        callers count on it.";
    BECAME_READ_ONLY "property-became-read-only"
        "A property is `readOnly` now, so that callers do not send it any more. Values that are sent are passed over, which \
        is neutral, unless the schema forbids what it does not name.";
    BECAME_WRITE_ONLY "property-became-write-only"
        "A property is `writeOnly` now, so that callers do not receive it any more. It is breaking.";
    BECAME_VISIBLE "property-goes-both-ways"
        "A property that was `readOnly` or `writeOnly` goes the other way as well. It is judged as a new property: breaking \
        where it is required and sent, else additive.";
    TYPE_CHANGED "type-changed"
        "Values are of another type. It is breaking both ways.";
    TYPE_WIDENED "type-widened"
        "Values may be of more types than before. Where they are sent this is additive, where they are received it is \
        breaking. In parameters and headers a number is a text as well, and a single value is a list of one.";
    TYPE_NARROWED "type-narrowed"
        "Values are of fewer types than before. Where they are sent this is breaking, where they are received it is additive.";
    BECAME_NULLABLE "became-nullable"
        "A value may be `null`, however that is said: `nullable`, `type: [.., 'null']`, or a union with `null`. Where it is \
        sent this is additive, where it is received it is breaking.";
    NO_LONGER_NULLABLE "no-longer-nullable"
        "A value may not be `null` any more. Where it is sent this is breaking, where it is received it is additive.";
    FORMAT_ADDED "format-added"
        "Values have a format. Where they are sent this is breaking, for not every value has that form; where they are \
        received it is additive. Formats that are a hint to forms (`password`) are neutral.";
    FORMAT_REMOVED "format-removed"
        "Values have a format no more. Where they are sent this is additive, where they are received it is breaking.";
    FORMAT_CHANGED "format-changed"
        "Values have another format. Between sizes of numbers (`int32`, `int64`; `float`, `double`) the larger one widens; \
        all others are breaking both ways.";
    PATTERN_ADDED "pattern-added"
        "Texts have to match a pattern. Where they are sent this is breaking, where they are received it is additive. \
        Patterns that match everything (`.*`) count as none.";
    PATTERN_REMOVED "pattern-removed"
        "Texts have to match a pattern no more. Where they are sent this is additive, where they are received it is breaking.";
    PATTERN_CHANGED "pattern-changed"
        "Texts have to match another pattern. Whether it accepts more or less is not decided, so it is breaking both ways; \
        if you know better, suppress it with that reason.";
    LIMIT_TIGHTENED "limit-tightened"
        "A bound leaves less room: a length, a number, a count of items or properties, `uniqueItems`, `multipleOf`. Where \
        values are sent this is breaking, where they are received it is additive.";
    LIMIT_LOOSENED "limit-loosened"
        "A bound leaves more room, or is gone. Where values are sent this is additive, where they are received it is \
        breaking: a column of 50 letters was wide enough for `maxLength: 50`.";
    LIMIT_CHANGED "limit-changed"
        "A bound changed so that neither is within the other: `multipleOf: 2` became `multipleOf: 3`. It is breaking.";
    ENCODING_CHANGED "content-encoding-changed"
        "`contentEncoding` or `contentMediaType` of a text changed. It is breaking both ways.";
    ENUM_ADDED "enum-added"
        "Values are one of a list, and could be any before. Where they are sent this is breaking, where they are received \
        it is additive.";
    ENUM_REMOVED "enum-removed"
        "Values were one of a list and may be any now. It is additive both ways: enums of the bindings are open, and a value \
        that they do not know is kept as it is. Where there was one value only (`const`), others are told by it: where it is \
        received this is breaking.";
    ENUM_REPLACED "enum-replaced"
        "None of the values is what it was: a `const` changed, or all of a list. It is breaking both ways.";
    VALUE_ADDED "enum-value-added"
        "A list of values has one more. It is additive both ways: enums of the bindings are open, and a value that they do \
        not know is kept as it is. Where you closed an enum (`closed-enums`) the view of Rust says what it means.";
    VALUE_REMOVED "enum-value-removed"
        "A list of values has one less. Where values are sent this is breaking, where they are received it is additive.";
    DEFAULT_ADDED "default-added"
        "It is said what leaving a value out means. Where it is sent this is additive, where it is received it is neutral.";
    DEFAULT_REMOVED "default-removed"
        "It is not said any more what leaving a value out means. Where it is sent this is breaking, where it is received it \
        is neutral.";
    DEFAULT_CHANGED "default-changed"
        "Leaving a value out means something else. Where it is sent this is breaking: the same request does another thing. \
        Where it is received it is neutral.";
    ITEMS_ADDED "items-added"
        "It is said what the items of a list are. Where it is sent this is breaking, where it is received it is additive.";
    ITEMS_REMOVED "items-removed"
        "It is not said any more what the items of a list are. Where it is sent this is additive, where it is received it is \
        breaking.";
    CLOSED "additional-properties-forbidden"
        "Properties that are not named are forbidden. Where it is sent this is breaking, where it is received it is additive.";
    OPENED "additional-properties-allowed"
        "Properties that are not named may be there. It is additive both ways: who receives what he does not know passes it \
        over.";
    ADDITIONAL_ADDED "additional-properties-typed"
        "It is said what properties without a name of their own are. Where it is sent this is breaking, where it is received \
        it is additive.";
    ADDITIONAL_REMOVED "additional-properties-untyped"
        "It is not said any more what properties without a name of their own are. Where it is sent this is additive, where \
        it is received it is breaking.";
    BECAME_UNION "became-union"
        "A value is one of several (`oneOf`, `anyOf`). If one of them accepts what was accepted before, it widens: additive \
        where it is sent, breaking where it is received. If the union holds beside all that held before, it narrows. Else it \
        is breaking both ways.";
    NO_LONGER_UNION "no-longer-union"
        "A value is no more one of several. If it accepts all that they did, it widens: additive where it is sent, breaking \
        where it is received. If it accepts some of them, it narrows. Else it is breaking both ways.";
    UNION_KEYWORD "union-keyword-changed"
        "`oneOf` became `anyOf`, or the other way round. Members that tell themselves apart mean the same under both, so it \
        is neutral.";
    MEMBER_ADDED "union-member-added"
        "A value may be one more thing. Where it is sent this is additive. Where it is received it is additive if a \
        `discriminator` tells the members apart, as bindings keep a member that they do not know; else it is breaking, for \
        it may be taken for another.";
    MEMBER_REMOVED "union-member-removed"
        "A value may be one thing less. Where it is sent this is breaking, unless another member accepts the same; where it \
        is received it is additive.";
    DISCRIMINATOR_ADDED "discriminator-added"
        "It is said which property tells the members of a union apart. The values are the same, so it is neutral.";
    DISCRIMINATOR_REMOVED "discriminator-removed"
        "It is not said any more which property tells the members of a union apart. The values are the same, so it is \
        neutral.";
    DISCRIMINATOR_CHANGED "discriminator-changed"
        "Another property tells the members of a union apart. It is breaking: readers and writers look at the other one.";
    MAPPING_ADDED "discriminator-value-added"
        "A tag has one more value. It is additive: bindings keep what they do not know.";
    MAPPING_REMOVED "discriminator-value-removed"
        "A tag has one value less. Where it is sent this is breaking, where it is received it is additive.";
    MAPPING_CHANGED "discriminator-value-changed"
        "A value of a tag means another schema. It is breaking both ways.";
    CONDITION_ADDED "condition-added"
        "A keyword excludes values: `not`, `if`, `contains`, `propertyNames`, `dependentRequired` and others like them. Where \
        values are sent this is breaking, where they are received it is additive.";
    CONDITION_REMOVED "condition-removed"
        "A keyword that excluded values is gone: `not`, `if`, `contains`, `propertyNames`, `dependentRequired` and others \
        like them. Where values are sent this is additive, where they are received it is breaking.";
    CONDITION_CHANGED "condition-changed"
        "A keyword excludes other values: `not`, `if`, `contains`, `propertyNames`, `dependentRequired` and others like them. \
        Counts and lists of names are compared; for the others it is breaking both ways.";
}

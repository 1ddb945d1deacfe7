//! Schemas: each change is judged by the way that values go.

#[test]
fn a_new_required_property_breaks_who_sends_and_adds_for_who_receives() {
    schema_diff!(
        "It: { type: object, properties: { a: { type: string } } }",
        "It: { type: object, required: [b], properties: { a: { type: string }, b: { type: string } } }",
        @"
    ! [required-property-added] `It.b` is new, and required, where it is sent.
    + [required-property-added] `It.b` is new, and required, where it is received.
    → major
    "
    );
}

#[test]
fn a_property_that_is_gone_is_missed_by_who_receives() {
    schema_diff!(
        "It: { type: object, properties: { a: { type: string }, b: { type: string } } }",
        "It: { type: object, properties: { a: { type: string } } }",
        @"
    ! [property-removed] `It.b` is gone, where it is received.
      [property-removed] `It.b` is not read any more, where it is sent.
    → major
    "
    );
}

#[test]
fn a_closed_object_refuses_what_it_does_not_know_any_more() {
    schema_diff!(
        "It: { type: object, additionalProperties: false, properties: { a: { type: string }, b: { type: string } } }",
        "It: { type: object, additionalProperties: false, properties: { a: { type: string } } }",
        @"
    ! [property-removed] `It.b` is gone, where it is received.
    ! [property-removed] `It.b` is not read any more, where it is sent.
    → major
    "
    );
}

#[test]
fn required_and_optional() {
    schema_diff!(
        "It: { type: object, required: [a], properties: { a: { type: string }, b: { type: string } } }",
        "It: { type: object, required: [b], properties: { a: { type: string }, b: { type: string } } }",
        @"
    ! [property-became-required] `It.b` is required now, where it is sent.
    ! [property-became-optional] `It.a` may be left out now, where it is received.
    + [property-became-required] `It.b` is required now, where it is received.
    + [property-became-optional] `It.a` may be left out now, where it is sent.
    → major
    "
    );
}

#[test]
fn values_of_an_enum_are_open_to_readers() {
    schema_diff!(
        "It: { type: string, enum: [a, b] }",
        "It: { type: string, enum: [b, c] }",
        @"
    ! [enum-value-removed] `It` may not be `a` any more, where it is sent.
    + [enum-value-added] `It` may be `c` as well, where it is received.
    + [enum-value-added] `It` may be `c` as well, where it is sent.
    + [enum-value-removed] `It` may not be `a` any more, where it is received.
    → major
    "
    );
}

#[test]
fn a_constant_that_changed_is_another_thing() {
    schema_diff!("It: { const: a }", "It: { const: b }", @"
    ! [enum-replaced] `It` is `b` now, it was `a`, where it is received.
    ! [enum-replaced] `It` is `b` now, it was `a`, where it is sent.
    → major
    ");
}

#[test]
fn limits_both_ways() {
    schema_diff!(
        "It: { type: object, properties: { n: { type: integer, minimum: 1, maximum: 9 }, s: { type: string, maxLength: 20 } } }",
        "It: { type: object, properties: { n: { type: integer, exclusiveMinimum: 1, maximum: 10 }, s: { type: string, maxLength: 10 } } }",
        @"
    ! [limit-tightened] `It.n` has `minimum` 1 (exclusive) now, it was 1, where it is sent.
    ! [limit-loosened] `It.n` has `maximum` 10 now, it was 9, where it is received.
    ! [limit-tightened] `It.s` has `maxLength` 10 now, it was 20, where it is sent.
    + [limit-tightened] `It.n` has `minimum` 1 (exclusive) now, it was 1, where it is received.
    + [limit-loosened] `It.n` has `maximum` 10 now, it was 9, where it is sent.
    + [limit-tightened] `It.s` has `maxLength` 10 now, it was 20, where it is received.
    → major
    "
    );
}

#[test]
fn types_formats_and_patterns() {
    schema_diff!(
        "It: { type: object, properties: { a: { type: integer, format: int32 }, b: { type: integer }, c: { type: string, pattern: '^a' } } }",
        "It: { type: object, properties: { a: { type: integer, format: int64 }, b: { type: string }, c: { type: string } } }",
        @"
    ! [format-changed] `It.a` has the format `int64` now, it was `int32`, where it is received.
    ! [type-changed] `It.b` is `string` now, it was `integer`, where it is received.
    ! [type-changed] `It.b` is `string` now, it was `integer`, where it is sent.
    ! [pattern-removed] `It.c` has the pattern `^a` no more, where it is received.
    + [format-changed] `It.a` has the format `int64` now, it was `int32`, where it is sent.
    + [pattern-removed] `It.c` has the pattern `^a` no more, where it is sent.
    → major
    "
    );
}

#[test]
fn null_is_one_thing_however_it_is_said() {
    schema_diff!(
        "It: { type: object, properties: { a: { type: string }, b: { type: [string, 'null'] } } }",
        "It: { type: object, properties: { a: { oneOf: [{ type: string }, { type: 'null' }] }, b: { anyOf: [{ type: 'null' }, { type: string }] } } }",
        @"
    ! [became-nullable] `It.a` may be null now, where it is received.
    + [became-nullable] `It.a` may be null now, where it is sent.
    → major
    "
    );
}

#[test]
fn what_is_read_only_is_not_sent() {
    schema_diff!(
        "It: { type: object, required: [id], properties: { id: { type: string, readOnly: true }, at: { type: string } } }",
        "It: { type: object, required: [id], properties: { id: { type: string, readOnly: true, maxLength: 5 }, at: { type: string, readOnly: true } } }",
        @"
    + [limit-tightened] `It.id` has `maxLength` 5 now, where it is received.
      [property-became-read-only] `It.at` is read-only now, where it is sent.
    → minor
    "
    );
}

#[test]
fn defaults_matter_to_who_may_leave_the_value_out() {
    schema_diff!(
        "It: { type: object, properties: { a: { type: integer, default: 10 } } }",
        "It: { type: object, properties: { a: { type: integer, default: 20 } } }",
        @"
    ! [default-changed] `It.a` is `20` by default now, it was `10`, where it is sent.
      [default-changed] `It.a` is `20` by default now, it was `10`, where it is received.
    → major
    "
    );
}

#[test]
fn the_same_rearranged_is_the_same() {
    schema_diff!(
        "It: { type: object, required: [a], properties: { a: { type: string, maxLength: 3 }, b: { type: integer } } }",
        "
        It:
          allOf:
            - $ref: '#/components/schemas/Base'
            - type: object
              properties: { b: { type: integer } }
        Base: { type: object, required: [a], properties: { a: { $ref: '#/components/schemas/Name' } } }
        Name: { type: string, maxLength: 3 }
        ",
        @"
      [schema-added] The schema `Base` is new.
      [schema-added] The schema `Name` is new.
    → patch
    "
    );
}

#[test]
fn a_circle_is_walked_once() {
    schema_diff!(
        "
        It: { type: object, properties: { next: { $ref: '#/components/schemas/It' }, n: { type: integer } } }
        ",
        "
        It: { type: object, properties: { next: { $ref: '#/components/schemas/It' }, n: { type: number } } }
        ",
        @"
    ! [type-widened] `It.n` is `number` now, it was `integer`, where it is received.
    + [type-widened] `It.n` is `number` now, it was `integer`, where it is sent.
    → major
    "
    );
}

#[test]
fn other_properties_and_items() {
    schema_diff!(
        "It: { type: object, properties: { m: { type: object, additionalProperties: { type: integer } }, l: { type: array, items: { type: string } } } }",
        "It: { type: object, properties: { m: { type: object, additionalProperties: { type: string } }, l: { type: array, items: { type: string, enum: [a] } } } }",
        @"
    ! [type-changed] `It.m{*}` is `string` now, it was `integer`, where it is received.
    ! [type-changed] `It.m{*}` is `string` now, it was `integer`, where it is sent.
    ! [enum-added] `It.l[]` is `a` now, it was any value, where it is sent.
    + [enum-added] `It.l[]` is `a` now, it was any value, where it is received.
    → major
    "
    );
}

#[test]
fn keywords_that_exclude_values() {
    schema_diff!(
        "It: { type: object, properties: { a: { type: string } } }",
        "It: { type: object, properties: { a: { type: string } }, dependentRequired: { a: [b] } }",
        @"
    ! [condition-added] `It` has `dependentRequired` now, where it is sent.
    + [condition-added] `It` has `dependentRequired` now, where it is received.
    → major
    "
    );
}

#[test]
fn tuples_by_position() {
    schema_diff!(
        "It: { type: array, prefixItems: [{ type: string }, { type: integer }] }",
        "It: { type: array, prefixItems: [{ type: string }, { type: number }, { type: boolean }] }",
        @"
    ! [type-widened] `It[1]` is `number` now, it was `integer`, where it is received.
    ! [items-added] `It` says now what stands at position 2, where it is sent.
    + [type-widened] `It[1]` is `number` now, it was `integer`, where it is sent.
    + [items-added] `It` says now what stands at position 2, where it is received.
    → major
    "
    );
}

#[test]
fn a_component_is_told_of_once_whatever_is_around_it() {
    schema_diff!(
        "
        It:
          type: object
          properties:
            a: { $ref: '#/components/schemas/Pet' }
            b: { allOf: [{ $ref: '#/components/schemas/Pet' }], description: The second. }
            c: { oneOf: [{ $ref: '#/components/schemas/Pet' }, { type: 'null' }] }
            d: { anyOf: [{ type: string }, { $ref: '#/components/schemas/Pet' }] }
            e: { $ref: '#/components/schemas/Pet' }
        Pet: { type: object, properties: { name: { type: string } } }
        ",
        "
        It:
          type: object
          properties:
            a: { $ref: '#/components/schemas/Pet' }
            b: { allOf: [{ $ref: '#/components/schemas/Pet' }], description: The second. }
            c: { oneOf: [{ $ref: '#/components/schemas/Pet' }, { type: 'null' }] }
            d: { anyOf: [{ type: string }, { $ref: '#/components/schemas/Pet' }] }
            e: { oneOf: [{ type: 'null' }, { $ref: '#/components/schemas/Pet' }] }
        Pet: { type: object, properties: { name: { type: integer } } }
        ",
        @"
    ! [became-nullable] `It.e` may be null now, where it is received.
    ! [type-changed] `Pet.name` is `integer` now, it was `string`, where it is received.
    ! [type-changed] `Pet.name` is `integer` now, it was `string`, where it is sent.
    + [became-nullable] `It.e` may be null now, where it is sent.
    → major
    "
    );
}

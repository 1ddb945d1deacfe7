//! Unions: which member was which.

const PETS: &str = "
    Cat: { type: object, required: [kind, lives], properties: { kind: { const: cat }, lives: { type: integer } } }
    Dog: { type: object, required: [kind, tricks], properties: { kind: { const: dog }, tricks: { type: string } } }
    Fox: { type: object, required: [kind, tail], properties: { kind: { const: fox }, tail: { type: string } } }
";

fn with(it: &str) -> String {
    format!("    {it}{PETS}")
}

#[test]
fn one_more_member_without_a_tag_may_be_taken_for_another() {
    schema_diff!(
        &with("It: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }"),
        &with("It: { oneOf: [{ $ref: '#/components/schemas/Fox' }, { $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }"),
        @"
    ! [union-member-added] `It` may be `Fox` as well, where it is received.
    + [union-member-added] `It` may be `Fox` as well, where it is sent.
    → major
    "
    );
}

#[test]
fn one_more_member_with_a_tag_is_kept_as_it_is() {
    schema_diff!(
        &with("It: { discriminator: { propertyName: kind }, oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }"),
        &with("It: { discriminator: { propertyName: kind }, oneOf: [{ $ref: '#/components/schemas/Fox' }, { $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }"),
        @"
    + [union-member-added] `It` may be `Fox` as well, where it is received.
    + [union-member-added] `It` may be `Fox` as well, where it is sent.
    → minor
    "
    );
}

#[test]
fn a_member_less() {
    schema_diff!(
        &with("It: { oneOf: [{ $ref: '#/components/schemas/Fox' }, { $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }"),
        &with("It: { oneOf: [{ $ref: '#/components/schemas/Fox' }, { $ref: '#/components/schemas/Dog' }] }"),
        @"
    ! [union-member-removed] `It` is not `Cat` any more, where it is sent.
    + [union-member-removed] `It` is not `Cat` any more, where it is received.
    → major
    "
    );
}

#[test]
fn a_schema_that_became_one_of_several() {
    schema_diff!(
        &with("It: { $ref: '#/components/schemas/Cat' }"),
        &with("It: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }"),
        @"
    ! [became-union] `It` is one of `Cat`, `Dog` now, where it is received.
    + [became-union] `It` is one of `Cat`, `Dog` now, where it is sent.
    → major
    "
    );
}

#[test]
fn several_types_are_a_union_of_them() {
    schema_diff!(
        "It: { type: object, properties: { a: { type: [string, integer] }, b: { type: string } } }",
        "It: { type: object, properties: { a: { oneOf: [{ type: integer }, { type: string }] }, b: { type: [string, boolean] } } }",
        @"
    ! [type-widened] `It.b` is `boolean` or `string` now, it was `string`, where it is received.
    + [type-widened] `It.b` is `boolean` or `string` now, it was `string`, where it is sent.
    → major
    "
    );
}

#[test]
fn another_tag_is_another_language() {
    schema_diff!(
        &with("It: { discriminator: { propertyName: kind }, oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }"),
        &with("It: { discriminator: { propertyName: type }, oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }"),
        @"
    ! [discriminator-changed] `It` is told apart by `type` now, it was `kind`, where it is received.
    ! [discriminator-changed] `It` is told apart by `type` now, it was `kind`, where it is sent.
    → major
    "
    );
}

#[test]
fn unnamed_members_are_known_by_what_they_accept() {
    schema_diff!(
        "It: { oneOf: [{ type: object, required: [a], properties: { a: { type: string } } }, { type: object, required: [b], properties: { b: { type: string } } }] }",
        "It: { oneOf: [{ type: object, required: [b], properties: { b: { type: string } } }, { type: object, required: [a], properties: { a: { type: string, maxLength: 5 } } }] }",
        @"
    ! [limit-tightened] `It<…>.a` has `maxLength` 5 now, where it is sent.
    + [limit-tightened] `It<…>.a` has `maxLength` 5 now, where it is received.
    → major
    "
    );
}

#[test]
fn a_union_by_kind_that_gets_a_member_of_a_kind_that_it_has_was_a_union_before() {
    let card = "{ type: object, required: [card], properties: { card: { type: string } } }";
    let bank = "{ type: object, required: [iban], properties: { iban: { type: string } } }";
    let (two, three) = (
        format!("It: {{ oneOf: [{card}, {{ type: string }}] }}"),
        format!("It: {{ oneOf: [{card}, {{ type: string }}, {bank}] }}"),
    );
    schema_diff!(&two, &three, @"
    ! [union-member-added] `It` may be an unnamed `object` as well, where it is received.
    + [union-member-added] `It` may be an unnamed `object` as well, where it is sent.
    → major
    ");
    schema_diff!(&three, &two, @"
    ! [union-member-removed] `It` is not an unnamed `object` any more, where it is sent.
    + [union-member-removed] `It` is not an unnamed `object` any more, where it is received.
    → major
    ");
}

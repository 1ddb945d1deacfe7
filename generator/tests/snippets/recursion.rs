//! Types that contain themselves.

#[test]
fn a_cycle_is_boxed_where_it_needs_to_be() {
    rust_for!(
        "Tree: { properties: { parent: { $ref: '#/components/schemas/Tree' }, children: { type: array, items: { $ref: '#/components/schemas/Tree' } } } }",
        @r"
        pub struct Tree {
            pub parent: Option<Box<Tree>>,
            pub children: Option<Vec<Tree>>,
        }
        "
    );
}

#[test]
fn a_cycle_through_two_types_is_boxed_once() {
    rust_for!(
        "
        Person: { properties: { home: { $ref: '#/components/schemas/House' } } }
        House: { properties: { owner: { $ref: '#/components/schemas/Person' } } }
        ",
        @r"
        pub struct Person {
            pub home: Option<House>,
        }

        pub struct House {
            pub owner: Option<Box<Person>>,
        }
        "
    );
}

#[test]
fn a_recursive_alias_is_a_newtype() {
    rust_for!(
        "Nested: { type: array, items: { $ref: '#/components/schemas/Nested' } }",
        @"pub struct Nested(pub Vec<Nested>);"
    );
}

#[test]
fn a_recursive_union_is_boxed() {
    rust_for!(
        "
        Filter: { oneOf: [{ type: string }, { $ref: '#/components/schemas/Not' }] }
        Not: { required: [not], properties: { not: { $ref: '#/components/schemas/Filter' } } }
        ",
        @r"
        pub enum Filter {
            String(String),
            Not(Not),
            /// A value that fits none of the members.
            Unrecognized(UnrecognizedValue),
        }

        pub struct Not {
            pub not: Box<Filter>,
        }
        "
    );
}

#[test]
fn a_type_that_requires_itself_is_relaxed_and_reported() {
    rust_for!(
        "Loop: { required: [next], properties: { next: { $ref: '#/components/schemas/Loop' } } }",
        @r"
        pub struct Loop {
            pub next: Option<Box<Loop>>,
        }

        // warning[endless-requirement]: `Loop` requires itself without end, so `next` is optional
        "
    );
}

#[test]
fn a_nullable_cycle_stays_nullable() {
    rust_for!(
        "Tree: { required: [parent], properties: { parent: { oneOf: [{ $ref: '#/components/schemas/Tree' }, { type: 'null' }] } } }",
        @r"
        pub struct Tree {
            pub parent: Option<Box<Tree>>,
        }
        "
    );
}

//! The ways a property may be missing.

#[test]
fn the_four_presences_are_told_apart() {
    rust_for!(
        "
        Pet:
          required: [id, note]
          properties:
            id: { type: string }
            name: { type: string }
            note: { type: [string, 'null'] }
            tag: { type: [string, 'null'] }
        ",
        @r"
        pub struct Pet {
            pub id: String,
            pub name: Option<String>,
            pub note: Option<String>,
            pub tag: Field<String>,
        }
        "
    );
}

#[test]
fn nullable_of_3_0_is_null_in_a_list_of_types() {
    tables_for!(
        "
        openapi: 3.0.3
        components:
          schemas:
            Pet: { required: [note], properties: { note: { type: string, nullable: true }, tag: { type: string, nullable: true } } }
        ",
        @r#"
        record! {
            Pet PET required[0x1] table[b""] default;
            0 note: nullable String = "note";
            1 tag: field String = "tag";
        }
        "#
    );
}

#[test]
fn required_members_are_arguments_of_new() {
    impls_for!(
        "Pet: { required: [id, name], properties: { id: { type: integer }, name: { type: string }, tag: { type: string } } }",
        @"
    impl Pet {
        /// With what a `Pet` always has; everything else is left out.
        #[inline]
        pub fn new(id: i64, name: impl Into<String>) -> Self {
            Self {
                id,
                name: name.into(),
                ..Self::blank()
            }
        }
    }
    "
    );
}

#[test]
fn a_struct_of_required_members_alone_is_made_whole() {
    impls_for!(
        "Pet: { required: [id], properties: { id: { type: integer } } }",
        @"
    impl Pet {
        /// With everything that a `Pet` has.
        #[inline]
        pub fn new(id: i64) -> Self {
            Self {
                id,
            }
        }
    }
    "
    );
}

#[test]
fn more_than_three_required_members_are_a_struct_of_named_fields() {
    impls_for!(
        "
        Pet:
          required: [a, b, c, d]
          properties: { a: { type: string }, b: { type: string }, c: { type: integer }, d: { type: boolean }, e: { type: string } }
        ",
        @"
    impl Pet {
        /// With what a `Pet` always has; everything else is left out.
        #[inline]
        pub fn new(required: PetRequired) -> Self {
            Self {
                a: required.a,
                b: required.b,
                c: required.c,
                d: required.d,
                ..Self::blank()
            }
        }
    }
    "
    );
}

#[test]
fn the_struct_of_required_members_is_exhaustive() {
    rust_for!(
        "
        Pet:
          required: [a, b, c, d]
          properties: { a: { type: string, description: The first. }, b: { type: string }, c: { type: integer }, d: { type: boolean } }
        ",
        @r"
        pub struct Pet {
            /// The first.
            pub a: String,
            pub b: String,
            pub c: i64,
            pub d: bool,
        }

        /// What a [`Pet`] always has.
        pub struct PetRequired {
            /// The first.
            pub a: String,
            pub b: String,
            pub c: i64,
            pub d: bool,
        }
        "
    );
}

#[test]
fn siblings_of_a_reference_count() {
    rust_for!(
        "
        openapi: 3.0.3
        components:
          schemas:
            Customer:
              required: [address, home]
              properties:
                address: { $ref: '#/components/schemas/Address', nullable: true }
                home: { $ref: '#/components/schemas/Address', description: Where they live. }
            Address: { properties: { city: { type: string } } }
        ",
        @r"
        pub struct Customer {
            pub address: Option<Address>,
            /// Where they live.
            pub home: Address,
        }

        pub struct Address {
            pub city: Option<String>,
        }
        "
    );
}

#[test]
fn a_component_that_may_be_null_is_so_wherever_it_is_used() {
    rust_for!(
        "
        Pet: { required: [note], properties: { note: { $ref: '#/components/schemas/Note' }, more: { type: array, items: { $ref: '#/components/schemas/Note' } } } }
        Note: { type: [string, 'null'] }
        ",
        @r"
        pub struct Pet {
            pub note: Option<Note>,
            pub more: Option<Vec<Option<Note>>>,
        }

        pub type Note = String;
        "
    );
}

#[test]
fn any_json_includes_null() {
    rust_for!(
        "Pet: { required: [a], properties: { a: {}, b: { nullable: true } } }",
        @r"
        pub struct Pet {
            pub a: Json,
            pub b: Field<Json>,
        }
        "
    );
}

#[test]
fn a_property_that_is_always_null_is_any_json() {
    rust_for!(
        "Pet: { properties: { nothing: { type: 'null' } } }",
        @r"
        pub struct Pet {
            pub nothing: Field<Json>,
        }
        "
    );
}

#[test]
fn required_may_not_name_what_is_no_property() {
    rust_for!(
        "Pet: { type: object, required: [id, nmae], properties: { id: { type: string }, name: { type: string } } }",
        @r"
        pub struct Pet {
            pub id: String,
            pub name: Option<String>,
        }

        // warning[required-without-property]: `required` names `nmae`, which is no property
        "
    );
}

#[test]
fn a_default_is_documented_and_never_sent() {
    rust_for!(
        "Pet: { properties: { active: { type: boolean, default: true }, kind: { type: string, default: cat } } }",
        @r#"
        pub struct Pet {
            /// The vendor's default is `true`.
            pub active: Option<bool>,
            /// The vendor's default is `"cat"`.
            pub kind: Option<String>,
        }
        "#
    );
}

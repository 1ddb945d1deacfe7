//! `allOf`.

#[test]
fn all_of_is_one_flat_struct() {
    rust_for!(
        "
        Base: { required: [id], properties: { id: { type: string, description: Who it is. } } }
        Pet: { allOf: [{ $ref: '#/components/schemas/Base' }, { required: [name], properties: { name: { type: string } } }] }
        ",
        @r"
        pub struct Base {
            /// Who it is.
            pub id: String,
        }

        pub struct Pet {
            /// Who it is.
            pub id: String,
            pub name: String,
        }
        "
    );
}

#[test]
fn a_single_member_is_a_wrapper_and_no_new_type() {
    rust_for!(
        "
        Customer:
          properties:
            address: { allOf: [{ $ref: '#/components/schemas/Address' }], description: Where they live., nullable: true }
        Address: { properties: { city: { type: string } } }
        ",
        @r"
        pub struct Customer {
            /// Where they live.
            pub address: Field<Address>,
        }

        pub struct Address {
            pub city: Option<String>,
        }
        "
    );
}

#[test]
fn a_property_that_is_repeated_has_to_satisfy_both() {
    rust_for!(
        "
        Pet:
          allOf:
            - { properties: { name: { type: string, maxLength: 50 } } }
            - { required: [name], properties: { name: { type: string, maxLength: 20, minLength: 1 } } }
        ",
        @r"
        pub struct Pet {
            /// At least 1 character. At most 20 characters.
            pub name: String,
        }
        "
    );
}

#[test]
fn shared_values_of_two_enums_remain() {
    rust_for!(
        "Size: { allOf: [{ type: string, enum: [s, m, l] }, { type: string, enum: [m, l, xl] }] }",
        @r"
        pub enum Size {
            /// `m`
            M,
            /// `l`
            L,
            /// A value that the document does not list.
            Unrecognized(Unrecognized),
        }
        "
    );
}

#[test]
fn types_that_contradict_each_other_are_reported() {
    rust_for!(
        "Pet: { properties: { id: { allOf: [{ type: string }, { type: object }] } } }",
        @r"
        pub struct Pet {
            pub id: Option<Json>,
        }

        // warning[contradictory-types]: a value cannot be `string` and `object` at once
        "
    );
}

#[test]
fn required_is_judged_after_merging() {
    rust_for!(
        "
        Base: { properties: { id: { type: string } } }
        Pet: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: object, required: [id] }] }
        ",
        @r"
        pub struct Base {
            pub id: Option<String>,
        }

        pub struct Pet {
            pub id: String,
        }
        "
    );
}

#[test]
fn what_a_merged_component_declares_inline_is_that_components_type() {
    rust_for!(
        "
        Base: { properties: { status: { type: string, enum: [on] } } }
        Pet: { allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { name: { type: string } } }] }
        ",
        @r"
        pub struct Base {
            pub status: Option<BaseStatus>,
        }

        pub enum BaseStatus {
            /// `on`
            On,
            /// A value that the document does not list.
            Unrecognized(Unrecognized),
        }

        pub struct Pet {
            pub status: Option<BaseStatus>,
            pub name: Option<String>,
        }
        "
    );
}

#[test]
fn members_beside_all_of_count() {
    rust_for!(
        "
        Base: { properties: { id: { type: string } } }
        Pet: { allOf: [{ $ref: '#/components/schemas/Base' }], properties: { name: { type: string } } }
        ",
        @r"
        pub struct Base {
            pub id: Option<String>,
        }

        pub struct Pet {
            pub name: Option<String>,
            pub id: Option<String>,
        }
        "
    );
}

#[test]
fn an_all_of_that_leads_to_itself_ends() {
    rust_for!(
        "Pet: { allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { id: { type: string } } }] }",
        @r"
        pub struct Pet {
            pub id: Option<String>,
        }

        // warning[reference-cycle]: `Pet` leads back to itself by way of `Pet` and never says what it is
        "
    );
}

#[test]
fn what_an_inline_schema_is_together_with_another_is_a_type_of_its_own() {
    rust_for!(
        "
        Error: { properties: { details: { type: array, items: { properties: { issue: { type: string }, field: { type: string } } } } } }
        BadName: { properties: { details: { type: array, items: { title: BadNameDetail, properties: { issue: { type: string, enum: [BAD_NAME] } } } } } }
        Refusal: { allOf: [{ $ref: '#/components/schemas/BadName' }, { $ref: '#/components/schemas/Error' }] }
        ",
        @"
    pub struct Error {
        pub details: Option<Vec<ErrorDetailsItem>>,
    }

    pub struct ErrorDetailsItem {
        pub issue: Option<String>,
        pub field: Option<String>,
    }

    pub struct BadName {
        pub details: Option<Vec<BadNameDetail>>,
    }

    pub struct BadNameDetail {
        pub issue: Option<BadNameDetailIssue>,
    }

    pub enum BadNameDetailIssue {
        /// `BAD_NAME`
        BadName,
        /// A value that the document does not list.
        Unrecognized(Unrecognized),
    }

    pub struct Refusal {
        pub details: Option<Vec<BadNameDetailsItem>>,
    }

    pub struct BadNameDetailsItem {
        pub issue: Option<BadNameDetailIssue>,
        pub field: Option<String>,
    }
    "
    );
}

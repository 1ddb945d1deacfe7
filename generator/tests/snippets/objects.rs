//! Objects with known members.

#[test]
fn members_stand_in_the_documents_order() {
    rust_for!(
        "Pet: { type: object, description: A pet., properties: { zeta: { type: string, description: The last letter. }, alpha: { type: string } } }",
        @r"
        /// A pet.
        pub struct Pet {
            /// The last letter.
            pub zeta: Option<String>,
            pub alpha: Option<String>,
        }
        "
    );
}

#[test]
fn unknown_members_are_ignored_unless_the_document_allows_them() {
    rust_for!(
        "
        Closed: { additionalProperties: false, properties: { id: { type: string } } }
        Silent: { properties: { id: { type: string } } }
        Open: { additionalProperties: true, properties: { id: { type: string } } }
        ",
        @r"
        pub struct Closed {
            pub id: Option<String>,
        }

        pub struct Silent {
            pub id: Option<String>,
        }

        pub struct Open {
            pub id: Option<String>,
            /// Members that the document does not name.
            pub additional_properties: Map<Json>,
        }
        "
    );
}

#[test]
fn more_than_three_keys_have_a_lookup_table() {
    tables_for!(
        "Pet: { properties: { a: { type: string }, b: { type: string }, c: { type: string }, d: { type: string } } }",
        @r#"
        record! {
            Pet PET required[] table[b"   % &#$"] default;
            0 a: optional String = "a";
            1 b: optional String = "b";
            2 c: optional String = "c";
            3 d: optional String = "d";
        }
        "#
    );
}

#[test]
fn keys_that_json_escapes_are_marked() {
    tables_for!(
        r#"Pet: { properties: { 'a"b': { type: string } } }"#,
        @r#"
        record! {
            Pet PET required[] table[b""] escaped default;
            0 a_b: optional String = "a\"b";
        }
        "#
    );
}

#[test]
fn a_property_of_an_inline_object_is_a_type_of_its_own() {
    rust_for!(
        "Pet: { properties: { owner: { type: object, required: [name], properties: { name: { type: string } } } } }",
        @r"
        pub struct Pet {
            pub owner: Option<PetOwner>,
        }

        pub struct PetOwner {
            pub name: String,
        }
        "
    );
}

#[test]
fn a_component_that_is_a_reference_is_an_alias() {
    rust_for!(
        "
        Pet: { properties: { id: { type: string } } }
        Animal: { $ref: '#/components/schemas/Pet' }
        ",
        @r"
        pub struct Pet {
            pub id: Option<String>,
        }

        pub type Animal = Pet;
        "
    );
}

#[test]
fn a_deprecated_member_says_so() {
    rust_for!(
        "Pet: { deprecated: true, properties: { tag: { type: string, deprecated: true, description: Its tag. } } }",
        @"
    /// An object with `tag`.
    ///
    /// **Deprecated** by the vendor.
    pub struct Pet {
        /// Its tag.
        ///
        /// **Deprecated** by the vendor.
        pub tag: Option<String>,
    }
    "
    );
}

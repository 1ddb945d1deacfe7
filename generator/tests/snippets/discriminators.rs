//! Unions by the value of a property.

const MAPPED: &str = "
    Pet:
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
      discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Cat', hound: Dog, dog: Dog } }
    Cat: { required: [kind], properties: { kind: { type: string }, lives: { type: integer } } }
    Dog: { properties: { tricks: { type: array, items: { type: string } } } }
";

#[test]
fn the_mapping_names_the_tags() {
    rust_for!(MAPPED, @r"
    pub enum Pet {
        Cat(Cat),
        Dog(Dog),
        /// A value that fits none of the members.
        Unrecognized(UnrecognizedValue),
    }

    pub struct Cat {
        pub kind: String,
        pub lives: Option<i64>,
    }

    pub struct Dog {
        pub tricks: Option<Vec<String>>,
    }
    ");
}

#[test]
fn the_tag_is_written_once() {
    tables_for!(MAPPED, @r#"
    tagged! {
        Pet, "kind" from;
        0 Cat(Cat) = "cat", carried;
        1 Dog(Dog) = "hound" | "dog";
    }

    record! {
        Cat CAT required[0x1] table[b""];
        0 kind: required String = "kind";
        1 lives: optional i64 = "lives";
    }

    record! {
        Dog DOG required[] table[b""] default;
        0 tricks: optional Vec<String> = "tricks";
    }
    "#);
}

#[test]
fn without_a_mapping_the_schemas_name_is_the_tag() {
    tables_for!(
        "
        Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: kind } }
        Cat: { required: [kind], properties: { kind: { type: string } } }
        Dog: { required: [kind], properties: { kind: { type: string } } }
        ",
        @r#"
        tagged! {
            Pet, "kind" from;
            0 Cat(Cat) = "Cat", carried;
            1 Dog(Dog) = "Dog", carried;
        }

        record! {
            Cat CAT required[0x1] table[b""];
            0 kind: required String = "kind";
        }

        record! {
            Dog DOG required[0x1] table[b""];
            0 kind: required String = "kind";
        }
        "#
    );
}

#[test]
fn a_base_with_a_discriminator_is_the_enum_of_its_children() {
    rust_for!(
        "
        Animal: { required: [kind], properties: { kind: { type: string }, name: { type: string } }, discriminator: { propertyName: kind } }
        Cat: { allOf: [{ $ref: '#/components/schemas/Animal' }, { properties: { lives: { type: integer } } }] }
        Dog: { allOf: [{ $ref: '#/components/schemas/Animal' }, { properties: { tricks: { type: integer } } }] }
        Owner: { properties: { pet: { $ref: '#/components/schemas/Animal' } } }
        ",
        @r"
        pub enum Animal {
            Cat(Cat),
            Dog(Dog),
            /// A value that fits none of the members.
            Unrecognized(UnrecognizedValue),
        }

        pub struct Cat {
            pub kind: String,
            pub name: Option<String>,
            pub lives: Option<i64>,
        }

        pub struct Dog {
            pub kind: String,
            pub name: Option<String>,
            pub tricks: Option<i64>,
        }

        pub struct Owner {
            pub pet: Option<Animal>,
        }
        "
    );
}

#[test]
fn constants_of_inline_members_are_tags() {
    tables_for!(
        "
        Method:
          discriminator: { propertyName: kind }
          oneOf:
            - { required: [kind], properties: { kind: { type: string, enum: [card] }, number: { type: string } } }
            - { required: [kind], properties: { kind: { type: string, enum: [bank] }, iban: { type: string } } }
        ",
        @r#"
        tagged! {
            Method, "kind" from;
            0 Card(MethodCard) = "card", carried;
            1 Bank(MethodBank) = "bank", carried;
        }

        record! {
            MethodCard METHOD_CARD required[0x1] table[b""];
            0 kind: required MethodCardKind = "kind";
            1 number: optional String = "number";
        }

        open_enum! {
            MethodCardKind;
            0 Card = "card";
        }

        record! {
            MethodBank METHOD_BANK required[0x1] table[b""];
            0 kind: required MethodBankKind = "kind";
            1 iban: optional String = "iban";
        }

        open_enum! {
            MethodBankKind;
            0 Bank = "bank";
        }
        "#
    );
}

#[test]
fn a_member_without_a_tag_is_reported() {
    rust_for!(
        "
        Pet:
          discriminator: { propertyName: kind }
          oneOf: [{ $ref: '#/components/schemas/Cat' }, { required: [size], properties: { size: { type: integer } } }]
        Cat: { required: [kind], properties: { kind: { type: string } } }
        ",
        @"
        pub enum Pet {
            Cat(Cat),
            WithSize(PetWithSize),
            /// A value that fits none of the members.
            Unrecognized(UnrecognizedValue),
        }

        pub struct PetWithSize {
            pub size: i64,
        }

        pub struct Cat {
            pub kind: String,
        }

        // warning[member-without-tag]: a member of the union has no value of `kind`
        "
    );
}

#[test]
fn a_mapping_that_leads_outside_is_reported() {
    tables_for!(
        "
        Pet:
          discriminator: { propertyName: kind, mapping: { cat: Cat, cow: Cow } }
          oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
        Cat: { required: [kind], properties: { kind: { type: string } } }
        Dog: { required: [kind], properties: { kind: { type: string } } }
        Cow: { required: [kind], properties: { kind: { type: string } } }
        ",
        @r#"
        tagged! {
            Pet, "kind" from;
            0 Cat(Cat) = "cat", carried;
            1 Dog(Dog) = "Dog", carried;
        }

        record! {
            Cat CAT required[0x1] table[b""];
            0 kind: required String = "kind";
        }

        record! {
            Dog DOG required[0x1] table[b""];
            0 kind: required String = "kind";
        }

        record! {
            Cow COW required[0x1] table[b""];
            0 kind: required String = "kind";
        }

        // warning[mapping-without-member]: `mapping` sends `cow` to `Cow`, which is no member of the union
        "#
    );
}

#[test]
fn a_child_that_adds_nothing_is_a_type_of_its_own() {
    tables_for!(
        "
        Pet: { required: [kind], properties: { kind: { type: string } }, discriminator: { propertyName: kind } }
        Cat: { x-ms-discriminator-value: kitty, allOf: [{ $ref: '#/components/schemas/Pet' }] }
        ",
        @r#"
        tagged! {
            Pet, "kind" from;
            0 Cat(Cat) = "kitty", carried;
        }

        record! {
            Cat CAT required[0x1] table[b""];
            0 kind: required String = "kind";
        }
        "#
    );
}

//! `enum` and `const`.

#[test]
fn a_string_enum_is_open() {
    rust_for!(
        "Status: { type: string, description: How it stands., enum: [active, in_review, 'n/a'] }",
        @r"
        /// How it stands.
        pub enum Status {
            /// `active`
            Active,
            /// `in_review`
            InReview,
            /// `n/a`
            NA,
            /// A value that the document does not list.
            Unrecognized(Unrecognized),
        }
        "
    );
}

#[test]
fn its_table_has_the_wire_values() {
    tables_for!(
        "Status: { type: string, enum: [active, in_review, 'n/a'] }",
        @r#"
        open_enum! {
            Status;
            0 Active = "active";
            1 InReview = "in_review";
            2 NA = "n/a";
        }
        "#
    );
}

#[test]
fn a_wire_value_unrecognized_does_not_collide() {
    rust_for!(
        "Status: { type: string, enum: [unrecognized, unknown] }",
        @r"
        pub enum Status {
            /// `unrecognized`
            Unrecognized_,
            /// `unknown`
            Unknown,
            /// A value that the document does not list.
            Unrecognized(Unrecognized),
        }
        "
    );
}

#[test]
fn vendor_names_lose_the_prefix_that_repeats_the_type() {
    rust_for!(
        "
        types.Status:
          type: string
          enum: [published, deleted]
          x-enum-varnames: [StatusPublished, StatusDeleted]
        Kind: { type: string, enum: [a, b], x-enumNames: [Alpha, Beta] }
        Size: { type: string, enum: [s, l], x-ms-enum: { name: Size, values: [{ value: s, name: Small }, { value: l, name: Large }] } }
        ",
        @r"
        pub enum Status {
            /// `published`
            Published,
            /// `deleted`
            Deleted,
            /// A value that the document does not list.
            Unrecognized(Unrecognized),
        }

        pub enum Kind {
            /// `a`
            Alpha,
            /// `b`
            Beta,
            /// A value that the document does not list.
            Unrecognized(Unrecognized),
        }

        pub enum Size {
            /// `s`
            Small,
            /// `l`
            Large,
            /// A value that the document does not list.
            Unrecognized(Unrecognized),
        }
        "
    );
}

#[test]
fn vendor_descriptions_are_docs() {
    rust_for!(
        "
        Status: { type: string, enum: [on, off], x-enum-descriptions: [It runs., It rests.] }
        Mode: { type: string, enum: [fast, slow], x-enum-comments: { fast: In a hurry. } }
        ",
        @r"
        pub enum Status {
            /// It runs.
            ///
            /// `on`
            On,
            /// It rests.
            ///
            /// `off`
            Off,
            /// A value that the document does not list.
            Unrecognized(Unrecognized),
        }

        pub enum Mode {
            /// In a hurry.
            ///
            /// `fast`
            Fast,
            /// `slow`
            Slow,
            /// A value that the document does not list.
            Unrecognized(Unrecognized),
        }
        "
    );
}

#[test]
fn an_inline_enum_is_named_after_its_property() {
    rust_for!(
        "ErrorResponse: { properties: { code: { type: string, enum: [not_found] }, codes: { type: array, items: { type: string, enum: [a, b] } } } }",
        @r"
        pub struct ErrorResponse {
            pub code: Option<ErrorResponseCode>,
            pub codes: Option<Vec<ErrorResponseCodesItem>>,
        }

        pub enum ErrorResponseCode {
            /// `not_found`
            NotFound,
            /// A value that the document does not list.
            Unrecognized(Unrecognized),
        }

        pub enum ErrorResponseCodesItem {
            /// `a`
            A,
            /// `b`
            B,
            /// A value that the document does not list.
            Unrecognized(Unrecognized),
        }
        "
    );
}

#[test]
fn null_among_the_values_means_nullable() {
    rust_for!(
        "Pet: { required: [size], properties: { size: { type: [string, 'null'], enum: [small, large, null] } } }",
        @r"
        pub struct Pet {
            pub size: Option<PetSize>,
        }

        pub enum PetSize {
            /// `small`
            Small,
            /// `large`
            Large,
            /// A value that the document does not list.
            Unrecognized(Unrecognized),
        }
        "
    );
}

#[test]
fn integers_are_typed_the_same_way() {
    rust_for!(
        "Level: { type: integer, enum: [1, 2, -1] }",
        @r"
        pub enum Level {
            /// `1`
            _1,
            /// `2`
            _2,
            /// `-1`
            Minus1,
            /// A value that the document does not list.
            Unrecognized(UnrecognizedValue),
        }
        "
    );
    tables_for!(
        "Level: { type: integer, enum: [1, 2, -1] }",
        @r"
        value_enum! {
            Level;
            0 _1 = Int(1);
            1 _2 = Int(2);
            2 Minus1 = Int(-1);
        }
        "
    );
}

#[test]
fn numbers_and_mixed_values_are_typed_the_same_way() {
    tables_for!(
        "
        Rate: { type: number, enum: [0.5, 1, 2.25] }
        Mixed: { enum: [auto, 1, true] }
        ",
        @r#"
        value_enum! {
            Rate;
            0 _0_5 = Num(0.5);
            1 _1 = Int(1);
            2 _2_25 = Num(2.25);
        }

        value_enum! {
            Mixed;
            0 Auto = Str("auto");
            1 _1 = Int(1);
            2 True = Bool(true);
        }
        "#
    );
}

#[test]
fn both_booleans_are_a_boolean_and_one_is_a_constant() {
    rust_for!(
        "Pet: { properties: { either: { type: boolean, enum: [true, false] }, always: { type: boolean, enum: [true] } } }",
        @r"
        pub struct Pet {
            pub either: Option<bool>,
            pub always: Option<PetAlways>,
        }

        pub enum PetAlways {
            /// `true`
            True,
            /// A value that the document does not list.
            Unrecognized(UnrecognizedValue),
        }
        "
    );
}

#[test]
fn a_const_is_an_enum_of_one_value() {
    rust_for!(
        "Pet: { required: [kind], properties: { kind: { const: cat }, version: { const: 2 } } }",
        @r"
        pub struct Pet {
            pub kind: PetKind,
            pub version: Option<PetVersion>,
        }

        pub enum PetKind {
            /// `cat`
            Cat,
            /// A value that the document does not list.
            Unrecognized(Unrecognized),
        }

        pub enum PetVersion {
            /// `2`
            _2,
            /// A value that the document does not list.
            Unrecognized(UnrecognizedValue),
        }
        "
    );
}

#[test]
fn values_of_another_type_are_reported() {
    rust_for!(
        "Pet: { properties: { size: { type: integer, enum: [small, large] }, year: { type: string, enum: [2024, 2025] } } }",
        @r#"
        pub struct Pet {
            pub size: Option<i64>,
            pub year: Option<PetYear>,
        }

        pub enum PetYear {
            /// `2024`
            _2024,
            /// `2025`
            _2025,
            /// A value that the document does not list.
            Unrecognized(Unrecognized),
        }

        // warning[enum-ignored]: `"small"` is no value of the declared type, so the list is not an enum
        // note[value-type]: the value `2024` of `enum` is a number, and the schema says `type: string`
        "#
    );
}

#[test]
fn a_value_listed_twice_is_one_variant() {
    rust_for!(
        "Size: { type: string, enum: [small, small, large] }",
        @r#"
        pub enum Size {
            /// `small`
            Small,
            /// `large`
            Large,
            /// A value that the document does not list.
            Unrecognized(Unrecognized),
        }

        // note[enum-duplicate]: the value `"small"` is listed twice
        "#
    );
}

#[test]
fn values_that_differ_in_case_alone_are_told_apart() {
    rust_for!(
        "Size: { type: string, enum: [small, SMALL] }",
        @r"
        pub enum Size {
            /// `small`
            Small,
            /// `SMALL`
            Small2,
            /// A value that the document does not list.
            Unrecognized(Unrecognized),
        }

        // note[name-collision]: two values would be `Small`; `SMALL` is `Small2`
        "
    );
}

#[test]
fn symbols_and_digits_have_names() {
    rust_for!(
        "Order: { type: string, enum: ['>=', '<', '+1', '-1', '400', '', 'a b', '2024-01-31'] }",
        @r"
        pub enum Order {
            /// `>=`
            GreaterOrEqual,
            /// `<`
            Less,
            /// `+1`
            Plus1,
            /// `-1`
            Minus1,
            /// `400`
            _400,
            /// The empty text.
            Empty,
            /// `a b`
            AB,
            /// `2024-01-31`
            _2024_01_31,
            /// A value that the document does not list.
            Unrecognized(Unrecognized),
        }
        "
    );
}

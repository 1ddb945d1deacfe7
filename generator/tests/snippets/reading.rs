//! YAML and JSON as they are found in the wild, and what becomes of them.

use crate::support;

/// What a text becomes that is read to the letter, marks and line ends included.
macro_rules! rust_as_written {
    ($text:expr, @$rust:literal) => {
        insta::assert_snapshot!(support::as_written($text), @$rust)
    };
}

#[test]
fn what_an_anchor_holds_is_written_once_and_read_everywhere() {
    rust_for!(
        "
        Cat: { type: object, properties: { home: &address { type: object, properties: { city: { type: string } } } } }
        Dog: { type: object, properties: { home: *address } }
        ",
        @"
        pub struct Cat {
            pub home: Option<CatHome>,
        }

        pub struct CatHome {
            pub city: Option<String>,
        }

        pub struct Dog {
            pub home: Option<DogHome>,
        }

        /// The same as [`CatHome`].
        pub use self::CatHome as DogHome;
        "
    );
}

#[test]
fn merge_keys_bring_members_and_what_is_written_beside_them_wins() {
    rust_for!(
        "
        Base: { type: object, properties: &base { id: { type: string }, name: { type: string } } }
        Pet:
          type: object
          properties:
            <<: *base
            name: { type: integer }
        ",
        @r"
        pub struct Base {
            pub id: Option<String>,
            pub name: Option<String>,
        }

        pub struct Pet {
            pub id: Option<String>,
            pub name: Option<i64>,
        }
        "
    );
}

#[test]
fn keys_that_are_no_strings_are_what_was_written() {
    rust_for!(
        "
        Odd:
          type: object
          properties:
            true: { type: string }
            no: { type: string }
            null: { type: string }
            404: { type: string }
            1.10: { type: string }
            2020-01-02: { type: string }
        ",
        @r"
        pub struct Odd {
            pub r#true: Option<String>,
            pub no: Option<String>,
            pub null: Option<String>,
            pub _404: Option<String>,
            pub _1_10: Option<String>,
            pub _2020_01_02: Option<String>,
        }
        "
    );
}

#[test]
fn their_wire_names_are_as_well() {
    tables_for!(
        "Odd: { type: object, properties: { true: { type: string }, 404: { type: string }, 1.10: { type: string } } }",
        @r#"
        record! {
            Odd ODD required[] table[b""] default;
            0 r#true: optional String = "true";
            1 _404: optional String = "404";
            2 _1_10: optional String = "1.10";
        }
        "#
    );
}

#[test]
fn numbers_beyond_64_bits_keep_their_digits() {
    rust_for!(
        "
        Big:
          type: object
          properties:
            a: { type: integer, maximum: 9223372036854775807 }
            b: { type: integer, default: 18446744073709551615 }
            c: { type: integer, maximum: 340282366920938463463374607431768211455 }
        ",
        @r"
        pub struct Big {
            /// At most 9223372036854775807.
            pub a: Option<i64>,
            /// The vendor's default is `18446744073709551615`.
            pub b: Option<i64>,
            pub c: Option<i64>,
        }

        // warning[bound-out-of-range]: `maximum: 340282366920938463463374607431768211455` lies beyond what 64 bits can hold
        "
    );
}

#[test]
fn a_version_is_its_text() {
    client_for!(
        "
        info: { title: Acme, version: 1.10 }
        paths: { /pets: { get: { operationId: listPets, responses: { '204': { description: Done. } } } } }
        ",
        @r#"
        static API: Api = Api {
            title: "Acme",
            version: "1.10",
            servers: &[],
            schemes: &[],
        };

        // note[not-text]: a number stands where text belongs; read as "1.10"
        "#
    );
}

#[test]
fn a_key_that_stands_twice_is_reported_with_both_lines() {
    rust_as_written!(
        "openapi: 3.1.0\ninfo: { title: Acme, version: '1' }\npaths: {}\ncomponents:\n  schemas:\n    Pet:\n      type: object\n      properties:\n        name: { type: integer }\n        name: { type: string }\n",
        @r"
        pub struct Pet {
            pub name: Option<String>,
        }

        // warning[duplicate-key]: `name` occurs twice in one mapping, on lines 9 and 10
        "
    );
}

#[test]
fn tabs_marks_and_line_ends_do_not_matter() {
    rust_as_written!(
        "\u{feff}openapi: 3.1.0\r\ninfo: { title: Acme, version: '1' }\r\npaths: {}\t\r\ncomponents:\r\n  schemas:\r\n    Pet:\r\n      type: object\r\n      properties:\t# of a pet\r\n        name:\t{ type: string }\r\n        \r\n",
        @r"
        pub struct Pet {
            pub name: Option<String>,
        }
        "
    );
}

#[test]
fn json_is_read_with_the_slips_of_people() {
    rust_as_written!(
        "{\n  // by hand\n  \"openapi\": \"3.1.0\", \"info\": { \"title\": \"Acme\", \"version\": \"1\" }, \"paths\": {},\n  \"components\": { \"schemas\": { \"Pet\": { \"type\": \"object\", \"properties\": { \"name\": { \"type\": \"string\" }, } } } }\n}\n",
        @r"
        pub struct Pet {
            pub name: Option<String>,
        }

        // warning[lenient-json]: JSON has no comments
        // warning[lenient-json]: JSON has no trailing commas
        "
    );
}

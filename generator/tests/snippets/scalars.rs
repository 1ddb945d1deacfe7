//! Types without structure.

#[test]
fn integers_are_as_wide_as_the_format_says() {
    rust_for!(
        "
        N:
          properties:
            plain: { type: integer }
            small: { type: integer, format: int32 }
            large: { type: integer, format: int64 }
            unsigned: { type: integer, format: uint32 }
            far: { type: integer, format: uint64 }
            positive: { type: integer, minimum: 0 }
        ",
        @r"
        pub struct N {
            pub plain: Option<i64>,
            pub small: Option<i32>,
            pub large: Option<i64>,
            pub unsigned: Option<u32>,
            pub far: Option<u64>,
            /// At least 0.
            pub positive: Option<i64>,
        }
        "
    );
}

#[test]
fn numbers_are_doubles_unless_the_format_says_otherwise() {
    rust_for!(
        "
        N:
          properties:
            plain: { type: number }
            single: { type: number, format: float }
            double: { type: number, format: double }
            exact: { type: number, format: decimal }
            text: { type: string, format: decimal }
            meant: { type: number, format: int64 }
        ",
        @r"
        pub struct N {
            pub plain: Option<f64>,
            pub single: Option<f32>,
            pub double: Option<f64>,
            pub exact: Option<DecimalNumber>,
            pub text: Option<Decimal>,
            pub meant: Option<i64>,
        }
        "
    );
}

#[test]
fn dates_keep_the_wire_text() {
    file_for!(
        "
        Times:
          properties:
            at: { type: string, format: date-time }
            on: { type: string, format: date }
            when: { type: string, format: time }
            long: { type: string, format: duration }
        ",
        "types.rs",
        @r#"
    use specwright_runtime::{Date, DateTime, Duration, Time};

    /// An object with `at`, `on`, `when` and `long`.
    ///
    /// `#/components/schemas/Times`
    #[derive(Clone)]
    #[non_exhaustive]
    pub struct Times {
        pub at: Option<DateTime>,
        pub on: Option<Date>,
        pub when: Option<Time>,
        pub long: Option<Duration>,
    }

    specwright_runtime::record! {
        Times TIMES required[] table[b" #$%&   "] default;
        0 at: optional DateTime = "at", format("date-time");
        1 on: optional Date = "on", format("date");
        2 when: optional Time = "when", format("time");
        3 long: optional Duration = "long", format("duration");
    }
    "#
    );
}

#[test]
fn strong_formats_are_types_and_weak_ones_are_strings() {
    rust_for!(
        "
        S:
          properties:
            id: { type: string, format: uuid }
            data: { type: string, format: byte }
            blob: { type: string, format: binary }
            mail: { type: string, format: email }
            link: { type: string, format: uri }
            odd: { type: string, format: acme-code }
        ",
        @r"
        pub struct S {
            pub id: Option<Uuid>,
            pub data: Option<Base64>,
            /// Format: `binary`.
            pub blob: Option<String>,
            /// Format: `email`.
            pub mail: Option<String>,
            /// Format: `uri`.
            pub link: Option<String>,
            /// Format: `acme-code`.
            pub odd: Option<String>,
        }
        "
    );
}

#[test]
fn a_named_scalar_is_an_alias() {
    rust_for!(
        "
        Id: { type: string, format: uuid, description: Who it is. }
        Age: { type: integer, minimum: 0 }
        Pet: { required: [id], properties: { id: { $ref: '#/components/schemas/Id' }, age: { $ref: '#/components/schemas/Age' } } }
        ",
        @r"
        /// Who it is.
        pub type Id = Uuid;

        /// At least 0.
        pub type Age = i64;

        pub struct Pet {
            pub id: Id,
            /// At least 0.
            pub age: Option<Age>,
        }
        "
    );
}

#[test]
fn rules_of_a_named_scalar_hold_where_it_is_used() {
    tables_for!(
        "
        Age: { type: integer, minimum: 0 }
        Pet: { properties: { age: { $ref: '#/components/schemas/Age' } } }
        ",
        @r#"
        record! {
            Pet PET required[] table[b""] default;
            0 age: optional Age = "age", minimum_int(0);
        }
        "#
    );
}

#[test]
fn a_password_is_kept_out_of_debug() {
    tables_for!(
        "Login: { properties: { word: { type: string, format: password } } }",
        @r#"
        record! {
            Login LOGIN required[] table[b""] default;
            0 word: optional String = "word", secret();
        }
        "#
    );
}

#[test]
fn a_schema_without_a_type_is_any_json() {
    rust_for!(
        "
        Pet: { properties: { anything: {}, yes: true, described: { description: What you like. } } }
        Free: {}
        ",
        @r"
        pub struct Pet {
            pub anything: Option<Json>,
            pub yes: Option<Json>,
            /// What you like.
            pub described: Option<Json>,
        }

        pub type Free = Json;
        "
    );
}

#[test]
fn a_type_is_inferred_from_keywords() {
    rust_for!(
        "
        Pet:
          properties:
            name: { minLength: 1 }
            tags: { items: { type: string } }
            weight: { minimum: 0.5 }
            owner: { properties: { id: { type: string } } }
        ",
        @r"
        pub struct Pet {
            /// At least 1 character.
            pub name: Option<String>,
            pub tags: Option<Vec<String>>,
            /// At least 0.5.
            pub weight: Option<f64>,
            pub owner: Option<PetOwner>,
        }

        pub struct PetOwner {
            pub id: Option<String>,
        }
        "
    );
}

#[test]
fn a_list_of_types_is_a_union() {
    rust_for!(
        "Pet: { properties: { id: { type: [string, integer] }, tag: { type: [string, integer, 'null'] } } }",
        @"
        pub struct Pet {
            pub id: Option<PetId>,
            pub tag: Field<PetTag>,
        }

        pub enum PetId {
            String(String),
            Integer(i64),
            /// A value that fits none of the members.
            Unrecognized(UnrecognizedValue),
        }

        /// The same as [`PetId`].
        pub use self::PetId as PetTag;
        "
    );
}

#[test]
fn arrays_are_vectors() {
    rust_for!(
        "
        Pet:
          properties:
            tags: { type: array, items: { type: string } }
            grid: { type: array, items: { type: array, items: { type: number } } }
            gaps: { type: array, items: { type: [string, 'null'] } }
            bare: { type: array }
        Pets: { type: array, items: { $ref: '#/components/schemas/Pet' } }
        ",
        @r"
        pub struct Pet {
            pub tags: Option<Vec<String>>,
            pub grid: Option<Vec<Vec<f64>>>,
            pub gaps: Option<Vec<Option<String>>>,
            pub bare: Option<Vec<Json>>,
        }

        pub type Pets = Vec<Pet>;
        "
    );
}

#[test]
fn positions_of_a_fixed_length_are_a_tuple() {
    rust_for!(
        "
        Place:
          properties:
            point: { type: array, prefixItems: [{ type: number }, { type: string }], minItems: 2, maxItems: 2 }
            loose: { type: array, prefixItems: [{ type: number }, { type: string }] }
        ",
        @r"
        pub struct Place {
            pub point: Option<(f64, String)>,
            pub loose: Option<Vec<PlaceLooseItem>>,
        }

        pub enum PlaceLooseItem {
            Number(f64),
            String(String),
            /// A value that fits none of the members.
            Unrecognized(UnrecognizedValue),
        }
        "
    );
}

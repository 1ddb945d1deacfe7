//! What `validate()` checks.

#[test]
fn bounds_of_strings_are_documented_and_checked() {
    rust_for!(
        "Pet: { properties: { name: { type: string, minLength: 1, maxLength: 20, pattern: '^[a-z]+$' }, mail: { type: string, format: email } } }",
        @r"
        pub struct Pet {
            /// At least 1 character. At most 20 characters. Matches `^[a-z]+$`.
            pub name: Option<String>,
            /// Format: `email`.
            pub mail: Option<String>,
        }
        "
    );
    tables_for!(
        r"Pet: { properties: { name: { type: string, minLength: 1, maxLength: 20, pattern: '^\d+$' }, mail: { type: string, format: email } } }",
        @r#"
        record! {
            Pet PET required[] table[b""] default;
            0 name: optional String = "name", min_length(1), max_length(20), pattern("^\\d+$");
            1 mail: optional String = "mail", format("email");
        }
        "#
    );
}

#[test]
fn bounds_of_numbers() {
    tables_for!(
        "
        N:
          properties:
            a: { type: integer, minimum: 0, maximum: 10 }
            b: { type: number, exclusiveMinimum: 0, exclusiveMaximum: 1.5, multipleOf: 0.25 }
            c: { type: integer, format: int64, maximum: 9223372036854775806 }
        ",
        @r#"
        record! {
            N N required[] table[b""] default;
            0 a: optional i64 = "a", minimum_int(0), maximum_int(10);
            1 b: optional f64 = "b", exclusive_minimum(0.0), exclusive_maximum(1.5), multiple_of(0.25);
            2 c: optional i64 = "c", maximum_int(9223372036854775806);
        }
        "#
    );
}

#[test]
fn exclusive_bounds_of_3_0() {
    tables_for!(
        "
        openapi: 3.0.3
        components: { schemas: { N: { properties: { a: { type: integer, minimum: 0, exclusiveMinimum: true } } } } }
        ",
        @r#"
        record! {
            N N required[] table[b""] default;
            0 a: optional i64 = "a", exclusive_minimum(0.0);
        }
        "#
    );
}

#[test]
fn bounds_of_lists_and_maps() {
    tables_for!(
        "
        Bag:
          properties:
            list: { type: array, minItems: 1, maxItems: 3, uniqueItems: true, items: { type: string, maxLength: 5 } }
            map: { type: object, minProperties: 1, maxProperties: 2, additionalProperties: { type: integer, minimum: 0 } }
        ",
        @r#"
        record! {
            Bag BAG required[] table[b""] default;
            0 list: optional Vec<String> = "list", min_items(1), max_items(3), unique_items(), items(&[max_length(5)]);
            1 map: optional Map<i64> = "map", min_properties(1), max_properties(2), values(&[minimum_int(0)]);
        }
        "#
    );
}

#[test]
fn rules_of_items_are_documented() {
    rust_for!(
        "
        Bag: { properties: { list: { type: array, minItems: 1, maxItems: 3, uniqueItems: true, items: { type: string, maxLength: 5 } } } }
        Codes: { type: array, items: { type: string, pattern: '^[A-Z]{3}$' } }
        ",
        @r"
        pub struct Bag {
            /// At least 1 item. At most 3 items. No item twice. Each item: at most 5 characters.
            pub list: Option<Vec<String>>,
        }

        /// Each item: matches `^[A-Z]{3}$`.
        pub type Codes = Vec<String>;
        "
    );
}

#[test]
fn a_pattern_that_is_none_is_reported_and_not_checked() {
    rust_for!(
        "Pet: { properties: { name: { type: string, pattern: '^([a-z]+$' }, tag: { type: string, pattern: '(?i)abc' } } }",
        @r"
        pub struct Pet {
            pub name: Option<String>,
            pub tag: Option<String>,
        }

        // warning[invalid-pattern]: `^([a-z]+$` is no regular expression: unbalanced parenthesis
        // warning[invalid-pattern]: `(?i)abc` is no regular expression: invalid group modifier
        "
    );
}

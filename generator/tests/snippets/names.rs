//! Names of types, fields and values.

#[test]
fn fields_are_snake_case_and_keep_their_wire_name() {
    tables_for!(
        "Pet: { properties: { petName: { type: string }, X-Api-ID: { type: string }, line_1: { type: string } } }",
        @r#"
        record! {
            Pet PET required[] table[b""] default;
            0 pet_name: optional String = "petName";
            1 x_api_id: optional String = "X-Api-ID";
            2 line_1: optional String = "line_1";
        }
        "#
    );
}

#[test]
fn keywords_are_raw_where_rust_allows() {
    rust_for!(
        "Pet: { properties: { type: { type: string }, self: { type: string }, match: { type: string } } }",
        @r"
        pub struct Pet {
            pub r#type: Option<String>,
            pub self_: Option<String>,
            pub r#match: Option<String>,
        }
        "
    );
}

#[test]
fn what_structs_carry_themselves_stays_free() {
    rust_for!(
        "Pet: { properties: { new: { type: string }, default: { type: string }, validate: { type: boolean } } }",
        @r"
        pub struct Pet {
            pub new_: Option<String>,
            pub default_: Option<String>,
            pub validate_: Option<bool>,
        }
        "
    );
}

#[test]
fn symbols_are_spelled_and_digits_guarded() {
    rust_for!(
        "Query: { properties: { '>=': { type: integer }, +1: { type: integer }, -1: { type: integer }, 2fa: { type: string }, '': { type: string } } }",
        @r"
        pub struct Query {
            pub greater_or_equal: Option<i64>,
            pub plus_1: Option<i64>,
            pub minus_1: Option<i64>,
            pub _2fa: Option<String>,
            pub empty: Option<String>,
        }
        "
    );
}

#[test]
fn two_fields_of_one_name_are_told_apart_and_reported() {
    rust_for!(
        "Pet: { properties: { userId: { type: string }, user_id: { type: string } } }",
        @r"
        pub struct Pet {
            pub user_id2: Option<String>,
            pub user_id: Option<String>,
        }

        // note[name-collision]: two properties would be `user_id`; `userId` is `user_id2`
        "
    );
}

#[test]
fn types_are_upper_camel_and_acronyms_are_words() {
    rust_for!(
        "
        api_key: { properties: { id: { type: string } } }
        HTTPError: { properties: { id: { type: string } } }
        ",
        @r"
        pub struct ApiKey {
            pub id: Option<String>,
        }

        pub struct HttpError {
            pub id: Option<String>,
        }
        "
    );
}

#[test]
fn a_dotted_name_drops_its_package_where_that_stays_unique() {
    rust_for!(
        "
        errors.ErrorResponse: { properties: { code: { type: string } } }
        dto.Customer: { properties: { id: { type: string } } }
        crm.Customer: { properties: { id: { type: string } } }
        ",
        @r"
        pub struct ErrorResponse {
            pub code: Option<String>,
        }

        pub struct DtoCustomer {
            pub id: Option<String>,
        }

        pub struct CrmCustomer {
            pub id: Option<String>,
        }
        "
    );
}

#[test]
fn the_vendors_own_name_comes_first() {
    rust_for!(
        "dto.CreateCustomerRequest: { x-speakeasy-name-override: NewCustomer, properties: { id: { type: string } } }",
        @r"
        pub struct NewCustomer {
            pub id: Option<String>,
        }
        "
    );
}

#[test]
fn names_of_the_prelude_are_not_taken() {
    rust_for!(
        "
        Option: { properties: { label: { type: string } } }
        Vec: { properties: { x: { type: number }, options: { type: array, items: { $ref: '#/components/schemas/Option' } } } }
        ",
        @r"
        pub struct Option_ {
            pub label: Option<String>,
        }

        pub struct Vec_ {
            pub x: Option<f64>,
            pub options: Option<Vec<Option_>>,
        }

        // note[name-collision]: `Option` is taken, so this is `Option_`
        // note[name-collision]: `Vec` is taken, so this is `Vec_`
        "
    );
}

#[test]
fn a_type_may_be_called_as_one_of_the_runtime() {
    file_for!(
        "
        Map: { type: object, additionalProperties: { type: string } }
        Field: { properties: { map: { $ref: '#/components/schemas/Map' }, note: { type: [string, 'null'] } } }
        ",
        "types.rs",
        @r#"
    /// `#/components/schemas/Map`
    pub type Map = specwright_runtime::Map<String>;

    /// An object with `map` and `note`.
    ///
    /// `#/components/schemas/Field`
    #[derive(Clone)]
    #[non_exhaustive]
    pub struct Field {
        pub map: Option<Map>,
        pub note: specwright_runtime::Field<String>,
    }

    specwright_runtime::record! {
        Field FIELD required[] table[b""] default;
        0 map: optional Map = "map";
        1 note: field String = "note";
    }
    "#
    );
}

#[test]
fn an_inline_schema_is_named_from_where_it_stands() {
    rust_for!(
        "
        Order:
          properties:
            billing: { properties: { city: { type: string } } }
            lines: { type: array, items: { properties: { sku: { type: string } } } }
        ",
        @r"
        pub struct Order {
            pub billing: Option<OrderBilling>,
            pub lines: Option<Vec<OrderLinesItem>>,
        }

        pub struct OrderBilling {
            pub city: Option<String>,
        }

        pub struct OrderLinesItem {
            pub sku: Option<String>,
        }
        "
    );
}

#[test]
fn a_title_names_an_inline_schema_when_it_reads_as_a_name() {
    rust_for!(
        "
        Order:
          properties:
            billing: { title: Billing Address, properties: { city: { type: string } } }
            shipping: { title: Where the goods go., properties: { city: { type: string } } }
        ",
        @"
        pub struct Order {
            pub billing: Option<BillingAddress>,
            /// Where the goods go.
            pub shipping: Option<OrderShipping>,
        }

        pub struct BillingAddress {
            pub city: Option<String>,
        }

        /// Where the goods go.
        ///
        /// The same as [`BillingAddress`].
        pub use self::BillingAddress as OrderShipping;
        "
    );
}

#[test]
fn equal_inline_schemas_under_equal_names_are_one_type() {
    rust_for!(
        "
        Order:
          properties:
            from: { title: Place, properties: { city: { type: string } } }
            to: { title: Place, properties: { city: { type: string } } }
            via: { title: Place, properties: { town: { type: string } } }
        ",
        @r"
        pub struct Order {
            pub from_: Option<Place>,
            pub to: Option<Place>,
            pub via: Option<OrderVia>,
        }

        pub struct Place {
            pub city: Option<String>,
        }

        pub struct OrderVia {
            pub town: Option<String>,
        }
        "
    );
}

#[test]
fn the_words_of_a_header_are_told_by_its_case() {
    let text = crate::support::outcomes(
        "/pets: { get: { operationId: list, responses: { '200': { description: ok, headers: { X-RateLimit-Limit: { schema: { type: integer } } } } } } }",
    );
    assert!(text.contains("pub x_rate_limit_limit: Option<i64>"), "{text}");
}

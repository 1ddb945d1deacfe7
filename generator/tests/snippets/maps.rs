//! Objects with free names.

#[test]
fn an_object_with_nothing_declared_is_a_map_of_any_json() {
    rust_for!(
        "
        Bag: { type: object }
        Open: { type: object, additionalProperties: true }
        Pet: { properties: { details: { type: object, additionalProperties: {} }, swaggo: { type: object, additionalProperties: { type: object } } } }
        ",
        @r"
        pub type Bag = Map<Json>;

        pub type Open = Map<Json>;

        pub struct Pet {
            pub details: Option<Map<Json>>,
            pub swaggo: Option<Map<Json>>,
        }
        "
    );
}

#[test]
fn typed_values_make_a_typed_map() {
    rust_for!(
        "
        Errors: { type: object, additionalProperties: { type: array, items: { type: string } } }
        Prices: { type: object, additionalProperties: { type: [number, 'null'] } }
        Pets: { type: object, additionalProperties: { $ref: '#/components/schemas/Pet' } }
        Pet: { properties: { id: { type: string } } }
        ",
        @r"
        pub type Errors = Map<Vec<String>>;

        pub type Prices = Map<Option<f64>>;

        pub type Pets = Map<Pet>;

        pub struct Pet {
            pub id: Option<String>,
        }
        "
    );
}

#[test]
fn inline_values_are_a_type_of_their_own() {
    rust_for!(
        "Stock: { type: object, additionalProperties: { type: object, properties: { count: { type: integer } } } }",
        @r"
        pub type Stock = Map<StockValue>;

        pub struct StockValue {
            pub count: Option<i64>,
        }
        "
    );
}

#[test]
fn known_members_stand_beside_the_rest() {
    file_for!(
        "Pet: { required: [id], properties: { id: { type: string } }, additionalProperties: { type: integer } }",
        "types.rs",
        @r#"
    use specwright_runtime::Node as _;
    use specwright_runtime::Map;

    /// An object with `id`.
    ///
    /// `#/components/schemas/Pet`
    #[derive(Clone)]
    #[non_exhaustive]
    pub struct Pet {
        pub id: String,
        /// Members that the document does not name.
        pub additional_properties: Map<i64>,
    }

    impl Pet {
        /// With what a `Pet` always has; everything else is left out.
        #[inline]
        pub fn new(id: impl Into<String>) -> Self {
            Self {
                id: id.into(),
                ..Self::blank()
            }
        }
    }

    specwright_runtime::record! {
        Pet PET required[0x1] table[b""];
        0 id: required String = "id";
        rest additional_properties: i64;
    }
    "#
    );
}

#[test]
fn a_member_called_additional_properties_does_not_collide() {
    rust_for!(
        "Pet: { properties: { additional_properties: { type: string } }, additionalProperties: true }",
        @r"
        pub struct Pet {
            pub additional_properties_: Option<String>,
            /// Members that the document does not name.
            pub additional_properties: Map<Json>,
        }
        "
    );
}

#[test]
fn pattern_properties_are_a_map() {
    rust_for!(
        "
        Labels: { type: object, patternProperties: { '^x-': { type: string } } }
        Two: { type: object, patternProperties: { '^x-': { type: string }, '^n-': { type: integer } } }
        ",
        @r"
        pub type Labels = Map<String>;

        pub type Two = Map<TwoValue>;

        pub enum TwoValue {
            String(String),
            Integer(i64),
            /// A value that fits none of the members.
            Unrecognized(UnrecognizedValue),
        }
        "
    );
}

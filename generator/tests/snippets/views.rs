//! `readOnly` and `writeOnly`.

const BOTH_WAYS: &str = "
    paths:
      /customers:
        post:
          operationId: createCustomer
          requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Customer' } } } }
          responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Customer' } } } } }
    components:
      schemas:
        Customer:
          required: [id, name]
          properties:
            id: { type: integer, readOnly: true }
            name: { type: string }
            address: { $ref: '#/components/schemas/Address' }
            password: { type: string, writeOnly: true }
        Address: { properties: { city: { type: string } } }
";

#[test]
fn a_schema_used_both_ways_becomes_two_types() {
    rust_for!(BOTH_WAYS, @r"
    pub struct Customer {
        pub id: i64,
        pub name: String,
        pub address: Option<Address>,
    }

    pub struct CustomerInput {
        pub name: String,
        pub address: Option<Address>,
        pub password: Option<String>,
    }

    pub struct Address {
        pub city: Option<String>,
    }
    ");
}

#[test]
fn what_was_received_can_be_sent_back() {
    impls_for!(BOTH_WAYS, @"
    impl Customer {
        /// With what a `Customer` always has; everything else is left out.
        #[inline]
        pub fn new(id: i64, name: impl Into<String>) -> Self {
            Self {
                id,
                name: name.into(),
                ..Self::blank()
            }
        }
    }

    impl Customer {
        /// As it is sent back: without the members that only the vendor writes. For get, edit, put.
        #[inline]
        pub fn into_input(self) -> CustomerInput {
            CustomerInput {
                name: self.name,
                address: self.address,
                ..CustomerInput::blank()
            }
        }
    }

    impl CustomerInput {
        /// With what a `CustomerInput` always has; everything else is left out.
        #[inline]
        pub fn new(name: impl Into<String>) -> Self {
            Self {
                name: name.into(),
                ..Self::blank()
            }
        }
    }
    ");
}

#[test]
fn the_operation_takes_the_one_and_gives_the_other() {
    methods_for!(BOTH_WAYS, @"
    impl CustomersApi {
        /// `POST /customers`
        #[inline]
        pub fn create_customer(
            &self,
            customer_input: &CustomerInput,
        ) -> Call<Response<Customer>, Undocumented> {
            self.core.call(&CREATE_CUSTOMER).json(customer_input).ready()
        }
    }
    ");
}

#[test]
fn a_schema_used_one_way_is_one_type() {
    rust_for!(
        "
        paths:
          /customers:
            get:
              operationId: getCustomer
              responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Customer' } } } } }
        components:
          schemas:
            Customer: { properties: { id: { type: integer, readOnly: true }, secret: { type: string, writeOnly: true } } }
        ",
        @r"
        pub struct Customer {
            pub id: Option<i64>,
        }
        "
    );
}

#[test]
fn a_schema_that_holds_one_is_two_types_as_well() {
    rust_for!(
        "
        paths:
          /orders:
            put:
              operationId: putOrder
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
              responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } } }
        components:
          schemas:
            Order: { required: [lines], properties: { lines: { type: array, items: { $ref: '#/components/schemas/Line' } } } }
            Line: { required: [id, sku], properties: { id: { type: integer, readOnly: true }, sku: { type: string } } }
        ",
        @r"
        pub struct Order {
            pub lines: Vec<Line>,
        }

        pub struct OrderInput {
            pub lines: Vec<LineInput>,
        }

        pub struct Line {
            pub id: i64,
            pub sku: String,
        }

        pub struct LineInput {
            pub sku: String,
        }
        "
    );
}

#[test]
fn conversion_goes_through_lists() {
    impls_for!(
        "
        paths:
          /orders:
            put:
              operationId: putOrder
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
              responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } } }
        components:
          schemas:
            Order: { properties: { lines: { type: array, items: { $ref: '#/components/schemas/Line' } }, by_id: { type: object, additionalProperties: { $ref: '#/components/schemas/Line' } }, last: { nullable: true, allOf: [{ $ref: '#/components/schemas/Line' }] } } }
            Line: { properties: { id: { type: integer, readOnly: true }, sku: { type: string } } }
        ",
        @"
    impl Order {
        /// As it is sent back: without the members that only the vendor writes. For get, edit, put.
        #[inline]
        pub fn into_input(self) -> OrderInput {
            OrderInput {
                lines: self.lines.map(|value| value.into_iter().map(|item| item.into_input()).collect()),
                by_id: self.by_id.map(|value| value.into_iter().map(|(key, item)| (key, item.into_input())).collect()),
                last: self.last.map(|value| value.into_input()),
            }
        }
    }

    impl Line {
        /// As it is sent back: without the members that only the vendor writes. For get, edit, put.
        #[inline]
        pub fn into_input(self) -> LineInput {
            LineInput {
                sku: self.sku,
            }
        }
    }
    "
    );
}

#[test]
fn both_marks_at_once_are_not_believed() {
    rust_for!(
        "
        paths:
          /customers:
            get:
              operationId: getCustomer
              responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Customer' } } } } }
        components:
          schemas:
            Customer: { properties: { id: { type: integer, readOnly: true, writeOnly: true } } }
        ",
        @r"
        pub struct Customer {
            pub id: Option<i64>,
        }
        "
    );
}

#[test]
fn a_component_that_is_read_only_itself_is_hidden_where_its_users_are_sent() {
    let text = BOTH_WAYS
        .replace("address: { $ref:", "stamp: { $ref:")
        .replace("schemas/Address'", "schemas/Stamp'")
        .replace("id: { type: integer, readOnly: true }", "id: { type: integer }")
        .replace("password: { type: string, writeOnly: true }", "note: { type: string }")
        .replace("Address: { properties:", "Stamp: { readOnly: true, properties:");
    rust_for!(&text, @r"
    pub struct Customer {
        pub id: i64,
        pub name: String,
        pub stamp: Option<Stamp>,
        pub note: Option<String>,
    }

    pub struct CustomerInput {
        pub id: i64,
        pub name: String,
        pub note: Option<String>,
    }

    pub struct Stamp {
        pub city: Option<String>,
    }
    ");
}

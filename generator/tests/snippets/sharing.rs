//! Inline schemas that are equal.

#[test]
fn what_is_equal_in_two_places_is_one_type_under_both_names() {
    rust_for!(
        "
        /orders:
          post:
            operationId: createOrder
            requestBody:
              content:
                application/json:
                  schema: &order
                    properties:
                      state: { enum: [draft, open] }
                      to: { properties: { city: { type: string } } }
            responses: { '204': { description: Done } }
          put:
            operationId: replaceOrder
            requestBody: { content: { application/json: { schema: *order } } }
            responses: { '204': { description: Done } }
        ",
        @"
        pub struct ReplaceOrderRequest {
            pub state: Option<ReplaceOrderRequestState>,
            pub to: Option<ReplaceOrderRequestTo>,
        }

        pub enum ReplaceOrderRequestState {
            /// `draft`
            Draft,
            /// `open`
            Open,
            /// A value that the document does not list.
            Unrecognized(Unrecognized),
        }

        pub struct ReplaceOrderRequestTo {
            pub city: Option<String>,
        }

        /// The same as [`ReplaceOrderRequest`].
        pub use self::ReplaceOrderRequest as CreateOrderRequest;

        /// The same as [`ReplaceOrderRequestState`].
        pub use self::ReplaceOrderRequestState as CreateOrderRequestState;

        /// The same as [`ReplaceOrderRequestTo`].
        pub use self::ReplaceOrderRequestTo as CreateOrderRequestTo;
        "
    );
}

#[test]
fn what_differs_in_what_it_holds_is_not_equal() {
    rust_for!(
        "
        Order:
          properties:
            from: { properties: { at: { properties: { city: { type: string } } } } }
            to: { properties: { at: { properties: { city: { type: string } } } } }
            via: { properties: { at: { properties: { city: { type: integer } } } } }
        ",
        @"
        pub struct Order {
            pub from_: Option<OrderFrom>,
            pub to: Option<OrderTo>,
            pub via: Option<OrderVia>,
        }

        pub struct OrderFrom {
            pub at: Option<OrderFromAt>,
        }

        pub struct OrderFromAt {
            pub city: Option<String>,
        }

        /// The same as [`OrderFrom`].
        pub use self::OrderFrom as OrderTo;

        /// The same as [`OrderFromAt`].
        pub use self::OrderFromAt as OrderToAt;

        pub struct OrderVia {
            pub at: Option<OrderViaAt>,
        }

        pub struct OrderViaAt {
            pub city: Option<i64>,
        }
        "
    );
}

#[test]
fn a_place_keeps_its_own_words_and_members_keep_theirs() {
    rust_for!(
        "
        Order:
          properties:
            from: { description: Where it comes from., properties: { city: { type: string } } }
            to: { description: Where it goes., properties: { city: { type: string } } }
            via: { properties: { city: { type: string, description: A harbour. } } }
        ",
        @"
        pub struct Order {
            /// Where it comes from.
            pub from_: Option<OrderFrom>,
            /// Where it goes.
            pub to: Option<OrderTo>,
            pub via: Option<OrderVia>,
        }

        /// Where it comes from.
        pub struct OrderFrom {
            pub city: Option<String>,
        }

        /// Where it goes.
        ///
        /// The same as [`OrderFrom`].
        pub use self::OrderFrom as OrderTo;

        pub struct OrderVia {
            /// A harbour.
            pub city: Option<String>,
        }
        "
    );
}

#[test]
fn what_a_vendor_gave_a_name_stays_apart() {
    rust_for!(
        "
        Address: { properties: { city: { type: string } } }
        Place: { properties: { city: { type: string } } }
        Order: { properties: { to: { properties: { city: { type: string } } } } }
        ",
        @"
        pub struct Address {
            pub city: Option<String>,
        }

        pub struct Place {
            pub city: Option<String>,
        }

        pub struct Order {
            pub to: Option<OrderTo>,
        }

        pub struct OrderTo {
            pub city: Option<String>,
        }
        "
    );
}

#[test]
fn the_struct_of_required_members_has_both_names_too() {
    file_for!(
        "
        Order:
          properties:
            from: &place
              required: [a, b, c, d]
              properties: { a: { type: string }, b: { type: string }, c: { type: string }, d: { type: string } }
            to: *place
        ",
        "types.rs",
        @r#"
    /// An object with `from` and `to`.
    ///
    /// `#/components/schemas/Order`
    #[derive(Clone)]
    #[non_exhaustive]
    pub struct Order {
        pub from_: Option<OrderFrom>,
        pub to: Option<OrderTo>,
    }

    specwright_runtime::record! {
        Order ORDER required[] table[b""] default;
        0 from_: optional OrderFrom = "from";
        1 to: optional OrderTo = "to";
    }

    /// An object with `a`, `b`, `c` and `d`.
    ///
    /// `#/components/schemas/Order/properties/from`
    #[derive(Clone)]
    #[non_exhaustive]
    pub struct OrderFrom {
        pub a: String,
        pub b: String,
        pub c: String,
        pub d: String,
    }

    /// What a [`OrderFrom`] always has.
    #[derive(Clone, Debug)]
    pub struct OrderFromRequired {
        pub a: String,
        pub b: String,
        pub c: String,
        pub d: String,
    }

    impl OrderFrom {
        /// With everything that a `OrderFrom` has.
        #[inline]
        pub fn new(required: OrderFromRequired) -> Self {
            Self {
                a: required.a,
                b: required.b,
                c: required.c,
                d: required.d,
            }
        }
    }

    specwright_runtime::record! {
        OrderFrom ORDER_FROM required[0xf] table[b"   % &#$"];
        0 a: required String = "a";
        1 b: required String = "b";
        2 c: required String = "c";
        3 d: required String = "d";
    }

    /// The same as [`OrderFrom`].
    ///
    /// `#/components/schemas/Order/properties/to`
    #[doc(inline)]
    pub use self::OrderFrom as OrderTo;
    pub use self::OrderFromRequired as OrderToRequired;
    "#
    );
}

#[test]
fn payloads_that_became_one_do_not_convert_into_their_union() {
    tables_for!(
        "
        Payment:
          oneOf:
            - { title: Card, type: object, required: [card], properties: { card: { properties: { no: { type: string } } } } }
            - { title: Cash, type: array, items: { properties: { no: { type: string } } } }
            - { title: Coin, type: array, items: { title: Nickel, properties: { no: { type: string } } } }
        ",
        @r#"
        untagged! {
            Payment PAYMENT;
            0 Card(Card) = object(CARD), members(&[64]);
            1 Cash(Vec<PaymentCashItem>) = list(OBJ);
            2 Coin(Vec<Nickel>) = list(OBJ);
        }

        record! {
            Card CARD required[0x1] table[b""];
            0 card: required CardCard = "card";
        }

        record! {
            CardCard CARD_CARD required[] table[b""] default;
            0 no: optional String = "no";
        }
        "#
    );
}

#[test]
fn headers_of_several_operations_are_one_struct() {
    outcomes_for!(
        "
        /a:
          get:
            operationId: getA
            responses: { '200': { description: Done, headers: { X-Left: &left { schema: { type: integer } } } } }
        /b:
          get:
            operationId: getB
            responses: { '200': { description: Done, headers: { X-Left: *left } } }
        ",
        @"
        pub struct GetAResponseHeaders {
            pub x_left: Option<i64>,
        }

        /// The same as [`GetAResponseHeaders`].
        pub use self::GetAResponseHeaders as GetBResponseHeaders;
        "
    );
}

#[test]
fn what_is_sent_back_is_converted_only_where_it_differs() {
    impls_for!(
        "
        paths:
          /orders:
            put:
              operationId: replaceOrder
              requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
              responses:
                '200': { description: Done, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
        components:
          schemas:
            Order:
              properties:
                from: &place
                  properties:
                    id: { type: string, readOnly: true }
                    at: { properties: { city: { type: string } } }
                to: *place
        ",
        @"
        impl Order {
            /// As it is sent back: without the members that only the vendor writes. For get, edit, put.
            #[inline]
            pub fn into_input(self) -> OrderInput {
                OrderInput {
                    from_: self.from_.map(|value| value.into_input()),
                    to: self.to.map(|value| value.into_input()),
                }
            }
        }

        impl OrderFrom {
            /// As it is sent back: without the members that only the vendor writes. For get, edit, put.
            #[inline]
            pub fn into_input(self) -> OrderInputFrom {
                OrderInputFrom {
                    at: self.at,
                }
            }
        }
        "
    );
}

//! `oneOf` and `anyOf` without a discriminator.

const SHAPES: &str = "
    Shape: { oneOf: [{ $ref: '#/components/schemas/Circle' }, { $ref: '#/components/schemas/Square' }] }
    Circle: { required: [radius], properties: { radius: { type: number } } }
    Square: { required: [side], properties: { side: { type: number } } }
";

#[test]
fn a_union_is_an_enum_of_its_members() {
    rust_for!(SHAPES, @r"
    pub enum Shape {
        Circle(Circle),
        Square(Square),
        /// A value that fits none of the members.
        Unrecognized(UnrecognizedValue),
    }

    pub struct Circle {
        pub radius: f64,
    }

    pub struct Square {
        pub side: f64,
    }
    ");
}

#[test]
fn required_keys_tell_objects_apart() {
    tables_for!(SHAPES, @r#"
    untagged! {
        Shape SHAPE from;
        0 Circle(Circle) = object(CIRCLE), members(&[12]);
        1 Square(Square) = object(SQUARE), members(&[12]);
    }

    record! {
        Circle CIRCLE required[0x1] table[b""];
        0 radius: required f64 = "radius";
    }

    record! {
        Square SQUARE required[0x1] table[b""];
        0 side: required f64 = "side";
    }
    "#);
}

#[test]
fn objects_without_a_name_are_called_after_what_they_alone_have() {
    rust_for!(
        "
        Payment:
          oneOf:
            - { properties: { amount: { type: integer }, card: { type: string } }, required: [amount] }
            - { properties: { amount: { type: integer }, bank: { type: string }, iban: { type: string } }, required: [iban] }
            - { properties: { amount: { type: integer } } }
        Check:
          oneOf:
            - { required: [status], properties: { status: { enum: [completed] } } }
            - { required: [status], properties: { status: { enum: [queued, in_progress] } } }
        Label: { oneOf: [{ type: string }, { properties: { id: { type: integer } } }, { type: array, items: { properties: { id: { type: string } } } }] }
        ",
        @"
        pub enum Payment {
            WithCard(PaymentWithCard),
            WithIban(PaymentWithIban),
            Variant3(PaymentVariant3),
            /// A value that fits none of the members.
            Unrecognized(UnrecognizedValue),
        }

        pub struct PaymentWithCard {
            pub amount: i64,
            pub card: Option<String>,
        }

        pub struct PaymentWithIban {
            pub amount: Option<i64>,
            pub bank: Option<String>,
            pub iban: String,
        }

        pub struct PaymentVariant3 {
            pub amount: Option<i64>,
        }

        pub enum Check {
            Completed(CheckCompleted),
            QueuedOrInProgress(CheckQueuedOrInProgress),
            /// A value that fits none of the members.
            Unrecognized(UnrecognizedValue),
        }

        pub struct CheckCompleted {
            pub status: CheckCompletedStatus,
        }

        pub enum CheckCompletedStatus {
            /// `completed`
            Completed,
            /// A value that the document does not list.
            Unrecognized(Unrecognized),
        }

        pub struct CheckQueuedOrInProgress {
            pub status: CheckQueuedOrInProgressStatus,
        }

        pub enum CheckQueuedOrInProgressStatus {
            /// `queued`
            Queued,
            /// `in_progress`
            InProgress,
            /// A value that the document does not list.
            Unrecognized(Unrecognized),
        }

        pub enum Label {
            String(String),
            Object(LabelObject),
            List(Vec<LabelListItem>),
            /// A value that fits none of the members.
            Unrecognized(UnrecognizedValue),
        }

        pub struct LabelObject {
            pub id: Option<i64>,
        }

        pub struct LabelListItem {
            pub id: Option<String>,
        }

        // warning[ambiguous-union]: `Completed` and `QueuedOrInProgress` accept the same JSON in `Check`
        "
    );
}

#[test]
fn a_component_with_words_of_its_own_beside_it_is_that_component() {
    rust_for!(
        "
        Shape: { oneOf: [{ allOf: [{ $ref: '#/components/schemas/Circle' }] }, { $ref: '#/components/schemas/Square' }] }
        Circle: { required: [radius], properties: { radius: { type: number } } }
        Square: { required: [side], properties: { side: { type: number } } }
        ",
        @"
        pub enum Shape {
            Circle(Circle),
            Square(Square),
            /// A value that fits none of the members.
            Unrecognized(UnrecognizedValue),
        }

        pub struct Circle {
            pub radius: f64,
        }

        pub struct Square {
            pub side: f64,
        }
        "
    );
}

#[test]
fn json_kinds_tell_members_apart() {
    rust_for!(
        "Id: { oneOf: [{ type: string }, { type: integer }, { type: array, items: { type: string } }] }",
        @r"
        pub enum Id {
            String(String),
            Integer(i64),
            List(Vec<String>),
            /// A value that fits none of the members.
            Unrecognized(UnrecognizedValue),
        }
        "
    );
    tables_for!(
        "Id: { oneOf: [{ type: string }, { type: integer }, { type: array, items: { type: string } }] }",
        @r"
        untagged! {
            Id ID from;
            0 String(String) = kinds(STR);
            1 Integer(i64) = kinds(INT);
            2 List(Vec<String>) = list(STR);
        }
        "
    );
}

#[test]
fn a_constant_tells_objects_apart_and_names_inline_ones() {
    rust_for!(
        "
        Method:
          oneOf:
            - { properties: { kind: { const: card }, number: { type: string } } }
            - { properties: { kind: { const: bank }, iban: { type: string } } }
        ",
        @r"
        pub enum Method {
            Card(MethodCard),
            Bank(MethodBank),
            /// A value that fits none of the members.
            Unrecognized(UnrecognizedValue),
        }

        pub struct MethodCard {
            pub kind: Option<MethodCardKind>,
            pub number: Option<String>,
        }

        pub enum MethodCardKind {
            /// `card`
            Card,
            /// A value that the document does not list.
            Unrecognized(Unrecognized),
        }

        pub struct MethodBank {
            pub kind: Option<MethodBankKind>,
            pub iban: Option<String>,
        }

        pub enum MethodBankKind {
            /// `bank`
            Bank,
            /// A value that the document does not list.
            Unrecognized(Unrecognized),
        }
        "
    );
    tables_for!(
        "
        Method:
          oneOf:
            - { properties: { kind: { const: card }, number: { type: string } } }
            - { properties: { kind: { const: bank }, iban: { type: string } } }
        ",
        @r#"
        untagged! {
            Method METHOD from;
            0 Card(MethodCard) = object(METHOD_CARD), constants("kind" => Str("card")), members(&[17, 17]);
            1 Bank(MethodBank) = object(METHOD_BANK), constants("kind" => Str("bank")), members(&[17, 17]);
        }

        record! {
            MethodCard METHOD_CARD required[] table[b""] default;
            0 kind: optional MethodCardKind = "kind";
            1 number: optional String = "number";
        }

        open_enum! {
            MethodCardKind;
            0 Card = "card";
        }

        record! {
            MethodBank METHOD_BANK required[] table[b""] default;
            0 kind: optional MethodBankKind = "kind";
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
fn members_that_nothing_tells_apart_are_reported() {
    rust_for!(
        "
        Method: { anyOf: [{ $ref: '#/components/schemas/Card' }, { $ref: '#/components/schemas/Bank' }] }
        Card: { properties: { number: { type: string } } }
        Bank: { properties: { number: { type: string } } }
        ",
        @r"
        pub enum Method {
            Card(Card),
            Bank(Bank),
            /// A value that fits none of the members.
            Unrecognized(UnrecognizedValue),
        }

        pub struct Card {
            pub number: Option<String>,
        }

        pub struct Bank {
            pub number: Option<String>,
        }

        // warning[ambiguous-union]: `Card` and `Bank` accept the same JSON in `Method`
        "
    );
}

#[test]
fn members_of_one_rust_type_collapse() {
    rust_for!(
        "
        Error: { anyOf: [{ $ref: '#/components/schemas/Denied' }, { $ref: '#/components/schemas/Unknown' }] }
        Denied: { type: string }
        Unknown: { type: string }
        ",
        @r"
        pub type Error = String;

        pub type Denied = String;

        pub type Unknown = String;
        "
    );
}

#[test]
fn a_single_member_is_that_member() {
    rust_for!(
        "
        Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }] }
        Cat: { properties: { id: { type: string } } }
        Owner: { properties: { pet: { anyOf: [{ $ref: '#/components/schemas/Cat' }] } } }
        ",
        @r"
        pub type Pet = Cat;

        pub struct Cat {
            pub id: Option<String>,
        }

        pub struct Owner {
            pub pet: Option<Cat>,
        }
        "
    );
}

#[test]
fn a_single_inline_member_is_the_type_itself() {
    rust_for!(
        "
        Pet: { oneOf: [{ properties: { id: { type: string } } }] }
        Owner: { properties: { name: { type: string } }, anyOf: [{ $ref: '#/components/schemas/Pet' }] }
        ",
        @r"
        pub struct Pet {
            pub id: Option<String>,
        }

        pub struct Owner {
            pub id: Option<String>,
            pub name: Option<String>,
        }
        "
    );
}

#[test]
fn null_as_a_member_is_nullable() {
    rust_for!(
        "
        Owner: { required: [pet], properties: { pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { type: 'null' }] } } }
        Cat: { properties: { id: { type: string } } }
        ",
        @r"
        pub struct Owner {
            pub pet: Option<Cat>,
        }

        pub struct Cat {
            pub id: Option<String>,
        }
        "
    );
}

#[test]
fn a_union_beside_properties_intersects_with_them() {
    rust_for!(
        "
        Event:
          required: [id]
          properties: { id: { type: string } }
          oneOf:
            - { title: Opened, required: [by], properties: { by: { type: string } } }
            - { title: Closed, required: [reason], properties: { reason: { type: string } } }
        ",
        @r"
        pub enum Event {
            Opened(Opened),
            Closed(Closed),
            /// A value that fits none of the members.
            Unrecognized(UnrecognizedValue),
        }

        pub struct Opened {
            pub by: String,
            pub id: String,
        }

        pub struct Closed {
            pub reason: String,
            pub id: String,
        }
        "
    );
}

#[test]
fn a_union_inside_all_of_has_to_hold_with_the_rest() {
    rust_for!(
        "
        Event:
          allOf:
            - { oneOf: [{ title: Opened, required: [by], properties: { by: { type: string } } }, { title: Closed, required: [why], properties: { why: { type: string } } }] }
            - { required: [id], properties: { id: { type: string } } }
        ",
        @r"
        pub enum Event {
            Opened(Opened),
            Closed(Closed),
            /// A value that fits none of the members.
            Unrecognized(UnrecognizedValue),
        }

        pub struct Opened {
            pub by: String,
            pub id: String,
        }

        pub struct Closed {
            pub why: String,
            pub id: String,
        }
        "
    );
}

#[test]
fn a_component_that_extends_a_union_is_a_union() {
    rust_for!(
        "
        Shape: { oneOf: [{ $ref: '#/components/schemas/Circle' }, { $ref: '#/components/schemas/Square' }] }
        Circle: { required: [radius], properties: { radius: { type: number } } }
        Square: { required: [side], properties: { side: { type: number } } }
        Named: { allOf: [{ $ref: '#/components/schemas/Shape' }, { required: [name], properties: { name: { type: string } } }] }
        ",
        @r"
        pub enum Shape {
            Circle(Circle),
            Square(Square),
            /// A value that fits none of the members.
            Unrecognized(UnrecognizedValue),
        }

        pub struct Circle {
            pub radius: f64,
        }

        pub struct Square {
            pub side: f64,
        }

        pub enum Named {
            Circle(NamedCircle),
            Square(NamedSquare),
            /// A value that fits none of the members.
            Unrecognized(UnrecognizedValue),
        }

        pub struct NamedCircle {
            pub radius: f64,
            pub name: String,
        }

        pub struct NamedSquare {
            pub side: f64,
            pub name: String,
        }
        "
    );
}

#[test]
fn members_that_only_require_are_constraints() {
    rust_for!(
        "
        Contact:
          properties: { email: { type: string }, phone: { type: string } }
          anyOf: [{ required: [email] }, { required: [phone] }]
        ",
        @r"
        pub struct Contact {
            pub email: Option<String>,
            pub phone: Option<String>,
        }
        "
    );
}

#[test]
fn a_string_beside_an_open_enum_adds_nothing() {
    rust_for!(
        "Model: { anyOf: [{ type: string }, { type: string, enum: [small, large] }] }",
        @r"
        pub enum Model {
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
fn enums_of_strings_and_of_integers_are_told_apart() {
    tables_for!(
        "Level: { oneOf: [{ type: string, enum: [low, high] }, { type: integer, enum: [1, 2] }] }",
        @r#"
        untagged! {
            Level LEVEL from;
            0 String(LevelString) = values(LevelString::VALUES);
            1 Integer(LevelInteger) = kinds(INT);
        }

        open_enum! {
            LevelString;
            0 Low = "low";
            1 High = "high";
        }

        value_enum! {
            LevelInteger;
            0 _1 = Int(1);
            1 _2 = Int(2);
        }
        "#
    );
}

#[test]
fn several_unions_at_once_are_reported() {
    rust_for!(
        "Value: { oneOf: [{ type: string }, { type: integer }, { type: boolean }], anyOf: [{ type: string }, { type: integer }] }",
        @r"
        pub enum Value {
            String(String),
            Integer(i64),
            Boolean(bool),
            /// A value that fits none of the members.
            Unrecognized(UnrecognizedValue),
        }

        // warning[several-unions]: several `oneOf` or `anyOf` have to hold at once; the one with most members is used
        "
    );
}

#[test]
fn what_does_not_change_the_type_is_a_note() {
    rust_for!(
        "Pet: { properties: { id: { type: string } }, not: { required: [name] }, if: { required: [id] }, then: { required: [id] } }",
        @"
    /// An object with `id`.
    ///
    /// Not checked: `not`, `if`, `then`.
    pub struct Pet {
        pub id: Option<String>,
    }

    // note[unused-keyword]: `not` of a schema does not change what is generated
    // note[unused-keyword]: `if` of a schema does not change what is generated
    // note[unused-keyword]: `then` of a schema does not change what is generated
    "
    );
}

#[test]
fn a_member_that_may_be_null_makes_its_union_nullable_wherever_it_is_used() {
    rust_for!(
        "
        Filter: { properties: { price: { $ref: '#/components/schemas/Predicate' } } }
        Predicate: { anyOf: [{ $ref: '#/components/schemas/Scalar' }, { type: object, title: Range, properties: { above: { type: number } } }] }
        Scalar: { anyOf: [{ type: string, nullable: true }, { type: number }] }
        ",
        @"
        pub struct Filter {
            pub price: Field<Predicate>,
        }

        pub enum Predicate {
            Scalar(Scalar),
            Range(Range),
            /// A value that fits none of the members.
            Unrecognized(UnrecognizedValue),
        }

        pub struct Range {
            pub above: Option<f64>,
        }

        pub enum Scalar {
            String(String),
            Number(f64),
            /// A value that fits none of the members.
            Unrecognized(UnrecognizedValue),
        }
        "
    );
}

//! Types as specwright prints them, one for each shape of the codec.

#![allow(dead_code, unreachable_pub, missing_docs)]

pub mod wide;

use specwright_runtime::{
    DateTime, DecimalNumber, Field, Json, Map, RawJson, Unrecognized, UnrecognizedValue, Uuid, closed_enum, newtype,
    open_enum, record, tagged, untagged, value_enum,
};

#[derive(Clone)]
#[non_exhaustive]
pub enum Kind {
    Person,
    Company,
    Unrecognized(Unrecognized),
}

open_enum! { Kind; 0 Person = "person"; 1 Company = "company"; }

#[derive(Clone, Copy)]
pub enum Side {
    Left,
    Right,
}

closed_enum! { Side; 0 Left = "left"; 1 Right = "right"; }

#[derive(Clone)]
#[non_exhaustive]
pub enum Level {
    _1,
    Half,
    High,
    Off,
    Nothing,
    Unrecognized(UnrecognizedValue),
}

value_enum! { Level; 0 _1 = Int(1); 1 Half = Num(0.5); 2 High = Str("high"); 3 Off = Bool(false); 4 Nothing = Null; }

#[derive(Clone)]
pub struct Customer {
    pub id: i64,
    pub name: String,
    pub kind: Option<Kind>,
    pub tags: Option<Vec<String>>,
    pub address: Option<Box<Address>>,
    pub note: Option<String>,
    pub nickname: Field<String>,
    pub balance: Option<f64>,
}

record! {
    Customer CUSTOMER required[0x23] table[b" $# )%  (*' &   "];
    0 id: required i64 = "id", minimum_int(1);
    1 name: required String = "name", min_length(1), max_length(5);
    2 kind: optional Kind = "kind";
    3 tags: optional Vec<String> = "tags", max_items(3), unique_items(), items(&[min_length(2), max_length(4)]);
    4 address: optional Box<Address> = "address";
    5 note: nullable String = "note";
    6 nickname: field String = "nickname", secret();
    7 balance: optional f64 = "balance", multiple_of(0.01), exclusive_maximum(1000.0);
}

#[derive(Clone)]
pub struct Address {
    pub city: Option<String>,
    pub r#type: Option<String>,
    pub resident: Option<Box<Customer>>,
    pub additional_properties: Map<Json>,
}

record! {
    Address ADDRESS required[] table[b""] default;
    0 city: optional String = "city";
    1 r#type: optional String = "type", format("hostname");
    2 resident: optional Box<Customer> = "resident";
    rest additional_properties: Json, max_properties(2);
}

#[derive(Clone)]
pub struct Free {
    pub any: Option<Json>,
}

record! { Free FREE required[] table[b""] default; 0 any: optional Json = "any"; }

#[derive(Clone)]
pub struct Odd {
    pub quote: Option<i64>,
    pub slash: Option<i64>,
    pub empty: Option<i64>,
    pub umlaut: Option<i64>,
}

record! {
    Odd ODD required[] table[b""] escaped default plain;
    0 quote: optional i64 = "quo\"te";
    1 slash: optional i64 = "back\\sl\tash";
    2 empty: optional i64 = "";
    3 umlaut: optional i64 = "schön";
}

#[derive(Clone)]
pub struct Exact {
    pub small: i32,
    pub count: u64,
    pub byte: u32,
    pub ratio: f32,
    pub price: DecimalNumber,
    pub raw: RawJson,
    pub at: DateTime,
    pub id: Uuid,
}

record! {
    Exact EXACT required[0xff] table[b""];
    0 small: required i32 = "small";
    1 count: required u64 = "count";
    2 byte: required u32 = "byte";
    3 ratio: required f32 = "ratio";
    4 price: required DecimalNumber = "price";
    5 raw: required RawJson = "raw";
    6 at: required DateTime = "at", format("date-time");
    7 id: required Uuid = "id";
}

#[derive(Clone)]
pub struct Tree(pub Vec<Tree>);

newtype! { Tree(Vec<Tree>) }

#[derive(Clone)]
pub struct Cat {
    pub lives: i64,
    pub extra: Map<String>,
}

record! { Cat CAT required[0x1] table[b""]; 0 lives: required i64 = "lives"; rest extra: String; }

#[derive(Clone)]
pub struct Dog {
    pub kind: Option<String>,
    pub good: Option<bool>,
    pub friend: Option<Box<Pet>>,
}

record! {
    Dog DOG required[] table[b""] default;
    0 kind: optional String = "kind";
    1 good: optional bool = "good";
    2 friend: optional Box<Pet> = "friend";
}

/// `Cat` does not carry its tag, `Dog` does, `Bird` is a union itself.
#[derive(Clone)]
#[non_exhaustive]
pub enum Pet {
    Cat(Cat),
    Dog(Box<Dog>),
    Bird(Bird),
    Unrecognized(UnrecognizedValue),
}

tagged! {
    Pet, "kind" from;
    0 Cat(Cat) = "cat" | "tiger";
    1 Dog(Box<Dog>) = "dog" | "hound", carried;
    2 Bird(Bird) = "bird";
}

#[derive(Clone)]
#[non_exhaustive]
pub enum Bird {
    Duck(Map<Json>),
    Other(Cat),
    Unrecognized(UnrecognizedValue),
}

tagged! { Bird, "species"; 0 Duck(Map<Json>) = "duck"; 1 Other(Cat) = , fallback; }

#[derive(Clone)]
pub struct Card {
    pub object: Option<String>,
    pub number: String,
    pub brand: Option<String>,
}

record! {
    Card CARD required[0x2] table[b""];
    0 object: optional String = "object";
    1 number: required String = "number";
    2 brand: optional String = "brand";
}

#[derive(Clone)]
pub struct Bank {
    pub object: Option<String>,
    pub number: i64,
}

record! { Bank BANK required[0x2] table[b""]; 0 object: optional String = "object"; 1 number: required i64 = "number"; }

#[derive(Clone)]
#[non_exhaustive]
pub enum Method {
    Card(Card),
    Bank(Bank),
    Kind(Kind),
    Token(String),
    Count(i64),
    Rate(f64),
    Tokens(Vec<String>),
    Cards(Vec<Card>),
    Pet(Box<Pet>),
    Nothing(Option<bool>),
    Unrecognized(UnrecognizedValue),
}

untagged! {
    Method METHOD;
    0 Card(Card) = object(CARD), constants("object" => Str("card")), members(&[16, 16, 16]);
    1 Bank(Bank) = object(BANK), members(&[16, 4]);
    2 Kind(Kind) = values(Kind::VALUES);
    3 Token(String) = kinds(STR);
    4 Count(i64) = kinds(INT);
    5 Rate(f64) = kinds(INT | NUM);
    6 Tokens(Vec<String>) = list(STR);
    7 Cards(Vec<Card>) = list(OBJ);
    8 Pet(Box<Pet>) = kinds(OBJ);
    9 Nothing(Option<bool>) = kinds(NULL | BOOL);
}

#[derive(Clone)]
pub struct Sent {
    pub content: Option<Card>,
}

record! { Sent SENT required[] table[b""] default; 0 content: optional Card = "content"; }

#[derive(Clone)]
pub struct Received {
    pub content: Option<Labelled>,
}

record! { Received RECEIVED required[] table[b""] default; 0 content: optional Labelled = "content"; }

#[derive(Clone)]
pub struct Labelled {
    pub number: String,
    pub kind: Option<Kind>,
}

record! {
    Labelled LABELLED required[0x1] table[b""];
    0 number: required String = "number";
    1 kind: optional Kind = "kind";
}

/// Its members differ further in only.
#[derive(Clone)]
#[non_exhaustive]
pub enum Message {
    Sent(Sent),
    Received(Received),
    Unrecognized(UnrecognizedValue),
}

untagged! { Message MESSAGE; 0 Sent(Sent) = object(SENT); 1 Received(Received) = object(RECEIVED); }

/// Each level offers two members that fit until their end.
#[derive(Clone)]
pub struct Left {
    pub next: Option<Box<Nest>>,
    pub end: Option<bool>,
}

record! { Left LEFT required[] table[b""] default; 0 next: optional Box<Nest> = "next"; 1 end: optional bool = "end"; }

#[derive(Clone)]
pub struct Right {
    pub next: Option<Box<Nest>>,
    pub end: Option<i64>,
}

record! { Right RIGHT required[] table[b""] default; 0 next: optional Box<Nest> = "next"; 1 end: optional i64 = "end"; }

#[derive(Clone)]
#[non_exhaustive]
pub enum Nest {
    Left(Left),
    Right(Right),
    /// A union that is its own member.
    Again(Box<Nest>),
    Unrecognized(UnrecognizedValue),
}

untagged! { Nest NEST; 0 Left(Left) = object(LEFT); 1 Right(Right) = object(RIGHT); 2 Again(Box<Nest>) = kinds(ANY); }

//! The types as specwright prints them.

use specwright_runtime::{DateTime, Field, Map, Unrecognized, open_enum, record};

#[derive(Clone)]
pub enum Status {
    Active,
    Suspended,
    Closed,
    Unrecognized(Unrecognized),
}

open_enum! { Status; 0 Active = "active"; 1 Suspended = "suspended"; 2 Closed = "closed"; }

#[derive(Clone)]
pub struct Customer {
    pub id: String,
    pub external_id: Option<String>,
    pub name: String,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub email: Option<String>,
    pub phone: Field<String>,
    pub status: Status,
    pub address: Option<Address>,
    pub currency: Option<String>,
    pub balance: f64,
    pub credits: i64,
    pub verified: bool,
    pub metadata: Option<Map<String>>,
    pub created_at: DateTime,
    pub updated_at: DateTime,
}

record! {
    Customer CUSTOMER required[0xdc85] table[b"&%0) '* -,.       #  $/1(2+     "];
    0 id: required String = "id";
    1 external_id: optional String = "external_id";
    2 name: required String = "name";
    3 first_name: optional String = "first_name";
    4 last_name: optional String = "last_name";
    5 email: optional String = "email";
    6 phone: field String = "phone";
    7 status: required Status = "status";
    8 address: optional Address = "address";
    9 currency: optional String = "currency";
    10 balance: required f64 = "balance";
    11 credits: required i64 = "credits";
    12 verified: required bool = "verified";
    13 metadata: optional Map<String> = "metadata";
    14 created_at: required DateTime = "created_at";
    15 updated_at: required DateTime = "updated_at";
}

#[derive(Clone)]
pub struct Address {
    pub line_1: String,
    pub line_2: Option<String>,
    pub city: String,
    pub postal_code: Option<String>,
    pub country: String,
}

record! {
    Address ADDRESS required[0x15] table[b"'  #$        % &"];
    0 line_1: required String = "line_1";
    1 line_2: optional String = "line_2";
    2 city: required String = "city";
    3 postal_code: optional String = "postal_code";
    4 country: required String = "country";
}

#[derive(Clone)]
pub struct Order {
    pub id: String,
    pub number: i64,
    pub customer: Customer,
    pub items: Vec<Item>,
    pub total: f64,
    pub tax: Option<f64>,
    pub shipping: Option<Address>,
    pub status: Status,
    pub notes: Option<Vec<String>>,
    pub paid: bool,
    pub placed_at: DateTime,
}

record! {
    Order ORDER required[0x69f] table[b"$    * ',  +      #)% &     (  -"];
    0 id: required String = "id";
    1 number: required i64 = "number";
    2 customer: required Customer = "customer";
    3 items: required Vec<Item> = "items";
    4 total: required f64 = "total";
    5 tax: optional f64 = "tax";
    6 shipping: optional Address = "shipping";
    7 status: required Status = "status";
    8 notes: optional Vec<String> = "notes";
    9 paid: required bool = "paid";
    10 placed_at: required DateTime = "placed_at";
}

#[derive(Clone)]
pub struct Item {
    pub sku: String,
    pub description: Option<String>,
    pub quantity: i32,
    pub unit_price: f64,
    pub discount: Option<f64>,
    pub tags: Vec<String>,
    pub parent: Option<Box<Item>>,
}

record! {
    Item ITEM required[0x2d] table[b"       & $%'#() "];
    0 sku: required String = "sku";
    1 description: optional String = "description";
    2 quantity: required i32 = "quantity";
    3 unit_price: required f64 = "unit_price";
    4 discount: optional f64 = "discount";
    5 tags: required Vec<String> = "tags";
    6 parent: optional Box<Item> = "parent";
}

#[derive(Clone)]
pub struct Document {
    pub page: i64,
    pub per_page: i64,
    pub orders: Vec<Order>,
}

record! {
    Document DOCUMENT required[0x7] table[b""];
    0 page: required i64 = "page";
    1 per_page: required i64 = "per_page";
    2 orders: required Vec<Order> = "orders";
}

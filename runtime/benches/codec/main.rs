//! Our codec beside serde's derive with `serde_json`, on the same types and texts.
//!
//! `cargo bench -p specwright-runtime --bench codec`

#![allow(missing_docs, unreachable_pub, clippy::unwrap_used)]

mod derived;
mod documents;
mod ours;

use std::sync::LazyLock;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A text in both orders of keys.
struct Texts {
    ordered: Vec<u8>,
    shuffled: Vec<u8>,
}

impl Texts {
    /// `T` writes its members in the document's order.
    fn of<T: Serialize + DeserializeOwned>(value: &serde_json::Value) -> Self {
        Texts {
            ordered: serde_json::to_vec(&T::deserialize(value).unwrap()).unwrap(),
            shuffled: documents::shuffled(value).into_bytes(),
        }
    }
}

static CUSTOMER: LazyLock<Texts> = LazyLock::new(|| Texts::of::<derived::Customer>(&documents::customer(1)));
static ORDERS: LazyLock<Texts> = LazyLock::new(|| Texts::of::<derived::Document>(&documents::orders()));

fn main() {
    divan::main();
}

macro_rules! reading {
    ($module:ident, $text:expr, $ours:ty, $derived:ty) => {
        mod $module {
            use super::*;

            #[divan::bench]
            fn ours(bencher: Bencher) {
                let text = $text;
                bencher
                    .counter(BytesCount::of_slice(text))
                    .bench(|| specwright_runtime::from_slice::<$ours>(black_box(text)).unwrap());
            }

            #[divan::bench]
            fn derive(bencher: Bencher) {
                let text = $text;
                bencher
                    .counter(BytesCount::of_slice(text))
                    .bench(|| serde_json::from_slice::<$derived>(black_box(text)).unwrap());
            }
        }
    };
}

macro_rules! writing {
    ($module:ident, $text:expr, $ours:ty, $derived:ty) => {
        mod $module {
            use super::*;

            #[divan::bench]
            fn ours(bencher: Bencher) {
                let value: $ours = specwright_runtime::from_slice($text).unwrap();
                let length = specwright_runtime::to_vec(&value).len();
                bencher
                    .counter(BytesCount::new(length))
                    .bench(|| specwright_runtime::to_vec(black_box(&value)));
            }

            #[divan::bench]
            fn derive(bencher: Bencher) {
                let value: $derived = serde_json::from_slice($text).unwrap();
                let length = serde_json::to_vec(&value).unwrap().len();
                bencher
                    .counter(BytesCount::new(length))
                    .bench(|| serde_json::to_vec(black_box(&value)).unwrap());
            }
        }
    };
}

reading!(read_customer, &CUSTOMER.ordered, ours::Customer, derived::Customer);
reading!(
    read_customer_shuffled,
    &CUSTOMER.shuffled,
    ours::Customer,
    derived::Customer
);
reading!(read_orders, &ORDERS.ordered, ours::Document, derived::Document);
reading!(
    read_orders_shuffled,
    &ORDERS.shuffled,
    ours::Document,
    derived::Document
);
writing!(write_customer, &CUSTOMER.ordered, ours::Customer, derived::Customer);
writing!(write_orders, &ORDERS.ordered, ours::Document, derived::Document);

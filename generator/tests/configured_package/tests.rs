//! The bindings as their users have them.
#![allow(clippy::unwrap_used)]

use std::num::NonZero;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use specwright_runtime::client::{MockResponse, MockTransport};
use specwright_runtime::{Custom, Field, from_str, to_string};

use crate::money::{Cents, Day, Size, Spot};
use crate::shop::{Buyer, Client, Gift, Money, Order, Payment};

const ORDER: &str = r#"{"price":"19.90","discounts":["1.00","0.50"],"day":"mo/tu","size":4,"spot":{"x":1,"y":-2},"rate":1.5,"key":"k","note":null,"by":"b"}"#;

fn done<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return value;
        }
    }
}

#[test]
fn what_comes_is_read_and_sent_back_as_it_is() {
    let order: Order = from_str(ORDER).unwrap();
    assert_eq!(order.price.get().unwrap(), Cents(1990));
    let discounts: Vec<Cents> = order.discounts.iter().flatten().map(|it| it.get().unwrap()).collect();
    assert_eq!(discounts, [Cents(100), Cents(50)]);
    assert_eq!(order.day.get().unwrap(), Day("mo/tu".to_owned()));
    assert!(matches!(&order.size, Field::Value(size) if size.get().unwrap() == Size(4)));
    assert_eq!(order.spot.as_ref().unwrap().get().unwrap(), Spot { x: 1, y: -2 });
    assert_eq!(order.rate.as_ref().unwrap().as_str(), "1.5");
    assert_eq!(to_string(&order), ORDER);
    assert_eq!(serde_json::from_str::<Order>(ORDER).unwrap(), order);
    assert_eq!(serde_json::to_string(&order).unwrap().replace(' ', ""), ORDER);
}

#[test]
fn presence_is_as_the_configuration_says() {
    let without = |member: &str| from_str::<Order>(&ORDER.replace(member, "")).map(|it| to_string(&it));
    assert!(without(r#","key":"k""#).unwrap_err().to_string().contains("key"));
    assert!(!without(r#","note":null"#).unwrap().contains("note"));
    let order: Order = from_str(&ORDER.replace("\"by\":\"b\"", "\"by\":null")).unwrap();
    // What is never null is optional, and a null that comes anyway counts as absent.
    assert_eq!(order.by, None);
    assert!(!to_string(&order).contains("by"));
}

#[test]
fn an_odd_value_costs_nothing_until_it_is_asked_for() {
    let order: Order = from_str(&ORDER.replace("19.90", "ask us")).unwrap();
    assert!(order.price.get().is_err());
    assert_eq!(order.price.as_json(), r#""ask us""#);
    // `null` is refused where the schema does not allow it.
    assert!(from_str::<Order>(&ORDER.replace("\"19.90\"", "null")).is_err());
}

#[test]
fn unions_are_told_apart_as_the_configuration_says() {
    let bank = r#"{"type":"bank_transfer","id":"b"}"#;
    let payment: Payment = from_str(bank).unwrap();
    assert!(matches!(&payment, Payment::Bank(it) if it.id == "b"), "{payment:?}");
    assert_eq!(to_string(&payment), bank);
    let card: Payment = from_str(&bank.replace("bank_transfer", "card")).unwrap();
    assert!(matches!(&card, Payment::Card(_)), "{card:?}");
    let other: Payment = from_str(&bank.replace("bank_transfer", "cash")).unwrap();
    assert!(matches!(&other, Payment::Unrecognized(_)), "{other:?}");

    let firm: Buyer = from_str(r#"{"founded":"1999"}"#).unwrap();
    assert!(matches!(&firm, Buyer::Firm(_)), "{firm:?}");
    assert_eq!(to_string(&firm), r#"{"founded":"1999"}"#);

    let gift: Gift = from_str(r#"{"any":["thing",1]}"#).unwrap();
    assert_eq!(gift["any"][0], "thing");
}

#[test]
fn values_of_ones_own_are_sent_and_answered() {
    let mock = MockTransport::new()
        .on("add_order", MockResponse::json(200, ORDER))
        .on("list_orders", MockResponse::json(200, &format!("[{ORDER}]")).header("X-Total", "7"));
    let client = Client::builder().transport(mock.clone()).build().unwrap();

    let order = Order::new(Cents(500), Day("we".to_owned()), "k").size(Custom::from(Size(3)));
    let answer = done(client.orders().add_order(&order).into_future()).unwrap();
    assert_eq!(answer.price.get().unwrap(), Cents(1990));

    let price: Money = Cents(1999).into();
    let call = client
        .orders()
        .list_orders(&Day("a/b".to_owned()).into())
        .least(price)
        .sizes(&[Size(1).into(), Size(2).into()])
        .x_shop(NonZero::new(9).unwrap());
    let answer = done(call.into_future()).unwrap();
    assert_eq!(answer[0].price.get().unwrap(), Cents(1990));
    assert_eq!(answer.headers.x_total.as_ref().unwrap().get().unwrap(), Size(7));

    let requests = mock.requests();
    assert_eq!(requests[0].body, r#"{"price":"5.00","day":"we","size":3,"key":"k"}"#);
    let url = "https://api.shop.dev/days/a%2Fb/orders?least=19.99&sizes=1&sizes=2";
    assert_eq!(requests[1].url.as_str(), url);
    assert_eq!(requests[1].headers["x-shop"], "9");
}

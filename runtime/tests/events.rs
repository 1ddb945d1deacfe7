//! Events that a vendor sends, by their names.
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic
)]

use specwright_runtime::event::UnrecognizedEvent;
use specwright_runtime::{record, webhooks};

/// What an event about an invoice carries.
#[derive(Clone)]
#[non_exhaustive]
pub struct Invoice {
    pub amount: i64,
}

record! {
    Invoice INVOICE required[0x1] table[b""];
    0 amount: required i64 = "amount";
}

#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Webhook {
    InvoicePaid(Invoice),
    Ping(()),
    Unrecognized(UnrecognizedEvent),
}

webhooks! {
    Webhook by member "data" "type";
    "invoice.paid" | "invoice.settled" => InvoicePaid;
    "ping" => Ping;
}

mod by_header {
    use super::{Invoice, UnrecognizedEvent};

    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub enum Event {
        Paid(Invoice),
        Unrecognized(UnrecognizedEvent),
    }

    specwright_runtime::webhooks! {
        Event by header "X-Shop-Event";
        "paid" => Paid;
    }
}

fn fault(body: &str) -> String {
    Webhook::parse(body.as_bytes()).unwrap_err().to_string()
}

#[test]
fn a_body_says_which_event_it_is() {
    let body = br#"{"amount": 7, "data": {"id": 1, "type": "invoice.paid"}}"#;
    let Webhook::InvoicePaid(invoice) = Webhook::parse(body).unwrap() else {
        panic!()
    };
    assert_eq!(invoice.amount, 7);
    let settled = Webhook::parse(br#"{"data": {"type": "invoice.settled"}, "amount": 7}"#).unwrap();
    assert_eq!((settled.name(), Webhook::NAMES.len()), ("invoice.paid", 3));
    let marked = b"\xEF\xBB\xBF{\"data\": {\"type\": \"ping\"}}";
    assert_eq!(Webhook::parse(marked).unwrap(), Webhook::Ping(()));
}

#[test]
fn an_unknown_name_is_no_error_and_keeps_the_body() {
    let body = r#"{"data": {"type": "invoice.voided"}, "amount": 1.10}"#;
    let Webhook::Unrecognized(event) = Webhook::parse(body.as_bytes()).unwrap() else {
        panic!()
    };
    assert_eq!((event.name.as_str(), event.body.as_str()), ("invoice.voided", body));
}

#[test]
fn a_known_name_with_another_body_is_an_error_that_says_where() {
    assert_eq!(
        fault(r#"{"data": {"type": "invoice.paid"}, "amount": "7"}"#),
        "the event `invoice.paid` is not as the document says: expected an int64, found a string at $.amount (byte 45)"
    );
    let error = Webhook::parse(br#"{"data": {"type": "invoice.paid"}}"#).unwrap_err();
    assert_eq!(error.name(), Some("invoice.paid"));
    assert_eq!(error.decode_error().map(|error| error.path()).as_deref(), Some("$"));
}

#[test]
fn a_body_that_does_not_say_what_it_is_is_an_error() {
    let missing = "the event does not say what it is: `$.data.type` is missing";
    for body in [
        "{}",
        r#"{"data": null}"#,
        r#"{"data": {"type": null}}"#,
        r#"{"type": "ping"}"#,
    ] {
        assert_eq!(fault(body), missing, "{body}");
    }
    assert_eq!(
        fault(r#"{"data": {"type": 7}}"#),
        "the event cannot be read: expected a string, found a number at $.data.type (byte 18)"
    );
    assert!(fault("[]").starts_with("the event cannot be read: expected an object, found an array"));
    assert!(fault(r#"{"data": {"type": "new"}"#).contains("at $"));
    assert!(fault(&"[".repeat(100_000)).contains("the event cannot be read"));
}

#[test]
fn a_header_can_say_it_instead() {
    use by_header::Event;
    assert_eq!(Event::HEADER, "X-Shop-Event");
    assert!(matches!(Event::read("paid", br#"{"amount": 1}"#), Ok(Event::Paid(_))));
    assert!(matches!(Event::read("other", b"[1]"), Ok(Event::Unrecognized(_))));
    let error = Event::read("other", b"no JSON").unwrap_err();
    assert_eq!(error.name(), Some("other"));
}

#[cfg(feature = "webhook")]
#[test]
fn what_is_read_is_what_was_proven() -> Result<(), Box<dyn std::error::Error>> {
    use specwright_runtime::webhook::Verifier;
    let body = br#"{"data": {"type": "ping"}}"#;
    let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, b"secret");
    let signature = ring::hmac::sign(&key, body);
    let signature = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, signature);
    let headers = [("X-Lago-Signature", signature.as_str())];
    let event = Webhook::parse(Verifier::lago_hmac("secret").verify(&headers, body)?)?;
    assert_eq!(event, Webhook::Ping(()));
    assert!(Verifier::lago_hmac("other").verify(&headers, body).is_err());
    Ok(())
}

//! Our types under serde: in JSON, YAML and CBOR, and flattened into the structs of users.

#![allow(missing_docs, clippy::unwrap_used)]

mod codec_support;

use std::fmt::Debug;

use codec_support::{Address, Customer, Exact, Kind, Level, Method, Pet, Tree};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use specwright_runtime::{Base64, Field, Node, from_str, to_string};

const CUSTOMER: &str = r#"{"id":1,"name":"a","kind":"other","tags":["x"],"address":{"city":"c","resident":{"id":2,"name":"b","note":"n"},"extra":{"k":[1,2.5,null]}},"note":null,"nickname":null,"balance":0.5}"#;

/// Through each format and back.
fn travels<T: Node + Serialize + DeserializeOwned + PartialEq + Debug>(text: &str) {
    let value: T = from_str(text).unwrap();

    let json = serde_json::to_string(&value).unwrap();
    let through: T = serde_json::from_str(&json).unwrap();
    assert_eq!(through, value, "JSON");
    assert_eq!(serde_json::from_str::<T>(text).unwrap(), value, "JSON as it came");
    let tree: T = serde_json::from_value(serde_json::to_value(&value).unwrap()).unwrap();
    assert_eq!(tree, value, "serde_json::Value");

    let yaml: T = serde_yaml::from_str(&serde_yaml::to_string(&value).unwrap()).unwrap();
    assert_eq!(to_string(&yaml), to_string(&value), "YAML");

    let mut cbor = Vec::new();
    ciborium::into_writer(&value, &mut cbor).unwrap();
    let cbor: T = ciborium::from_reader(&*cbor).unwrap();
    assert_eq!(to_string(&cbor), to_string(&value), "CBOR");
}

#[test]
fn values_travel_through_formats_that_describe_themselves() {
    travels::<Customer>(CUSTOMER);
    travels::<Address>(r#"{"city":"1","type":"true","a":{"b":[]}}"#);
    travels::<Exact>(
        r#"{"small":-1,"count":18446744073709551615,"byte":7,"ratio":0.1,"price":1.25,"raw":{"a":1},"at":"now","id":"67e55044-10b1-426f-9247-bb680e5fe0c8"}"#,
    );
    travels::<Tree>("[[],[[]]]");
    travels::<Pet>(r#"{"kind":"cat","lives":9,"a":"b"}"#);
    travels::<Pet>(r#"{"kind":"dog","friend":{"kind":"bird","species":"duck","x":1}}"#);
    travels::<Pet>(r#"{"kind":"fish"}"#);
    travels::<Method>(r#"{"object":"card","number":"1"}"#);
    travels::<Method>("7");
    travels::<Method>("null");
    travels::<Level>("0.5");
    travels::<Level>("null");
    travels::<Kind>(r#""person""#);
    travels::<Kind>(r#""123""#);
}

#[test]
fn what_serde_writes_is_what_we_write() {
    let customer: Customer = from_str(CUSTOMER).unwrap();
    assert_eq!(serde_json::to_string(&customer).unwrap(), CUSTOMER);
    assert_eq!(to_string(&customer), CUSTOMER);
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Envelope {
    id: String,
    #[serde(flatten)]
    address: Address,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Wrapped {
    version: i64,
    #[serde(flatten)]
    customer: Customer,
    #[serde(flatten)]
    other: std::collections::BTreeMap<String, i64>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Owner {
    owner: String,
    #[serde(flatten)]
    pet: Pet,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Maybe {
    #[serde(flatten)]
    customer: Option<Customer>,
}

/// In JSON, and in a format that is not ours.
fn flat<T: Serialize + DeserializeOwned + PartialEq + Debug>(text: &str) -> T {
    let value: T = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&value).unwrap(), text);
    let yaml: T = serde_yaml::from_str(&serde_yaml::to_string(&value).unwrap()).unwrap();
    assert_eq!(yaml, value);
    let mut cbor = Vec::new();
    ciborium::into_writer(&value, &mut cbor).unwrap();
    assert_eq!(ciborium::from_reader::<T, _>(&*cbor).unwrap(), value);
    value
}

#[test]
fn records_and_unions_can_be_flattened_into_the_structs_of_users() {
    let envelope: Envelope = flat(r#"{"id":"e","city":"London","more":1}"#);
    assert_eq!(envelope.address.additional_properties["more"], 1);
    let wrapped: Wrapped = flat(r#"{"version":2,"id":1,"name":"a","note":null,"left":7}"#);
    assert_eq!((wrapped.customer.id, wrapped.other["left"]), (1, 7));
    let owner: Owner = flat(r#"{"owner":"o","kind":"cat","lives":9}"#);
    assert!(matches!(owner.pet, Pet::Cat(_)));
    assert_eq!(serde_json::from_str::<Maybe>("{}").unwrap().customer, None);
    assert!(
        serde_json::from_str::<Maybe>(r#"{"id":1,"name":"a","note":null}"#)
            .unwrap()
            .customer
            .is_some()
    );
    let error = serde_json::from_str::<Wrapped>(r#"{"version":2,"id":1,"name":"a"}"#).unwrap_err();
    assert!(error.to_string().contains("missing field `note`"), "{error}");
}

#[test]
fn fields_know_three_states_in_structs_of_users() {
    #[derive(Serialize, Deserialize)]
    struct Patch {
        #[serde(default, skip_serializing_if = "Field::is_absent")]
        address: Field<Address>,
    }
    for text in ["{}", r#"{"address":null}"#, r#"{"address":{"city":"x"}}"#] {
        assert_eq!(
            serde_json::to_string(&serde_json::from_str::<Patch>(text).unwrap()).unwrap(),
            text
        );
    }
}

#[test]
fn mistakes_are_named() {
    let message = |text: &str| serde_json::from_str::<Customer>(text).unwrap_err().to_string();
    assert!(message(r#"{"id":"1"}"#).contains(r#"invalid type: string "1", expected an int64"#));
    assert!(message(r#"{"id":1,"id":2}"#).contains("duplicate field `id`"));
    assert!(message("null").contains("invalid type: null, expected Customer"));
    assert!(message(r#"{"id":99999999999999999999}"#).contains("expected an int64"));
    assert_eq!(
        serde_json::from_str::<Customer>(r#"{"id":1.0,"name":"a","note":null}"#)
            .unwrap()
            .id,
        1
    );
    assert!(serde_json::from_str::<Base64>("\"!\"").is_err());
}

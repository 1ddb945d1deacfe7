//! Signatures of webhooks, held against vectors that their inventors published, tokens and keys that OpenSSL made, and
//! another implementation of HMAC.
#![cfg(feature = "webhook")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::time::{Duration, SystemTime};

use hmac::{Hmac, KeyInit, Mac};
use proptest::prelude::*;
use sha2::Sha256;
use specwright_runtime::webhook::{Headers, Verifier, WebhookError};

/// The time of the example in the documentation of Standard Webhooks.
const THEN: u64 = 1_614_265_330;
const STANDARD_SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const STANDARD_BODY: &[u8] = br#"{"test": 2432232314}"#;
const STANDARD: [(&str, &str); 3] = [
    ("Webhook-Id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
    ("Webhook-Timestamp", "1614265330"),
    ("Webhook-Signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
];

const LAGO_BODY: &[u8] = br#"{"webhook_type":"invoice.created","object_type":"invoice","invoice":{"lago_id":"1a"}}"#;
const LAGO_ISSUER: &str = "https://api.getlago.com";

fn at(seconds: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

fn said(result: Result<&[u8], WebhookError>) -> String {
    result.map_or_else(|error| error.to_string(), |_| "proven".to_owned())
}

/// The oracle: HMAC with SHA-256 of another library.
fn hmac(key: &[u8], message: &[u8]) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
    mac.update(message);
    mac.finalize().into_bytes().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

/// `Stripe-Signature`, as Stripe makes it.
fn stripe(secret: &str, time: u64, body: &[u8]) -> [(&'static str, String); 1] {
    let signature = hmac(secret.as_bytes(), &[format!("{time}.").as_bytes(), body].concat());
    [(
        "Stripe-Signature",
        format!("t={time},v1={},v0=6ffbb59b", hex(&signature)),
    )]
}

#[test]
fn the_published_example_of_standard_webhooks_is_proven() {
    let verifier = Verifier::standard(STANDARD_SECRET).unwrap();
    assert_eq!(said(verifier.verify_at(at(THEN), &STANDARD, STANDARD_BODY)), "proven");

    let svix = STANDARD.map(|(name, value)| (name.replace("Webhook", "svix"), value));
    assert_eq!(said(verifier.verify_at(at(THEN), &svix, STANDARD_BODY)), "proven");

    let mut several = STANDARD.map(|(name, value)| (name, value.to_owned()));
    several[2].1 = format!(
        "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= v2,nonsense {}",
        several[2].1
    );
    assert_eq!(said(verifier.verify_at(at(THEN), &several, STANDARD_BODY)), "proven");
}

#[test]
fn what_differs_by_a_byte_is_forged() {
    let forged = "no signature fits: the secret is another one, or the body is not the bytes that were sent";
    let verifier = Verifier::standard(STANDARD_SECRET).unwrap();
    assert_eq!(
        said(verifier.verify_at(at(THEN), &STANDARD, br#"{"test":2432232314}"#)),
        forged
    );
    let mut other_id = STANDARD;
    other_id[0].1 = "msg_p5jXN8AQM9LWM0D4loKWxJeK";
    assert_eq!(said(verifier.verify_at(at(THEN), &other_id, STANDARD_BODY)), forged);
    let mut other_time = STANDARD;
    other_time[1].1 = "1614265331";
    assert_eq!(said(verifier.verify_at(at(THEN), &other_time, STANDARD_BODY)), forged);
    let other = Verifier::standard("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD").unwrap();
    assert_eq!(said(other.verify_at(at(THEN), &STANDARD, STANDARD_BODY)), forged);
    assert_eq!(
        said(
            other
                .or_secret(STANDARD_SECRET)
                .unwrap()
                .verify_at(at(THEN), &STANDARD, STANDARD_BODY)
        ),
        "proven"
    );
}

#[test]
fn a_signature_is_good_for_five_minutes_each_way() {
    let verifier = Verifier::standard(STANDARD_SECRET).unwrap();
    let at = |seconds: u64| verifier.verify_at(at(seconds), &STANDARD, STANDARD_BODY);
    assert_eq!(said(at(THEN + 300)), "proven");
    assert_eq!(said(at(THEN - 300)), "proven");
    assert_eq!(said(at(THEN + 301)), "it was signed 301 seconds ago");
    assert_eq!(
        said(at(THEN - 301)),
        "it was signed 301 seconds ahead of this machine's clock"
    );
    assert!(at(THEN + 301).unwrap_err().is_untimely());
    let patient = Verifier::standard(STANDARD_SECRET)
        .unwrap()
        .tolerance(Duration::from_secs(86_400 * 365));
    assert_eq!(
        said(patient.verify_at(self::at(THEN + 86_400), &STANDARD, STANDARD_BODY)),
        "proven"
    );
    assert!(
        verifier.verify(&STANDARD, STANDARD_BODY).unwrap_err().is_untimely(),
        "by the clock of this machine"
    );
}

#[test]
fn headers_that_are_no_signature_are_named() {
    let verifier = Verifier::standard(STANDARD_SECRET).unwrap();
    let without = |number: usize, value: Option<&'static str>| {
        let mut headers: Vec<(&str, &str)> = STANDARD.to_vec();
        match value {
            Some(value) => headers[number].1 = value,
            None => drop(headers.remove(number)),
        }
        said(verifier.verify_at(at(THEN), &headers, STANDARD_BODY))
    };
    assert_eq!(without(0, None), "the header `webhook-id` is missing");
    assert_eq!(without(1, None), "the header `webhook-timestamp` is missing");
    assert_eq!(without(2, None), "the header `webhook-signature` is missing");
    assert_eq!(
        without(1, Some("soon")),
        "the header `webhook-timestamp` is no signature of this scheme"
    );
    assert_eq!(
        without(2, Some("v1")),
        "the header `webhook-signature` is no signature of this scheme"
    );
    assert_eq!(
        without(2, Some("v9,AAAA")),
        "the header `webhook-signature` is no signature of this scheme"
    );
}

#[test]
fn a_public_key_proves_what_openssl_signed() {
    let verifier = Verifier::standard("whpk_FjsYcTfgwUkGxAcYvtm/iV9IA6Mn0BGODXdAED3WUhk=").unwrap();
    let headers = [
        ("webhook-id", "msg_1"),
        ("webhook-timestamp", "1614265330"),
        (
            "webhook-signature",
            "v1a,u58Ig/DN1IMoeaM0zbFh/EvHYkWCD2oEhnQoGAIoyxeKdKjxrb/6IdNGNaGzx4Q9KimKXdkG7m/oEYime9GXCQ==",
        ),
    ];
    assert_eq!(said(verifier.verify_at(at(THEN), &headers, STANDARD_BODY)), "proven");
    assert!(verifier.verify_at(at(THEN), &headers, b"{}").is_err());
    assert!(
        verifier.verify_at(at(THEN), &STANDARD, STANDARD_BODY).is_err(),
        "a signature with a secret is none with a key"
    );
}

/// Made with OpenSSL, whose private key is gone.
const LAGO_KEY: &str = "\
-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA5PhTi8B5vQckok0q993E
tPODJEbx1qZymYYUjN0pOub+vwCS2MCXewSMxfDikDzGSiJGJ77PZaL0eOTFaU/B
XsiLdcWjcnHCdKf2XOKLHQjdBEt2h6TnfkXgO6i4D4pCRv+U3i/r4Ku5hMFUnzRD
CVzJxnFtxlo31z3I+/zAWsl+jli6h1quHcR+8mz8xlooSpYN5tND3iY+IjSvykVx
JdFkmAqal6TZLnx3vHhnMNC7CQ0+gYWvTIv8YMZjdYHNm0FNrozcV1Ye9uXrVbUP
hCCXCeQNLUxA+3qM+MTHNvWjuY2kzK7dPUkFQroYe5qy2q+8IA4tK2HQ2Rkh6XL3
EQIDAQAB
-----END PUBLIC KEY-----
";
const LAGO_KEY_PKCS1: &str = "\
-----BEGIN RSA PUBLIC KEY-----
MIIBCgKCAQEA5PhTi8B5vQckok0q993EtPODJEbx1qZymYYUjN0pOub+vwCS2MCX
ewSMxfDikDzGSiJGJ77PZaL0eOTFaU/BXsiLdcWjcnHCdKf2XOKLHQjdBEt2h6Tn
fkXgO6i4D4pCRv+U3i/r4Ku5hMFUnzRDCVzJxnFtxlo31z3I+/zAWsl+jli6h1qu
HcR+8mz8xlooSpYN5tND3iY+IjSvykVxJdFkmAqal6TZLnx3vHhnMNC7CQ0+gYWv
TIv8YMZjdYHNm0FNrozcV1Ye9uXrVbUPhCCXCeQNLUxA+3qM+MTHNvWjuY2kzK7d
PUkFQroYe5qy2q+8IA4tK2HQ2Rkh6XL3EQIDAQAB
-----END RSA PUBLIC KEY-----
";
const GOOD: &str = "eyJhbGciOiJSUzI1NiJ9.eyJkYXRhIjoie1wid2ViaG9va190eXBlXCI6XCJpbnZvaWNlLmNyZWF0ZWRcIixcIm9iamVjdF90eXBlXCI6XCJpbnZvaWNlXCIsXCJpbnZvaWNlXCI6e1wibGFnb19pZFwiOlwiMWFcIn19IiwiaXNzIjoiaHR0cHM6Ly9hcGkuZ2V0bGFnby5jb20ifQ.VOcZnLbu0J8wAThLGfqbIRIx6R_nX29d0-5Znvqw9Gk-NBv3E8WXU1C4aNWkV0RkgJWlhZbdhan6CbD9K4aA0PA93fvqKGjTE3iWKB_x0sjn5bETQHij14wKKEAWXTmxX1eCRcdRlx4gJbYC1uCPUyhxCbuozU_n6lTPqwS9iZZohJvpenbmRMzfpmYlPgr5xrPtQjIOi7ojx4vqqQ43VAtx-gHvwaZyDQwez-s736VGgdefDEXalu_D2haFNiYymSlf9-gycALl-ICrgOAOB1ifx4OjZADbeNPoeXh4EA79s3iDKWM6euUYJxsCVFjH6qCywveejnr1rWMrH4zyuw";
const OTHER_ISSUER: &str = "eyJhbGciOiJSUzI1NiJ9.eyJkYXRhIjoie1wid2ViaG9va190eXBlXCI6XCJpbnZvaWNlLmNyZWF0ZWRcIixcIm9iamVjdF90eXBlXCI6XCJpbnZvaWNlXCIsXCJpbnZvaWNlXCI6e1wibGFnb19pZFwiOlwiMWFcIn19IiwiaXNzIjoiaHR0cHM6Ly9ldmlsLmV4YW1wbGUifQ.yHn_0AiLr9snsTNSbkqL6FQqwg59-tgJaDEZy1UK_vgIfxaT_8JCbHB7RIQjCTCr5tX7C5ERnW_OQ2lHm5GdUwZZTakvjz2to9SmIu0CesI8Hi5cM0Jxoiya1Wdlyjtfd5qkXEyY5LzdW8pJ0VA7DEh0_zGXPjfGS8CQlNFItRBmcTaMHOPJKqLey7uivdcBkhmLGKUS-zCg0ahg1MKL1mVtUEiShdJzFHjG2UlKAb23aJ4zQtfnts8pHxBUDQjwTzt1XjoV4n7guMCliHhLizf1j_hWlK2E9rIgz4YyuK-rftXT1Gx3OHWwJi_0jZF480kSJjwhB350lA4X91ihoQ";
const EXPIRED: &str = "eyJhbGciOiJSUzI1NiJ9.eyJkYXRhIjoie1wid2ViaG9va190eXBlXCI6XCJpbnZvaWNlLmNyZWF0ZWRcIixcIm9iamVjdF90eXBlXCI6XCJpbnZvaWNlXCIsXCJpbnZvaWNlXCI6e1wibGFnb19pZFwiOlwiMWFcIn19IiwiaXNzIjoiaHR0cHM6Ly9hcGkuZ2V0bGFnby5jb20iLCJleHAiOjE3MDAwMDAwMDB9.QxtETrNOiEZsR-ai3fI26bp8OQy-hN_cn7wdT-GgZ2FA8NHLh6MQ6-NMaRncs6u8njLx9b_X0p1nwTj_zhANsrWae1V6I68iX_hUgWX8tVmUgwp_MzXqExgGTlIuwXJNMj1686FU95hV1wnoXCSQ4zIU5Pw0gFt4HNiOOIcc11TuWbl_WzgZgfCCHgaYnZRwi53Kego9jJTS04j2TdkmsRLho-l7guBzV1yHy4pWxIe_86nq_tyhOjPeFTti9md2pCqERaevrBN4sfDv16tbOqR1dSrn60__VDKj9i3biVDY9CLjYvdcxPlZ0ZVEKFw9jt16YspPWDMzh_3Dm4ZPSg";
const NOT_YET: &str = "eyJhbGciOiJSUzI1NiJ9.eyJkYXRhIjoie1wid2ViaG9va190eXBlXCI6XCJpbnZvaWNlLmNyZWF0ZWRcIixcIm9iamVjdF90eXBlXCI6XCJpbnZvaWNlXCIsXCJpbnZvaWNlXCI6e1wibGFnb19pZFwiOlwiMWFcIn19IiwiaXNzIjoiaHR0cHM6Ly9hcGkuZ2V0bGFnby5jb20iLCJuYmYiOjE4MDAwMDAwMDB9.enP759F5TsXXBaOeqRKyhQ7uaQEucCHlgqP4xgVxXFdfPzQJk4yqE87DNnOAlopTNDrWyFzMELKSzDByOguD-phObiuXJLrmKWgGtbMlIyrXO3lkhXdcscKQx7R67qhdIuDCHuWvqt7SmoPHpr5V_DeH_yKUnY_UkzbBRBRu8qBIOxsUVtwOiZQ7DRLKMH0wqkMxbpoD7FaN-fP7zIH8unZWoovtvE2xzgR4q-JLKwliTdxMhFkSn9R4AH-cbPgv3V4ys4lOWNJeRHlQTTjYhCJ3giZAQnSFU2ktdKL8UNtKMgYm802henSAxm5K3ztn_d2wykE7xjHEYuugxfSUmA";
const HS256: &str = "eyJhbGciOiJIUzI1NiJ9.eyJkYXRhIjoie1wid2ViaG9va190eXBlXCI6XCJpbnZvaWNlLmNyZWF0ZWRcIixcIm9iamVjdF90eXBlXCI6XCJpbnZvaWNlXCIsXCJpbnZvaWNlXCI6e1wibGFnb19pZFwiOlwiMWFcIn19IiwiaXNzIjoiaHR0cHM6Ly9hcGkuZ2V0bGFnby5jb20ifQ.xrNfVNQ7dWyuYZsFTPbcOZ1TGEv8s7cwFt1eq_18PPKSu6EHT97kiDFONZpY2c-cLFlEfW7V5LAgaLvEiyDYulnr7mve8UdrzOwgurTBmTcMJhk7rCliuY5xTjOCWDSPg8iwamWmoZ6wKWk1q8MMyO7rUiyJW93xr30nwR6yZeTL5I7f4qg25hq0K2irXaUnvEZGMVmLrHL-zMSWXF3jIlSK7HNhaj8fZRG0v2MrVC34Y4XYu_LEPdmNv0diiP-_sr211Hv6oDo8ENOnUMi5zAu3irBBU6_82_Lj1Y9hd07fhwg-FSf-17S9uHlUEqzXUYBfzdvdv9brdoKi9JJyIw";

#[test]
fn keys_that_are_none_are_refused() {
    let refused = |result: Result<Verifier, WebhookError>| result.map(|_| ()).unwrap_err().to_string();
    assert_eq!(
        refused(Verifier::standard("whsec_!")),
        "the secret cannot be used: it is no base64"
    );
    assert!(refused(Verifier::standard("whsk_AAAA")).contains("private key"));
    let no_key = "the secret cannot be used: it is no RSA public key in PEM";
    for text in [
        "",
        "whsec_x",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n",
    ] {
        assert_eq!(refused(Verifier::lago_jwt(text, LAGO_ISSUER)), no_key);
    }
    let jwt = Verifier::lago_jwt(LAGO_KEY, LAGO_ISSUER).unwrap();
    assert_eq!(
        refused(jwt.or_secret("x")),
        "the secret cannot be used: a token has one public key"
    );
}

#[test]
fn lago_signs_the_body_or_carries_it_in_a_token() {
    let signature = base64(&hmac(b"api-key-4711", LAGO_BODY));
    let headers = [
        ("X-Lago-Signature", signature),
        ("X-Lago-Signature-Algorithm", "hmac".to_owned()),
    ];
    let verifier = Verifier::lago_hmac("api-key-4711");
    assert_eq!(said(verifier.verify(&headers, LAGO_BODY)), "proven");
    assert!(verifier.verify(&headers, b"{}").is_err());
    assert!(Verifier::lago_hmac("another").verify(&headers, LAGO_BODY).is_err());

    for key in [
        LAGO_KEY.to_owned(),
        LAGO_KEY_PKCS1.to_owned(),
        base64(LAGO_KEY.as_bytes()),
    ] {
        let verifier = Verifier::lago_jwt(&key, LAGO_ISSUER).unwrap();
        assert_eq!(
            said(verifier.verify(&[("x-lago-signature", GOOD)], LAGO_BODY)),
            "proven"
        );
    }
}

#[test]
fn a_token_proves_its_body_its_issuer_and_its_time() {
    let verifier = Verifier::lago_jwt(LAGO_KEY, LAGO_ISSUER).unwrap();
    let said =
        |token: &str, body: &[u8]| said(verifier.verify_at(at(1_750_000_000), &[("X-Lago-Signature", token)], body));
    assert_eq!(said(GOOD, LAGO_BODY), "proven");
    assert!(said(GOOD, b"{}").starts_with("no signature fits"));
    assert_eq!(said(OTHER_ISSUER, LAGO_BODY), "the token comes from another issuer");
    assert_eq!(said(EXPIRED, LAGO_BODY), "it was signed 50000000 seconds ago");
    assert_eq!(
        said(NOT_YET, LAGO_BODY),
        "it was signed 50000000 seconds ahead of this machine's clock"
    );
    assert_eq!(said(HS256, LAGO_BODY), "the token is not signed with RS256");
    let (signed, _) = GOOD.rsplit_once('.').unwrap();
    assert!(said(&format!("{signed}."), LAGO_BODY).starts_with("no signature fits"));
    for nonsense in ["", "a.b", "a.b.c", "....", "eyJhbGciOiJub25lIn0.e30."] {
        assert_ne!(said(nonsense, LAGO_BODY), "proven");
    }
}

#[test]
fn stripe_and_paddle_sign_time_and_body() {
    let body = br#"{"id":"evt_1"}"#;
    let verifier = Verifier::stripe("whsec_test");
    assert_eq!(
        said(verifier.verify_at(at(THEN), &stripe("whsec_test", THEN, body), body)),
        "proven"
    );
    assert!(
        verifier
            .verify_at(at(THEN), &stripe("whsec_other", THEN, body), body)
            .is_err()
    );
    assert_eq!(
        said(verifier.verify_at(at(THEN + 400), &stripe("whsec_test", THEN, body), body)),
        "it was signed 400 seconds ago"
    );

    let signature = hex(&hmac(b"pdl_ntfset_x", &[format!("{THEN}:").as_bytes(), body].concat()));
    let paddle = [(
        "paddle-signature",
        format!("ts={THEN};h1={};h1={signature}", "0".repeat(64)),
    )];
    assert_eq!(
        said(Verifier::paddle("pdl_ntfset_x").verify_at(at(THEN), &paddle, body)),
        "proven"
    );
}

#[test]
fn a_header_that_contradicts_itself_is_none() {
    let body = b"{}";
    let [(name, good)] = stripe("s", THEN, body);
    let verifier = Verifier::stripe("s");
    let malformed = "the header `Stripe-Signature` is no signature of this scheme";
    let texts = [
        format!("t={},{good}", THEN + 1),
        "t=1".to_owned(),
        "v1=00".to_owned(),
        "t=,v1=00".to_owned(),
        String::new(),
    ];
    for text in texts {
        assert_eq!(
            said(verifier.verify_at(at(THEN), &[(name, text.as_str())], body)),
            malformed,
            "{text}"
        );
    }
    let none: [(&str, &str); 0] = [];
    assert_eq!(
        said(verifier.verify_at(at(THEN), &none, body)),
        "the header `Stripe-Signature` is missing"
    );
}

#[test]
fn a_verifier_shows_no_key() {
    let shown = format!("{:?}", Verifier::stripe("whsec_4711"));
    assert_eq!(shown, "Verifier { tolerance: 300s, .. }");
}

#[cfg(feature = "client")]
#[test]
fn header_maps_will_do() {
    use specwright_runtime::client::http::{HeaderMap, HeaderName, HeaderValue};
    let pairs = STANDARD.map(|(name, value)| {
        let name: HeaderName = name.parse().unwrap();
        (name, HeaderValue::from_static(value))
    });
    let map: HeaderMap = pairs.into_iter().collect();
    assert_eq!(Headers::get(&map, "WEBHOOK-ID"), Some(STANDARD[0].1));
    let verifier = Verifier::standard(STANDARD_SECRET).unwrap();
    assert_eq!(said(verifier.verify_at(at(THEN), &map, STANDARD_BODY)), "proven");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn anything_that_the_oracle_signs_is_proven(secret in ".{0,80}", body in proptest::collection::vec(any::<u8>(), 0..300)) {
        let headers = stripe(&secret, THEN, &body);
        prop_assert!(Verifier::stripe(secret).verify_at(at(THEN), &headers, &body).is_ok());
    }

    #[test]
    fn no_header_makes_it_panic(text in ".{0,200}", id in ".{0,20}", time in "[-0-9]{0,25}") {
        let headers = [
            ("stripe-signature", text.as_str()), ("paddle-signature", &text), ("x-lago-signature", &text),
            ("webhook-id", &id), ("webhook-timestamp", &time), ("webhook-signature", &text),
        ];
        let verifiers = [
            Verifier::stripe("s"), Verifier::paddle("s"), Verifier::lago_hmac("s"),
            Verifier::lago_jwt(LAGO_KEY, LAGO_ISSUER).unwrap(), Verifier::standard(STANDARD_SECRET).unwrap(),
        ];
        for verifier in verifiers {
            prop_assert!(verifier.verify(&headers, b"x").is_err());
        }
    }
}

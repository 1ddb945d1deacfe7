//! Server variables and base URLs.

use proptest::prelude::*;
use specwright_runtime::client::{
    Api, Builder, Call, MockTransport, Operation, Parameter, Response, Server, Undocumented, Variable, Verb,
};

use crate::support::{World, decoded, often, text};

const fn variable(name: &'static str) -> Variable {
    Variable {
        name,
        default: None,
        placeholder: false,
        values: &[],
    }
}

static API: Api = Api {
    title: "Shop",
    version: "1",
    servers: &[Server {
        name: "default",
        url: "https://{tenant}.acme.dev/{version}/api",
        description: "",
        variables: &[variable("tenant"), variable("version")],
    }],
    schemes: &[],
};
static READ: Operation = Operation::new("read", Verb::Get, "/items/{id}").parameters(&[Parameter::path("id")]);

fn url(tenant: &str, version: &str) -> Option<url::Url> {
    let mut builder = Builder::new(&API);
    builder.variable("tenant", tenant);
    builder.variable("version", version);
    builder.transport(MockTransport::new());
    let core = builder.build().ok()?;
    let call: Call<Response<()>, Undocumented> = core.call(&READ).param(0, "7").ready();
    call.build().ok().map(|request| request.url().clone())
}

#[test]
fn a_variable_of_the_host_leads_to_no_other() {
    proptest!(often(), |(tenant in text())| {
        if let Some(url) = url(&tenant, "v1") {
            prop_assert!(url.host_str().unwrap().ends_with(".acme.dev"), "{url}");
            prop_assert_eq!((url.path(), url.port(), url.username()), ("/v1/api/items/7", None, ""));
        }
    });
    for tenant in [
        "evil.dev/",
        "evil.dev\\",
        "evil.dev:443/",
        "x@evil.dev/",
        "evil.dev?",
        "evil.dev#",
        "//evil.dev/",
    ] {
        assert_eq!(url(tenant, "v1"), None, "{tenant}");
    }
    assert_eq!(url("my-shop", "v1").unwrap().host_str(), Some("my-shop.acme.dev"));
}

#[test]
fn a_variable_of_the_path_stays_in_it() {
    proptest!(often(), |(version in text())| {
        if let Some(url) = url("shop", &version) {
            prop_assert_eq!((url.host_str(), url.query(), url.fragment()), (Some("shop.acme.dev"), None, None));
            let path = url.path().strip_suffix("/api/items/7");
            prop_assert!(path.is_some_and(|path| path.starts_with('/')), "{url}");
            let (came, given) = (&path.unwrap()[1..], &version);
            prop_assert_eq!(urlencoding::decode_binary(came.as_bytes()), urlencoding::decode_binary(given.as_bytes()));
        }
    });
    for version in [
        "..",
        "../..",
        "v1/..",
        ".",
        "%2e%2e",
        "v1/%2E./x",
        "v1?x",
        "v1#x",
        "..\\",
    ] {
        assert_eq!(url("shop", version), None, "{version}");
    }
    assert_eq!(url("shop", "v1/beta").unwrap().path(), "/v1/beta/api/items/7");
}

#[test]
fn a_base_url_keeps_its_path() {
    let world = World::new();
    for (path, came) in [
        ("", ""),
        ("/", ""),
        ("/a/b", "/a/b"),
        ("/a%2Fb/", "/a%2Fb"),
        ("/a;b=c,d", "/a;b=c,d"),
        ("/ü", "/%C3%BC"),
        ("/%252e", "/%252e"),
    ] {
        let call: Call<Response<()>, Undocumented> = world.core.call(&READ).param(0, "../x").ready();
        let arrived = world.send(call.base_url(format!("{}{path}", world.url))).unwrap();
        assert_eq!(arrived.uri.to_string(), format!("{came}/items/..%2Fx"));
    }
    proptest!(often(), |(path in text(), id in text())| {
        let call: Call<Response<()>, Undocumented> = world.core.call(&READ).param(0, id.as_str()).ready();
        if let Some(arrived) = world.arrives(call.base_url(format!("{}/base/{path}", world.url)), true) {
            prop_assert_eq!(arrived.uri.query(), None);
            prop_assert!(arrived.uri.path().starts_with("/base/"), "{}", arrived.uri);
            prop_assert_eq!(decoded(arrived.segments().last().unwrap()), id);
        }
    });
}

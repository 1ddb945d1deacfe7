//! What the generator prints for a small document, written by hand.

use specwright_runtime::client::{
    Answer, Api, BodyKind, Builder, Call, Core, Encoding, Location, Media, Operation, Parameter, Response, SchemeKind,
    SecurityScheme, Server, Style, Undocumented, Variable, Verb,
};
use specwright_runtime::{Bytes, File, Json, Map, Secret, call_builder, client, outcome, record};

/// A customer.
#[derive(Clone)]
#[non_exhaustive]
pub struct Customer {
    pub name: String,
    pub email: Option<String>,
}

record! {
    Customer CUSTOMER required[0x1] table[b""];
    0 name: required String = "name", max_length(8);
    1 email: optional String = "email";
}

impl Customer {
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            email: None,
        }
    }
}

/// What is wrong with a request.
#[derive(Clone)]
#[non_exhaustive]
pub struct BadRequest {
    pub errors: Option<Map<Vec<String>>>,
}

record! {
    BadRequest BAD_REQUEST required[0x0] table[b""] default;
    0 errors: optional Map<Vec<String>> = "errors";
}

/// The headers of a 429.
#[derive(Clone)]
#[non_exhaustive]
pub struct TooManyRequestsHeaders {
    pub retry_after: Option<i64>,
    pub hints: Option<Vec<i64>>,
}

record! {
    TooManyRequestsHeaders TOO_MANY_REQUESTS_HEADERS required[0x0] table[b""] default;
    0 retry_after: optional i64 = "retry-after";
    1 hints: optional Vec<i64> = "x-hints";
}

/// A picture with words.
#[derive(Clone)]
#[non_exhaustive]
pub struct Upload {
    pub title: String,
    pub tags: Option<Vec<String>>,
    pub photo: File,
    pub raw: Option<Bytes>,
}

record! {
    Upload UPLOAD_BODY required[0x5] table[b""];
    0 title: required String = "title";
    1 tags: optional Vec<String> = "tags";
    2 photo: required File = "photo";
    3 raw: optional Bytes = "raw";
}

impl Upload {
    pub fn new(title: impl Into<String>, photo: File) -> Self {
        Self {
            title: title.into(),
            tags: None,
            photo,
            raw: None,
        }
    }
}

pub static API: Api = Api {
    title: "Shop",
    version: "1.0",
    servers: &[
        Server {
            name: "default",
            url: "https://{primary_domain}/api",
            description: "",
            variables: &[Variable {
                name: "primary_domain",
                default: Some("example.com"),
                placeholder: true,
                values: &[],
            }],
        },
        Server {
            name: "sandbox",
            url: "https://sandbox.shop.dev/api/",
            description: "",
            variables: &[],
        },
        Server {
            name: "sample",
            url: "https://api.example.com",
            description: "",
            variables: &[],
        },
    ],
    schemes: &[
        SecurityScheme {
            name: "AccessKeyId",
            kind: SchemeKind::ApiKey {
                location: Location::Header,
                name: "X-Access-Key-Id",
            },
        },
        SecurityScheme {
            name: "AccessKeySecret",
            kind: SchemeKind::ApiKey {
                location: Location::Header,
                name: "X-Access-Key-Secret",
            },
        },
        SecurityScheme {
            name: "Login",
            kind: SchemeKind::Basic,
        },
        SecurityScheme {
            name: "Token",
            kind: SchemeKind::Bearer,
        },
        SecurityScheme {
            name: "QueryKey",
            kind: SchemeKind::ApiKey {
                location: Location::Query,
                name: "api_key",
            },
        },
        SecurityScheme {
            name: "Session",
            kind: SchemeKind::ApiKey {
                location: Location::Cookie,
                name: "sid",
            },
        },
    ],
};

/// Calls the shop.
#[derive(Clone)]
pub struct Client {
    core: Core,
}

/// Makes a [`Client`].
pub struct ClientBuilder {
    inner: Builder,
}

client! { Client, ClientBuilder, API }

impl ClientBuilder {
    pub fn access_key_id(mut self, key: impl Into<Secret>) -> Self {
        self.inner.api_key(0, key.into());
        self
    }

    pub fn access_key_secret(mut self, key: impl Into<Secret>) -> Self {
        self.inner.api_key(1, key.into());
        self
    }

    pub fn login(mut self, username: impl Into<Secret>, password: impl Into<Secret>) -> Self {
        self.inner.basic(2, username.into(), password.into());
        self
    }

    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.inner.bearer(3, token.into());
        self
    }

    pub fn query_key(mut self, key: impl Into<Secret>) -> Self {
        self.inner.api_key(4, key.into());
        self
    }

    pub fn session(mut self, key: impl Into<Secret>) -> Self {
        self.inner.api_key(5, key.into());
        self
    }

    pub fn primary_domain(mut self, value: impl Into<String>) -> Self {
        self.inner.variable("primary_domain", value);
        self
    }

    pub fn server(mut self, number: usize) -> Self {
        self.inner.server(number);
        self
    }
}

impl Client {
    pub fn customers(&self) -> Customers {
        Customers {
            core: self.core.clone(),
        }
    }
}

/// Operations tagged `Customers`.
#[derive(Clone, Debug)]
pub struct Customers {
    core: Core,
}

impl Customers {
    pub fn create_customer(&self, customer: &Customer) -> Call<Response<Customer>, CreateCustomerError> {
        self.core.call(&CREATE_CUSTOMER).json(customer).ready()
    }

    pub fn import_customers(&self, customers: &[Customer]) -> Call<Response<()>, Undocumented> {
        self.core.call(&IMPORT_CUSTOMERS).json(customers).ready()
    }

    pub fn list_customers(&self, tenant: &str) -> ListCustomers {
        ListCustomers {
            call: self.core.call(&LIST_CUSTOMERS).param(0, tenant).ready(),
        }
    }

    pub fn delete_customer(&self, id: &str) -> Call<Deleted, DeleteCustomerError> {
        self.core.call(&DELETE_CUSTOMER).param(0, id).ready()
    }

    pub fn export(&self) -> Call<Response<()>, Undocumented> {
        self.core.call(&EXPORT).ready()
    }

    pub fn sign_in(&self, form: &Json) -> Call<Response<String>, Undocumented> {
        self.core.call(&SIGN_IN).form(form).ready()
    }

    pub fn upload(&self, body: &Upload) -> Call<Response<Bytes>, Undocumented> {
        self.core.call(&UPLOAD).multipart(body).ready()
    }

    pub fn whoami(&self) -> Call<Response<Json>, WhoamiError> {
        self.core.call(&WHOAMI).ready()
    }
}

/// Optional parameters of [`Customers::list_customers`].
#[must_use]
pub struct ListCustomers {
    call: Call<Response<Vec<Customer>>, Undocumented>,
}

call_builder! { ListCustomers, Response<Vec<Customer>>, Undocumented }

impl ListCustomers {
    pub fn limit(mut self, limit: i64) -> Self {
        self.call.set_param(1, &limit);
        self
    }

    pub fn tags(mut self, tags: impl Into<Vec<String>>) -> Self {
        self.call.set_param::<Vec<String>>(2, &tags.into());
        self
    }

    pub fn trace(mut self, trace: impl Into<String>) -> Self {
        self.call.set_param::<String>(3, &trace.into());
        self
    }

    pub fn theme(mut self, theme: impl Into<String>) -> Self {
        self.call.set_param::<String>(4, &theme.into());
        self
    }

    pub fn filter(mut self, filter: impl Into<Json>) -> Self {
        self.call.set_param::<Json>(5, &filter.into());
        self
    }

    pub fn where_(mut self, filter: impl Into<Json>) -> Self {
        self.call.set_param::<Json>(6, &filter.into());
        self
    }
}

static CREATE_CUSTOMER: Operation = Operation::new("create_customer", Verb::Post, "/customers")
    .body(BodyKind::Json, "application/json")
    .answers(&[
        Answer::code(200, Media::Json),
        Answer::code(400, Media::Json),
        Answer::code(401, Media::Text),
        Answer::code(429, Media::Text),
        Answer::range(5, Media::Bytes),
    ])
    .security(&[&[0, 1], &[3]]);

static IMPORT_CUSTOMERS: Operation = Operation::new("import_customers", Verb::Post, "/customers/import")
    .body(BodyKind::Json, "application/vnd.shop+json")
    .answers(&[Answer::code(202, Media::Empty)]);

static LIST_CUSTOMERS: Operation = Operation::new("list_customers", Verb::Get, "/tenants/{tenant}/customers")
    .parameters(&[
        Parameter::path("tenant"),
        Parameter::query("limit"),
        Parameter::query("tags").style(Style::PipeDelimited, false),
        Parameter::header("X-Trace"),
        Parameter::cookie("theme"),
        Parameter::query("filter").style(Style::DeepObject, true),
        Parameter::query("where").json(),
    ])
    .answers(&[Answer::code(200, Media::Json)])
    .security(&[&[4, 5], &[]]);

static DELETE_CUSTOMER: Operation = Operation::new("delete_customer", Verb::Delete, "/customers/{id}.json")
    .parameters(&[Parameter::path("id")])
    .answers(&[
        Answer::code(200, Media::Json),
        Answer::code(204, Media::Empty),
        Answer::default(Media::Json),
    ])
    .security(&[&[2], &[3], &[]]);

static EXPORT: Operation = Operation::new("export", Verb::Get, "/export").answers(&[Answer::code(302, Media::Empty)]);

static SIGN_IN: Operation = Operation::new("sign_in", Verb::Post, "/session")
    .body(BodyKind::Form, "application/x-www-form-urlencoded")
    .answers(&[Answer::code(200, Media::Text)]);

static UPLOAD: Operation = Operation::new("upload", Verb::Post, "/photos")
    .body(BodyKind::Multipart, "multipart/form-data")
    .encodings(&[Encoding::new("photo").content_type("image/png")])
    .answers(&[Answer::range(2, Media::Any)]);

static WHOAMI: Operation = Operation::new("whoami", Verb::Get, "/me").answers(&[Answer::default(Media::Json)]);

/// What a deletion comes to.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Deleted {
    Ok(Response<Customer>),
    NoContent(Response<()>),
}

outcome! { Deleted; 0 => Ok; 1 => NoContent; }

#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum DeleteCustomerError {
    Default(Response<BadRequest>),
}

outcome! { DeleteCustomerError; 2 => Default; }

#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum CreateCustomerError {
    BadRequest(Response<BadRequest>),
    Unauthorized(Response<String>),
    TooManyRequests(Response<String, TooManyRequestsHeaders>),
    ServerError(Response<Bytes>),
}

outcome! { CreateCustomerError; 1 => BadRequest; 2 => Unauthorized; 3 => TooManyRequests; 4 => ServerError; }

#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum WhoamiError {
    Default(Response<Json>),
}

outcome! { WhoamiError; 0 => Default; }

specwright_runtime::mock_server! { Client, ClientBuilder }

specwright_runtime::mocks! {
    Customers;
    CREATE_CUSTOMER = CREATE_CUSTOMER [], Customer, Response<Customer>, CreateCustomerError;
    IMPORT_CUSTOMERS = IMPORT_CUSTOMERS [], Vec<Customer>, Response<()>, Undocumented;
    LIST_CUSTOMERS = LIST_CUSTOMERS [3], (), Response<Vec<Customer>>, Undocumented;
    DELETE_CUSTOMER = DELETE_CUSTOMER [], (), Deleted, DeleteCustomerError;
    EXPORT = EXPORT [], (), Response<()>, Undocumented;
    SIGN_IN = SIGN_IN [], Json, Response<String>, Undocumented;
    UPLOAD = UPLOAD [], Option<Upload>, Response<Bytes>, Undocumented;
    WHOAMI = WHOAMI [], (), Response<Json>, WhoamiError;
}

//! Groups, methods and their names.

#[test]
fn the_method_is_the_operation_id_in_snake_case() {
    methods_for!(
        "
        /customers:
          post:
            tags: [Customers]
            operationId: createCustomer
            summary: Create a customer
            description: If it exists, this is an update.
            responses: { '204': { description: Done. } }
        ",
        @"
    impl CustomersApi {
        /// Create a customer
        ///
        /// If it exists, this is an update.
        ///
        /// `POST /customers`
        #[inline]
        pub fn create_customer(&self) -> Call<Response<()>, Undocumented> {
            self.core.call(&CREATE_CUSTOMER).ready()
        }
    }
    "
    );
}

#[test]
fn a_missing_operation_id_is_made_from_method_and_path() {
    methods_for!(
        "
        /v1/customers:
          get: { responses: { '204': { description: Done. } } }
          post: { responses: { '204': { description: Done. } } }
        /v1/customers/{id}/archive:
          parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
          post: { responses: { '204': { description: Done. } } }
        ",
        @"
    impl CustomersApi {
        /// `GET /v1/customers`
        #[inline]
        pub fn list_customers(&self) -> Call<Response<()>, Undocumented> {
            self.core.call(&LIST_CUSTOMERS).ready()
        }

        /// `POST /v1/customers`
        #[inline]
        pub fn create_customer(&self) -> Call<Response<()>, Undocumented> {
            self.core.call(&CREATE_CUSTOMER).ready()
        }

        /// `POST /v1/customers/{id}/archive`
        #[inline]
        pub fn archive_customer(&self, id: &str) -> Call<Response<()>, Undocumented> {
            self.core.call(&ARCHIVE_CUSTOMER).param(0, id).ready()
        }
    }
    "
    );
}

#[test]
fn an_operation_simply_named_create_reads_well_in_its_group() {
    file_for!(
        "
        /v1/customers:
          post: { tags: [customer], operationId: create, responses: { '204': { description: Done. } } }
        ",
        "operations.rs",
        @r#"
    use specwright_runtime::client::{
        Answer, Call, Core, Media, Operation, Response, Undocumented, Verb,
    };
    #[allow(unused_imports)]
    use super::types::*;

    /// The `customer` operations: what `client.customer()` leads to.
    #[derive(Clone, Debug)]
    pub struct CustomerApi {
        pub(crate) core: Core,
    }

    impl CustomerApi {
        /// `POST /v1/customers`
        #[inline]
        pub fn create(&self) -> Call<Response<()>, Undocumented> {
            self.core.call(&CREATE).ready()
        }
    }

    static CREATE: Operation = Operation::new("create", Verb::Post, "/v1/customers")
        .answers(&[Answer::code(204, Media::Empty)]);

    specwright_runtime::mocks! {
        CustomerApi;
        CREATE = CREATE [], (), Response<()>, Undocumented;
    }
    "#
    );
}

#[test]
fn groups_are_methods_of_the_client() {
    file_for!(
        "
        tags: [{ name: Pet Store, description: All about pets. }]
        paths:
          /pets:
            get: { tags: [Pet Store], operationId: list, responses: { '204': { description: Done. } } }
          /api/v2/owners:
            get: { operationId: list, responses: { '204': { description: Done. } } }
        ",
        "client.rs",
        @r#"
    use specwright_runtime::client::{Api, Builder, Core};
    use super::operations::*;

    /// Calls Acme. Cheap to clone.
    #[derive(Clone)]
    pub struct Client {
        core: Core,
    }

    impl Client {
        /// The `Pet Store` operations.
        ///
        /// [`list`](PetStoreApi::list)
        pub fn pet_store(&self) -> PetStoreApi {
            PetStoreApi {
                core: self.core.clone(),
            }
        }

        /// The `owners` operations.
        ///
        /// [`list`](OwnersApi::list)
        pub fn owners(&self) -> OwnersApi {
            OwnersApi {
                core: self.core.clone(),
            }
        }
    }

    /// What a client of Acme is made of.
    #[must_use = "a builder does nothing until `build` is called"]
    pub struct ClientBuilder {
        inner: Builder,
    }

    specwright_runtime::client! { Client, ClientBuilder, API }

    static API: Api = Api {
        title: "Acme",
        version: "1",
        servers: &[],
        schemes: &[],
    };
    "#
    );
}

#[test]
fn the_module_shows_what_a_user_needs() {
    file_for!(
        "
        paths:
          /errors:
            get: { operationId: list, responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Error' } } } } } }
        components:
          schemas:
            Error: { properties: { code: { type: string } } }
        ",
        "mod.rs",
        @"
    //! Acme, version 1.
    //!
    //! # Client
    //!
    //! Begin with [`Client::builder`].
    //!
    //! # Operations
    //!
    //! * [`errors`](Client::errors): `list`
    #![allow(
        clippy::doc_lazy_continuation,
        clippy::doc_overindented_list_items,
        clippy::enum_variant_names,
        clippy::large_enum_variant,
        clippy::too_many_arguments,
        clippy::upper_case_acronyms
    )]

    mod types;
    pub use self::types::*;

    mod client;
    mod operations;
    pub use self::client::{Client, ClientBuilder};
    pub use self::operations::*;
    pub use specwright_runtime::client::{BuildError, Call, ErrorKind, Response};
    specwright_runtime::mock_server! {
        Client, ClientBuilder
    }
    "
    );
}

#[test]
fn two_operations_of_one_name_are_told_apart() {
    methods_for!(
        "
        /a: { get: { tags: [x], operationId: listAll, responses: { '204': { description: Done. } } } }
        /b: { get: { tags: [x], operationId: list_all, responses: { '204': { description: Done. } } } }
        ",
        @"
    impl XApi {
        /// `GET /a`
        #[inline]
        pub fn list_all(&self) -> Call<Response<()>, Undocumented> {
            self.core.call(&LIST_ALL).ready()
        }

        /// `GET /b`
        #[inline]
        pub fn list_all2(&self) -> Call<Response<()>, Undocumented> {
            self.core.call(&LIST_ALL2).ready()
        }
    }

    // note[name-collision]: two operations of the group would be `list_all`; this is `list_all2`
    "
    );
}

#[test]
fn a_deprecated_operation_is_deprecated() {
    methods_for!(
        "
        /pets: { get: { tags: [pets], operationId: listPets, deprecated: true, responses: { '204': { description: Done. } } } }
        ",
        @"
    impl PetsApi {
        /// `GET /pets`
        ///
        /// **Deprecated** by the vendor.
        #[deprecated]
        #[inline]
        pub fn list_pets(&self) -> Call<Response<()>, Undocumented> {
            self.core.call(&LIST_PETS).ready()
        }
    }
    "
    );
}

#[test]
fn methods_beyond_the_eight_are_sent_as_they_are_written() {
    statics_for!(
        "
        openapi: 3.2.0
        paths:
          /pets:
            query: { tags: [pets], operationId: queryPets, responses: { '204': { description: Done. } } }
            additionalOperations:
              COPY: { tags: [pets], responses: { '204': { description: Done. } } }
        ",
        @r#"
        static QUERY_PETS: Operation = Operation::new("query_pets", Verb::Other("QUERY"), "/pets")
            .answers(&[Answer::code(204, Media::Empty)]);

        static COPY_PETS: Operation = Operation::new("copy_pets", Verb::Other("COPY"), "/pets")
            .answers(&[Answer::code(204, Media::Empty)]);
        "#
    );
}

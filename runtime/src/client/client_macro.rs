//! What a generated client is made with.

/// The fixed part of a generated client and its builder.
///
/// ```
/// use specwright_runtime::client::{Api, Builder, Core, MockTransport};
///
/// static API: Api = Api { title: "Pets", version: "1.0", servers: &[], schemes: &[] };
///
/// /// Calls the pets.
/// #[derive(Clone)]
/// pub struct Client { core: Core }
/// /// Makes a [`Client`].
/// pub struct ClientBuilder { inner: Builder }
/// specwright_runtime::client! { Client, ClientBuilder, API }
///
/// let client = Client::builder().base_url("https://pets.acme.dev").transport(MockTransport::new()).build()?;
/// assert_eq!(format!("{client:?}"), r#"Client { api: "Pets", base_url: "https://pets.acme.dev/", .. }"#);
/// # Ok::<(), specwright_runtime::client::BuildError>(())
/// ```
#[macro_export]
macro_rules! client {
    ($client:ident, $builder:ident, $api:expr $(, idempotency_header: $header:literal)?) => {
        impl $client {
            /// Begins a client.
            #[must_use]
            pub fn builder() -> $builder {
                #[allow(unused_mut)]
                let mut inner = $crate::client::Builder::new(&$api);
                $(inner.idempotency_header($header);)?
                $builder { inner }
            }
        }

        impl ::core::fmt::Debug for $client {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.core, f)
            }
        }

        impl $builder {
            /// Use this address, whatever servers the document names.
            #[must_use]
            pub fn base_url(mut self, url: impl ::core::convert::Into<::std::string::String>) -> Self {
                self.inner.base_url(url);
                self
            }

            /// How long a call may take, its redirects and the body of the response included: sixty seconds unless set
            /// here, as long as it takes with `None`.
            #[must_use]
            pub fn timeout(
                mut self,
                timeout: impl ::core::convert::Into<::core::option::Option<::core::time::Duration>>,
            ) -> Self {
                self.inner.timeout(timeout.into());
                self
            }

            /// How long a response may take to begin, each time the request is made; as long as the call may take unless
            /// set here or on a call.
            #[must_use]
            pub fn response_timeout(
                mut self,
                timeout: impl ::core::convert::Into<::core::option::Option<::core::time::Duration>>,
            ) -> Self {
                self.inner.response_timeout(timeout.into());
                self
            }

            /// How long a connection may take to come about, if one has to be made; as long as the call may take unless set
            /// here or on a call.
            #[must_use]
            pub fn connect_timeout(
                mut self,
                timeout: impl ::core::convert::Into<::core::option::Option<::core::time::Duration>>,
            ) -> Self {
                self.inner.connect_timeout(timeout.into());
                self
            }

            /// When calls are made again: twice, unless set here or on a call, where it does no harm.
            #[must_use]
            pub fn retry(mut self, policy: $crate::client::RetryPolicy) -> Self {
                self.inner.retry(policy);
                self
            }

            /// Send an idempotency key in this header with every call that is not idempotent by its method, so that it
            /// can be made again.
            #[must_use]
            pub fn idempotency_header(mut self, name: &str) -> Self {
                self.inner.idempotency_header(name);
                self
            }

            /// Send a header with every request.
            #[must_use]
            pub fn header(mut self, name: &str, value: &str) -> Self {
                self.inner.header(name, value);
                self
            }

            /// Fill the security scheme of this name in the document with what a provider gives whenever it is needed: a
            /// token that expires, a key from a vault.
            #[must_use]
            pub fn credential_provider(
                mut self,
                scheme: &str,
                provider: impl $crate::client::CredentialProvider + 'static,
            ) -> Self {
                self.inner.credential_provider(scheme, provider);
                self
            }

            /// Send a secret header with every request, whatever the document says.
            #[must_use]
            pub fn header_credential(mut self, name: &str, value: impl ::core::convert::Into<$crate::Secret>) -> Self {
                self.inner.header_credential(name, value.into());
                self
            }

            /// Send a secret query parameter with every request, whatever the document says.
            #[must_use]
            pub fn query_credential(mut self, name: &str, value: impl ::core::convert::Into<$crate::Secret>) -> Self {
                self.inner.query_credential(name, value.into());
                self
            }

            /// Say who is calling: the `User-Agent` header.
            #[must_use]
            pub fn user_agent(mut self, value: &str) -> Self {
                self.inner.user_agent(value);
                self
            }

            /// Whether bodies are validated before they are sent; they are not unless set here or on a call.
            #[must_use]
            pub fn validate_requests(mut self, validate: bool) -> Self {
                self.inner.validate_requests(validate);
                self
            }

            /// How many bytes the body of a response may have: 32 MB unless set here.
            #[must_use]
            pub fn body_limit(mut self, bytes: usize) -> Self {
                self.inner.body_limit(bytes);
                self
            }

            /// Carry requests by this transport.
            #[must_use]
            pub fn transport(mut self, transport: impl $crate::client::Transport + 'static) -> Self {
                self.inner.transport(transport);
                self
            }

            /// Look at each request before it is sent, change it, or keep it from being sent: also when a call is made
            /// again, and for redirects, which may lead to other hosts. What was given first comes first.
            #[must_use]
            pub fn before(
                mut self,
                hook: impl ::core::ops::Fn(
                    &mut $crate::client::TransportRequest,
                ) -> ::core::result::Result<(), $crate::client::TransportError>
                + ::core::marker::Send
                + ::core::marker::Sync
                + 'static,
            ) -> Self {
                self.inner.before(hook);
                self
            }

            /// Look at each response when its headers are there, change it, or reject it. What was given first comes last.
            #[must_use]
            pub fn after(
                mut self,
                hook: impl ::core::ops::Fn(
                    &$crate::client::TransportRequest,
                    &mut $crate::client::TransportResponse,
                ) -> ::core::result::Result<(), $crate::client::TransportError>
                + ::core::marker::Send
                + ::core::marker::Sync
                + 'static,
            ) -> Self {
                self.inner.after(hook);
                self
            }

            /// Wrap the transport in one of your own, which passes requests on to the one that it is given. What was given
            /// first is outermost; retries and redirects are outside of all.
            #[must_use]
            pub fn layer<T: $crate::client::Transport + 'static>(
                mut self,
                layer: impl ::core::ops::FnOnce(::std::sync::Arc<dyn $crate::client::Transport>) -> T
                + ::core::marker::Send
                + ::core::marker::Sync
                + 'static,
            ) -> Self {
                self.inner.layer(layer);
                self
            }

            /// The client.
            ///
            /// # Errors
            ///
            /// What is missing or wrong: the address, a variable of it, a header, the transport.
            pub fn build(self) -> ::core::result::Result<$client, $crate::client::BuildError> {
                ::core::result::Result::Ok($client {
                    core: self.inner.build()?,
                })
            }
        }

        impl ::core::fmt::Debug for $builder {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.inner, f)
            }
        }

        $crate::__mocked! { $builder }
    };
}

//! What calls and outcomes of generated clients are made with.

/// The fixed part of a call with optional parameters, around its `call` field.
///
/// `call_builder! { ListCustomers, Response<Vec<Customer>>, ListCustomersError }`
#[macro_export]
macro_rules! call_builder {
    ($name:ident, $output:ty, $error:ty) => {
        impl $name {
            /// Sends it: what `.await` does, by name.
            #[inline]
            pub fn send(self) -> $crate::client::Sending<$output, $error> {
                self.call.send()
            }

            /// The call, with the parameters given so far.
            #[inline]
            pub fn call(self) -> $crate::client::Call<$output, $error> {
                self.call
            }

            /// The request as it would be sent.
            ///
            /// # Errors
            ///
            /// What keeps it from being sent.
            #[inline]
            pub fn build(&self) -> ::core::result::Result<$crate::client::Request, $crate::client::BuildError> {
                self.call.build()
            }

            /// How long this call may take, its redirects and the body of the response included.
            #[inline]
            pub fn timeout(mut self, timeout: ::core::time::Duration) -> Self {
                self.call = self.call.timeout(timeout);
                self
            }

            /// With one more header, in place of any of that name.
            #[inline]
            pub fn header(
                mut self,
                name: impl ::core::convert::Into<::std::string::String>,
                value: impl ::core::convert::Into<::std::string::String>,
            ) -> Self {
                self.call = self.call.header(name, value);
                self
            }

            /// With one more query parameter.
            #[inline]
            pub fn query(
                mut self,
                name: impl ::core::convert::Into<::std::string::String>,
                value: impl ::core::convert::Into<::std::string::String>,
            ) -> Self {
                self.call = self.call.query(name, value);
                self
            }

            /// To this address instead of the client's.
            #[inline]
            pub fn base_url(mut self, url: impl ::core::convert::Into<::std::string::String>) -> Self {
                self.call = self.call.base_url(url);
                self
            }

            /// Whether the body is validated before it is sent, whatever the client says.
            #[inline]
            pub fn validate(mut self, validate: bool) -> Self {
                self.call = self.call.validate(validate);
                self
            }
        }

        impl ::core::future::IntoFuture for $name {
            type Output = ::core::result::Result<$output, $crate::client::Error<$error>>;
            type IntoFuture = $crate::client::Sending<$output, $error>;

            #[inline]
            fn into_future(self) -> Self::IntoFuture {
                self.call.send()
            }
        }

        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.call, f)
            }
        }
    };
}

/// The pages of a call with optional parameters, and their items: the page's type, the documented error's, and the items'
/// with the way to them.
///
/// `paginated! { ListCustomersCall, Response<CustomerList>, ListCustomersError; Customer, |page| Some(page.body.items) }`
#[macro_export]
macro_rules! paginated {
    ($name:ident, $page:ty, $error:ty $(; $item:ty, $take:expr)?) => {
        impl $name {
            /// The pages, one after the other, beginning with this one.
            #[inline]
            pub fn pages(self) -> $crate::client::Pages<$page, $error> {
                $crate::client::Pages::new(self.call)
            }

            $(
                /// The items of all pages, one after the other.
                #[inline]
                pub fn items(self) -> $crate::client::PageItems<$page, $error, $item> {
                    self.pages().items_by::<$item>($take)
                }
            )?
        }
    };
}

/// Which answers of an operation the variants of an enum are for: numbers in
/// [`Operation::answers`](crate::client::Operation), several joined by `|`.
///
/// ```
/// use specwright_runtime::client::Response;
///
/// #[derive(Debug)]
/// pub enum CreatePetError {
///     BadRequest(Response<String>),
///     ServerError(Response<()>),
/// }
/// specwright_runtime::outcome! { CreatePetError; 1 | 2 => BadRequest; 3 => ServerError; }
/// ```
#[macro_export]
macro_rules! outcome {
    ($name:ident; $($($number:literal)|+ => $variant:ident;)*) => {
        impl $crate::client::Outcome for $name {
            #[inline]
            fn knows(_: &'static $crate::client::Operation, number: usize) -> bool {
                match number {
                    $($($number)|+ => true,)*
                    _ => false,
                }
            }

            #[inline]
            fn read(
                number: usize,
                incoming: &mut $crate::client::Incoming,
            ) -> ::core::result::Result<Self, $crate::client::Unread> {
                match number {
                    $($($number)|+ => $crate::client::Outcome::read(number, incoming).map(Self::$variant),)*
                    _ => ::core::result::Result::Err($crate::client::Unread::unknown()),
                }
            }
        }

        impl ::core::marker::Unpin for $name {}

        $crate::__reply! { $name; $($($number)|+ => $variant;)* }
    };
}

/// With the feature `mock`: from a variant back to the answer that it is read from.
#[cfg(feature = "mock")]
#[doc(hidden)]
#[macro_export]
macro_rules! __reply {
    ($name:ident; $($($number:literal)|+ => $variant:ident;)*) => {
        impl $crate::mock::Reply for $name {
            fn reply(
                &self,
                operation: &'static $crate::client::Operation,
                _: &[usize],
            ) -> $crate::client::MockResponse {
                match self {
                    $(Self::$variant(it) => $crate::mock::Reply::reply(it, operation, &[$($number),+]),)*
                }
            }
        }
    };
}

#[cfg(not(feature = "mock"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __reply {
    ($($all:tt)*) => {};
}

/// What of a generated module is there with the feature `mock` of the runtime alone: constants by which a mock server is
/// told what to stand in for, one for each operation of a group.
///
/// A line is the constant's name, the operation's static, the parameters that it requires by number, and the types of
/// body, success and errors.
///
/// ```
/// use specwright_runtime::client::{Core, Operation, Response, Undocumented, Verb};
///
/// pub struct PetsApi { core: Core }
/// static FIND_PETS: Operation = Operation::new("find_pets", Verb::Get, "/pets");
/// specwright_runtime::mocks! {
///     PetsApi;
///     FIND = FIND_PETS [], (), Response<Vec<String>>, Undocumented;
/// }
/// # #[cfg(feature = "mock")]
/// assert_eq!(PetsApi::FIND.operation().path, "/pets");
/// ```
#[cfg(feature = "mock")]
#[macro_export]
macro_rules! mocks {
    ($group:ident; $($name:ident = $operation:ident [$($required:literal),*], $body:ty, $success:ty, $error:ty;)*) => {
        /// For tests: what a mock server stands in for, by the names of the methods.
        #[allow(non_upper_case_globals, deprecated)]
        impl $group {
            $(
                #[doc = concat!("The mock of `", stringify!($operation), "`.")]
                pub const $name: $crate::mock::Mock<$body, $success, $error> =
                    $crate::mock::Mock::new(&$operation, &[$($required),*]);
            )*
        }
    };
}

/// What of a generated module is there with the feature `mock` of the runtime alone: nothing, without it.
#[cfg(not(feature = "mock"))]
#[macro_export]
macro_rules! mocks {
    ($($all:tt)*) => {};
}

/// The server that stands in for the vendor of a generated client, in a module `mock`, with the feature `mock` of the
/// runtime alone: `mock_server! { Client, ClientBuilder }`
#[cfg(feature = "mock")]
#[macro_export]
macro_rules! mock_server {
    ($client:ident, $builder:ident) => {
        /// For tests: a server that stands in for the vendor.
        pub mod mock {
            pub use $crate::mock::{Asked, Given, Mock, On, Player, Recorder};

            /// A server that stands in for the vendor, in memory or on 127.0.0.1. What it can do is told at
            /// [`Server`]($crate::mock::Server) of the runtime, which it can be used as.
            #[derive(Debug)]
            pub struct Server {
                inner: $crate::mock::Server,
            }

            impl Server {
                /// A server that clients reach without a connection.
                #[must_use]
                pub fn in_memory() -> Self {
                    Self {
                        inner: $crate::mock::Server::in_memory(),
                    }
                }

                /// A server on a free port of 127.0.0.1, on a thread of its own. It ends when it is dropped.
                ///
                /// # Errors
                ///
                /// There is no port, or no thread.
                #[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
                pub fn start() -> ::std::io::Result<Self> {
                    ::core::result::Result::Ok(Self {
                        inner: $crate::mock::Server::start()?,
                    })
                }

                /// Fails the test when the server is dropped and `assert_all` would have.
                #[must_use]
                pub fn checked(self) -> Self {
                    Self {
                        inner: self.inner.checked(),
                    }
                }

                /// Begins a client that calls this server, with something in the place of each credential.
                #[must_use]
                pub fn client(&self) -> super::$builder {
                    super::$client::builder().__mocked(&self.inner)
                }
            }

            impl ::core::ops::Deref for Server {
                type Target = $crate::mock::Server;

                fn deref(&self) -> &$crate::mock::Server {
                    &self.inner
                }
            }
        }
    };
}

/// The server that stands in for the vendor: nothing, without the feature `mock`.
#[cfg(not(feature = "mock"))]
#[macro_export]
macro_rules! mock_server {
    ($($all:tt)*) => {};
}

/// With the feature `mock`: a client of a mock server.
#[cfg(feature = "mock")]
#[doc(hidden)]
#[macro_export]
macro_rules! __mocked {
    ($builder:ident) => {
        impl $builder {
            #[doc(hidden)]
            #[must_use]
            pub fn __mocked(mut self, server: &$crate::mock::Server) -> Self {
                server.equip(&mut self.inner);
                self
            }
        }
    };
}

#[cfg(not(feature = "mock"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __mocked {
    ($($all:tt)*) => {};
}

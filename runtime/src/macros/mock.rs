//! What of generated code is there with the feature `mock` alone: without it these are nothing, so that generated code says
//! them in any case and needs no feature of its own.

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

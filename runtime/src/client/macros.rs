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

//! Why a call did not come to what it was made for.

use std::fmt;

use http::{HeaderMap, StatusCode};

use super::build_error::BuildError;
use super::engine::Reply;
use super::operation::Operation;
use super::provider::CredentialError;
use super::read::Unread;
use super::transport::{TransportError, TransportErrorKind};

/// Why a call did not succeed. `E` is what the document says about failures of the operation.
///
/// Its `Display` is one line that names the operation, never a secret or the query of a URL:
///
/// ```text
/// create_customer: 429 Too Many Requests: Too many requests.
/// ```
///
/// What to do about it depends on its kind; what the document describes is a type:
///
/// ```
/// use specwright_runtime::client::{Error, ErrorKind, Response};
///
/// /// As an operation's errors are printed.
/// enum CreateCustomerError {
///     BadRequest(Response<String>),
/// }
///
/// fn advice(error: &Error<CreateCustomerError>) -> String {
///     match (error.documented(), error.kind()) {
///         (Some(CreateCustomerError::BadRequest(refused)), _) => format!("please change it: {}", refused.body),
///         (None, ErrorKind::Credential) => "please sign in again".to_owned(),
///         (None, _) if error.is_retryable() => "please try again later".to_owned(),
///         (None, _) => format!("please report this: {error}"),
///     }
/// }
/// ```
pub struct Error<E> {
    inner: Box<Inner<E>>,
}

struct Inner<E> {
    operation: &'static Operation,
    reply: Option<Reply>,
    attempts: u32,
    cause: Cause<E>,
}

enum Cause<E> {
    Documented(E),
    Other(Trouble),
}

/// What went wrong, in broad terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request could not be built. Nothing was sent.
    Build,
    /// There is no credential for it. Nothing was sent, or the server has rejected what there was.
    Credential,
    /// The request or its response was not carried through.
    Transport,
    /// The response is documented, but its body does not fit what the document says.
    Decode,
    /// The document describes this error.
    Documented,
    /// The document does not describe this status.
    Undocumented,
}

/// Any cause but a documented one.
#[derive(Debug)]
pub(super) enum Trouble {
    Build(BuildError),
    /// Of the scheme of this name in the document.
    Credential(&'static str, CredentialError),
    Transport(TransportError),
    Decode(Unread),
    Undocumented,
}

/// An [`Error`] before it is known which operation's.
pub(super) struct Failure {
    pub(super) operation: &'static Operation,
    pub(super) reply: Option<Reply>,
    pub(super) attempts: u32,
    pub(super) trouble: Trouble,
}

impl<E> From<Failure> for Error<E> {
    fn from(failure: Failure) -> Self {
        let Failure {
            operation,
            reply,
            attempts,
            trouble,
        } = failure;
        Self {
            inner: Box::new(Inner {
                operation,
                reply,
                attempts,
                cause: Cause::Other(trouble),
            }),
        }
    }
}

impl<E> Error<E> {
    pub(super) fn documented_by(error: E, reply: Reply) -> Self {
        let operation = reply.operation;
        Self {
            inner: Box::new(Inner {
                operation,
                attempts: reply.attempts,
                reply: Some(reply),
                cause: Cause::Documented(error),
            }),
        }
    }

    /// What went wrong, in broad terms.
    pub fn kind(&self) -> ErrorKind {
        match &self.inner.cause {
            Cause::Documented(_) => ErrorKind::Documented,
            Cause::Other(Trouble::Build(_)) => ErrorKind::Build,
            Cause::Other(Trouble::Credential(..)) => ErrorKind::Credential,
            Cause::Other(Trouble::Transport(_)) => ErrorKind::Transport,
            Cause::Other(Trouble::Decode(_)) => ErrorKind::Decode,
            Cause::Other(Trouble::Undocumented) => ErrorKind::Undocumented,
        }
    }

    /// The error as the document describes it.
    pub fn documented(&self) -> Option<&E> {
        match &self.inner.cause {
            Cause::Documented(error) => Some(error),
            Cause::Other(_) => None,
        }
    }

    /// The error as the document describes it.
    ///
    /// # Errors
    ///
    /// The whole error, when the document does not describe it.
    pub fn into_documented(self) -> Result<E, Self> {
        match *self.inner {
            Inner {
                cause: Cause::Documented(error),
                ..
            } => Ok(error),
            inner => Err(Self { inner: Box::new(inner) }),
        }
    }

    /// The operation, by its Rust name.
    pub fn operation(&self) -> &'static str {
        self.inner.operation.name
    }

    /// How often the request was made: none if it could not be built, several if it was made again.
    pub fn attempts(&self) -> u32 {
        self.inner.attempts
    }

    /// The status, if there was a response.
    pub fn status(&self) -> Option<StatusCode> {
        self.inner.reply.as_ref().map(|reply| reply.status)
    }

    /// All headers, as they came, if there was a response.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.inner.reply.as_ref().map(|reply| &reply.headers)
    }

    /// The body, as it came, if there was a response.
    pub fn body(&self) -> Option<&[u8]> {
        self.inner.reply.as_ref().map(|reply| reply.body.as_ref())
    }

    /// Why the request could not be built, if that is what went wrong.
    pub fn build_error(&self) -> Option<&BuildError> {
        match &self.inner.cause {
            Cause::Other(Trouble::Build(error)) => Some(error),
            Cause::Other(_) | Cause::Documented(_) => None,
        }
    }

    /// Whether the call took longer than it may.
    pub fn is_timeout(&self) -> bool {
        matches!(
            self.transport(),
            Some(TransportErrorKind::Timeout | TransportErrorKind::Silent)
        )
    }

    /// Whether the same call may succeed when it is made again, and making it twice does no harm: the server was not
    /// reached, or asks for patience, or the operation may be repeated and what failed was not the request.
    pub fn is_retryable(&self) -> bool {
        let repeatable = self.inner.operation.is_idempotent();
        match (self.transport(), self.status().map(|status| status.as_u16())) {
            (Some(TransportErrorKind::Connect), _) => true,
            (Some(TransportErrorKind::Timeout | TransportErrorKind::Silent | TransportErrorKind::Broken), _) => {
                repeatable
            }
            (
                Some(
                    TransportErrorKind::Body
                    | TransportErrorKind::Redirect
                    | TransportErrorKind::TooLarge
                    | TransportErrorKind::Rejected,
                ),
                _,
            ) => false,
            (None, Some(408 | 425 | 429 | 503)) => true,
            (None, Some(500 | 502 | 504)) => repeatable,
            (None, _) => false,
        }
    }

    fn transport(&self) -> Option<TransportErrorKind> {
        match &self.inner.cause {
            Cause::Other(Trouble::Transport(error)) => Some(error.kind()),
            Cause::Other(_) | Cause::Documented(_) => None,
        }
    }
}

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.operation())?;
        if let Some(status) = self.status() {
            write!(f, ": {}", status.as_u16())?;
            status
                .canonical_reason()
                .map_or(Ok(()), |reason| write!(f, " {reason}"))?;
        }
        match &self.inner.cause {
            Cause::Other(Trouble::Build(error)) => write!(f, ": nothing was sent: {error}")?,
            Cause::Other(Trouble::Credential(scheme, error)) => write!(f, ": no credential for `{scheme}`: {error}")?,
            Cause::Other(Trouble::Transport(error)) => write!(f, ": {error}")?,
            Cause::Other(Trouble::Decode(error)) => write!(f, ": the body is not what the document says: {error}")?,
            Cause::Other(Trouble::Undocumented) => f.write_str(" (not in the document)")?,
            Cause::Documented(_) => {}
        }
        if self.attempts() > 1 {
            write!(f, " (in {} attempts)", self.attempts())?;
        }
        let said = self.inner.reply.as_ref().and_then(|reply| reply.said.as_deref());
        said.map_or(Ok(()), |said| write!(f, ": {said}"))
    }
}

impl<E: fmt::Debug> fmt::Debug for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut error = f.debug_struct("Error");
        error.field("message", &format_args!("{self}"));
        match &self.inner.cause {
            Cause::Documented(documented) => error.field("documented", documented).finish(),
            Cause::Other(trouble) => error.field("cause", trouble).finish_non_exhaustive(),
        }
    }
}

impl<E: fmt::Debug> std::error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.inner.cause {
            Cause::Other(Trouble::Build(error)) => Some(error),
            Cause::Other(Trouble::Credential(_, error)) => Some(error),
            Cause::Other(Trouble::Transport(error)) => Some(error),
            Cause::Other(Trouble::Decode(error)) => error.error.as_ref().map(|error| error as _),
            Cause::Other(Trouble::Undocumented) | Cause::Documented(_) => None,
        }
    }
}

//! Operations as static data: what a method of the generated client hands to the engine.

use super::api::Server;
use super::build_error::BuildError;
use super::pagination::Pagination;
use super::parameter::{Encoding, Parameter};

/// An operation of the document.
///
/// ```
/// use specwright_runtime::client::{Answer, BodyKind, Media, Operation, Parameter, Verb};
///
/// static RENAME: Operation = Operation::new("rename_pet", Verb::Put, "/pets/{id}")
///     .parameters(&[Parameter::path("id")])
///     .body(BodyKind::Json, "application/json")
///     .answers(&[Answer::code(200, Media::Json), Answer::default(Media::Text)])
///     .security(&[&[0]]);
/// assert_eq!(RENAME.answers.len(), 2);
/// ```
#[derive(Debug)]
pub struct Operation {
    /// Its Rust name, for messages and mocks.
    pub name: &'static str,
    /// The method.
    pub verb: Verb,
    /// The path, with `{parameters}`, relative to the server's URL.
    pub path: &'static str,
    /// The path alone, and what the document writes behind its `?`.
    pub(super) template: (&'static str, &'static str),
    /// Its parameters; calls name them by their number here.
    pub parameters: &'static [Parameter],
    /// How a body is written, and its media type.
    pub body: Option<(BodyKind, &'static str)>,
    /// How single properties of a form or multipart body are laid out.
    pub encodings: &'static [Encoding],
    /// The documented responses; outcomes name them by their number here.
    pub answers: &'static [Answer],
    /// Alternatives of schemes (numbers in [`Api::schemes`](super::Api)) that go together. None: nothing is asked for.
    pub security: &'static [&'static [usize]],
    /// Servers of this operation alone; none: those of the [`Api`](super::Api).
    pub servers: &'static [Server],
    /// The `Accept` header, when the one that follows from the answers would not do.
    pub accept: Option<&'static str>,
    /// How its answer leads to the next page.
    pub pagination: Option<&'static Pagination>,
    /// Whether it may be made again.
    pub repeat: Repeat,
}

/// Whether an operation may be made again when it may have arrived. When no connection came about nothing was sent, and any
/// call is made again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Repeat {
    /// As its method is defined: `GET` may, `POST` may with an idempotency key, or where the caller's policy says so.
    #[default]
    ByMethod,
    /// Always: doing it twice does no more than doing it once, whatever its method.
    Always,
    /// With an idempotency key, or where the caller's policy says so, whatever its method.
    WithKey,
    /// Never, not even with a key or by the caller's policy.
    Never,
}

/// The templates of the path and of what the document writes behind `?`. A fragment is never sent; documents use it to tell
/// apart operations on one path.
const fn split(path: &'static str) -> (&'static str, &'static str) {
    let (path, _) = cut(path, b'#');
    cut(path, b'?')
}

/// What stands before and behind the first such letter.
const fn cut(text: &'static str, letter: u8) -> (&'static str, &'static str) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == letter {
            let (before, rest) = text.split_at(at);
            return (before, rest.split_at(1).1);
        }
        at += 1;
    }
    (text, "")
}

impl Operation {
    /// An operation without parameters, body, answers and security.
    pub const fn new(name: &'static str, verb: Verb, path: &'static str) -> Self {
        Self {
            name,
            verb,
            path,
            template: split(path),
            parameters: &[],
            body: None,
            encodings: &[],
            answers: &[],
            security: &[],
            servers: &[],
            accept: None,
            pagination: None,
            repeat: Repeat::ByMethod,
        }
    }

    /// With these parameters.
    #[must_use]
    pub const fn parameters(mut self, parameters: &'static [Parameter]) -> Self {
        self.parameters = parameters;
        self
    }

    /// With a body of this media type.
    #[must_use]
    pub const fn body(mut self, kind: BodyKind, media: &'static str) -> Self {
        self.body = Some((kind, media));
        self
    }

    /// With properties that are laid out in their own way.
    #[must_use]
    pub const fn encodings(mut self, encodings: &'static [Encoding]) -> Self {
        self.encodings = encodings;
        self
    }

    /// With these documented responses.
    #[must_use]
    pub const fn answers(mut self, answers: &'static [Answer]) -> Self {
        self.answers = answers;
        self
    }

    /// With these alternatives of security schemes.
    #[must_use]
    pub const fn security(mut self, security: &'static [&'static [usize]]) -> Self {
        self.security = security;
        self
    }

    /// With servers of its own.
    #[must_use]
    pub const fn servers(mut self, servers: &'static [Server]) -> Self {
        self.servers = servers;
        self
    }

    /// With pages.
    #[must_use]
    pub const fn pagination(mut self, pagination: &'static Pagination) -> Self {
        self.pagination = Some(pagination);
        self
    }

    /// With what is known of making it again.
    #[must_use]
    pub const fn repeat(mut self, repeat: Repeat) -> Self {
        self.repeat = repeat;
        self
    }

    /// Whether doing it twice does no more than doing it once.
    pub(super) fn is_idempotent(&self) -> bool {
        match self.repeat {
            Repeat::ByMethod => self.verb.is_idempotent(),
            Repeat::Always => true,
            Repeat::WithKey | Repeat::Never => false,
        }
    }

    /// Whether it is sent with an idempotency key, where there is a header for it.
    pub(super) fn needs_key(&self) -> bool {
        match self.repeat {
            Repeat::ByMethod | Repeat::Never => !self.verb.is_idempotent(),
            Repeat::Always => false,
            Repeat::WithKey => true,
        }
    }

    /// With its own `Accept` header.
    #[must_use]
    pub const fn accept(mut self, media: &'static str) -> Self {
        self.accept = Some(media);
        self
    }
}

/// The method of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// `GET`
    Get,
    /// `PUT`
    Put,
    /// `POST`
    Post,
    /// `DELETE`
    Delete,
    /// `OPTIONS`
    Options,
    /// `HEAD`
    Head,
    /// `PATCH`
    Patch,
    /// `TRACE`
    Trace,
    /// Any other, as it is sent: `QUERY`, say.
    Other(&'static str),
}

impl Verb {
    /// As HTTP spells it.
    #[cfg(feature = "mock")]
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Verb::Get => "GET",
            Verb::Put => "PUT",
            Verb::Post => "POST",
            Verb::Delete => "DELETE",
            Verb::Options => "OPTIONS",
            Verb::Head => "HEAD",
            Verb::Patch => "PATCH",
            Verb::Trace => "TRACE",
            Verb::Other(name) => name,
        }
    }

    /// Whether doing it twice does no more than doing it once, by the method's definition.
    pub(super) fn is_idempotent(self) -> bool {
        match self {
            Verb::Get | Verb::Put | Verb::Delete | Verb::Options | Verb::Head | Verb::Trace => true,
            Verb::Post | Verb::Patch => false,
            // Safe by its definition; of other methods nothing is known.
            Verb::Other(name) => name == "QUERY",
        }
    }

    pub(super) fn method(self) -> Result<http::Method, BuildError> {
        Ok(match self {
            Verb::Get => http::Method::GET,
            Verb::Put => http::Method::PUT,
            Verb::Post => http::Method::POST,
            Verb::Delete => http::Method::DELETE,
            Verb::Options => http::Method::OPTIONS,
            Verb::Head => http::Method::HEAD,
            Verb::Patch => http::Method::PATCH,
            Verb::Trace => http::Method::TRACE,
            Verb::Other(name) => http::Method::from_bytes(name.as_bytes())
                .map_err(|_| BuildError::new(format!("`{name}` is no HTTP method")))?,
        })
    }
}

/// How a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyKind {
    /// JSON, `+json` included.
    Json,
    /// `application/x-www-form-urlencoded`
    Form,
    /// `multipart/form-data`
    Multipart,
    /// Text, XML included.
    Text,
    /// Bytes as they are.
    Bytes,
}

/// A documented response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The statuses it is for.
    pub status: Status,
    /// How its body is read.
    pub media: Media,
}

impl Answer {
    /// The response of one status.
    pub const fn code(status: u16, media: Media) -> Self {
        Self {
            status: Status::Code(status),
            media,
        }
    }

    /// The response of a hundred statuses: `4` for `4XX`.
    pub const fn range(class: u8, media: Media) -> Self {
        Self {
            status: Status::Range(class),
            media,
        }
    }

    /// The `default` response.
    pub const fn default(media: Media) -> Self {
        Self {
            status: Status::Default,
            media,
        }
    }
}

/// The statuses that a documented response is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// `404`
    Code(u16),
    /// `4XX`
    Range(u8),
    /// `default`: whatever the others leave.
    Default,
}

/// How the body of a response is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// JSON, `+json` included.
    Json,
    /// Text, XML included.
    Text,
    /// Bytes as they are.
    Bytes,
    /// A body of any kind, kept as bytes.
    Any,
    /// No body is documented; one that comes is read over.
    Empty,
}

#[cfg(test)]
mod tests {
    use super::Verb;

    #[test]
    fn other_methods_are_sent_as_they_are_written() {
        let method = |verb: Verb| verb.method().map(|method| method.to_string());
        assert_eq!(method(Verb::Other("QUERY")).ok().as_deref(), Some("QUERY"));
        assert_eq!(method(Verb::Other("link")).ok().as_deref(), Some("link"));
        let why = method(Verb::Other("a b")).err().map(|why| why.to_string());
        assert_eq!(why.as_deref(), Some("`a b` is no HTTP method"));
    }
}

//! The operations, and what travels with them.

use super::{Docs, Ident, Name, Origin, Paging, Rule, Server, Type, TypeId};

/// Operations under one tag.
#[derive(Clone, Debug)]
pub struct Group {
    /// The tag, and the method of the client that leads to it.
    pub name: Name,
    /// The struct that carries the methods.
    pub type_name: Ident,
    /// The tag's words.
    pub docs: Docs,
    /// The cargo feature that all of it is behind, where that was asked for.
    pub feature: Option<String>,
    /// In the document's order.
    pub operations: Vec<Operation>,
}

/// One operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The `operationId` (or method and path), and the method's name.
    pub name: Name,
    /// The document's words.
    pub docs: Docs,
    /// Where it stands.
    pub origin: Origin,
    /// The HTTP method.
    pub verb: Verb,
    /// The path template.
    pub path: String,
    /// Parameters, required ones first in the order of the arguments.
    pub parameters: Vec<Parameter>,
    /// The request body.
    pub body: Option<Body>,
    /// All documented answers.
    pub answers: Vec<Answer>,
    /// What a success is.
    pub success: SuccessShape,
    /// What a documented failure is.
    pub errors: ErrorShape,
    /// Alternatives of schemes, by number; an empty alternative needs none.
    pub security: Vec<Vec<usize>>,
    /// Servers of this operation alone.
    pub servers: Vec<Server>,
    /// The builder for optional parameters, if there are any.
    pub builder: Option<Ident>,
    /// How its answer leads to the next page of a list.
    pub paging: Option<Paging>,
    /// Whether it may be made again, where that is known.
    pub repeat: Repeat,
    /// The name of the static that describes it.
    pub constant: Ident,
}

impl Operation {
    /// Calls `f` with every type that the operation mentions, repeats included.
    pub fn mentions(&self, f: &mut dyn FnMut(TypeId)) {
        self.parameters.iter().for_each(|parameter| parameter.ty.mentions(f));
        self.body.iter().for_each(|body| body.ty.mentions(f));
        for answer in &self.answers {
            answer.ty.mentions(f);
            answer.headers.iter().for_each(|id| f(*id));
        }
    }
}

/// Whether an operation may be made again when it may have arrived.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Repeat {
    /// As its method is defined.
    #[default]
    ByMethod,
    /// Doing it twice does no more than doing it once.
    Always,
    /// With an idempotency key, or where the caller says so.
    WithKey,
    /// Not at all.
    Never,
}

/// HTTP methods.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    /// Any other, as it is sent: `QUERY` of OpenAPI 3.2, and what `additionalOperations` names.
    Other(Box<str>),
}

impl Verb {
    /// As HTTP spells it.
    pub fn as_str(&self) -> &str {
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
    pub fn is_idempotent(&self) -> bool {
        match self {
            Verb::Get | Verb::Put | Verb::Delete | Verb::Options | Verb::Head | Verb::Trace => true,
            Verb::Post | Verb::Patch => false,
            // Safe by its definition; of other methods nothing is known.
            Verb::Other(name) => &**name == "QUERY",
        }
    }
}

/// One parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// On the wire, and as argument or setter.
    pub name: Name,
    /// The document's words.
    pub docs: Docs,
    /// Where it stands.
    pub origin: Origin,
    /// Where it travels.
    pub location: Location,
    /// How its value is written.
    pub style: Style,
    /// Its type.
    pub ty: Type,
    /// An argument of the method; otherwise a setter of the builder.
    pub required: bool,
    /// What `validate()` checks.
    pub rules: Vec<Rule>,
}

/// Where a parameter travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

/// How a parameter's value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `style: matrix`, exploded or not.
    Matrix(bool),
    /// `style: label`
    Label(bool),
    /// `style: simple`
    Simple(bool),
    /// `style: form`; reserved characters may stand as they are if the second says so.
    Form(bool, bool),
    /// `style: spaceDelimited`
    SpaceDelimited(bool),
    /// `style: pipeDelimited`
    PipeDelimited(bool),
    /// `style: deepObject`
    DeepObject,
    /// 2.0's `collectionFormat`, where no style says the same.
    Collection(CollectionFormat),
    /// `content` with a JSON media type.
    Json,
    /// `content` with any other media type.
    Text,
}

/// 2.0's `collectionFormat`, where no style of 3.0 says the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CollectionFormat {
    /// Separated by tabs.
    Tsv,
    /// Separated by spaces, in a path or header.
    Ssv,
    /// Separated by pipes, in a path or header.
    Pipes,
}

/// A request body.
#[derive(Clone, Debug)]
pub struct Body {
    /// The argument or setter.
    pub name: Ident,
    /// The document's words.
    pub docs: Docs,
    /// Where it stands.
    pub origin: Origin,
    /// The media type that is sent.
    pub media_type: String,
    /// How it is written.
    pub kind: BodyKind,
    /// Its type.
    pub ty: Type,
    /// An argument of the method; otherwise a setter of the builder.
    pub required: bool,
    /// `encoding`, by property.
    pub parts: Vec<PartEncoding>,
    /// What `validate()` checks of the body itself.
    pub rules: Vec<Rule>,
}

/// How a request body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyKind {
    /// JSON.
    Json,
    /// `application/x-www-form-urlencoded`
    Form,
    /// `multipart/*`
    Multipart,
    /// Text as it is.
    Text,
    /// Bytes as they are.
    Bytes,
}

/// `encoding` of one property of a form or multipart body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartEncoding {
    /// The property.
    pub property: String,
    /// `contentType`
    pub content_type: Option<String>,
    /// `style` and `explode`
    pub style: Option<Style>,
}

/// One documented answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// For which statuses.
    pub status: Status,
    /// How its body is read.
    pub media: Media,
    /// The type of its body.
    pub ty: Type,
    /// The struct of its documented headers.
    pub headers: Option<TypeId>,
    /// The document's words.
    pub docs: Docs,
    /// Where it stands.
    pub origin: Origin,
    /// Its variant, where an enum is needed.
    pub variant: Ident,
    /// 2xx, and documented 3xx, which are not followed; `default` where nothing else is a success.
    pub success: bool,
    /// Everything that is not a success; `default` always.
    pub error: bool,
}

/// For which statuses an answer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// One status.
    Code(u16),
    /// `4XX`
    Range(u8),
    /// `default`
    Default,
}

/// How the body of an answer is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// There is none, or it does not matter.
    Empty,
    /// JSON.
    Json,
    /// Text.
    Text,
    /// Bytes.
    Bytes,
}

/// What a success is.
#[derive(Clone, Debug)]
pub enum SuccessShape {
    /// No success is documented: whatever comes.
    Undocumented,
    /// One shape: that type. By number in `answers`.
    One(usize),
    /// Several: an enum.
    Several(Ident, Vec<usize>),
}

/// What a documented failure is.
#[derive(Clone, Debug)]
pub enum ErrorShape {
    /// None is documented.
    Undocumented,
    /// An enum. By numbers in `answers`.
    Enum(Ident, Vec<usize>),
}

//! Parameters of operations, and how their values are laid out.

use super::api::Location;

/// A parameter of an operation, as its document describes it.
///
/// The constructors apply the document's defaults: `simple` in paths and headers, exploded `form` in queries and cookies.
///
/// ```
/// use specwright_runtime::client::{Parameter, Style};
///
/// static TAGS: Parameter = Parameter::query("tags").style(Style::PipeDelimited, false);
/// assert_eq!(TAGS.name, "tags");
/// ```
#[derive(Debug)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: &'static str,
    /// Where it stands.
    pub location: Location,
    /// How arrays and objects are laid out.
    pub style: Style,
    /// Whether each item or member stands for itself.
    pub explode: bool,
    /// Whether reserved characters stay as they are.
    pub allow_reserved: bool,
    /// The value is JSON text: `content: application/json`.
    pub json: bool,
    /// The value never shows in `Debug`.
    pub secret: bool,
}

impl Parameter {
    /// A part of the path, `{name}` in the operation's path.
    pub const fn path(name: &'static str) -> Self {
        Self::new(name, Location::Path, Style::Simple, false)
    }

    /// A parameter after the `?`.
    pub const fn query(name: &'static str) -> Self {
        Self::new(name, Location::Query, Style::Form, true)
    }

    /// A header.
    pub const fn header(name: &'static str) -> Self {
        Self::new(name, Location::Header, Style::Simple, false)
    }

    /// A cookie.
    pub const fn cookie(name: &'static str) -> Self {
        Self::new(name, Location::Cookie, Style::Form, true)
    }

    /// With `style` and `explode`, when they are not the defaults of its place.
    #[must_use]
    pub const fn style(mut self, style: Style, explode: bool) -> Self {
        self.style = style;
        self.explode = explode;
        self
    }

    /// With `allowReserved: true`.
    #[must_use]
    pub const fn allow_reserved(mut self) -> Self {
        self.allow_reserved = true;
        self
    }

    /// With `content: application/json` in place of a style.
    #[must_use]
    pub const fn json(mut self) -> Self {
        self.json = true;
        self
    }

    /// With a value that never shows in `Debug`.
    #[must_use]
    pub const fn secret(mut self) -> Self {
        self.secret = true;
        self
    }

    const fn new(name: &'static str, location: Location, style: Style, explode: bool) -> Self {
        Self {
            name,
            location,
            style,
            explode,
            allow_reserved: false,
            json: false,
            secret: false,
        }
    }
}

/// How arrays and objects are laid out in a parameter. Swagger 2.0's `collectionFormat` maps onto these: `csv` is
/// [`Simple`](Self::Simple) or unexploded [`Form`](Self::Form), `multi` exploded `Form`, `ssv`, `tsv` and `pipes` the
/// delimited ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `blue,black`
    Simple,
    /// `.blue.black`
    Label,
    /// `;color=blue;color=black`
    Matrix,
    /// `color=blue&color=black`
    Form,
    /// `color=blue%20black`
    SpaceDelimited,
    /// `color=blue%7Cblack`
    PipeDelimited,
    /// `color=blue%09black`: `tsv` of Swagger 2.0.
    TabDelimited,
    /// `color[R]=100&color[G]=200`
    DeepObject,
}

/// How one property of a form or multipart body is laid out: one entry of `encoding`.
///
/// ```
/// use specwright_runtime::client::{Encoding, Style};
///
/// static PHOTO: Encoding = Encoding::new("photo").content_type("image/png");
/// static TAGS: Encoding = Encoding::new("tags").style(Style::Form, false);
/// assert_eq!((PHOTO.content_type, TAGS.explode), (Some("image/png"), false));
/// ```
#[derive(Debug)]
pub struct Encoding {
    /// The property, as the wire spells it.
    pub property: &'static str,
    /// `contentType`
    pub content_type: Option<&'static str>,
    /// `style`, if the document says one.
    pub style: Option<Style>,
    /// `explode`
    pub explode: bool,
    /// `allowReserved`
    pub allow_reserved: bool,
}

impl Encoding {
    /// The entry of `property`, with nothing said yet.
    pub const fn new(property: &'static str) -> Self {
        Self {
            property,
            content_type: None,
            style: None,
            explode: true,
            allow_reserved: false,
        }
    }

    /// With `contentType`.
    #[must_use]
    pub const fn content_type(mut self, media: &'static str) -> Self {
        self.content_type = Some(media);
        self
    }

    /// With `style` and `explode`.
    #[must_use]
    pub const fn style(mut self, style: Style, explode: bool) -> Self {
        self.style = Some(style);
        self.explode = explode;
        self
    }

    /// With `allowReserved: true`.
    #[must_use]
    pub const fn allow_reserved(mut self) -> Self {
        self.allow_reserved = true;
        self
    }
}

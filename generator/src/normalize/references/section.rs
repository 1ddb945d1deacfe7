//! The kinds of components that references lead to.

use crate::load::pointer;
use crate::normalize::dialect::Dialect;

/// A kind of component.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::normalize) enum Section {
    /// `schemas`, in 2.0 `definitions`.
    Schemas,
    /// `responses`
    Responses,
    /// `parameters`
    Parameters,
    /// `requestBodies`
    RequestBodies,
    /// `headers`
    Headers,
    /// `examples`; always put inline.
    Examples,
    /// `links`; always put inline.
    Links,
    /// `callbacks`; always put inline.
    Callbacks,
    /// `securitySchemes`; always put inline.
    SecuritySchemes,
    /// `pathItems` (3.1) and the items of `paths`; always put inline.
    PathItems,
    /// Any other part of a document that stands in a file of its own.
    Part,
}

impl Section {
    /// Those that documents declare under a name.
    pub(in crate::normalize) const ALL: [Section; 10] = [
        Section::Schemas,
        Section::Responses,
        Section::Parameters,
        Section::RequestBodies,
        Section::Headers,
        Section::Examples,
        Section::Links,
        Section::Callbacks,
        Section::SecuritySchemes,
        Section::PathItems,
    ];

    /// Whether references to them stay references.
    pub(super) fn is_shared(self) -> bool {
        matches!(
            self,
            Section::Schemas | Section::Responses | Section::Parameters | Section::RequestBodies | Section::Headers
        )
    }

    /// As the document that we build spells it.
    pub(in crate::normalize) fn name(self) -> &'static str {
        match self {
            Section::Schemas => "schemas",
            Section::Responses => "responses",
            Section::Parameters => "parameters",
            Section::RequestBodies => "requestBodies",
            Section::Headers => "headers",
            Section::Examples => "examples",
            Section::Links => "links",
            Section::Callbacks => "callbacks",
            Section::SecuritySchemes => "securitySchemes",
            Section::PathItems => "pathItems",
            Section::Part => "parts",
        }
    }

    /// As messages name one of them.
    pub(in crate::normalize) fn singular(self) -> &'static str {
        match self {
            Section::Schemas => "a schema",
            Section::Responses => "a response",
            Section::Parameters => "a parameter",
            Section::RequestBodies => "a request body",
            Section::Headers => "a header",
            Section::Examples => "an example",
            Section::Links => "a link",
            Section::Callbacks => "a callback",
            Section::SecuritySchemes => "a security scheme",
            Section::PathItems => "a path item",
            Section::Part => "a part of the document",
        }
    }

    /// Where a dialect keeps them, if it does.
    pub(in crate::normalize) fn prefix(self, dialect: Dialect) -> Option<&'static str> {
        match (self, dialect) {
            (Section::Schemas, Dialect::Swagger2) => Some("/definitions"),
            (Section::Responses, Dialect::Swagger2) => Some("/responses"),
            (Section::Parameters, Dialect::Swagger2) => Some("/parameters"),
            (Section::SecuritySchemes, Dialect::Swagger2) => Some("/securityDefinitions"),
            (_, Dialect::Swagger2) | (Section::Part, _) => None,
            (Section::Schemas, _) => Some("/components/schemas"),
            (Section::Responses, _) => Some("/components/responses"),
            (Section::Parameters, _) => Some("/components/parameters"),
            (Section::RequestBodies, _) => Some("/components/requestBodies"),
            (Section::Headers, _) => Some("/components/headers"),
            (Section::Examples, _) => Some("/components/examples"),
            (Section::Links, _) => Some("/components/links"),
            (Section::Callbacks, _) => Some("/components/callbacks"),
            (Section::SecuritySchemes, _) => Some("/components/securitySchemes"),
            (Section::PathItems, _) => Some("/components/pathItems"),
        }
    }

    /// The pointer of a component in the document that we build.
    pub(in crate::normalize) fn target(self, name: &str) -> String {
        format!("/components/{}/{}", self.name(), pointer::escape(name))
    }

    /// The reference to a component of the document that we build.
    pub(in crate::normalize) fn reference(self, name: &str) -> String {
        format!("#{}", self.target(name))
    }

    /// What a pointer to a component of 3.x says about its kind.
    pub(super) fn of(pointer: &str) -> Option<Section> {
        let (section, name) = pointer.strip_prefix("/components/")?.split_once('/')?;
        Section::ALL
            .into_iter()
            .find(|it| it.name() == section && !name.contains('/'))
    }
}

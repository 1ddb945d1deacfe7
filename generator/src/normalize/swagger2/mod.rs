//! Swagger 2.0, read straight into the model of 3.0.
//!
//! Schemas, tags, paths and the like are the same in both and read by the builders of 3.x. Different are parameters
//! (type keywords beside the name, bodies and forms among them), responses (one schema for all media types), security
//! and servers.

mod body;
mod collection_format;
mod form;
mod media;
mod operation;
mod parameter;
mod response;
mod security;
mod server;

use openapiv3::{Components, OpenAPI};

use super::context::Context;
use super::references::Section;
use super::security::requirements;
use super::tag::{external_docs, tags};
use super::{components, info, openapi, paths};

pub(super) use media::Media;
pub(super) use operation::operation;
pub(super) use parameter::{parameter, path_parameters};
pub(super) use response::{header, own_response, response};

/// The whole document.
pub(super) fn document(cx: &mut Context<'_>) -> OpenAPI {
    let root = cx.entry();
    let claims = cx.claim();
    cx.media = Media::of_document(&root, cx);
    let mut it = OpenAPI {
        info: info::info(&root, cx),
        servers: server::servers(&root, cx),
        ..OpenAPI::default()
    };
    it.paths = paths::paths(&root, cx);
    let mut all = Components::default();
    for (key, child) in root.fields() {
        match key {
            "swagger" | "openapi" => it.openapi = cx.spelling(&child),
            "info" | "paths" | "host" | "basePath" | "schemes" | "consumes" | "produces" => {}
            "security" => it.security = requirements(&child, cx),
            "tags" => it.tags = tags(&child, cx),
            "externalDocs" => it.external_docs = external_docs(&child, cx),
            "definitions" | "parameters" | "responses" | "securityDefinitions" => {
                let target = format!("/components/{}", renamed(key));
                let moved = root.step(
                    child.value,
                    super::cursor::Step::Key(key),
                    super::cursor::Step::Pointer(&target),
                );
                cx.record(&moved);
                match key {
                    "definitions" => all.schemas = components::schemas(&moved, &claims, cx),
                    "responses" => {
                        all.responses = components::section(Section::Responses, &moved, &claims, response, cx);
                    }
                    "parameters" => all.parameters = parameter::components(&moved, &claims, cx),
                    _ => {
                        let read = security::security_scheme;
                        all.security_schemes = components::security_schemes(&moved, read, cx);
                    }
                }
            }
            _ => cx.rest("the document", &child, &mut it.extensions),
        }
    }
    openapi::finish(&mut it, &mut indexmap::IndexMap::new(), all, cx);
    it
}

fn renamed(key: &str) -> &'static str {
    match key {
        "definitions" => Section::Schemas.name(),
        "parameters" => Section::Parameters.name(),
        "responses" => Section::Responses.name(),
        _ => Section::SecuritySchemes.name(),
    }
}

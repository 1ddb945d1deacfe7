//! One of the two documents, and how its references are followed.

use indexmap::IndexMap;
use openapiv3::{Components, Header, Parameter, ReferenceOr, RequestBody, Response, Schema};

use crate::load::{Source, Value};
use crate::normalize::Document;
use crate::normalize::model::{component, join, unescape};

/// One of the two documents.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) source: &'a Source,
    pub(super) document: &'a Document,
}

/// Something of a document, and where it stands.
#[derive(Debug)]
pub(super) struct Placed<'a, T> {
    pub(super) it: &'a T,
    pub(super) at: String,
}

impl<T> Clone for Placed<'_, T> {
    fn clone(&self) -> Self {
        Placed {
            it: self.it,
            at: self.at.clone(),
        }
    }
}

/// A chain of references is never longer than this; normalize has cut the circles.
const LONGEST: usize = 64;

impl<'a> Side<'a> {
    pub(super) fn components(self) -> Option<&'a Components> {
        self.document.model.components.as_ref()
    }

    /// The schema, and the name of the component if it is one.
    pub(super) fn schema(self, it: &'a ReferenceOr<Schema>, at: &str) -> Option<Placed<'a, Schema>> {
        match it {
            ReferenceOr::Item(it) => Some(Placed { it, at: at.to_owned() }),
            ReferenceOr::Reference { reference } => self.component_schema(reference),
        }
    }

    /// The same of one in a box.
    pub(super) fn boxed(self, it: &'a ReferenceOr<Box<Schema>>, at: &str) -> Option<Placed<'a, Schema>> {
        match it {
            ReferenceOr::Item(it) => Some(Placed { it, at: at.to_owned() }),
            ReferenceOr::Reference { reference } => self.component_schema(reference),
        }
    }

    pub(super) fn component_schema(self, reference: &str) -> Option<Placed<'a, Schema>> {
        self.follow(reference, "schemas", &self.components()?.schemas)
    }

    pub(super) fn parameter(self, it: &'a ReferenceOr<Parameter>, at: &str) -> Option<Placed<'a, Parameter>> {
        self.resolve(it, at, "parameters", |components| &components.parameters)
    }

    pub(super) fn response(self, it: &'a ReferenceOr<Response>, at: &str) -> Option<Placed<'a, Response>> {
        self.resolve(it, at, "responses", |components| &components.responses)
    }

    pub(super) fn request_body(self, it: &'a ReferenceOr<RequestBody>, at: &str) -> Option<Placed<'a, RequestBody>> {
        self.resolve(it, at, "requestBodies", |components| &components.request_bodies)
    }

    pub(super) fn header(self, it: &'a ReferenceOr<Header>, at: &str) -> Option<Placed<'a, Header>> {
        self.resolve(it, at, "headers", |components| &components.headers)
    }

    fn resolve<T>(
        self,
        it: &'a ReferenceOr<T>,
        at: &str,
        section: &str,
        all: impl FnOnce(&'a Components) -> &'a IndexMap<String, ReferenceOr<T>>,
    ) -> Option<Placed<'a, T>> {
        match it {
            ReferenceOr::Item(it) => Some(Placed { it, at: at.to_owned() }),
            ReferenceOr::Reference { reference } => self.follow(reference, section, all(self.components()?)),
        }
    }

    fn follow<T>(
        self,
        reference: &str,
        section: &str,
        all: &'a IndexMap<String, ReferenceOr<T>>,
    ) -> Option<Placed<'a, T>> {
        let mut name = unescape(component(reference));
        for _ in 0..LONGEST {
            match all.get(name.as_ref())? {
                ReferenceOr::Item(it) => {
                    let at = join(&format!("/components/{section}"), &name);
                    return Some(Placed { it, at });
                }
                ReferenceOr::Reference { reference } => name = unescape(component(reference)),
            }
        }
        None
    }

    /// What stands at a pointer, as it was written.
    pub(super) fn written(self, pointer: &str) -> Option<&'a Value> {
        let place = self.document.origins.place(pointer);
        self.source.file(place.file)?.root.at(&place.pointer)
    }
}

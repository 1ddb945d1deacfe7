//! Components that are nothing but each other.

use std::collections::HashSet;

use indexmap::IndexMap;
use openapiv3::{Header, Parameter, ReferenceOr, RequestBody, Response, Schema, SchemaKind};

use super::Section;
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::load::{FileId, pointer};
use crate::normalize::context::Context;
use crate::normalize::model::keywords;

/// What a component consists of.
pub(in crate::normalize) trait Component: Sized {
    /// The references that have to be followed to know what it is.
    fn parts(&self) -> Vec<&str> {
        Vec::new()
    }

    /// Lets go of one of these references.
    fn cut(&mut self, _reference: &str) {}

    /// What takes the place of a component of which nothing is known; nothing when it has to go.
    fn unknown() -> Option<Self>;
}

impl Component for Schema {
    fn parts(&self) -> Vec<&str> {
        keywords(self)
            .into_iter()
            .flat_map(|any| &any.all_of)
            .flat_map(parts)
            .collect()
    }

    fn cut(&mut self, cut: &str) {
        let SchemaKind::Any(any) = &mut self.schema_kind else {
            return;
        };
        any.all_of
            .retain(|member| !matches!(member, ReferenceOr::Reference { reference } if reference == cut));
        for member in &mut any.all_of {
            if let ReferenceOr::Item(schema) = member {
                schema.cut(cut);
            }
        }
    }

    fn unknown() -> Option<Schema> {
        Some(crate::normalize::schema::free())
    }
}

impl Component for Parameter {
    fn unknown() -> Option<Parameter> {
        None
    }
}

impl Component for Response {
    fn unknown() -> Option<Response> {
        Some(Response::default())
    }
}

impl Component for RequestBody {
    fn unknown() -> Option<RequestBody> {
        Some(RequestBody::default())
    }
}

impl Component for Header {
    fn unknown() -> Option<Header> {
        Some(crate::normalize::header::free())
    }
}

/// Breaks the circles in which components lead back to themselves by references alone, schemas also through `allOf`:
/// nothing in such a circle says what it is.
pub(in crate::normalize) fn untangle<T: Component>(
    section: Section,
    components: &mut IndexMap<String, ReferenceOr<T>>,
    cx: &mut Context<'_>,
) {
    for (from, to) in circles(components) {
        let prefix = section.prefix(cx.dialect).unwrap_or_default();
        let place = Place::value(FileId(0), pointer::join(prefix, &from));
        let message = format!("`{from}` leads back to itself by way of `{to}` and never says what it is");
        let finding = Diagnostic::new(&codes::normalize::REFERENCE_CYCLE, place, message);
        cx.push(finding.help("replace one of the references in the circle by what is meant"));
        match (components.get_mut(&from), T::unknown()) {
            (Some(ReferenceOr::Item(item)), _) => item.cut(&section.reference(&to)),
            (Some(component), Some(unknown)) => *component = ReferenceOr::Item(unknown),
            (Some(_), None) => drop(components.shift_remove(&from)),
            (None, _) => {}
        }
    }
}

/// The edges that close a circle.
fn circles<T: Component>(components: &IndexMap<String, ReferenceOr<T>>) -> Vec<(String, String)> {
    let mut settled = HashSet::new();
    let mut closing = Vec::new();
    for start in 0..components.len() {
        // Depth first, with the way down at hand: an edge back into it closes a circle.
        let mut way: Vec<(usize, Vec<usize>)> = Vec::new();
        if settled.insert(start) {
            way.push((start, targets(components, start)));
        }
        while let Some((at, open)) = way.last_mut() {
            let (at, next) = (*at, open.pop());
            match next {
                None => drop(way.pop()),
                Some(next) if settled.insert(next) => way.push((next, targets(components, next))),
                Some(next) if way.iter().any(|(above, _)| *above == next) => closing.push((at, next)),
                Some(_) => {}
            }
        }
    }
    let name = |at| components.get_index(at).map(|(name, _)| name.clone());
    closing
        .into_iter()
        .filter_map(|(from, to)| Some((name(from)?, name(to)?)))
        .collect()
}

fn targets<T: Component>(components: &IndexMap<String, ReferenceOr<T>>, at: usize) -> Vec<usize> {
    let component = components.get_index(at).map(|(_, component)| component);
    let names = component.map(parts).unwrap_or_default();
    names
        .into_iter()
        .filter_map(|reference| components.get_index_of(&name_in(reference)?))
        .collect()
}

fn parts<T: Component>(component: &ReferenceOr<T>) -> Vec<&str> {
    match component {
        ReferenceOr::Reference { reference } => vec![reference.as_str()],
        ReferenceOr::Item(item) => item.parts(),
    }
}

/// The name in `#/components/<section>/<name>`.
pub(in crate::normalize) fn name_in(reference: &str) -> Option<String> {
    pointer::segments(reference.strip_prefix('#')?)?
        .last()
        .map(|name| name.into_owned())
}

//! A part of a document: the operations, webhooks and schemas that somebody wants, and what they need.
//!
//! The document stays whole: what is named is found in it, and marked. `lower` decides for the whole document, names above
//! all, and drops what is not marked at its end; so everything has the name and the form that it has without a selection, and
//! keeps them when the selection grows. Here is decided what is marked, what entries match nothing, and which findings are
//! about the rest of the document, of no concern to anyone: those that stand in what the marked does not lead to, by `$ref`,
//! by the mappings of discriminators, or by `allOf` from a discriminator's children.

mod found;
mod pattern;
mod reach;
mod selection;
mod unmatched;

pub(crate) use pattern::name as fits_name;
#[cfg(feature = "cli")]
pub(crate) use pattern::path as fits_path;
pub(crate) use selection::names_operation;
pub use selection::{Entry, Kind, Selection};

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, Diagnostics, Place, codes::select as codes};
use crate::normalize::Document;

use found::{Call, Found, Hook, Model};
use reach::Reach;

/// What of a document is generated.
///
/// ```
/// use specwright::select::Selected;
///
/// assert!(Selected::whole().names("Customer"));
/// ```
#[derive(Debug, Default)]
pub struct Selected {
    /// `None`: everything.
    part: Option<Part>,
}

/// What is generated of a document that is not generated as a whole.
#[derive(Debug, Default)]
struct Part {
    operations: HashSet<String>,
    /// The pointers of webhooks, each with a `/` behind it.
    webhooks: Vec<String>,
    /// The component schemas that are named.
    named: HashSet<String>,
    schemes: HashSet<String>,
    /// Operations, webhooks and components by the place where they are written, and whether they are generated.
    places: HashMap<(u32, String), bool>,
}

impl Selected {
    /// Everything.
    pub fn whole() -> Selected {
        Selected::default()
    }

    /// Whether all of the document is generated.
    pub fn is_whole(&self) -> bool {
        self.part.is_none()
    }

    /// Whether the operation at this pointer (`/paths/~1customers/get`) is generated.
    pub fn operation(&self, pointer: &str) -> bool {
        self.part.as_ref().is_none_or(|part| part.operations.contains(pointer))
    }

    /// Whether an operation that the vendor calls is generated, at this pointer: one of a webhook, or of a callback, which
    /// belongs to the operation in which it stands.
    pub fn webhook(&self, pointer: &str) -> bool {
        let Some(part) = &self.part else { return true };
        match pointer.split_once("/callbacks/") {
            Some((operation, _)) => part.operations.contains(operation),
            None => part
                .webhooks
                .iter()
                .any(|webhook| pointer.starts_with(webhook.as_str())),
        }
    }

    /// Whether the component schema of this name is generated even if nothing that is generated uses it.
    pub fn names(&self, name: &str) -> bool {
        self.part.as_ref().is_none_or(|part| part.named.contains(name))
    }

    /// Whether callers can need the security scheme of this name.
    pub fn scheme(&self, name: &str) -> bool {
        self.part.as_ref().is_none_or(|part| part.schemes.contains(name))
    }

    /// Whether what is found at a place concerns what is generated: it does unless it stands in an operation, a webhook or
    /// a component that is not.
    pub fn concerns(&self, place: &Place) -> bool {
        let Some(part) = &self.part else { return true };
        let mut pointer = place.pointer.as_str();
        loop {
            if let Some(generated) = part.places.get(&(place.file.0, pointer.to_owned())) {
                return *generated;
            }
            match pointer.rfind('/') {
                Some(end) => pointer = &pointer[..end],
                None => return true,
            }
        }
    }
}

/// Finds what is selected. An entry that matches nothing is an error in `notes`.
pub fn select(document: &Document, selection: &Selection, notes: &mut Diagnostics) -> Selected {
    if selection.is_empty() {
        return Selected::whole();
    }
    let found = Found::of(document);
    unmatched::report(&found, selection, notes);
    let roots = Roots::of(document, &found, selection);
    let is_unmatched = |finding: &Diagnostic| finding.code.name == codes::UNMATCHED_SELECTION.name;
    if roots.is_empty() && !notes.iter().any(is_unmatched) {
        let message = "everything that is selected is excluded: there is nothing to generate";
        let place = selection.excluded.first().and_then(|entry| entry.place.clone());
        notes.push(Diagnostic::new(&codes::NOTHING_SELECTED, place, message));
    }
    let reach = roots.reach(document);
    still_needed(&found, selection, &reach, notes);
    let mut part = Part::default();
    part.calls(document, &roots);
    part.hooks(document, &roots);
    part.components(document, &reach);
    part.named = roots.schemas.iter().map(|name| (*name).to_owned()).collect();
    Selected { part: Some(part) }
}

/// What is named, before what it needs.
struct Roots<'d> {
    /// All operations, and whether each is named.
    calls: Vec<(&'d Call<'d>, bool)>,
    /// All webhooks, likewise.
    hooks: Vec<(&'d Hook<'d>, bool)>,
    /// The component schemas that are named.
    schemas: Vec<&'d str>,
}

impl<'d> Roots<'d> {
    fn of(document: &'d Document, found: &'d Found<'d>, selection: &Selection) -> Roots<'d> {
        let everything = selection.wanted.is_empty();
        let wanted = |is: &dyn Fn(&Entry) -> bool| everything || selection.wanted.iter().any(is);
        let excluded = |is: &dyn Fn(&Entry) -> bool| selection.excluded.iter().any(is);
        let calls = found.calls.iter().map(|call| {
            let is = |entry: &Entry| entry.matches_operation(call);
            (call, wanted(&is) && !excluded(&is))
        });
        let hooks = found.hooks.iter().map(|hook| {
            let is = |entry: &Entry| entry.matches_webhook(hook);
            (hook, wanted(&is) && !excluded(&is))
        });
        // A schema is there because something uses it; where nothing is named, those that nothing uses are meant too.
        let used = everything.then(|| Reach::of(document, found.calls.iter(), found.hooks.iter(), &[]));
        let schemas = found.schemas.iter().copied().filter(|name| {
            let is = |entry: &Entry| entry.matches_schema(name);
            let named = used.as_ref().map_or_else(|| wanted(&is), |used| !used.has_schema(name));
            named && !excluded(&is)
        });
        Roots {
            calls: calls.collect(),
            hooks: hooks.collect(),
            schemas: schemas.collect(),
        }
    }

    fn is_empty(&self) -> bool {
        let named = self.calls.iter().map(|(_, named)| named);
        let mut named = named.chain(self.hooks.iter().map(|(_, named)| named));
        !named.any(|named| *named) && self.schemas.is_empty()
    }

    fn reach(&self, document: &'d Document) -> Reach<'d> {
        let calls = self.calls.iter().filter(|(_, named)| *named).map(|(call, _)| *call);
        let hooks = self.hooks.iter().filter(|(_, named)| *named).map(|(hook, _)| *hook);
        Reach::of(document, calls, hooks, &self.schemas)
    }
}

/// Says which schemas are generated although they are excluded: something that is wanted is made of them.
fn still_needed(found: &Found<'_>, selection: &Selection, reach: &Reach<'_>, notes: &mut Diagnostics) {
    for entry in &selection.excluded {
        let names = found.schemas.iter().filter(|name| entry.matches_schema(name));
        for name in names.filter(|name| reach.has_schema(name)) {
            let message = format!("`{name}` is excluded, but what is selected needs it, so it is generated");
            let help = "exclude the operations that use it, too";
            notes.push(Diagnostic::new(&codes::STILL_NEEDED, entry.place.clone(), message).help(help));
        }
    }
}

impl Part {
    /// The operations, with the security schemes that they name, or the document for those that name none.
    fn calls(&mut self, document: &Document, roots: &Roots<'_>) {
        let all = document.model.security.as_deref().unwrap_or_default();
        for (call, named) in &roots.calls {
            let (at, item_at, operation) = match &call.model {
                Model::There {
                    at, item_at, operation, ..
                } => (at, item_at, operation),
                Model::LeftOut(place) => {
                    self.place((*place).clone(), *named);
                    continue;
                }
            };
            self.place(document.origins.place(at), *named);
            self.place(document.origins.place(item_at), *named);
            if *named {
                let requirements = operation.security.as_deref().unwrap_or(all);
                self.schemes
                    .extend(requirements.iter().flat_map(|it| it.keys().cloned()));
                self.operations.insert(at.clone());
            }
        }
    }

    fn hooks(&mut self, document: &Document, roots: &Roots<'_>) {
        for (hook, named) in &roots.hooks {
            self.place(document.origins.place(&hook.at), *named);
            if *named {
                self.webhooks.push(format!("{}/", hook.at));
            }
        }
    }

    fn components(&mut self, document: &Document, reach: &Reach<'_>) {
        for (section, name, generated) in reach.components() {
            let at = found::pointer(&["components", section, name]);
            self.place(document.origins.place(&at), generated);
        }
    }

    /// Remembers where something is written. What is written once and used twice counts as generated if one of them is.
    fn place(&mut self, place: Place, generated: bool) {
        *self.places.entry((place.file.0, place.pointer)).or_default() |= generated;
    }
}

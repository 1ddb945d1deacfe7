//! Every decision: names, presence, unions, merging, recursion, views, security.
//!
//! The only stage that sees both the document and the IR. What it decides stands in the IR; nothing after it asks why.

mod alternatives;
mod called;
mod choices;
mod component;
mod context;
mod custom;
mod docs;
mod enums;
mod events;
mod facts;
mod fingerprint;
mod inline;
mod input;
mod members;
mod naming;
mod new_names;
mod node;
mod operations;
mod options;
mod order;
mod owners;
mod part;
mod places;
mod plain;
mod presence;
mod recursion;
mod rules;
mod scalar;
mod schema;
mod scope;
mod shapes;
mod sharing;
mod structure;
mod tags;
mod told;
mod union;
mod union_names;
mod views;
mod wrapper;

pub use choices::{Choice, Effect, Effects, Places, Pointed};
pub use operations::features::FeatureGroup;
pub use operations::paging::{PageKey, PageRule};
pub use operations::retries::RetryRule;
pub use options::{ChosenName, Event, Options, rust_type};
pub use told::UnionChoice;

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::ir::{Api, Docs, Ident, Origin, Type, TypeDef, TypeId, View};
use crate::normalize::Document;
use crate::select::Selected;

use naming::{MemberNames, TypeNames};
use new_names::Chosen;
use places::StablePlaces;
use scope::Components;
use views::Views;

/// Names and argument orders that earlier generations published: they are kept.
///
/// ```
/// let published = specwright::lower::Published::default();
/// assert!(published.names.is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Rust names by pointer (with `#input` behind it for the type as sent).
    pub names: BTreeMap<String, String>,
    /// The order of the arguments of constructors and methods, by pointer: wire names.
    pub arguments: BTreeMap<String, Vec<String>>,
    /// Rust names of members, by the pointer of what they are in and by what tells them apart there, mostly wire names. Those
    /// that follow from the wire name by the usual spelling are not listed.
    pub members: BTreeMap<String, BTreeMap<String, String>>,
    /// How the document spells most of its `fields`, `values` and `parameters`, where that is not `snake_case`.
    pub spelling: BTreeMap<String, String>,
}

/// Decides what the document becomes. What it publishes is returned beside the IR, for the lock, and what came of the
/// entries of the configuration.
pub fn lower(
    document: &Document,
    selected: &Selected,
    options: &Options,
    published: &Published,
    files: &[std::sync::Arc<str>],
    notes: &mut Diagnostics,
) -> (Api, Published, Effects) {
    let components = Components::of(&document.model);
    let mut views = Views::of(&components, &operations::roots(document));
    views.receive(&components, options.events.iter().map(|event| event.schema.as_str()));
    let mut lowering = Lowering {
        document,
        selected,
        options,
        published,
        files,
        notes,
        names: TypeNames::new(&published.names),
        arguments: BTreeMap::new(),
        members: MemberNames::new(&published.members, &published.spelling),
        chosen: Chosen::new(&options.names),
        places: StablePlaces::default(),
        components,
        views,
        types: Vec::new(),
        keys: Vec::new(),
        ranks: Vec::new(),
        rank: usize::MAX,
        component_names: HashMap::new(),
        component_types: HashMap::new(),
        inline_types: HashMap::new(),
        null_components: HashMap::new(),
        structural: HashMap::new(),
        uses: HashMap::new(),
        entered: HashMap::new(),
        multipart: operations::multipart(document),
        paged: BTreeMap::new(),
        effects: BTreeMap::new(),
    };
    lowering.name_components();
    lowering.lower_components();
    let mut api = operations::lower(&mut lowering);
    choices::judge_idempotency(&api, &mut lowering);
    api.client = options.client;
    api.division = options.division;
    api.examples = options.examples.clone();
    api.idempotency_header = options.idempotency_header.clone();
    api.types = std::mem::take(&mut lowering.types);
    recursion::untangle(&mut api, &mut lowering);
    alternatives::fill(&mut api, &mut lowering);
    input::connect(&mut api);
    events::settle(&mut api, &mut lowering);
    lowering.unmatched_names();
    let needed = part::keep(&mut api, &lowering);
    let components = lowering.component_types.values().copied().collect();
    sharing::share(&mut api, &components, &lowering.ranks, &needed);
    order::by_document(&mut api, &lowering.ranks, &needed);
    owners::assign(&mut api);
    let (members, spelling) = std::mem::take(&mut lowering.members).publish();
    let all = Published {
        names: std::mem::take(&mut lowering.names.assigned),
        arguments: std::mem::take(&mut lowering.arguments),
        members,
        spelling,
    };
    let published = part::published(&api, all, &lowering);
    (api, published, lowering.effects)
}

/// What is known while lowering.
struct Lowering<'d, 'n> {
    document: &'d Document,
    selected: &'d Selected,
    options: &'d Options,
    published: &'d Published,
    files: &'d [std::sync::Arc<str>],
    notes: &'n mut Diagnostics,
    names: TypeNames,
    arguments: BTreeMap<String, Vec<String>>,
    members: MemberNames,
    chosen: Chosen,
    places: StablePlaces,
    components: Components<'d>,
    views: Views<'d>,
    types: Vec<TypeDef>,
    /// By what the name of each is published.
    keys: Vec<String>,
    /// Under which component each type is printed.
    ranks: Vec<usize>,
    /// The component that is being defined, by its number in the document.
    rank: usize,
    /// The names of component schemas, given before anything else so that nothing takes them.
    component_names: HashMap<(&'d str, View), Ident>,
    component_types: HashMap<(&'d str, View), TypeId>,
    /// Types of inline schemas, by where they stand.
    inline_types: HashMap<(node::Pointer, View), Type>,
    /// Components that were asked whether they may be `null`.
    null_components: HashMap<String, bool>,
    /// Inline schemas by the name they asked for and their fingerprint, so that equal ones under equal names become one type.
    structural: HashMap<(String, View, u64), Vec<inline::Known<'d>>>,
    /// What was found already, by node, direction and whether binary strings are files.
    uses: HashMap<schema::UseKey, schema::Use<'d>>,
    /// What is being found, and how often it was asked for meanwhile.
    entered: HashMap<schema::UseKey, u32>,
    /// The components that are bodies of multipart requests.
    multipart: HashSet<&'d str>,
    /// Which operations of which rules for pages were there; for patterns, why none fits as yet.
    paged: BTreeMap<(usize, usize), Option<String>>,
    /// What came of the entries of the configuration.
    effects: Effects,
}

impl Lowering<'_, '_> {
    /// The place in the files as written of a pointer into the brought-together document.
    fn place(&self, pointer: &str) -> Place {
        self.document.origins.place(pointer)
    }

    fn report(&mut self, code: &'static Code, pointer: &str, message: impl Into<String>) {
        let place = self.place(pointer);
        self.notes.push(Diagnostic::new(code, place, message));
    }

    fn report_with_help(&mut self, code: &'static Code, pointer: &str, message: impl Into<String>, help: &str) {
        let place = self.place(pointer);
        self.notes.push(Diagnostic::new(code, place, message).help(help));
    }

    /// Where something stands, for docs: the entry document's file goes without saying.
    fn origin(&self, pointer: &str) -> Origin {
        let place = self.place(pointer);
        let file = match place.file.0 {
            0 => "".into(),
            n => self.files.get(n as usize).cloned().unwrap_or_default(),
        };
        Origin {
            file,
            pointer: format!("#{}", place.pointer).into(),
        }
    }

    /// A type with a name and a place but no content yet, so that recursion finds it. `key` is what its name is published by.
    fn reserve(&mut self, key: &str, def: TypeDef) -> TypeId {
        let id = TypeId(u32::try_from(self.types.len()).unwrap_or(u32::MAX));
        self.types.push(def);
        self.keys.push(self.places.stable(key));
        self.ranks.push(self.rank);
        id
    }

    fn type_name(&self, id: TypeId) -> &Ident {
        &self.types[id.0 as usize].name.rust
    }

    fn docs_of(&self, facts: &facts::Facts<'_>) -> Docs {
        docs::of_schemas(facts.schemas.iter().map(|(schema, _)| *schema))
    }
}

//! Names that documents on other pages have: those that we make up give way.

use indexmap::IndexSet;

use super::parts::Members;
use crate::import::read::Read;
use crate::load::Value;

/// The names of components that a vendor gave.
#[derive(Default)]
pub(in crate::import) struct Taken {
    pub(super) schemas: IndexSet<String>,
    pub(super) schemes: Members,
}

impl Taken {
    /// Of all documents among the pages.
    pub(in crate::import) fn of(read: &[Read<'_>]) -> Taken {
        let mut taken = Taken::default();
        for one in read {
            let Read::Document(document) = one else { continue };
            let components = document.value.get("components");
            let section = |name: &str| components.and_then(|all| all.get(name)).and_then(Value::as_object);
            taken
                .schemas
                .extend(section("schemas").into_iter().flat_map(Members::keys).cloned());
            for (name, scheme) in section("securitySchemes").into_iter().flatten() {
                taken.schemes.entry(name.clone()).or_insert_with(|| scheme.clone());
            }
        }
        taken
    }
}

/// The name of a security scheme, unless a document calls another one so.
pub(super) fn scheme(own: &str, says: &[(&str, Value)], taken: &Members) -> String {
    let is_free = |name: &String| {
        taken
            .get(name)
            .is_none_or(|known| says.iter().all(|(key, value)| known.get(key) == Some(value)))
    };
    let mut names = std::iter::once(own.to_owned()).chain((2..).map(|number| format!("{own}{number}")));
    names.find(is_free).unwrap_or_else(|| own.to_owned())
}

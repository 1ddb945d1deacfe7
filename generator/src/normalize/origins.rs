//! The way back from the document that we build to the files as written.

use std::collections::HashMap;

use crate::diagnostic::Place;
use crate::load::FileId;

/// From pointers into the brought-together document to places in the files as written.
///
/// Most of a document stays where it is; only the nodes that moved are kept. Everything below such a node moved with it.
#[derive(Debug, Default)]
pub struct Origins {
    moved: HashMap<String, (FileId, String)>,
}

impl Origins {
    /// Where the node at a pointer of the brought-together document stands in the files as written.
    ///
    /// ```
    /// use specwright::{diagnostic::{Diagnostics, Place}, load::{FileId, Source}, normalize};
    ///
    /// let mut notes = Diagnostics::new();
    /// let text = "{ swagger: '2.0', info: { title: Pets, version: '1' }, paths: {}, definitions: { Pet: { type: object } } }";
    /// let source = Source::from_text("pets.yaml", text, &mut notes)?;
    /// let document = normalize::normalize(&source, &mut notes);
    /// let place = document.origins.place("/components/schemas/Pet/type");
    /// assert_eq!(place, Place::value(FileId(0), "/definitions/Pet/type"));
    /// # Ok::<(), specwright::diagnostic::Stopped>(())
    /// ```
    pub fn place(&self, pointer: &str) -> Place {
        let pointer = pointer.strip_prefix('#').unwrap_or(pointer);
        let mut known = pointer;
        loop {
            if let Some((file, source)) = self.moved.get(known) {
                return Place::value(*file, format!("{source}{}", &pointer[known.len()..]));
            }
            match known.rfind('/') {
                Some(end) => known = &known[..end],
                None => return Place::value(FileId(0), pointer),
            }
        }
    }

    pub(super) fn record(&mut self, target: String, file: FileId, source: String) {
        self.moved.insert(target, (file, source));
    }
}

//! The way back from an overlaid document to the files in which its parts were written.

use std::collections::HashMap;

use crate::diagnostic::{Part, Place};
use crate::load::{FileId, pointer};

/// Where a node of an overlaid document was written, and those below it that were written elsewhere.
///
/// Most of a document stays where it is: only what overlays brought, and lists whose items moved, are kept.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trail {
    /// Where it was written; nothing: where its parent was, under the same key.
    at: Option<At>,
    members: HashMap<String, Trail>,
    /// The items of a list that was changed; `members` is empty then.
    items: Option<Vec<Trail>>,
}

/// A node as it was written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct At {
    pub(super) file: FileId,
    pub(super) pointer: String,
}

impl At {
    /// The same as messages take it.
    pub(super) fn place(self) -> Place {
        Place::value(self.file, self.pointer)
    }

    fn below(&self, segment: &str) -> At {
        At {
            file: self.file,
            pointer: pointer::join(&self.pointer, segment),
        }
    }
}

impl Trail {
    pub(super) fn new(file: FileId, pointer: impl Into<String>) -> Trail {
        Trail {
            at: Some(At {
                file,
                pointer: pointer.into(),
            }),
            ..Trail::default()
        }
    }

    /// A place of the overlaid document, as it was written.
    pub(crate) fn written(&self, place: &Place) -> Place {
        match place.part {
            Part::Value | Part::Key => {
                let at = self.find(&place.pointer);
                Place {
                    file: at.file,
                    pointer: at.pointer,
                    part: place.part,
                }
            }
            // These are found while a file is read, so they are in that file already.
            Part::Repeat(_) | Part::Bytes { .. } => place.clone(),
        }
    }

    /// Where the node at a pointer was written.
    pub(super) fn find(&self, pointer: &str) -> At {
        self.descend(pointer).0
    }

    /// The trail of the node at a pointer by itself, to be put elsewhere.
    pub(super) fn cut(&self, pointer: &str) -> Trail {
        let (at, trail) = self.descend(pointer);
        let mut cut = trail.cloned().unwrap_or_default();
        cut.at = Some(at);
        cut
    }

    fn descend(&self, pointer: &str) -> (At, Option<&Trail>) {
        let start = self.at.clone().unwrap_or(At {
            file: FileId::default(),
            pointer: String::new(),
        });
        let segments = pointer::segments(pointer).into_iter().flatten();
        segments.fold((start, Some(self)), |(at, trail), segment| {
            let child = trail.and_then(|trail| trail.child(&segment));
            let at = child
                .and_then(|child| child.at.clone())
                .unwrap_or_else(|| at.below(&segment));
            (at, child)
        })
    }

    fn child(&self, segment: &str) -> Option<&Trail> {
        match &self.items {
            Some(items) => items.get(pointer::index(segment)?),
            None => self.members.get(segment),
        }
    }

    /// The trail of a part of what is put into the document: it says where it was written.
    pub(super) fn part(&self, segment: &str) -> Trail {
        self.cut(&pointer::join("", segment))
    }

    /// The trail of the node at a pointer, to be changed, and where the node was written.
    pub(super) fn reach(&mut self, pointer: &str) -> (At, &mut Trail) {
        let at = self.find(pointer);
        let segments = pointer::segments(pointer).into_iter().flatten();
        let trail = segments.fold(self, |trail, segment| trail.member(&segment));
        (at, trail)
    }

    /// The trail below a key, to be changed; and where it was written, for a node that was written at `at`.
    pub(super) fn below(&mut self, at: &At, segment: &str) -> (At, &mut Trail) {
        let trail = self.member(segment);
        let at = trail.at.clone().unwrap_or_else(|| at.below(segment));
        (at, trail)
    }

    fn member(&mut self, segment: &str) -> &mut Trail {
        let place = self.items.as_mut().zip(pointer::index(segment));
        if let Some(item) = place.and_then(|(items, index)| items.get_mut(index)) {
            return item;
        }
        self.members.entry(segment.to_owned()).or_default()
    }

    /// A member was added or replaced.
    pub(super) fn set(&mut self, key: &str, trail: Trail) {
        self.members.insert(key.to_owned(), trail);
    }

    /// A member was taken out.
    pub(super) fn unset(&mut self, key: &str) {
        self.members.remove(key);
    }

    /// The items of a list that was written at `at` and had so many items so far, to be changed.
    pub(super) fn items(&mut self, at: &At, length: usize) -> &mut Vec<Trail> {
        let members = &mut self.members;
        self.items.get_or_insert_with(|| {
            let item = |index: usize| {
                let segment = index.to_string();
                let mut trail = members.remove(&segment).unwrap_or_default();
                trail.at.get_or_insert_with(|| at.below(&segment));
                trail
            };
            (0..length).map(item).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(trail: &Trail, pointer: &str) -> String {
        let at = trail.find(pointer);
        format!("{}:{}", at.file.0, at.pointer)
    }

    #[test]
    fn what_nobody_changed_stays_where_it_is() {
        let trail = Trail::new(FileId(1), "");
        assert_eq!(found(&trail, ""), "1:");
        assert_eq!(found(&trail, "/paths/~1pets/get"), "1:/paths/~1pets/get");
    }

    #[test]
    fn what_was_put_there_leads_to_the_overlay() {
        let mut trail = Trail::new(FileId(1), "");
        trail
            .reach("/info")
            .1
            .set("license", Trail::new(FileId(2), "/actions/0/update/license"));
        assert_eq!(found(&trail, "/info/license/name"), "2:/actions/0/update/license/name");
        assert_eq!(found(&trail, "/info/title"), "1:/info/title");
        trail.reach("/info").1.unset("license");
        assert_eq!(found(&trail, "/info/license"), "1:/info/license");
    }

    #[test]
    fn items_of_a_list_move_up() {
        let mut trail = Trail::new(FileId(1), "");
        trail.reach("/servers/2").1.set("url", Trail::new(FileId(2), "/x"));
        let (at, list) = trail.reach("/servers");
        list.items(&at, 3).remove(0);
        assert_eq!(found(&trail, "/servers/0/url"), "1:/servers/1/url");
        assert_eq!(found(&trail, "/servers/1/url"), "2:/x");
        assert_eq!(found(&trail, "/servers/1/description"), "1:/servers/2/description");
        let copied = trail.cut("/servers/1");
        trail.reach("").1.set("x-server", copied);
        assert_eq!(found(&trail, "/x-server/url"), "2:/x");
    }
}

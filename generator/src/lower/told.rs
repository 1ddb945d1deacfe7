//! How the members of a union are told apart, where the configuration says it.

use openapiv3::Discriminator as Tag;

use super::facts::Facts;
use super::members::component_of;
use super::node::Node;
use super::{Choice, Lowering};
use crate::diagnostic::codes::choices::UNMATCHED_CHOICE;
use crate::diagnostic::{Diagnostic, nearest};
use crate::normalize::model::component;

/// How the members of a union are told apart.
#[derive(Clone, Debug, PartialEq)]
pub enum UnionChoice {
    /// By the value of a property, as if the document had this discriminator.
    Tagged(Tag),
    /// By what they look like, as if the document had none.
    Untagged,
}

impl<'d> Lowering<'d, '_> {
    /// The discriminator of a union at one of these places: the configuration's, else the document's.
    pub(super) fn tag<'p>(
        &mut self,
        documented: Option<&'d Tag>,
        places: impl Iterator<Item = &'p str>,
        members: &[Node<'d>],
    ) -> Option<&'d Tag> {
        let Some(entry) = self.said_of(Choice::Union, places) else {
            return documented;
        };
        let options = self.options;
        match options.unions.get(entry)? {
            UnionChoice::Untagged => {
                let idle = documented.is_none().then_some("it has no discriminator without it");
                self.came(Choice::Union, entry, idle);
                None
            }
            UnionChoice::Tagged(tag) => {
                let same = documented.is_some_and(|it| is_same(it, tag));
                self.came(
                    Choice::Union,
                    entry,
                    same.then_some("it has that discriminator without it"),
                );
                self.judge_tag(entry, tag, members);
                Some(tag)
            }
        }
    }

    /// The property is one of some member, and what the mapping leads to are members.
    fn judge_tag(&mut self, entry: &str, tag: &Tag, members: &[Node<'d>]) {
        let mut properties = Vec::new();
        for member in members {
            properties.extend(Facts::of(member, &self.components).properties.keys().copied());
        }
        if !properties.contains(&tag.property_name.as_str()) {
            let message = format!("no member of `{entry}` has the property `{}`", tag.property_name);
            self.misfit(entry, message, &tag.property_name, &properties);
        }
        let names: Vec<&str> = members.iter().filter_map(component_of).collect();
        for (value, target) in &tag.mapping {
            let target = component(target);
            if !names.contains(&target) {
                let message = format!("`{value}` is mapped to `{target}`, which is no member of `{entry}`");
                self.misfit(entry, message, target, &names);
            }
        }
    }

    fn misfit(&mut self, entry: &str, message: String, word: &str, names: &[&str]) {
        let place = self.options.places.get(&(Choice::Union, entry.to_owned())).cloned();
        let finding = Diagnostic::new(&UNMATCHED_CHOICE, place, message);
        self.notes.push(match nearest(word, names) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding,
        });
    }
}

fn is_same(a: &Tag, b: &Tag) -> bool {
    let targets = |tag: &Tag| -> Vec<(String, String)> {
        let pairs = tag.mapping.iter();
        pairs
            .map(|(value, target)| (value.clone(), component(target).to_owned()))
            .collect()
    };
    a.property_name == b.property_name && targets(a) == targets(b)
}

//! Names that the user has chosen, under `names` in `specwright.toml`.
//!
//! A name is looked up when the thing is named. What nothing has asked for at the end names nothing in the document.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::naming::{Case, Settled, Wanted};
use super::{ChosenName, Lowering};
use crate::diagnostic::{Code, Diagnostic, codes::lower as codes, like, nearest};
use crate::ir::{Ident, Origin};
use crate::normalize::model;
use crate::select::names_operation;

/// How many names are shown to someone who wrote another.
const SHOWN: usize = 3;

/// A name that the user has chosen, with its number in the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NewName {
    pub(super) name: String,
    pub(super) number: usize,
}

/// What is asked for by the things that are named.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    numbers: HashMap<String, usize>,
    used: HashSet<usize>,
    /// Everything for which a name could have been chosen.
    offered: BTreeSet<String>,
    /// The types that have got a chosen name just now.
    new_types: HashMap<String, usize>,
}

impl Chosen {
    pub(super) fn new(names: &[ChosenName]) -> Chosen {
        Chosen {
            numbers: names.iter().enumerate().map(|(i, it)| (it.of.clone(), i)).collect(),
            ..Chosen::default()
        }
    }
}

impl Lowering<'_, '_> {
    /// The name chosen for what stands here.
    pub(super) fn chosen_at(&mut self, origin: &Origin, case: &Case<'_>) -> Option<NewName> {
        self.chosen_in(origin, &[], case)
    }

    /// The name chosen for what stands in a list here, and is known in it by a name of its own.
    pub(super) fn chosen_in(&mut self, origin: &Origin, steps: &[&str], case: &Case<'_>) -> Option<NewName> {
        if self.options.names.is_empty() {
            return None;
        }
        let at = format!("{}{}", origin.file, origin.pointer);
        self.look_up(steps.iter().fold(at, |at, step| model::join(&at, step)), case)
    }

    /// The name chosen for a method, by the operation's pointer or as the configuration names operations.
    pub(super) fn chosen_method(
        &mut self,
        (at, id): (&str, Option<&str>),
        (verb, path): (&str, &str),
        case: &Case<'_>,
    ) -> Option<NewName> {
        if self.options.names.is_empty() {
            return None;
        }
        let origin = self.origin(at);
        self.chosen.offered.extend(id.map(str::to_owned));
        let mut said = self.options.names.iter();
        let said = said.find(|it| !it.of.contains('#') && names_operation(&it.of, id, verb, path));
        let by_pointer = self.chosen_at(&origin, case);
        by_pointer.or_else(|| self.look_up(said?.of.clone(), case))
    }

    fn look_up(&mut self, key: String, case: &Case<'_>) -> Option<NewName> {
        let number = self.chosen.numbers.get(&key).copied();
        self.chosen.offered.insert(key);
        let number = number?;
        self.chosen.used.insert(number);
        let name = self.options.names[number].name.clone();
        match case.fault(&name) {
            None => Some(NewName { name, number }),
            Some((message, help)) => {
                self.complain(&codes::UNFIT_NAME, number, message, help);
                None
            }
        }
    }

    /// The name chosen for a type: by its pointer, with `#type` behind it where a member stands there as well.
    fn name_of_type(&mut self, pointer: &str, mark: &str) -> Option<NewName> {
        if self.options.names.is_empty() {
            return None;
        }
        let mark = match mark {
            "" if is_member(pointer) => "#type",
            "#group" | "#events" => return None,
            mark => mark,
        };
        let origin = self.origin(pointer);
        self.look_up(format!("{}{}{mark}", origin.file, origin.pointer), &Case::Type)
    }

    /// The chosen name of a type, if there is one and it is free.
    pub(super) fn choose_type(&mut self, key: &str, pointer: &str, mark: &str) -> Option<Ident> {
        let choice = self.name_of_type(pointer, mark)?;
        let held = self.published.names.get(key) == Some(&choice.name);
        match self.names.choose(key, &choice.name) {
            Ok(ident) => {
                if !held {
                    self.chosen.new_types.insert(choice.name, choice.number);
                }
                Some(ident)
            }
            Err(owner) => {
                self.taken(&choice, &format!("#{owner}"));
                None
            }
        }
    }

    /// A component has another name than it would have, perhaps because that was chosen just now for something else.
    pub(super) fn crowded_out(&mut self, key: &str, wanted: &str) {
        if let Some(number) = self.chosen.new_types.get(wanted).copied() {
            let name = wanted.to_owned();
            self.taken(&NewName { name, number }, &format!("#{key}"));
        }
    }

    /// Gives the members of the type at `key` their names.
    pub(super) fn settle(&mut self, key: &str, reserved: &[&str], wanted: Vec<Wanted>) -> Vec<Settled> {
        let settled = self.members.settle(key, reserved, wanted);
        self.refused(&settled);
        settled
    }

    /// Says which choices could not be heeded.
    pub(super) fn refused(&mut self, settled: &[Settled]) {
        for (choice, owner) in settled.iter().filter_map(|it| it.refused.as_ref()) {
            self.taken(choice, owner.trim_start_matches('#'));
        }
    }

    fn taken(&mut self, choice: &NewName, owner: &str) {
        let of = &self.options.names[choice.number].of;
        let message = format!("`{of}` cannot be `{}`: that is the name of `{owner}`", choice.name);
        let help = format!("choose another name, or one for `{owner}` as well");
        self.complain(&codes::NAME_TAKEN, choice.number, message, help);
    }

    /// What the configuration names and the document does not have.
    pub(super) fn unmatched_names(&mut self) {
        let options = self.options;
        for (number, it) in options.names.iter().enumerate() {
            if !self.chosen.used.contains(&number) {
                let message = format!("`{}` is nothing that has a name in the generated code", it.of);
                let help = self.near(&it.of);
                self.complain(&codes::UNMATCHED_NAME, number, message, help);
            }
        }
    }

    fn near(&self, of: &str) -> String {
        let is_pointer = of.contains('#');
        let offered = self.chosen.offered.iter().map(String::as_str);
        let offered: Vec<&str> = offered.filter(|it| it.contains('#') == is_pointer).collect();
        if let Some(near) = nearest(of, &offered) {
            return format!("did you mean `{near}`?");
        }
        let (shown, _) = like(of, &offered, SHOWN);
        let shown: Vec<String> = shown.iter().map(|it| format!("`{it}`")).collect();
        match shown.is_empty() {
            true => "the document has nothing of that kind".to_owned(),
            false => format!("what begins most alike: {}", shown.join(", ")),
        }
    }

    /// Says it once, though a thing may be met more often.
    fn complain(&mut self, code: &'static Code, number: usize, message: String, help: String) {
        let place = self.options.names[number].place.clone();
        if !self
            .notes
            .iter()
            .any(|note| note.place == place && note.message == message)
        {
            self.notes.push(Diagnostic::new(code, place, message).help(help));
        }
    }
}

/// Whether a member stands at the pointer: what it declares inline has the same one.
fn is_member(pointer: &str) -> bool {
    pointer.rsplit('/').nth(1) == Some("properties")
}

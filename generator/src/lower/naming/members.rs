//! Names of members: the fields of a struct, the variants of an enum, the parameters of an operation.
//!
//! What is published stays, whatever is added before it. So that the lock need not list every member, a name that follows
//! from the wire name by the vendor's usual spelling is nobody else's: no two wire names have one name and that spelling.
//! What is written down is the rest: other spellings, and what was numbered, mended or chosen.

use std::collections::{BTreeMap, HashSet};

use super::super::new_names::NewName;
use super::LocalNames;
use super::spelling::{Kind, Spelling};

/// The names of one type's members, by what tells these apart.
pub(in crate::lower) type Entries = BTreeMap<String, String>;

/// A member that is to have a name.
#[derive(Clone, Debug)]
pub(in crate::lower) struct Wanted {
    /// What tells it from the others whatever is added: the wire name, where that is enough.
    pub(in crate::lower) id: String,
    /// The name that it would have alone.
    pub(in crate::lower) name: String,
    /// What it is called where that is taken, before numbers are tried.
    pub(in crate::lower) second: Option<String>,
    /// Whether it has a name of its own, which nothing else can take.
    pub(in crate::lower) own: Own,
    /// The name that is published.
    pub(in crate::lower) published: Option<String>,
    /// The name that the user has chosen.
    pub(in crate::lower) chosen: Option<NewName>,
}

/// Whether a member has a name of its own.
#[derive(Clone, Debug)]
pub(in crate::lower) enum Own {
    /// If it is spelled as these usually are.
    Spelled(Kind, String),
    /// Always.
    Always,
    /// Never: two members could come to that name.
    Never,
}

/// A member's name.
#[derive(Clone, Debug)]
pub(in crate::lower) struct Settled {
    pub(in crate::lower) name: String,
    /// Whether another member has the name that it would have alone.
    pub(in crate::lower) clash: bool,
    /// Where it was to have the name of another member: which choice says so, and which member that is.
    pub(in crate::lower) refused: Option<(NewName, String)>,
}

/// The members of all types.
#[derive(Debug, Default)]
pub(in crate::lower) struct MemberNames {
    published: BTreeMap<String, Entries>,
    spellings: BTreeMap<Kind, Spelling>,
    assigned: BTreeMap<String, Vec<Assigned>>,
}

#[derive(Debug)]
struct Assigned {
    id: String,
    name: String,
    /// Whether it is the name that the member would have alone.
    alone: bool,
    own: Own,
}

impl MemberNames {
    pub(in crate::lower) fn new(
        published: &BTreeMap<String, Entries>,
        spellings: &BTreeMap<String, String>,
    ) -> MemberNames {
        // Where something is published the spelling is settled, so that the lock does not change from one to another.
        let usual = |kind: Kind| (!published.is_empty()).then(|| kind.usual());
        let spelling = |kind: Kind| spellings.get(kind.key()).and_then(|word| Spelling::of(word));
        let known = Kind::all().filter_map(|kind| Some((kind, spelling(kind).or_else(|| usual(kind))?)));
        MemberNames {
            published: published.clone(),
            spellings: known.collect(),
            assigned: BTreeMap::new(),
        }
    }

    /// What is published of a member.
    pub(in crate::lower) fn published(&self, key: &str, id: &str) -> Option<&str> {
        self.published.get(key)?.get(id).map(String::as_str)
    }

    /// Gives the members of the type at `key` their names.
    pub(in crate::lower) fn settle(&mut self, key: &str, reserved: &[&str], wanted: Vec<Wanted>) -> Vec<Settled> {
        let mut wanted = told_apart(wanted);
        for it in &mut wanted {
            it.published = self.published(key, &it.id).map(str::to_owned);
        }
        let settled = settle(reserved, &wanted, |it| self.is_own(&it.name, &it.own));
        let assigned = wanted.into_iter().zip(&settled).map(|(it, settled)| Assigned {
            alone: settled.name == it.name,
            id: it.id,
            name: settled.name.clone(),
            own: it.own,
        });
        self.assigned.insert(key.to_owned(), assigned.collect());
        settled
    }

    /// Publishes a name that stands among those of the members, and is none of theirs.
    pub(in crate::lower) fn publish_beside(&mut self, key: &str, id: &str, name: &str) {
        self.assigned.entry(key.to_owned()).or_default().push(Assigned {
            id: id.to_owned(),
            name: name.to_owned(),
            alone: false,
            own: Own::Never,
        });
    }

    fn is_own(&self, name: &str, own: &Own) -> bool {
        match own {
            Own::Spelled(kind, wire) => kind.fits(self.spelling(*kind), name, wire),
            Own::Always => true,
            Own::Never => false,
        }
    }

    fn spelling(&self, kind: Kind) -> Spelling {
        self.spellings.get(&kind).copied().unwrap_or(kind.usual())
    }

    /// What is published now, and the spellings by which the rest follows.
    pub(in crate::lower) fn publish(mut self) -> (BTreeMap<String, Entries>, BTreeMap<String, String>) {
        for kind in Kind::all()
            .filter(|kind| !self.spellings.contains_key(kind))
            .collect::<Vec<_>>()
        {
            let spelling = self.most_spared(kind);
            self.spellings.insert(kind, spelling);
        }
        let spellings = Kind::all().filter(|kind| self.spelling(*kind) != kind.usual());
        let spellings = spellings.map(|kind| (kind.key().to_owned(), self.spelling(kind).word().to_owned()));
        let spellings = spellings.collect();
        let mut members = BTreeMap::new();
        for (key, assigned) in &self.assigned {
            let told = assigned
                .iter()
                .filter(|it| !it.alone || !self.is_own(&it.name, &it.own));
            let told: Entries = told.map(|it| (it.id.clone(), it.name.clone())).collect();
            if !told.is_empty() {
                members.insert(key.clone(), told);
            }
        }
        (members, spellings)
    }

    /// The spelling that leaves little to be written down.
    fn most_spared(&self, kind: Kind) -> Spelling {
        let all = self.assigned.values().flatten();
        let of_kind: Vec<(&str, &str)> = all
            .filter_map(|it| match &it.own {
                Own::Spelled(own, wire) if *own == kind && it.alone => Some((it.name.as_str(), wire.as_str())),
                Own::Spelled(..) | Own::Always | Own::Never => None,
            })
            .collect();
        let spared = |spelling: &Spelling| {
            of_kind
                .iter()
                .filter(|(name, wire)| kind.fits(*spelling, name, wire))
                .count()
        };
        // Nearly always the usual one is that of most.
        if spared(&kind.usual()) * 2 >= of_kind.len() {
            return kind.usual();
        }
        // `max_by_key` takes the last of equals.
        let choices = kind.choices().iter().rev().copied();
        choices.max_by_key(spared).unwrap_or(kind.usual())
    }
}

/// Gives members their names: those that the user chose, then those that are published, then those of their own, then
/// what is left in the document's order.
pub(in crate::lower) fn settle(reserved: &[&str], wanted: &[Wanted], own: impl Fn(&Wanted) -> bool) -> Vec<Settled> {
    let mut space = LocalNames::with(reserved);
    let refused: Vec<Option<(NewName, String)>> = wanted.iter().map(|it| refused(it, wanted, &space)).collect();
    let chosen = |i: usize| {
        let choice = wanted[i].chosen.as_ref().filter(|_| refused[i].is_none());
        choice.map(|choice| choice.name.clone())
    };
    let published = |i: usize| wanted[i].published.clone();
    let own = |i: usize| own(&wanted[i]).then(|| wanted[i].name.clone());
    let ranks: [&dyn Fn(usize) -> Option<String>; 3] = [&chosen, &published, &own];
    let mut names: Vec<Option<String>> = vec![None; wanted.len()];
    for rank in ranks {
        for (i, name) in names.iter_mut().enumerate().filter(|(_, name)| name.is_none()) {
            *name = rank(i).filter(|name| space.take(name));
        }
    }
    for (it, name) in wanted.iter().zip(&mut names).filter(|(_, name)| name.is_none()) {
        let second = it.second.as_ref().filter(|_| space.is_given(&it.name));
        *name = Some(space.claim(second.unwrap_or(&it.name)).0);
    }
    let settled = names
        .into_iter()
        .map(Option::unwrap_or_default)
        .zip(wanted)
        .zip(refused);
    let settled = settled.map(|((name, it), refused)| Settled {
        clash: it.chosen.is_none() && name != space.mended(&it.name) && space.is_given(&it.name),
        name,
        refused,
    });
    settled.collect()
}

/// The other member that has the name which the user chose for this one. What is published under that name already stays
/// so, whatever else would like to have it.
fn refused(it: &Wanted, all: &[Wanted], space: &LocalNames) -> Option<(NewName, String)> {
    let choice = it.chosen.as_ref()?;
    let held = it.published.as_ref() == Some(&choice.name);
    let has = |other: &&Wanted| match (&other.chosen, &other.published) {
        (Some(chosen), _) => chosen.name == choice.name,
        (None, Some(published)) => *published == choice.name,
        (None, None) => !held && space.mended(&other.name) == choice.name,
    };
    let mut others = all.iter().filter(|other| other.id != it.id);
    others.find(has).map(|other| (choice.clone(), other.id.clone()))
}

/// What has the same id as something before it is told from it by a number, and has no name of its own.
fn told_apart(mut wanted: Vec<Wanted>) -> Vec<Wanted> {
    let mut seen: HashSet<String> = HashSet::new();
    for it in &mut wanted {
        let (first, mut number) = (it.id.clone(), 1);
        while !seen.insert(it.id.clone()) {
            number += 1;
            it.id = format!("{first} {number}");
            it.own = Own::Never;
        }
    }
    wanted
}

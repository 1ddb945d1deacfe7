//! Whose a type is: the group's whose operations alone reach it, or everybody's.
//!
//! What only one group reaches can stand in that group's file, and be left out with it. So a type that something else
//! reaches is everybody's, and with it all that it mentions: a webhook's payload, and a component that nothing uses, are
//! there whatever groups are left out.

use crate::ir::{Api, TypeDef, TypeId};

/// Who reaches a type, as far as is known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reached {
    /// Nobody yet.
    No,
    /// The operations of this group alone.
    By(usize),
    /// Several groups, or something that is in no group.
    ByAll,
}

/// Gives every type its owner.
pub(super) fn assign(api: &mut Api) {
    let mut walk = Walk {
        types: &api.types,
        reached: vec![Reached::No; api.types.len()],
        open: Vec::new(),
    };
    for (number, group) in api.groups.iter().enumerate() {
        for operation in &group.operations {
            operation.mentions(&mut |id| walk.open.push(id));
        }
        walk.follow(Reached::By(number));
    }
    for webhook in &api.webhooks {
        webhook
            .payload
            .iter()
            .for_each(|ty| ty.mentions(&mut |id| walk.open.push(id)));
    }
    walk.follow(Reached::ByAll);
    for number in 0..api.types.len() {
        if walk.reached[number] == Reached::No {
            walk.open.push(TypeId(number as u32));
            walk.follow(Reached::ByAll);
        }
    }
    let owners = walk.reached;
    for (def, reached) in api.types.iter_mut().zip(owners) {
        def.owner = match reached {
            Reached::By(group) => Some(group),
            Reached::No | Reached::ByAll => None,
        };
    }
}

/// One walk after another over the types; each type is opened twice at most.
struct Walk<'a> {
    types: &'a [TypeDef],
    reached: Vec<Reached>,
    open: Vec<TypeId>,
}

impl Walk<'_> {
    fn follow(&mut self, by: Reached) {
        while let Some(id) = self.open.pop() {
            let known = &mut self.reached[id.0 as usize];
            let new = if *known == Reached::No { by } else { Reached::ByAll };
            if *known == by || *known == new {
                continue;
            }
            *known = new;
            self.types[id.0 as usize].mentions(&mut |id| self.open.push(id));
        }
    }
}

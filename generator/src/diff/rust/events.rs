//! The enum of the events that the vendor sends.

use super::{Diff, rules};
use crate::ir::{Api, Told, Type, Webhook};

impl Diff<'_> {
    pub(super) fn events(&mut self) {
        match (&self.old.api.events, &self.new.api.events) {
            (Some(before), Some(after)) if before.name == after.name => self.event_variants(),
            (before, after) => {
                if let Some(events) = before {
                    let text = format!("the enum of events `{}` is gone", events.name);
                    self.breaking(&rules::EVENTS_REMOVED, events.name.as_str(), None, text);
                }
                if let Some(events) = after {
                    let text = format!("there is an enum of events `{}`", events.name);
                    self.additive(&rules::EVENTS_ADDED, events.name.as_str(), None, text);
                }
            }
        }
    }

    fn event_variants(&mut self) {
        let (Some(old), Some(new)) = (&self.old.api.events, &self.new.api.events) else {
            return;
        };
        let (before, after) = (told_by(&old.told), told_by(&new.told));
        let owner = &old.name;
        if let Some(item) = before.filter(|item| after != Some(*item)) {
            let text = format!("`{owner}::{item}` is gone");
            self.breaking(&rules::EVENTS_TOLD, format!("{owner}::{item}"), None, text);
        }
        if let Some(item) = after.filter(|item| before != Some(*item)) {
            let text = format!("there is `{owner}::{item}`");
            self.additive(&rules::EVENTS_TOLD, format!("{owner}::{item}"), None, text);
        }
        let (before, after) = (hooks(self.old.api), hooks(self.new.api));
        for hook in &before {
            let name = &hook.name.rust;
            let Some(other) = after.iter().find(|other| other.name.rust == *name) else {
                self.variant_removed(owner, name, Some(&hook.origin));
                continue;
            };
            let (was, is) = (payload(hook), payload(other));
            if !self.same(was, is) {
                let (was, is) = (self.old.shown(was), self.new.shown(is));
                self.variant_changed(owner, name, Some(&other.origin), &was, &is);
            }
        }
        for hook in &after {
            if !before.iter().any(|other| other.name.rust == hook.name.rust) {
                self.variant_added(owner, &hook.name.rust, Some(&hook.origin), true);
            }
        }
    }
}

/// What the enum has for the way in which its events are told apart.
fn told_by(told: &Told) -> Option<&'static str> {
    match told {
        Told::Elsewhere => None,
        Told::Member(_) => Some("parse"),
        Told::Header(_) => Some("HEADER"),
    }
}

fn hooks(api: &Api) -> Vec<&Webhook> {
    api.webhooks.iter().filter(|hook| !hook.events.is_empty()).collect()
}

fn payload(hook: &Webhook) -> &Type {
    hook.payload.as_ref().unwrap_or(&Type::Unit)
}

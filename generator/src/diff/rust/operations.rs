//! Operations: the methods by which they are called, and the builders of what is optional.

use super::arguments::{Argument, list};
use super::side::{Side, has_client};
use super::{Diff, rules};
use crate::ir::{Body, BodyKind, Group, Ident, Operation, Type};

impl Diff<'_> {
    pub(super) fn groups(&mut self) {
        let (old, new) = (self.old.api, self.new.api);
        if !has_client(old) || !has_client(new) {
            return;
        }
        for group in &old.groups {
            match new.groups.iter().find(|other| other.name.rust == group.name.rust) {
                Some(other) => self.group(group, other),
                None => {
                    let name = &group.name.rust;
                    let text = format!("the group `{name}` is gone, with its {}", counted(group));
                    self.breaking(&rules::GROUP_REMOVED, group_path(group), None, text);
                }
            }
        }
        for group in &new.groups {
            if !old.groups.iter().any(|other| other.name.rust == group.name.rust) {
                let name = &group.name.rust;
                let text = format!("there is a new group `{name}` with {}", counted(group));
                self.additive(&rules::GROUP_ADDED, group_path(group), None, text);
            }
        }
    }

    fn group(&mut self, old: &Group, new: &Group) {
        if old.type_name != new.type_name {
            let text = format!(
                "the group `{}` was `{}` and is `{}`",
                old.name.rust, old.type_name, new.type_name
            );
            self.breaking(&rules::GROUP_REMOVED, old.type_name.as_str(), None, text);
        }
        for operation in &old.operations {
            let name = &operation.name.rust;
            let path = method_path(old, operation);
            let Some(other) = new.operations.iter().find(|other| other.name.rust == *name) else {
                let text = format!("the method `{path}` is gone");
                self.breaking(&rules::METHOD_REMOVED, path, Some(&operation.origin), text);
                continue;
            };
            let route = |it: &Operation| (it.verb.clone(), it.path.clone());
            let moved = new.operations.iter().find(|it| route(it) == route(operation));
            if let Some(moved) = moved.filter(|moved| moved.name.rust != *name) {
                let text = format!(
                    "the method `{path}` was `{0} {1}` and is `{2} {3}`; `{0} {1}` is `{4}` now",
                    operation.verb.as_str(),
                    operation.path,
                    other.verb.as_str(),
                    other.path,
                    moved.name.rust
                );
                self.breaking(&rules::NAME_MOVED, path, Some(&other.origin), text);
            }
            self.operation(old, operation, other);
        }
        for operation in &new.operations {
            let name = &operation.name.rust;
            if !old.operations.iter().any(|other| other.name.rust == *name) {
                let path = method_path(old, operation);
                let text = format!("there is a new method `{path}`");
                self.additive(&rules::METHOD_ADDED, path, Some(&operation.origin), text);
            }
        }
    }

    fn operation(&mut self, group: &Group, old: &Operation, new: &Operation) {
        let path = method_path(group, old);
        self.arguments(&path, old, new);
        self.outcomes(&path, old, new);
        match (&old.builder, &new.builder) {
            (None, None) => {}
            (None, Some(builder)) => {
                let text = format!("`{path}` returned `Call` and returns `{builder}`");
                self.breaking(&rules::BUILDER_ADDED, path.as_str(), Some(&new.origin), text);
            }
            (Some(builder), None) => {
                let text = format!("`{path}` returned `{builder}` and returns `Call`");
                self.breaking(&rules::BUILDER_REMOVED, path.as_str(), Some(&new.origin), text);
            }
            (Some(before), Some(after)) => {
                if before != after {
                    let text = format!("`{path}` returned `{before}` and returns `{after}`");
                    self.breaking(&rules::BUILDER_REMOVED, path.as_str(), Some(&new.origin), text);
                }
                self.setters(before, old, new);
                self.pages(before, old, new);
            }
        }
        self.mock(&path, old, new);
        if new.docs.deprecated && !old.docs.deprecated {
            let text = format!("`{path}` is deprecated");
            self.additive(&rules::METHOD_DEPRECATED, path, Some(&new.origin), text);
        }
    }

    fn arguments(&mut self, path: &str, old: &Operation, new: &Operation) {
        let (before, after) = (arguments(&self.old, old), arguments(&self.new, new));
        if !self.accepts_all(&before, &after) {
            let text = format!("`{path}` took {} and takes {}", list(&before), list(&after));
            return self.breaking(&rules::ARGUMENTS_CHANGED, path, Some(&new.origin), text);
        }
        let mut replaced = before.iter().zip(&after).filter(|(old, new)| old.part != new.part);
        if let Some((was, is)) = replaced.next() {
            let text = format!(
                "an argument of `{path}` was for the {} and is for the {}",
                worded(&was.part),
                worded(&is.part)
            );
            self.breaking(&rules::ARGUMENT_REPLACED, path, Some(&new.origin), text);
        }
    }

    fn setters(&mut self, builder: &Ident, old: &Operation, new: &Operation) {
        let (before, after) = (setters(&self.old, old), setters(&self.new, new));
        let mut found = Vec::new();
        for (name, argument) in &before {
            let path = format!("{builder}::{name}");
            let Some((_, other)) = after.iter().find(|(other, _)| other == name) else {
                let text = format!("the setter `{path}` is gone");
                found.push((&rules::SETTER_REMOVED, path, Some(&old.origin), text));
                continue;
            };
            let moved = after.iter().find(|(_, it)| it.part == argument.part);
            if !self.accepts(argument, other) {
                let (was, is) = (list(std::slice::from_ref(argument)), list(std::slice::from_ref(other)));
                let text = format!("`{path}` took {was} and takes {is}");
                found.push((&rules::SETTER_CHANGED, path, Some(&new.origin), text));
            } else if let Some((moved, _)) = moved.filter(|(moved, _)| moved != name) {
                let text = format!(
                    "`{path}` set the {} and sets the {}; the former is `{moved}` now",
                    worded(&argument.part),
                    worded(&other.part)
                );
                found.push((&rules::NAME_MOVED, path, Some(&new.origin), text));
            }
        }
        let names: Vec<&Ident> = before.iter().map(|(name, _)| *name).collect();
        let added: Vec<String> = after
            .iter()
            .filter(|(name, _)| !names.contains(name))
            .map(|(name, _)| format!("{builder}::{name}"))
            .collect();
        for (rule, path, at, text) in found {
            self.breaking(rule, path, at, text);
        }
        for path in added {
            let text = format!("there is a new setter `{path}`");
            self.additive(&rules::SETTER_ADDED, path, Some(&new.origin), text);
        }
    }

    fn pages(&mut self, builder: &Ident, old: &Operation, new: &Operation) {
        let path = |method: &str| format!("{builder}::{method}");
        for (method, before, after) in [
            ("pages", old.paging.is_some(), new.paging.is_some()),
            ("items", self.item(true, old).is_some(), self.item(false, new).is_some()),
        ] {
            let path = path(method);
            let text = |what: &str| format!("{what} `{path}`");
            match (before, after) {
                (true, false) => {
                    let text = format!("`{path}` is gone");
                    self.breaking(&rules::PAGES_REMOVED, path, Some(&new.origin), text);
                }
                (false, true) => {
                    let text = text("there is");
                    self.additive(&rules::PAGES_ADDED, path, Some(&new.origin), text);
                }
                _ => {}
            }
        }
        let (Some(before), Some(after)) = (self.item(true, old), self.item(false, new)) else {
            return;
        };
        if !self.same(before, after) {
            let path = path("items");
            let (was, is) = (self.old.shown(before), self.new.shown(after));
            let text = format!("`{path}` gave `{was}` and gives `{is}`");
            self.breaking(&rules::PAGES_CHANGED, path, Some(&new.origin), text);
        }
    }

    fn item<'o>(&self, is_old: bool, it: &'o Operation) -> Option<&'o Type>
    where
        Self: 'o,
    {
        let api = if is_old { self.old.api } else { self.new.api };
        let (_, item) = api.items_of(it)?;
        Some(item)
    }

    fn mock(&mut self, path: &str, old: &Operation, new: &Operation) {
        let before = mocked(old.body.as_ref(), &self.old, &|ty| self.old.read_in(ty, &self.new));
        let after = mocked(new.body.as_ref(), &self.new, &|ty| self.new.spelled(ty));
        if before == after {
            return;
        }
        let name = old.name.rust.bare().to_ascii_uppercase();
        let group = path.split("::").next().unwrap_or_default();
        let shown = |side: &Side<'_>, it: &Operation| mocked(it.body.as_ref(), side, &|ty| side.shown(ty));
        let (was, is) = (shown(&self.old, old), shown(&self.new, new));
        let text = format!("the mock `{group}::{name}` was of a body of type `{was}` and is of `{is}`");
        self.breaking(
            &rules::MOCK_CHANGED,
            format!("{group}::{name}"),
            Some(&new.origin),
            text,
        );
    }
}

/// The type of the body in the operation's mock.
fn mocked(body: Option<&Body>, side: &Side<'_>, spell: &dyn Fn(&Type) -> String) -> String {
    let Some(body) = body else { return "()".to_owned() };
    let own = match (body.kind, body.ty.resolved(&side.api.types)) {
        (BodyKind::Bytes, _) => spell(&Type::Bytes),
        (BodyKind::Text, ty) if !matches!(ty, Type::Named(_)) => spell(&Type::String),
        _ => spell(&body.ty),
    };
    if body.required { own } else { format!("Option<{own}>") }
}

/// The arguments of the method.
fn arguments<'s>(side: &'s Side<'_>, it: &'s Operation) -> Vec<Argument<'s>> {
    let parameters = it.parameters.iter().filter(|parameter| parameter.required);
    let body = it.body.iter().filter(|body| body.required);
    parameters
        .map(|parameter| Argument::of_parameter(side, parameter))
        .chain(body.map(|body| Argument::of_body(side, body)))
        .collect()
}

/// The setters of the builder.
fn setters<'s>(side: &'s Side<'_>, it: &'s Operation) -> Vec<(&'s Ident, Argument<'s>)> {
    let parameters = it.parameters.iter().filter(|parameter| !parameter.required);
    let body = it.body.iter().filter(|body| !body.required);
    parameters
        .map(|parameter| (&parameter.name.rust, Argument::of_setter(side, parameter)))
        .chain(body.map(|body| (&body.name, Argument::of_body(side, body))))
        .collect()
}

/// `query limit` as a person says it.
fn worded(part: &str) -> String {
    match part.split_once(' ') {
        Some((place, name)) => format!("{place} parameter `{name}`"),
        None if part == "path" => "path".to_owned(),
        None => part.to_owned(),
    }
}

fn counted(group: &Group) -> String {
    match group.operations.as_slice() {
        [one] => format!("operation `{}`", one.name.rust),
        several => format!("{} operations", several.len()),
    }
}

fn group_path(group: &Group) -> String {
    format!("Client::{}", group.name.rust)
}

fn method_path(group: &Group, operation: &Operation) -> String {
    format!("{}::{}", group.type_name, operation.name.rust)
}

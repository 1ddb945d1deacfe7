//! From the IR and what was printed of it to what is shown.

use std::collections::{BTreeMap, BTreeSet};

use super::{At, OperationEntry, Problem, Tag, TypeEntry};
use crate::diagnostic::Diagnostics;
use crate::ir::{Api, Names, Operation, SchemeKind, Status, Type, TypeDef, TypeId, TypeKind};
use crate::load::Source;

/// A document that is being looked through.
pub(super) struct Looking<'a> {
    pub(super) api: &'a Api,
    pub(super) source: &'a Source,
}

impl Looking<'_> {
    pub(super) fn tags(&self) -> Vec<Tag> {
        let groups = self.api.groups.iter();
        groups
            .map(|group| Tag {
                name: group.name.wire.clone(),
                rust: group.type_name.to_string(),
                operations: group.operations.iter().map(|it| self.operation(it)).collect(),
            })
            .collect()
    }

    fn operation(&self, it: &Operation) -> OperationEntry {
        let typed = |name: &str, ty: &Type| format!("{name}: {}", self.ty(ty));
        let (required, optional): (Vec<_>, Vec<_>) = it.parameters.iter().partition(|parameter| parameter.required);
        let mut arguments: Vec<String> = required.iter().map(|p| typed(p.name.rust.as_str(), &p.ty)).collect();
        let mut options: Vec<String> = optional.iter().map(|p| typed(p.name.rust.as_str(), &p.ty)).collect();
        if let Some(body) = &it.body {
            let text = typed(body.name.as_str(), &body.ty);
            if body.required {
                arguments.push(text)
            } else {
                options.push(text)
            }
        }
        let answers = |success: bool| {
            let answers = it.answers.iter().filter(move |answer| answer.success == success);
            answers.map(|answer| format!("{} {}", status(answer.status), self.ty(&answer.ty)))
        };
        OperationEntry {
            method: it.verb.as_str().to_owned(),
            path: it.path.clone(),
            summary: one_line(
                it.docs
                    .summary
                    .as_deref()
                    .or(it.docs.description.as_deref())
                    .unwrap_or_default(),
            ),
            call: format!("{}({})", it.name.rust, arguments.join(", ")),
            options,
            success: answers(true).collect(),
            errors: answers(false).collect(),
            security: self.security(it),
            pages: it.paging.is_some(),
            deprecated: it.docs.deprecated,
            at: self.at(&it.origin.file, &it.origin.pointer),
        }
    }

    fn security(&self, it: &Operation) -> Vec<String> {
        let name = |number: &usize| self.api.schemes.get(*number).map(|scheme| scheme.name.wire.as_str());
        let alternatives = it.security.iter().map(|alternative| {
            let names: Vec<&str> = alternative.iter().filter_map(name).collect();
            if names.is_empty() {
                "none".to_owned()
            } else {
                names.join(" and ")
            }
        });
        alternatives.collect()
    }

    pub(super) fn webhooks(&self) -> Vec<(String, String)> {
        let hooks = self.api.webhooks.iter();
        hooks
            .map(|hook| {
                let payload = hook
                    .payload
                    .as_ref()
                    .map_or_else(|| "nothing".to_owned(), |ty| self.ty(ty));
                (hook.name.wire.clone(), payload)
            })
            .collect()
    }

    pub(super) fn types(&self, rust: &BTreeMap<String, String>) -> Vec<TypeEntry> {
        let mut by_operations = vec![0; self.api.types.len()];
        for (_, operation) in self.api.operations() {
            once(&mut by_operations, |f| operation.mentions(f));
        }
        let mut by_types = vec![0; self.api.types.len()];
        for def in &self.api.types {
            once(&mut by_types, |f| def.holds(f));
        }
        let counted = self.api.types.iter().zip(by_operations).zip(by_types);
        counted
            .map(|((def, operations), types)| TypeEntry {
                name: def.name.rust.to_string(),
                kind: kind(def),
                size: size(def),
                rust: rust.get(def.name.rust.as_str()).cloned().unwrap_or_default(),
                mentions: self.mentions(def),
                operations,
                types,
                at: self.at(&def.origin.file, &def.origin.pointer),
            })
            .collect()
    }

    fn mentions(&self, def: &TypeDef) -> Vec<String> {
        let mut names = Vec::new();
        def.holds(&mut |id| {
            let name = self.api.type_def(id).name.rust.to_string();
            if !names.contains(&name) {
                names.push(name);
            }
        });
        names
    }

    fn at(&self, file: &str, pointer: &str) -> At {
        let files = &self.source.files;
        let found = files.iter().find(|it| *it.name == *file).or_else(|| files.first());
        let pointer = pointer.trim_start_matches('#');
        let line = found.map_or(1, |it| it.text.line_column(it.text.positions().value(pointer).start).0);
        At {
            file: found.map(|it| it.name.to_string()).unwrap_or_default(),
            line,
            pointer: pointer.to_owned(),
        }
    }

    fn ty(&self, ty: &Type) -> String {
        let mut out = String::new();
        ty.write(self, &mut out);
        out
    }
}

/// As Rust writes it, without the runtime's path.
impl Names for Looking<'_> {
    fn named(&self, id: TypeId, out: &mut String) {
        out.push_str(self.api.type_def(id).name.rust.as_str());
    }
}

/// Counts the types that one thing mentions, each once.
fn once(counts: &mut [usize], mentions: impl Fn(&mut dyn FnMut(TypeId))) {
    let mut seen = BTreeSet::new();
    mentions(&mut |id| {
        if let (true, Some(count)) = (seen.insert(id), counts.get_mut(id.0 as usize)) {
            *count += 1;
        }
    });
}

fn kind(def: &TypeDef) -> &'static str {
    match &def.kind {
        TypeKind::Struct(_) => "struct",
        TypeKind::Enum(_) | TypeKind::ValueEnum(_) => "enum",
        TypeKind::Union(_) => "union",
        TypeKind::Alias(..) => "alias",
        TypeKind::Newtype(..) => "newtype",
        TypeKind::Same(_) => "other name",
    }
}

fn size(def: &TypeDef) -> usize {
    match &def.kind {
        TypeKind::Struct(it) => it.members.len(),
        TypeKind::Enum(it) => it.values.len(),
        TypeKind::ValueEnum(it) => it.values.len(),
        TypeKind::Union(it) => it.variants.len(),
        TypeKind::Alias(..) | TypeKind::Newtype(..) | TypeKind::Same(_) => 1,
    }
}

pub(super) fn scheme(kind: &SchemeKind) -> String {
    match kind {
        SchemeKind::ApiKey { location, name } => format!("key in {} `{name}`", format!("{location:?}").to_lowercase()),
        SchemeKind::Basic { .. } => "HTTP Basic".to_owned(),
        SchemeKind::Bearer => "bearer token".to_owned(),
        SchemeKind::OAuth2 => "OAuth 2.0".to_owned(),
        SchemeKind::OpenIdConnect => "OpenID Connect".to_owned(),
        SchemeKind::Http(name) => format!("HTTP {name}"),
    }
}

fn status(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(class) => format!("{class}XX"),
        Status::Default => "default".to_owned(),
    }
}

fn one_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().trim().to_owned()
}

pub(super) fn problems(notes: &Diagnostics) -> Vec<Problem> {
    let mut all: Vec<Problem> = Vec::new();
    for finding in notes.sorted() {
        if let Some(known) = all.iter_mut().find(|it| it.code == finding.code.name) {
            known.count += 1;
            continue;
        }
        let at = finding.place.as_ref().and_then(|place| {
            let text = notes.file(place.file)?;
            Some(At {
                file: text.name.to_string(),
                line: text.line_column(text.span(place).start).0,
                pointer: place.pointer.clone(),
            })
        });
        all.push(Problem {
            code: finding.code.name,
            severity: finding.severity.name(),
            count: 1,
            first: finding.message.clone(),
            at,
        });
    }
    all
}

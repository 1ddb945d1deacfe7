//! The IR in a few lines of text, for snapshots and for people who ask what a document becomes.

use std::fmt::Write;

use super::*;

/// One line per type, member, operation and answer.
pub fn outline(api: &Api) -> String {
    let mut out = Outline {
        api,
        text: String::new(),
    };
    out.line(0, &format!("api {:?} {:?}", api.title, api.version));
    for server in &api.servers {
        out.server(1, server);
    }
    for scheme in &api.schemes {
        out.line(
            1,
            &format!("scheme {} {}: {:?}", scheme.name.wire, scheme.name.rust, scheme.kind),
        );
    }
    for def in &api.types {
        out.type_def(def);
    }
    for group in &api.groups {
        out.group(group);
    }
    for hook in &api.webhooks {
        let payload = hook
            .payload
            .as_ref()
            .map_or_else(|| "nothing".to_owned(), |ty| out.ty(ty));
        out.line(0, &format!("webhook {} {}: {payload}", hook.name.wire, hook.name.rust));
    }
    if let Some(events) = &api.events {
        out.line(0, &format!("events {} by {:?}", events.name, events.told));
    }
    out.text
}

struct Outline<'a> {
    api: &'a Api,
    text: String,
}

impl Outline<'_> {
    fn line(&mut self, depth: usize, text: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{:width$}{text}", "", width = depth * 2);
    }

    fn server(&mut self, depth: usize, server: &Server) {
        self.line(depth, &format!("server {} {}", server.name.rust, server.url));
        for v in &server.variables {
            let placeholder = if v.placeholder { " placeholder" } else { "" };
            self.line(
                depth + 1,
                &format!(
                    "variable {} {} = {:?}{placeholder} {:?}",
                    v.name.wire, v.name.rust, v.default, v.values
                ),
            );
        }
    }

    fn type_def(&mut self, def: &TypeDef) {
        let view = match def.view {
            View::Read => " (read)",
            View::Write => " (write)",
            View::Both => "",
        };
        let head = format!("{}{view} from {}", def.name.rust, def.origin.pointer);
        match &def.kind {
            TypeKind::Struct(it) => self.structure(&head, it),
            TypeKind::Enum(it) => {
                self.line(0, &format!("{} {head}", if it.open { "enum" } else { "closed enum" }));
                for value in &it.values {
                    self.line(1, &format!("{} = {:?}", value.name.rust, value.name.wire));
                }
            }
            TypeKind::ValueEnum(it) => {
                self.line(0, &format!("value enum {head}"));
                for (literal, variant) in &it.values {
                    self.line(1, &format!("{} = {literal:?}", variant.name.rust));
                }
            }
            TypeKind::Union(it) => self.union(&head, it),
            TypeKind::Alias(ty, rules) => {
                let text = format!("type {head} = {}{}", self.ty(ty), rules_text(rules));
                self.line(0, &text);
            }
            TypeKind::Newtype(ty, rules) => {
                let text = format!("newtype {head}({}){}", self.ty(ty), rules_text(rules));
                self.line(0, &text);
            }
            TypeKind::Same(same) => {
                let text = format!("same {head} as {}", self.api.type_def(same.of).name.rust);
                self.line(0, &text);
            }
        }
    }

    fn structure(&mut self, head: &str, it: &Struct) {
        let input = it
            .input
            .map(|id| format!(" into {}", self.api.type_def(id).name.rust))
            .unwrap_or_default();
        self.line(0, &format!("struct {head}{input} {:?}", it.constructor));
        for member in &it.members {
            let text = format!(
                "{} {:?}: {:?} {}{}",
                member.name.rust,
                member.name.wire,
                member.presence,
                self.ty(&member.ty),
                rules_text(&member.rules)
            );
            self.line(1, &text);
        }
        if let Some(rest) = &it.rest {
            let text = format!("rest {}: {}", rest.name, self.ty(&rest.ty));
            self.line(1, &text);
        }
    }

    fn union(&mut self, head: &str, it: &Union) {
        match &it.kind {
            UnionKind::Untagged => self.line(0, &format!("union {head}")),
            UnionKind::Tagged(tag) => {
                self.line(
                    0,
                    &format!(
                        "union {head} by {:?} {:?} fallback {:?}",
                        tag.property, tag.values, tag.fallback
                    ),
                );
            }
        }
        for v in &it.variants {
            let text = format!(
                "{}({}) kinds {:#04x} constants {:?}",
                v.name,
                self.ty(&v.ty),
                v.kinds,
                v.constants
            );
            self.line(1, &text);
        }
    }

    fn group(&mut self, group: &Group) {
        self.line(
            0,
            &format!("group {} .{}() {}", group.name.wire, group.name.rust, group.type_name),
        );
        for op in &group.operations {
            self.operation(op);
        }
    }

    fn operation(&mut self, op: &Operation) {
        let builder = op.builder.as_ref().map(|b| format!(" builder {b}")).unwrap_or_default();
        self.line(
            1,
            &format!(
                "{:?} {} -> {}{builder} security {:?}",
                op.verb, op.path, op.name.rust, op.security
            ),
        );
        for p in &op.parameters {
            let need = if p.required { "required" } else { "optional" };
            let text = format!(
                "{:?} {:?} {}: {need} {} {:?}{}",
                p.location,
                p.name.wire,
                p.name.rust,
                self.ty(&p.ty),
                p.style,
                rules_text(&p.rules)
            );
            self.line(2, &text);
        }
        if let Some(body) = &op.body {
            let need = if body.required { "required" } else { "optional" };
            let text = format!(
                "body {}: {need} {} as {} {:?}",
                body.name,
                self.ty(&body.ty),
                body.media_type,
                body.kind
            );
            self.line(2, &text);
        }
        for answer in &op.answers {
            let headers = answer
                .headers
                .map(|id| format!(" headers {}", self.api.type_def(id).name.rust))
                .unwrap_or_default();
            let role = if answer.success { "success" } else { "error" };
            let text = format!(
                "{:?} {} {role} {:?} {}{headers}",
                answer.status,
                answer.variant,
                answer.media,
                self.ty(&answer.ty)
            );
            self.line(2, &text);
        }
        self.line(2, &format!("success {:?}, errors {:?}", op.success, op.errors));
    }

    fn ty(&self, ty: &Type) -> String {
        match ty {
            Type::List(inner) => format!("[{}]", self.ty(inner)),
            Type::Map(inner) => format!("{{{}}}", self.ty(inner)),
            Type::Tuple(items) => format!("({})", items.iter().map(|t| self.ty(t)).collect::<Vec<_>>().join(", ")),
            Type::Nullable(inner) => format!("{}?", self.ty(inner)),
            Type::Boxed(inner) => format!("box {}", self.ty(inner)),
            Type::Named(id) => self.api.type_def(*id).name.rust.to_string(),
            plain => format!("{plain:?}"),
        }
    }
}

fn rules_text(rules: &[Rule]) -> String {
    if rules.is_empty() {
        String::new()
    } else {
        format!(" {rules:?}")
    }
}

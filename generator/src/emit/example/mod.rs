//! How an operation is called, in a few lines that compile: a doctest of the bindings.

mod answer;
mod argument;
mod hint;
mod value;

use std::collections::BTreeSet;

use super::Context;
use super::operation::{body_type, by_value};
use crate::ir::{Body, BodyKind, Examples, Group, Ident, Operation, Parameter, SchemeKind, Server, Type, TypeId};
use argument::{Argument, laid_out};
use hint::Hint;
use value::Want;

/// Lines that are longer are broken.
const WIDTH: usize = 96;

/// What stands around a call on its line.
const ROOM: usize = "let response = client.await?;".len();

/// How many values an example tries at most.
const VALUES: usize = 200;

/// Values that are longer are no help.
const LONGEST: usize = 480;

/// What is being shown.
struct Example<'a> {
    cx: &'a Context<'a>,
    examples: &'a Examples,
    /// The types of the document that it names.
    types: BTreeSet<String>,
    /// Those of the runtime.
    runtime: BTreeSet<&'static str>,
    /// What stands before the call.
    lets: Vec<String>,
    /// The types whose values are being written, from the outermost.
    inside: Vec<TypeId>,
    /// How many values may still be tried: what needs more is too long to show.
    left: usize,
}

impl<'a> Example<'a> {
    fn new(cx: &'a Context<'a>, examples: &'a Examples) -> Example<'a> {
        Example {
            cx,
            examples,
            types: BTreeSet::from(["Client".to_owned()]),
            runtime: BTreeSet::new(),
            lets: Vec::new(),
            inside: Vec::new(),
            left: VALUES,
        }
    }
}

/// The example of an operation as a block of code, if there are to be examples.
pub(super) fn of_operation(cx: &Context<'_>, group: &Group, it: &Operation) -> Option<String> {
    let examples = cx.api.examples.as_ref()?;
    let mut example = Example::new(cx, examples);
    let call = example.call(group, it);
    let answer = answer::used(cx, it);
    let named = answer
        .as_ref()
        .map_or_else(String::new, |(name, _)| format!("let {name} = "));
    let mut lines = vec![example.client(it)];
    lines.append(&mut example.lets);
    lines.push(chain(&format!("{named}client"), &call, ".await?;"));
    lines.extend(answer.map(|(_, line)| line));
    Some(example.block(&lines))
}

/// How a client is made, for the docs of the client and of the module.
pub(super) fn of_client(cx: &Context<'_>) -> Option<String> {
    let (group, first) = cx.api.operations().next()?;
    let example = Example::new(cx, cx.api.examples.as_ref()?);
    let client = example.client(first);
    // A group that is behind a feature may not be there.
    let group = group
        .feature
        .is_none()
        .then(|| format!("let {0} = client.{0}();", group.name.rust));
    let lines: Vec<String> = [client].into_iter().chain(group).collect();
    Some(example.block(&lines))
}

impl Example<'_> {
    fn block(&self, lines: &[String]) -> String {
        let fence = if self.examples.compiled { "no_run" } else { "ignore" };
        let text = lines.join("\n");
        // A value that was not taken may have named some.
        let is_used = |name: &&str| words(&text).any(|word| word == *name);
        let types = self.types.iter().map(String::as_str).filter(is_used);
        let runtime = self.runtime.iter().copied().filter(is_used);
        format!(
            "```{fence}\n# async fn example() -> Result<(), Box<dyn std::error::Error>> {{\n{}{}\n{text}\n# Ok(())\n# }}\n```",
            import(&self.examples.module, types),
            import(&self.examples.runtime, runtime)
        )
    }

    /// `let client = …;` with the credentials that the operation needs.
    fn client(&self, it: &Operation) -> String {
        let api = self.cx.api;
        let mut links = Vec::new();
        // The first of the alternatives that needs fewest; callers that need none are rare.
        let needed = it
            .security
            .iter()
            .filter(|schemes| !schemes.is_empty())
            .min_by_key(|schemes| schemes.len());
        for scheme in needed
            .into_iter()
            .flatten()
            .filter_map(|number| api.schemes.get(*number))
        {
            let name = &scheme.name.rust;
            links.push(match &scheme.kind {
                SchemeKind::ApiKey { .. } => format!(".{name}(\"key\")"),
                SchemeKind::Basic { username, password } => {
                    format!(".{name}(\"{}\", \"{}\")", username.bare(), password.bare())
                }
                SchemeKind::Bearer | SchemeKind::OAuth2 | SchemeKind::OpenIdConnect => format!(".{name}(\"token\")"),
                SchemeKind::Http(scheme) => format!(".{name}({})", super::quoted(&format!("{scheme} …"))),
            });
        }
        links.extend(address(api.servers.first()));
        chain("let client = Client::builder()", &links, ".build()?;")
    }

    /// `.customers()`, `.create(&customer)`
    fn call(&mut self, group: &Group, it: &Operation) -> Vec<String> {
        let mut arguments: Vec<Argument> = Vec::new();
        for parameter in it.parameters.iter().filter(|parameter| parameter.required) {
            arguments.push(self.parameter(parameter));
        }
        arguments.extend(it.body.as_ref().map(|body| self.body(body)));
        loop {
            let links = links(group, it, &arguments);
            let long = arguments.iter_mut().filter(|argument| argument.is_long());
            match long.max_by_key(|argument| argument.text.len()) {
                Some(longest) if links.concat().len() + ROOM > WIDTH => self.lets.push(longest.named()),
                _ => return links,
            }
        }
    }

    fn parameter(&mut self, it: &Parameter) -> Argument {
        let hint = Hint {
            name: &it.name.wire,
            example: it.docs.example.as_ref(),
            rules: &it.rules,
        };
        self.argument(it.name.rust.clone(), &it.ty, &hint)
    }

    fn body(&mut self, it: &Body) -> Argument {
        let plain = |text: &str| Argument {
            name: it.name.clone(),
            text: text.to_owned(),
        };
        match it.kind {
            BodyKind::Bytes => plain("b\"data\".to_vec()"),
            BodyKind::Text if body_type(self.cx, it).starts_with("impl") => plain("\"text\""),
            BodyKind::Json | BodyKind::Form | BodyKind::Multipart | BodyKind::Text => {
                let hint = Hint {
                    name: it.name.bare(),
                    example: it.docs.example.as_ref(),
                    rules: &it.rules,
                };
                self.argument(it.name.clone(), &it.ty, &hint)
            }
        }
    }

    /// An argument of a method: as `operation::argument` has its type.
    fn argument(&mut self, name: Ident, ty: &Type, hint: &Hint<'_>) -> Argument {
        let resolved = ty.resolved(&self.cx.api.types);
        let mark = self.mark();
        let text = match resolved {
            Type::String => Some(super::quoted(&hint.text())),
            Type::List(item) => Some(match self.value(item, Want::Known, &hint.inner(), 0) {
                Some(item) => format!("&[{item}]"),
                None => "&[]".to_owned(),
            }),
            _ if by_value(self.cx, ty) => self.value(resolved, Want::Known, hint, 0),
            _ => self
                .value(resolved, Want::Typed, hint, 0)
                .map(|value| format!("&{value}")),
        };
        if let Some(text) = text.filter(|text| text.len() <= LONGEST) {
            return Argument { name, text };
        }
        self.reset(mark);
        self.unsaid(name, resolved)
    }

    /// What would be too long to show: the reader is led to its type.
    fn unsaid(&mut self, name: Ident, ty: &Type) -> Argument {
        let (written, list) = match ty {
            Type::List(item) => (super::spelling::ty(self.cx, item), true),
            _ => (super::spelling::ty(self.cx, ty), false),
        };
        self.name_types(ty);
        let written = if list { format!("Vec<{written}>") } else { written };
        self.lets.push(format!("let {name}: {written} = todo!();"));
        Argument {
            text: format!("&{name}"),
            name,
        }
    }

    fn mark(&self) -> (BTreeSet<String>, BTreeSet<&'static str>) {
        (self.types.clone(), self.runtime.clone())
    }

    fn reset(&mut self, (types, runtime): (BTreeSet<String>, BTreeSet<&'static str>)) {
        self.types = types;
        self.runtime = runtime;
    }
}

/// The method of the client and that of the group, with an optional body behind it.
fn links(group: &Group, it: &Operation, arguments: &[Argument]) -> Vec<String> {
    let body = it.body.as_ref().filter(|body| !body.required);
    let (setter, given) = match (body, arguments.split_last()) {
        (Some(body), Some((last, given))) => (Some(format!(".{}({})", body.name, last.text)), given),
        _ => (None, arguments),
    };
    let list: Vec<&str> = given.iter().map(|argument| argument.text.as_str()).collect();
    let method = format!(".{}({})", it.name.rust, list.join(", "));
    [format!(".{}()", group.name.rust), method]
        .into_iter()
        .chain(setter)
        .collect()
}

/// A chain of calls, on a line or a call a line.
fn chain(first: &str, links: &[String], last: &str) -> String {
    let inline = format!("{first}{}{last}", links.concat());
    if inline.len() <= WIDTH {
        return inline;
    }
    let links: String = links
        .iter()
        .map(|link| format!("\n    {}", laid_out(link, 4)))
        .collect();
    format!("{first}{links}\n    {last}")
}

/// What the address of the API needs: all of it where the document has none, or the variables without a default.
fn address(server: Option<&Server>) -> Vec<String> {
    let Some(server) = server.filter(|server| server.url.starts_with("http")) else {
        return vec![".base_url(\"https://api.example.com\")".to_owned()];
    };
    let unset = server
        .variables
        .iter()
        .filter(|it| it.placeholder || it.default.is_none());
    unset
        .map(|it| {
            format!(
                ".{}({})",
                it.name.rust,
                super::quoted(it.values.first().map_or("acme", String::as_str))
            )
        })
        .collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '#'))
}

/// `use module::{A, B};`, a line or several.
fn import<'a>(module: &str, names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    let list = match names.as_slice() {
        [] => return String::new(),
        [one] => (*one).to_owned(),
        _ => format!("{{{}}}", names.join(", ")),
    };
    let line = format!("use {module}::{list};\n");
    if line.len() <= WIDTH {
        return line;
    }
    let mut lines = vec!["   ".to_owned()];
    for name in names {
        if lines.last().is_some_and(|line| line.len() + name.len() + 2 > WIDTH) {
            lines.push("   ".to_owned());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(&format!(" {name},"));
        }
    }
    format!("use {module}::{{\n{}\n}};\n", lines.join("\n"))
}

//! The document's words as doc comments: safe for rustdoc, never a doctest, never more than text.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::markdown;
pub(super) use super::markdown::safe;
use crate::ir::{Docs, Ident, Location, Origin, Parameter};

/// The text of a doc comment; empty for none.
#[derive(Clone, Debug, Default)]
pub(super) struct Doc(String);

impl Doc {
    pub(super) fn lines(&self) -> impl Iterator<Item = &str> {
        self.0.lines().map(str::trim_end)
    }
}

impl ToTokens for Doc {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for line in self.lines() {
            let line = if line.is_empty() {
                String::new()
            } else {
                format!(" {line}")
            };
            tokens.extend(quote! { #[doc = #line] });
        }
    }
}

/// The words about a type: the author's first, where it comes from last. Where the author has none, lists of types show
/// what it looks like.
pub(super) fn of_type(docs: &Docs, origin: &Origin, shape: impl FnOnce() -> String) -> Doc {
    let mut text = body(docs);
    if docs.summary.is_none() && docs.description.is_none() {
        let words = std::mem::replace(&mut text, shape());
        paragraph(&mut text, &words);
    }
    paragraph(&mut text, &format!("`{}{}`", origin.file, code(&origin.pointer)));
    Doc(text)
}

/// More names than these are counted.
const SHOWN: usize = 3;

/// `An object with `id`, `name` and 4 more.`
pub(super) fn shape<'a>(what: &str, names: impl ExactSizeIterator<Item = &'a str>) -> String {
    let count = names.len();
    let shown = if count > SHOWN + 1 { SHOWN } else { count };
    let others = (count > shown).then(|| format!("{} more", count - shown));
    let shown = names.take(shown).filter(|name| !name.is_empty());
    let mut all: Vec<String> = shown
        .map(|name| format!("`{}`", code(&name.replace('`', "'"))))
        .chain(others)
        .collect();
    match (all.pop(), all.is_empty()) {
        (None, _) => String::new(),
        (Some(last), true) => format!("{what} {last}."),
        (Some(last), false) => format!("{what} {} and {last}.", all.join(", ")),
    }
}

/// The words about another name of a type: the author's, where they are others there, and whose type it is.
pub(super) fn of_other_name(docs: &Docs, origin: &Origin, above: &str, first: &str) -> Doc {
    let mut text = body(docs);
    let link = match above {
        "self" => format!("[`{first}`]"),
        _ => format!("[`{first}`]({above}::{first})"),
    };
    paragraph(&mut text, &format!("The same as {link}."));
    paragraph(&mut text, &format!("`{}{}`", origin.file, code(&origin.pointer)));
    Doc(text)
}

/// The words about a member, parameter or value.
pub(super) fn of_member(docs: &Docs) -> Doc {
    Doc(body(docs))
}

/// The words about an optional parameter; where there are none, where it travels.
pub(super) fn of_parameter(it: &Parameter) -> Doc {
    let text = body(&it.docs);
    if text.is_empty() {
        Doc(format!("The {} `{}`.", place(it.location), code(&it.name.wire)))
    } else {
        Doc(text)
    }
}

/// The words about the arguments of a method, as a list.
pub(super) fn of_arguments<'a>(arguments: impl Iterator<Item = (&'a Ident, &'a Docs)>) -> String {
    let described = arguments
        .map(|(name, docs)| (name, body(docs)))
        .filter(|(_, text)| !text.is_empty());
    let items = described.map(|(name, text)| markdown::item(&format!("`{}`", name.bare()), &text));
    items.collect::<Vec<_>>().join("\n")
}

fn place(location: Location) -> &'static str {
    match location {
        Location::Path => "path parameter",
        Location::Query => "query parameter",
        Location::Header => "header",
        Location::Cookie => "cookie",
    }
}

/// The words about an operation. The first line stands for it in lists: the vendor's, or how it is called over HTTP.
pub(super) fn of_operation(docs: &Docs, ours: &[String]) -> Doc {
    let silent = docs.summary.is_none() && docs.description.is_none();
    match ours {
        [words, route, more @ ..] if silent => {
            let notes = [route.clone(), body(docs), words.clone()];
            let all: Vec<String> = notes.into_iter().chain(more.iter().cloned()).collect();
            with(&Docs::default(), &all)
        }
        _ => with(docs, ours),
    }
}

/// The words about an answer behind its status.
pub(super) fn of_answer(status: &str, docs: &Docs) -> Doc {
    let text = body(docs);
    Doc(if text.is_empty() {
        format!("{status}.")
    } else {
        markdown::led(status, &text)
    })
}

/// A sentence of ours.
pub(super) fn sentence(text: &str) -> Doc {
    Doc(text.to_owned())
}

/// Paragraphs of ours.
pub(super) fn paragraphs(ours: &[String]) -> Doc {
    with(&Docs::default(), ours)
}

/// The words, then paragraphs of ours.
pub(super) fn with(docs: &Docs, ours: &[String]) -> Doc {
    let mut text = body(docs);
    for paragraph_of_ours in ours {
        paragraph(&mut text, paragraph_of_ours);
    }
    Doc(text)
}

fn body(docs: &Docs) -> String {
    let mut text = String::new();
    if let Some(summary) = &docs.summary {
        paragraph(&mut text, &safe(summary));
    }
    if let Some(description) = docs.description.as_ref().filter(|d| Some(*d) != docs.summary.as_ref()) {
        paragraph(&mut text, &safe(description));
    }
    if !docs.notes.is_empty() {
        let notes: Vec<String> = docs.notes.iter().map(|note| code(note)).collect();
        paragraph(&mut text, &notes.join(" "));
    }
    if docs.deprecated {
        paragraph(&mut text, "**Deprecated** by the vendor.");
    }
    text
}

fn paragraph(text: &mut String, more: &str) {
    if more.trim().is_empty() {
        return;
    }
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(more.trim_matches('\n'));
}

/// A text of ours with parts of the document in backticks: one line, without what would end the code span or hide.
fn code(text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.to_owned();
    }
    text.chars()
        .map(|c| match c {
            '\n' | '\r' | '\t' => ' ',
            c if c.is_control() || markdown::is_bidirectional(c) => '\u{fffd}',
            c => c,
        })
        .collect()
}

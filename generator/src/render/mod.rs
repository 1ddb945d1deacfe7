//! From tokens to text: parsed by `syn`, laid out by `prettyplease`, item by item, a blank line between items.

use std::borrow::Cow;

use crate::emit::{Item, Printed};

/// A file as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rendered {
    /// Relative to the vendor's folder.
    pub(crate) path: String,
    /// The whole text.
    pub(crate) text: String,
}

/// What was printed is no Rust: a fault of ours, with the text that shows it.
#[derive(Clone, Debug)]
pub(crate) struct NotRust {
    /// What the parser said.
    pub(crate) message: String,
    /// The tokens of the item.
    pub(crate) item: String,
}

/// Lays out all files. `header` stands on top of each, as comment lines.
pub(crate) fn render(printed: &Printed, header: &str) -> Result<Vec<Rendered>, NotRust> {
    let mut files = Vec::with_capacity(printed.files.len());
    for file in &printed.files {
        let mut text = comment(header);
        for item in &file.items {
            let item = match item {
                Item::Rust(tokens) if tokens.is_empty() => continue,
                Item::Rust(tokens) => rust(tokens)?.into(),
                Item::Text(text) => laid_out(text)?,
                Item::Table(name, lines) => table(name, lines).into(),
            };
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&item);
        }
        files.push(Rendered {
            path: file.path.clone(),
            text,
        });
    }
    Ok(files)
}

fn comment(header: &str) -> String {
    header
        .lines()
        .map(|line| {
            if line.is_empty() {
                "//\n".to_owned()
            } else {
                format!("// {line}\n")
            }
        })
        .collect()
}

/// What the emitters lay out themselves is parsed in debug builds, and so in all tests: that takes more time than
/// everything else together.
fn laid_out(text: &str) -> Result<Cow<'_, str>, NotRust> {
    if cfg!(debug_assertions)
        && let Err(error) = syn::parse_file(text)
    {
        return Err(NotRust {
            message: error.to_string(),
            item: text.to_owned(),
        });
    }
    Ok(text.into())
}

fn rust(tokens: &proc_macro2::TokenStream) -> Result<String, NotRust> {
    match syn::parse2::<syn::File>(tokens.clone()) {
        Ok(file) => Ok(spaced(&prettyplease::unparse(&file))),
        Err(error) => Err(NotRust {
            message: error.to_string(),
            item: tokens.to_string(),
        }),
    }
}

/// `prettyplease` leaves no blank lines; functions in an `impl` read better with one between them. Only white space
/// changes, and no literal of ours spans lines.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 32);
    let mut after_function = false;
    for line in text.lines() {
        if after_function && line != "}" {
            out.push('\n');
        }
        after_function = line == "    }" || line == "}";
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// A macro's body is laid out by nobody else.
fn table(name: &str, lines: &[String]) -> String {
    match lines {
        [one] => format!("specwright_runtime::{name}! {{ {one} }}\n"),
        _ => {
            let body: String = lines.iter().map(|line| format!("    {line}\n")).collect();
            format!("specwright_runtime::{name}! {{\n{body}}}\n")
        }
    }
}

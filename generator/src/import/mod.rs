//! From pages of documentation to an OpenAPI document.
//!
//! ```text
//! pages ─read→ documents, and calls that prose describes ─build→ a document of these ─merge→ one document ─yaml→ text
//! ```
//!
//! A page may carry a document, whole or in one of the forms into which documentation tools bring it; or it describes a call
//! in words, lists and examples. What words say, where they say it, and what only an example shows are kept apart: each
//! fact has its line (`x-specwright-source`), and what no page says is marked (`x-specwright-inferred`).

mod build;
mod call;
mod document;
mod docusaurus;
mod embedded;
mod example;
mod front;
mod listing;
mod markdown;
mod mdx;
mod merge;
mod mintlify;
mod names;
mod own;
mod prose;
mod read;
mod settle;
mod sheet;
mod types;
mod weigh;
mod yaml;

use crate::diagnostic::{Diagnostic, Diagnostics, Stopped, codes};

pub use listing::{Listed, listed};

use build::Taken;
use merge::Piece;
use read::Read;
use sheet::Sheet;

/// A page of documentation.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The path as messages and `x-specwright-source` show it: relative to the document, with `/`.
    pub name: String,
    /// What stands on it.
    pub text: String,
    /// Whether it was found in a list of pages, where guides and changelogs stand as well: a page without an operation is
    /// then no mistake.
    pub listed: bool,
}

/// What no page says.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The API's title, where no page has one; else it is made from the name of the first page.
    pub title: Option<String>,
}

/// Makes one document, as YAML, of all pages.
///
/// ```
/// use specwright::{diagnostic::Diagnostics, import::{Options, Page, import}};
///
/// let text = "# List pets\n\n`GET /v1/pets`\n\n## Query parameters\n\n- `limit` (integer): How many.\n";
/// let page = Page { name: "pets.md".to_owned(), text: text.to_owned(), listed: false };
/// let document = import(&[page], &Options::default(), &mut Diagnostics::new())?;
/// assert!(document.contains("x-specwright-source: pets.md:7"));
/// # Ok::<(), specwright::diagnostic::Stopped>(())
/// ```
pub fn import(pages: &[Page], options: &Options, notes: &mut Diagnostics) -> Result<String, Stopped> {
    let sheets: Vec<Sheet> = pages.iter().map(|page| Sheet::new(page, notes)).collect();
    let read: Vec<Read<'_>> = sheets.iter().flat_map(|sheet| read::read(sheet, notes)).collect();
    // Where something is wrong with a page, that says it better.
    if read.is_empty() && notes.counts().errors == 0 {
        notes.push(nothing(&sheets));
    }
    notes.gate()?;
    // A document that a page carries whole stays as the vendor wrote it, to the byte.
    if let [Read::Document(document)] = read.as_slice()
        && let Some(text) = &document.verbatim
    {
        return Ok(text.clone());
    }
    let title = names::title(options.title.as_deref(), &sheets);
    let pieces = pieces(read, &title, notes);
    let document = merge::merge(pieces, notes);
    notes.gate()?;
    Ok(yaml::write(&document, &sheets))
}

/// What the pages carry, in their order; all that is described is one piece, where its first page stands.
fn pieces(read: Vec<Read<'_>>, title: &str, notes: &mut Diagnostics) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut calls = Vec::new();
    let mut at = None;
    let taken = Taken::of(&read);
    for one in read {
        match one {
            Read::Document(document) => pieces.push(document.piece(title)),
            Read::Calls(more) => {
                at.get_or_insert(pieces.len());
                calls.extend(more);
            }
        }
    }
    if let Some(at) = at {
        pieces.insert(at, build::build(calls, title, taken, notes));
    }
    pieces
}

fn nothing(sheets: &[Sheet]) -> Diagnostic {
    let message = match sheets {
        [] => "there is no page to import".to_owned(),
        [one] => format!("`{}` describes no operation", one.name),
        more => format!("none of the {} pages describes an operation", more.len()),
    };
    Diagnostic::new(&codes::import::NO_OPERATION, None, message)
        .help("an operation is recognised by its method and path, such as `POST /v1/customers`, in a line of its own")
}

//! What `serde_yaml` refuses.

use super::super::visitor::KEY;
use super::super::yaml::Refused;
use super::{Meaning, offset, problem, too_deep, word};
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::load::{FileId, Text};

/// What is wrong with a text that is no YAML.
pub(in super::super) fn yaml(file: FileId, text: &Text, refused: &Refused) -> Diagnostic {
    let said = refused.error.to_string();
    let at = refused
        .error
        .location()
        .map_or(0, |location| offset(&text.text, location.index()));
    if refused.too_large || said.contains("repetition limit") {
        return too_many_aliases(file);
    }
    if said.contains("recursion limit") {
        return too_deep(file, at);
    }
    if said.contains(KEY) {
        return complex_key(file, at);
    }
    tab(file, text, at).unwrap_or_else(|| syntax(file, text, at, &said))
}

fn syntax(file: FileId, text: &Text, at: usize, said: &str) -> Diagnostic {
    let meaning = meaning(text, at, said);
    let here = match meaning {
        Some(meaning) if meaning.said == TOO_FAR_IN.said => first_word(file, text, at),
        Some(_) | None => word(file, text, at),
    };
    let began = began(text, said).map(|began| word(file, text, began));
    let Some(meaning) = meaning else {
        let message = format!("the text is not YAML: {}", problem(said));
        return Diagnostic::new(&codes::load::YAML_SYNTAX, here, message).label("here");
    };
    let finding = |place| Diagnostic::new(&codes::load::YAML_SYNTAX, place, meaning.message).help(meaning.help);
    match began {
        // A quote or a key that never ends: where it begins is what has to be mended.
        Some(began) if UNENDED.contains(&meaning.said) => finding(began)
            .label(meaning.label)
            .related(here, "it has to end before this"),
        Some(began) if line(text, &began) != line(text, &here) => {
            finding(here).label(meaning.label).related(began, "it began here")
        }
        Some(_) | None => finding(here).label(meaning.label),
    }
}

/// The meaning of a message; some depend on what else is on the line.
fn meaning(text: &Text, at: usize, said: &str) -> Option<&'static Meaning> {
    let before = text
        .text
        .get(text.line_start(text.line_column(at).0)..at)
        .unwrap_or_default();
    let known = Meaning::of(said, KNOWN)?;
    match known.said {
        "did not find expected key" if !before.trim().is_empty() => Some(&AFTER_VALUE),
        "mapping values are not allowed" if !before.contains(": ") => Some(&TOO_FAR_IN),
        _ => Some(known),
    }
}

fn too_many_aliases(file: FileId) -> Diagnostic {
    let message = "aliases make the document far larger than its text";
    Diagnostic::new(&codes::load::TOO_MANY_ALIASES, Place::value(file, ""), message)
        .help("use `$ref` to a component where you now repeat an anchor that contains other aliases")
}

fn complex_key(file: FileId, at: usize) -> Diagnostic {
    let message = "a list or a mapping is used as a key";
    Diagnostic::new(&codes::load::COMPLEX_KEY, Place::bytes(file, at, at + 1), message)
        .label("expected a key that is one word")
        .help("put a key that begins with `{` or `[` in quotes, such as `'{id}'`")
}

/// A tab in indentation, if that is what the reader stumbled over.
fn tab(file: FileId, text: &Text, at: usize) -> Option<Diagnostic> {
    let start = text.line_start(text.line_column(at).0);
    let line = text.text.get(start..)?.lines().next()?;
    let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
    let first = start + line.get(..indent)?.find('\t')?;
    (at <= start + indent).then(|| {
        let place = Place::bytes(file, first, start + indent);
        Diagnostic::new(&codes::load::TAB_INDENTATION, place, "a line is indented with a tab")
            .label("YAML allows only spaces here")
            .help("replace each tab by as many spaces as the lines around it use; your editor can do it for the file")
    })
}

/// Where the thing began in which the reader stumbled.
fn began(text: &Text, said: &str) -> Option<usize> {
    let context = said.split_once(", while ")?.1;
    let (line, column) = context.split_once(" at line ")?.1.split_once(" column ")?;
    Some(text.offset(line.parse().ok()?, column.parse().ok()?))
}

fn first_word(file: FileId, text: &Text, at: usize) -> Place {
    let start = text.line_start(text.line_column(at).0);
    let indent = text
        .text
        .get(start..at)
        .map_or(0, |before| before.len() - before.trim_start().len());
    word(file, text, start + indent)
}

fn line(text: &Text, place: &Place) -> usize {
    text.line_column(text.span(place).start).0
}

/// What has no end.
const UNENDED: &[&str] = &[
    "could not find expected ':'",
    "found unexpected end of stream",
    "found unexpected document",
];

static KNOWN: &[Meaning] = &[
    Meaning {
        said: "did not find expected key",
        message: "this line does not continue the mapping above it",
        label: "expected another key at the mapping's indentation",
        help: "indent a key exactly as the keys beside it, and a text after `|` or `>` at least as far as its first line",
    },
    Meaning {
        said: "did not find expected '-' indicator",
        message: "this line does not continue the list above it",
        label: "expected another `-` at the list's indentation",
        help: "begin each item with `-`, all at the same indentation",
    },
    Meaning {
        said: "mapping values are not allowed",
        message: "a value contains `: ` and has no quotes",
        label: "this would begin a second value",
        help: "put the value in quotes, or write it on the lines below its key, after `|`",
    },
    Meaning {
        said: "block sequence entries are not allowed",
        message: "a list item stands where no list can begin",
        label: "this `-` does not belong here",
        help: "begin the list on a line of its own, below its key",
    },
    Meaning {
        said: "could not find expected ':'",
        message: "a key has no `:` after it",
        label: "neither a key nor part of the value above",
        help: "write `key: value` with a space after `:` and `- item` with a space after `-`; a text of several lines needs `|` or `>`",
    },
    Meaning {
        said: "found unexpected end of stream",
        message: "a quote is opened and never closed",
        label: "opened here",
        help: "close the quote; inside single quotes a quote is written twice, inside double quotes as `\\\"`",
    },
    Meaning {
        said: "found unexpected document",
        message: "a quote is opened and never closed",
        label: "opened here",
        help: "close the quote; inside single quotes a quote is written twice, inside double quotes as `\\\"`",
    },
    Meaning {
        said: "found unknown escape character",
        message: "a backslash in double quotes begins an escape that YAML does not have",
        label: "unknown escape",
        help: "write `\\\\` for a backslash, or use single quotes, where it is an ordinary character",
    },
    Meaning {
        said: "did not find expected hexdecimal number",
        message: "an escape in double quotes needs hexadecimal digits",
        label: "expected a hexadecimal digit",
        help: "write `\\x` with 2 digits, `\\u` with 4 or `\\U` with 8, or `\\\\` for a backslash",
    },
    Meaning {
        said: "did not find expected ',' or ']'",
        message: "a list in brackets is not closed",
        label: "expected `,` or `]`",
        help: "close the list with `]`, and quote items that contain `[`, `]`, `{`, `}`, `,` or `: `",
    },
    Meaning {
        said: "did not find expected ',' or '}'",
        message: "a mapping in braces is not closed",
        label: "expected `,` or `}`",
        help: "close the mapping with `}`, and quote values that contain `[`, `]`, `{`, `}`, `,` or `: `",
    },
    Meaning {
        said: "did not find expected alphabetic or numeric character",
        message: "`*` begins an alias and `&` an anchor, but no name follows",
        label: "expected a name",
        help: "put texts that begin with `*` or `&` in quotes, such as `'*/*'`",
    },
    Meaning {
        said: "found character that cannot start any token",
        message: "a value cannot begin with this character",
        label: "not allowed here",
        help: "put the value in quotes",
    },
    Meaning {
        said: "unknown anchor",
        message: "an alias leads to an anchor that is not there",
        label: "no `&` with this name comes before",
        help: "put the text in quotes if no alias was meant, or define the anchor before it is used",
    },
    Meaning {
        said: "did not find expected <document start>",
        message: "something follows the end of the document",
        label: "this belongs to nothing",
        help: "check the indentation of this line: the first keys of a document all begin at the same column",
    },
    Meaning {
        said: "did not find expected node content",
        message: "a value is missing",
        label: "expected a value",
        help: "check the brackets and commas before it; a text that begins with `[` or `{` has to be quoted",
    },
    Meaning {
        said: "block scalar",
        message: "something follows `|` or `>` on its line",
        label: "the text begins on the next line",
        help: "put the text on the lines below, indented; a value that begins with `|` or `>` has to be quoted",
    },
];

/// `title: 'it's here'`, `path: {id}/x`: libyaml says the same as for a key at the wrong indentation.
static AFTER_VALUE: Meaning = Meaning {
    said: "(after a value)",
    message: "something follows a value that is already complete",
    label: "the value ended before this",
    help: "put the whole value in quotes; inside single quotes a quote is written twice, inside double quotes as `\\\"`",
};

/// A key below a line whose value is already there: libyaml says the same as for a value that contains `: `.
static TOO_FAR_IN: Meaning = Meaning {
    said: "(too far in)",
    message: "a key stands where none can be, because the key above it already has a value",
    label: "not expected here",
    help: "indent it exactly as the keys beside it; if it is part of the text above, put that text in quotes",
};

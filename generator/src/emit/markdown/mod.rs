//! The vendor's Markdown and HTML as rustdoc may have it: the same words, and nothing that is compiled, run, loaded or
//! taken for a link between items.
//!
//! First known HTML becomes Markdown, as text. Then the Markdown is parsed as rustdoc parses it, and written anew from what
//! was found: whatever has no meaning that we know is escaped, so what is safe does not depend on what was foreseen.

mod element;
mod escape;
mod frame;
mod html;
mod tag;
mod writer;

/// The text as rustdoc may have it.
pub(super) fn safe(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    if html::has_tags(text) {
        writer::written(&html::to_markdown(text))
    } else {
        writer::written(text)
    }
}

/// A safe text behind a word that says what it is about; what is more than running text begins below it.
pub(super) fn led(lead: &str, text: &str) -> String {
    let block = ["```", "- ", "> ", "#", "| ", "---"]
        .iter()
        .any(|mark| text.starts_with(mark));
    let numbered = text.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(". ");
    if block || numbered && !text.starts_with('.') {
        format!("{lead}:\n\n{text}")
    } else {
        format!("{lead}: {text}")
    }
}

/// The same as the item of a list, whose further lines are indented so that they stay its own.
pub(super) fn item(lead: &str, text: &str) -> String {
    format!("* {}", led(lead, text).replace('\n', "\n  "))
}

/// Most texts are a line that no reader of Markdown finds anything in.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let word = |at: Option<&u8>| at.is_some_and(u8::is_ascii_alphanumeric);
    let quiet = |(i, byte): (usize, &u8)| match byte {
        b'`' | b'[' | b'<' | b'&' | b'\\' | b'*' | b'~' => false,
        b'_' => i > 0 && word(bytes.get(i - 1)) && word(bytes.get(i + 1)),
        b'h' => !text[i..].starts_with("http"),
        byte => matches!(byte, b' '..=b'~'),
    };
    bytes.first().is_some_and(u8::is_ascii_alphabetic) && bytes.iter().enumerate().all(quiet)
}

/// Characters that change the direction of what is shown: they can make code look like what it is not.
pub(super) fn is_bidirectional(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{061c}')
}

/// A character as it may stand on a line: none that ends it, hides, or changes what is around it.
fn visible(c: char) -> char {
    match c {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => ' ',
        c if c.is_control() || is_bidirectional(c) => '\u{fffd}',
        c => c,
    }
}

#[cfg(test)]
mod tests;

//! A value as an argument, and long values on several lines.

use super::WIDTH;
use crate::ir::Ident;

/// A value for an argument.
pub(super) struct Argument {
    /// What it is called where it has a line of its own.
    pub(super) name: Ident,
    /// As it stands in the call.
    pub(super) text: String,
}

impl Argument {
    /// Whether a name would be shorter.
    pub(super) fn is_long(&self) -> bool {
        self.text.starts_with('&') && !self.text.starts_with("&[") && self.text.len() > self.name.as_str().len() + 12
    }

    /// Gives the value a name: the line that does so.
    pub(super) fn named(&mut self) -> String {
        let value = self.text.trim_start_matches('&').to_owned();
        let name = match self.name.bare() {
            "client" => "value",
            _ => self.name.as_str(),
        };
        self.text = format!("&{name}");
        laid_out(&format!("let {name} = {value};"), 0)
    }
}

/// An expression of ours, broken at its brackets where it is too long for a line.
pub(super) fn laid_out(text: &str, indent: usize) -> String {
    let whole = || text.to_owned();
    if indent + text.len() <= WIDTH {
        return whole();
    }
    let Some((open, close)) = outermost(text) else {
        return whole();
    };
    let (head, inside, tail) = (&text[..=open], text[open + 1..close].trim(), &text[close..]);
    let parts = split(inside);
    // A value that is the only argument keeps its brackets beside those around it.
    if let [only] = parts.as_slice()
        && (only.ends_with(')') || only.ends_with('}'))
    {
        return format!("{head}{}{tail}", laid_out(only, indent));
    }
    let pad = " ".repeat(indent);
    let lines = parts
        .iter()
        .map(|part| format!("\n{pad}    {},", laid_out(part, indent + 4)));
    format!("{}{}\n{pad}{tail}", head.trim_end(), lines.collect::<String>())
}

/// The last brackets that are in no others.
fn outermost(text: &str) -> Option<(usize, usize)> {
    let mut found = None;
    let mut start = 0;
    walk(text, |at, c, depth| match (c, depth) {
        ('(' | '[' | '{', 1) => start = at,
        (')' | ']' | '}', 0) if at > start + 1 => found = Some((start, at)),
        _ => {}
    });
    found
}

/// The parts between the commas that are in no brackets.
fn split(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    walk(text, |at, c, depth| {
        if c == ',' && depth == 0 {
            parts.push(text[start..at].trim());
            start = at + 1;
        }
    });
    parts.push(text[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

/// Each character outside of texts, with how many brackets are open after it.
fn walk(text: &str, mut see: impl FnMut(usize, char, usize)) {
    let (mut depth, mut quoted, mut escaped) = (0usize, false, false);
    for (at, c) in text.char_indices() {
        if c == '"' && !escaped {
            quoted = !quoted;
        }
        escaped = c == '\\' && !escaped;
        if quoted {
            continue;
        }
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        see(at, c, depth);
    }
}

#[cfg(test)]
mod tests {
    use super::laid_out;

    #[test]
    fn long_values_are_broken_at_their_brackets() {
        let text = "let body = Order::new(OrderRequired { name: \"a, (b\".to_owned(), lines: vec![Line::new(LineRequired { \
                    sku: \"a long number of an article\".to_owned(), amount: 1, price: \"12.50\".parse()? })] });";
        insta::assert_snapshot!(laid_out(text, 0), @r#"
        let body = Order::new(OrderRequired {
            name: "a, (b".to_owned(),
            lines: vec![Line::new(LineRequired {
                sku: "a long number of an article".to_owned(),
                amount: 1,
                price: "12.50".parse()?,
            })],
        });
        "#);
    }
}

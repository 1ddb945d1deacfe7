//! What documentation calls a type: "string or null", `array of objects`, `enum<string>`.

/// What values of a field look like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Anything.
    Any,
    /// A scalar: `type` and `format`.
    Scalar(&'static str, Option<&'static str>),
    /// An object; its members are the field's.
    Object,
    /// A list; the members of objects in it are the field's.
    List(Box<Shape>),
    /// One of these.
    Either(Vec<Shape>),
}

/// What the words beside a name say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) shape: Option<Shape>,
    pub(super) nullable: bool,
    pub(super) required: Option<bool>,
    pub(super) deprecated: bool,
    pub(super) default: Option<String>,
    /// A word that means nothing to us, where a type was expected.
    pub(super) unknown: Option<String>,
    /// The same of what a list is a list of.
    pub(super) unknown_items: Option<String>,
}

impl Said {
    /// What has members is an object, whatever it is called.
    pub(super) fn has_members(&mut self) {
        let (whole, items) = (self.unknown.take(), self.unknown_items.take());
        if whole.is_some() {
            self.shape = Some(Shape::Object);
        } else if items.is_some() {
            self.shape = Some(Shape::List(Box::new(Shape::Object)));
        }
    }
}

/// Reads what stands in brackets or after `type:`.
pub(super) fn said(words: &str) -> Said {
    let mut said = Said::default();
    let mut shapes = Vec::new();
    for word in parts(words) {
        let plain = word.to_lowercase();
        match plain.as_str() {
            "null" | "nullable" | "none" => said.nullable = true,
            "required" | "mandatory" => said.required = Some(true),
            "optional" | "not required" => said.required = Some(false),
            "deprecated" => said.deprecated = true,
            "" => {}
            _ => match (plain.strip_prefix("default"), shape(&plain)) {
                (Some(_), _) => said.default = Some(default(&word)),
                (None, Some(shape)) => {
                    shapes.push(shape);
                    said.unknown_items = said.unknown_items.or_else(|| unknown_items(&word));
                }
                (None, None) => said.unknown = Some(word),
            },
        }
    }
    shapes.dedup();
    said.shape = match shapes.len() {
        0 | 1 => shapes.pop(),
        _ => Some(one_of(shapes)),
    };
    said
}

/// `string, date-time` is one type, said in two words.
fn one_of(shapes: Vec<Shape>) -> Shape {
    if let [Shape::Scalar(a, None), Shape::Scalar(b, Some(format))] = shapes.as_slice()
        && a == b
    {
        return Shape::Scalar(a, Some(format));
    }
    Shape::Either(shapes)
}

/// Splits at `|`, `,`, `;`, `/` and "or", but not inside of brackets.
fn parts(words: &str) -> Vec<String> {
    let words = words.replace(['`', '*'], "").replace(" or ", "|");
    let mut parts = vec![String::new()];
    let mut depth = 0usize;
    for c in words.chars() {
        match c {
            '<' | '(' | '[' => depth += 1,
            '>' | ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && matches!(c, '|' | ',' | ';' | '/') {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    parts.iter().map(|part| part.trim().to_owned()).collect()
}

fn default(word: &str) -> String {
    let rest = word.get("default".len()..).unwrap_or_default();
    rest.trim_start_matches([':', '=', ' '])
        .trim()
        .trim_matches('"')
        .to_owned()
}

fn shape(word: &str) -> Option<Shape> {
    let word = word.trim();
    if let Some(items) = items(word) {
        return Some(Shape::List(Box::new(shape(items).unwrap_or(Shape::Any))));
    }
    let (kind, format) = match word {
        "string" | "strings" | "text" | "str" | "enum" | "enum<string>" | "id" => ("string", None),
        "uuid" | "guid" | "string<uuid>" => ("string", Some("uuid")),
        "date-time" | "datetime" | "iso 8601" | "iso8601" | "iso 8601 timestamp" | "string<date-time>" => {
            ("string", Some("date-time"))
        }
        "date" | "string<date>" => ("string", Some("date")),
        "email" | "string<email>" => ("string", Some("email")),
        "url" | "uri" | "string<uri>" => ("string", Some("uri")),
        "file" | "binary" | "string<binary>" => ("string", Some("binary")),
        "integer" | "integers" | "int" | "enum<integer>" => ("integer", None),
        "int32" | "integer<int32>" => ("integer", Some("int32")),
        "int64" | "long" | "integer<int64>" => ("integer", Some("int64")),
        "number" | "numbers" | "float" | "double" | "decimal" | "enum<number>" => ("number", None),
        "boolean" | "booleans" | "bool" | "true/false" => ("boolean", None),
        "object" | "objects" | "json" | "json object" | "map" | "dict" | "dictionary" | "hash" => {
            return Some(Shape::Object);
        }
        "any" => return Some(Shape::Any),
        "array" | "list" => return Some(Shape::List(Box::new(Shape::Any))),
        _ => return None,
    };
    Some(Shape::Scalar(kind, format))
}

/// The word for what a list is a list of, where it means nothing to us.
fn unknown_items(word: &str) -> Option<String> {
    let plain = word.to_lowercase();
    let mut inner = items(plain.trim())?.trim();
    while let Some(deeper) = items(inner) {
        inner = deeper.trim();
    }
    let known = inner.is_empty() || shape(inner).is_some();
    // As it is written, unless lower case is longer.
    let written = plain.find(inner).and_then(|at| word.get(at..at + inner.len()));
    (!known).then(|| written.unwrap_or(inner).to_owned())
}

/// What a list is a list of.
fn items(word: &str) -> Option<&str> {
    for lead in ["array of ", "list of ", "arrays of "] {
        if let Some(items) = word.strip_prefix(lead) {
            return Some(items);
        }
    }
    for (open, close) in [("array<", ">"), ("list<", ">"), ("array[", "]"), ("array(", ")")] {
        if let Some(items) = word.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)) {
            return Some(items);
        }
    }
    word.strip_suffix("[]")
        .or_else(|| word.strip_suffix(" array"))
        .or_else(|| word.strip_suffix(" list"))
}

/// The values that a text lists: "Available options: `a`, `b`".
pub(super) fn listed(text: &str) -> Vec<String> {
    const LEADS: [&str; 5] = [
        "available options:",
        "possible values:",
        "allowed values:",
        "one of:",
        "possible values are:",
    ];
    let lower = text.to_lowercase();
    let Some(at) = LEADS.iter().find_map(|lead| lower.find(lead).map(|at| at + lead.len())) else {
        return Vec::new();
    };
    // Lower case may be longer; then the text is none that we read.
    let rest = text.get(at..).filter(|_| lower.len() == text.len()).unwrap_or_default();
    let rest = rest.split("\n\n").next().unwrap_or_default();
    let mut values = Vec::new();
    for (number, part) in rest.split('`').enumerate() {
        if number % 2 == 1 {
            values.push(part.trim().to_owned());
        } else if !part
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, ',' | '.' | '|' | '/'))
            && !matches!(part.trim().trim_start_matches(',').trim(), "or" | "and")
        {
            break;
        }
    }
    values.retain(|value| !value.is_empty() && !value.contains(char::is_whitespace));
    if values.len() > 1 { values } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_listed_behind_a_colon() {
        assert_eq!(
            listed("The state. Available options: `draft`, `open` or `paid`."),
            ["draft", "open", "paid"]
        );
        assert_eq!(listed("One of: see below"), Vec::<String>::new());
        assert_eq!(listed("Use `a` or `b`."), Vec::<String>::new());
    }

    #[test]
    fn types_are_said_in_many_ways() {
        let text = Shape::Scalar("string", None);
        assert_eq!(said("string or null").shape, Some(text.clone()));
        assert!(said("string | null").nullable);
        assert_eq!(
            said("array of strings").shape,
            Some(Shape::List(Box::new(text.clone())))
        );
        assert_eq!(said("string[]").shape, said("array<string>").shape);
        assert_eq!(said("integer, required, default: 10").default.as_deref(), Some("10"));
        assert_eq!(said("Array<Foo>").unknown_items.as_deref(), Some("Foo"));
        assert_eq!(said("array of Foo[]").unknown_items.as_deref(), Some("Foo"));
        assert_eq!(said("string[][]").unknown_items, None);
        assert_eq!(said("integer, required").required, Some(true));
        assert_eq!(said("frobnicator").unknown.as_deref(), Some("frobnicator"));
        assert_eq!(
            said("string, date-time").shape,
            Some(Shape::Scalar("string", Some("date-time")))
        );
    }
}

//! The segments of a JSONPath, as they are written: what an answer to a path that leads nowhere is made of.

/// How deep brackets may be nested: with each level of filters in filters the parser takes twice as long.
pub(super) const DEEPEST: usize = 12;

/// The byte after each segment; that after `$` is the first.
pub(super) fn ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut scan = Scan::default();
    let mut dots = false;
    for (at, letter) in text.char_indices() {
        let outside = scan.is_outside();
        scan.next(letter);
        let begins = outside && matches!(letter, '.' | '[') && !dots;
        if begins {
            ends.push(at);
        }
        dots = outside && letter == '.';
    }
    ends.push(text.len());
    ends
}

/// Whether brackets are nested deeper than anyone means.
pub(super) fn is_too_deep(text: &str) -> bool {
    let mut scan = Scan::default();
    text.chars().any(|letter| {
        scan.next(letter);
        scan.depth > DEEPEST
    })
}

/// The name that a segment selects, if it selects one: `.get`, `['get']`, `..get`.
pub(super) fn name(segment: &str) -> Option<String> {
    let segment = segment.trim();
    let segment = segment.strip_prefix("..").unwrap_or(segment);
    if let Some(inner) = segment.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let inner = inner.trim();
        let quote = inner.chars().next().filter(|quote| matches!(quote, '\'' | '"'))?;
        let inner = inner.strip_prefix(quote)?.strip_suffix(quote)?;
        return (!inner.contains(['\\', quote])).then(|| inner.to_owned());
    }
    let name = segment.strip_prefix('.').unwrap_or(segment);
    (!name.is_empty() && name != "*").then(|| name.to_owned())
}

/// Where a reader is: within quotes, and within how many brackets.
#[derive(Default)]
struct Scan {
    depth: usize,
    quote: Option<char>,
    escaped: bool,
}

impl Scan {
    fn is_outside(&self) -> bool {
        self.depth == 0 && self.quote.is_none()
    }

    fn next(&mut self, letter: char) {
        match self.quote {
            Some(_) if self.escaped => self.escaped = false,
            Some(_) if letter == '\\' => self.escaped = true,
            Some(quote) if letter == quote => self.quote = None,
            Some(_) => {}
            None => match letter {
                '\'' | '"' => self.quote = Some(letter),
                '[' | '(' => self.depth += 1,
                ']' | ')' => self.depth = self.depth.saturating_sub(1),
                _ => {}
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ends, is_too_deep, name};

    fn segments(text: &str) -> Vec<&str> {
        let ends = ends(text);
        let starts = std::iter::once(0).chain(ends.iter().copied());
        starts.zip(&ends).filter_map(|(from, to)| text.get(from..*to)).collect()
    }

    #[test]
    fn a_path_falls_into_its_segments() {
        assert_eq!(segments("$"), ["$"]);
        assert_eq!(
            segments("$.paths['/a.b[]'].*..x[?(@.y == 'z]')][0]"),
            ["$", ".paths", "['/a.b[]']", ".*", "..x", "[?(@.y == 'z]')]", "[0]"]
        );
        assert_eq!(segments("$..['x']"), ["$", "..['x']"]);
    }

    #[test]
    fn a_segment_may_be_a_name() {
        assert_eq!(name(".get").as_deref(), Some("get"));
        assert_eq!(name("[ '/pets' ]").as_deref(), Some("/pets"));
        assert_eq!(name("..responses").as_deref(), Some("responses"));
        for other in [".*", "[0]", "[?@.x]", "['a','b']", "$"] {
            assert!(name(other).is_none_or(|name| name == "$"), "{other}");
        }
    }

    #[test]
    fn nobody_nests_a_hundred_brackets() {
        assert!(is_too_deep(&"(".repeat(100)));
        assert!(!is_too_deep("$.a[?(@.b)]"));
        assert!(!is_too_deep(&format!("$['{}']", "(".repeat(100))));
    }
}

//! Strings that a pattern matches, made from its syntax tree. Patterns are ECMAScript's; what Rust's parser does not know
//! is put in its words or left out, and the judge sees to it that the result fits.

use regex_syntax::hir::{Class, Hir, HirKind};

use super::random::Random;

/// A text that probably matches. Later attempts are longer.
pub(super) fn text(pattern: &str, random: &mut Random, attempt: usize) -> Option<String> {
    let hir = parse(pattern)?;
    let mut out = String::new();
    write(&hir, random, attempt, &mut out);
    Some(out)
}

fn parse(pattern: &str) -> Option<Hir> {
    let parse = |text: &str| {
        regex_syntax::ParserBuilder::new()
            .nest_limit(100)
            .build()
            .parse(text)
            .ok()
    };
    parse(pattern).or_else(|| parse(&in_other_words(pattern)))
}

/// Look-around goes, escapes that only ECMAScript knows and brackets in classes are written plainly.
fn in_other_words(pattern: &str) -> String {
    let chars: Vec<char> = pattern.chars().collect();
    let (mut out, mut i, mut class) = (String::new(), 0, false);
    while let Some(c) = chars.get(i).copied() {
        let ahead: String = chars.iter().skip(i).take(4).collect();
        match c {
            '\\' => {
                let next = chars.get(i + 1).copied().unwrap_or('\\');
                let plain = next.is_alphanumeric() && !"dDwWsSbBntrfvxupP0123456789".contains(next);
                match plain || next == '_' {
                    true => out.push(next),
                    false => out.extend(['\\', next]),
                }
                i += 2;
                continue;
            }
            '[' if class => out.push_str("\\["),
            '[' => {
                class = true;
                out.push('[');
            }
            ']' => {
                class = false;
                out.push(']');
            }
            '(' if !class
                && ["(?=", "(?!", "(?<=", "(?<!"]
                    .iter()
                    .any(|look| ahead.starts_with(look)) =>
            {
                i = after_group(&chars, i);
                continue;
            }
            '&' | '~' if class => out.extend(['\\', c]),
            _ => out.push(c),
        }
        i += 1;
    }
    out
}

/// The place after the group that begins at `start`.
fn after_group(chars: &[char], start: usize) -> usize {
    let (mut open, mut i, mut class) = (0_usize, start, false);
    while let Some(c) = chars.get(i) {
        match c {
            '\\' => i += 1,
            '[' => class = true,
            ']' => class = false,
            '(' if !class => open += 1,
            ')' if !class => {
                open = open.saturating_sub(1);
                if open == 0 {
                    return i + 1;
                }
            }
            _ => {}
        }
        i += 1;
    }
    chars.len()
}

fn write(hir: &Hir, random: &mut Random, attempt: usize, out: &mut String) {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => out.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(class) => out.extend(one_of(class, random)),
        HirKind::Repetition(repetition) => {
            let least = repetition.min as usize;
            let most = repetition.max.map_or(usize::MAX, |max| max as usize);
            let more = random.below(2 + attempt + attempt * attempt / 4);
            let count = (least + more).min(most).min(least.max(2000));
            for _ in 0..count {
                if out.len() < 1 << 16 {
                    write(&repetition.sub, random, attempt, out);
                }
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, random, attempt, out),
        HirKind::Concat(parts) => parts.iter().for_each(|part| write(part, random, attempt, out)),
        HirKind::Alternation(parts) => {
            if let Some(part) = random.pick(parts) {
                write(part, random, attempt, out);
            }
        }
    }
}

/// A character of the class: a plain one, if there is any, because `\d` and `\w` are about ASCII.
fn one_of(class: &Class, random: &mut Random) -> Option<char> {
    let ranges: Vec<(u32, u32)> = match class {
        Class::Unicode(class) => class
            .ranges()
            .iter()
            .map(|r| (r.start().into(), r.end().into()))
            .collect(),
        Class::Bytes(class) => class
            .ranges()
            .iter()
            .map(|r| (r.start().into(), r.end().into()))
            .collect(),
    };
    let plain = ranges
        .iter()
        .map(|(a, b)| ((*a).max(0x20), (*b).min(0x7e)))
        .filter(|(a, b)| a <= b);
    let plain: Vec<(u32, u32)> = plain.collect();
    let (low, high) = *random.pick(if plain.is_empty() { &ranges } else { &plain })?;
    let offset = random.below((high - low + 1) as usize);
    char::from_u32(low + u32::try_from(offset).unwrap_or_default())
}

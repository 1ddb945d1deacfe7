//! `specwright explain`.

use super::Exit;
use super::args;
use super::terminal::Terminal;
use crate::diagnostic::{codes, nearest};
use crate::diff;

pub(super) fn explain(arguments: &args::Explain, terminal: &mut Terminal) -> Exit {
    let Some(name) = &arguments.code else {
        list(terminal);
        return Exit::Clean;
    };
    // As it stands in a message, brackets and all.
    let name = name.trim_matches(['[', ']']);
    match (codes::find(name), diff::rule(name)) {
        (Some(code), _) => {
            terminal.say(&format!(
                "{}[{}]: {}\n\n{}\n",
                code.severity,
                code.name,
                code.summary,
                code.explain.trim_end()
            ));
            Exit::Clean
        }
        (None, Some(rule)) => {
            terminal.say(&format!("rule[{}]\n\n{}\n", rule.id, rule.explain.trim_end()));
            Exit::Clean
        }
        (None, None) => {
            let help = meant(name).map_or_else(String::new, |near| format!("did you mean {near}? "));
            eprintln!("error: there is no code `{name}`\n  help: {help}`specwright explain` lists them all");
            Exit::BadInput
        }
    }
}

/// The name that was misspelt, or the first that have the word in them.
fn meant(word: &str) -> Option<String> {
    const MOST: usize = 3;
    let rules = diff::rules().map(|rule| rule.id);
    let names: Vec<&str> = codes::all().map(|code| code.name).chain(rules).collect();
    if let Some(near) = nearest(word, &names) {
        return Some(format!("`{near}`"));
    }
    let with = names
        .iter()
        .filter(|name| !word.is_empty() && name.contains(word))
        .take(MOST);
    let with: Vec<String> = with.map(|name| format!("`{name}`")).collect();
    (!with.is_empty()).then(|| with.join(" or "))
}

/// The first sentence, without its end; the dot of a file's name is none.
fn sentence(text: &str) -> &str {
    let ends = text.match_indices(['.', ':']).map(|(at, _)| at);
    let mut ends = ends.filter(|at| text[at + 1..].chars().next().is_none_or(char::is_whitespace));
    ends.next().map_or(text, |end| &text[..end])
}

fn list(terminal: &mut Terminal) {
    let width = codes::all().map(|code| code.name.len()).max().unwrap_or(0);
    for code in codes::all() {
        terminal.say(&format!(
            "{:<7}  {:<width$}  {}\n",
            code.severity.name(),
            code.name,
            code.summary
        ));
    }
    let width = diff::rules().map(|rule| rule.id.len()).max().unwrap_or(0);
    for rule in diff::rules() {
        let first = sentence(rule.explain);
        terminal.say(&format!("rule     {:<width$}  {first}\n", rule.id));
    }
}

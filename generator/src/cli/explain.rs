//! `specwright explain`.

use super::Exit;
use super::args;
use super::terminal::Terminal;
use crate::diagnostic::codes;
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
            eprintln!("error: there is no code `{name}`\n  help: `specwright explain` lists them all");
            Exit::BadInput
        }
    }
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
        let first = rule.explain.split(['.', ':']).next().unwrap_or_default();
        terminal.say(&format!("rule     {:<width$}  {first}\n", rule.id));
    }
}

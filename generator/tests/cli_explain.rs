//! `specwright explain`, and what else is told without a document.

mod cli_support;

use cli_support::Project;
use specwright::diagnostic::codes;
use specwright::diff;

#[test]
fn a_code_is_explained() {
    let project = Project::new(&[]);
    let ended = project.run(&["explain", "stale"]).code(0);
    insta::assert_snapshot!(ended.stdout);
    assert_eq!(project.run(&["explain", "[stale]"]).code(0).stdout, ended.stdout);
}

#[test]
fn an_unknown_code_is_bad_input() {
    let ended = Project::new(&[]).run(&["explain", "no-such-code"]).code(2);
    assert!(
        ended.stderr.contains("there is no code `no-such-code`"),
        "{}",
        ended.stderr
    );
}

#[test]
fn a_code_that_is_misspelt_or_half_is_guessed() {
    let help = |word: &str| {
        let stderr = Project::new(&[]).run(&["explain", word]).code(2).stderr;
        stderr.lines().nth(1).unwrap_or_default().trim().to_owned()
    };
    let list = "`specwright explain` lists them all";
    assert_eq!(
        help("danglingreference"),
        format!("help: did you mean `dangling-reference`? {list}")
    );
    assert_eq!(
        help("nullable"),
        format!("help: did you mean `became-nullable` or `no-longer-nullable`? {list}")
    );
    assert_eq!(help("xyzzy"), format!("help: {list}"));
}

#[test]
fn all_codes_are_listed() {
    let ended = Project::new(&[]).run(&["explain"]).code(0);
    assert_eq!(
        ended.stdout.lines().count(),
        codes::all().count() + diff::rules().count()
    );
    let line = ended.stdout.lines().find(|line| line.contains("configuration-changed"));
    insta::assert_snapshot!(line.unwrap_or_default(), @"rule     configuration-changed              What specwright.toml says of the vendor changed");
}

#[test]
fn every_code_has_a_name_of_its_own_and_an_entry() {
    let mut names = std::collections::BTreeSet::new();
    for code in codes::all() {
        assert!(names.insert(code.name), "{} twice", code.name);
        assert!(
            code.name
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
            "{}",
            code.name
        );
        assert!(
            !code.summary.is_empty() && !code.summary.ends_with('.'),
            "{}",
            code.name
        );
        assert!(code.explain.len() > 80, "{} says too little", code.name);
    }
}

#[test]
fn help_documents_the_exit_codes() {
    let ended = Project::new(&[]).run(&["--help"]).code(0);
    insta::assert_snapshot!(ended.stdout);
}

#[test]
fn wrong_arguments_are_bad_input() {
    Project::new(&[]).run(&["generat"]).code(2);
    Project::new(&[]).run(&[]).code(2);
}

//! A regeneration that ends between any two of its writes, as by a power cut: each file is old or new, `check` tells, and the
//! next run makes it whole.
#![allow(clippy::unwrap_used)]

mod cli_support;

use cli_support::Project;
use specwright::diagnostic::Diagnostics;
use specwright::output::{Plan, write};

/// The tree is of an older document, with a vendor more and another layout.
fn older() -> Project {
    let project = Project::new(&["acme", "globex"]);
    project.run(&["generate"]).code(0);
    project.configure(&["acme"]);
    project.edit(
        "specs/acme.yaml",
        "name: { type: string }",
        "title: { type: string }\n        kind: { type: string, enum: [a, b] }",
    );
    project.edit(
        "specs/acme.yaml",
        "paths:\n",
        "paths:\n  /owners:\n    get: { tags: [Owners], responses: { '204': { description: none } } }\n",
    );
    project
}

fn plan(project: &Project) -> Plan {
    let mut notes = Diagnostics::new();
    let opened = specwright::project::Project::open(&project.path("specwright.toml"), &mut notes).unwrap();
    opened.run(false).plan.unwrap()
}

#[test]
fn each_file_is_old_or_new_and_the_next_run_makes_it_whole() {
    let whole = older();
    let (before, all) = (whole.files(), plan(&whole).changes.len());
    whole.run(&["generate"]).code(0);
    let after = whole.files();
    assert!(all > 5, "{all} writes are too few to be cut off");

    for writes in 0..all {
        let cut = older();
        let mut plan = plan(&cut);
        // What was about to be written when it ended lies there under its temporary name.
        let next = plan.changes.split_off(writes).swap_remove(0);
        write(&plan, &cut.path(""), None, &mut Diagnostics::new()).unwrap();
        let (folder, name) = next.path.rsplit_once('/').unwrap_or(("", &next.path));
        let leftover = format!("{folder}/.{name}.4711.tmp");
        cut.write(leftover.trim_start_matches('/'), "// half");

        for (path, text) in cut.files().iter().filter(|(path, _)| !path.ends_with(".tmp")) {
            let known = [before.get(path), after.get(path)];
            assert!(
                known.contains(&Some(text)),
                "{path} is neither old nor new after {writes} writes"
            );
        }
        let ended = cut.run(&["check"]).code(1);
        assert!(ended.stderr.contains("stale"), "{}", ended.stderr);
        let ended = cut.run(&["generate"]).code(0);
        assert!(
            !ended.stderr.contains("hand"),
            "after {writes} writes: {}",
            ended.stderr
        );
        let mut now = cut.files();
        now.retain(|path, _| !path.ends_with(".tmp"));
        assert_eq!(now, after, "after {writes} writes");
        cut.run(&["check"]).code(0);
    }
}

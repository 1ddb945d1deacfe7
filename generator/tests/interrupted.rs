//! A regeneration that ends between any two of its writes, as by a power cut: each file is old or new, `check` tells, and the
//! next run makes it whole.
#![allow(clippy::unwrap_used)]

mod cli_support;

use cli_support::Project;
use specwright::diagnostic::Diagnostics;
use specwright::output::{Plan, write};

/// No process has this number.
const GONE: u32 = u32::MAX;

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
        let leftover = format!("{folder}/.{name}.{GONE}.tmp");
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
        assert!(!ended.stderr.contains(".tmp"), "{}", ended.stderr);
        let ended = cut.run(&["generate"]).code(0);
        assert!(
            !ended.stderr.contains("hand"),
            "after {writes} writes: {}",
            ended.stderr
        );
        let mut now = cut.files();
        if !cfg!(target_os = "linux") {
            // Processes cannot be looked up: what they left behind stays for an hour.
            now.retain(|path, _| !path.ends_with(".tmp"));
        }
        assert_eq!(now, after, "after {writes} writes");
        cut.run(&["check"]).code(0);
    }
}

#[test]
fn a_temporary_file_is_no_reason_to_be_stale() {
    let project = Project::new(&["acme"]);
    project.run(&["generate"]).code(0);
    project.write(&format!("generated/acme/.types.rs.{GONE}.tmp"), "// half");
    let ended = project.run(&["check"]).code(0);
    assert_eq!(ended.stderr, "");
    project.run(&["check", "--full"]).code(0);
}

#[test]
fn what_somebody_writes_or_somebody_else_has_is_left_alone() {
    let project = Project::new(&["acme"]);
    project.run(&["generate"]).code(0);
    let (gone, here) = (GONE, std::process::id());
    let kept = [
        // A process that is there may be writing.
        format!("generated/acme/.types.rs.{here}.tmp"),
        // What is no file of ours, and what is not named so.
        format!("generated/acme/.mine.rs.{gone}.tmp"),
        format!("generated/acme/types.rs.{gone}.tmp"),
        format!("specs/.types.rs.{gone}.tmp"),
        "generated/acme/.types.rs.tmp".to_owned(),
        "generated/acme/.types.rs.007.tmp".to_owned(),
    ];
    kept.iter().for_each(|path| project.write(path, "// half"));
    // A process elsewhere, a container on the same folder, say, holds a lock.
    let locked = format!("generated/acme/.mod.rs.{gone}.tmp");
    project.write(&locked, "// half");
    let file = std::fs::File::options()
        .write(true)
        .open(project.path(&locked))
        .unwrap();
    file.lock().unwrap();
    project.run(&["generate"]).code(0);
    for path in kept.iter().chain([&locked]) {
        assert!(project.path(path).exists(), "{path}");
    }
    drop(file);
    project.run(&["generate"]).code(0);
    assert_eq!(project.path(&locked).exists(), !cfg!(target_os = "linux"));
}

/// A process that may not write files of more than a few hundred bytes is killed when it does.
#[cfg(target_os = "linux")]
#[test]
fn what_a_killed_run_leaves_behind_is_removed_by_the_next() {
    let project = older();
    let status = std::process::Command::new("sh")
        .args([
            "-c",
            "ulimit -c 0; ulimit -f 1; exec \"$0\" generate",
            env!("CARGO_BIN_EXE_specwright"),
        ])
        .current_dir(project.path(""))
        .status();
    assert!(status.unwrap().code().is_none(), "it was not killed");
    let left = |project: &Project| {
        project
            .files()
            .into_keys()
            .filter(|path| path.ends_with(".tmp"))
            .count()
    };
    assert_eq!(left(&project), 1);
    project.run(&["generate"]).code(0);
    assert_eq!(left(&project), 0);
    project.run(&["check", "--full"]).code(0);
}

//! Folders that cannot be written, and disks that are full: what a person reads, and what is left of the files.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod cli_support;

use std::process::{Command, Output};

use cli_support::{Ended, Project};

/// The document is newer than the files.
fn stale() -> Project {
    let project = Project::new(&["acme"]);
    project.run(&["generate"]).code(0);
    project.edit("specs/acme.yaml", "name: { type: string }", "title: { type: string }");
    project
}

/// Generates in a shell, after some commands.
fn generate(project: &Project, shell: &[&str], commands: &str) -> Option<Output> {
    let (program, arguments) = shell.split_first()?;
    let script = format!("{commands} exec \"$0\" generate");
    let mut command = Command::new(program);
    command
        .args(arguments)
        .args(["-c", &script, env!("CARGO_BIN_EXE_specwright")]);
    command.current_dir(project.path("")).output().ok()
}

/// The same with a mount of one's own; nothing where that is not allowed, which it has to be in CI.
fn generate_mounted(project: &Project, mount: &str) -> Option<Ended> {
    let unshared = ["unshare", "-rm", "sh"];
    let can = generate(project, &unshared, &format!("{mount} || exit 99; exit 0;"));
    let can = can.is_some_and(|it| it.status.success());
    let must = std::env::var_os("SPECWRIGHT_MOUNTS").is_some();
    assert!(can || !must, "a test may mount nothing here");
    if !can {
        return None;
    }
    generate(project, &unshared, &format!("{mount};")).map(ended)
}

fn ended(output: Output) -> Ended {
    Ended {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Each file is what it was, and nothing else lies about.
#[track_caller]
fn is_untouched(project: &Project, before: &Project) {
    let files = |project: &Project| {
        let mut files = project.files();
        files.retain(|path, _| path.starts_with("generated/") || path.starts_with("specwright."));
        files
    };
    assert_eq!(files(project), files(before));
}

#[test]
fn a_read_only_folder() {
    let project = stale();
    let Some(ended) = generate_mounted(
        &project,
        "mount --bind generated generated && mount -o remount,ro,bind generated",
    ) else {
        return;
    };
    insta::assert_snapshot!(ended.code(2).stderr, @"
    error[write-failed]: cannot write `generated/acme/types.rs`: Read-only file system (os error 30)
      help: the tree is stale, and cannot be written here: generate where it can, and commit the result
            `specwright explain write-failed` says more
    ");
    is_untouched(&project, &stale());
    project.run(&["check"]).code(1);
}

#[test]
fn a_full_disk() {
    let project = stale();
    let Some(ended) = generate_mounted(&project, "mount -t tmpfs -o size=8k none generated") else {
        return;
    };
    let stderr = ended.code(2).stderr;
    // Which file it is depends on how long the others are.
    for part in [
        "error[write-failed]: cannot write `generated/acme/",
        "No space left on device",
        "help: make room and generate again: what is written so far is whole",
    ] {
        assert!(stderr.contains(part), "{stderr}");
    }
    is_untouched(&project, &stale());
}

#[test]
fn a_file_that_becomes_too_long() {
    // Not every system lets a test mount a disk; every one has a limit for files. Who ignores the signal gets an error.
    let project = stale();
    let output = generate(&project, &["sh"], "trap '' XFSZ; ulimit -f 1;").unwrap();
    insta::assert_snapshot!(ended(output).code(2).stderr, @"
    error[write-failed]: cannot write `generated/acme/types.rs`: File too large (os error 27)
      help: generate again when this is mended: what is written so far is whole
            `specwright explain write-failed` says more
    ");
    is_untouched(&project, &stale());
    project.run(&["generate"]).code(0);
    project.run(&["check", "--full"]).code(0);
}

#[test]
fn a_folder_that_a_user_may_not_write() {
    use std::os::unix::fs::PermissionsExt as _;
    let project = stale();
    let folder = project.path("generated/acme");
    let allow = |mode| std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(mode)).unwrap();
    allow(0o555);
    let refused = std::fs::write(folder.join("probe"), "").is_err();
    let ended = project.run(&["generate"]);
    allow(0o755);
    // Root may write everything.
    if refused {
        assert!(ended.code(2).stderr.contains("cannot be written here"));
        is_untouched(&project, &stale());
    }
}

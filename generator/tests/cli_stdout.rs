//! Standard output that cannot be written: what was asked for is lost, and that is told.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod cli_support;

use std::fs::OpenOptions;
use std::process::{Command, Output, Stdio};

use cli_support::Project;

fn run(project: &Project, arguments: &[&str], stdout: Stdio) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_specwright"));
    command.args(arguments).current_dir(project.path("")).stdout(stdout);
    command
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
        .wait_with_output()
        .unwrap()
}

const COMMANDS: &[&[&str]] = &[
    &["--help"],
    &["schema"],
    &["man"],
    &["completions", "bash"],
    &["inspect", "specs/acme.yaml"],
    &["diff", "specs/acme.yaml", "specs/acme.yaml"],
    &["explain"],
    &["generate"],
    &["check"],
    &[
        "generate",
        "specs/none.yaml",
        "--out",
        "none",
        "--message-format",
        "json",
    ],
];

#[test]
fn a_full_disk_is_told() {
    let project = Project::new(&["acme"]);
    for arguments in COMMANDS {
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = run(&project, arguments, full.into());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let stderr = String::from_utf8(output.stderr).unwrap();
        let told = "error[write-failed]: cannot write to standard output: No space left on device (os error 28)";
        assert!(stderr.contains(told), "{arguments:?}: {stderr}");
    }
}

#[test]
fn a_closed_pipe_is_nobodys_fault() {
    let project = Project::new(&["acme"]);
    for arguments in COMMANDS.iter().filter(|it| !it.contains(&"json")) {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = run(&project, arguments, writer.into());
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(!stderr.contains("standard output"), "{arguments:?}: {stderr}");
    }
}

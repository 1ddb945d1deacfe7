//! `specwright watch`.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod cli_support;

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use cli_support::Project;

/// A command that runs until the test ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn watch(project: &Project) -> Running {
    let mut command = Command::new(env!("CARGO_BIN_EXE_specwright"));
    command.arg("watch").current_dir(project.path(""));
    Running(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap())
}

/// Waits until a generated file says something; how long that took.
#[track_caller]
fn until(project: &Project, text: &str) -> Duration {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(20) {
        let file = project.path("generated/stan/types.rs");
        if std::fs::read_to_string(file).is_ok_and(|types| types.contains(text)) {
            return start.elapsed();
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("`{text}` never came");
}

#[test]
fn a_change_is_generated_at_once() {
    let project = Project::new(&["stan"]);
    let _running = watch(&project);
    until(&project, "pub name: ");
    project.edit("specs/stan.yaml", "        name: {", "        nick: {");
    let took = until(&project, "pub nick: ");
    assert!(took < Duration::from_secs(5), "{took:?}");
    // A broken document is told, and waited for to be mended.
    let whole = project.read("specs/stan.yaml");
    project.write("specs/stan.yaml", "openapi: [");
    std::thread::sleep(Duration::from_millis(500));
    project.write("specs/stan.yaml", &whole.replace("nick", "pet_name"));
    until(&project, "pub pet_name: ");
    // The configuration, and what it names, are watched as well.
    project.write(
        "specs/stan.overlay.yaml",
        "overlay: 1.0.0\ninfo: { title: t, version: '1' }\nactions: [{ target: $.components.schemas.Pet.properties, update: { born: { type: string } } }]\n",
    );
    project.edit(
        "specwright.toml",
        "document",
        "overlays = ['specs/stan.overlay.yaml']\ndocument",
    );
    until(&project, "pub born: ");
    project.edit("specs/stan.overlay.yaml", "born", "died");
    until(&project, "pub died: ");
    // An editor, or a change of branches, may take the configuration away for a moment.
    let configuration = project.read("specwright.toml");
    project.remove("specwright.toml");
    std::thread::sleep(Duration::from_millis(500));
    project.write("specwright.toml", &configuration);
    std::thread::sleep(Duration::from_millis(500));
    project.edit("specs/stan.overlay.yaml", "died", "sold");
    until(&project, "pub sold: ");
}

#[test]
fn without_a_configuration_there_is_nothing_to_wait_for() {
    let project = Project::new(&["stan"]);
    project.remove("specwright.toml");
    let ended = project.run(&["watch"]).code(2);
    assert!(ended.stderr.contains("there is no specwright.toml"), "{}", ended.stderr);
}

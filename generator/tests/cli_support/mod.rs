//! A project in a temporary folder, and the command run in it.
#![allow(dead_code, reason = "each test file uses some of it")]
#![allow(unreachable_pub, reason = "the module stands in several crates")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A document that every stage has something to do with.
pub const ACME: &str = "\
openapi: 3.0.3
info: { title: Acme, version: '1' }
servers: [{ url: 'https://api.acme.dev' }]
paths:
  /pets:
    get:
      operationId: list_pets
      responses:
        '200':
          description: All pets.
          content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
components:
  schemas:
    Pet:
      type: object
      required: [id]
      properties:
        id: { type: string }
        name: { type: string }
";

/// A project in a temporary folder.
pub struct Project {
    folder: TempDir,
}

/// How a command ended.
#[derive(Debug)]
pub struct Ended {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Project {
    /// A project of these vendors, each with the same document.
    pub fn new(vendors: &[&str]) -> Project {
        let project = Project {
            folder: tempfile::tempdir().expect("a temporary folder"),
        };
        for vendor in vendors {
            project.write(&format!("specs/{vendor}.yaml"), ACME);
        }
        project.configure(vendors);
        project
    }

    /// Writes the configuration for these vendors.
    pub fn configure(&self, vendors: &[&str]) {
        let table = |vendor: &&str| format!("[vendors.{vendor}]\ndocument = \"specs/{vendor}.yaml\"\n");
        self.write("specwright.toml", &vendors.iter().map(table).collect::<String>());
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a writable folder");
        fs::write(path, text).expect("a writable file");
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub fn remove(&self, name: &str) {
        fs::remove_file(self.path(name)).expect("a file");
    }

    pub fn edit(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert!(text.contains(from), "{name} has no {from:?}");
        self.write(name, &text.replace(from, to));
    }

    /// All files with their texts.
    pub fn files(&self) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        collect(self.folder.path(), self.folder.path(), &mut files);
        files
    }

    pub fn run(&self, arguments: &[&str]) -> Ended {
        self.run_in("", arguments)
    }

    /// Runs git in the project.
    #[track_caller]
    pub fn git(&self, arguments: &[&str]) {
        let mut command = Command::new("git");
        command.args([
            "-c",
            "user.name=T",
            "-c",
            "user.email=t@t.dev",
            "-c",
            "init.defaultBranch=main",
        ]);
        let output = command.args(arguments).current_dir(self.path("")).output();
        assert!(output.is_ok_and(|output| output.status.success()), "git {arguments:?}");
    }

    /// Makes a commit of all that is there.
    #[track_caller]
    pub fn commit(&self) {
        self.git(&["init", "-q"]);
        self.git(&["add", "."]);
        self.git(&["commit", "-q", "-m", "All"]);
    }

    /// Runs the command in a folder of the project.
    pub fn run_in(&self, folder: &str, arguments: &[&str]) -> Ended {
        let output = Command::new(env!("CARGO_BIN_EXE_specwright"))
            .args(arguments)
            .current_dir(self.path(folder))
            .env_remove("NO_COLOR")
            .output()
            .expect("the command runs");
        let text = |bytes: Vec<u8>| self.neutral(&String::from_utf8(bytes).expect("UTF-8"));
        Ended {
            code: output.status.code().unwrap_or(-1),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }

    /// A text without what differs from run to run: the temporary folder and the time.
    fn neutral(&self, text: &str) -> String {
        let text = text.replace(&*self.folder.path().to_string_lossy(), "[folder]");
        let mut words: Vec<&str> = text.split(' ').collect();
        for i in 1..words.len() {
            if words[i].trim_end() == "ms" && words[i - 1].parse::<u64>().is_ok() {
                words[i - 1] = "[n]";
            }
        }
        words.join(" ")
    }
}

impl Ended {
    /// Asserts the exit code, showing what was printed if it is another.
    #[track_caller]
    pub fn code(self, code: i32) -> Ended {
        assert_eq!(self.code, code, "{}\n{}", self.stdout, self.stderr);
        self
    }
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path
                .strip_prefix(root)
                .expect("below")
                .to_string_lossy()
                .replace('\\', "/");
            files.insert(name, fs::read_to_string(&path).expect("text"));
        }
    }
}

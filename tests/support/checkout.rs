//! A copy of the workspace, to change and to build in.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

/// A copy of the workspace below the target folder. It stays where it is, so that the next run need not build everything
/// again; so one test at a time has it.
pub struct Checkout {
    folder: PathBuf,
    _alone: MutexGuard<'static, ()>,
}

/// How a command ended.
pub struct Ended {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// The files below a folder: what is in them, and since when.
pub type Files = BTreeMap<String, (Vec<u8>, SystemTime)>;

impl Checkout {
    /// The copy of this name, as the workspace is now.
    pub fn new(name: &str) -> Checkout {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name).join("checkout");
        static ALONE: Mutex<()> = Mutex::new(());
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let checkout = Checkout { folder, _alone: alone };
        checkout.restore();
        checkout
    }

    /// Makes it what the workspace is: what git knows, and what is new and not ignored. A file that is right already keeps
    /// its age, and cargo what it made of it.
    pub fn restore(&self) {
        let from = Path::new(env!("CARGO_MANIFEST_DIR"));
        let names = listed(from);
        for name in files(&self.folder).keys().filter(|name| !names.contains_key(*name)) {
            fs::remove_file(self.path(name)).expect("a file of the copy");
        }
        for (name, text) in names {
            if fs::read(self.path(&name)).ok().as_ref() != Some(&text) {
                self.write(&name, &text);
            }
        }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub fn write(&self, name: &str, text: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a writable folder");
        fs::write(path, text).expect("a writable file");
    }

    /// Changes one line.
    #[track_caller]
    pub fn edit(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert!(
            text.contains(from) && !from.contains('\n') && !to.contains('\n'),
            "{name}: {from:?}"
        );
        self.write(name, text.replacen(from, to, 1).as_bytes());
    }

    /// All its files.
    pub fn files(&self) -> Files {
        files(&self.folder)
    }

    /// A cargo command in one of its folders. It does without the network, as a test should, and builds beside the copy.
    pub fn cargo(&self, below: &str, arguments: &[&str]) -> Command {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo
            .args(arguments)
            .current_dir(self.path(below))
            .env("CARGO_TARGET_DIR", self.folder.with_file_name("target"))
            .env("CARGO_NET_OFFLINE", "true")
            .env("CARGO_TERM_COLOR", "never")
            // Nobody will look into what is built here.
            .env("CARGO_PROFILE_DEV_DEBUG", "false")
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("SPECWRIGHT_FROZEN");
        cargo
    }
}

impl Ended {
    /// Runs a command to its end.
    pub fn of(command: &mut Command) -> Ended {
        let Output { status, stdout, stderr } = command.output().expect("the command runs");
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Ended {
            code: status.code().unwrap_or(-1),
            stdout: text(stdout),
            stderr: text(stderr),
        }
    }

    /// Asserts the exit code, showing what was printed if it is another.
    #[track_caller]
    pub fn code(self, code: i32) -> Ended {
        assert_eq!(self.code, code, "{}\n{}", self.stdout, self.stderr);
        self
    }
}

fn listed(from: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut git = Command::new("git");
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(from);
    let names = Ended::of(&mut git).code(0).stdout;
    let names = names.split('\0').filter(|name| !name.is_empty());
    // Git still knows a file that was just deleted.
    names
        .filter_map(|name| Some((name.to_owned(), fs::read(from.join(name)).ok()?)))
        .collect()
}

fn files(folder: &Path) -> Files {
    let mut found = Files::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path
                .strip_prefix(folder)
                .expect("below")
                .to_string_lossy()
                .replace('\\', "/");
            let since = fs::metadata(&path).and_then(|it| it.modified()).expect("a file");
            found.insert(name, (fs::read(&path).expect("a file"), since));
        }
    }
    found
}

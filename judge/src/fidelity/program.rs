//! The program that reads and writes values of the generated types.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Sender, channel};

use super::Options;
use crate::workspace;

/// What the program does: one line in, one line out.
const MAIN: &str = include_str!("program/main.txt");

/// Writes the package of one document into `folder`; `types` are the types that it knows, by number.
pub(super) fn write(folder: &Path, name: &str, types: &[String], options: &Options) -> std::io::Result<()> {
    let runtime = options.runtime.display();
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [features]\nclient = []\nreqwest = []\n\n\
         [dependencies]\nspecwright-runtime = {{ path = {:?}, features = [\"pattern\"] }}\n",
        runtime.to_string()
    );
    let table: String = types.iter().map(|rust| format!("    trip::<{rust}>,\n")).collect();
    std::fs::create_dir_all(folder.join("src"))?;
    std::fs::write(folder.join("Cargo.toml"), manifest)?;
    std::fs::write(folder.join("src/main.rs"), MAIN.replace("    // TABLE\n", &table))
}

/// Removes what the build of a package left, which is large.
pub(super) fn remove(name: &str, options: &Options) {
    let program = workspace::program(&options.out, name);
    let _ = std::fs::remove_file(&program);
    for entry in std::fs::read_dir(program.with_file_name("deps"))
        .into_iter()
        .flatten()
        .flatten()
    {
        let file = entry.file_name();
        if file.to_str().is_some_and(|file| file.starts_with(&format!("{name}-"))) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// A running program.
pub(super) struct Program {
    path: PathBuf,
    child: Child,
    lines: Sender<String>,
    replies: BufReader<ChildStdout>,
}

/// What became of a value.
pub(super) enum Reply {
    /// It was read; this is what was written.
    Text(String),
    /// It was refused.
    Refused(String),
    /// The program died of it.
    Crashed,
}

impl Program {
    pub(super) fn start(path: &Path) -> Result<Program, String> {
        let mut child = Command::new(path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("{}: {error}", path.display()))?;
        let mut input = child.stdin.take().ok_or("no standard input")?;
        let replies = BufReader::new(child.stdout.take().ok_or("no standard output")?);
        let (lines, queue) = channel::<String>();
        // Writing and reading in turn would wait for each other once the pipes are full.
        std::thread::spawn(move || {
            for line in queue {
                if input.write_all(line.as_bytes()).is_err() {
                    return;
                }
            }
        });
        Ok(Program {
            path: path.to_owned(),
            child,
            lines,
            replies,
        })
    }

    /// Sends values of the type of that number, and waits for what becomes of each.
    pub(super) fn ask(&mut self, kind: usize, texts: &[String]) -> Result<Vec<Reply>, String> {
        let mut replies = Vec::new();
        while let Some(rest) = texts.get(replies.len()..).filter(|rest| !rest.is_empty()) {
            for text in rest {
                // A program that has died takes no more lines; the missing replies tell.
                let _ = self.lines.send(format!("{kind} {text}\n"));
            }
            for _ in 0..rest.len() {
                match self.reply()? {
                    Some(reply) => replies.push(reply),
                    None => {
                        replies.push(Reply::Crashed);
                        let _ = self.child.wait();
                        *self = Program::start(&self.path.clone())?;
                        break;
                    }
                }
            }
        }
        Ok(replies)
    }

    fn reply(&mut self) -> Result<Option<Reply>, String> {
        let mut line = String::new();
        let read = self
            .replies
            .read_line(&mut line)
            .map_err(|error| format!("a reply: {error}"))?;
        if read == 0 || !line.ends_with('\n') {
            return Ok(None);
        }
        let line = line.trim_end_matches('\n');
        Ok(Some(match line.split_once(' ') {
            Some(("ok", text)) => Reply::Text(text.to_owned()),
            Some((_, text)) => Reply::Refused(text.to_owned()),
            None => Reply::Refused(line.to_owned()),
        }))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let (lines, _) = channel();
        // Closes the input, which ends the program.
        self.lines = lines;
        let _ = self.child.wait();
    }
}

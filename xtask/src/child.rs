//! A program that is run by a copy of ourselves, so that what it took can be asked of the system for it alone.
//!
//! The copy is small, which matters: a new process is measured from before it becomes another program, so that a large
//! parent would show in its peak memory.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, ExitStatus};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use serde::{Deserialize, Serialize};
use wait_timeout::ChildExt as _;

const FOLDER: &str = "XTASK_MEASURE_FOLDER";
const SECONDS: &str = "XTASK_MEASURE_SECONDS";
/// What `timeout` of the GNU tools answers.
const TIMED_OUT: u8 = 124;

/// What a program took, and how it ended.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Measured {
    /// Seconds from start to end.
    pub(crate) wall: f64,
    /// Seconds of a processor, in the program's own code.
    pub(crate) user: f64,
    /// Seconds of a processor, in the system's.
    pub(crate) system: f64,
    /// The most memory it ever had, in bytes; 0 where the system does not tell.
    pub(crate) peak: u64,
    /// `None`: a signal ended it.
    pub(crate) exit: Option<i32>,
    pub(crate) timed_out: bool,
}

impl Measured {
    /// Seconds of a processor.
    pub(crate) fn processor(&self) -> f64 {
        self.user + self.system
    }
}

/// What a copy of ourselves is called for.
pub(crate) struct Order {
    folder: PathBuf,
    timeout: Duration,
    program: OsString,
    arguments: Vec<OsString>,
}

impl Order {
    /// The order of this process, if it is such a copy.
    pub(crate) fn from_env() -> Option<Order> {
        let folder = PathBuf::from(env::var_os(FOLDER)?);
        let seconds = env::var(SECONDS).ok()?.parse().ok()?;
        let mut arguments = env::args_os().skip(1);
        Some(Order {
            folder,
            timeout: Duration::from_secs(seconds),
            program: arguments.next()?,
            arguments: arguments.collect(),
        })
    }

    /// Where the figures go: named for the package, which both specwright and rustc are told.
    fn file(&self) -> Option<PathBuf> {
        let mut arguments = self.arguments.iter();
        arguments.find(|argument| *argument == "--crate" || *argument == "--crate-name")?;
        let name = arguments.next()?.to_str()?;
        // Cargo asks rustc for its features under a name that is no name.
        (name != "___").then(|| self.folder.join(format!("{name}.json")))
    }
}

/// Runs the program, leaves its figures in the folder, and ends as it ended.
pub(crate) fn obey(order: &Order) -> ExitCode {
    let measured = match measure(order) {
        Ok(measured) => measured,
        Err(error) => {
            eprintln!("error: cannot run {}: {error}", order.program.display());
            return ExitCode::FAILURE;
        }
    };
    if measured.timed_out {
        eprintln!("error: stopped after {} seconds", order.timeout.as_secs());
    }
    if let (Some(file), Ok(text)) = (order.file(), serde_json::to_vec(&measured)) {
        let _ = fs::write(file, text);
    }
    match measured.exit {
        _ if measured.timed_out => ExitCode::from(TIMED_OUT),
        Some(code) => ExitCode::from(u8::try_from(code).unwrap_or(1)),
        None => ExitCode::FAILURE,
    }
}

fn measure(order: &Order) -> io::Result<Measured> {
    let start = Instant::now();
    let mut child = Command::new(&order.program)
        .args(&order.arguments)
        .env_remove(FOLDER)
        .env_remove(SECONDS)
        .spawn()?;
    let status = child.wait_timeout(order.timeout)?;
    let wall = start.elapsed().as_secs_f64();
    if status.is_none() {
        child.kill()?;
        child.wait()?;
    }
    Ok(with_usage(Measured {
        wall,
        exit: status.as_ref().and_then(ExitStatus::code),
        timed_out: status.is_none(),
        ..Measured::default()
    }))
}

#[cfg(unix)]
fn with_usage(measured: Measured) -> Measured {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike as _;

    let Ok(usage) = getrusage(UsageWho::RUSAGE_CHILDREN) else {
        return measured;
    };
    let seconds = |time: nix::sys::time::TimeVal| time.num_microseconds() as f64 / 1e6;
    // Apple counts bytes.
    let unit = if cfg!(target_vendor = "apple") { 1 } else { 1024 };
    Measured {
        user: seconds(usage.user_time()),
        system: seconds(usage.system_time()),
        peak: u64::try_from(usage.max_rss()).unwrap_or(0) * unit,
        ..measured
    }
}

#[cfg(not(unix))]
fn with_usage(measured: Measured) -> Measured {
    measured
}

/// Lets programs be measured.
pub(crate) struct Meter {
    copy: PathBuf,
    folder: PathBuf,
    timeout: Duration,
}

impl Meter {
    /// Figures go into a folder, which is made.
    pub(crate) fn new(folder: PathBuf, timeout: Duration) -> anyhow::Result<Meter> {
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let copy = env::current_exe().context("cannot find this program's own file")?;
        Ok(Meter { copy, folder, timeout })
    }

    /// Runs a program to its end. Its arguments name a package; what it says goes into two files.
    pub(crate) fn run(
        &self,
        package: &str,
        program: &Path,
        arguments: &[&Path],
        says: [&Path; 2],
    ) -> anyhow::Result<Measured> {
        let [out, err] = says;
        let mut command = Command::new(&self.copy);
        command.arg(program).args(arguments);
        self.order(&mut command);
        command.stdin(std::process::Stdio::null());
        command.stdout(File::create(out).with_context(|| format!("cannot write {}", out.display()))?);
        command.stderr(File::create(err).with_context(|| format!("cannot write {}", err.display()))?);
        command.status().context("cannot start a copy of this program")?;
        self.take(package)
            .with_context(|| format!("no figures of {}", program.display()))
    }

    /// Has cargo run the compiler through us.
    pub(crate) fn wrap(&self, cargo: &mut Command) {
        cargo.env("RUSTC_WORKSPACE_WRAPPER", &self.copy);
        self.order(cargo);
    }

    /// The figures of a package, once.
    pub(crate) fn take(&self, package: &str) -> Option<Measured> {
        let file = self.folder.join(format!("{package}.json"));
        let measured = serde_json::from_slice(&fs::read(&file).ok()?).ok();
        let _ = fs::remove_file(file);
        measured
    }

    fn order(&self, command: &mut Command) {
        command.env(FOLDER, &self.folder);
        command.env(SECONDS, self.timeout.as_secs().to_string());
    }
}

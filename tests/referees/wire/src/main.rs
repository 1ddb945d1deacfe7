//! `specwright-wire`: calls every operation of real documents through the generated clients, with Prism as the server.
#![forbid(unsafe_code)]

mod arguments;
mod call;
mod causes;
mod finding;
mod job;
mod list;
mod places;
mod plan;
mod prism;
mod program;
mod spelling;
mod summary;
mod values;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use specwright_judge::workspace;

use causes::Causes;
use job::Job;
use list::Listed;
use summary::Row;

/// Calls every operation of real documents through the generated clients, with Prism as the server.
#[derive(Parser)]
struct Args {
    /// The folder with the documents that the list names; without it, only our own are tried
    #[arg(value_name = "DIR")]
    documents: Option<PathBuf>,
    /// Where everything is written
    #[arg(long)]
    out: PathBuf,
    /// The generator
    #[arg(long, value_name = "PATH")]
    bin: PathBuf,
    /// Prism's program for node
    #[arg(long, value_name = "PATH")]
    prism: PathBuf,
    /// Only documents whose path has this in it
    #[arg(long)]
    only: Option<String>,
    /// The port that Prism listens on
    #[arg(long, default_value_t = 4020)]
    port: u16,
}

/// What every job needs to know.
struct Options {
    out: PathBuf,
    bin: PathBuf,
    prism: PathBuf,
    runtime: PathBuf,
    port: u16,
}

fn main() -> ExitCode {
    match run(Args::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::from(2)
        }
    }
}

/// Tries all; the answer is whether nothing was seen whose cause is not known.
fn run(args: Args) -> Result<bool, String> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let listed = list::read(here, args.documents.as_deref(), args.only.as_deref())?;
    let causes = Causes::read(&here.join("causes.tsv"))?;
    let options = Options {
        out: absolute(&args.out)?,
        bin: absolute(&args.bin)?,
        prism: absolute(&args.prism)?,
        runtime: absolute(&here.join("../../../runtime"))?,
        port: args.port,
    };
    program::clear(&options)?;
    let (jobs, mut rows) = prepared(listed, &options);
    let said = workspace::build(&options.out)?;
    for job in jobs {
        eprintln!("{}", job.name());
        let row = job.tried(&said, &options);
        rows.push(row.unwrap_or_else(|(name, reason)| Row::failed(name, reason)));
    }
    summary::write(&rows, &causes, &options.out, args.only.is_none())
}

/// Everything that is done before the one long build.
fn prepared(listed: Vec<Listed>, options: &Options) -> (Vec<Job>, Vec<Row>) {
    let (mut jobs, mut rows) = (Vec::new(), Vec::new());
    for (number, listed) in listed.into_iter().enumerate() {
        let name = listed.name.clone();
        match Job::prepare(number, listed, options) {
            Ok(job) => jobs.push(job),
            Err(reason) => rows.push(Row::failed(name, reason)),
        }
    }
    let members: Vec<&str> = jobs.iter().map(|job| job.package.as_str()).collect();
    if let Err(reason) = workspace::write(&options.out, &members, &options.runtime) {
        rows.push(Row::failed("the workspace".to_owned(), reason));
    }
    (jobs, rows)
}

fn absolute(path: &Path) -> Result<PathBuf, String> {
    std::path::absolute(path).map_err(|error| format!("{}: {error}", path.display()))
}

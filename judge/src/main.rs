//! `specwright-judge fidelity DIR --out OUT`: tries the generated types of many documents.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use specwright_judge::fidelity;

/// Holds the printed types against an implementation of JSON Schema that is not ours.
#[derive(Parser)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Try examples and made-up instances of every component schema: they are to be read, and written back equal
    Fidelity(Fidelity),
}

#[derive(clap::Args)]
struct Fidelity {
    /// The folder with the documents; `list.txt` in it may name them
    #[arg(value_name = "DIR")]
    documents: PathBuf,
    /// Where everything is written
    #[arg(long)]
    out: PathBuf,
    /// Only documents whose path has one of these in it, between commas
    #[arg(long)]
    only: Option<String>,
    /// Only part I of N, from 1
    #[arg(long, value_name = "I/N", value_parser = shard)]
    shard: Option<(usize, usize)>,
    /// The generator; else the one beside this program
    #[arg(long, value_name = "PATH")]
    bin: Option<PathBuf>,
    /// The runtime's folder; else the one of this checkout
    #[arg(long, value_name = "PATH")]
    runtime: Option<PathBuf>,
    /// Generate with `preserve-unknown`, so that nothing at all may be lost
    #[arg(long)]
    preserve: bool,
    /// Try documents again that were tried before
    #[arg(long)]
    fresh: bool,
}

fn shard(text: &str) -> Result<(usize, usize), String> {
    let (i, n) = text.split_once('/').ok_or("it is `I/N`")?;
    match (i.parse(), n.parse()) {
        (Ok(i), Ok(n)) if (1..=n).contains(&i) => Ok((i, n)),
        _ => Err("I is from 1 to N".to_owned()),
    }
}

fn main() -> ExitCode {
    let Command::Fidelity(args) = Args::parse().command;
    match fidelity(args) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::from(2)
        }
    }
}

fn fidelity(args: Fidelity) -> Result<bool, String> {
    let absolute = |path: &Path| std::path::absolute(path).map_err(|error| format!("{}: {error}", path.display()));
    let bin = match args.bin {
        Some(bin) => absolute(&bin)?,
        None => {
            let own = std::env::current_exe().map_err(|error| error.to_string())?;
            own.with_file_name("specwright")
        }
    };
    fidelity::run(&fidelity::Options {
        documents: absolute(&args.documents)?,
        out: absolute(&args.out)?,
        only: args.only,
        shard: args.shard,
        bin,
        runtime: match args.runtime {
            Some(runtime) => absolute(&runtime)?,
            None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime"),
        },
        preserve: args.preserve,
        fresh: args.fresh,
    })
}

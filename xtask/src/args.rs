//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand};

use crate::row::Expect;
use crate::shard::Shard;

/// Chores of the project.
#[derive(Parser, Debug)]
#[command(name = "xtask", term_width = 100)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    /// Generate and compile many documents, and tell how it went
    ///
    /// Writes `rows.jsonl`, `table.tsv`, `summary.md` and `report.html`. What has not changed since the last run into the
    /// same folder is not done again. Exit code 1 if anything failed.
    Corpus(CorpusArgs),
    /// The same for test documents of other projects, some of which are wrong on purpose
    Fixtures(FixturesArgs),
    /// Build the programs of `tests/downstream` from nothing, and print what they cost: the README's table
    Programs,
}

#[derive(ClapArgs, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct CorpusArgs {
    #[command(subcommand)]
    pub(crate) merge: Option<Corpus>,
    /// The folder of the documents: those that its `list.txt` names, else every OpenAPI document in it
    #[arg(value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
    /// What has to come of the documents
    #[arg(long, value_enum, default_value_t = Expect::Positive)]
    pub(crate) expect: Expect,
    #[command(flatten)]
    pub(crate) options: Options,
}

#[derive(Subcommand, Debug)]
pub(crate) enum Corpus {
    /// Put the parts of a run together that was spread with `--shard`
    Merge(MergeArgs),
}

#[derive(ClapArgs, Debug)]
pub(crate) struct MergeArgs {
    /// The folders that the parts wrote
    #[arg(value_name = "PART", required = true)]
    pub(crate) parts: Vec<PathBuf>,
    /// Where the whole is written
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
}

#[derive(ClapArgs, Debug)]
pub(crate) struct FixturesArgs {
    /// The folder of the documents
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// Where convention is wrong about a document: lines of path or folder, expectation and reason, with tabs between
    #[arg(long, value_name = "FILE")]
    pub(crate) expectations: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) options: Options,
}

#[derive(ClapArgs, Debug, Clone)]
pub(crate) struct Options {
    /// Where everything is written; else `corpus` or `fixtures` in the project's target folder
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// The specwright to use; else it is built
    #[arg(long, value_name = "PATH")]
    pub(crate) bin: Option<PathBuf>,
    /// The runtime to compile with; else the project's
    #[arg(long, value_name = "PATH")]
    pub(crate) runtime: Option<PathBuf>,
    /// Where the packages are compiled; else `packages` in the project's target folder, for all runs
    #[arg(long, value_name = "DIR")]
    pub(crate) target_dir: Option<PathBuf>,
    /// Take the I-th part of N, such as `2/8`; which part a document belongs to depends on its path alone
    #[arg(long, value_name = "I/N", default_value = "1/1")]
    pub(crate) shard: Shard,
    /// Take only documents with this in their path
    #[arg(long, value_name = "SUBSTRING")]
    pub(crate) only: Option<String>,
    /// Do not compile
    #[arg(long)]
    pub(crate) no_check: bool,
    /// Run clippy's default lints on a sample of this many, spread evenly
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) clippy: usize,
    /// How much is done at once; else as much as processors and free memory allow
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<usize>,
    /// Seconds that the generator has for a document
    #[arg(long, value_name = "SECONDS", default_value_t = 120)]
    pub(crate) timeout: u64,
    /// Seconds that the compiler has for a package
    #[arg(long, value_name = "SECONDS", default_value_t = 900)]
    pub(crate) check_timeout: u64,
    /// How many packages cargo is given at a time
    #[arg(long, value_name = "N", default_value_t = 40)]
    pub(crate) chunk: usize,
    /// Fail if more operations than this are left out, in all
    #[arg(long, value_name = "N")]
    pub(crate) max_skipped: Option<usize>,
    /// Do everything again, whatever is known from the last run
    #[arg(long)]
    pub(crate) fresh: bool,
}

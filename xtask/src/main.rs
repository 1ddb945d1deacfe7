//! Chores of the project that are programs of their own. `cargo run --release -p xtask -- help` names them.

mod args;
mod check;
mod child;
mod corpus;
mod digest;
mod documents;
mod fixtures;
mod generate;
mod machine;
mod merge;
mod parallel;
mod programs;
mod progress;
mod project;
mod report;
mod row;
mod session;
mod shard;
mod state;
mod tree;
mod verdict;
mod work;

use std::process::ExitCode;

use clap::Parser as _;

use args::{Args, Command, Corpus};

fn main() -> ExitCode {
    // Cargo and we ourselves call this program to run another and to measure it.
    if let Some(order) = child::Order::from_env() {
        return child::obey(&order);
    }
    match run(&Args::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Whether all went well.
fn run(args: &Args) -> anyhow::Result<bool> {
    match &args.command {
        Command::Corpus(arguments) => match (&arguments.merge, &arguments.folder) {
            (Some(Corpus::Merge(parts)), _) => merge::merge(parts),
            (None, Some(folder)) => corpus::folder(folder, arguments.expect, &arguments.options),
            (None, None) => anyhow::bail!("name the folder of the documents"),
        },
        Command::Fixtures(arguments) => fixtures::fixtures(arguments),
        Command::Programs => programs::programs(),
    }
}

//! What a shell and a manual want to know of the command line.

use clap::CommandFactory as _;

use super::Exit;
use super::args::{Args, Completions};
use super::terminal::Terminal;

pub(super) fn completions(arguments: &Completions, terminal: &mut Terminal) -> Exit {
    let mut text = Vec::new();
    clap_complete::generate(arguments.shell, &mut Args::command(), "specwright", &mut text);
    terminal.print(&String::from_utf8_lossy(&text));
    Exit::Clean
}

/// The page of the program, with its commands.
pub(super) fn man(terminal: &mut Terminal) -> Exit {
    let mut text = Vec::new();
    // Writing to memory does not fail.
    let _ = clap_mangen::Man::new(Args::command()).render(&mut text);
    terminal.print(&String::from_utf8_lossy(&text));
    Exit::Clean
}

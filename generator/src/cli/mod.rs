//! The command line: arguments, reading, printing, exit codes. What it does is the library's.

mod args;
mod check;
mod diff;
mod explain;
mod file;
mod generate;
mod import;
mod init;
mod inspect;
mod shell;
mod target;
mod terminal;
#[cfg(feature = "update")]
mod update;
mod watch;

use std::io::Write as _;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser as _};

use args::{Args, Color, Command, MessageFormat};
use terminal::Terminal;

/// How a command ends. The numbers are part of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// All is as it should be.
    Clean = 0,
    /// The generated files are stale.
    Stale = 1,
    /// The arguments, the configuration or a document have errors, or a file cannot be read or written.
    BadInput = 2,
    /// There are breaking changes, and they were denied.
    Breaking = 3,
    /// The bindings were written, but operations were left out. It is no failure of the generator, and what is there is
    /// whole; but a caller who counts on an operation must learn of it from a script as well as from the summary.
    Incomplete = 4,
}

/// Runs the command that the program was called with.
pub fn main() -> ExitCode {
    let args = match Args::try_parse().and_then(reported) {
        Ok(args) => args,
        Err(error) => {
            // Help and the version are no errors, and what is wrong with the arguments is bad input.
            let printed = error.print().and_then(|()| std::io::stdout().flush());
            if error.use_stderr() {
                return ExitCode::from(Exit::BadInput as u8);
            }
            let mut terminal = Terminal::new(Color::Auto, MessageFormat::Human);
            terminal.tried(printed);
            return ExitCode::from(terminal.end().map_or(Exit::BadInput, |()| Exit::Clean) as u8);
        }
    };
    let mut terminal = Terminal::new(args.global.color, args.global.message_format);
    let exit = match &args.command {
        Command::Generate(target) => generate::generate(&args.global, target, &mut terminal),
        Command::Check(check) => check::check(&args.global, check, &mut terminal),
        #[cfg(feature = "update")]
        Command::Update(update) => update::update(&args.global, update, &mut terminal),
        Command::Watch(target) => watch::watch(&args.global, target, &mut terminal),
        Command::Import(pages) => import::import(&args.global, pages, &mut terminal),
        Command::Diff(arguments) => diff::diff(&args.global, arguments, &mut terminal),
        Command::Explain(explain) => explain::explain(explain, &mut terminal),
        Command::Init(init) => init::init(&args.global, init, &mut terminal),
        Command::Inspect(inspect) => inspect::inspect(&args.global, inspect, &mut terminal),
        Command::Schema => {
            terminal.print(crate::config::SCHEMA);
            Exit::Clean
        }
        Command::Completions(completions) => shell::completions(completions, &mut terminal),
        Command::Man => shell::man(&mut terminal),
    };
    let exit = terminal.end().map_or(Exit::BadInput, |()| exit);
    ExitCode::from(exit as u8)
}

/// Refuses to promise a report of a command that has none.
fn reported(args: Args) -> Result<Args, clap::Error> {
    let has_one = match &args.command {
        Command::Generate(_) | Command::Check(_) | Command::Watch(_) => true,
        #[cfg(feature = "update")]
        Command::Update(_) => true,
        Command::Import(_) | Command::Diff(_) | Command::Explain(_) | Command::Init(_) | Command::Inspect(_) => false,
        Command::Schema | Command::Completions(_) | Command::Man => false,
    };
    match &args.global.report {
        Some(_) if !has_one => {
            let message = "`--report` is for `generate`, `check`, `update` and `watch`";
            Err(Args::command().error(ErrorKind::ArgumentConflict, message))
        }
        Some(_) | None => Ok(args),
    }
}

//! The command `specwright`; see [`specwright::cli`].
#![forbid(unsafe_code)]

fn main() -> std::process::ExitCode {
    specwright::cli::main()
}

//! What can be said on the command line.

mod changes;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

#[cfg(feature = "update")]
pub(super) use changes::Update;
pub(super) use changes::{Deny, Diff, ReportFormat};

/// Reads OpenAPI documents and prints typed Rust.
#[derive(Parser, Debug)]
#[command(name = "specwright", version, after_help = EXIT_CODES, term_width = 100)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Command,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  all is as it should be
  1  `check`: the generated files are stale; `update`: there are changes, and they are not written
  2  bad input: arguments, configuration, lock or a document; a file that cannot be read or written
  3  `diff --deny breaking`: there are breaking changes
  4  the bindings are written, but operations that cannot be represented are left out; they are named";

#[derive(clap::Args, Clone, Debug)]
pub(super) struct Global {
    /// The configuration; else `specwright.toml` here or in a folder above
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// How findings are printed: drawn on standard error, or as JSON on standard output, one per line
    #[arg(long, global = true, value_enum, default_value_t = MessageFormat::Human, value_name = "FORMAT", hide_possible_values = false)]
    pub(super) message_format: MessageFormat,
    /// Treat warnings as errors
    #[arg(long, global = true)]
    pub(super) strict: bool,
    /// Write a report of `generate`, `check`, `update` or `watch` as JSON: operations, schemas, findings, changes, timings
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) report: Option<PathBuf>,
    /// Whether to use colours; `auto`: on a terminal, unless NO_COLOR is set
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub(super) color: Color,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageFormat {
    Human,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Subcommand, Debug)]
pub(super) enum Command {
    /// Bring the generated files up to date
    ///
    /// Without a document it does what `specwright.toml` says. Only files that differ are written; files that are no
    /// longer needed are removed; files that specwright did not write are never touched.
    #[command(after_help = EXIT_CODES)]
    Generate(Target),
    /// Tell whether the generated files are up to date, why not, and show the difference
    ///
    /// Nothing is written. When the digests in `specwright.lock` match, nothing is generated either.
    #[command(after_help = EXIT_CODES)]
    Check(Check),
    /// Fetch documents from where their vendors publish them, show what changed, and regenerate
    ///
    /// The address is `source` in the vendor's table of `specwright.toml`. The other files of a document are fetched from beside
    /// it, and removed when it no longer refers to them. What changed is shown as `specwright diff` has it. The document is
    /// written and the files are generated when you consent, or with `--yes`; nothing is written when the document has errors.
    #[cfg(feature = "update")]
    #[command(after_help = EXIT_CODES)]
    Update(Update),
    /// Generate again whenever the configuration, a document or an overlay changes, until it is interrupted
    Watch(Target),
    /// Make an OpenAPI document of pages of documentation
    ///
    /// Pages of Mintlify and of Docusaurus' OpenAPI plugin carry their documents; MDX with field components and prose with
    /// lists of fields are read as they are written. An `llms.txt` stands for the pages that it lists, as files beside it.
    /// Nothing is fetched.
    Import(Import),
    /// Tell what changed from one document to another, and whom it breaks
    ///
    /// In a project, without OLD and NEW: from the last commit to the disk, for all vendors, or for one that is named.
    /// `specwright diff main` compares with another revision, `specwright diff v1 v2` two of them.
    ///
    /// OLD and NEW are files, folders (documents of the same name belong together), or either of them in git revisions:
    /// `HEAD~1:specs/acme.yaml`. A document of a vendor in `specwright.toml` is read as that says, with its overlays, and
    /// under the names that `specwright.lock` has published; in a revision, as those of the revision say.
    #[command(after_help = EXIT_CODES)]
    Diff(Diff),
    /// Say more about a code, such as `dangling-reference`, or a rule of `diff`; without one, list them all
    Explain(Explain),
    /// Begin a package of bindings: manifest, `specwright.toml`, build script, first call
    ///
    /// Nothing that is there is changed; the document stays where it is.
    #[command(after_help = EXIT_CODES)]
    Init(Init),
    /// Show what is in a document: operations, types with their Rust, security, what is used of OpenAPI, problems
    Inspect(Inspect),
    /// Print the JSON Schema of `specwright.toml`, for editors
    Schema,
    /// Print what completes the command line in a shell
    Completions(Completions),
    /// Print the manual page
    Man,
}

#[derive(clap::Args, Debug)]
pub(super) struct Init {
    /// An OpenAPI document
    #[arg(value_name = "SPEC")]
    pub(super) document: PathBuf,
    /// The folder of the package
    #[arg(value_name = "DIR", default_value = ".")]
    pub(super) folder: PathBuf,
    /// The vendor's name, which its module and its cargo feature get; else the document's
    #[arg(long, value_name = "MODULE")]
    pub(super) name: Option<String>,
    /// The package's name; else the vendor's with `-api`
    #[arg(long = "crate", value_name = "NAME")]
    pub(super) package: Option<String>,
    /// Let the package find `specwright` and `specwright-runtime` in this checkout of them instead of the registry
    #[arg(long, value_name = "DIR")]
    pub(super) checkout: Option<PathBuf>,
}

#[derive(clap::Args, Debug)]
pub(super) struct Inspect {
    /// An OpenAPI document
    #[arg(value_name = "SPEC")]
    pub(super) document: PathBuf,
    /// How it is shown: for a terminal, for a program, or as a page that needs no other file
    #[arg(long, value_enum, default_value_t = Page::Text, value_name = "FORMAT")]
    pub(super) format: Page,
    /// The file to write, instead of standard output
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Page {
    Text,
    Json,
    Html,
}

#[derive(clap::Args, Debug)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}

/// One document instead of the configuration.
#[derive(clap::Args, Debug)]
pub(super) struct Target {
    /// An OpenAPI document, instead of the configuration
    #[arg(value_name = "SPEC", requires = "out", conflicts_with = "config")]
    pub(super) document: Option<PathBuf>,
    /// An overlay that changes the document before anything is generated (OpenAPI Overlay 1.0 or 1.1); may be repeated
    #[arg(long, value_name = "FILE", requires = "document")]
    pub(super) overlay: Vec<PathBuf>,
    /// The folder to write: the module's, or with `--crate` the package's
    #[arg(long, value_name = "DIR", requires = "document")]
    pub(super) out: Option<PathBuf>,
    /// Write a whole package of this name, with its Cargo.toml
    #[arg(long = "crate", value_name = "NAME", requires = "document")]
    pub(super) package: Option<String>,
    /// Let the package find `specwright-runtime` in this folder instead of the registry
    #[arg(long, value_name = "PATH", requires = "package")]
    pub(super) runtime_path: Option<PathBuf>,
    /// The module's name: the files go into a folder of this name
    #[arg(long, value_name = "MODULE", requires = "document")]
    pub(super) name: Option<String>,
    /// How many files the bindings are; callers see no difference
    #[arg(long, value_enum, default_value_t = Files::Auto, value_name = "LAYOUT", requires = "document")]
    pub(super) layout: Files,
    /// Put each tag behind a cargo feature: its operations, and the types that they alone use
    #[arg(long, requires = "document")]
    pub(super) features_by_tag: bool,
    /// Show in the docs how operations are called: `yes`, `no`, or the path of the module as users write it
    /// (`my_crate::stan`), with which the examples are doctests. They are in a package (`--crate`), unless `no`; elsewhere
    /// nobody knows the path, so there are none, unless `yes`, which shows them without compiling them
    #[arg(long, value_name = "HOW", requires = "document", value_parser = how_examples)]
    pub(super) examples: Option<String>,
    #[command(flatten)]
    pub(super) selection: Selection,
}

fn how_examples(text: &str) -> Result<String, String> {
    if crate::config::is_path(text) {
        Ok(text.to_owned())
    } else {
        Err("neither `yes`, `no`, nor the path of a module".to_owned())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Files {
    /// A few, and more where they would be too long to read
    Auto,
    /// One
    OneFile,
    /// One for each tag
    ByTag,
}

/// What of the document to generate: everything that is named, and what it needs.
#[derive(clap::Args, Debug)]
#[command(
    next_help_heading = "Selection: everything that is named, and what it needs (may be repeated; `*` is any letters)"
)]
pub(super) struct Selection {
    /// The operations of a tag
    #[arg(long, value_name = "TAG", requires = "document")]
    pub(super) tag: Vec<String>,
    /// The operations of a path: `/v1/customers/{id}`, `/v1/customers/**`
    #[arg(long, value_name = "PATH", requires = "document")]
    pub(super) path: Vec<String>,
    /// An operation: its `operationId`, or `GET /v1/customers`
    #[arg(long, value_name = "OPERATION", requires = "document")]
    pub(super) operation: Vec<String>,
    /// A component schema
    #[arg(long, value_name = "SCHEMA", requires = "document")]
    pub(super) schema: Vec<String>,
    /// A webhook
    #[arg(long, value_name = "WEBHOOK", requires = "document")]
    pub(super) webhook: Vec<String>,
    /// Not the operations of this tag
    #[arg(long, value_name = "TAG", requires = "document")]
    pub(super) exclude_tag: Vec<String>,
    /// Not the operations of this path
    #[arg(long, value_name = "PATH", requires = "document")]
    pub(super) exclude_path: Vec<String>,
    /// Not this operation
    #[arg(long, value_name = "OPERATION", requires = "document")]
    pub(super) exclude_operation: Vec<String>,
    /// Not this schema, unless it is needed
    #[arg(long, value_name = "SCHEMA", requires = "document")]
    pub(super) exclude_schema: Vec<String>,
    /// Not this webhook
    #[arg(long, value_name = "WEBHOOK", requires = "document")]
    pub(super) exclude_webhook: Vec<String>,
}

#[derive(clap::Args, Debug)]
pub(super) struct Check {
    #[command(flatten)]
    pub(super) target: Target,
    /// Generate and compare even when the digests match: for work on the generator itself
    #[arg(long)]
    pub(super) full: bool,
}

#[derive(clap::Args, Debug)]
pub(super) struct Explain {
    /// A code, as it stands in brackets in a message, or a rule of `diff`
    pub(super) code: Option<String>,
}

#[derive(clap::Args, Debug)]
pub(super) struct Import {
    /// The pages, or an `llms.txt` that lists them
    #[arg(value_name = "PAGE", required = true)]
    pub(super) pages: Vec<PathBuf>,
    /// The document to write; else it goes to standard output
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// The title of the API, where no page has one; else it is made from the name of the first page
    #[arg(long, value_name = "TEXT")]
    pub(super) title: Option<String>,
}

//! What can be said where documents change: `update` and `diff`.

use clap::ValueEnum;

#[cfg(feature = "update")]
#[derive(clap::Args, Debug)]
pub(in crate::cli) struct Update {
    /// The vendors; without any, all that have a `source`
    #[arg(value_name = "VENDOR")]
    pub(in crate::cli) vendors: Vec<String>,
    /// Write without asking
    #[arg(long, short)]
    pub(in crate::cli) yes: bool,
    /// Show the lines that changed in the files, instead of what they mean for users of the bindings
    #[arg(long)]
    pub(in crate::cli) text: bool,
    /// Show what changed, and write nothing
    #[arg(long, conflicts_with = "yes")]
    pub(in crate::cli) dry_run: bool,
    /// Write the document alone, even if nothing can be generated from it yet: when an overlay has to be mended first
    #[arg(long)]
    pub(in crate::cli) no_generate: bool,
    /// How long fetching a document with all its files may take
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..))]
    pub(in crate::cli) timeout: u64,
    /// How large a document with all its files may be
    #[arg(long, value_name = "MIB", default_value_t = 64, value_parser = clap::value_parser!(u64).range(1..=1024))]
    pub(in crate::cli) max_size: u64,
}

#[derive(clap::Args, Debug)]
pub(in crate::cli) struct Diff {
    /// The old document, folder or REVISION:PATH; alone, a vendor, or a revision to compare the disk with
    pub(in crate::cli) old: Option<String>,
    /// The new one
    pub(in crate::cli) new: Option<String>,
    /// The vendor whose document it is, where its path does not tell; without OLD and NEW, the vendor to compare
    #[arg(long, value_name = "NAME", conflicts_with = "no_config")]
    pub(in crate::cli) vendor: Option<String>,
    /// Compare the documents alone, as if there were no `specwright.toml`
    #[arg(long, requires = "new", conflicts_with = "config")]
    pub(in crate::cli) no_config: bool,
    /// How the report is printed, on standard output
    #[arg(long, value_enum, default_value_t = ReportFormat::Text, value_name = "FORMAT")]
    pub(in crate::cli) format: ReportFormat,
    /// End with exit code 3 if there are changes of this kind
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(in crate::cli) deny: Option<Deny>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ReportFormat {
    Text,
    Json,
    Markdown,
    Html,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Deny {
    Breaking,
}

//! Findings for a person at a terminal.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, ThemeCharacters, ThemeStyles};

use super::excerpt::{self, Excerpt};
use super::{Diagnostic, Diagnostics, Place, Severity};
use crate::load::FileId;

/// How findings are drawn; the caller knows the terminal, we do not ask it.
///
/// ```
/// use specwright::{diagnostic::{Diagnostics, Style}, load::Source};
///
/// let mut notes = Diagnostics::new();
/// let stopped = Source::from_text("pets.yaml", "info:\n  title: 'Pets", &mut notes);
/// assert!(stopped.is_err());
/// let drawn = notes.draw(Style { colour: false, unicode: true });
/// assert!(drawn.starts_with("error[yaml-syntax]: a quote is opened and never closed\n   ╭─[pets.yaml:2:10]"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// With ANSI colours.
    pub colour: bool,
    /// With box-drawing characters, else in ASCII.
    pub unicode: bool,
}

/// How many findings of one code are drawn before the rest is only counted.
const DRAWN: usize = 5;

impl Diagnostics {
    /// All findings by file and position, one under the other. Beyond five of one code the rest is counted; JSON has all.
    pub fn draw(&self, style: Style) -> String {
        let sorted = self.sorted();
        let drawing = Drawing {
            notes: self,
            style,
            shown: self.shown(&sorted),
        };
        let mut left: HashMap<&str, usize> = HashMap::new();
        sorted
            .iter()
            .for_each(|finding| *left.entry(finding.code.name).or_default() += 1);
        let mut drawn: HashMap<&str, usize> = HashMap::new();
        let mut blocks = Vec::new();
        for finding in sorted {
            let code = finding.code.name;
            let (drawn, left) = (drawn.entry(code).or_default(), left.entry(code).or_default());
            *left -= 1;
            *drawn += 1;
            if *drawn <= DRAWN {
                let more = if *drawn == DRAWN { *left } else { 0 };
                blocks.push(drawing.block(finding, more));
            }
        }
        blocks.join("\n")
    }

    /// The texts that findings point into, as a terminal may show them: read through once each.
    fn shown(&self, findings: &[&Diagnostic]) -> HashMap<FileId, Cow<'_, str>> {
        let mut shown = HashMap::new();
        for (file, _) in findings.iter().flat_map(|finding| self.by_file(finding)) {
            if let Some(text) = self.file(file) {
                shown.entry(file).or_insert_with(|| excerpt::harmless(&text.text));
            }
        }
        shown
    }

    /// The places of a finding with their labels, by file, that of the finding itself first.
    fn by_file<'f>(&self, finding: &'f Diagnostic) -> Vec<(FileId, Vec<(Place, &'f str)>)> {
        let own = finding
            .place
            .iter()
            .map(|place| (place, finding.label.as_deref().unwrap_or_default()));
        let related = finding.related.iter().map(|(place, label)| (place, label.as_str()));
        let mut files: Vec<(FileId, Vec<_>)> = Vec::new();
        for (place, label) in own.chain(related) {
            let place = self.written(place);
            match files.iter_mut().find(|(file, _)| *file == place.file) {
                Some((_, labels)) => labels.push((place, label)),
                None => files.push((place.file, vec![(place, label)])),
            }
        }
        files
    }
}

struct Drawing<'a> {
    notes: &'a Diagnostics,
    style: Style,
    shown: HashMap<FileId, Cow<'a, str>>,
}

impl Drawing<'_> {
    /// One finding, and how many more there are like it.
    fn block(&self, finding: &Diagnostic, more: usize) -> String {
        let mut block = format!("{}: {}\n", self.kind(finding), excerpt::harmless(&finding.message));
        for (file, labels) in self.notes.by_file(finding) {
            block.push_str(&self.excerpt(finding, file, &labels));
        }
        block.push_str(&self.help(finding));
        if more > 0 {
            block.push_str(&format!("        and {more} more like this\n"));
        }
        block
    }

    /// `error[dangling-reference]`.
    fn kind(&self, finding: &Diagnostic) -> String {
        let kind = format!("{}[{}]", finding.severity, finding.code.name);
        let colour = match finding.severity {
            Severity::Error => "31",
            Severity::Warning => "33",
            Severity::Note => "36",
        };
        if self.style.colour {
            format!("\u{1b}[1;{colour}m{kind}\u{1b}[0m")
        } else {
            kind
        }
    }

    fn excerpt(&self, finding: &Diagnostic, file: FileId, labels: &[(Place, &str)]) -> String {
        let (Some(text), Some(shown)) = (self.notes.file(file), self.shown.get(&file)) else {
            return String::new();
        };
        let spans = labels.iter().enumerate().map(|(index, (place, label))| {
            let span = excerpt::pointed(text.span(place), &text.text);
            let label = (!label.is_empty()).then(|| excerpt::harmless(label).into_owned());
            match index {
                0 => LabeledSpan::new_primary_with_span(label, span),
                _ => LabeledSpan::new_with_span(label, span),
            }
        });
        let report = Report {
            source: Excerpt {
                text,
                name: self.notes.name(file),
                shown,
            },
            labels: spans.collect(),
            severity: finding.severity,
        };
        let mut drawn = String::new();
        // Writing to a string cannot fail, and the excerpt is cut from the same text as the labels.
        let _ = self.handler().render_report(&mut drawn, &report);
        // The first line would be the message, which we write ourselves, beside the code.
        let after = drawn.split_once('\n').map_or("", |(_, excerpt)| excerpt);
        after.lines().map(|line| format!("{}\n", line.trim_end())).collect()
    }

    fn handler(&self) -> GraphicalReportHandler {
        let characters = if self.style.unicode {
            ThemeCharacters::unicode()
        } else {
            ThemeCharacters::ascii()
        };
        let styles = if self.style.colour {
            ThemeStyles::ansi()
        } else {
            ThemeStyles::none()
        };
        GraphicalReportHandler::new_themed(GraphicalTheme { characters, styles })
            .with_context_lines(1)
            .with_wrap_lines(false)
            .with_links(false)
            .without_syntax_highlighting()
    }

    fn help(&self, finding: &Diagnostic) -> String {
        let explain = format!("`specwright explain {}` says more", finding.code.name);
        let help = finding
            .help
            .iter()
            .map(|help| excerpt::harmless(help).into_owned())
            .chain([explain]);
        let lines: Vec<_> = help
            .flat_map(|help| help.lines().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        let word = if self.style.colour {
            "\u{1b}[36mhelp:\u{1b}[0m"
        } else {
            "help:"
        };
        format!("  {word} {}\n", lines.join("\n        "))
    }
}

/// What `miette` needs to know to draw an excerpt.
#[derive(Debug)]
struct Report<'a> {
    source: Excerpt<'a>,
    labels: Vec<LabeledSpan>,
    severity: Severity,
}

impl miette::Diagnostic for Report<'_> {
    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        Some(&self.source)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Report<'_> {}

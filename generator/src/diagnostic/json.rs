//! Findings for a program.

use serde::Serialize;

use super::{Diagnostic, Diagnostics, Place};

impl Diagnostics {
    /// All findings by file and position, one JSON object per line.
    ///
    /// ```
    /// use specwright::{diagnostic::Diagnostics, load::Source};
    ///
    /// let mut notes = Diagnostics::new();
    /// Source::from_text("pets.yaml", "openapi: 3.0.0\nopenapi: 3.0.3\n", &mut notes)?;
    /// let line = notes.to_json_lines();
    /// assert!(line.starts_with(r#"{"code":"duplicate-key","severity":"warning","message":"#));
    /// assert!(line.contains(r#""file":"pets.yaml","line":2,"column":1,"end_line":2,"end_column":8,"pointer":"/openapi""#));
    /// # Ok::<(), specwright::diagnostic::Stopped>(())
    /// ```
    pub fn to_json_lines(&self) -> String {
        let line = |finding: &&Diagnostic| serde_json::to_string(&self.finding(finding)).map(|line| line + "\n");
        // Strings and numbers always have a JSON form.
        self.sorted().iter().filter_map(|finding| line(finding).ok()).collect()
    }

    fn finding<'a>(&self, finding: &'a Diagnostic) -> Finding<'a> {
        Finding {
            code: finding.code.name,
            severity: finding.severity.name(),
            message: &finding.message,
            at: finding.place.as_ref().and_then(|place| self.at(place)),
            label: finding.label.as_deref(),
            help: finding.help.as_deref(),
            related: finding
                .related
                .iter()
                .map(|(place, label)| Related {
                    label,
                    at: self.at(place),
                })
                .collect(),
        }
    }

    fn at(&self, place: &Place) -> Option<At> {
        let place = self.written(place);
        let text = self.file(place.file)?;
        let span = text.span(&place);
        let (line, column) = text.line_column(span.start);
        let (end_line, end_column) = text.line_column(span.end);
        Some(At {
            file: self.name(place.file).to_owned(),
            line,
            column,
            end_line,
            end_column,
            pointer: place.pointer,
        })
    }
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    at: Option<At>,
    label: Option<&'a str>,
    help: Option<&'a str>,
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    label: &'a str,
    #[serde(flatten)]
    at: Option<At>,
}

/// Where something stands; lines and columns count from 1, columns in characters.
#[derive(Serialize)]
struct At {
    file: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    pointer: String,
}

//! From the TOML tree to the configuration.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::vendor::check_name;
use super::{Config, VendorConfig};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, codes::output as codes, nearest};
use crate::load::FileId;
use crate::lower::{Choice, Places};

/// The command that headers and messages name when the configuration names none.
const COMMAND: &str = "specwright generate";

pub(super) fn config(file: FileId, text: &str, notes: &mut Diagnostics) -> Config {
    let mut reader = Reader {
        file,
        notes,
        places: Places::new(),
    };
    let (root, faults) = DeTable::parse_recoverable(text);
    // What was recovered after a fault would only give rise to more.
    let empty = DeTable::new();
    let root = if faults.is_empty() { root.get_ref() } else { &empty };
    for fault in faults {
        reader.fault(
            &codes::CONFIG_SYNTAX,
            fault.span().unwrap_or(0..0),
            fault.message().to_owned(),
        );
    }
    reader.config(root)
}

pub(super) struct Reader<'a> {
    pub(super) file: FileId,
    pub(super) notes: &'a mut Diagnostics,
    /// Where the entries of the vendor stand that is being read.
    pub(super) places: Places,
}

pub(super) type Entry<'t, 'i> = &'t Spanned<DeValue<'i>>;

impl Reader<'_> {
    fn config(&mut self, root: &DeTable<'_>) -> Config {
        self.keys(root, &["generated", "command", "vendors"], "at the top of the file");
        let generated = self.string(root, "generated").unwrap_or(("generated".to_owned(), 0..0));
        if !is_inside(&generated.0) {
            self.value(generated.1, "`generated` must be a folder below this file's");
        }
        let command = self
            .string(root, "command")
            .map_or(COMMAND.to_owned(), |(command, _)| command);
        if command.chars().any(char::is_control) {
            self.value(0..0, "`command` must be one line");
        }
        let vendors = root
            .get("vendors")
            .map(|entry| self.vendors(entry, &command))
            .unwrap_or_default();
        Config {
            generated: generated.0.trim_end_matches('/').to_owned(),
            command,
            vendors,
        }
    }

    fn vendors(&mut self, entry: Entry<'_, '_>, command: &str) -> Vec<VendorConfig> {
        let Some(table) = self.table(entry, "vendors") else {
            return Vec::new();
        };
        // The tree is sorted by key; a person's order is the file's.
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let vendors = entries.into_iter().filter_map(|(key, value)| {
            if let Err(reason) = check_name(key.get_ref()) {
                self.value(key.span(), reason);
            }
            self.vendor(key.get_ref(), key.span(), value, command)
        });
        vendors.collect()
    }

    fn vendor(&mut self, name: &str, key: Range<usize>, value: Entry<'_, '_>, command: &str) -> Option<VendorConfig> {
        let table = self.table(value, name)?;
        let known = [
            "document",
            "overlays",
            "source",
            "formats",
            "types",
            "unions",
            "closed-enums",
            "relax",
            "require",
            "nullable",
            "non-null",
            "preserve-unknown",
            "idempotency-header",
            "pagination",
            "retries",
            "names",
            "layout",
            "features",
            "examples",
            "select",
            "webhooks",
            "suppress",
            "reason",
        ];
        self.keys(table, &known, &format!("of the vendor `{name}`"));
        let document = self.document(name, key, table);
        let vendor = VendorConfig {
            header: crate::output::header(&document, super::FILE, command),
            overlays: self.overlays(table),
            source: self.source(table),
            formats: self.formats(table),
            types: self.types(table),
            unions: self.unions(table),
            closed_enums: self.pointers(table, Choice::ClosedEnum),
            relax: self.pointers(table, Choice::Relax),
            require: self.pointers(table, Choice::Require),
            nullable: self.pointers(table, Choice::Nullable),
            non_null: self.pointers(table, Choice::NonNull),
            preserve_unknown: self.flag(table, "preserve-unknown"),
            idempotency_header: self.header(table, "idempotency-header"),
            pagination: self.pagination(table),
            retries: self.retries(table),
            layout: self.layout(table),
            features: self.by_tag(table).then(|| format!("{name}-")),
            feature_groups: self.feature_groups(name, table),
            examples: self.examples(table),
            select: self.select(table),
            names: self.names(table),
            webhooks: self.webhooks(table),
            suppress: self.suppress(table),
            ..VendorConfig::new(name, &document)
        };
        self.exclusive(&vendor);
        Some(VendorConfig {
            places: std::mem::take(&mut self.places),
            ..vendor
        })
    }

    /// The name of a header: a token of RFC 9110.
    pub(super) fn header(&mut self, table: &DeTable<'_>, key: &str) -> Option<String> {
        let (name, span) = self.string(table, key)?;
        let token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        if name.is_empty() || !name.bytes().all(token) {
            self.value(span, format!("`{name}` is no name of a header"));
            return None;
        }
        if key == Choice::IdempotencyHeader.key() {
            self.remember(Choice::IdempotencyHeader, &name, &span);
        }
        Some(name)
    }

    fn document(&mut self, name: &str, key: Range<usize>, table: &DeTable<'_>) -> String {
        let found = self.string(table, "document");
        if !table.contains_key("document") {
            self.value(key, format!("`{name}` has no `document`"));
        }
        let Some((document, span)) = found else {
            return String::new();
        };
        if document.is_empty() || is_absolute(&document) {
            self.value(span, "`document` must be a path relative to this file, with `/`");
        }
        document
    }

    /// A list of files, each a string or a table with its reason.
    fn overlays(&mut self, table: &DeTable<'_>) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for value in self.list(table, "overlays", "files") {
            let Some((file, span)) = self.choice(value, "file") else {
                continue;
            };
            if file.is_empty() || is_absolute(&file) {
                self.value(span, "an overlay must be a path relative to this file, with `/`");
            } else if all.contains(&file) {
                self.value(span, format!("`{file}` stands here twice"));
            } else {
                all.push(file);
            }
        }
        all
    }

    /// `"x"`, or `{ KEY = "x", reason = "…" }`.
    pub(super) fn choice(&mut self, value: Entry<'_, '_>, key: &str) -> Option<(String, Range<usize>)> {
        let Some(table) = value.get_ref().as_table() else {
            let Some(text) = value.get_ref().as_str() else {
                self.value(
                    value.span(),
                    format!("expected a string, or a table with `{key}` and `reason`"),
                );
                return None;
            };
            return Some((text.to_owned(), value.span()));
        };
        self.keys(table, &[key, "reason"], "here");
        self.string(table, "reason");
        let found = self.string(table, key);
        if !table.contains_key(key) {
            self.value(value.span(), format!("`{key}` is missing"));
        }
        found
    }

    /// The entries of a list, if there is one.
    pub(super) fn list<'t, 'i>(&mut self, table: &'t DeTable<'i>, key: &str, of: &str) -> &'t [Spanned<DeValue<'i>>] {
        let Some(entry) = table.get(key) else { return &[] };
        let list = entry.get_ref().as_array();
        if list.is_none() {
            self.value(entry.span(), format!("`{key}` must be a list of {of}"));
        }
        list.map_or(&[], |list| list)
    }

    pub(super) fn string(&mut self, table: &DeTable<'_>, key: &str) -> Option<(String, Range<usize>)> {
        let entry = table.get(key)?;
        let text = entry.get_ref().as_str();
        if text.is_none() {
            self.value(entry.span(), format!("`{key}` must be a string, not {}", kind(entry)));
        }
        text.map(|text| (text.to_owned(), entry.span()))
    }

    /// `true`, or `{ value = true, reason = "…" }`.
    fn flag(&mut self, table: &DeTable<'_>, key: &str) -> bool {
        let Some(mut entry) = table.get(key) else { return false };
        if let Some(choice) = entry.get_ref().as_table() {
            self.keys(choice, &["value", "reason"], "here");
            self.string(choice, "reason");
            if let Some(value) = choice.get("value") {
                entry = value;
            }
        }
        entry.get_ref().as_bool().unwrap_or_else(|| {
            self.value(
                entry.span(),
                format!("`{key}` must be `true` or `false`, not {}", kind(entry)),
            );
            false
        })
    }

    pub(super) fn table<'t, 'i>(&mut self, entry: Entry<'t, 'i>, key: &str) -> Option<&'t DeTable<'i>> {
        let table = entry.get_ref().as_table();
        if table.is_none() {
            self.value(entry.span(), format!("`{key}` must be a table, not {}", kind(entry)));
        }
        table
    }

    pub(super) fn keys(&mut self, table: &DeTable<'_>, known: &[&str], place: &str) {
        for key in table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let help = match nearest(key.get_ref(), known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("known here: {}", list(known)),
            };
            let message = format!("there is no key `{}` {place}", key.get_ref());
            self.push(
                Diagnostic::new(&codes::UNKNOWN_KEY, None, message).help(help),
                key.span(),
            );
        }
    }

    pub(super) fn value(&mut self, span: Range<usize>, message: impl Into<String>) {
        self.fault(&codes::CONFIG_VALUE, span, message.into());
    }

    fn fault(&mut self, code: &'static Code, span: Range<usize>, message: String) {
        self.push(Diagnostic::new(code, None, message), span);
    }

    pub(super) fn push(&mut self, mut finding: Diagnostic, span: Range<usize>) {
        finding.place = Some(Place::bytes(self.file, span.start, span.end));
        self.notes.push(finding);
    }
}

fn kind(entry: Entry<'_, '_>) -> &'static str {
    match entry.get_ref() {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "a boolean",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

pub(super) fn list(words: &[&str]) -> String {
    words
        .iter()
        .map(|word| format!("`{word}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

fn is_absolute(path: &str) -> bool {
    path.starts_with(['/', '\\']) || path.contains(':') || path.contains('\\')
}

/// Whether a path stays below the folder that it is relative to, and is not that folder itself.
pub(crate) fn is_inside(path: &str) -> bool {
    let mut parts = path.trim_end_matches('/').split('/').peekable();
    parts.peek().is_some() && !is_absolute(path) && parts.all(|part| !matches!(part, "" | "." | ".."))
}

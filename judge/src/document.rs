//! A document as it was written, and where its references lead.

use std::path::Path;

use specwright::diagnostic::Diagnostics;
use specwright::load::{FileId, LoadOptions, Source, Value, pointer};

/// A place in a document: a file, and a JSON pointer in it (without `#`).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct At {
    /// The file.
    pub file: FileId,
    /// The pointer, unescaped nowhere.
    pub pointer: String,
}

/// Which OpenAPI a document follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dialect {
    /// Swagger 2.0.
    Swagger2,
    /// OpenAPI 3.0.
    V30,
    /// OpenAPI 3.1 and what follows it.
    V31,
}

/// A document with its files, nothing changed.
#[derive(Debug)]
pub struct Document {
    source: Source,
    /// Which OpenAPI it follows.
    pub dialect: Dialect,
}

/// How many references may stand in a row.
const LONGEST_CHAIN: usize = 64;

impl Document {
    /// Reads a document and the files that it reaches.
    ///
    /// # Errors
    ///
    /// It cannot be read; the text says why.
    pub fn read(path: &Path) -> Result<Document, String> {
        let mut notes = Diagnostics::new();
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        let name = path.file_name().map(Path::new).ok_or("no file")?;
        let options = LoadOptions {
            project: folder,
            ..LoadOptions::default()
        };
        match Source::load(name, &options, &mut notes) {
            Ok(source) => Ok(Document::of(source)),
            Err(_) => Err(notes.to_json_lines()),
        }
    }

    /// A document of one file, in memory.
    ///
    /// # Errors
    ///
    /// It cannot be read; the text says why.
    ///
    /// ```
    /// let document = specwright_judge::Document::from_text("swagger: '2.0'").unwrap();
    /// assert_eq!(document.dialect, specwright_judge::Dialect::Swagger2);
    /// ```
    pub fn from_text(text: &str) -> Result<Document, String> {
        let mut notes = Diagnostics::new();
        match Source::from_text("api.yaml", text, &mut notes) {
            Ok(source) => Ok(Document::of(source)),
            Err(_) => Err(notes.to_json_lines()),
        }
    }

    fn of(source: Source) -> Document {
        let version = |key: &str| match source.root().get(key) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            _ => String::new(),
        };
        let dialect = match (version("swagger"), version("openapi")) {
            (swagger, _) if !swagger.is_empty() => Dialect::Swagger2,
            (_, openapi) if openapi.starts_with("3.0") => Dialect::V30,
            _ => Dialect::V31,
        };
        Document { source, dialect }
    }

    /// The files, in the order in which they are reached.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &str, &Value)> {
        let number = |i: usize| FileId(u32::try_from(i).unwrap_or(u32::MAX));
        let files = self.source.files.iter().enumerate();
        files.map(move |(i, file)| (number(i), &*file.name, &file.root))
    }

    /// The name of a file, as the generator's report has it.
    pub fn file_name(&self, file: FileId) -> &str {
        self.source.file(file).map_or("", |file| &file.name)
    }

    /// What stands at a place.
    pub fn value(&self, at: &At) -> Option<&Value> {
        self.source.file(at.file)?.root.at(&at.pointer)
    }

    /// The place to which a `$ref` leads. A reference on the way to it is followed.
    pub fn target(&self, from: FileId, reference: &str) -> Option<At> {
        let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let Some(file) = self.source.file_by_ref(from, path) else {
            return self.by_name(reference);
        };
        let fragment = decoded(fragment);
        let segments: Vec<String> = pointer::segments(&fragment)?
            .map(|segment| segment.into_owned())
            .collect();
        let mut at = At {
            file,
            pointer: String::new(),
        };
        for segment in segments {
            at = self.step(at, &segment)?;
        }
        self.value(&at).is_some().then_some(at)
    }

    fn step(&self, mut at: At, segment: &str) -> Option<At> {
        for _ in 0..LONGEST_CHAIN {
            let below = At {
                file: at.file,
                pointer: pointer::join(&at.pointer, segment),
            };
            let here = self.value(&at)?;
            match here.get("$ref").and_then(Value::as_str) {
                Some(reference) if self.value(&below).is_none() => at = self.target(at.file, reference)?,
                _ => return Some(below),
            }
        }
        None
    }

    /// `$ref: Pet`, as 1.2 had it: the component of that name.
    fn by_name(&self, name: &str) -> Option<At> {
        let at = At {
            file: FileId(0),
            pointer: pointer::join(self.components(), name),
        };
        self.value(&at).is_some().then_some(at)
    }

    /// The place at the end of a chain of references that say nothing else.
    pub fn followed(&self, at: At) -> At {
        let mut at = at;
        for _ in 0..LONGEST_CHAIN {
            let reference = self
                .value(&at)
                .and_then(|value| value.get("$ref"))
                .and_then(Value::as_str);
            match reference.and_then(|reference| self.target(at.file, reference)) {
                Some(next) => at = next,
                None => return at,
            }
        }
        at
    }

    /// Where component schemas stand.
    pub fn components(&self) -> &'static str {
        match self.dialect {
            Dialect::Swagger2 => "/definitions",
            Dialect::V30 | Dialect::V31 => "/components/schemas",
        }
    }
}

/// The text with `%20` and its kin decoded; what decodes to no text stays as it is.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let ahead = rest.clone();
        let digits = [rest.next(), rest.next()].map(|digit| digit.and_then(|d| char::from(d).to_digit(16)));
        match (byte, digits) {
            (b'%', [Some(high), Some(low)]) => bytes.push((high * 16 + low) as u8),
            _ => {
                bytes.push(byte);
                rest = ahead;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

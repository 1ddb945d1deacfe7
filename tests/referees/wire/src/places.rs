//! Where the document, as it was written, has the schemas of an operation: read anew, so that the generator's own reading
//! is not what its clients are judged by.

use specwright::ir::{Location, Operation};
use specwright::load::{Value, pointer};
use specwright_judge::{At, Dialect, Document};

/// One operation as it was written.
pub(crate) struct Places<'d> {
    document: &'d Document,
    operation: At,
    /// Objects, references followed; those of the operation come last.
    parameters: Vec<At>,
}

/// Where a request body is described.
pub(crate) enum BodyPlace {
    /// One schema, and the object that holds it with its examples.
    Schema { schema: At, holder: At },
    /// 2.0's `formData`, field by field.
    Form(Vec<Field>),
    /// Nothing is said of it.
    Free,
}

/// One field of a 2.0 form.
pub(crate) struct Field {
    /// Its name.
    pub(crate) name: String,
    /// Whether it has to be there.
    pub(crate) required: bool,
    /// `type: file`
    pub(crate) file: bool,
    /// The parameter, which is its own schema.
    pub(crate) at: At,
}

impl<'d> Places<'d> {
    pub(crate) fn of(document: &'d Document, it: &Operation) -> Option<Places<'d>> {
        let (entry, _, _) = document.files().next()?;
        let paths = document.followed(At {
            file: entry,
            pointer: "/paths".to_owned(),
        });
        let known = document.value(&paths)?.as_object()?;
        // A path may have lost its `/`.
        let key = known
            .keys()
            .find(|key| key.trim_start_matches('/') == it.path.trim_start_matches('/'))?;
        let item = document.followed(below(&paths, key));
        let operation = document.followed(below(&item, &it.verb.as_str().to_lowercase()));
        document.value(&operation)?;
        let mut parameters = Vec::new();
        for list in [below(&item, "parameters"), below(&operation, "parameters")] {
            let count = document
                .value(&list)
                .and_then(Value::as_array)
                .map_or(0, <[Value]>::len);
            parameters.extend((0..count).map(|i| document.followed(below(&list, &i.to_string()))));
        }
        Some(Places {
            document,
            operation,
            parameters,
        })
    }

    /// The object of a parameter.
    pub(crate) fn parameter(&self, wire: &str, location: Location) -> Option<At> {
        let place = match location {
            Location::Path => "path",
            Location::Query => "query",
            Location::Header => "header",
            Location::Cookie => "cookie",
        };
        let same = |at: &&At| self.text(at, "in") == Some(place) && self.text(at, "name") == Some(wire);
        self.parameters.iter().rev().find(same).cloned()
    }

    /// The schema of a parameter: in 2.0 that is the parameter itself.
    pub(crate) fn schema_of(&self, parameter: &At) -> At {
        if self.document.dialect == Dialect::Swagger2 {
            return parameter.clone();
        }
        let content = below(parameter, "content");
        let media = self.document.value(&content).and_then(Value::as_object);
        match media.and_then(|media| media.keys().next()) {
            Some(media) => below(&below(&content, media), "schema"),
            None => below(parameter, "schema"),
        }
    }

    /// Where the body of this media type is described.
    pub(crate) fn body(&self, media: &str) -> Option<BodyPlace> {
        if self.document.dialect == Dialect::Swagger2 {
            return Some(self.old_body());
        }
        let body = self.document.followed(below(&self.operation, "requestBody"));
        let holder = self.media(&below(&body, "content"), media)?;
        let schema = below(&holder, "schema");
        Some(match self.document.value(&schema) {
            Some(_) => BodyPlace::Schema { schema, holder },
            None => BodyPlace::Free,
        })
    }

    fn old_body(&self) -> BodyPlace {
        if let Some(body) = self.parameters.iter().find(|at| self.text(at, "in") == Some("body")) {
            return BodyPlace::Schema {
                schema: below(body, "schema"),
                holder: body.clone(),
            };
        }
        let fields = self
            .parameters
            .iter()
            .filter(|at| self.text(at, "in") == Some("formData"));
        BodyPlace::Form(fields.filter_map(|at| self.field(at)).collect())
    }

    fn field(&self, at: &At) -> Option<Field> {
        let required = self.document.value(at)?.get("required").and_then(Value::as_bool);
        Some(Field {
            name: self.text(at, "name")?.to_owned(),
            required: required.unwrap_or_default(),
            file: self.text(at, "type") == Some("file"),
            at: at.clone(),
        })
    }

    /// The schema of the answer with this status and media type.
    pub(crate) fn answer(&self, status: u16, media: &str) -> Option<At> {
        let answers = below(&self.operation, "responses");
        let known = self.document.value(&answers)?.as_object()?;
        let range = format!("{}XX", status / 100);
        let keys = [
            status.to_string(),
            range.clone(),
            range.to_lowercase(),
            "default".to_owned(),
        ];
        let key = keys.iter().find(|key| known.contains_key(*key))?;
        let answer = self.document.followed(below(&answers, key));
        let schema = match self.document.dialect {
            Dialect::Swagger2 => below(&answer, "schema"),
            Dialect::V30 | Dialect::V31 => below(&self.media(&below(&answer, "content"), media)?, "schema"),
        };
        self.document.value(&schema).is_some().then_some(schema)
    }

    /// The entry of a media type, whatever its parameters; else the first.
    fn media(&self, content: &At, media: &str) -> Option<At> {
        let known = self.document.value(content)?.as_object()?;
        let same = known.keys().find(|name| essence(name) == essence(media));
        let name = same.or_else(|| known.keys().next())?;
        Some(below(content, name))
    }

    fn text(&self, at: &At, key: &str) -> Option<&'d str> {
        self.document.value(at)?.get(key)?.as_str()
    }
}

/// A member of what stands at a place.
pub(crate) fn below(at: &At, key: &str) -> At {
    At {
        file: at.file,
        pointer: pointer::join(&at.pointer, key),
    }
}

fn essence(media: &str) -> String {
    media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

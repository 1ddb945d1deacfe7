//! Parameters.

use super::parts::{self, Members, text};
use super::scope::Scope;
use super::{Builder, Call};
use crate::diagnostic::{Diagnostic, codes};
use crate::import::call::{self, Field, Parameter};
use crate::import::types::Shape;
use crate::load::Value;

impl Builder<'_> {
    pub(super) fn parameters(&mut self, call: &Call<'_>, scope: &Scope<'_>) -> Vec<Value> {
        let mut all = call.parameters.clone();
        for name in call::variables(&call.path) {
            if !all.iter().any(|one| one.place == "path" && one.field.name == name) {
                let mut field = Field::new(name, call.line, Shape::Scalar("string", None));
                field.inferred = Some("The parameter is known from the path alone.".to_owned());
                all.push(Parameter { place: "path", field });
            }
        }
        all.retain(|one| self.has_place(one, call));
        all.iter().map(|one| self.parameter(one, scope)).collect()
    }

    /// A parameter of the path has its place in it.
    fn has_place(&mut self, parameter: &Parameter, call: &Call<'_>) -> bool {
        let name = parameter.field.name.as_str();
        let has = parameter.place != "path" || call::variables(&call.path).contains(&name);
        if !has {
            let message = format!("`{name}` is no variable of the path `{}`, and is left out", call.path);
            let place = call.sheet.place(parameter.field.line);
            let finding = Diagnostic::new(&codes::import::LINE_NOT_UNDERSTOOD, place, message);
            self.notes
                .push(finding.help("correct its name, the path, or where it goes"));
        }
        has
    }

    fn parameter(&mut self, parameter: &Parameter, scope: &Scope<'_>) -> Value {
        let field = &parameter.field;
        let mut all = Members::new();
        all.insert("name".to_owned(), text(field.name.as_str()));
        all.insert("in".to_owned(), text(parameter.place));
        if parameter.place == "path" || field.required {
            all.insert("required".to_owned(), Value::Bool(true));
        }
        if let Some(description) = &field.description {
            all.insert("description".to_owned(), text(description.as_str()));
        }
        if field.deprecated {
            all.insert("deprecated".to_owned(), Value::Bool(true));
        }
        parts::marks(&mut all, scope.sheet, field);
        let bare = Field {
            description: None,
            deprecated: false,
            inferred: None,
            ..field.clone()
        };
        let mut schema = self.schemas.member(&bare, scope, scope.noun);
        if let Value::Object(members) = &mut schema {
            members.shift_remove("x-specwright-source");
        }
        all.insert("schema".to_owned(), schema);
        Value::Object(all)
    }
}

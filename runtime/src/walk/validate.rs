//! `validate()`: every demand of the document, on every value that is there.

use super::invalid::{Invalid, Violation};
use super::{decimal, equal};
use crate::error::{push_index, push_key};
use crate::rule::Rule;
use crate::table::Record;
use crate::{Json, RecordNode, View, format, json};

/// Checks a value, and all that it holds, against the rules of the document. Generated types have this as a method.
///
/// # Errors
///
/// When something is not as the document demands: all of it, not only the first.
pub fn validate(view: View<'_>) -> Result<(), Invalid> {
    let mut check = Check {
        path: String::from("$"),
        found: Vec::new(),
    };
    check.walk(view);
    if check.found.is_empty() {
        Ok(())
    } else {
        Err(Invalid::new(check.found))
    }
}

struct Check {
    path: String,
    found: Vec<Violation>,
}

impl Check {
    /// Checks what a value holds.
    fn walk(&mut self, view: View<'_>) {
        match view {
            View::Record(table, node) => self.record(table, node),
            View::List(list) => (0..list.len()).for_each(|i| self.item(i, |check| check.walk(list.at(i)))),
            View::Tuple(count, node) => (0..count).for_each(|i| self.item(i, |check| check.walk(node.view(i)))),
            View::Map(map) => map.each(&mut |key, view| {
                self.member(key, |check| check.walk(view));
                true
            }),
            View::Union(_, node) | View::Tagged(_, _, node) => self.walk(node.view()),
            _ => {}
        }
    }

    fn record(&mut self, table: &'static Record, node: &dyn RecordNode) {
        let rules = |i: usize| {
            table
                .rules
                .iter()
                .filter(move |(member, _)| *member == i)
                .map(|(_, rule)| rule)
        };
        for (i, key) in table.keys.iter().enumerate() {
            let view = node.view(i);
            self.member(key, |check| {
                rules(i).for_each(|rule| check.rule(rule, view));
                check.walk(view);
            });
        }
        if table.rest {
            let view = node.view(table.keys.len());
            rules(Record::REST).for_each(|rule| self.rule(rule, view));
            self.walk(view);
        }
    }

    fn member(&mut self, key: &str, f: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        push_key(&mut self.path, key);
        f(self);
        self.path.truncate(length);
    }

    fn item(&mut self, i: usize, f: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        push_index(&mut self.path, i);
        f(self);
        self.path.truncate(length);
    }

    fn report(&mut self, message: String) {
        self.found.push(Violation::new(&self.path, message));
    }

    /// Checks one rule. Rules for another kind of value say nothing, as in JSON Schema.
    fn rule(&mut self, rule: &'static Rule, view: View<'_>) {
        let message = match *rule {
            Rule::Items(rules) => return self.each_item(rules, view),
            Rule::Values(rules) => return self.each_value(rules, view),
            Rule::Secret => None,
            Rule::MaxLength(_) | Rule::MinLength(_) | Rule::Format(_) => {
                text_of(view).and_then(|text| string(rule, text))
            }
            #[cfg(feature = "pattern")]
            Rule::Pattern(expression) => text_of(view)
                .filter(|text| !super::pattern::matches(expression, text))
                .map(|_| format!("does not match `{expression}`")),
            Rule::MinItems(_) | Rule::MaxItems(_) | Rule::UniqueItems => list(rule, view),
            Rule::MinProperties(_) | Rule::MaxProperties(_) => properties(rule, view),
            _ => number_of(view).and_then(|number| numeric(rule, &number)),
        };
        if let Some(message) = message {
            self.report(message);
        }
    }

    fn each_item(&mut self, rules: &'static [Rule], view: View<'_>) {
        match view {
            View::List(list) => {
                for i in 0..list.len() {
                    self.item(i, |check| rules.iter().for_each(|rule| check.rule(rule, list.at(i))));
                }
            }
            View::Union(_, node) => self.each_item(rules, node.view()),
            _ => {}
        }
    }

    fn each_value(&mut self, rules: &'static [Rule], view: View<'_>) {
        match view {
            View::Map(map) => map.each(&mut |key, value| {
                self.member(key, |check| rules.iter().for_each(|rule| check.rule(rule, value)));
                true
            }),
            View::Union(_, node) => self.each_value(rules, node.view()),
            _ => {}
        }
    }
}

fn text_of(view: View<'_>) -> Option<&str> {
    match view {
        View::Str(text) | View::Unlisted(text) => Some(text),
        View::Json(Json::String(text)) => Some(text),
        View::Enum(choices, i) => Some(choices.values[i]),
        View::Union(_, node) => text_of(node.view()),
        _ => None,
    }
}

/// A number as decimal digits.
fn number_of(view: View<'_>) -> Option<String> {
    match view {
        View::Union(_, node) => number_of(node.view()),
        View::I64(_) | View::U64(_) | View::F32(_) | View::F64(_) | View::Number(_) | View::Json(Json::Number(_)) => {
            String::from_utf8(json::encode(view)).ok().filter(|text| text != "null")
        }
        _ => None,
    }
}

fn string(rule: &Rule, text: &str) -> Option<String> {
    match *rule {
        Rule::MaxLength(most) => {
            // Bytes are never fewer than code points, so most strings need not be counted.
            let length = if text.len() <= most { 0 } else { text.chars().count() };
            (length > most).then(|| format!("{length} characters, at most {most} are allowed"))
        }
        Rule::MinLength(least) => {
            let length = text.chars().count();
            (length < least).then(|| format!("{length} characters, at least {least} are required"))
        }
        Rule::Format(name) => match format::check(name) {
            Some(is_valid) if !is_valid(text) => Some(format!("not a valid {name}")),
            _ => None,
        },
        _ => None,
    }
}

fn numeric(rule: &Rule, text: &str) -> Option<String> {
    let value: f64 = text.parse().ok()?;
    let whole: Option<i128> = json::integer(text);
    let (holds, demand) = match *rule {
        Rule::Minimum(least) => (value >= least, format!("at least {least}")),
        Rule::Maximum(most) => (value <= most, format!("at most {most}")),
        Rule::ExclusiveMinimum(bound) => (value > bound, format!("more than {bound}")),
        Rule::ExclusiveMaximum(bound) => (value < bound, format!("less than {bound}")),
        Rule::MinimumInt(least) => (
            whole.map_or(value >= least as f64, |whole| whole >= i128::from(least)),
            format!("at least {least}"),
        ),
        Rule::MaximumInt(most) => (
            whole.map_or(value <= most as f64, |whole| whole <= i128::from(most)),
            format!("at most {most}"),
        ),
        Rule::MultipleOf(step) => (
            decimal::is_multiple(text, &step.to_string()),
            format!("a multiple of {step}"),
        ),
        _ => return None,
    };
    (!holds).then(|| format!("{text} is not {demand}"))
}

fn list(rule: &Rule, view: View<'_>) -> Option<String> {
    let items = match view {
        View::List(items) => items,
        View::Union(_, node) => return list(rule, node.view()),
        _ => return None,
    };
    let length = items.len();
    match *rule {
        Rule::MinItems(least) if length < least => Some(format!("{length} items, at least {least} are required")),
        Rule::MaxItems(most) if length > most => Some(format!("{length} items, at most {most} are allowed")),
        Rule::UniqueItems => {
            let twin = |i: usize| (0..i).find(|j| equal::equal(items.at(i), items.at(*j))).map(|j| (j, i));
            (0..length)
                .find_map(twin)
                .map(|(j, i)| format!("items {j} and {i} are equal"))
        }
        _ => None,
    }
}

fn properties(rule: &Rule, view: View<'_>) -> Option<String> {
    let count = match view {
        View::Map(map) => map.len(),
        View::Json(Json::Object(members)) => members.len(),
        View::Record(table, node) => {
            let rest = if table.rest {
                node.view(table.keys.len())
            } else {
                View::Absent
            };
            let known = (0..table.keys.len()).filter(|i| match node.view(*i) {
                View::Absent => false,
                View::None => table.requires(*i),
                _ => true,
            });
            known.count() + if let View::Map(map) = rest { map.len() } else { 0 }
        }
        View::Union(_, node) | View::Tagged(_, _, node) => return properties(rule, node.view()),
        _ => return None,
    };
    match *rule {
        Rule::MinProperties(least) if count < least => Some(format!("{count} members, at least {least} are required")),
        Rule::MaxProperties(most) if count > most => Some(format!("{count} members, at most {most} are allowed")),
        _ => None,
    }
}

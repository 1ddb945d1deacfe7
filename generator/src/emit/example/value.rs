//! Values for examples: the document's own where it shows some that fit, else the simplest of the type.

use super::super::{quoted, spelling};
use super::Example;
use super::hint::{Hint, is_date, is_decimal, is_instant, is_uuid};
use crate::ir::{Constructor, Literal, Member, Struct, Type, TypeDef, TypeKind};

/// What the place of a value says of its type.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Want {
    /// The type itself.
    Known,
    /// Nothing: the value says it.
    Typed,
    /// `impl Into<T>`
    Into,
}

/// Values that are further in are no help.
const DEEPEST: usize = 4;

/// How many members of a union are tried, and what is short enough to try no other.
const VARIANTS: usize = 5;
const SHORT: usize = 60;

impl Example<'_> {
    /// A value of the type; `None` where there is none that is short and ends.
    pub(super) fn value(&mut self, ty: &Type, want: Want, hint: &Hint<'_>, depth: usize) -> Option<String> {
        if depth > DEEPEST || self.left == 0 {
            return None;
        }
        self.left -= 1;
        let known = want == Want::Known;
        let whole = |n: i64, ty: &str| if known { n.to_string() } else { format!("{n}_{ty}") };
        Some(match ty.resolved(&self.cx.api.types) {
            Type::Unit => "()".to_owned(),
            Type::Bool => match hint.example {
                Some(Literal::Bool(value)) => value.to_string(),
                _ => "true".to_owned(),
            },
            Type::Int32 => whole(hint.whole(i32::MIN.into(), i32::MAX.into()), "i32"),
            Type::Int64 => whole(hint.whole(i64::MIN, i64::MAX), "i64"),
            Type::UInt32 => whole(hint.whole(0, u32::MAX.into()), "u32"),
            Type::UInt64 => whole(hint.whole(0, i64::MAX), "u64"),
            Type::Float32 if known => format!("{:?}", hint.number()),
            Type::Float32 => format!("{:?}_f32", hint.number()),
            Type::Float64 if known => format!("{:?}", hint.number()),
            Type::Float64 => format!("{:?}_f64", hint.number()),
            Type::String if want == Want::Into => quoted(&hint.text()),
            Type::String => format!("{}.to_owned()", quoted(&hint.text())),
            Type::DateTime => self.parsed("DateTime", &hint.formed(is_instant, "2026-01-31T12:00:00Z"), want),
            Type::Date => self.parsed("Date", &hint.formed(is_date, "2026-01-31"), want),
            Type::Time => self.parsed("Time", &quoted("12:00:00Z"), want),
            Type::Duration => self.parsed("Duration", &quoted("P1D"), want),
            Type::Base64 => self.bytes("Base64", want),
            Type::Bytes => self.bytes("Bytes", want),
            Type::Uuid => {
                let text = hint.formed(is_uuid, "67e55044-10b1-426f-9247-bb680e5fe0c8");
                self.read("Uuid", &text, want)
            }
            Type::Decimal => self.read("Decimal", &hint.formed(is_decimal, "12.50"), want),
            Type::DecimalNumber => self.read("DecimalNumber", &hint.formed(is_decimal, "12.50"), want),
            Type::File => {
                let file = self.runtime("File");
                format!("{file}::new(\"file.txt\", b\"data\")")
            }
            // Nobody but its author knows how one is made.
            Type::Custom(_) => return None,
            Type::Json if want == Want::Into => quoted("any JSON"),
            Type::Json => format!("{}::from(\"any JSON\")", self.runtime("Json")),
            Type::List(item) => {
                let want = if known { Want::Known } else { Want::Typed };
                match self.value(item, want, &hint.inner(), depth + 1) {
                    Some(item) => format!("vec![{item}]"),
                    None if known => "Vec::new()".to_owned(),
                    None => {
                        self.name_types(item);
                        format!("Vec::<{}>::new()", spelling::ty(self.cx, item))
                    }
                }
            }
            Type::Map(value) => self.map(value, known, hint, depth)?,
            Type::Tuple(items) => {
                let want = if known { Want::Known } else { Want::Typed };
                let items: Option<Vec<String>> = items
                    .iter()
                    .map(|item| Some(format!("{}, ", self.value(item, want, &hint.inner(), depth + 1)?)))
                    .collect();
                format!("({})", items?.concat())
            }
            Type::Nullable(inner) => {
                let want = if known { Want::Known } else { Want::Typed };
                match self.value(inner, want, hint, depth + 1) {
                    Some(value) => format!("Some({value})"),
                    None if known => "None".to_owned(),
                    None => return None,
                }
            }
            Type::Boxed(inner) => {
                let want = if known { Want::Known } else { Want::Typed };
                format!("Box::new({})", self.value(inner, want, hint, depth + 1)?)
            }
            Type::Named(id) => {
                // A value of itself inside of itself tells nothing more.
                if self.inside.contains(id) {
                    return None;
                }
                self.inside.push(*id);
                let value = self.named(self.cx.def(*id), hint, depth);
                self.inside.pop();
                value?
            }
        })
    }

    /// A value that is kept as text.
    fn parsed(&mut self, name: &'static str, text: &str, want: Want) -> String {
        match want {
            Want::Known => format!("{text}.into()"),
            Want::Into => text.to_owned(),
            Want::Typed => format!("{}::from({text})", self.runtime(name)),
        }
    }

    /// A value that a text may not have.
    fn read(&mut self, name: &'static str, text: &str, want: Want) -> String {
        match want {
            Want::Known => format!("{text}.parse()?"),
            Want::Into | Want::Typed => format!("{text}.parse::<{}>()?", self.runtime(name)),
        }
    }

    fn bytes(&mut self, name: &'static str, want: Want) -> String {
        match want {
            Want::Known => "b\"data\".into()".to_owned(),
            Want::Into => "b\"data\"".to_owned(),
            Want::Typed => format!("{}::from(b\"data\")", self.runtime(name)),
        }
    }

    fn map(&mut self, value: &Type, known: bool, hint: &Hint<'_>, depth: usize) -> Option<String> {
        let want = if known { Want::Known } else { Want::Typed };
        let hint = hint.inner();
        let inside = self.value(value, want, &hint, depth + 1);
        Some(match (inside, known) {
            (Some(value), true) => format!("[(\"key\".to_owned(), {value})].into()"),
            (Some(value), false) => format!("{}::from([(\"key\".to_owned(), {value})])", self.runtime("Map")),
            (None, true) => "Default::default()".to_owned(),
            (None, false) => return None,
        })
    }

    /// A type of the runtime, imported, or with its path where the vendor has a type of that name.
    fn runtime(&mut self, name: &'static str) -> String {
        if self.cx.shadowed.contains(name) {
            return format!("{}::{name}", self.examples.runtime);
        }
        self.runtime.insert(name);
        name.to_owned()
    }

    fn named(&mut self, def: &TypeDef, hint: &Hint<'_>, depth: usize) -> Option<String> {
        let name = def.name.rust.as_str();
        let first = match &def.kind {
            TypeKind::Same(same) => self.cx.def(same.of),
            _ => def,
        };
        let value = match &first.kind {
            TypeKind::Struct(it) => return self.made(def, it, depth),
            TypeKind::Enum(it) => {
                let shown = match hint.example {
                    Some(Literal::Str(text)) => it.values.iter().find(|value| value.name.wire == *text),
                    _ => None,
                };
                format!("{name}::{}", shown.or(it.values.first())?.name.rust)
            }
            TypeKind::ValueEnum(it) => {
                let shown = it.values.iter().find(|(value, _)| Some(value) == hint.example);
                format!("{name}::{}", shown.or(it.values.first())?.1.name.rust)
            }
            TypeKind::Union(it) => {
                // A member that needs little tells as much as any other.
                let mut shortest: Option<String> = None;
                for variant in it.variants.iter().take(VARIANTS) {
                    let Some(value) = self.value(&variant.ty, Want::Known, &hint.inner(), depth + 1) else {
                        continue;
                    };
                    let value = format!("{name}::{}({value})", variant.name);
                    if shortest.as_ref().is_none_or(|shortest| value.len() < shortest.len()) {
                        shortest = Some(value);
                    }
                    if shortest.as_ref().is_some_and(|shortest| shortest.len() <= SHORT) {
                        break;
                    }
                }
                shortest?
            }
            TypeKind::Newtype(inner, _) => format!("{name}({})", self.value(inner, Want::Known, hint, depth + 1)?),
            TypeKind::Alias(..) | TypeKind::Same(_) => return None,
        };
        self.types.insert(name.to_owned());
        Some(value)
    }

    /// `Customer::new(…)`
    fn made(&mut self, def: &TypeDef, it: &Struct, depth: usize) -> Option<String> {
        let name = def.name.rust.as_str();
        let made = match &it.constructor {
            Constructor::Empty => match it
                .members
                .iter()
                .find(|member| self.is_simple(member))
                .filter(|_| depth == 0)
            {
                Some(member) => {
                    let value = self.member(member, Want::Into, depth)?;
                    format!("{name}::new().{}({value})", member.name.rust)
                }
                None => format!("{name}::new()"),
            },
            Constructor::Arguments(order) => {
                let members = order.iter().filter_map(|number| it.members.get(*number));
                let values: Option<Vec<String>> = members
                    .map(|member| {
                        let want = if member.ty.is_copy() { Want::Known } else { Want::Into };
                        self.member(member, want, depth)
                    })
                    .collect();
                format!("{name}::new({})", values?.join(", "))
            }
            Constructor::Required(..) => {
                let Constructor::Required(first, order) = &it.constructor else {
                    return None;
                };
                let required = match &def.kind {
                    TypeKind::Same(same) => same.required.as_ref().unwrap_or(first),
                    _ => first,
                };
                let members = order.iter().filter_map(|number| it.members.get(*number));
                let values: Option<Vec<String>> = members
                    .map(|member| {
                        Some(format!(
                            "{}: {}",
                            member.name.rust,
                            self.member(member, Want::Known, depth)?
                        ))
                    })
                    .collect();
                self.types.insert(required.to_string());
                format!("{name}::new({required} {{ {} }})", values?.join(", "))
            }
        };
        self.types.insert(name.to_owned());
        Some(made)
    }

    fn member(&mut self, it: &Member, want: Want, depth: usize) -> Option<String> {
        let hint = Hint {
            name: &it.name.wire,
            example: it.docs.example.as_ref(),
            rules: &it.rules,
        };
        self.value(&it.ty, want, &hint, depth + 1)
    }

    /// Whether a member shows how others are set.
    fn is_simple(&self, it: &Member) -> bool {
        let plain = match it.ty.resolved(&self.cx.api.types) {
            Type::String | Type::Bool | Type::Int64 | Type::Float64 | Type::Date | Type::DateTime => true,
            Type::Named(id) => matches!(&self.cx.def(*id).kind, TypeKind::Enum(it) if !it.values.is_empty()),
            _ => false,
        };
        plain && !it.docs.deprecated
    }

    /// Imports the types that a type mentions.
    pub(super) fn name_types(&mut self, ty: &Type) {
        let mut ids = Vec::new();
        ty.mentions(&mut |id| ids.push(id));
        for id in ids {
            self.types.insert(self.cx.def(id).name.rust.to_string());
        }
        let mut names = std::collections::BTreeSet::new();
        super::super::types::used(ty, &mut names);
        self.runtime
            .extend(names.into_iter().filter(|name| !self.cx.shadowed.contains(name)));
    }
}

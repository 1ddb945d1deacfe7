//! How an operation's answer leads to the next page of a list.

use super::{Api, Ident, Media, Operation, Presence, SuccessShape, Type, TypeDef, TypeKind};

/// How an operation's answer leads to the next page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paging {
    /// What the next page is asked for by.
    pub way: PageWay,
    /// Where that goes; for addresses nowhere.
    pub target: Option<PageTarget>,
    /// The JSON pointer of the items in the answer; empty where the answer is the list.
    pub items: Option<String>,
    /// The JSON pointer of what says whether there are more pages.
    pub more: Option<String>,
    /// The JSON pointer of the number of pages, or of items where those are counted.
    pub total: Option<String>,
}

/// What the next page is asked for by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageWay {
    /// A text at this JSON pointer in the answer.
    Cursor(String),
    /// A text at this JSON pointer in the last item.
    LastItem(String),
    /// A text in this header of the answer.
    Header(String),
    /// The number of the page; the first has this one.
    Page(i64),
    /// How many items came before.
    Offset,
    /// An address at this JSON pointer in the answer.
    Url(String),
    /// The address in the `Link` header with this relation.
    Link(String),
}

/// Where it goes in the next request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageTarget {
    /// The parameter with this number.
    Parameter(usize),
    /// The member of the JSON body at this pointer.
    Body(String),
}

/// One member on the way to the items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step<'t> {
    /// The field; none for the body itself.
    pub field: Option<&'t Ident>,
    /// How it may be missing.
    pub presence: Presence,
}

impl Operation {
    /// The type of its only success, if that is JSON.
    pub fn page(&self) -> Option<&Type> {
        let SuccessShape::One(number) = self.success else {
            return None;
        };
        let answer = self.answers.get(number)?;
        (answer.media == Media::Json).then_some(&answer.ty)
    }
}

impl Api {
    /// The members on the way to the items of a page, and the items' type.
    pub fn items_of<'t>(&'t self, operation: &'t Operation) -> Option<(Vec<Step<'t>>, &'t Type)> {
        let pointer = operation.paging.as_ref()?.items.as_deref()?;
        items(&self.types, operation.page()?, pointer).ok()
    }
}

/// The members on the way from a page to its items, and the items' type.
///
/// # Errors
///
/// Why there is no such way.
pub fn items<'t>(types: &'t [TypeDef], page: &'t Type, pointer: &str) -> Result<(Vec<Step<'t>>, &'t Type), String> {
    let mut ty = page;
    let mut steps = vec![Step {
        field: None,
        presence: presence(types, page, Presence::Required),
    }];
    for key in keys(pointer) {
        let (name, members) =
            members(types, ty).ok_or_else(|| format!("`{key}` cannot be looked for in what is no struct"))?;
        let member = members.iter().find(|member| member.name.wire == key);
        let member = member.ok_or_else(|| format!("`{name}` has no member `{key}`"))?;
        steps.push(Step {
            field: Some(&member.name.rust),
            presence: presence(types, &member.ty, member.presence),
        });
        ty = &member.ty;
    }
    match bare(types, ty) {
        Type::List(item) => Ok((steps, item)),
        _ => Err(format!("what is at `{pointer}` is no list")),
    }
}

/// The lists that a page is (no name), or has as members: where nobody says which has the items, it is the only one.
pub fn lists<'t>(types: &'t [TypeDef], page: &'t Type) -> Vec<Option<&'t str>> {
    if matches!(bare(types, page), Type::List(_)) {
        return vec![None];
    }
    let members = members(types, page).map_or(&[][..], |(_, members)| members);
    let lists = members
        .iter()
        .filter(|member| matches!(bare(types, &member.ty), Type::List(_)));
    lists.map(|member| Some(member.name.wire.as_str())).collect()
}

/// Whether there may be a scalar at a pointer.
///
/// # Errors
///
/// Why there is none.
pub fn scalar(types: &[TypeDef], from: &Type, pointer: &str) -> Result<(), String> {
    let mut ty = from;
    for key in keys(pointer) {
        let Some((name, members)) = members(types, ty) else {
            // Of free-form JSON and unions nothing is known beforehand.
            return match bare(types, ty) {
                Type::Json | Type::Map(_) | Type::Named(_) => Ok(()),
                _ => Err(format!("`{key}` cannot be looked for in what is no object")),
            };
        };
        let member = members.iter().find(|member| member.name.wire == key);
        ty = &member.ok_or_else(|| format!("`{name}` has no member `{key}`"))?.ty;
    }
    match bare(types, ty) {
        Type::List(_) | Type::Map(_) | Type::Tuple(_) | Type::Unit | Type::File => {
            Err(format!("what is at `{pointer}` is no text and no number"))
        }
        found if members(types, found).is_some() => Err(format!("what is at `{pointer}` is an object")),
        _ => Ok(()),
    }
}

fn keys(pointer: &str) -> impl Iterator<Item = String> {
    pointer
        .split('/')
        .skip(1)
        .map(|key| key.replace("~1", "/").replace("~0", "~"))
}

/// How a member may be missing, its type included.
fn presence(types: &[TypeDef], ty: &Type, said: Presence) -> Presence {
    let nullable = matches!(ty.resolved(types), Type::Nullable(_));
    if nullable && said == Presence::Required {
        return Presence::Nullable;
    }
    said
}

/// A type without what may be around it: other names, boxes, `null`.
fn bare<'t>(types: &'t [TypeDef], ty: &'t Type) -> &'t Type {
    let mut ty = ty;
    for _ in 0..64 {
        ty = match ty.resolved(types) {
            Type::Nullable(inner) | Type::Boxed(inner) => inner,
            other => return other,
        };
    }
    ty
}

type Members<'t> = (&'t str, &'t [super::Member]);

/// The members of a struct.
fn members<'t>(types: &'t [TypeDef], ty: &'t Type) -> Option<Members<'t>> {
    let Type::Named(id) = bare(types, ty) else { return None };
    let mut number = id.0 as usize;
    if let TypeKind::Same(same) = &types.get(number)?.kind {
        number = same.of.0 as usize;
    }
    let def = types.get(number)?;
    match &def.kind {
        TypeKind::Struct(it) => Some((def.name.rust.bare(), &it.members)),
        _ => None,
    }
}

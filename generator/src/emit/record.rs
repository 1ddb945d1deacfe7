//! The table of a struct: one line a member, after a line with what concerns them all.

use super::rules::rules;
use super::spelling::ty;
use super::{Context, quoted};
use crate::ir::{Constructor, Presence, Struct, TypeDef, TypeId};

pub(super) fn lines(cx: &Context<'_>, id: TypeId, def: &TypeDef, it: &Struct) -> Vec<String> {
    let mut lines = vec![head(cx, id, def, it)];
    for (i, member) in it.members.iter().enumerate() {
        let presence = match member.presence {
            Presence::Required => "required",
            Presence::Optional => "optional",
            Presence::Nullable => "nullable",
            Presence::OptionalNullable => "field",
        };
        let (name, key) = (&member.name.rust, quoted(&member.name.wire));
        let ty = ty(cx, &member.ty);
        lines.push(format!("{i} {name}: {presence} {ty} = {key}{};", rules(&member.rules)));
    }
    if let Some(rest) = &it.rest {
        let ty = ty(cx, &rest.ty);
        lines.push(format!("rest {}: {ty}{};", rest.name, rules(&rest.rules)));
    }
    lines
}

fn head(cx: &Context<'_>, id: TypeId, def: &TypeDef, it: &Struct) -> String {
    let keys: Vec<&str> = it.members.iter().map(|member| member.name.wire.as_str()).collect();
    let escaped = if keys.iter().any(|key| needs_escape(key)) {
        " escaped"
    } else {
        ""
    };
    let default = if it.constructor == Constructor::Empty {
        " default"
    } else {
        ""
    };
    let (name, constant) = (&def.name.rust, cx.statics.name(id));
    format!(
        "{name} {constant} required[{}] table[{}]{escaped}{default};",
        required(it),
        table(&keys)
    )
}

/// The numbers of the members that have to be there, as bits of 64-bit words.
fn required(it: &Struct) -> String {
    let mut words = vec![0u64; it.members.len().div_ceil(64)];
    for (i, member) in it.members.iter().enumerate() {
        if matches!(member.presence, Presence::Required | Presence::Nullable) {
            words[i / 64] |= 1 << (i % 64);
        }
    }
    while words.last() == Some(&0) {
        words.pop();
    }
    words
        .iter()
        .map(|word| format!("{word:#x}"))
        .collect::<Vec<_>>()
        .join(", ")
}

fn needs_escape(key: &str) -> bool {
    key.chars().any(|c| c == '"' || c == '\\' || c < ' ')
}

/// The lookup table of the keys, as the runtime reads it: open addressing, entries of base 91.
fn table(keys: &[&str]) -> String {
    if keys.len() <= 3 {
        return "b\"\"".to_owned();
    }
    let size = (keys.len() * 2).next_power_of_two();
    let mut slots = vec![None; size];
    for (i, key) in keys.iter().enumerate() {
        let mut at = hash(key.as_bytes()) & (size - 1);
        while slots[at].is_some() {
            at = (at + 1) & (size - 1);
        }
        slots[at] = Some(i);
    }
    let width = match keys.len() {
        0..=91 => 1,
        92..=8281 => 2,
        _ => 3,
    };
    let text: String = slots.iter().flat_map(|slot| entry(*slot, width)).collect();
    format!("b\"{text}\"")
}

/// Digits from `#` to `~` without the backslash; spaces for an empty entry.
fn entry(slot: Option<usize>, width: u32) -> impl Iterator<Item = char> {
    let digit = move |place: u32| {
        let digit = u8::try_from(slot? / 91usize.pow(place) % 91).ok()?;
        Some(char::from(b'#' + digit + u8::from(digit >= b'\\' - b'#')))
    };
    (0..width).rev().map(move |place| digit(place).unwrap_or(' '))
}

/// The runtime's hash of a key, which a test holds equal to this one: at most the first and last eight bytes are read.
pub(crate) fn hash(key: &[u8]) -> usize {
    let n = key.len();
    let four = |at: usize| (0..4).fold(0u64, |word, i| word | u64::from(key[at + i]) << (8 * i));
    let eight = |at: usize| four(at) | four(at + 4) << 32;
    let word = match n {
        0 => 0,
        1..4 => u64::from(key[0]) | u64::from(key[n / 2]) << 8 | u64::from(key[n - 1]) << 16,
        4..8 => four(0) | four(n - 4) << 32,
        _ => eight(0) ^ eight(n - 8).rotate_left(23),
    };
    ((word ^ n as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 48) as usize
}

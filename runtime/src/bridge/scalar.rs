//! Scalars of other formats into slots.

use serde::de::{Error, Unexpected};

use super::fill::Fill;
use super::read::by_text;
use crate::{Json, Slot};

pub(super) fn boolean<E: Error>(slot: Slot<'_>, value: bool) -> Result<(), E> {
    match slot {
        Slot::Bool(out) => *out = value,
        Slot::Json(out) => *out = value.into(),
        other => return unless_text(other, || value.into(), Unexpected::Bool(value)),
    }
    Ok(())
}

pub(super) fn integer<E: Error>(slot: Slot<'_>, value: i128, found: Unexpected<'_>) -> Result<(), E> {
    let json = || {
        i64::try_from(value)
            .map(Json::from)
            .or_else(|_| u64::try_from(value).map(Json::from))
    };
    match slot {
        Slot::I32(out) => narrow(out, value, found, &"an int32"),
        Slot::I64(out) => narrow(out, value, found, &"an int64"),
        Slot::U32(out) => narrow(out, value, found, &"a uint32"),
        Slot::U64(out) => narrow(out, value, found, &"a uint64"),
        Slot::F32(out) => set(out, value as f32),
        Slot::F64(out) => set(out, value as f64),
        Slot::Number(out) => set(out, value.to_string()),
        other => unless_text(other, || json().unwrap_or_default(), found),
    }
}

pub(super) fn double<E: Error>(slot: Slot<'_>, value: f64) -> Result<(), E> {
    let found = Unexpected::Float(value);
    match slot {
        Slot::F32(out) => set(out, value as f32),
        Slot::F64(out) => set(out, value),
        Slot::Number(out) => set(out, crate::json::to_string(&value)),
        // An integer may be written with a point. Up to here a float holds it exactly.
        Slot::I32(_) | Slot::I64(_) | Slot::U32(_) | Slot::U64(_)
            if value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0 =>
        {
            integer(slot, value as i128, found)
        }
        other => unless_text(other, || value.into(), found),
    }
}

pub(super) fn string<E: Error>(slot: Slot<'_>, value: &str) -> Result<(), E> {
    match slot {
        Slot::Str(out) => value.clone_into(out),
        Slot::Bytes(out) => value.as_bytes().clone_into(out),
        Slot::Enum(values, node) => match values.iter().position(|listed| *listed == value) {
            Some(i) => node.set(i),
            None if node.other(value) => {}
            None => return Err(E::unknown_variant(value, values)),
        },
        Slot::Uuid(_) | Slot::Base64(_) => return by_text(&value.into(), slot),
        other => return unless_text(other, || value.into(), Unexpected::Str(value)),
    }
    Ok(())
}

/// Slots that take any value, or that know from its text whether they do.
fn unless_text<E: Error>(slot: Slot<'_>, value: impl FnOnce() -> Json, found: Unexpected<'_>) -> Result<(), E> {
    match slot {
        Slot::Json(out) => set(out, value()),
        Slot::Raw(_) | Slot::Literals(..) | Slot::Untagged(..) | Slot::Tagged(..) => by_text(&value(), slot),
        Slot::Ignore => Ok(()),
        other => Err(E::invalid_type(found, &Fill(other))),
    }
}

fn set<T, E>(out: &mut T, value: T) -> Result<(), E> {
    *out = value;
    Ok(())
}

fn narrow<T: TryFrom<i128>, E: Error>(
    out: &mut T,
    value: i128,
    found: Unexpected<'_>,
    what: &dyn serde::de::Expected,
) -> Result<(), E> {
    match T::try_from(value) {
        Ok(value) => set(out, value),
        Err(_) => Err(E::invalid_value(found, what)),
    }
}

//! Bounds of numbers. The model keeps them as floats, and the text of those that a float cannot hold beside it.

use super::draft::Draft;
use super::kind::Kind;
use super::marks;
use crate::diagnostic::{Part, codes};
use crate::load::{Number, Value};
use crate::normalize::context::Context;
use crate::normalize::cursor::Node;
use crate::normalize::dialect::Dialect;

/// The whole numbers that a float holds exactly.
const EXACT: u128 = 1 << 53;

/// Below or above.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Lower,
    Upper,
}

pub(super) fn read(draft: &mut Draft<'_>, key: &str, node: &Node<'_>, cx: &mut Context<'_>) -> bool {
    match key {
        "minimum" => inclusive(draft, Side::Lower, node, cx),
        "maximum" => inclusive(draft, Side::Upper, node, cx),
        "exclusiveMinimum" => exclusive(draft, Side::Lower, node, cx),
        "exclusiveMaximum" => exclusive(draft, Side::Upper, node, cx),
        "multipleOf" => draft.any.multiple_of = step(node, cx),
        _ => return false,
    }
    true
}

/// Reports bounds that the type itself cannot reach.
pub(super) fn finish(draft: &mut Draft<'_>, node: &Node<'_>, cx: &mut Context<'_>) {
    if draft.kinds != [Kind::Integer] || (draft.any.minimum.is_none() && draft.any.maximum.is_none()) {
        return;
    }
    let (lowest, highest, name) = match draft.any.format.as_deref() {
        Some("int32") => (i32::MIN.into(), i32::MAX.into(), "`int32`"),
        Some("uint64") => (0, i128::from(u64::MAX), "`uint64`"),
        None | Some("int64") => (i64::MIN.into(), i64::MAX.into(), "64 bits"),
        Some(_) => return,
    };
    for key in ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] {
        let Some(bound) = node.get(key) else { continue };
        let within = match bound.value {
            Value::Number(Number::Int(value)) => (lowest..=highest).contains(value),
            Value::Number(Number::UInt(_)) => false,
            Value::Number(Number::Float(value)) => *value >= lowest as f64 && *value <= highest as f64,
            _ => true,
        };
        if !within {
            let message = format!("`{key}: {}` lies beyond what {name} can hold", cx.spelling(&bound));
            let help = format!("the bounds of {name} are {lowest} and {highest}; leave `{key}` out if these are meant");
            cx.report_with_help(&codes::normalize::BOUND_OUT_OF_RANGE, &bound, message, help);
        }
    }
}

fn inclusive(draft: &mut Draft<'_>, side: Side, node: &Node<'_>, cx: &mut Context<'_>) {
    if let Some(number) = cx.number(node) {
        tighten(draft, side, number, false, node, cx);
    }
}

fn exclusive(draft: &mut Draft<'_>, side: Side, node: &Node<'_>, cx: &mut Context<'_>) {
    if !matches!(node.value, Value::Number(_)) {
        // `exclusiveMinimum: true`, of 2.0 and 3.0, is about `minimum`; a number beside it wins.
        let flag = cx.flag(node).unwrap_or_default();
        let slot = draft.exclusive(side);
        *slot = Some(flag || slot.unwrap_or_default());
        return;
    }
    let Some(number) = cx.number(node) else { return };
    if cx.dialect < Dialect::OpenApi31 {
        let message = || "a number as an exclusive bound came with OpenAPI 3.1; read as there".to_owned();
        cx.once(
            &codes::normalize::NUMERIC_EXCLUSIVE_BOUND,
            "",
            node,
            Part::Value,
            message,
        );
    }
    tighten(draft, side, number, true, node, cx);
}

/// Takes a bound, unless one that leaves less room is there.
fn tighten(draft: &mut Draft<'_>, side: Side, number: Number, exclusive: bool, node: &Node<'_>, cx: &mut Context<'_>) {
    let float = number.as_f64();
    if !float.is_finite() {
        return cx.wrong_type(node, "a finite number");
    }
    let (bound, mark) = match side {
        Side::Lower => (&mut draft.any.minimum, marks::MINIMUM),
        Side::Upper => (&mut draft.any.maximum, marks::MAXIMUM),
    };
    let looser = bound.is_some_and(|other| match side {
        Side::Lower => float < other || (float == other && !exclusive),
        Side::Upper => float > other || (float == other && !exclusive),
    });
    if looser {
        return;
    }
    let first = bound.replace(float).is_none();
    let slot = draft.exclusive(side);
    match (exclusive, first) {
        (true, _) => *slot = Some(true),
        (false, true) => {}
        (false, false) => *slot = None,
    }
    draft.data.extensions.shift_remove(mark);
    let large = match number {
        Number::Int(value) => value.unsigned_abs() > EXACT,
        Number::UInt(_) => true,
        Number::Float(value) => value.fract() == 0.0 && value.abs() > EXACT as f64,
    };
    if large {
        draft.mark(mark, cx.spelling(node).into());
    }
}

fn step(node: &Node<'_>, cx: &mut Context<'_>) -> Option<f64> {
    let step = cx.number(node)?.as_f64();
    if step > 0.0 && step.is_finite() {
        return Some(step);
    }
    let message = "nothing is a multiple of zero or less; it is ignored";
    cx.report(&codes::normalize::BAD_COUNT, node, message);
    None
}

impl Draft<'_> {
    fn exclusive(&mut self, side: Side) -> &mut Option<bool> {
        match side {
            Side::Lower => &mut self.any.exclusive_minimum,
            Side::Upper => &mut self.any.exclusive_maximum,
        }
    }
}

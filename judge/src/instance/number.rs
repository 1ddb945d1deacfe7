//! Numbers within bounds.

use serde_json::{Number, Value as Json};

use super::Maker;
use super::plan::Taste;
use crate::convert::mark;

/// What a number has to be.
struct Range {
    low: Option<f64>,
    high: Option<f64>,
    /// The same as whole numbers.
    least: i128,
    most: i128,
    above: bool,
    below: bool,
    steps: Vec<f64>,
    float: bool,
}

impl<'b> Maker<'b> {
    pub(super) fn integer(&mut self, all: &[&'b Json]) -> Option<Json> {
        let range = Range::of(all, true);
        let step = range.whole_step();
        let (low, high) = (range.least, range.most);
        if low > high {
            return None;
        }
        let wanted = match self.plan.taste {
            Taste::Low => low,
            Taste::High => high,
            Taste::Plain | Taste::Odd => 1_i128.saturating_add(self.plan.turn as i128).clamp(low, high),
            Taste::Any => match self.random.below(6) {
                0 => low,
                1 => high,
                2 => 0_i128.clamp(low, high),
                3 => (-1_i128).clamp(low, high),
                4 => self.random.between(low.max(-1000), high.min(1000)).clamp(low, high),
                _ => self.random.between(low, high),
            },
        };
        let down = wanted.div_euclid(step).checked_mul(step)?;
        let value = if down < low { down.checked_add(step)? } else { down };
        (value <= high).then(|| whole(value)).flatten()
    }

    pub(super) fn number(&mut self, all: &[&'b Json]) -> Option<Json> {
        let range = Range::of(all, false);
        if let Some(step) = range.steps.first() {
            return self.multiple(&range, *step);
        }
        let fits = |value: f64| {
            let low = range
                .low
                .is_none_or(|low| if range.above { value > low } else { value >= low });
            let high = range
                .high
                .is_none_or(|high| if range.below { value < high } else { value <= high });
            low && high && value.is_finite()
        };
        let middle = match (range.low, range.high) {
            (Some(low), Some(high)) => low / 2.0 + high / 2.0,
            (Some(low), None) => low + 1.5,
            (None, Some(high)) => high - 1.5,
            (None, None) => 12.5,
        };
        let mut wanted = match self.plan.taste {
            Taste::Plain | Taste::Odd => vec![self.plan.turn as f64 + 0.5, 1.0],
            Taste::Low => vec![range.low.unwrap_or(-1.5e300), range.low.unwrap_or(0.0) + 1e-9],
            Taste::High => vec![range.high.unwrap_or(1.797e308), range.high.unwrap_or(0.0) - 1e-9],
            Taste::Any => self.candidates(),
        };
        if range.float {
            wanted.iter_mut().for_each(|value| *value = short(*value));
        }
        wanted.push(if range.float { short(middle) } else { middle });
        let value = wanted.into_iter().find(|value| fits(*value))?;
        // Whole numbers are numbers, too, and mostly written without a point.
        if value.fract() == 0.0 && value.abs() < 1e15 && self.random.percent(50) {
            return whole(value as i128);
        }
        Number::from_f64(value).map(Json::Number)
    }

    fn candidates(&mut self) -> Vec<f64> {
        const SOME: [f64; 14] = [
            0.1,
            0.0,
            -0.5,
            1e21,
            1e-7,
            123_456_789.123_456_78,
            9_007_199_254_740_991.0,
            -1e15,
            99.99,
            5e-324,
            0.30000000000000004,
            3.0,
            1_000_000.0,
            179.99999999999997,
        ];
        let start = self.random.below(SOME.len());
        SOME.iter().cycle().skip(start).take(SOME.len()).copied().collect()
    }

    fn multiple(&mut self, range: &Range, step: f64) -> Option<Json> {
        let low = range.low.map_or(0.0, |low| (low / step).ceil());
        let high = range.high.map_or(low + 1000.0, |high| (high / step).floor());
        let count = self.random.between(low as i128, (high as i128).max(low as i128)) as f64;
        let value = count * step;
        if value.fract() == 0.0 {
            return whole(value as i128);
        }
        // `3 * 0.01` is not what `0.03` is.
        let digits = format!("{step}").split_once('.').map_or(0, |(_, digits)| digits.len());
        Number::from_f64(format!("{value:.digits$}").parse().ok()?).map(Json::Number)
    }
}

impl Range {
    fn of(all: &[&Json], whole: bool) -> Range {
        let mut range = Range {
            low: None,
            high: None,
            least: i64::MIN.into(),
            most: i64::MAX.into(),
            above: false,
            below: false,
            steps: Vec::new(),
            float: false,
        };
        for schema in all {
            if schema
                .get(mark::FORMAT)
                .and_then(Json::as_str)
                .is_some_and(|format| format.starts_with("uint6"))
            {
                range.most = u64::MAX.into();
            }
            range.float |= schema.get(mark::FORMAT).and_then(Json::as_str) == Some("float");
            range.steps.extend(schema.get("multipleOf").and_then(Json::as_f64));
        }
        for schema in all {
            range.lower(schema.get("minimum"), false);
            range.lower(schema.get("exclusiveMinimum"), true);
            range.upper(schema.get("maximum"), false);
            range.upper(schema.get("exclusiveMaximum"), true);
        }
        if !whole {
            range.steps.retain(|step| *step > 0.0);
        }
        range
    }

    fn lower(&mut self, bound: Option<&Json>, above: bool) {
        let Some((float, exact)) = bound.and_then(read) else {
            return;
        };
        if self.low.is_none_or(|low| float > low || (float == low && above)) {
            (self.low, self.above) = (Some(float), above);
        }
        let whole = exact.unwrap_or(float.ceil() as i128);
        let next = above && (exact.is_some() || float.fract() == 0.0);
        self.least = self.least.max(whole.saturating_add(i128::from(next)));
    }

    fn upper(&mut self, bound: Option<&Json>, below: bool) {
        let Some((float, exact)) = bound.and_then(read) else {
            return;
        };
        if self.high.is_none_or(|high| float < high || (float == high && below)) {
            (self.high, self.below) = (Some(float), below);
        }
        let whole = exact.unwrap_or(float.floor() as i128);
        let next = below && (exact.is_some() || float.fract() == 0.0);
        self.most = self.most.min(whole.saturating_sub(i128::from(next)));
    }

    /// The least common multiple of the steps; whole numbers are multiples of one.
    fn whole_step(&self) -> i128 {
        let steps = self
            .steps
            .iter()
            .filter(|step| step.fract() == 0.0 && **step >= 1.0)
            .map(|step| *step as i128);
        steps.fold(1, |all, step| all / gcd(all, step) * step)
    }
}

fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a.max(1) } else { gcd(b, a % b) }
}

fn read(bound: &Json) -> Option<(f64, Option<i128>)> {
    let exact = bound
        .as_i64()
        .map(i128::from)
        .or_else(|| bound.as_u64().map(i128::from));
    Some((bound.as_f64()?, exact))
}

fn whole(value: i128) -> Option<Json> {
    match (i64::try_from(value), u64::try_from(value)) {
        (Ok(value), _) => Some(value.into()),
        (_, Ok(value)) => Some(value.into()),
        (Err(_), Err(_)) => None,
    }
}

/// The number with as many digits as a `float` has.
fn short(value: f64) -> f64 {
    let float = value.clamp(f64::from(f32::MIN), f64::from(f32::MAX)) as f32;
    format!("{float:?}").parse().unwrap_or(value)
}

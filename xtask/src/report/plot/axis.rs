//! Where values are drawn.

/// An axis: from the smallest to the largest place, and from where to where that is drawn.
pub(super) struct Axis {
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) start: f64,
    end: f64,
    /// Where lines are drawn, and what stands beside them.
    pub(super) ticks: Vec<(f64, String)>,
}

impl Axis {
    /// Whole powers of ten around all values. A place is a logarithm.
    pub(super) fn logarithmic(values: impl Iterator<Item = f64>, start: f64, end: f64) -> Axis {
        let (least, most) = values.fold((f64::MAX, f64::MIN_POSITIVE), |(least, most), value| {
            (least.min(value), most.max(value))
        });
        let from = least.min(most).log10().floor();
        let to = most.log10().ceil().max(from + 1.0);
        let ticks = (from as i32..=to as i32).map(|power| (f64::from(power), power_of_ten(power)));
        Axis {
            from,
            to,
            start,
            end,
            ticks: ticks.collect(),
        }
    }

    /// From nothing to a count.
    pub(super) fn linear(most: usize, start: f64, end: f64) -> Axis {
        let step = step(most);
        let steps = most.div_ceil(step).max(1);
        let ticks = (0..=steps).map(|number| ((number * step) as f64, (number * step).to_string()));
        Axis {
            from: 0.0,
            to: (steps * step) as f64,
            start,
            end,
            ticks: ticks.collect(),
        }
    }

    /// Where a place is drawn.
    pub(super) fn at(&self, place: f64) -> f64 {
        self.start + (place - self.from) / (self.to - self.from) * (self.end - self.start)
    }

    /// Where a value is drawn on a logarithmic axis.
    pub(super) fn at_log(&self, value: f64) -> f64 {
        self.at(value.log10())
    }
}

/// A round number of which four or five make the whole.
fn step(most: usize) -> usize {
    let powers = std::iter::successors(Some(1usize), |power| power.checked_mul(10));
    let mut steps = powers.take(9).flat_map(|power| [power, 2 * power, 5 * power]);
    steps.find(|step| step * 5 >= most).unwrap_or(most.max(1))
}

fn power_of_ten(power: i32) -> String {
    match power {
        0..=3 => format!("{}", 10i32.pow(power.unsigned_abs())),
        4..=5 => format!("{}k", 10i32.pow(power.unsigned_abs() - 3)),
        6.. => format!("1e{power}"),
        _ => format!("{}", 10f64.powi(power)),
    }
}

#[cfg(test)]
mod tests {
    use super::step;

    #[test]
    fn counts_have_round_steps() {
        assert_eq!([0, 3, 5, 6, 47, 100, 101].map(step), [1, 1, 1, 2, 10, 20, 50]);
    }
}

//! How many values there are of each size.

use std::fmt::Write as _;

use super::axis::Axis;
use super::{BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, figure, frame, number};

/// How many bars a power of ten has.
const BARS: f64 = 6.0;

/// How many values there are of each size.
pub(in crate::report) fn histogram(title: &str, label: &str, values: &[f64]) -> String {
    let values: Vec<f64> = values.iter().copied().filter(|value| *value > 0.0).collect();
    let bins = bins(&values);
    let x = Axis::logarithmic(values.iter().copied(), LEFT, WIDTH - RIGHT);
    let most = bins.iter().map(|bin| bin.count).max().unwrap_or(0);
    let y = Axis::linear(most, HEIGHT - BOTTOM, TOP);
    let mut svg = frame(title, &x, &y, label, "documents");
    for bin in &bins {
        let (left, right) = (x.at_log(bin.from), x.at_log(bin.to));
        let top = y.at(bin.count as f64);
        let _ = write!(
            svg,
            "<rect class=\"bar\" x=\"{:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{:.1}\"><title>{} to {}: {}</title></rect>",
            left + 0.5,
            (right - left - 1.0).max(0.5),
            y.start - top,
            number(bin.from),
            number(bin.to),
            bin.count
        );
    }
    figure(title, "", &svg)
}

/// A bar of a histogram.
#[derive(Debug, PartialEq)]
struct Bin {
    from: f64,
    to: f64,
    count: usize,
}

/// Bars from the smallest value to the largest, each as wide as the next on a logarithmic axis.
fn bins(values: &[f64]) -> Vec<Bin> {
    let place = |value: &f64| (value.log10() * BARS).floor() as i64;
    let (Some(first), Some(last)) = (values.iter().map(place).min(), values.iter().map(place).max()) else {
        return Vec::new();
    };
    let edge = |bar: i64| 10f64.powf(bar as f64 / BARS);
    let bin = |bar| Bin {
        from: edge(bar),
        to: edge(bar + 1),
        count: values.iter().filter(|value| place(value) == bar).count(),
    };
    (first..=last).map(bin).collect()
}

#[cfg(test)]
mod tests {
    use super::{Bin, bins};

    #[test]
    fn every_value_is_in_one_bar() {
        let values = [1.0, 1.1, 2.0, 9.99, 10.0, 95.0];
        let bins = bins(&values);
        assert_eq!(bins.iter().map(|bin| bin.count).sum::<usize>(), values.len());
        assert_eq!(bins.len(), 12);
        assert_eq!(
            bins.first(),
            Some(&Bin {
                from: 1.0,
                to: 10f64.powf(1.0 / 6.0),
                count: 2
            })
        );
        assert_eq!(bins.last().map(|bin| bin.count), Some(1));
        assert!(super::bins(&[]).is_empty());
    }
}

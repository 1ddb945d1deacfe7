//! Distributions as SVG. Axes are logarithmic, but for counts: documents differ in size by four powers of ten.

mod axis;
mod histogram;
mod scatter;

pub(super) use histogram::histogram;
pub(super) use scatter::{Point, scatter};

use std::fmt::Write as _;

use super::html::escape;
use axis::Axis;

const WIDTH: f64 = 520.0;
const HEIGHT: f64 = 320.0;
const LEFT: f64 = 52.0;
const RIGHT: f64 = 14.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 44.0;

fn frame(title: &str, x: &Axis, y: &Axis, x_label: &str, y_label: &str) -> String {
    let mut svg = format!(
        "<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{}\">",
        escape(title)
    );
    let (bottom, right) = (HEIGHT - BOTTOM, WIDTH - RIGHT);
    for (place, text) in &x.ticks {
        let at = x.at(*place);
        let _ = write!(svg, "<path class=\"grid\" d=\"M{at:.1} {TOP}V{bottom}\"/>");
        let _ = write!(
            svg,
            "<text x=\"{at:.1}\" y=\"{}\" class=\"x\">{text}</text>",
            bottom + 15.0
        );
    }
    for (place, text) in &y.ticks {
        let at = y.at(*place);
        let _ = write!(svg, "<path class=\"grid\" d=\"M{LEFT} {at:.1}H{right}\"/>");
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"{:.1}\" class=\"y\">{text}</text>",
            LEFT - 6.0,
            at + 4.0
        );
    }
    let (middle, height) = ((LEFT + right) / 2.0, f64::midpoint(TOP, bottom));
    let _ = write!(
        svg,
        "<text x=\"{middle}\" y=\"{}\" class=\"x label\">{}</text>",
        HEIGHT - 8.0,
        escape(x_label)
    );
    let _ = write!(
        svg,
        "<text transform=\"translate(12 {height}) rotate(-90)\" class=\"x label\">{}</text>",
        escape(y_label)
    );
    svg
}

fn figure(title: &str, caption: &str, svg: &str) -> String {
    format!(
        "<figure><figcaption><b>{}.</b>{caption}</figcaption>{svg}</svg></figure>\n",
        escape(title)
    )
}

/// Three digits, as far as they mean something.
fn number(value: f64) -> String {
    match value {
        value if value >= 100.0 => format!("{value:.0}"),
        value if value >= 1.0 => format!("{value:.1}"),
        value => format!("{value:.3}"),
    }
}

#[cfg(test)]
mod tests {
    use super::scatter::tests::points;
    use super::{histogram, scatter};

    #[test]
    fn plots_are_well_formed_whatever_the_values() {
        for values in [vec![], vec![0.0], vec![5.0], vec![0.001, 1e9]] {
            let svg = histogram("a & b", "ms", &values);
            assert!(
                svg.contains("a &amp; b") && !svg.contains("NaN") && !svg.contains("inf"),
                "{svg}"
            );
        }
        for exponent in [0.0, 1.0, 3.0] {
            let svg = scatter("t", "x", "y", &points(exponent));
            assert!(
                svg.contains("&lt;a&gt;") && !svg.contains("NaN") && !svg.contains("inf"),
                "{svg}"
            );
            assert_eq!(svg.matches("<circle").count(), 49);
            assert_eq!(svg.matches("class=\"failed\"").count(), 1);
        }
        assert!(!scatter("t", "x", "y", &[]).contains("NaN"));
    }
}

//! Points, and how one figure grows with another.

use std::fmt::Write as _;

use super::axis::Axis;
use super::{BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, escape, figure, frame, number};

/// A point of a scatter plot.
pub(in crate::report) struct Point<'a> {
    pub(in crate::report) x: f64,
    pub(in crate::report) y: f64,
    pub(in crate::report) name: &'a str,
    pub(in crate::report) failed: bool,
}

/// Points, the line on which everything would lie that is in proportion, and the slope of what is there.
pub(in crate::report) fn scatter(title: &str, x_label: &str, y_label: &str, points: &[Point<'_>]) -> String {
    let points: Vec<&Point<'_>> = points.iter().filter(|point| point.x > 0.0 && point.y > 0.0).collect();
    let x = Axis::logarithmic(points.iter().map(|point| point.x), LEFT, WIDTH - RIGHT);
    let y = Axis::logarithmic(points.iter().map(|point| point.y), HEIGHT - BOTTOM, TOP);
    let mut svg = frame(title, &x, &y, x_label, y_label);
    let large = larger_half(&points);
    let slope = slope(&large);
    if let Some(factor) = median_ratio(&large) {
        proportional(&mut svg, &x, &y, factor);
    }
    for point in &points {
        let class = if point.failed { "failed" } else { "point" };
        let (cx, cy) = (x.at_log(point.x), y.at_log(point.y));
        let name = escape(point.name);
        let _ = write!(
            svg,
            "<circle class=\"{class}\" cx=\"{cx:.1}\" cy=\"{cy:.1}\" r=\"3.2\"><title>{name}: {}, {}</title></circle>",
            number(point.x),
            number(point.y)
        );
    }
    let caption = slope.map_or(String::new(), |slope| {
        format!(" The line is proportion; the slope of the larger half is {slope:.2}.")
    });
    figure(title, &caption, &svg)
}

fn proportional(svg: &mut String, x: &Axis, y: &Axis, factor: f64) {
    let shift = factor.log10();
    // Where the line enters and leaves the frame.
    let from = x.from.max(y.from - shift);
    let to = x.to.min(y.to - shift);
    if from < to {
        let _ = write!(
            svg,
            "<path class=\"line\" d=\"M{:.1} {:.1}L{:.1} {:.1}\"/>",
            x.at(from),
            y.at(from + shift),
            x.at(to),
            y.at(to + shift)
        );
    }
}

/// What is small is mostly start-up.
fn larger_half<'a, 'b>(points: &[&'a Point<'b>]) -> Vec<&'a Point<'b>> {
    let mut points = points.to_vec();
    points.sort_by(|a, b| a.x.total_cmp(&b.x));
    points.split_off(points.len() / 2)
}

fn median_ratio(points: &[&Point<'_>]) -> Option<f64> {
    let mut ratios: Vec<f64> = points.iter().map(|point| point.y / point.x).collect();
    ratios.sort_by(f64::total_cmp);
    ratios.get(ratios.len() / 2).copied()
}

/// By least squares of the logarithms: 1 is linear.
fn slope(points: &[&Point<'_>]) -> Option<f64> {
    let count = points.len() as f64;
    let logs: Vec<(f64, f64)> = points.iter().map(|point| (point.x.ln(), point.y.ln())).collect();
    let mean = |values: &dyn Fn(&(f64, f64)) -> f64| logs.iter().map(values).sum::<f64>() / count;
    let (mean_x, mean_y) = (mean(&|(x, _)| *x), mean(&|(_, y)| *y));
    let both: f64 = logs.iter().map(|(x, y)| (x - mean_x) * (y - mean_y)).sum();
    let square: f64 = logs.iter().map(|(x, _)| (x - mean_x).powi(2)).sum();
    (points.len() > 2 && square > 0.0).then(|| both / square)
}

#[cfg(test)]
pub(super) mod tests {
    use super::{Point, larger_half, slope};

    pub(in crate::report::plot) fn points(exponent: f64) -> Vec<Point<'static>> {
        let point = |number: i32| {
            let x = f64::from(number) * 10.0;
            Point {
                x,
                y: 3.0 * x.powf(exponent),
                name: "<a>",
                failed: number == 1,
            }
        };
        (0..50).map(point).collect()
    }

    #[test]
    fn the_slope_tells_linear_from_square() {
        for exponent in [1.0, 2.0] {
            let points = points(exponent);
            let slope = slope(&larger_half(&points.iter().collect::<Vec<_>>())).unwrap();
            assert!((slope - exponent).abs() < 1e-9, "{slope}");
        }
        assert_eq!(slope(&[]), None);
    }
}

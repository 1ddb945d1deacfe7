//! Strings: of a format, of a pattern, of a length, and of everything that a string may have in it.

use serde_json::Value as Json;

use super::plan::Taste;
use super::{Maker, pattern, shape};
use crate::convert::mark;

/// What strings are found to have in them.
const ODD: [&str; 22] = [
    "",
    " ",
    "\u{0}",
    "\u{1f}\u{7f}",
    "\"\\/\u{8}\u{c}\n\r\t",
    "Grüße, 世界",
    "😀👩‍👩‍👧",
    "e\u{301}",
    "\u{202e}abc\u{202c}",
    "\u{2028}\u{2029}",
    "null",
    "true",
    "1.0",
    "-0",
    "\u{feff}x",
    "it's",
    "</script>",
    "%00",
    "\u{fffd}",
    "\u{10ffff}",
    "{\"a\":1}",
    "a b\tc",
];

impl<'b> Maker<'b> {
    pub(super) fn string(&mut self, all: &[&'b Json]) -> Option<String> {
        let least = shape::at_least(all, "minLength");
        let most = shape::at_most(all, "maxLength");
        if least > most || least > 1 << 20 {
            return None;
        }
        let patterns: Vec<&str> = all
            .iter()
            .filter_map(|schema| schema.get("pattern")?.as_str())
            .collect();
        let format = ["format", mark::FORMAT]
            .iter()
            .find_map(|key| all.iter().find_map(|schema| schema.get(*key)?.as_str()));
        let fits = |text: &str, judge: &crate::verdict::Judge| {
            let length = text.chars().count();
            (least..=most).contains(&length) && patterns.iter().all(|pattern| judge.matches(pattern, text))
        };
        for attempt in 0..40 {
            let text = match (format, patterns.first()) {
                (Some(format), None) => self
                    .formatted(format, attempt)
                    .unwrap_or_else(|| self.free(least, most)),
                (Some(format), Some(pattern)) if attempt < 6 => self
                    .formatted(format, attempt)
                    .or_else(|| pattern::text(pattern, &mut self.random, attempt))?,
                (_, Some(pattern)) => {
                    pattern::text(pattern, &mut self.random, attempt).unwrap_or_else(|| self.free(least, most))
                }
                (None, None) => self.free(least, most),
            };
            if fits(&text, self.judge) {
                return Some(text);
            }
            // Too short or too long for its format: what is left is a plain text of the right length.
            if format.is_some() && patterns.is_empty() && attempt > 20 {
                let text = self.free(least, most);
                if fits(&text, self.judge) {
                    return Some(text);
                }
            }
        }
        None
    }

    /// A text of so many characters.
    fn free(&mut self, least: usize, most: usize) -> String {
        let odd = self.plan.taste == Taste::Odd || (self.plan.taste == Taste::Any && self.random.percent(30));
        if odd {
            let text = self.random.pick(&ODD).copied().unwrap_or_default();
            if (least..=most).contains(&text.chars().count()) {
                return text.to_owned();
            }
        }
        let length = match self.plan.taste {
            Taste::Low => least,
            Taste::High => most.min(least.max(300)),
            Taste::Plain => least.max(5).min(most),
            Taste::Odd | Taste::Any => (least + self.random.below(12)).min(most),
        };
        let letters: Vec<char> = if odd {
            "aé\"\\世😀\n".chars().collect()
        } else {
            "abcdefgxyz0189 -_".chars().collect()
        };
        (0..length)
            .filter_map(|_| self.random.pick(&letters).copied())
            .collect()
    }

    fn formatted(&mut self, format: &str, attempt: usize) -> Option<String> {
        let day = format!(
            "{:04}-{:02}-{:02}",
            1970 + self.random.below(80),
            1 + self.random.below(12),
            1 + self.random.below(28)
        );
        let time = format!(
            "{:02}:{:02}:{:02}",
            self.random.below(24),
            self.random.below(60),
            self.random.below(60)
        );
        let zones = ["Z", "+00:00", "-07:30", ".5Z", ".123456789+05:45"];
        let zone = zones.get(self.turn(zones.len())).copied().unwrap_or("Z");
        Some(match format {
            "date-time" => format!("{day}T{time}{zone}"),
            "date" => match self.random.below(8) {
                0 => "2024-02-29".to_owned(),
                _ => day,
            },
            "time" => format!("{time}{zone}"),
            "duration" => self.random.pick(&["P1D", "PT1H30M", "P3Y6M4DT12H30M5S"])?.to_string(),
            "uuid" => {
                let (a, b) = (self.random.bits(), self.random.bits());
                let [time, middle] = [a >> 32, (a >> 16) & 0xffff];
                format!(
                    "{time:08x}-{middle:04x}-4{:03x}-a{:03x}-{:012x}",
                    a & 0xfff,
                    b >> 52,
                    b & 0xffff_ffff_ffff
                )
            }
            "byte" => self.base64(attempt),
            "email" => format!("a{}@example.com", self.random.below(1000)),
            "uri" | "url" | "iri" => format!("https://example.com/{}?q=a%20b", self.random.below(1000)),
            "uri-reference" => format!("/a/{}", self.random.below(1000)),
            "hostname" => format!("host{}.example.com", self.random.below(1000)),
            "ipv4" | "ip" => format!("192.0.2.{}", self.random.below(256)),
            "ipv6" => format!("2001:db8::{:x}", self.random.below(65536)),
            "decimal" => self
                .random
                .pick(&["0.10", "-12.500", "100", "123456789012345678901234567890.123"])?
                .to_string(),
            _ => return None,
        })
    }

    fn base64(&mut self, attempt: usize) -> String {
        const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let groups = if self.plan.taste == Taste::Low {
            attempt / 8
        } else {
            attempt + self.random.below(6)
        };
        let mut letter = |mask: usize| {
            LETTERS
                .get(self.random.below(64) & mask)
                .map_or('A', |byte| char::from(*byte))
        };
        let mut text: String = (0..groups * 4).map(|_| letter(63)).collect();
        // The bits that padding leaves over are zero.
        match groups % 3 {
            1 => text.extend([letter(63), letter(0b11_0000), '=', '=']),
            2 => text.extend([letter(63), letter(63), letter(0b11_1100), '=']),
            _ => {}
        }
        text
    }
}

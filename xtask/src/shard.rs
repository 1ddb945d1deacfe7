//! A part of many documents.

use std::fmt;
use std::str::FromStr;

use crate::digest;

/// One of several parts, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shard {
    pub(crate) index: u64,
    pub(crate) count: u64,
}

impl Shard {
    /// Whether a document is in this part. Only its path decides, so that parts stay when documents come and go.
    pub(crate) fn holds(self, path: &str) -> bool {
        digest::number(path) % self.count == self.index - 1
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Shard, String> {
        let wrong = || format!("`{text}` is no part such as `2/8`");
        let (index, count) = text.split_once('/').ok_or_else(wrong)?;
        let (index, count) = (index.parse().map_err(|_| wrong())?, count.parse().map_err(|_| wrong())?);
        if index == 0 || index > count {
            return Err(wrong());
        }
        Ok(Shard { index, count })
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.index, self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::Shard;

    #[test]
    fn every_document_is_in_one_part_and_parts_are_alike_in_size() {
        let paths: Vec<String> = (0..800).map(|number| format!("specs/vendor_{number}.yaml")).collect();
        let parts: Vec<Shard> = (1..=8).map(|index| Shard { index, count: 8 }).collect();
        for path in &paths {
            assert_eq!(parts.iter().filter(|part| part.holds(path)).count(), 1);
        }
        for part in parts {
            let size = paths.iter().filter(|path| part.holds(path)).count();
            assert!((60..=140).contains(&size), "{part} has {size}");
        }
    }

    #[test]
    fn the_part_of_a_path_never_changes() {
        let part = |path| (1..=5).find(|&index| Shard { index, count: 5 }.holds(path));
        assert_eq!(part("specs/a.yaml"), Some(2));
        assert_eq!(part("specs/b.yaml"), Some(2));
        assert_eq!(part("multi/c/openapi.json"), Some(5));
    }

    #[test]
    fn a_part_is_read_as_it_is_written() {
        assert_eq!("2/8".parse(), Ok(Shard { index: 2, count: 8 }));
        for wrong in ["", "2", "0/8", "9/8", "a/8", "1/0", "-1/8"] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
    }
}

//! The word that was probably meant.

use strsim::osa_distance;

/// The candidate nearest to a word, unless all are too far off: by the letters that are inserted, removed, replaced or
/// swapped with their neighbour. Case does not count.
pub(crate) fn nearest<'a>(word: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let word = word.to_lowercase();
    let letters = word.chars().count();
    let limit = (letters / 3).max(1);
    candidates
        .iter()
        // What is much longer or shorter need not be compared.
        .filter(|candidate| candidate.chars().count().abs_diff(letters) <= limit)
        .map(|candidate| (osa_distance(&word, &candidate.to_lowercase()), *candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Some candidates to show to someone who wrote another word, those first that begin like it, and how many there are
/// beside them.
pub(crate) fn like<'a>(word: &str, candidates: &[&'a str], most: usize) -> (Vec<&'a str>, usize) {
    let shared = |candidate: &str| {
        let letters = word.chars().zip(candidate.chars());
        letters.take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count()
    };
    let mut ranked = candidates.to_vec();
    ranked.sort_by_key(|candidate| std::cmp::Reverse(shared(candidate)));
    ranked.truncate(most);
    let rest = candidates.len() - ranked.len();
    (ranked, rest)
}

#[cfg(test)]
mod tests {
    use super::{like, nearest};

    #[test]
    fn what_begins_alike_is_shown_first() {
        let names = ["Invoice", "Address", "Customer", "CustomerAddress"];
        assert_eq!(like("Custody", &names, 2), (vec!["Customer", "CustomerAddress"], 2));
        assert_eq!(like("x", &names, 9), (names.to_vec(), 0));
    }

    #[test]
    fn a_slip_is_recognised_and_another_word_is_not() {
        let keys = ["document", "formats", "closed-enums", "relax"];
        assert_eq!(nearest("documnet", &keys), Some("document"));
        assert_eq!(nearest("closed_enums", &keys), Some("closed-enums"));
        assert_eq!(nearest("Relax", &keys), Some("relax"));
        assert_eq!(nearest("servers", &keys), None);
        assert_eq!(nearest("", &keys), None);
    }
}

//! The word that was probably meant.

/// The candidate nearest to a word, unless all are too far off.
pub(crate) fn nearest<'a>(word: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).max(1);
    candidates
        .iter()
        .map(|candidate| (distance(word, candidate), *candidate))
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

/// How many letters to insert, remove, replace or swap with their neighbour: the optimal string alignment distance, in
/// which case does not count.
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.to_lowercase().chars().collect();
    let b: Vec<char> = b.to_lowercase().chars().collect();
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replaced.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
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

//! `pattern`, in ECMAScript's meaning.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use regress::Regex;

/// Expressions are constants of the program, so they are compiled once and kept. `None`: the engine refuses it.
type Compiled = HashMap<&'static str, Option<Arc<Regex>>>;

static COMPILED: LazyLock<RwLock<Compiled>> = LazyLock::new(RwLock::default);

/// Whether the expression is found in the text. An expression that the engine refuses is found everywhere: the
/// generator has reported it, and there is nothing to check.
pub(super) fn matches(expression: &'static str, text: &str) -> bool {
    compiled(expression).is_none_or(|regex| regex.find(text).is_some())
}

fn compiled(expression: &'static str) -> Option<Arc<Regex>> {
    let known = COMPILED
        .read()
        .unwrap_or_else(PoisonError::into_inner)
        .get(expression)
        .cloned();
    known.unwrap_or_else(|| {
        let regex = Regex::with_flags(expression, "u")
            .or_else(|_| Regex::new(expression))
            .ok()
            .map(Arc::new);
        COMPILED
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(expression, regex.clone());
        regex
    })
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn patterns_are_searched_for_unless_anchored() {
        assert!(matches("[0-9]", "a1"));
        assert!(!matches("^[0-9]+$", "a1"));
        assert!(matches(r"^\p{L}+$", "été"));
        assert!(matches("(", "refused, hence not checked"));
    }
}

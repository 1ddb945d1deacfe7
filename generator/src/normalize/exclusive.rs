//! Keywords of which an object has one or the other.

use super::context::Context;
use super::cursor::Node;
use crate::diagnostic::{Part, codes};

impl Context<'_> {
    /// Reports two keywords of `owner` that exclude each other, once for the document. `read` is what becomes of them.
    pub(super) fn exclusive(&mut self, owner: &'static str, node: &Node<'_>, [one, other]: [&str; 2], read: &str) {
        if node.value.get(one).is_none() {
            return;
        }
        let Some(second) = node.get(other) else { return };
        let message = || format!("`{one}` and `{other}` of {owner} exclude each other; {read}");
        let subject = format!("{one} and {other} of {owner}");
        self.once(
            &codes::normalize::EXCLUSIVE_KEYWORDS,
            &subject,
            &second,
            Part::Key,
            message,
        );
    }
}

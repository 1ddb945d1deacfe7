//! Rust, laid out as it is written: what the emitters of types and operations print is so regular that no formatter is
//! needed, which would take most of the time. Debug builds, and so all tests, hold every item against `syn`.

use super::docs::Doc;

/// Lines are broken where they would be wider than this.
const WIDTH: usize = 100;

const INDENT: &str = "    ";

/// A text that grows line by line.
#[derive(Default)]
pub(super) struct Writer {
    out: String,
}

impl Writer {
    /// One line.
    pub(super) fn line(&mut self, level: usize, text: &str) {
        self.start(level);
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// One line of several parts.
    pub(super) fn parts(&mut self, level: usize, parts: &[&str]) {
        self.start(level);
        parts.iter().for_each(|part| self.out.push_str(part));
        self.out.push('\n');
    }

    /// A doc comment.
    pub(super) fn docs(&mut self, level: usize, docs: &Doc) {
        for line in docs.lines() {
            self.start(level);
            self.out.push_str(if line.is_empty() { "///" } else { "/// " });
            self.out.push_str(line);
            self.out.push('\n');
        }
    }

    /// An empty line.
    pub(super) fn gap(&mut self) {
        self.out.push('\n');
    }

    /// `before item, item after`, or an item a line where that is too wide.
    pub(super) fn list(&mut self, level: usize, before: &str, items: &[String], after: &str) {
        let inner: usize = items.iter().map(|item| item.len() + 2).sum();
        let narrow = level * INDENT.len() + before.len() + inner + after.len() <= WIDTH + 2;
        if items.is_empty() || narrow {
            self.start(level);
            self.out.push_str(before);
            for (i, item) in items.iter().enumerate() {
                self.out.push_str(if i == 0 { "" } else { ", " });
                self.out.push_str(item);
            }
            self.out.push_str(after);
            self.out.push('\n');
            return;
        }
        self.line(level, before.trim_end());
        for item in items {
            self.parts(level + 1, &[item, ","]);
        }
        self.line(level, after.trim_start());
    }

    /// `before.link().link()after`, or a link a line where that is too wide.
    pub(super) fn chain(&mut self, level: usize, before: &str, links: &[String], after: &str) {
        let inner: usize = links.iter().map(String::len).sum();
        if level * INDENT.len() + before.len() + inner + after.len() <= WIDTH {
            self.start(level);
            self.out.push_str(before);
            links.iter().for_each(|link| self.out.push_str(link));
            self.out.push_str(after);
            self.out.push('\n');
            return;
        }
        self.line(level, before);
        for (i, link) in links.iter().enumerate() {
            let end = if i + 1 == links.len() { after } else { "" };
            self.parts(level + 1, &[link, end]);
        }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    fn start(&mut self, level: usize) {
        (0..level).for_each(|_| self.out.push_str(INDENT));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_chains_break_where_they_are_too_wide() {
        let items = ["a: u8".to_owned(), "b: u8".to_owned()];
        let mut narrow = Writer::default();
        narrow.list(1, "fn f(", &items, ") {");
        narrow.chain(1, "x", &[".y()".to_owned(), ".z()".to_owned()], ";");
        assert_eq!(narrow.finish(), "    fn f(a: u8, b: u8) {\n    x.y().z();\n");

        let long = "x".repeat(60);
        let items = [format!("a: {long}"), format!("b: {long}")];
        let mut wide = Writer::default();
        wide.list(1, "fn f(", &items, ") {");
        wide.chain(0, "x", &[format!(".{long}()"), format!(".{long}()")], ";");
        assert_eq!(
            wide.finish(),
            format!("    fn f(\n        a: {long},\n        b: {long},\n    ) {{\nx\n    .{long}()\n    .{long}();\n")
        );
    }
}

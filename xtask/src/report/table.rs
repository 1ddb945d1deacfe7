//! The table for programs: tabs between, names in the first line.

use super::columns::{COLUMNS, Column};
use crate::row::Row;

pub(super) fn table(rows: &[Row]) -> String {
    let columns: Vec<&Column> = COLUMNS.iter().filter(|column| !column.name.is_empty()).collect();
    let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
    let mut text = names.join("\t") + "\n";
    for row in rows {
        let cells: Vec<String> = columns.iter().map(|column| (column.value)(row).plain()).collect();
        text.push_str(&cells.join("\t"));
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::table;
    use crate::row::Row;

    #[test]
    fn every_line_has_every_column() {
        let row = Row {
            path: "odd\tname\n.yaml".to_owned(),
            ..Row::default()
        };
        let table = table(&[row]);
        let columns: Vec<usize> = table.lines().map(|line| line.split('\t').count()).collect();
        assert!(columns.len() == 2 && columns[0] == columns[1], "{table}");
        assert!(table.contains("odd name .yaml"), "{table}");
    }
}

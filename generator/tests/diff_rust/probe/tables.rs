//! The calls of the runtime's macros in printed Rust, as far as they make public items.

/// One call.
#[derive(Debug)]
pub(crate) struct Table {
    /// The macro.
    pub(crate) kind: String,
    /// The type that it is about.
    pub(crate) name: String,
    flags: Vec<String>,
    /// Names with types: members, variants, constants; where there are no names, types alone.
    pub(crate) entries: Vec<(String, String)>,
}

impl Table {
    pub(crate) fn has(&self, flag: &str) -> bool {
        self.flags.iter().any(|it| it == flag)
    }
}

/// All calls in a file.
pub(crate) fn of(text: &str) -> Vec<Table> {
    let mut found = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(rest) = line.strip_prefix("specwright_runtime::") else {
            continue;
        };
        let Some((kind, rest)) = rest.split_once("! {") else {
            continue;
        };
        let body: Vec<&str> = match rest.trim().strip_suffix('}') {
            Some(line) => vec![line.trim()],
            None => lines.by_ref().take_while(|line| *line != "}").map(str::trim).collect(),
        };
        found.push(table(kind, &body));
    }
    found
}

fn table(kind: &str, lines: &[&str]) -> Table {
    let head = lines.first().copied().unwrap_or_default();
    let name: String = head.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let flags = head
        .trim_end_matches(';')
        .split([' ', ','])
        .map(str::to_owned)
        .collect();
    let rows = lines.get(1..).unwrap_or_default().iter();
    let entries = match kind {
        "record" => rows.filter_map(|row| member(row)).collect(),
        "untagged" | "tagged" => rows.filter_map(|row| variant(row)).collect(),
        "mocks" => rows.filter_map(|row| constant(row)).collect(),
        "newtype" => vec![("".to_owned(), head[name.len() + 1..head.len() - 1].to_owned())],
        "call_builder" => types(head),
        "paginated" => {
            let mut all = types(head.trim_end_matches(';'));
            all.extend(rows.filter_map(|row| Some(("".to_owned(), row.split_once(", |page|")?.0.to_owned()))));
            all
        }
        _ => Vec::new(),
    };
    Table {
        kind: kind.to_owned(),
        name,
        flags,
        entries,
    }
}

/// `0 name: required String = "name";`, `rest others: String;`
fn member(row: &str) -> Option<(String, String)> {
    if let Some(rest) = row.strip_prefix("rest ") {
        let (name, ty) = rest.split_once(": ")?;
        let ty = top(ty.trim_end_matches(';')).into_iter().next()?;
        return Some((name.to_owned(), format!("specwright_runtime::Map<{ty}>")));
    }
    let (_, rest) = row.split_once(' ')?;
    let (name, rest) = rest.split_once(": ")?;
    let (_, rest) = rest.split_once(' ')?;
    let (ty, _) = rest.split_once(" = ")?;
    Some((name.to_owned(), ty.to_owned()))
}

/// `0 Cat(Cat) = kinds(OBJ);`
fn variant(row: &str) -> Option<(String, String)> {
    let (_, rest) = row.split_once(' ')?;
    let (head, _) = rest.split_once(" = ")?;
    let (name, ty) = head.split_once('(')?;
    Some((name.to_owned(), ty.strip_suffix(')')?.to_owned()))
}

/// `CREATE = CREATE [0], Body, Response<Customer>, CreateError;`
fn constant(row: &str) -> Option<(String, String)> {
    let (name, rest) = row.split_once(" = ")?;
    let (_, types) = rest.split_once("], ")?;
    Some((name.to_owned(), types.trim_end_matches(';').to_owned()))
}

/// The types after the name.
fn types(head: &str) -> Vec<(String, String)> {
    let all = top(head).into_iter().skip(1);
    all.map(|ty| ("".to_owned(), ty)).collect()
}

/// The parts between commas that no bracket encloses.
fn top(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0;
    for c in text.chars() {
        match c {
            '<' | '(' | '[' => depth += 1,
            '>' | ')' | ']' => depth -= 1,
            _ => {}
        }
        if c == ',' && depth == 0 {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    parts.into_iter().map(|part| part.trim().to_owned()).collect()
}

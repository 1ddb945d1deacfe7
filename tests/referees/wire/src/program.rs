//! The program that calls every operation of one document.

use std::path::Path;

use specwright::ir::{Api, BodyKind, Group, Operation, SchemeKind, SecurityScheme, Type};

use crate::Options;
use crate::spelling::{borrowed_by_setter, by_value, spelled};

/// What all programs share.
const MAIN: &str = include_str!("program/main.txt");

/// Writes the package of the program for the bindings of the package `bindings`. Those are workspaces of their own, so
/// they stand in a folder that is not the programs'.
pub(crate) fn write(folder: &Path, package: &str, bindings: &str, api: &Api, options: &Options) -> Result<(), String> {
    let manifest = format!(
        "[package]\nname = \"{package}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [dependencies]\n{bindings} = {{ path = \"../../bindings/{bindings}\" }}\n\
         specwright-runtime = {{ path = {:?}, features = [\"reqwest\"] }}\n\
         serde_json = \"1\"\ntokio = {{ version = \"1\", features = [\"rt-multi-thread\"] }}\n",
        options.runtime.display().to_string()
    );
    let operations: Vec<_> = api.operations().collect();
    let table: String = (0..operations.len()).map(|i| format!("    op_{i},\n")).collect();
    let makers: String = operations
        .iter()
        .enumerate()
        .map(|(i, (group, operation))| maker(api, i, group, operation))
        .collect();
    let credentials: String = api.schemes.iter().map(credential).collect();
    let text = MAIN
        .replace("CRATE", bindings)
        .replace("    // TABLE\n", &table)
        .replace("    // CREDENTIALS\n", &credentials)
        .replace("// MAKERS\n", &makers);
    let source = folder.join("src");
    std::fs::create_dir_all(&source).map_err(|error| error.to_string())?;
    std::fs::write(folder.join("Cargo.toml"), manifest).map_err(|error| error.to_string())?;
    std::fs::write(source.join("main.rs"), text).map_err(|error| error.to_string())
}

/// The function that makes one operation's call.
fn maker(api: &Api, number: usize, group: &Group, it: &Operation) -> String {
    let mut lines = Vec::new();
    let mut arguments = Vec::new();
    for (i, parameter) in it.parameters.iter().enumerate().filter(|(_, it)| it.required) {
        lines.push(format!(
            "let p{i}: {} = case.needed(\"p{i}\")?;",
            spelled(api, &parameter.ty)
        ));
        let borrow = if by_value(api, &parameter.ty) { "" } else { "&" };
        arguments.push(format!("{borrow}p{i}"));
    }
    let body = it.body.as_ref().map(|body| (body, body_type(api, body.kind, &body.ty)));
    if let Some((body, (ty, pass))) = body.as_ref().filter(|(body, _)| body.required) {
        lines.push(format!("let body: {ty} = case.needed(\"body\")?;"));
        arguments.push(handed(*pass, by_value(api, &body.ty)));
    }
    let path = format!("client.{}().{}", group.name.rust, it.name.rust);
    lines.push(format!("let call = {path}({});", arguments.join(", ")));
    for (i, parameter) in it.parameters.iter().enumerate().filter(|(_, it)| !it.required) {
        let borrow = if borrowed_by_setter(api, &parameter.ty) {
            "&"
        } else {
            ""
        };
        let (ty, setter) = (spelled(api, &parameter.ty), &parameter.name.rust);
        lines.push(optional(&format!("p{i}"), &ty, &format!("{setter}({borrow}value)")));
    }
    if let Some((body, (ty, pass))) = body.as_ref().filter(|(body, _)| !body.required) {
        let value = handed(*pass, by_value(api, &body.ty)).replace("body", "value");
        lines.push(optional("body", ty, &format!("{}({value})", body.name)));
    }
    let call = if it.builder.is_some() { "call.call()" } else { "call" };
    lines.push(format!("Ok(sent({call}, prefer))"));
    let lines: String = lines.iter().map(|line| format!("    {line}\n")).collect();
    format!("fn op_{number}(client: &Client, case: &Case, prefer: &str) -> Result<Sent, String> {{\n{lines}}}\n\n")
}

fn optional(name: &str, ty: &str, setter: &str) -> String {
    format!("let call = match case.given::<{ty}>(\"{name}\")? {{ Some(value) => call.{setter}, None => call }};")
}

/// How a body is handed over.
#[derive(Clone, Copy)]
enum Pass {
    /// As other arguments are.
    Plain,
    /// Text, by value.
    Text,
    /// The bytes of a text.
    Bytes,
}

fn body_type(api: &Api, kind: BodyKind, ty: &Type) -> (String, Pass) {
    match kind {
        BodyKind::Bytes => ("String".to_owned(), Pass::Bytes),
        BodyKind::Text if !matches!(ty.resolved(&api.types), Type::Named(_)) => ("String".to_owned(), Pass::Text),
        BodyKind::Text | BodyKind::Json | BodyKind::Form | BodyKind::Multipart => (spelled(api, ty), Pass::Plain),
    }
}

fn handed(pass: Pass, by_value: bool) -> String {
    match pass {
        Pass::Plain if by_value => "body".to_owned(),
        Pass::Plain => "&body".to_owned(),
        Pass::Text => "body".to_owned(),
        Pass::Bytes => "body.into_bytes()".to_owned(),
    }
}

fn credential(scheme: &SecurityScheme) -> String {
    let values = match &scheme.kind {
        SchemeKind::Basic { .. } => "\"user\", \"password\"".to_owned(),
        SchemeKind::Http(scheme) => format!("{:?}", format!("{scheme} credentials")),
        SchemeKind::ApiKey { .. } | SchemeKind::Bearer | SchemeKind::OAuth2 | SchemeKind::OpenIdConnect => {
            "\"key\"".to_owned()
        }
    };
    format!("    let builder = builder.{}({values});\n", scheme.name.rust)
}

/// Removes what an earlier run wrote, but not what it compiled of others: a package that is there already keeps its
/// manifest, and an old program must not be taken for a new one.
pub(crate) fn clear(options: &Options) -> Result<(), String> {
    for name in ["bindings", "work"] {
        let folder = options.out.join(name);
        if folder.exists() {
            std::fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
    }
    std::fs::create_dir_all(options.out.join("work")).map_err(|error| error.to_string())?;
    for entry in std::fs::read_dir(options.out.join("target/debug"))
        .into_iter()
        .flatten()
        .flatten()
    {
        if entry.file_name().to_string_lossy().starts_with("calls_") {
            let _ = std::fs::remove_file(entry.path());
        }
    }
    Ok(())
}

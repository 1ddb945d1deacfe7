"""The generators that are compared: how each is run, what its output needs, and how an operation is called in it."""

import pathlib
import re
import shutil

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

# What the output of oas3-gen uses. openapi-to-rust writes its own list.
OAS3_GEN = """
anyhow = "1"
bytes = "1"
chrono = { version = "0.4", features = ["serde"] }
eventsource-stream = "0.2"
futures = "0.3"
futures-util = "0.3"
http = "1"
indexmap = { version = "2", features = ["serde"] }
mime = "0.3"
mime_guess = "2"
oas3-gen-support = { version = "*", features = ["eventsource"] }
percent-encoding = "2"
regex = "1"
reqwest = { version = "0.13", features = ["json", "stream", "query", "form", "multipart", "cookies"] }
secrecy = { version = "0.10", features = ["serde"] }
serde = { version = "1", features = ["derive"] }
serde_html_form = "*"
serde_json = "1"
serde_plain = "1"
serde_with = { version = "3", features = ["base64", "chrono_0_4", "indexmap_2"] }
uuid = { version = "1", features = ["serde", "v4"] }
validator = { version = "0.20", features = ["derive"] }
"""

# A method: its name, and its arguments without `&self`.
METHOD = re.compile(r"pub (?:async )?fn (\w+)\(\s*&self,?\s*([^{;]*?)\)\s*(?:->|\{)", re.S)


class Method:
    """A call as the program writes it."""

    def __init__(self, receiver, name, arguments):
        self.call = f"{receiver}.{name}({', '.join(map(argument, arguments))})"


def argument(declared):
    """A value for an argument: the compiler finds the type, unless anything would do."""
    ty = declared.split(":", 1)[1].strip()
    if "impl " not in ty:
        return "any()"
    # `impl AsRef<str>` is any text, also inside of an `Option` or a slice.
    texts = re.sub(r"impl (?:AsRef|Into)<(?:str|String)>", "&'static str", ty)
    concrete = re.sub(r"impl (?:AsRef|Into)<(.+?)>", r"\1", texts)
    return f"any::<{concrete}>()"


def split(arguments):
    """Arguments at the commas that are not inside of brackets."""
    parts, depth, start = [], 0, 0
    for at, c in enumerate(arguments):
        depth += (c in "<([") - (c in "])" or c == ">" and arguments[at - 1] != "-")
        if c == "," and depth == 0:
            parts.append(arguments[start:at])
            start = at + 1
    return [part.strip() for part in (*parts, arguments[start:]) if part.strip()]


def plain(name):
    """A method's name as all generators agree on it: letters and digits."""
    return re.sub(r"[^a-z0-9]", "", name.removeprefix("r#").lower())


class Tool:
    """One generator. `package` is filled by its output; what it needs stands in its Cargo.toml."""

    name = ""
    crate = None

    def command(self, binary, document, out):
        raise NotImplementedError

    def install(self, out, package):
        """Puts the output into a package, as its library."""
        shutil.rmtree(package / "src", ignore_errors=True)
        shutil.copytree(out, package / "src")
        (package / "src" / "mod.rs").rename(package / "src" / "lib.rs")
        head = '[package]\nname = "bindings"\nversion = "0.0.0"\nedition = "2024"\n\n[workspace]\n\n[dependencies]\n'
        (package / "Cargo.toml").write_text(head + self.dependencies(out))

    def dependencies(self, out):
        raise NotImplementedError

    def methods(self, package):
        """The operations of the client, by name."""
        text = (package / "src" / "client.rs").read_text()
        found = re.findall(r"pub async fn (\w+)\(\s*&self,?\s*([^{;]*?)\)\s*->", text, re.S)
        return {plain(name): Method("client", name, split(arguments)) for name, arguments in found}

    def client(self, package):
        """How a client is made."""
        text = (package / "src" / "client.rs").read_text()
        name = re.search(r"pub struct (\w*Client)\b", text)[1]
        return f"bindings::{name}::new()"


class OpenapiToRust(Tool):
    name = "openapi-to-rust"
    crate = ("openapi-to-rust", "^0.23")

    def command(self, binary, document, out):
        return [binary, "generate", document, "--output-dir", out, "--quiet"]

    def dependencies(self, out):
        return (out / "REQUIRED_DEPS.toml").read_text().split("[dependencies]", 1)[1]


class Oas3Gen(Tool):
    name = "oas3-gen"
    crate = ("oas3-gen", "^0.29")

    def command(self, binary, document, out):
        return [binary, "generate", "client-mod", "-i", document, "-o", out]

    def dependencies(self, out):
        return OAS3_GEN


class Specwright(Tool):
    name = "specwright"

    def command(self, binary, document, out):
        return [binary, "generate", document, "--out", out, "--crate", "bindings", "--runtime-path", ROOT / "runtime"]

    def install(self, out, package):
        shutil.rmtree(package, ignore_errors=True)
        shutil.copytree(out, package)

    def methods(self, package):
        groups = dict(re.findall(r"pub fn (\S+)\(&self\) -> (\w+) \{", (package / "src" / "client.rs").read_text()))
        methods = {}
        for file in sorted((package / "src").glob("operations*/**/*.rs")) + sorted((package / "src").glob("operations.rs")):
            for api, body in re.findall(r"^impl (\w+) \{\n(.*?)^\}", file.read_text(), re.S | re.M):
                receivers = [group for group, ty in groups.items() if ty == api]
                for name, arguments in METHOD.findall(body) if receivers else []:
                    methods[plain(name)] = Method(f"client.{receivers[0]}()", name, split(arguments))
        return methods

    def reads(self, package):
        """The names of the operations that only read, in the document's order: those without a body, if there are any."""
        files = sorted((package / "src").glob("**/*.rs"))
        texts = [file.read_text() for file in files if file.stem not in ("types", "lib")]
        found = [re.findall(r'Operation::new\("(\w+)",\s*Verb::Get,((?:[^;"]|"[^"]*")*?);', text) for text in texts]
        found = [read for each in found for read in each]
        bare = [name for name, rest in found if ".body(" not in rest]
        return [plain(name) for name in bare or [name for name, _ in found]]

    def client(self, package):
        return 'bindings::Client::builder().base_url("http://localhost").build().expect("a client")'


TOOLS = [Specwright(), OpenapiToRust(), Oas3Gen()]

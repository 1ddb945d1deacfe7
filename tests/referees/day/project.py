"""A project in a temporary folder, a vendor on 127.0.0.1, and commands run in it as a person would."""

import hashlib
import os
import shlex
import shutil
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HERE = Path(__file__).resolve().parent
GIT = ["-c", "user.name=A", "-c", "user.email=a@acme.dev"]
# A person's terminal says nothing of CI, by which tools such as insta write no files; and wherever this runs, how insta
# behaves is its own default.
PERSON = {name: value for name, value in os.environ.items() if name not in ["CI", "TF_BUILD"] and not name.startswith("INSTA_")}


class Vendor:
    """A server that has one document, whatever is asked for."""

    def __init__(self, document):
        self.document = document
        vendor = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                body = vendor.document.encode()
                tag = '"' + hashlib.sha256(body).hexdigest()[:12] + '"'
                known = self.headers.get("If-None-Match") == tag
                self.send_response(304 if known else 200)
                self.send_header("ETag", tag)
                self.send_header("Content-Length", "0" if known else str(len(body)))
                self.end_headers()
                self.wfile.write(b"" if known else body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()


class Project:
    def __init__(self, folder, root):
        self.folder = folder / "stan-api"
        self.root = root
        self.folder.mkdir()
        # Each command that was run, and what it said on standard output.
        self.shown = {}

    def run(self, command, code=0, folder="", shows=()):
        """Runs a command, holds its exit code and what it shows, and gives all that it said."""
        ended = self.ended(command, shlex.split(command), self.folder / folder, code, PERSON)
        said = ended.stdout + ended.stderr
        for part in shows:
            must(part in said, f"`{command}` shows {part!r}:\n{said}")
        self.shown[command] = ended.stdout
        return said

    def shell(self, script, variables, code):
        """Runs a script as CI does: it stops at the first command that fails."""
        self.ended(script.rstrip(), ["bash", "-euc", script], self.folder, code, PERSON | {"CI": "true"} | variables)

    def ended(self, called, arguments, folder, code, variables):
        print(f"$ {called}", flush=True)
        ended = subprocess.run(arguments, cwd=folder, capture_output=True, text=True, env=variables)
        said = ended.stdout + ended.stderr
        must(ended.returncode == code, f"`{called}` ends with {ended.returncode}, not {code}:\n{said}")
        return ended

    def status(self):
        return self.git("status", "--porcelain", "-uall")

    def commit(self, message):
        self.git("add", ".")
        self.git("commit", "-q", "-m", message)

    def git(self, *arguments):
        return subprocess.run(["git", *GIT, *arguments], cwd=self.folder, check=True, capture_output=True, text=True).stdout

    def stand_on_checkout(self):
        """The crates are those of the checkout, and what they need is what the checkout has."""
        crates = {"specwright": self.root / "generator", "specwright-runtime": self.root / "runtime"}
        lines = [f"{name}.path = '{path}'" for name, path in crates.items()]
        self.write("../.cargo/config.toml", "[patch.crates-io]\n" + "\n".join(lines) + "\n")
        for lock in ["Cargo.lock", "../app/Cargo.lock"]:
            self.write(lock, (self.root / "Cargo.lock").read_text())

    def copy(self, name, to):
        path = self.folder / to
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(HERE / name, path)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def edit(self, name, old, new):
        self.write(name, edited((self.folder / name).read_text(), [(old, new)]))


def edited(text, changes):
    for old, new in changes:
        must(old in text, f"there is {old!r}")
        text = text.replace(old, new, 1)
    return text


def must(is_so, what):
    if not is_so:
        print(f"day.sh: not so: {what}", file=sys.stderr)
        sys.exit(1)

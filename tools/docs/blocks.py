#!/usr/bin/env python3
"""Runs the code blocks of the documentation: a block that does not run is wrong, or the program is.

Shell blocks run with `pith` on the path and $OUT as a folder of their own; python blocks with the package; cpp and c
blocks that have a main() are compiled and run; json and ini blocks are read. What stands behind the language says more:
`noexec` (needs the network, or root), `fails` (ends with a status that is not 0). Blocks of other languages, and C++
without a main(), are not run: they show a form.
"""

import argparse
import configparser
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FENCE = re.compile(r"^```([a-z+]*)[ \t]*([^\n]*)\n(.*?)^```[ \t]*$", re.M | re.S)


def blocks(path):
    text = path.read_text(encoding="utf-8")
    for match in FENCE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield line, match.group(1), match.group(2).split(), match.group(3)


class Runner:
    def __init__(self, options, folder):
        self.options = options
        self.folder = folder
        self.env = dict(os.environ, OUT=str(folder), HOME=str(folder), XDG_CONFIG_HOME=str(folder / "config"))
        self.env["PATH"] = f"{options.pith.parent}:{os.environ['PATH']}"

    def call(self, *command, **more):
        done = subprocess.run(
            command, cwd=self.folder, env=self.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            timeout=300, **more,
        )
        return done.returncode, done.stdout.decode("utf-8", "replace")

    def compile(self, compiler, suffix, code):
        source = self.folder / f"block{suffix}"
        source.write_text(code)
        status, said = self.call(*compiler, str(source), *self.options.flags, "-o", str(self.folder / "block"))
        return (status, said) if status else self.call(str(self.folder / "block"))

    def run(self, language, code):
        """None: it is not of a kind that runs."""
        if language == "sh":
            return self.call("bash", "-euo", "pipefail", "-c", code)
        if language == "python":
            return self.call(str(self.options.python), "-c", code)
        if language == "cpp" and "int main" in code and self.options.flags:
            return self.compile(["g++", "-std=c++20"], ".cpp", code)
        if language == "c" and "int main" in code and self.options.flags:
            return self.compile(["gcc", "-std=c11"], ".c", code)
        if language == "json":
            json.loads(code)
            return 0, ""
        if language == "ini":
            configparser.ConfigParser(strict=False).read_string("[above]\n" + code)
            return 0, ""
        return None


def furnish(folder, root):
    """The files that blocks name."""
    (folder / "fixtures").symlink_to(root / "fixtures")
    (folder / "sites.rules").write_text("[news.example]\ndrop = .ad\n")
    (folder / "pages").mkdir()
    for name in ("tehran-talks", "wordpress-blog"):
        shutil.copy(root / "fixtures/pages" / name / "source.html", folder / "pages" / f"{name}.html")
    shutil.copy(folder / "pages/tehran-talks.html", folder / "page.html")
    (folder / "truth.jsonl").write_text(json.dumps({"id": "pages/tehran-talks.html", "text": "Ali Akbar Ahmadian received Iraqi"}) + "\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pith", type=Path, required=True)
    parser.add_argument("--python", type=Path, required=True, help="one that has the package")
    parser.add_argument("--flags", type=str.split, default=[], help="what compiles and links against the library")
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("pages", type=Path, nargs="+")
    options = parser.parse_args()
    options.pith = options.pith.resolve()
    passed = failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        furnish(folder, options.root)
        runner = Runner(options, folder)
        for path in options.pages:
            for line, language, words, code in blocks(path):
                if "noexec" in words:
                    continue
                try:
                    done = runner.run(language, code)
                except Exception as error:  # a block that cannot be read at all
                    done = (1, str(error))
                if done is None:
                    continue
                if (done[0] != 0) == ("fails" in words):
                    passed += 1
                else:
                    failed += 1
                    print(f"{path}:{line}: the block ends with {done[0]}\n{done[1][-2000:]}", file=sys.stderr)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

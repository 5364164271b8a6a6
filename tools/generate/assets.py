#!/usr/bin/env python3
"""Turns the pages of src/report and src/serve into assets.inc beside them: each file as a string, with the hash by which
a Content-Security-Policy lets a style sheet or a script run."""
import base64
import hashlib
import pathlib

SOURCES = pathlib.Path(__file__).resolve().parents[2] / "src"
KINDS = (".html", ".css", ".js", ".json")
LONGEST = 15_000  # bytes of a piece: compilers bound the length of a literal


def pieces(text):
    for begin in range(0, len(text), LONGEST):
        yield f'R"asset({text[begin:begin + LONGEST]})asset"'


def main():
    for room in ("report", "serve"):
        files = sorted(path for path in (SOURCES / room).glob("*") if path.suffix in KINDS)
        if not files:
            continue
        with (SOURCES / room / "assets.inc").open("w", encoding="utf-8") as out:
            out.write("// Generated from the files beside it by tools/generate/assets.py; do not edit.\n// clang-format off\n")
            for path in files:
                text = path.read_text(encoding="utf-8")
                digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
                name = path.name.replace(".", "_").replace("-", "_")
                out.write(f'constexpr Asset {name} = {{"sha256-{digest}",\n' + "\n".join(pieces(text)) + "};\n")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Turns src/data/code_languages.txt into src/data/code_languages.inc, sorted by bytes."""
import pathlib

DATA = pathlib.Path(__file__).resolve().parents[2] / "src" / "data"


def main():
    words = set()
    for line in (DATA / "code_languages.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            words.update(line.split())
    with (DATA / "code_languages.inc").open("w", encoding="utf-8") as out:
        out.write("// Generated from code_languages.txt by tools/generate/code_languages.py.\n")
        for word in sorted(words, key=lambda w: w.encode()):
            out.write(f'"{word}",\n')


if __name__ == "__main__":
    main()

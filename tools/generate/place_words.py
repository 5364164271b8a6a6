#!/usr/bin/env python3
"""Turns src/data/place_words.txt into src/data/place_words.inc, sorted by the bytes of the word."""
import pathlib

DATA = pathlib.Path(__file__).resolve().parents[2] / "src" / "data"


def main():
    rows = {}
    for line in (DATA / "place_words.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            kind, _, words = line.partition(":")
            for word in words.split():
                if kind not in rows.setdefault(word, []):
                    rows[word].append(kind)
    with (DATA / "place_words.inc").open("w", encoding="utf-8") as out:
        out.write("// Generated from place_words.txt by tools/generate/place_words.py.\n")
        for word in sorted(rows, key=lambda w: w.encode()):
            mask = " | ".join(f"PlaceWord::{kind}" for kind in rows[word])
            out.write(f'{{"{word}", {mask}}},\n')


if __name__ == "__main__":
    main()

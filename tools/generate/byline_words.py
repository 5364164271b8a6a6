#!/usr/bin/env python3
"""Turns src/data/byline_words.txt into src/data/byline_words.inc: a table sorted by the bytes of the word, which is in
lower case and NFC."""
import pathlib
import unicodedata

DATA = pathlib.Path(__file__).resolve().parents[2] / "src" / "data"


def main():
    rows = {}
    for line in (DATA / "byline_words.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        kind, _, words = line.partition(":")
        for word in words.split():
            word = unicodedata.normalize("NFC", word.replace("_", " ").lower()).strip(" :/=：／")
            if word and kind not in rows.setdefault(word, []):
                rows[word].append(kind)
    with (DATA / "byline_words.inc").open("w", encoding="utf-8") as out:
        out.write("// Generated from byline_words.txt by tools/generate/byline_words.py.\n")
        for word in sorted(rows, key=lambda w: w.encode()):
            mask = " | ".join(f"BylineWord::{kind}" for kind in rows[word])
            out.write(f'{{"{word}", {mask}}},\n')


if __name__ == "__main__":
    main()

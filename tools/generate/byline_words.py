#!/usr/bin/env python3
"""Turns src/data/bylines.txt into src/data/byline_words.inc: a table sorted by the bytes of the word, which is in lower
case and NFC, with the languages of what announces and joins names."""
import unicodedata

from byline_lexicon import DATA, NAMES, entries


def main():
    rows = {}
    for use, language, phrase in entries():
        if use not in NAMES:
            continue
        word = unicodedata.normalize("NFC", phrase.lower())
        kinds, languages = rows.setdefault(word, ([], []))
        if NAMES[use] not in kinds:
            kinds.append(NAMES[use])
        if NAMES[use] in ("by", "joins") and language not in languages:
            languages.append(language)
    with (DATA / "byline_words.inc").open("w", encoding="utf-8") as out:
        out.write("// Generated from bylines.txt by tools/generate/byline_words.py.\n")
        for word in sorted(rows, key=lambda w: w.encode()):
            kinds, languages = rows[word]
            mask = " | ".join(f"BylineWord::{kind}" for kind in kinds)
            out.write(f'{{"{word}", {mask}, "{" ".join(languages)}"}},\n')


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Turns src/data/months.txt and src/data/date_words.txt into src/data/date_words.inc.

Every word is written in lower case and NFC, and once more without its marks where it is Latin or Greek: pages leave
them out. The table is sorted by the bytes of the word, so that it can be searched by halving.
"""
import pathlib
import unicodedata

DATA = pathlib.Path(__file__).resolve().parents[2] / "src" / "data"
KINDS = ("month", "jalali_month", "filler", "clock", "am", "pm", "published", "updated", "unrelated", "second",
         "minute", "hour", "day", "week", "month_unit", "year", "ago", "today", "yesterday")
RENAMED = {"month": "month_unit"}  # in date_words.txt `month` is a unit of time


def lines(name):
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            key, _, rest = line.partition(":")
            yield key.strip(), rest.strip()


def forms(word):
    word = unicodedata.normalize("NFC", word.replace("_", " ").lower()).rstrip(".")
    yield word
    first = unicodedata.name(word[0], "")
    if first.startswith(("LATIN", "GREEK")):
        bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
        bare = unicodedata.normalize("NFC", bare.replace("ı", "i").replace("ł", "l").replace("ø", "o"))
        if bare != word:
            yield bare


def main():
    rows = {}
    for language, rest in lines("months.txt"):
        kind = "jalali_month" if language == "fa-jalali" else "month"
        for number, names in enumerate(rest.split("|"), 1):
            for name in names.split():
                for form in forms(name):
                    known = rows.setdefault(form, [])
                    if any(k == kind and v == number and (l == language or kind == "jalali_month")
                           for k, v, l in known):
                        continue
                    known.append((kind, number, language.split("-")[0]))
    for form, known in rows.items():
        months = {v for k, v, _ in known if k == "month"}
        if len(months) == 1:  # the language decides nothing
            rows[form] = [("month", v, "") for v in months] + [r for r in known if r[0] != "month"]
    for kind, rest in lines("date_words.txt"):
        kind = RENAMED.get(kind, kind)
        for name in rest.split():
            for form in forms(name):
                row = (kind, 0, "")
                if row not in rows.setdefault(form, []):
                    rows[form].append(row)
    with (DATA / "date_words.inc").open("w", encoding="utf-8") as out:
        out.write("// Generated from months.txt and date_words.txt by tools/generate/date_words.py.\n")
        for word in sorted(rows, key=lambda w: w.encode()):
            for kind, value, language in rows[word]:
                out.write(f'{{"{word}", "{language}", DateWord::Kind::{kind}, {value}}},\n')


if __name__ == "__main__":
    main()

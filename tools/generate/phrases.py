#!/usr/bin/env python3
"""Turn src/data/phrases/*.txt, src/data/bylines.txt and src/data/months.txt into src/data/phrases.inc and phrase_kinds.inc.

Run from anywhere; the output is the same for the same input. Phrases are written in the form that
pith::data::PhraseText gives a text (see src/data/phrases.hpp), so that comparing bytes is enough.
"""
import functools
import itertools
import operator
import pathlib
import unicodedata

import byline_lexicon

DATA = pathlib.Path(__file__).resolve().parents[2] / "src" / "data"
KINDS = ["filler", "read_time", "skip", "share", "network", "tool", "comments", "subscribe", "prompt",
         "consent", "advert", "follow", "related", "aside", "byline", "role", "date_label", "month", "time",
         "photo", "agency", "source", "copyright", "tags", "author_box", "navigation", "error_page", "contents",
         "disclosure", "paywall", "closing_note", "donation", "offer", "disclaimer", "promotion", "sponsor",
         "slide", "browser", "first_part", "second_part"]
# A phrase with one of these behind it tells something only together with one of the other.
PARTS = {"+1": "first_part", "+2": "second_part"}
# Kinds that may have such parts.
NOTES = ("disclosure", "donation", "offer", "disclaimer", "promotion", "sponsor")
SLOTS = 16384
PART = 1 << 15  # bytes of one string literal; compilers need not take much longer ones

# Letters that are written both ways for the same word; src/data/phrases.cpp folds them in the same way.
ALIKE = str.maketrans({"ı": "i", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": None, "ł": "l", "ø": "o", "đ": "d"})
UNSPACED = [(0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3005, 0x3007), (0x3031, 0x3035),
            (0x3040, 0x312F), (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF)]


def kind_of(char):
    if unicodedata.category(char) == "Nd":
        return "number"
    if any(low <= ord(char) <= high for low, high in UNSPACED):
        return char  # a token of its own
    return "letter" if unicodedata.category(char)[0] in "LN" or char == "_" else None


def canonical(text):
    text = unicodedata.normalize("NFKD", text).casefold()
    text = unicodedata.normalize("NFKD", text).translate(ALIKE)
    text = "".join(c for c in text if not unicodedata.combining(c))
    tokens = []
    for kind, chars in itertools.groupby(text, kind_of):
        if kind == "number":
            tokens.append("#")
        elif kind == "letter":
            tokens.append("".join(chars))
        elif kind:
            tokens += chars
    return " ".join(tokens)


def entries(name):
    """(language, phrases) of each line of a list."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            language, _, phrases = line.partition(":")
            yield language.strip(), phrases


def read():
    """{phrase: [mask of kinds, month]}"""
    found = {}
    notes = {}  # {phrase: its part}: the same for all kinds
    for bit, kind in enumerate(KINDS):
        if kind in ("month", "byline", "role", *PARTS.values()):
            continue
        for language, line in entries(f"phrases/{kind}.txt"):
            for phrase in filter(None, map(str.strip, line.split(";"))):
                part = PARTS.get(phrase[-2:])
                key = canonical(phrase[:-2] if part else phrase)
                assert key and len(key) < 256, f"{kind}.txt, {language}: {phrase!r}"
                assert notes.setdefault(key, part) == part if kind in NOTES else True, f"{kind}.txt: {phrase!r}"
                found.setdefault(key, [0, 0])[0] |= 1 << bit | (1 << KINDS.index(part) if part else 0)
    for use, _, phrase in byline_lexicon.entries():
        if use in byline_lexicon.LINES:
            found.setdefault(canonical(phrase), [0, 0])[0] |= 1 << KINDS.index(byline_lexicon.LINES[use])
    for language, line in entries("months.txt"):
        months = line.split("|")
        assert len(months) == 12, f"months.txt, {language}"
        for number, names in enumerate(months, 1):
            for name in names.split():
                entry = found.setdefault(canonical(name.replace("_", " ")), [0, 0])
                entry[0] |= 1 << KINDS.index("month")
                entry[1] = entry[1] or number
    return found


def fnv1a(data):
    value = 2166136261
    for byte in data:
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value


def second_byte(phrase):
    """The first byte of the second token; 0 if there is none."""
    _, _, rest = phrase.partition(" ")
    return rest.encode()[0] if rest else 0


def packed(items):
    """The items on lines of some 110 characters."""
    lines = [""]
    for item in items:
        if lines[-1] and len(lines[-1]) + len(item) > 110:
            lines.append("")
        lines[-1] += item
    return lines


def braced(numbers):
    return f"{{{','.join(map(str, numbers))}}},"


def write(name, lines):
    head = "// Generated from phrases/*.txt, bylines.txt and months.txt by tools/generate/phrases.py; do not edit."
    text = "\n".join([head, "", "// clang-format off", *lines, "// clang-format on", ""])
    (DATA / name).write_text(text, encoding="utf-8")


def main():
    found = read()
    # Phrases that share their first token stand together, by the first byte of the second, the longest first; the
    # token by itself stands last.
    order = sorted(found, key=lambda p: (p.split(" ")[0], second_byte(p) or 256, -p.count(" "), p))
    text, rows, groups, slots = [], [], [], [0] * SLOTS
    offset = 0
    for first, group in itertools.groupby(order, lambda p: p.split(" ")[0]):
        group = list(group)
        slot = fnv1a(first.encode()) % SLOTS
        while slots[slot]:
            slot = (slot + 1) % SLOTS
        # The half of the hash that did not choose the slot tells most other words.
        slots[slot] = len(groups) + 1 | fnv1a(first.encode()) & 0xFFFF0000
        seconds = [second_byte(phrase) for phrase in group]
        known = sum(1 << bit for bit in {second % 32 for second in seconds if second})
        kinds = functools.reduce(operator.or_, (found[phrase][0] for phrase in group))
        begin = len(rows)
        for phrase, second in zip(group, seconds):
            size = len(phrase.encode())
            mask, month = found[phrase]
            if offset % PART + size > PART - 1:
                offset += PART - offset % PART
                text.append(",")
            rows.append((mask, offset, size, second, phrase.count(" ") + 1, month))
            text.append(f'"{phrase}"')
            offset += size
        groups.append((kinds, known, rows[begin][1], begin, len(group), len(first.encode())))
    assert len(rows) < 65536 and sum(map(bool, slots)) < SLOTS * 3 / 4
    write("phrase_kinds.inc", ["#define PITH_PHRASE_KINDS(X) \\", *(f"  X({k}) \\" for k in KINDS[:-1]),
                               f"  X({KINDS[-1]})"])
    write("phrases.inc", ["constexpr const char* phrase_text[] = {", *packed(text), "};", "",
                          "constexpr Phrase phrase_table[] = {", *packed(map(braced, rows)), "};", "",
                          "constexpr Group phrase_groups[] = {", *packed(map(braced, groups)), "};", "",
                          f"constexpr std::uint32_t phrase_slots[{SLOTS}] = {{",
                          *packed([f"{s}," for s in slots]), "};"])


if __name__ == "__main__":
    main()

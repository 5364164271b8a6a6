#!/usr/bin/env python3
"""Turn class_words.txt, element_words.txt, stop_words.txt and wall_words.txt of src/data into .inc files beside them.

Run from anywhere; the output is the same for the same input.
"""
import pathlib

DATA = pathlib.Path(__file__).resolve().parents[2] / "src" / "data"


def read(name):
    """(group, words) of each line of a word list."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            group, _, words = line.partition(":")
            yield group.strip(), words.split()


def write(stem, macro, table=None):
    groups, masks = [], {}
    for group, words in read(f"{stem}.txt"):
        if group not in groups:
            groups.append(group)
        for word in words:
            masks[word] = masks.get(word, 0) | 1 << groups.index(group)
    assert len(groups) <= 32, f"{stem}: a mask has 32 bits"
    out = [f"// Generated from {stem}.txt by tools/generate/word_masks.py; do not edit.", "", "// clang-format off",
           f"#define {macro}(X) \\", *(f"  X({g}) \\" for g in groups[:-1]), f"  X({groups[-1]})", "",
           f"constexpr WordMask {table or stem}[] = {{"]
    out += [f'    {{"{word}", 0x{masks[word]:08x}u}},' for word in sorted(masks)]
    out += ["};", "// clang-format on", ""]
    (DATA / f"{stem}.inc").write_text("\n".join(out), encoding="utf-8")


if __name__ == "__main__":
    write("class_words", "PITH_CLASS_GROUPS")
    write("element_words", "PITH_ELEMENT_WORDS", "element_word_list")
    write("stop_words", "PITH_STOP_WORD_LANGUAGES")
    write("wall_words", "PITH_WALL_GROUPS")

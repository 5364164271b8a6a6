"""Labels made by reading pages, as CONVENTION.md says; readings.jsonl keeps them without the pages' text.

A line is a page: the corpus and id, its type as the readers saw it, and for each text block in order four digits of a digest
of its words with what it is: `+` content, `-` not, `?` not known. `fault` says what is wrong with the truth that a corpus has of
the page: such pages are scored apart, too, and not learned from as they were read.
"""
import collections
import hashlib
import json
import pathlib

import labels
from model_file import TYPES

FILE = pathlib.Path(__file__).with_name("readings.jsonl")
DIGITS = 4
MARKS = {"+": 1.0, "-": 0.0, "?": -1.0}


def digest(text):
    return hashlib.sha256(" ".join(labels.words(text)).encode()).hexdigest()[:DIGITS]


def write_blocks(texts, signs):
    return "".join(digest(text) + sign for text, sign in zip(texts, signs))


def load():
    """Readings by (corpus, id): those to learn from, and those of pages whose truth in the corpus is at fault."""
    sound, faulty = {}, {}
    with FILE.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            (faulty if "fault" in row else sound)[row["corpus"], row["id"]] = row
    return sound, faulty


def marks(reading, texts):
    """1, 0 or -1 (not known) for each block of a page. Of blocks with the same words the first has the first mark, and so
    on; blocks that are cut otherwise than when the page was read are not known."""
    signs = collections.defaultdict(collections.deque)
    blocks = reading["blocks"]
    for at in range(0, len(blocks), DIGITS + 1):
        signs[blocks[at:at + DIGITS]].append(blocks[at + DIGITS])
    out = []
    for text in texts:
        left = signs.get(digest(text))
        sign = "?" if not left else left.popleft() if len(left) > 1 else left[0]
        out.append(MARKS[sign])
    return out


def truth(reading, texts, known):
    """What is known of a page with the text and type that were read."""
    text = "\n".join(text for text, mark in zip(texts, marks(reading, texts)) if mark > 0)
    return dict(known, text=text, type=known["type"] if known.get("type") in TYPES else reading["type"])

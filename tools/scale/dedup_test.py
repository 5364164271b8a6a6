#!/usr/bin/env python3
"""Makes pages from a seed, a fifth of them near-copies of others, and some that differ from others in more than a tenth of
their words; then holds --dedup to what it must find and to what it must not drop.

    dedup_test.py --pith build/release/pith [--pages 500] [--seed 1]

What the acceptance asks for:  dedup_test.py --pith build/release/pith --pages 100000
"""

import argparse
import collections
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path


def words(source, count):
    """As often as language has them: the n-th most frequent word every n-th time."""
    return [f"word{int(2.718281828 ** source.uniform(0, 10))}" for _ in range(count)]


def html(text):
    sentences = [" ".join(text[at:at + 12]).capitalize() + "." for at in range(0, len(text), 12)]
    paragraphs = "".join(f"<p>{' '.join(sentences[at:at + 4])}</p>" for at in range(0, len(sentences), 4))
    return f"<html><head><title>Page</title></head><body><article>{paragraphs}</article></body></html>"


def changed(source, text, share):
    """Words replaced, dropped, doubled and moved, as editors and other publishers do it."""
    out = list(text)
    for _ in range(max(1, round(share * len(text)))):
        at = source.randrange(len(out))
        how = source.randrange(4)
        if how == 0:
            out[at] = f"other{source.randrange(10 ** 6)}"
        elif how == 1 and len(out) > 50:
            del out[at]
        elif how == 2:
            out.insert(at, source.choice(text))
        else:
            out.insert(source.randrange(len(out)), out.pop(at))
    return out


def difference(a, b):
    common = sum((collections.Counter(a) & collections.Counter(b)).values())
    return 1 - common / max(len(a), len(b))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pith", required=True)
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    count, near, far = arguments.pages, {}, {}

    def text_of(number):
        """Each page can be made again by itself: the texts of all are not held in memory."""
        source = random.Random(f"{arguments.seed} {number}")
        if number in near or number in far:
            share = source.uniform(0.002, 0.01) if number in near else source.uniform(0.15, 0.4)
            return changed(source, text_of(near.get(number, far.get(number))), share)
        return words(source, source.randint(120, 900))

    kinds = random.Random(arguments.seed)
    originals = []
    for number in range(count):
        kind = kinds.random() if originals else 1
        if kind < 0.2:
            near[number] = kinds.choice(originals)
        elif kind < 0.25:
            far[number] = kinds.choice(originals)
        else:
            originals.append(number)
    with tempfile.TemporaryDirectory() as folder:
        pages, out = Path(folder) / "pages.jsonl", Path(folder) / "out.jsonl"
        with open(pages, "w", encoding="utf-8") as file:
            for number in range(count):
                file.write(json.dumps({"id": str(number), "html": html(text_of(number))}) + "\n")
        subprocess.run([arguments.pith, "batch", pages, "-o", out, "--dedup", "--summary"], check=True)
        found, wrong = 0, []
        with open(out, encoding="utf-8") as file:
            for line in file:
                page = json.loads(line)
                if "repeats" not in page:
                    continue
                number, repeated = int(page["id"]), int(page["repeats"])
                found += number in near
                if difference(text_of(number), text_of(repeated)) > 0.1:
                    wrong.append((number, repeated))
    recall = found / len(near)
    print(f"{count} pages, {len(near)} near-copies: recall {recall:.4f}; {len(wrong)} dropped that differ in over a tenth {wrong[:5]}")
    return 0 if recall >= 0.97 and not wrong else 1


if __name__ == "__main__":
    sys.exit(main())

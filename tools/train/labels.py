"""How much of each text block of a page belongs to the article, from the page's true text."""
import collections
import re

from rapidfuzz.distance import LCSseq

WORD = re.compile(r"\w+")
GRAM, SHORT, STRAY = 4, 8, 5  # words: of a covering run, of a short block at most, of a block out of order at least


def words(text):
    return WORD.findall((text or "").lower())


def grams(tokens, n):
    return zip(*(tokens[i:] for i in range(n)))


def covered(page, truth, blocks):
    """Marks the page's words that lie in runs of four of the truth, and short blocks that stand in it whole."""
    known = set(grams(truth, GRAM))
    marks = bytearray(len(page))
    for i, gram in enumerate(grams(page, GRAM)):
        if gram in known:
            marks[i:i + GRAM] = b"\1" * GRAM
    runs = {n: set(grams(truth, n)) for n in range(1, SHORT + 1)}
    for begin, end in blocks:
        if 0 < end - begin <= SHORT and tuple(page[begin:end]) in runs[end - begin]:
            marks[begin:end] = b"\1" * (end - begin)
    return marks


def align(blocks_text, truth_text):
    """(matched words, all words) of each block."""
    page, spans = [], []
    for text in blocks_text:
        tokens = words(text)
        spans.append((len(page), len(page) + len(tokens)))
        page += tokens
    truth = words(truth_text)
    if not truth:
        return [(0, end - begin) for begin, end in spans]
    marks = covered(page, truth, spans)
    places = [i for i, m in enumerate(marks) if m]
    matched = bytearray(len(page))
    used = bytearray(len(truth))
    # The words deleted and inserted on the way from one sequence to the other are those that do not match.
    kept, seen = bytearray(b"\1" * len(places)), bytearray(b"\1" * len(truth))
    for op in LCSseq.editops([page[i] for i in places], truth):
        if op.tag == "delete":
            kept[op.src_pos] = 0
        else:
            seen[op.dest_pos] = 0
    for i, keep in zip(places, kept):
        matched[i] = keep
    used[:] = seen
    left = collections.Counter(t for t, u in zip(truth, used) if not u)
    out = []
    for begin, end in spans:
        hits = sum(matched[begin:end])
        if end - begin >= STRAY and hits < 0.5 * (end - begin):
            wanted = collections.Counter(page[begin:end])
            found = wanted & left
            if sum(found.values()) > 0.8 * (end - begin):
                left -= found
                hits = sum(found.values())
        out.append((hits, end - begin))
    return out


def weak(blocks_text, with_snippets, without_snippets):
    """1 for blocks that hold a snippet of the article, 0 for those that hold one of the boilerplate, else None."""
    squash = lambda s: re.sub(r"\s+", " ", s).strip().lower()
    good = [s for s in map(squash, with_snippets or []) if s]
    bad = [s for s in map(squash, without_snippets or []) if s]
    out = []
    for text in map(squash, blocks_text):
        hit = lambda snippets: any(s in text or (len(text) > 20 and text in s) for s in snippets)
        out.append(1.0 if hit(good) else 0.0 if hit(bad) else None)
    return out

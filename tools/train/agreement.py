"""Pages without their true text label themselves where two extractors that know nothing of each other agree.

Trafilatura reads rules, Readability weighs paragraphs: on pages of which both take nearly the same, what both take is
article, what neither takes is not, and of the rest nothing is known.
"""
import dataclasses
import logging

import labels

SHARE, WORDS = 0.85, 80  # of the words that either takes, those that both take: at least, and how many
TAKEN, LEFT = 0.6, 0.2   # share of a block's words from which on, up to which, it counts as taken, as left


@dataclasses.dataclass
class Agreed:
    """What is agreed on of a page."""
    marks: list  # of each block 1, 0, or -1 where nothing is known
    words: int   # that both take


def trafilatura_text(html, url):
    import trafilatura
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return trafilatura.extract(html, url=url or None, include_comments=False, with_metadata=False) or ""


def readability_text(html):
    from lxml.html import fromstring
    from readability import Document
    logging.getLogger("readability").setLevel(logging.CRITICAL)
    try:
        return "\n".join(fromstring(Document(html.decode("utf-8", "replace")).summary()).itertext())
    except Exception:  # it gives up on some pages in several ways: such a page says nothing
        return ""


def agree(blocks_text, path, url):
    """What the two say of a saved page, or None where they do not agree."""
    html = path.read_bytes()
    first = labels.align(blocks_text, trafilatura_text(html, url))
    second = labels.align(blocks_text, readability_text(html))
    both = sum(min(a, b) for (a, _), (b, _) in zip(first, second))
    either = sum(max(a, b) for (a, _), (b, _) in zip(first, second))
    if both < WORDS or both < SHARE * either:
        return None
    marks = []
    for (a, words), (b, _) in zip(first, second):
        low, high = min(a, b) / max(words, 1), max(a, b) / max(words, 1)
        marks.append(1.0 if low > TAKEN else 0.0 if high < LEFT else -1.0)
    return Agreed(marks, both)

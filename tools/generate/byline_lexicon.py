"""Reads src/data/bylines.txt, which says what its uses are."""
import pathlib

DATA = pathlib.Path(__file__).resolve().parents[2] / "src" / "data"

# The kind of a word in byline_words.inc, and of a phrase in phrases.inc, for each use.
NAMES = {"author": "by", "author-name": "by", "other": "not_by", "other-name": "not_by", "joins": "joins",
         "particle": "particle", "suffix": "suffix", "end": "end", "role": "role", "role-name": "role", "desk": "desk",
         "work": "work", "org": "org"}
LINES = {"author": "byline", "author-line": "byline", "other": "byline", "role": "role", "role-line": "role"}


def entries():
    """(use, language, phrase) of every entry."""
    for number, line in enumerate((DATA / "bylines.txt").read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        head, _, phrases = line.partition(":")
        use, _, language = head.partition(" ")
        assert (use in NAMES or use in LINES) and language, f"bylines.txt:{number}: {head!r}"
        for phrase in filter(None, map(str.strip, phrases.split(";"))):
            yield use, language, phrase

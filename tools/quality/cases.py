#!/usr/bin/env python3
"""Hold pith's output on small pages to what is expected of each.

    cases.py --pith PITH --cases DIR --expected CASES.JSON

DIR holds a folder for each page, with the page as case.html. CASES.JSON says of each folder what must come out; every key
is optional:

  paragraphs      how many paragraphs the Markdown has, headings, lists, code, tables and notes aside
  headings, items, rows, notes, code
                  these, all of them and in this order: headings with their #, list items without their sign, table rows,
                  notes, blocks of code with their fences
  has, lacks      texts that the body holds, or must not
  title, author, date
                  the metadata; null: there is none
  comments        the texts of the readers' comments, which must not stand in the body

Ends with 1 if a page is not as expected, or has no expectation.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys


def run(pith, page, *options):
    return subprocess.run([pith, *options, page], capture_output=True, text=True, encoding="utf-8", check=True).stdout


def pieces(markdown):
    """Blocks of Markdown with blank lines between; a fenced block is one."""
    fence = r"^(`{3,})[^\n]*\n.*?^\1$"
    for match in re.finditer(rf"{fence}|(?:^[^\n]+\n?)+", markdown, re.MULTILINE | re.DOTALL):
        yield match.group().rstrip("\n")


def shape(markdown):
    """The parts of the text by their kind."""
    parts = {kind: [] for kind in ("paragraphs", "headings", "items", "rows", "notes", "code")}
    for piece in pieces(markdown):
        lines = piece.splitlines()
        if piece.startswith("```"):
            parts["code"].append(piece)
        elif piece.startswith("#"):
            parts["headings"].append(piece)
        elif piece.startswith("[^"):
            parts["notes"].append(re.sub(r"^\[\^\w+\]: ", "", piece))
        elif piece.startswith("|"):
            parts["rows"] += [line for line in lines if not re.fullmatch(r"[| -]+", line)]
        elif re.match(r"[-*] |\d+\. ", piece):
            parts["items"] += [re.sub(r"^([-*]|\d+\.) ", "", line) for line in lines]
        else:
            parts["paragraphs"].append(piece)
    return parts


def faults(pith, page, expected):
    """What is not as expected, in words."""
    markdown = run(pith, page, "-f", "md", "--no-metadata")
    article = json.loads(run(pith, page, "-f", "json", "--comments"))
    parts = shape(markdown)
    want_paragraphs = expected.get("paragraphs", len(parts["paragraphs"]))
    if len(parts["paragraphs"]) != want_paragraphs:
        yield f"{len(parts['paragraphs'])} paragraphs instead of {want_paragraphs}"
    for kind in ("headings", "items", "rows", "notes", "code"):
        if kind in expected and parts[kind] != expected[kind]:
            yield f"{kind}: {parts[kind]} instead of {expected[kind]}"
    body = run(pith, page, "-f", "txt", "--no-metadata")
    for form in (markdown, body):
        for text in expected.get("lacks", ()):
            if text in form:
                yield f"holds {text!r}"
    for text in expected.get("has", ()):
        if text not in markdown:
            yield f"lacks {text!r}"
    for field in ("title", "author", "date"):
        if field in expected and article.get(field) != expected[field]:
            yield f"{field}: {article.get(field)!r} instead of {expected[field]!r}"
    said = [comment["text"] for comment in article.get("comments", ())]
    if "comments" in expected and said != expected["comments"]:
        yield f"comments: {said} instead of {expected['comments']}"
    for text in expected.get("comments", ()):
        if text in body:
            yield f"holds the comment {text!r}"


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("pith", "cases", "expected"):
        ap.add_argument(f"--{name}", type=pathlib.Path, required=True)
    args = ap.parse_args()
    expectations = json.loads(args.expected.read_text(encoding="utf-8"))
    failed = 0
    names = sorted(page.parent.name for page in args.cases.glob("*/case.html"))
    for name in sorted({*names, *expectations}):
        if name not in expectations:
            found = ["nothing is expected of it"]
        elif name not in names:
            found = ["there is no such page"]
        else:
            found = list(faults(args.pith, args.cases / name / "case.html", expectations[name]))
        failed += bool(found)
        for fault in found:
            print(f"cases: {name}: {fault}")
    print(f"cases: {len(names)} pages, {failed} not as expected")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Holds output to what the documentation promises of it, by parsers that are not pith's own.

JSON, and each line that batch writes, to docs/schema.json; the front matter of Markdown to a YAML parser, CSV to Python's reader, TEI to the schema: for every
*.html below the folders that are named.
"""

import argparse
import csv
import io
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import jsonschema
import yaml


def output(pith, page, *options):
    done = subprocess.run([pith, "--no-config", *options, page], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return done.stdout.decode("utf-8") if done.returncode in (0, 1) else None


def front_matter(markdown):
    if not markdown.startswith("---\n"):
        return {}
    return yaml.safe_load(markdown[4 : markdown.index("\n---\n", 4)])


# What Markdown calls as JSON does.
SAME = ("title", "date", "url", "language", "description")


def wrong_in(pith, page, validator):
    """What is wrong with the outputs for one page."""
    text = output(pith, page, "-fjson", "--provenance", "--images", "--comments", "--url=https://host.example/page")
    if text is None:
        return
    article = json.loads(text)
    for error in validator.iter_errors(article):
        yield f"json: {'/'.join(map(str, error.path))}: {error.message[:300]}"
    markdown = output(pith, page, "-fmd", "--url=https://host.example/page")
    try:
        said = front_matter(markdown)
    except (yaml.YAMLError, ValueError) as error:
        yield f"md: {error}"
        return
    if article["outcome"] == "none" or not said:
        return
    for key in SAME:
        if key in said and str(said[key]) != article.get(key):
            yield f"md: {key} is {said[key]!r}, in json {article.get(key)!r}"


def wrong_csv(pith, page):
    text = output(pith, page, "-fcsv")
    if text is None:
        return
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    if len(rows) != 1 or None in rows[0] or None in rows[0].values():
        yield f"csv: {len(rows)} rows, or cells without a name"
        return
    article = json.loads(output(pith, page, "-fjson"))
    for key in ("title", "date", "url", "outcome"):
        if rows[0][key] != article.get(key, ""):
            yield f"csv: {key} is {rows[0][key]!r}, in json {article.get(key)!r}"


def wrong_tei(pith, page, dtd):
    text = output(pith, page, "-ftei", "--comments")
    if not text:
        return
    done = subprocess.run(["xmllint", "--noout", "--nonet", "--dtdvalid", dtd, "-"], input=text.encode(), stderr=subprocess.PIPE, check=False)
    if done.returncode != 0:
        yield "tei: " + done.stderr.decode("utf-8", "replace")[:600]


def wrong_lines(pith, pages, validator):
    """What is wrong with the lines of a batch of the pages, in which one stands twice and one is no page."""
    with tempfile.TemporaryDirectory() as home:
        picture = Path(home, "picture.html")
        picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
        listed = Path(home, "pages.jsonl")
        rows = [{"id": f"{i}", "path": str(page.resolve())} for i, page in enumerate([*pages, *pages, picture])]
        listed.write_text("".join(json.dumps(row) + "\n" for row in rows))
        command = [pith, "--no-config", "batch", listed, "-f", "jsonl", "--dedup", "--provenance", "-o", "-"]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    if len(lines) != len(rows):
        yield f"batch: {len(lines)} lines for {len(rows)} pages"
    for kind in ("text", "repeats", "error"):
        if not any(kind in line for line in lines):
            yield f"batch: no line has {kind!r}"
    for line in lines:
        for error in validator.iter_errors(line):
            yield f"batch: {line['id']}: {jsonschema.exceptions.best_match([error]).message[:300]}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pith", required=True)
    parser.add_argument("--schema", type=Path, required=True)
    parser.add_argument("--tei", help="the DTD; without it TEI is not looked at")
    parser.add_argument("--most", type=int, default=0, help="no more pages than this, evenly taken")
    parser.add_argument("folders", type=Path, nargs="+")
    options = parser.parse_args()
    schema = json.loads(options.schema.read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema["$defs"]["article"] | {"$defs": schema["$defs"]})
    pages = sorted(page for folder in options.folders for page in folder.rglob("*.html"))
    if options.most and len(pages) > options.most:
        pages = pages[:: len(pages) // options.most][: options.most]
    failed = 0
    for page in pages:
        wrong = [*wrong_in(options.pith, page, validator), *wrong_csv(options.pith, page)]
        if options.tei:
            wrong += wrong_tei(options.pith, page, options.tei)
        failed += bool(wrong)
        for line in wrong:
            print(f"{page}: {line}", file=sys.stderr)
    wrong = list(wrong_lines(options.pith, pages, jsonschema.Draft202012Validator(schema)))
    for line in wrong:
        print(line, file=sys.stderr)
    failed += bool(wrong)
    print(f"{len(pages) + 1 - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

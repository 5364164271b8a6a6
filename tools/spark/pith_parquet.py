#!/usr/bin/env python3
"""Cleans a Parquet table with a column of pages on this machine, and writes Parquet: rows are read as pith is free for them.

    pith_parquet.py pages.parquet articles.parquet [--html html] [--url url] [--id id] [--failures failed.jsonl]
"""

import argparse
import json

import pith_spark

COLUMNS = ("id", "url", "title", "date", "language", "outcome", "json")


def pages(path, html, url, id):
    import pyarrow.parquet

    number = 0
    for batch in pyarrow.parquet.ParquetFile(path).iter_batches(
            batch_size=200, columns=[column for column in (html, url, id) if column]):
        for page in batch.to_pylist():
            line = {"id": str(page[id]) if id else str(number), "html": page[html] or ""}
            if isinstance(line["html"], bytes):
                line["html"] = line["html"].decode("utf-8", "replace")
            if url and page[url]:
                line["url"] = page[url]
            number += 1
            yield json.dumps(line).encode() + b"\n"


def main():
    import pyarrow
    import pyarrow.parquet

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--html", default="html")
    parser.add_argument("--url")
    parser.add_argument("--id")
    parser.add_argument("--failures")
    arguments = parser.parse_args()
    schema = pyarrow.schema([(name, pyarrow.string()) for name in COLUMNS])
    failures = open(arguments.failures, "w", encoding="utf-8") if arguments.failures else None
    rows = []
    with pyarrow.parquet.ParquetWriter(arguments.output, schema) as writer:
        for kind, line in pith_spark.run(pages(arguments.input, arguments.html, arguments.url, arguments.id), []):
            if kind == "failure":
                if failures:
                    failures.write(line + "\n")
                continue
            page = json.loads(line)
            rows.append({name: line.rstrip("\n") if name == "json" else page.get(name) for name in COLUMNS})
            if len(rows) == 1000:
                writer.write_table(pyarrow.Table.from_pylist(rows, schema))
                rows = []
        writer.write_table(pyarrow.Table.from_pylist(rows, schema))
    if failures:
        failures.close()


if __name__ == "__main__":
    main()

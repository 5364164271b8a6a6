#!/usr/bin/env python3
"""Cleans WARC files, or a table with a column of pages, on Apache Spark, and writes Parquet.

    spark-submit tools/spark/pith_spark.py --out articles/ crawl/*.warc.gz s3a://bucket/segment/*.warc.gz
    spark-submit tools/spark/pith_spark.py --out articles/ --table pages.parquet --html html --url url --id id

Each task reads a part of a file, a range of offsets, and pipes it through the command `pith batch`, a process of its own: what
may go wrong within a page cannot take the executor along, and the rows are those that the command gives on a single machine.
Rows have the line of JSON as the command writes it and the fields that are asked for most; `source`, `begin` and `number` tell
where a row comes from and put the rows in order. What failed is written beside the articles: the output is partitioned by
`kind`, which is "article" or "failure". A task that is repeated, since its executor was lost, gives the same rows, and Spark's
committer takes the rows of one attempt alone.

The command is that of $PITH, of the Python package pith, or `pith` on the path; the executors need it, pandas and pyarrow.
"""

from __future__ import annotations

import argparse
import glob
import importlib.util
import json
import os
import subprocess
import tempfile
import threading
import zlib
from pathlib import Path

ROWS = ("kind string, source string, begin long, number long, id string, url string, title string, date string, "
        "language string, outcome string, offset long, error string, json string")
COLUMNS = [column.split()[0] for column in ROWS.split(", ")]
ROWS_AT_ONCE = 200
WINDOW = 1 << 20
GZIP = b"\x1f\x8b\x08"


def command():
    given = os.environ.get("PITH")
    if given:
        return given
    package = importlib.util.find_spec("pith")
    inside = Path(package.origin).parent / "bin" / "pith" if package and package.origin else None
    return str(inside) if inside and inside.exists() else "pith"


def opened(path):
    """A file that can be read from anywhere in it, and its size. Local names, s3a://, hdfs:// and what else pyarrow knows."""
    from pyarrow import fs

    if "://" not in path:
        system, name = fs.LocalFileSystem(), os.path.abspath(path)
    else:
        system, name = fs.FileSystem.from_uri(path.replace("s3a://", "s3://", 1))
    return system.open_input_file(name), system.get_file_info(name).size


def parts_of(path, part_bytes):
    """Ranges of offsets that lie side by side. A file whose records cannot be found from within is one part."""
    _, size = opened(path)
    step = part_bytes if path.endswith((".warc", ".warc.gz")) else max(size, 1)
    return [(path, begin, min(begin + step, size)) for begin in range(0, max(size, 1), step)]


def begins_member(file, offset):
    file.seek(offset)
    try:
        return zlib.decompressobj(31).decompress(file.read(4096), 5) == b"WARC/"
    except zlib.error:
        return False


def first_record(file, size, offset, packed):
    """Where the first record begins at `offset` or behind it."""
    mark = GZIP if packed else b"\r\n\r\nWARC/1."
    lead = 0 if packed else 4  # what of the mark belongs to the record before
    if offset == 0 or offset >= size:
        return min(offset, size)
    at = offset - lead
    while at < size:
        file.seek(at)
        window = file.read(WINDOW)
        found = window.find(mark)
        while found >= 0:
            if not packed or begins_member(file, at + found):
                return at + found + lead
            found = window.find(mark, found + 1)
        if at + len(window) >= size or not window:
            break
        at += len(window) - len(mark) + 1
    return size


def feed(pipe, pieces, failed):
    """Writes the pieces; what keeps it from that is left in `failed`."""
    try:
        with pipe:
            for piece in pieces:
                pipe.write(piece)
    except BrokenPipeError:
        pass  # the status of the process tells
    except Exception as error:
        failed.append(error)


def run(pieces, options):
    """Lines of articles and of failures, in the order in which they come: ("article", line), then ("failure", line)."""
    with tempfile.TemporaryDirectory() as folder:
        failures = Path(folder) / "failures"
        process = subprocess.Popen([command(), "batch", "-", "-f", "jsonl", "-j1", "--errors", str(failures), *options],
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        failed = []
        feeder = threading.Thread(target=feed, args=(process.stdin, pieces, failed), daemon=True)
        feeder.start()
        for line in process.stdout:
            yield "article", line.decode()
        if process.wait() not in (0, 1, 3, 4, 5):  # these are the pages' own troubles
            raise RuntimeError(f"pith ended with status {process.returncode}")
        feeder.join()
        if failed:
            raise failed[0]
        if failures.exists():
            for line in failures.read_text().splitlines():
                yield "failure", line


def row(kind, line, source, begin, number, shift=0):
    page = json.loads(line)
    offset = page.get("offset")
    return (kind, source, begin, number, str(page.get("id", "")), page.get("url"), page.get("title"), page.get("date"),
            page.get("language"), page.get("outcome"), None if offset is None else offset + shift, page.get("error"),
            line.rstrip("\n") if kind == "article" else None)


def frames(rows):
    import pandas

    some = []
    for each in rows:
        some.append(each)
        if len(some) == ROWS_AT_ONCE:
            yield pandas.DataFrame(some, columns=COLUMNS)
            some = []
    if some:
        yield pandas.DataFrame(some, columns=COLUMNS)


def rows_of_part(path, begin, end, options):
    file, size = opened(path)
    packed = path.endswith(".gz")
    first, last = (first_record(file, size, offset, packed) for offset in (begin, end))

    def pieces():
        at = first
        file.seek(at)
        while at < last:
            piece = file.read(min(WINDOW, last - at))
            if not piece:
                return
            at += len(piece)
            yield piece

    if first < last:
        for number, (kind, line) in enumerate(run(pieces(), options)):
            yield row(kind, line, path, begin, number, first)


def clean_warcs(spark, paths, part_bytes=64 << 20, options=()):
    """A row for each page and each failure in the WARC files."""
    parts = [part for path in paths for part in parts_of(path, part_bytes)]
    table = spark.createDataFrame(spark.sparkContext.parallelize(parts, max(len(parts), 1)),
                                  "source string, begin long, end long")

    def work(batches):
        for batch in batches:
            for part in batch.itertuples(index=False):
                yield from frames(rows_of_part(part.source, int(part.begin), int(part.end), list(options)))

    return table.mapInPandas(work, ROWS)


def clean_table(table, html="html", url=None, id=None, options=()):
    """The same for a table; `number` is that of the row in its partition."""
    chosen = [column for column in (html, url, id) if column]

    def work(batches):
        def pieces():
            number = 0
            for batch in batches:
                for page in batch.to_dict("records"):
                    line = {"id": str(page[id]) if id else str(number), "html": page[html] or ""}
                    if isinstance(line["html"], (bytes, bytearray)):
                        line["html"] = bytes(line["html"]).decode("utf-8", "replace")
                    if url and page[url]:
                        line["url"] = page[url]
                    number += 1
                    yield json.dumps(line).encode() + b"\n"

        yield from frames(row(kind, line, None, 0, number) for number, (kind, line) in enumerate(run(pieces(), list(options))))

    return table.select(*chosen).mapInPandas(work, ROWS)


def write(rows, out):
    rows.write.partitionBy("kind").mode("overwrite").parquet(out)


def main():
    from pyspark.sql import SparkSession

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", help="WARC files; * stands for names in local folders")
    parser.add_argument("--out", required=True)
    parser.add_argument("--table", help="Parquet with pages, in place of WARC files")
    parser.add_argument("--html", default="html", help="the columns of the table")
    parser.add_argument("--url")
    parser.add_argument("--id")
    parser.add_argument("--part-bytes", type=int, default=64 << 20)
    parser.add_argument("--option", action="append", default=[], help="a further option of pith batch, as --option=--comments")
    arguments = parser.parse_args()
    spark = SparkSession.builder.appName("pith").getOrCreate()
    if arguments.table:
        rows = clean_table(spark.read.parquet(arguments.table), arguments.html, arguments.url, arguments.id, arguments.option)
    else:
        paths = [path for given in arguments.paths for path in (sorted(glob.glob(given)) if "://" not in given else [given])]
        rows = clean_warcs(spark, paths, arguments.part_bytes, arguments.option)
    write(rows, arguments.out)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Writes the pages of folders, over and over until there are enough, as WARC files by warcio (from PyPI): no code of pith
has a hand in them. Beside the responses stand requests and metadata, as crawlers write them. The largest page comes first, and
whatever part of the pages is taken from the beginning is spread evenly over all sizes of pages.

    make_warc.py OUT.warc|OUT.warc.gz|OUT.warc.zst --bytes 100000000 FOLDER...
    make_warc.py OUT-FOLDER --bytes 100000000 --files FOLDER...     the same pages as files

With --mix only the first so many bytes of pages are taken, again and again.
"""

import argparse
import bisect
import io
import itertools
import json
import sys
import uuid
from pathlib import Path

SPACE = uuid.UUID("8a6e0804-2bd0-4672-b79d-d97027f9071a")  # record ids are made of it, so that they repeat


def mixed(files):
    """By size, with the bits of the ranks reversed: so the first pages, however many, hold all sizes from the largest on."""
    ranked = sorted(files, key=lambda path: (-path.stat().st_size, path))
    digits = len(ranked).bit_length()
    return [ranked[rank] for rank in sorted(range(len(ranked)), key=lambda rank: f"{rank:0{digits}b}"[::-1])]


def pages(folders, most, most_of_round):
    """Number, bytes and URL of each page, in rounds, until `most` bytes are given."""
    files = mixed([path for folder in folders for path in Path(folder).rglob("*.htm*") if path.is_file()])
    if not files:
        sys.exit("there are no pages")
    ends = list(itertools.accumulate(path.stat().st_size for path in files))
    files = files[:max(1, bisect.bisect_right(ends, most_of_round))]
    given = 0
    for number, path in zip(itertools.count(), itertools.cycle(files)):
        html = path.read_bytes()
        given += len(html)
        if given > most and number > 0:
            return
        yield number, html, f"https://site-{number % 997}.example/{number}/{path.stem}"


def identity(what):
    return f"<urn:uuid:{uuid.uuid5(SPACE, what)}>"


def write_warc(out, packing, source):
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import BufferWARCWriter, WARCWriter

    date = "2024-05-31T12:30:00Z"

    def records(writer):
        yield writer.create_warcinfo_record("made.warc", {"software": "warcio"})
        for number, html, url in source:
            named = {"WARC-Date": date}
            request = StatusAndHeaders(f"GET /{number} HTTP/1.1", [("Host", "site.example")], is_http_request=True)
            yield writer.create_warc_record(
                url, "request", http_headers=request, warc_headers_dict=named | {"WARC-Record-ID": identity(f"q{url}")})
            response = StatusAndHeaders("200 OK", [("Content-Type", "text/html"), ("Server", "made")], protocol="HTTP/1.1")
            yield writer.create_warc_record(
                url, "response", payload=io.BytesIO(html), http_headers=response,
                warc_headers_dict=named | {"WARC-Record-ID": identity(f"r{url}")})
            if number % 10 == 0:
                yield writer.create_warc_record(
                    url, "metadata", payload=io.BytesIO(b"fetchTimeMs: 12\r\n"), warc_content_type="application/warc-fields",
                    warc_headers_dict=named | {"WARC-Record-ID": identity(f"m{url}")})

    if packing != "zstd":
        writer = WARCWriter(out, gzip=packing == "gzip")
        for record in records(writer):
            writer.write_record(record)
        return
    import zstandard

    packer = zstandard.ZstdCompressor(level=3, write_checksum=True)
    for record in records(BufferWARCWriter(gzip=False)):
        single = BufferWARCWriter(gzip=False)
        single.write_record(record)
        out.write(packer.compress(single.get_contents()))


def write_files(root, source):
    root.mkdir(parents=True, exist_ok=True)
    with open(root / "manifest.jsonl", "w", encoding="utf-8") as manifest:
        for number, html, url in source:
            path = f"{number // 1000:04}/{number:07}.html"
            (root / path).parent.mkdir(exist_ok=True)
            (root / path).write_bytes(html)
            entry = {"id": identity(f"r{url}")[1:-1], "path": path, "url": url, "content_type": "text/html",
                     "fetched": "2024-05-31T12:30:00Z"}
            manifest.write(json.dumps(entry) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("folders", nargs="+", metavar="FOLDER")
    parser.add_argument("--bytes", type=int, default=100_000_000)
    parser.add_argument("--files", action="store_true")
    parser.add_argument("--mix", type=int, default=sys.maxsize, metavar="BYTES")
    arguments = parser.parse_args()
    source = pages(arguments.folders, arguments.bytes, arguments.mix)
    if arguments.files:
        return write_files(arguments.out, source)
    packing = {".gz": "gzip", ".zst": "zstd"}.get(arguments.out.suffix, "none")
    with open(arguments.out, "wb") as out:
        write_warc(out, packing, source)
    return None


if __name__ == "__main__":
    main()

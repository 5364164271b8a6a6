#!/usr/bin/env python3
"""Throughput and memory of batch over WARC beside the same pages as files, and beside resiliparse's own reader and extractor.
The WARC is made by warcio; the interpreter needs warcio, zstandard, fastwarc and resiliparse.

    archives.py --pith build/release/pith [--bytes 100000000 1000000000] [--jobs 1] FOLDER...

Whatever the size, it holds the same mix: pages of the folders, spread over all sizes from the largest on, 100 MB of them, again and
again. So peaks of memory can be compared: what a larger archive takes beyond a smaller one, it takes for the number of pages, not
for larger ones. --mix takes another part of the folders, or all of them, into the mix.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MAKE = Path(__file__).resolve().parent.parent / "scale" / "make_warc.py"
RESILIPARSE = """
import sys
from fastwarc.warc import ArchiveIterator, WarcRecordType
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding
count = 0
with open(sys.argv[2], "w") as out:
    for record in ArchiveIterator(open(sys.argv[1], "rb"), record_types=WarcRecordType.response, parse_http=True):
        html = record.reader.read()
        out.write(extract_plain_text(bytes_to_str(html, detect_encoding(html)), main_content=True) + "\\n")
        count += 1
print(count)
"""


def run(command):
    """Seconds and peak memory in MB of a process and what it starts."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"failed: {command}")
    return time.monotonic() - began, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pith", required=True)
    parser.add_argument("folders", nargs="+", metavar="FOLDER")
    parser.add_argument("--bytes", type=int, nargs="+", default=[100_000_000])
    parser.add_argument("--mix", type=int, default=100_000_000, metavar="BYTES", help="how much of the pages is in the mix")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, os.cpu_count()])
    parser.add_argument("--no-peer", action="store_true", help="leave resiliparse out")
    parser.add_argument("--rounds", type=int, default=1, help="the best of so many runs is taken")
    arguments = parser.parse_args()
    print("| pages of | what | jobs | s | MB/s | CPU s | peak MB |\n| --- | --- | ---: | ---: | ---: | ---: | ---: |", flush=True)
    for size in arguments.bytes:
        with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
            root = Path(folder)
            names = {"WARC": "x.warc", "WARC, gzip": "x.warc.gz", "WARC, zstd": "x.warc.zst"}
            made = ["--bytes", str(size), "--mix", str(arguments.mix), *arguments.folders]
            for name in names.values():
                subprocess.run([sys.executable, MAKE, root / name, *made], check=True)
            subprocess.run([sys.executable, MAKE, root / "files", "--files", *made], check=True)
            manifest = root / "files" / "manifest.jsonl"
            pages = [json.loads(line) for line in manifest.read_text().splitlines()]
            total = sum((root / "files" / page["path"]).stat().st_size for page in pages)
            cases = [("files", jobs, [arguments.pith, "batch", manifest, f"-j{jobs}", "-o", root / "files.jsonl"])
                     for jobs in arguments.jobs]
            cases += [(what, jobs, [arguments.pith, "batch", root / name, f"-j{jobs}", "-o", root / f"{name}.jsonl"])
                      for what, name in names.items() for jobs in arguments.jobs]
            if not arguments.no_peer:
                cases.append(("resiliparse, WARC, gzip", 1, [sys.executable, "-c", RESILIPARSE, root / "x.warc.gz", root / "peer"]))
            for what, jobs, command in cases:
                seconds, peak, cpu = min(run(command) for _ in range(arguments.rounds))
                print(f"| {total / 1e6:.0f} MB | {what} | {jobs} | {seconds:.2f} | {total / 1e6 / seconds:.1f} | {cpu:.2f} | {peak:.0f} |",
                      flush=True)
            files = (root / "files.jsonl").read_bytes()
            for name in names.values():
                if (root / f"{name}.jsonl").read_bytes() != files:
                    sys.exit(f"{name}: another output than from the files")
    print(f"\neach of the {len(pages)} responses came out once, as from the files", flush=True)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""The Python package beside the command: throughput of extract_many against pith batch, of threads that call extract
against one, and memory over many pages.

    python_package.py --pith COMMAND FOLDER [--passes N]

Runs under the Python that pith is installed in. FOLDER holds *.html. Times are the shortest of the passes, which take
turns; prints a table.
"""
import argparse
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import threading
import time

import pith


def batch(command, folder, jobs):
    """Seconds that the command takes, output included."""
    with tempfile.TemporaryDirectory() as home:
        begin = time.perf_counter()
        subprocess.run(
            [command, "batch", folder, "-f", "jsonl", "-j", str(jobs), "-o", os.path.join(home, "out.jsonl")],
            stderr=subprocess.DEVNULL,
        )
        return time.perf_counter() - begin


def read(folder):
    for path in sorted(pathlib.Path(folder).glob("*.html")):
        yield path.read_bytes()


def many(folder, threads):
    """The same work from Python: pages read from files, articles written as lines of JSON."""
    with tempfile.TemporaryFile("w") as out:
        begin = time.perf_counter()
        for article in pith.extract_many(read(folder), threads, on_error="return"):
            if isinstance(article, pith.Article):
                out.write(article.to_json() + "\n")
        return time.perf_counter() - begin


def called(pages, threads):
    """Seconds for all pages by threads of Python that call extract."""
    waiting = iter(pages)
    lock = threading.Lock()

    def work():
        while True:
            with lock:
                page = next(waiting, None)
            if page is None:
                return
            try:
                pith.extract(page)
            except pith.Error:
                pass

    workers = [threading.Thread(target=work) for _ in range(threads)]
    begin = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return time.perf_counter() - begin


def resident():
    """Megabytes of this process now."""
    for line in pathlib.Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def memory(pages, count):
    """Megabytes after a tenth of the pages, and after all of them."""
    seen = []
    articles = pith.extract_many((pages[i % len(pages)] for i in range(count)), on_error="return")
    for i, article in enumerate(articles):
        if i in (count // 10, count - 1):
            seen.append(resident())
    return seen


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pith", required=True)
    parser.add_argument("folder")
    parser.add_argument("--passes", type=int, default=15)
    given = parser.parse_args()
    cores = os.cpu_count()
    pages = list(read(given.folder))
    measured = {"batch": [], "many": [], "one": [], "eight": []}
    for _ in range(given.passes):
        measured["batch"].append(batch(given.pith, given.folder, cores))
        measured["many"].append(many(given.folder, cores))
        measured["one"].append(called(pages, 1))
        measured["eight"].append(called(pages, 8))
    best = {name: min(times) for name, times in measured.items()}
    tenth, whole = memory(pages[:500], 10_000)
    print(f"pith {pith.__version__}, Python {sys.version.split()[0]}, {len(pages)} pages, {cores} processors")
    print("| | |\n| --- | --- |")
    print(f"| `pith batch`, seconds | {best['batch']:.2f} |")
    print(f"| `extract_many`, the same work, seconds | {best['many']:.2f} |")
    print(f"| throughput of `extract_many` to that of the command | {best['batch'] / best['many']:.2f} |")
    print(f"| `extract` from 8 threads to 1, throughput | {best['one'] / best['eight']:.2f} |")
    print(f"| memory after 1,000 and after 10,000 pages, MB | {tenth:.0f}, {whole:.0f} |")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""pith, a bare Gumbo parse and the other extractors that are installed, side by side on the same pages.

    compare.py --clock PITH_CLOCK --peers PEERS.PY --corpora DIR --into MARKDOWN --commit ID --date DAY [--every N]
               [--only NAME...]

PEERS.PY names the others and how each is called; those this interpreter cannot import are left out. Times are
processor time of one process, pages in memory, one after the other; pith and Gumbo are timed before and after the
others, and the mean counts. Writes the table between the markers of MARKDOWN. With --every only each Nth page.
"""
import argparse
import importlib.util
import pathlib
import statistics
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import report

CORPORA = ("wcxb-dev", "news-dev")


def load(path):
    spec = importlib.util.spec_from_file_location("peers", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.PEERS


def clock(program, pages):
    """(pith, Gumbo): milliseconds a page; and on how many pages pith failed."""
    said = subprocess.run([program, "3", *map(str, pages)], check=True, capture_output=True, text=True).stdout
    rows = [line.split("\t") for line in said.splitlines()]
    return *(statistics.mean(float(row[column]) for row in rows) for column in (1, 2)), sum(int(row[3]) for row in rows)


def peer(make, pages):
    """Milliseconds a page, and how many it failed on; None if it is not installed."""
    try:
        run = make()
    except ImportError:
        return None
    spent, failed = 0.0, 0
    for page in pages:
        begin = time.process_time()
        try:
            run(page, None)
        except Exception:  # a peer's crash is its own affair
            failed += 1
        spent += time.process_time() - begin
    return spent / len(pages) * 1e3, failed


def measure(args, corpus):
    paths = sorted((args.corpora / corpus / "pages").glob("*.html"))[::args.every]
    pages = [path.read_bytes() for path in paths]
    before = clock(args.clock, paths)
    others = {}
    for name, make in load(args.peers).items():
        if args.only and name not in args.only:
            continue
        if result := peer(make, pages):
            others[name] = result
            print(f"{corpus} {name} {result[0]:.2f} ms, {result[1]} failed", file=sys.stderr, flush=True)
    after = clock(args.clock, paths)
    pith, gumbo = (statistics.mean(pair) for pair in zip(before[:2], after[:2]))
    return len(pages), sum(map(len, pages)) / len(pages), pith, max(before[2], after[2]), gumbo, others


def together(results):
    """The corpora as one: means over all their pages, of the others that ran on each."""
    pages = sum(result[0] for result in results)

    def mean(value):
        return sum(result[0] * value(result) for result in results) / pages

    names = set.intersection(*(set(result[5]) for result in results))
    others = {name: (mean(lambda r: r[5][name][0]), sum(r[5][name][1] for r in results)) for name in names}
    return pages, mean(lambda r: r[1]), mean(lambda r: r[2]), sum(r[3] for r in results), mean(lambda r: r[4]), others


def table(corpus, pages, size, pith, failed, gumbo, others):
    lines = [f"{corpus}: {pages} pages of {size / 1000:.0f} kB.", "",
             "| | ms a page | times pith's | failed |", "| --- | ---: | ---: | ---: |",
             f"| pith, text and metadata | {pith:.3f} | 1 | {failed} |",
             f"| `gumbo_parse` of the page as it comes, nothing else | {gumbo:.3f} | {gumbo / pith:.2f} "
             f"(pith is {pith / gumbo:.3f} of it) | |"]
    for name, (spent, theirs) in sorted(others.items(), key=lambda item: item[1]):
        lines.append(f"| {name} | {spent:.3f} | {spent / pith:.1f} | {theirs} |")
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("clock", "peers", "corpora", "into"):
        parser.add_argument(f"--{name}", type=pathlib.Path, required=True)
    parser.add_argument("--commit", required=True)
    parser.add_argument("--date", required=True)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--only", nargs="+", metavar="NAME", help="of the others, only these")
    args = parser.parse_args()
    only = " ".join(["", "--only", *args.only]) if args.only else ""
    out = [f"`tools/dev bench peers --every {args.every}{only}`, commit {args.commit}, {args.date}, one run.", ""]
    results = [measure(args, corpus) for corpus in CORPORA]
    for corpus, result in zip((*CORPORA, "All together"), (*results, together(results))):
        out += table(corpus, *result) + [""]
    report.replace(args.into, "peers", out)


if __name__ == "__main__":
    sys.exit(main())

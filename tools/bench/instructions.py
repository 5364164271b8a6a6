#!/usr/bin/env python3
"""Hold the instructions that pith takes for ten fixture pages to what they were.

    instructions.py --pith PITH --pages FIXTURES --counts COUNTS.JSON [--update]

valgrind's callgrind counts them, so the machine's speed and load do not matter; compiler and C library do, and are the
same wherever the counts are compared. A count is that of `pith PAGE PAGE` less that of `pith PAGE`: what a
start costs is not the page's. With --update the counts are written anew.
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys

TOLERANCE = 0.03
PAGES = ("big-newspaper", "chinese-news", "data-table", "docs-page", "forum-thread", "gallery-captions", "listicle",
         "rtl-persian", "shop-product", "wordpress-blog")


def count(command):
    done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
                          stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode not in (0, 1) or not found:
        sys.exit(f"instructions: {' '.join(map(str, command))} ended with {done.returncode}\n{done.stderr}")
    return int(found[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("pith", "pages", "counts"):
        parser.add_argument(f"--{name}", type=pathlib.Path, required=True)
    parser.add_argument("--update", action="store_true")
    args = parser.parse_args()

    def of_page(name):
        clean = [args.pith, "--parse-timeout", "600", "--page-timeout", "600"]
        page = args.pages / name / "source.html"
        return count([*clean, page, page]) - count([*clean, page])

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = dict(zip(PAGES, pool.map(of_page, PAGES)))
    if args.update:
        args.counts.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
        return 0
    known = json.loads(args.counts.read_text(encoding="utf-8"))
    changed = 0
    for name in PAGES:
        change = found[name] / known[name] - 1
        out = abs(change) > TOLERANCE
        changed += out
        print(f"{name:<18}{found[name]:>12}  {change:+7.2%}{'  CHANGED' if out else ''}")
    if changed:
        print(f"instructions: {changed} of {len(PAGES)} pages cost over {TOLERANCE:.0%} more or less than before.\n"
              "If the change is wanted, say in its commit what it buys, and commit the new counts:\n"
              "    tools/dev bench instructions --update", file=sys.stderr)
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())

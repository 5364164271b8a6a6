#!/usr/bin/env python3
"""Crawls a web of saved pages (TLS, HTTP/2, packed, many virtual hosts) and checks that no page is lost or doubled, that
each comes out as its file does, that every host is asked politely, and that a crawl which is killed in the middle can be
gone on with. Ends with status 77 if there is no nginx.
"""
import argparse
import collections
import json
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import web

FAILURES = []


def check(holds, what):
    print(("ok    " if holds else "WRONG ") + what, flush=True)
    if not holds:
        FAILURES.append(what)


def lines(path):
    return [json.loads(line) for line in Path(path).read_text().splitlines()]


class Crawl:
    def __init__(self, site, pith, folder, delay):
        self.site, self.pith, self.folder, self.delay = site, pith, Path(folder), delay
        (self.folder / "urls").write_text("".join(url + "\n" for url in site.pages))

    def command(self, out, *more):
        return [self.pith, "batch", f"{self.folder}/urls", "-o", f"{self.folder}/{out}", "--delay", str(self.delay),
                *self.site.options(), *more]

    def run(self, out, *more):
        return subprocess.run(self.command(out, *more), stderr=subprocess.PIPE, text=True)

    def reference(self):
        """What the files give, by address."""
        with open(self.folder / "manifest.jsonl", "w") as manifest:
            for url, file in self.site.pages.items():
                entry = {"id": url, "path": str(file), "url": url, "content_type": "text/html",
                         "fetched": int(time.time())}  # some are dated relative to the day they are fetched
                manifest.write(json.dumps(entry) + "\n")
        out = self.folder / "reference.jsonl"
        ended = subprocess.run([self.pith, "batch", f"{self.folder}/manifest.jsonl", "-o", out], stderr=subprocess.DEVNULL)
        return {line["id"]: line for line in lines(out)}, ended.returncode


def without_prefix(line):
    """A failure's text begins with the address if the page was fetched."""
    return {**line, "error": line["error"].removeprefix(line["id"] + ": ")} if "error" in line else line


def check_output(name, got, reference):
    ids = collections.Counter(line["id"] for line in got)
    check(len(ids) == len(reference) and max(ids.values()) == 1,
          f"{name}: every page is there once ({len(ids)} of {len(reference)}, {len(got)} lines)")
    differing = [line["id"] for line in got if without_prefix(line) != without_prefix(reference[line["id"]])]
    check(not differing, f"{name}: each is what its file gives ({len(differing)} differ{': ' + differing[0] if differing else ''})")


def check_politeness(log, delay, hosts):
    by_host = collections.defaultdict(list)
    for entry in log:
        by_host[entry["host"]].append(entry)
    gaps, connections = [], []
    for entries in by_host.values():
        entries.sort(key=lambda entry: entry["begin"])
        gaps += [second["begin"] - first["end"] for first, second in zip(entries, entries[1:])]
        connections.append(len({entry["connection"] for entry in entries}))
    gaps.sort()
    check(len(by_host) == hosts, f"{hosts} hosts were asked")
    check(gaps[0] >= delay - 0.005,
          f"between two requests to a host there are {delay} s (least {gaps[0]:.3f} s, median {gaps[len(gaps) // 2]:.3f} s)")
    check(max(connections) == 1, f"each over one connection (most {max(connections)})")
    robots = collections.Counter(entry["host"] for entry in log if entry["path"] == "/robots.txt")
    check(len(robots) == hosts and max(robots.values()) == 1, "each was asked once for its robots.txt")


def check_transport(log):
    pages = [entry for entry in log if entry["path"] != "/robots.txt"]
    check(all(entry["protocol"] == "HTTP/2.0" for entry in pages), "all by HTTP/2")
    codings = collections.Counter(entry["coding"] for entry in pages)
    packed = codings["br"] + codings["gzip"]
    check(packed > 0.9 * len(pages), f"packed as they travel: {dict(codings)}")


def kill_at_half(crawl, out):
    count = len(crawl.site.pages)
    process = subprocess.Popen(crawl.command(out), stderr=subprocess.DEVNULL)
    log = crawl.site.folder / "access.log"
    while log.read_bytes().count(b"\n") < count // 2 + len(crawl.site.hosts) and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    return process.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", help="where *.html lie")
    parser.add_argument("--pith", required=True)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--hosts", type=int, default=50)
    parser.add_argument("--delay", type=float, default=1)
    options = parser.parse_args()
    if not web.find_nginx():
        print("no nginx: not run")
        return 77
    with tempfile.TemporaryDirectory(prefix="pith-crawl-") as folder:
        pages = web.find_pages(options.folders, options.pages)
        with web.Web(folder, pages, options.pages, options.hosts, tls=True, packed=True) as site:
            crawl = Crawl(site, options.pith, folder, options.delay)
            reference, status = crawl.reference()
            begin = time.monotonic()
            ended = crawl.run("whole.jsonl")
            took = time.monotonic() - begin
            print(f"{options.pages} pages on {options.hosts} hosts in {took:.1f} s, status {ended.returncode}")
            check(ended.returncode == status, f"the status is that of the files ({ended.returncode}, {status})")
            check_output("whole", lines(f"{folder}/whole.jsonl"), reference)
            log = site.log()
            check_politeness(log, options.delay, options.hosts)
            check_transport(log)
            site.forget()
            status = kill_at_half(crawl, "cut.jsonl")
            done = Path(f"{folder}/cut.jsonl").read_bytes().count(b"\n")
            check(status == -signal.SIGKILL and 0 < done < options.pages, f"killed after {done} pages")
            crawl.run("cut.jsonl", "--resume")
            check_output("gone on with", lines(f"{folder}/cut.jsonl"), reference)
            asked = collections.Counter((entry["host"], entry["path"]) for entry in site.log()
                                        if entry["path"] != "/robots.txt")
            twice = sum(count - 1 for count in asked.values())
            check(twice <= 100 and max(asked.values()) <= 2, f"{twice} pages were on their way when it was killed and were asked for again")
    print(f"{len(FAILURES)} wrong" if FAILURES else "all well")
    return 1 if FAILURES else 0


if __name__ == "__main__":
    sys.exit(main())

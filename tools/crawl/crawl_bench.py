#!/usr/bin/env python3
"""Cleans the same pages from files and over HTTP from loopback, round by round in turn, and compares: pages a second,
processor time, and memory over the time. Where other programs run, too, the processor time tells more than the clock: the
server's is part of it.
"""
import argparse
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import web


class Run:
    """One run of the command: seconds, seconds of processor time, and its memory ten times a second."""

    def __init__(self, words):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        begin = time.monotonic()
        process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.memory = []
        done = threading.Event()
        sampler = threading.Thread(target=self._sample, args=(process.pid, done))
        sampler.start()
        process.wait()
        self.seconds = time.monotonic() - begin
        done.set()
        sampler.join()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def _sample(self, pid, done):
        while not done.wait(0.1):
            try:
                for line in Path(f"/proc/{pid}/status").read_text().splitlines():
                    if line.startswith("VmRSS:"):
                        self.memory.append(int(line.split()[1]) / 1000)
            except OSError:
                return


def quarters(memory):
    """The mean of each quarter of the run, in MB."""
    size = max(len(memory) // 4, 1)
    return [round(sum(part) / len(part)) for part in (memory[at * size:(at + 1) * size] for at in range(4)) if part]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", help="where *.html lie")
    parser.add_argument("--pith", required=True)
    parser.add_argument("--pages", type=int, default=20000, help="in all rounds together")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--hosts", type=int, default=50)
    parser.add_argument("--jobs", type=int, default=0)
    parser.add_argument("--tls", action="store_true")
    options = parser.parse_args()
    if not web.find_nginx():
        print("no nginx: not run")
        return 77
    count = options.pages // options.rounds
    with tempfile.TemporaryDirectory(prefix="pith-crawl-") as folder:
        pages = web.find_pages(options.folders)
        with web.Web(folder, pages, count, options.hosts, tls=options.tls) as site:
            urls = f"{folder}/urls"
            Path(urls).write_text("".join(url + "\n" for url in site.pages))
            common = ["--jobs", str(options.jobs), "-f", "jsonl", "-o"]
            from_files = [options.pith, "batch", f"{folder}/www", *common, f"{folder}/files.jsonl"]
            from_web = [options.pith, "batch", urls, *common, f"{folder}/web.jsonl", "--delay", "0", *site.options()]
            Run(from_files[:2] + [str(pages[0])] + from_files[3:])
            totals = {"files": [], "web": []}
            server = site.processor_time()
            for _ in range(options.rounds):
                for name, words in (("files", from_files), ("web", from_web)):
                    run = Run(words)
                    totals[name].append(run)
                    lines = Path(f"{folder}/{name}.jsonl").read_bytes().count(b"\n")
                    failed = Path(f"{folder}/{name}.jsonl").read_bytes().count(b',"error":')
                    print(f"{name:5} {lines} lines, {failed} failed, {run.seconds:.1f} s, {lines / run.seconds:.0f} pages/s, "
                          f"processor {run.processor:.1f} s; MB by quarter {quarters(run.memory)}, most "
                          f"{max(run.memory, default=0):.0f}", flush=True)
            seconds = {name: sum(run.seconds for run in runs) for name, runs in totals.items()}
            processor = {name: sum(run.processor for run in runs) for name, runs in totals.items()}
            server = site.processor_time() - server
            print(f"throughput from the web / from files: {seconds['files'] / seconds['web']:.3f} by the clock, "
                  f"{processor['files'] / (processor['web'] + server):.3f} by processor time "
                  f"(pith {processor['web'] / processor['files']:.3f} of its time for files, nginx "
                  f"{server / processor['files']:.3f})")
    return 0


if __name__ == "__main__":
    sys.exit(main())

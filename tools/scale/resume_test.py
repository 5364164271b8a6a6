#!/usr/bin/env python3
"""Kills a batch at random moments, resumes it, and holds the output to that of a run that was left alone: byte for byte.
From files and from WARC, plain and packed; SIGKILL and, for what is not packed, SIGINT.

    resume_test.py --pith build/release/pith [--pages 200] [--kills 3] [--seed 1] [--largest BYTES] FOLDER...

What the acceptance asks for:  resume_test.py --pith build/release/pith --pages 200000 --kills 10 CORPUS/pages...
With --largest 30000 it takes gigabytes of disk and minutes a run in place of some 30 GB and an hour. Moments are counted in
processor time, so that what else the machine does cannot spare a run its kills; one that ended before the last of them fails,
unless it takes under a second: such a run may end between two ticks of that clock.
"""

import argparse
import filecmp
import itertools
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SHORT = 1.0  # seconds of processor time
BROKEN = b"WARC/1.0\r\nno: head\r\n\r\n"  # in the midst of the WARC: what is damaged is told once, too


def make_inputs(root, folders, count, largest):
    """A manifest over the pages of the folders, in rounds, and a WARC of the same."""
    files = [path.resolve() for folder in folders for path in sorted(Path(folder).rglob("*.htm*"))
             if path.is_file() and path.stat().st_size <= largest]
    with open(root / "manifest.jsonl", "w", encoding="utf-8") as manifest, open(root / "pages.warc", "wb") as warc:
        for number, path in zip(range(count), itertools.cycle(files)):
            manifest.write(json.dumps({"id": f"n{number}", "path": str(path)}) + "\n")
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + path.read_bytes()
            warc.write((f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <n{number}>\r\nWARC-Date: 2024-05-31T12:30:00Z\r\n"
                        f"WARC-Target-URI: https://x.example/{number}\r\nContent-Length: {len(block)}\r\n\r\n").encode())
            warc.write(block + b"\r\n\r\n")
            if number == count // 2:
                warc.write(BROKEN)


def run(command):
    """Its status, and the seconds of processor time that it took."""
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_utime + usage.ru_stime


def processor_time(pid):
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def killed(command, after, how):
    """True if it was, after so many seconds of processor time; False if it came to its end before that."""
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        if processor_time(process.pid) >= after:
            process.send_signal(how)
            process.wait()
            return True
        time.sleep(0.002)
    return False


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pith", required=True)
    parser.add_argument("folders", nargs="+", metavar="FOLDER")
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--case", type=int, action="append", metavar="N", help="only this one, counted from 0; may be repeated")
    parser.add_argument("--largest", type=int, default=sys.maxsize, metavar="BYTES", help="leave out pages that have more")
    arguments = parser.parse_args()
    source = random.Random(arguments.seed)
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make_inputs(root, arguments.folders, arguments.pages, arguments.largest)
        cases = [("manifest.jsonl", "jsonl", signal.SIGKILL, []), ("pages.warc", "jsonl", signal.SIGINT, []),
                 ("pages.warc", "jsonl.gz", signal.SIGKILL, ["--dedup"]), ("pages.warc", "warc.gz", signal.SIGKILL, []),
                 ("manifest.jsonl", "jsonl.zst", signal.SIGKILL, [])]
        if arguments.case:
            cases = [cases[number] for number in arguments.case]
        for name, ending, how, options in cases:
            clean = [arguments.pith, "batch", root / name, "-o", root / f"clean.{ending}", "--errors", root / "clean.errors", *options]
            _, took = run(clean)
            command = [arguments.pith, "batch", root / name, "-o", root / f"cut.{ending}", "--errors", root / "cut.errors",
                       "--resume", *options]
            for old in root.glob("cut.*"):
                old.unlink()
            shares = [source.random() for _ in range(arguments.kills)]
            kills = 0
            for share in shares:  # all of them together leave a quarter to be done
                if not killed(command, 0.75 * took * share / sum(shares), how):
                    break
                kills += 1
            unfinished = (root / f"cut.{ending}.journal").exists() or not (root / f"cut.{ending}").exists()
            status = run(command)[0] if unfinished else 0
            same = all(filecmp.cmp(root / f"clean.{kind}", root / f"cut.{kind}", shallow=False) for kind in (ending, "errors"))
            print(f"{name} to {ending} {' '.join(options)}: killed {kills} times by {how.name}, "
                  f"{'the same output' if same else 'ANOTHER OUTPUT'} (status {status}, a run takes {took:.2f} s of processor time)", flush=True)
            failures += not same or kills == 0 or (kills < arguments.kills and took >= SHORT)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

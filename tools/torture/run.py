#!/usr/bin/env python3
"""Run hostile pages through pith and hold each to what is expected of it.

    run.py --generator make_torture.py --pith PITH [--scale N] [--seconds S] [--megabytes M] [--only REGEX]
    run.py --generator make_torture.py --pith PITH --growth
    run.py --generator make_torture.py --pith PITH --memcheck

The generator writes the pages and a manifest. Each page gets a process of its own, as JSON, with the content type of
the manifest; its time and peak memory are taken. What is held against the manifest: strings that must and must not
come out, pages that must come out empty. What holds of every page: it ends by an exit status of pith's own, within the
bounds, and everything on standard output and standard error is UTF-8 in NFC without a character that acts on a
terminal. Then all pages go through `pith batch` in every other form, `pith features`, `pith explain` and `pith urls`,
and the same holds of every byte of these.

--growth takes the pages at 1/4, 1/2 and the whole of their size, and fails where time or memory grows faster than
n^1.3 from step to step.

--memcheck leads all pages through one process under valgrind.
"""
import argparse
import concurrent.futures
import json
import math
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata

STATUSES = {0, 1, 4, 5}  # done, no article, not text, limit
REFUSED = {4, 5}
FORMS = ["txt", "md", "jsonl", "html", "xml", "tei"]  # csv and warc have carriage returns
# C0 but line feed and tab, DEL, C1, soft hyphen, zero-width space, separators, bidi controls, invisible operators, byte
# order mark, interlinear marks, tag characters, noncharacters.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f" + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF)) + "]")
# What a sanitizer finds must not end as one of pith's own statuses do.
ENVIRONMENT = os.environ | {name: "exitcode=99:" + os.environ.get(name, "") for name in
                            ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS")}
STEP = 1.3  # the most that a doubling of the page may do, as an exponent
BASE_SECONDS, BASE_MEGABYTES = 0.02, 16  # growth below these is that of the process itself


def folded(text):
    return " ".join(unicodedata.normalize("NFC", text).split())


def why_not_clean(data):
    """Why these bytes must not be given out; None if they may."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"not UTF-8: {error}"
    if found := FORBIDDEN.search(text):
        return f"U+{ord(found.group()):04X} comes out, in {text[max(0, found.start() - 20):found.end() + 20]!r}"
    return None if unicodedata.is_normalized("NFC", text) else "not NFC"


class Run:
    """One process: what it said, and what it cost."""

    def __init__(self, words, timeout=60):
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            begin = time.monotonic()
            process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=ENVIRONMENT)
            self.hung = False
            while True:
                pid, status, usage = os.wait4(process.pid, os.WNOHANG)
                if pid:
                    break
                if time.monotonic() - begin > timeout and not self.hung:
                    self.hung = True
                    process.kill()
                time.sleep(0.002)
            self.seconds = time.monotonic() - begin
            process.returncode = self.status = os.waitstatus_to_exitcode(status)
            self.cpu = usage.ru_utime + usage.ru_stime
            self.megabytes = usage.ru_maxrss / 1024
            out.seek(0), err.seek(0)
            self.out, self.err = out.read(), err.read()


def article_of(args, folder, row):
    words = [args.pith, "-f", "json", *row.get("options", []), str(folder / row["file"])]
    if row["content_type"]:
        words.append("--content-type=" + row["content_type"])
    return Run(words)


def failures_of(row, run, args):
    """What is wrong with how a page came out."""
    if run.hung:
        return ["hangs"]
    if run.status not in STATUSES:
        return [f"status {run.status}: " + run.err.decode("utf-8", "replace")[-3000:]]
    found = [f"{name}: {why}" for name, data in (("stdout", run.out), ("stderr", run.err)) if (why := why_not_clean(data))]
    if run.cpu > args.seconds:
        found.append(f"takes {run.cpu:.2f} s")
    if run.megabytes > args.megabytes:
        found.append(f"takes {run.megabytes:.0f} MB")
    if found:
        return found
    if run.status in REFUSED:
        if row["expect"] == "article":
            found.append(("refused: " if row["may_refuse"] else "wrongly refused: ") + run.err.decode().strip()[-200:])
        return found
    text = folded(json.loads(run.out).get("text", ""))
    if row["expect"] == "empty" and text:
        found.append(f"should be empty: {text[:80]!r}")
    found += [f"lacks {want[:60]!r}" for want in row["must_contain"] if folded(want) not in text]
    shown = run.out.decode() + run.err.decode()
    found += [f"holds {bad[:60]!r}" for bad in row["must_not_contain"]
              if bad in shown or (folded(bad) and folded(bad) in text)]
    return found


def generate(args, scale, folder):
    words = [sys.executable, str(args.generator), str(folder), "--scale", str(scale)]
    if args.only:
        words += ["--only", args.only]
    subprocess.run(words, check=True, stderr=subprocess.DEVNULL)
    return [json.loads(line) for line in (folder / "manifest.jsonl").read_text().splitlines()]


def write_manifest(folder, rows):
    """The pages as pith batch takes them."""
    manifest = folder / "batch.jsonl"
    with manifest.open("w") as file:
        for row in rows:
            entry = {"id": row["file"], "path": row["file"], "content_type": row["content_type"] or ""}
            file.write(json.dumps(entry) + "\n")
    return manifest


def judge_memory(args, folder):
    """All pages under valgrind: no read or write out of bounds or of what was not set, nothing lost."""
    rows = generate(args, args.scale, folder)
    out = folder / "out.jsonl"
    valgrind = ["valgrind", "-q", "--error-exitcode=99", "--leak-check=full", "--errors-for-leak-kinds=definite",
                f"--suppressions={pathlib.Path(__file__).with_name('valgrind.supp')}"]
    run = Run([*valgrind, args.pith, "batch", "-j1", "-f", "jsonl", "--parse-timeout=600", "--page-timeout=600",
               "-o", str(out), str(write_manifest(folder, rows))], 3600)
    reports = [line for line in run.err.decode("utf-8", "replace").splitlines() if line.startswith("==")]
    for line in reports:
        print(line)
    pages = len(out.read_text().splitlines())
    print(f"{pages} pages of {len(rows)} under valgrind, in {run.seconds:.0f} s: "
          f"{'no error' if not reports else 'errors'}, status {run.status}")
    return not reports and pages == len(rows) and run.status in STATUSES


def faults_of(run, files=()):
    """What is wrong with what a run said and wrote, as (where, why)."""
    found = [] if run.status in STATUSES else [("status", f"{run.status}: " + run.err.decode("utf-8", "replace")[-3000:])]
    said = [("stdout", run.out), ("stderr", run.err)] + [(file.name, file.read_bytes()) for file in files]
    return found + [(name, why) for name, data in said if (why := why_not_clean(data))]


def check_forms(args, folder, rows):
    """Every command, every form of output: what comes out is clean."""
    manifest = write_manifest(folder, rows)
    bad = []
    for form in FORMS:
        out = folder / f"out.{form}"
        run = Run([args.pith, "batch", "-f", form, "-o", str(out), *args.batch_options, str(manifest)], 600)
        files = [out] if out.is_file() else [p for p in out.rglob("*") if p.is_file()]
        if not files:
            bad.append((f"batch -f {form}", "writes nothing"))
        bad += [(f"batch -f {form}", f"{where}: {why}") for where, why in faults_of(run, files)]
    run = Run([args.pith, "features", "-o", str(folder / "table"), str(manifest)], 600)
    bad += [("features", f"{where}: {why}") for where, why in faults_of(run, [folder / "table.jsonl"])]
    run = Run([args.pith, "explain", *(str(folder / row["file"]) for row in rows)], 600)
    bad += [("explain", f"{where}: {why}") for where, why in faults_of(run)]
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        urls = [args.pith, "urls", "--url=https://host.example/"]
        listings = pool.map(lambda row: Run([*urls, str(folder / row["file"])]), rows)
        for row, run in zip(rows, listings):
            bad += [(f"urls {row['file']}", f"{where}: {why}") for where, why in faults_of(run)]
    return bad


def judge_pages(args, folder):
    rows = generate(args, args.scale, folder)
    begin = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        runs = list(pool.map(lambda row: article_of(args, folder, row), rows))
    bad = [(row["file"], why) for row, run in zip(rows, runs) for why in failures_of(row, run, args)]
    as_expected = len(rows) - len({name for name, _ in bad})
    seconds = time.monotonic() - begin
    if args.forms:
        bad += check_forms(args, folder, rows)
    for name, why in bad:
        print(f"{name}: {why}")
    print("slowest: " + ", ".join(f"{row['file']} {run.cpu:.2f} s" for row, run in
                                  sorted(zip(rows, runs), key=lambda pair: -pair[1].cpu)[:5]))
    print("largest: " + ", ".join(f"{row['file']} {run.megabytes:.0f} MB" for row, run in
                                  sorted(zip(rows, runs), key=lambda pair: -pair[1].megabytes)[:5]))
    print(f"torture at scale {args.scale:g}: {as_expected} of {len(rows)} as expected, in {seconds:.0f} s; "
          f"all forms in {time.monotonic() - begin - seconds:.0f} s")
    return not bad


def exponent(small, large, base):
    """Growth from one size to its double, as the exponent of a power; 0 below what a process takes by itself."""
    return math.log2(large / max(small, base)) if large > 2 * base else 0


def judge_growth(args, folder):
    """Processor time (the least of three) and memory at three sizes."""
    scales = [0.25, 0.5, 1]
    sets = [(folder / str(scale), {r["file"]: r for r in generate(args, scale, folder / str(scale)) if r["n"]})
            for scale in scales]
    worst, bad = [], []
    for name in sets[0][1]:
        times, sizes = [], []
        for where, rows in sets:
            runs = [article_of(args, where, rows[name])]
            while runs[0].cpu > BASE_SECONDS and len(runs) < 3:
                runs.append(article_of(args, where, rows[name]))
            times.append(min(r.cpu for r in runs))
            sizes.append(max(r.megabytes for r in runs))
        steps = [max(exponent(times[i], times[i + 1], BASE_SECONDS), exponent(sizes[i], sizes[i + 1], BASE_MEGABYTES))
                 for i in (0, 1)]
        line = (f"{name}: n^{max(steps):.2f}; " + ", ".join(f"{t:.2f} s" for t in times) + "; " +
                ", ".join(f"{m:.0f} MB" for m in sizes))
        worst.append((max(steps), line))
        if max(steps) > STEP:
            bad.append(line)
            print(line, flush=True)
    print("fastest growth:")
    for _, line in sorted(worst, reverse=True)[:8]:
        print("  " + line)
    print(f"growth of {len(worst)} attacks: {len(bad)} faster than n^{STEP}")
    return not bad


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--generator", type=pathlib.Path, required=True)
    ap.add_argument("--pith", required=True)
    ap.add_argument("--scale", type=float, default=0)
    ap.add_argument("--only", help="only cases whose name matches")
    ap.add_argument("--seconds", type=float, default=3, help="most processor time a page may take")
    ap.add_argument("--megabytes", type=float, default=400, help="most memory a page may take")
    ap.add_argument("--jobs", type=int, default=os.cpu_count())
    ap.add_argument("--growth", action="store_true", help="measure growth instead")
    ap.add_argument("--memcheck", action="store_true", help="look for errors of memory instead")
    ap.add_argument("--no-forms", dest="forms", action="store_false", help="leave out the other forms of output")
    ap.add_argument("--batch-option", dest="batch_options", action="append", default=[], help="for pith batch")
    ap.add_argument("--keep", type=pathlib.Path, help="write the pages here and leave them")
    args = ap.parse_args()
    folder = args.keep or pathlib.Path(tempfile.mkdtemp(prefix="pith-torture-"))
    try:
        judge = judge_growth if args.growth else judge_memory if args.memcheck else judge_pages
        return 0 if judge(args, folder) else 1
    finally:
        if not args.keep:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Run the project's fuzz targets.

    run.py ROOT BUILD [TARGET|all [SECONDS]] [--jobs N] [--keep FOLDER]

BUILD holds the programs fuzz_TARGET. Without a TARGET their names are printed. Each starts from the inputs kept in
tools/fuzz/seeds/TARGET, and from the fixture pages where it reads pages; what it finds on the way goes to
FOLDER/TARGET, which the next run starts from, too. An input that fails is written to FOLDER/TARGET.failed, with what
the program said. Prints a line for each target; fails if one of them failed.
"""
import argparse
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile

# By target: dictionary, and the longest input in bytes. Seeds longer than that are cut.
SETTINGS = {
    "charset": ("html", 20_000), "sieve": ("html", 20_000), "parse": ("html", 20_000), "extract": ("html", 40_000),
    "sieved_tree": ("html", 20_000), "json_ld": ("json", 10_000), "dates": ("line", 500), "names": ("line", 500),
    "text": ("html", 2_000), "flat": ("line", 8_000), "manifest": ("json", 4_000), "http": ("line", 8_000),
    "robots": ("line", 8_000), "listing": ("xml", 10_000), "model": (None, 100_000),
    "archive": ("archive", 20_000),
}
PAGES = {"charset", "sieve", "parse", "extract", "sieved_tree", "listing"}
TEXTS = {"flat", "text"}
LIMITS = ["-timeout=20", "-rss_limit_mb=3000", "-print_final_stats=1", "-use_value_profile=0"]


def seeds(root, target):
    folders = [root / "tools" / "fuzz" / "seeds" / target]
    fixtures = {p: "source.html" for p in PAGES} | {t: "expected.txt" for t in TEXTS}
    if target in fixtures:
        folders += [p for p in (root / "fixtures" / "pages").iterdir() if (p / fixtures[target]).exists()]
    for folder in folders:
        names = folder.iterdir() if folder.parent.name == "seeds" and folder.exists() else [folder / fixtures.get(target, "")]
        yield from (n for n in names if n.is_file())


def plant(root, target, folder, longest):
    """Copies the seeds into one folder, cut to the longest input."""
    planted = folder / f"{target}.seeds"
    planted.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(sorted(seeds(root, target))):
        (planted / f"{number:04}").write_bytes(seed.read_bytes()[:longest])
    return planted


def session(command):
    """One run of a fuzzer: its exit status, the seconds of processor time that it took, and what it said."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        return process.returncode, usage.ru_utime + usage.ru_stime, said.read().decode(errors="replace")


def run(args, target):
    dictionary, longest = SETTINGS.get(target, ("html", 20_000))
    corpus, failed = args.keep / target, args.keep / f"{target}.failed"
    for folder in (corpus, failed):
        folder.mkdir(parents=True, exist_ok=True)
    command = [str(args.build / f"fuzz_{target}"), str(corpus), str(plant(args.root, target, args.keep, longest)),
               f"-max_len={longest}", f"-artifact_prefix={failed}/", *LIMITS]
    if dictionary:
        command.append(f"-dict={args.root / 'tools' / 'fuzz' / dictionary}.dict")
    status, seconds, inputs, covered = 0, 0.0, 0, None
    while status == 0 and args.seconds - seconds >= 1:  # libFuzzer counts by the clock
        status, took, said = session(command + [f"-max_total_time={args.seconds - seconds:.0f}"])
        seconds += took
        inputs += int((re.findall(r"stat::number_of_executed_units: *(\d+)", said) or [0])[-1])
        covered = (re.findall(r"cov: (\d+) ft: (\d+) corp: (\d+)", said) or [covered])[-1]
    line = f"{target}: {inputs} inputs in {seconds:.0f} s of processor time"
    if covered:
        line += ", %s edges, %s features, %s inputs kept" % covered
    if status != 0:
        (failed / "report.txt").write_text(said[-20_000:])
        line += ", FAILED: " + "\n".join(said.splitlines()[-60:])
    return status == 0, line


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("root", type=pathlib.Path)
    ap.add_argument("build", type=pathlib.Path)
    ap.add_argument("target", nargs="?")
    ap.add_argument("seconds", nargs="?", type=int, default=60, help="of processor time")
    ap.add_argument("--jobs", type=int, default=2)
    ap.add_argument("--keep", type=pathlib.Path, default=pathlib.Path.home() / ".cache" / "pith-fuzz")
    args = ap.parse_args()
    args.root, args.build = args.root.resolve(), args.build.resolve()
    targets = sorted(p.stem for p in (args.root / "tools" / "fuzz").glob("*.cpp"))
    if not args.target:
        print("\n".join(targets))
        return 0
    if args.target != "all" and args.target not in targets:
        sys.exit(f"no such fuzz target: {args.target}; there are {', '.join(targets)}")
    chosen = targets if args.target == "all" else [args.target]
    good = True
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        for passed, line in pool.map(lambda target: run(args, target), chosen):
            print(line, flush=True)
            good = good and passed
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())

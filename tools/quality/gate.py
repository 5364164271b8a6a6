#!/usr/bin/env python3
"""Clean the corpora with pith, score the result and hold it to the floors.

    gate.py --pith PITH --corpora DIR --score SCORE.PY --floors FLOORS.JSON [--last DIR] [--jobs N] [--raise] [--report DIR]

FLOORS.JSON names, for each corpus and page type ("all": the whole corpus), the measures that count and the worst
value each may take: `leaked`, `dupHead` and `widget` must not exceed it, every other measure must not fall below it.
The outputs of the last run that kept every floor stay in --last. With --report DIR they are compared with this run's: a page
for each corpus (`pith diff`), the worst changes first; the outputs that stay are not replaced then.
With --raise a measure that has become better moves its floor; no floor ever moves the other way.
"""
import argparse
import json
import math
import pathlib
import shutil
import subprocess
import sys
import tempfile

LOWER_IS_BETTER = {"leaked", "dupHead", "widget"}
DIGITS = 4


def score(corpus, args, scratch):
    """The scorer's summary of pith's output on one corpus."""
    predictions, summary = scratch / f"{corpus.name}.jsonl", scratch / f"{corpus.name}.json"
    # Status 1 only says that some page has no article; pages that fail are reported by pith itself.
    done = subprocess.run([args.pith, "batch", corpus / "manifest.jsonl", "-f", "jsonl", "-o", predictions,
                           "-j", str(args.jobs)], stdin=subprocess.DEVNULL)
    if done.returncode < 0 or not predictions.exists():
        sys.exit(f"gate: pith batch ended with {done.returncode} on {corpus.name}")
    subprocess.run([sys.executable, args.score, corpus, predictions, "--by-type", "--json", summary], check=True)
    return json.loads(summary.read_text())


def report(floors, args, scratch):
    """Pages that compare this run with the last one that kept every floor."""
    args.report.mkdir(parents=True, exist_ok=True)
    for corpus in floors:
        before, page = args.last / f"{corpus}.jsonl", args.report / f"{corpus}.html"
        if not before.exists():
            print(f"report: there is no earlier output of {corpus} in {args.last}")
            continue
        subprocess.run([args.pith, "diff", before, scratch / f"{corpus}.jsonl", "--truth",
                        args.corpora / corpus / "truth.jsonl", "-o", page], check=True)
        print(f"report: {page}")


def keep(floors, args, scratch):
    """This run is the one that later ones are compared with."""
    args.last.mkdir(parents=True, exist_ok=True)
    for corpus in floors:
        shutil.copy(scratch / f"{corpus}.jsonl", args.last / f"{corpus}.jsonl")


def verdict(measure, floor, reached):
    """(kept, the floor to raise to)"""
    unit = 10 ** DIGITS
    if reached is None:  # nothing to measure it on: no text came out at all
        return False, floor
    if measure in LOWER_IS_BETTER:
        return reached <= floor + 1e-9, min(floor, math.ceil(reached * unit - 1e-6) / unit)
    return reached >= floor - 1e-9, max(floor, math.floor(reached * unit + 1e-6) / unit)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("pith", "corpora", "score", "floors"):
        ap.add_argument(f"--{name}", type=pathlib.Path, required=True)
    ap.add_argument("--jobs", type=int, default=1)
    ap.add_argument("--last", type=pathlib.Path)
    ap.add_argument("--report", type=pathlib.Path)
    ap.add_argument("--raise", dest="lift", action="store_true")
    args = ap.parse_args()

    floors = json.loads(args.floors.read_text())
    broken = 0
    with tempfile.TemporaryDirectory() as scratch:
        for corpus, groups in floors.items():
            reached = score(args.corpora / corpus, args, pathlib.Path(scratch))
            for group, measures in groups.items():
                for measure, floor in measures.items():
                    value = reached[group][measure]
                    kept, lifted = verdict(measure, floor, value)
                    broken += not kept
                    shown = "none" if value is None else f"{value:.4f}"
                    print(f"{'kept  ' if kept else 'BROKEN'} {corpus} {group} {measure}: {shown}, floor {floor:.4f}")
                    if args.lift:
                        measures[measure] = lifted
        if args.report and args.last:
            report(floors, args, pathlib.Path(scratch))
        elif args.last and not broken:
            keep(floors, args, pathlib.Path(scratch))
    if args.lift:
        args.floors.write_text(json.dumps(floors, indent=2) + "\n")
    print(f"quality: {broken} floors broken" if broken else "quality: every floor kept")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())

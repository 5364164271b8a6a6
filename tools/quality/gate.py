#!/usr/bin/env python3
"""Clean the corpora with pith, score the result and hold it to the floors.

    gate.py --pith PITH --corpora DIR --score SCORE.PY --floors FLOORS.JSON [--jobs N] [--raise]

FLOORS.JSON names, for each corpus and page type ("all": the whole corpus), the measures that count and the worst
value each may take: `leaked`, `dupHead` and `widget` must not exceed it, every other measure must not fall below it.
With --raise a measure that has become better moves its floor; no floor ever moves the other way.
"""
import argparse
import json
import math
import pathlib
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
    if args.lift:
        args.floors.write_text(json.dumps(floors, indent=2) + "\n")
    print(f"quality: {broken} floors broken" if broken else "quality: every floor kept")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())

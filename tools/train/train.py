#!/usr/bin/env python3
"""Train the model: features from `pith features`, labels from the corpora's truth, cross-validation by site through
`pith batch --model`, then the model of all pages into src/data/model.inc and its card into docs/model.md.

    train.py --pith build/release/pith --corpora DIR --score score.py --work DIR

The same corpora, code and requirements.txt give the same bytes.
"""
import argparse
import collections
import concurrent.futures
import datetime
import hashlib
import importlib.util
import json
import pathlib
import subprocess

import numpy as np

import corpus
import model_file
import plot
import readings
import stack

ROOT = pathlib.Path(__file__).resolve().parents[2]
POINTS = 21  # of the calibration curve
SCORED = ("wcxb-dev", "news-dev", "snippets-dev")
UNSCORED = ("dates-dev",)  # neither text nor snippets: learned from as they were read, or where other extractors agree


def identity():
    return np.linspace(0, 1, POINTS)


def predict(pith, folder, ids, model, work):
    """What pith with `model` makes of the pages `ids` of a corpus, by id."""
    rows = [json.loads(line) for line in (folder / "manifest.jsonl").open(encoding="utf-8")]
    manifest = work / "fold.jsonl"
    with manifest.open("w", encoding="utf-8") as out:
        for row in rows:
            if row["id"] in ids:
                out.write(json.dumps(dict(row, path=str(folder / row["path"]))) + "\n")
    answers = work / "fold.out.jsonl"
    subprocess.run([pith, "batch", manifest, "-f", "jsonl", "-o", answers, "-j", "2", "--model", model], check=False)
    with answers.open(encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}


def pool():
    return concurrent.futures.ProcessPoolExecutor(corpus.PROCESSES)


def fold_model(fold):
    """The packed model of the pages outside a fold; `fold_model.stack` is shared by fork."""
    return fold_model.stack.fold_model(fold, identity())


def cross_validate(stack, pith, folders, work):
    """Each page's answer by the model of the other folds."""
    answers = collections.defaultdict(dict)
    fold_model.stack = stack
    with pool() as workers:
        for fold, packed in enumerate(workers.map(fold_model, range(corpus.FOLDS))):
            model = work / f"fold{fold}.model"
            model.write_bytes(packed)
            for folder in folders:
                ids = {p.id for p in stack.table.pages if p.fold == fold and p.corpus == folder.name}
                answers[folder.name].update(predict(pith, folder, ids, model, work))
            print(f"fold {fold} done", flush=True)
    return answers


def page_scores(score, folder, answers):
    truth = corpus.read_truth(folder)
    return [score.score_page(truth[i], answers.get(i, {})) for i in truth]


def calibrate(raw, true):
    """Isotonic regression of true on raw (pool adjacent violators), read off at POINTS points."""
    order = np.argsort(raw, kind="stable")
    levels = []  # (mean, weight, raw's mean)
    for i in order:
        levels.append([true[i], 1.0, raw[i]])
        while len(levels) > 1 and levels[-2][0] >= levels[-1][0]:
            b, a = levels.pop(), levels.pop()
            w = a[1] + b[1]
            levels.append([(a[0] * a[1] + b[0] * b[1]) / w, w, (a[2] * a[1] + b[2] * b[1]) / w])
    means, _, at = zip(*levels)
    return np.interp(identity(), at, means).clip(0, 1)


def calibration_error(raw, true):
    """Mean distance between what was promised and what came, in bins of equal size."""
    return float(np.mean([abs(promised - reached) for promised, reached in plot.bins(raw, true)]))


def digest(paths):
    out = hashlib.sha256()
    for path in sorted(paths):
        out.update(path.name.encode() + b"\0" + path.read_bytes())
    return out.hexdigest()[:16]


def card(table, summaries, error, data_digest, code_digest, size):
    columns = ("P", "R", "F1", "shF1", "exact", "kept", "leaked", "snF1", "dupHead", "widget")
    lines = ["| pages | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for name, summary in summaries:
        cells = ["-" if summary[c] is None else f"{summary[c]:.4f}" for c in columns]
        lines.append(f"| {name} ({summary['pages']}) | " + " | ".join(cells) + " |")
    return "\n".join([
        f"Written by `tools/dev train` on {datetime.date.today()}; data {data_digest}, code {code_digest}.",
        f"{len(table.names)} features, {len(table.values)} blocks of {len(table.pages)} pages, "
        f"{sum(p.copied for p in table.pages)} of them changed copies, {size} bytes.", "",
        *lines, "", f"Calibration error of `confidence`, ten bins of equal size: {error:.4f}.", ""])


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--pith", type=pathlib.Path, required=True)
    ap.add_argument("--corpora", type=pathlib.Path, required=True)
    ap.add_argument("--score", type=pathlib.Path, required=True)
    ap.add_argument("--work", type=pathlib.Path, required=True)
    args = ap.parse_args()
    spec = importlib.util.spec_from_file_location("score", args.score)
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    folders = [args.corpora / name for name in SCORED]
    unscored = [args.corpora / name for name in UNSCORED]
    pith = args.pith.resolve()

    fixtures = corpus.gather_fixtures(ROOT / "fixtures" / "pages", args.work / corpus.FIXTURES)
    table = corpus.load(pith, [*folders, *unscored, fixtures], args.work)
    stacked = stack.Stack(table, pith, args.work, corpus.FOLDS, pool)
    answers = cross_validate(stacked, pith, folders, args.work)
    _, faults = readings.load()
    raw, true, summaries = [], [], []
    for folder in folders:
        rows = page_scores(score, folder, answers[folder.name])
        summaries.append((folder.name, score.summarise(rows)))
        sound = [r for r in rows if (folder.name, r["id"]) not in faults]
        if len(sound) < len(rows):
            summaries.append((f"{folder.name} where the truth is sound", score.summarise(sound)))
        for kind in sorted({r["type"] for r in rows} - {"any"} if folder.name == "wcxb-dev" else ()):
            summaries.append((kind, score.summarise([r for r in rows if r["type"] == kind])))
            if any(r["type"] == kind for r in rows if r not in sound):
                summaries.append((f"{kind} where it is sound", score.summarise([r for r in sound if r["type"] == kind])))
        for row in rows:
            if "F1" in row and "confidence" in answers[folder.name].get(row["id"], {}):
                raw.append(answers[folder.name][row["id"]]["confidence"])
                true.append(row["F1"])
    raw, true = np.array(raw), np.array(true)
    calibration = calibrate(raw, true)
    promised = np.interp(raw, identity(), calibration)
    error = calibration_error(promised, true)
    (ROOT / "docs" / "reliability.svg").write_text(plot.reliability(promised, true), encoding="utf-8")

    packed = stacked.model(calibration)
    data_digest = hashlib.sha256(np.ascontiguousarray(table.values[:, :table.raw]).tobytes() + table.label.tobytes()).hexdigest()[:16]
    here = pathlib.Path(__file__).parent
    code_digest = digest([*here.glob("*.py"), here / "requirements.txt", readings.FILE])
    model_file.write_inc(ROOT / "src" / "data" / "model.inc", packed, [
        "Generated by tools/train; do not edit. Learned from WCXB's development split (CC-BY-4.0) and others: see NOTICE.",
        f"Data {data_digest}, code {code_digest}."])
    page = ROOT / "docs" / "model.md"
    text = page.read_text(encoding="utf-8")
    head, _, rest = text.partition("<!-- figures -->\n")
    _, _, tail = rest.partition("<!-- end of figures -->\n")
    page.write_text(head + "<!-- figures -->\n" + card(table, summaries, error, data_digest, code_digest, len(packed))
                    + "<!-- end of figures -->\n" + tail, encoding="utf-8")
    for name, summary in summaries:
        print(score.line(name, summary))
    print(f"calibration error {error:.4f}")


if __name__ == "__main__":
    main()

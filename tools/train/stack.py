"""Stacked sequential learning: the second forest learns from what a first one, which has not seen a page's site, makes of
the page's blocks. So that nothing leaks, what is held out for scoring is held out from those first forests, too."""
import itertools
import json
import subprocess

import numpy as np

import fit
import model_file


def fill(pith, table, pages, packed, stem):
    """The stacked columns of all rows of `pages`, in order, as the model `packed` fills them."""
    stem.with_suffix(".model").write_bytes(packed)
    manifest = stem.with_suffix(".manifest.jsonl")
    with manifest.open("w", encoding="utf-8") as out:
        for i, page in enumerate(pages):
            out.write(json.dumps({"id": str(i), "url": page.url, "path": page.path}) + "\n")
    subprocess.run([pith, "features", manifest, "-o", stem, "-j", "1", "--model", stem.with_suffix(".model")], check=False,
                   stderr=subprocess.DEVNULL)
    with open(f"{stem}.jsonl", encoding="utf-8") as lines:
        counts = [json.loads(line)["rows"] for line in lines]
    assert counts == [p.end - p.begin for p in pages], "the pages have other blocks than before"
    rows = np.memmap(f"{stem}.bin", "<f4", "r").reshape(-1, len(table.names))
    return np.array(rows[:, table.raw:])


class Stack:
    """First forests without each fold and without each two folds, and what they make of the pages held out."""

    def __init__(self, table, pith, work, folds, pool):
        self.table, self.pith, self.folds = table, pith, folds
        self.work = work / "stack"
        self.work.mkdir(parents=True, exist_ok=True)
        Stack.shared = self
        without = [(f,) for f in range(folds)] + list(itertools.combinations(range(folds), 2))
        self.first, self.stacked = {}, {}
        with pool() as workers:
            for key, first, stacked in workers.map(Stack.hold_out, without):
                self.first[key], self.stacked[key] = first, stacked

    @staticmethod
    def hold_out(without):
        self = Stack.shared
        table = self.table
        first = fit.first_forests(table, [p for p in table.pages if p.fold not in without])
        packed = model_file.pack(table.names, *first, model_file.EMPTY, [0, 1])
        pages = [p for p in table.pages if p.fold in without]
        stem = self.work / ("without-" + "-".join(map(str, without)))
        return without, first, fill(self.pith, table, pages, packed, stem)

    def columns(self, held_out=None):
        """The stacked columns of every row of the table, by forests that have seen neither the row's fold nor `held_out`."""
        out = np.zeros((len(self.table.values), len(self.table.names) - self.table.raw), "f4")
        for fold in range(self.folds):
            if fold == held_out:
                continue
            without = tuple(sorted({fold, held_out} - {None}))
            at = 0
            for page in self.table.pages:
                count = page.end - page.begin
                if page.fold == fold:
                    out[page.begin:page.end] = self.stacked[without][at:at + count]
                at += count if page.fold in without else 0
        return out

    def forest(self, held_out=None):
        pages = [p for p in self.table.pages if p.fold != held_out]
        return fit.stacked_forest(self.table, pages, self.columns(held_out))

    def fold_model(self, fold, calibration):
        """The packed model of the pages outside a fold."""
        return model_file.pack(self.table.names, *self.first[fold,], self.forest(fold), calibration)

    def model(self, calibration):
        """The packed model of all pages."""
        first = fit.first_forests(self.table, self.table.pages)
        return model_file.pack(self.table.names, *first, self.forest(), calibration)

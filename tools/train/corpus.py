"""Pages of the corpora as rows of the feature table, with labels, weights and folds."""
import dataclasses
import json
import pathlib
import subprocess

import numpy as np
import tldextract

import labels
from model_file import TYPES

FOLDS = 5
SNIPPET_PAGE = 0.3  # weight of a page that is labelled by snippets only, against one with its full text
SITE = tldextract.TLDExtract(suffix_list_urls=())


@dataclasses.dataclass
class Page:
    corpus: str
    id: str
    url: str
    site: str
    type: str
    truth_words: int | None   # None: labelled by snippets only
    begin: int                # rows of the table
    end: int
    fold: int = 0

    @property
    def rows(self):
        return np.arange(self.begin, self.end)


class Table:
    """Rows of every page of the given corpora."""

    def __init__(self, names, values, label, words, pages):
        self.names, self.values, self.label, self.words, self.pages = names, values, label, words, pages

    def weights(self, pages):
        """A block weighs its words, divided by those of its page's truth so that every page counts alike."""
        out = []
        for page in pages:
            words = self.words[page.begin:page.end]
            if page.truth_words is None:
                known = words * (self.label[page.begin:page.end] >= 0)
                out.append(SNIPPET_PAGE * known / (known.sum() + 50))
            else:
                out.append(words / (page.truth_words + 50))
        return np.concatenate(out)


def read_truth(folder):
    with (folder / "truth.jsonl").open(encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}


def site_of(url):
    parts = SITE(url)
    return parts.registered_domain or parts.domain or url


def load(pith, corpora, work):
    """Runs `pith features` over each corpus and labels what comes back."""
    work.mkdir(parents=True, exist_ok=True)
    pages, values, label, words, offset = [], [], [], [], 0
    for folder in corpora:
        stem = work / folder.name
        subprocess.run([pith, "features", folder / "manifest.jsonl", "-o", stem, "-j", "2"], check=True)
        names = [line.split("\t")[0] for line in pathlib.Path(f"{stem}.names").read_text().splitlines()]
        values.append(np.fromfile(f"{stem}.bin", "<f4").reshape(-1, len(names)))
        truth = read_truth(folder)
        with open(f"{stem}.jsonl", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                known = truth[row["id"]]
                if "text" in known:
                    counts = labels.align(row["texts"], known["text"])
                    label += [hits / max(n, 1) for hits, n in counts]
                else:
                    weak = labels.weak(row["texts"], known.get("with"), known.get("without"))
                    label += [-1.0 if mark is None else mark for mark in weak]
                words += [len(labels.words(text)) for text in row["texts"]]
                begin = offset + row["first_row"]
                pages.append(Page(folder.name, row["id"], known.get("url", ""), site_of(known.get("url", row["id"])),
                                  known.get("type", "any"),
                                  len(labels.words(known["text"])) if "text" in known else None,
                                  begin, begin + row["rows"]))
        offset += len(values[-1])
    number_folds(pages)
    return Table(names, np.concatenate(values), np.array(label, "f4"), np.array(words, "f4"), pages)


def number_folds(pages):
    """Pages of one site share a fold; folds are drawn from a fixed seed."""
    sites = sorted({page.site for page in pages})
    order = np.random.RandomState(7).permutation(len(sites))
    fold = {site: int(order[i] % FOLDS) for i, site in enumerate(sites)}
    for page in pages:
        page.fold = fold[page.site]


assert len(TYPES) == 7

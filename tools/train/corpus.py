"""Pages of the corpora and of our own fixtures as rows of the feature table, with labels, weights and folds."""
import concurrent.futures
import dataclasses
import json
import pathlib
import subprocess

import numpy as np
import tldextract

import agreement
import labels
from model_file import TYPES

FOLDS = 5
EVERY_FOLD = -1     # of pages that are never scored, and so may be learned from in every fold
FIXTURES = "fixtures"
SNIPPET_PAGE = 0.3  # weight of a page that is labelled by snippets only, against one with its full text
AGREED_PAGE = 0.5   # weight of a page that is labelled by what other extractors agree on
FIXTURE_PAGE = 5.0  # weight of a page of our own: there are few, and each is there to be got right
PROCESSES = 2
SITE = tldextract.TLDExtract(suffix_list_urls=())


@dataclasses.dataclass
class Page:
    corpus: str
    id: str
    url: str
    site: str
    type: str
    truth_words: int | None   # None: its true text is not known
    agreed_words: int | None  # None: the other extractors do not agree on it, or were not asked
    begin: int                # rows of the table
    end: int
    fold: int = EVERY_FOLD

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
            known = words * (self.label[page.begin:page.end] >= 0)
            if page.agreed_words is not None:
                out.append(AGREED_PAGE * known / (page.agreed_words + 50))
            elif page.truth_words is None:
                out.append(SNIPPET_PAGE * known / (known.sum() + 50))
            else:
                page_weight = FIXTURE_PAGE if page.corpus == FIXTURES else 1.0
                out.append(page_weight * words / (page.truth_words + 50))
        return np.concatenate(out)


def read_truth(folder):
    with (folder / "truth.jsonl").open(encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}


def read_paths(folder):
    """The pages' files by id."""
    with (folder / "manifest.jsonl").open(encoding="utf-8") as lines:
        return {row["id"]: folder / row["path"] for row in map(json.loads, lines)}


def site_of(url):
    parts = SITE(url)
    return parts.registered_domain or parts.domain or url


def gather_fixtures(pages, folder):
    """Writes the fixtures `pages` as a corpus into `folder`: the text that is expected of them is their truth."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "manifest.jsonl").open("w", encoding="utf-8") as manifest, \
            (folder / "truth.jsonl").open("w", encoding="utf-8") as truth:
        for page in sorted(pages.iterdir()):
            fields = json.loads((page / "expected.json").read_text(encoding="utf-8"))
            _, _, body = (page / "expected.txt").read_text(encoding="utf-8").partition("\n\n")
            url = fields.get("fetched") or fields.get("url") or ""
            row = {"id": page.name, "url": url}
            manifest.write(json.dumps(dict(row, path=str((page / "source.html").resolve()))) + "\n")
            truth.write(json.dumps(dict(row, text=body, type=fields.get("type", "article"))) + "\n")
    return folder


def label(row, known, path):
    """(label, words) of each block of a page, -1: nothing is known; and the words that other extractors agree on."""
    words = [len(labels.words(text)) for text in row["texts"]]
    if "text" in known:
        return [hits / max(n, 1) for hits, n in labels.align(row["texts"], known["text"])], words, None
    marks = labels.weak(row["texts"], known.get("with"), known.get("without"))
    agreed = agreement.agree(row["texts"], path, known.get("url", ""))
    rest = agreed.marks if agreed else [-1.0] * len(marks)
    marks = [other if mark is None else mark for mark, other in zip(marks, rest)]
    return marks, words, agreed and agreed.words


def load(pith, corpora, work):
    """Runs `pith features` over each corpus and labels what comes back."""
    work.mkdir(parents=True, exist_ok=True)
    pages, values, marks, words, offset = [], [], [], [], 0
    for folder in corpora:
        stem = work / folder.name
        subprocess.run([pith, "features", folder / "manifest.jsonl", "-o", stem, "-j", "2"], check=True)
        names = [line.split("\t")[0] for line in pathlib.Path(f"{stem}.names").read_text().splitlines()]
        values.append(np.fromfile(f"{stem}.bin", "<f4").reshape(-1, len(names)))
        truth = read_truth(folder)
        with open(f"{stem}.jsonl", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        known = [truth[row["id"]] for row in rows]
        paths = read_paths(folder)
        agreed = []
        with concurrent.futures.ProcessPoolExecutor(PROCESSES) as pool:
            files = [paths[row["id"]] for row in rows]
            for page_marks, page_words, page_agreed in pool.map(label, rows, known, files, chunksize=32):
                marks += page_marks
                words += page_words
                agreed.append(page_agreed)
        for row, page, page_agreed in zip(rows, known, agreed):
            begin = offset + row["first_row"]
            url = page.get("url", "")
            pages.append(Page(folder.name, row["id"], url, site_of(url or row["id"]), page.get("type", "any"),
                              len(labels.words(page["text"])) if "text" in page else None, page_agreed,
                              begin, begin + row["rows"]))
        offset += len(values[-1])
    number_folds([page for page in pages if page.corpus != FIXTURES])
    return Table(names, np.concatenate(values), np.array(marks, "f4"), np.array(words, "f4"), pages)


def number_folds(pages):
    """Pages of one site share a fold; folds are drawn from a fixed seed."""
    sites = sorted({page.site for page in pages})
    order = np.random.RandomState(7).permutation(len(sites))
    fold = {site: int(order[i] % FOLDS) for i, site in enumerate(sites)}
    for page in pages:
        page.fold = fold[page.site]


assert len(TYPES) == 7

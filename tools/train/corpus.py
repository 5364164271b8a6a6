"""Pages of the corpora and of our own fixtures as rows of the feature table, with labels, weights and folds."""
import concurrent.futures
import dataclasses
import json
import pathlib
import subprocess

import numpy as np
import tldextract

import agreement
import augment
import labels
import readings
from model_file import TYPES

FOLDS = 5
FIXTURES = "fixtures"
SNIPPET_PAGE = 0.35 # weight of a page that is labelled by snippets only, against one with its full text
AGREED_PAGE = 0.5   # weight of a page that is labelled by what other extractors agree on
COPY_PAGE = 0.5     # weight of a changed copy of a page
READ_PAGE = 0.5     # weight of a page that was labelled by reading, and of its copies, against others with their full text
MOST_BOILERPLATE = 4.0  # a word of boilerplate in a changed copy weighs at most
FIXTURE_PAGE = 20.0 # weight of a page of our own: there are few, and each is there to be got right
STACKED = "stacked_"  # what the names of the columns begin with that the first forest fills; they are the last
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
    read: bool = False        # labelled by reading, or a copy of such a page
    path: str = ""
    fold: int = 0
    copied: bool = False      # changed copy of the page of this corpus and id
    boilerplate: float = 1.0  # weight of a word of boilerplate against one of the article

    @property
    def rows(self):
        return np.arange(self.begin, self.end)


class Table:
    """Rows of every page of the given corpora."""

    def __init__(self, names, values, label, words, pages):
        self.names, self.values, self.label, self.words, self.pages = names, values, label, words, pages

        self.raw = sum(not name.startswith(STACKED) for name in names)  # columns that do not depend on a model

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
                page_weight = FIXTURE_PAGE if page.corpus == FIXTURES else COPY_PAGE if page.copied else 1.0
                page_weight *= READ_PAGE if page.read else 1.0
                article = self.label[page.begin:page.end].clip(0)
                words = known * (article + (1 - article) * page.boilerplate)
                out.append(page_weight * words / (page.truth_words + 50))
        return np.concatenate(out)

    def true_and_false_words(self, page):
        words = self.words[page.begin:page.end]
        true = float((self.label[page.begin:page.end].clip(0) * words).sum())
        return true, float(words.sum()) - true

    def weigh_copies(self):
        """A copy's article is what is left of it; its boilerplate weighs as much together as that of its original, or the
        forest would expect more article than pages have."""
        originals = {(p.corpus, p.id): p for p in self.pages if not p.copied}
        for page in self.pages:
            if not page.copied:
                continue
            true, false = self.true_and_false_words(page)
            page.truth_words = true or false
            true_before, false_before = self.true_and_false_words(originals[page.corpus, page.id])
            if true and false and true_before:
                page.boilerplate = min(max(false_before / true_before * true / false, 1.0), MOST_BOILERPLATE)


def read_truth(folder):
    with (folder / "truth.jsonl").open(encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}


def read_manifest(folder):
    with (folder / "manifest.jsonl").open(encoding="utf-8") as lines:
        return list(map(json.loads, lines))


def read_paths(folder):
    """The pages' files by id."""
    return {row["id"]: folder / row["path"] for row in read_manifest(folder)}


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


def label(row, known, path, reading):
    """(label, words) of each block of a page, -1: nothing is known; and the words that other extractors agree on."""
    words = [len(labels.words(text)) for text in row["texts"]]
    if reading:
        return readings.marks(reading, row["texts"]), words, None
    if "text" in known:
        return [hits / max(n, 1) for hits, n in labels.align(row["texts"], known["text"])], words, None
    marks = labels.weak(row["texts"], known.get("with"), known.get("without"))
    agreed = agreement.agree(row["texts"], path, known.get("url", ""))
    rest = agreed.marks if agreed else [-1.0] * len(marks)
    marks = [other if mark is None else mark for mark, other in zip(marks, rest)]
    return marks, words, agreed and agreed.words


class Loader:
    """Runs `pith features` over corpora and labels what comes back."""

    def __init__(self, pith, work):
        self.pith, self.work = pith, work
        self.readings, _ = readings.load()
        self.names, self.pages, self.values, self.marks, self.words, self.rows = [], [], [], [], [], 0
        work.mkdir(parents=True, exist_ok=True)

    def add(self, folder, copy_of=None):
        """Adds the pages of a corpus, which are changed copies of those of the corpus `copy_of`. Returns what is known of
        them, by id: their text as it was read, where it was."""
        stem = self.work / folder.name
        subprocess.run([self.pith, "features", folder / "manifest.jsonl", "-o", stem, "-j", "2"], check=True)
        self.names = [line.split("\t")[0] for line in pathlib.Path(f"{stem}.names").read_text().splitlines()]
        self.values.append(np.fromfile(f"{stem}.bin", "<f4").reshape(-1, len(self.names)))
        truth = read_truth(folder)
        with open(f"{stem}.jsonl", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        read = [self.readings.get((copy_of or folder.name, row["id"])) for row in rows]
        known = [readings.truth(reading, row["texts"], truth[row["id"]]) if reading and not copy_of else truth[row["id"]]
                 for row, reading in zip(rows, read)]
        manifest = {row["id"]: row for row in read_manifest(folder)}
        paths = read_paths(folder)
        with concurrent.futures.ProcessPoolExecutor(PROCESSES) as pool:
            labelled = pool.map(label, rows, known, [paths[row["id"]] for row in rows],
                                [None] * len(rows) if copy_of else read, chunksize=32)
            for row, page, reading, (marks, words, agreed) in zip(rows, known, read, labelled):
                self.marks += marks
                self.words += words
                begin = self.rows + row["first_row"]
                url = page.get("url") or manifest[row["id"]].get("url", "")
                self.pages.append(Page(copy_of or folder.name, row["id"], url, site_of(url or row["id"]),
                                       page.get("type", "any"),
                                       len(labels.words(page["text"])) if "text" in page else None, agreed,
                                       begin, begin + row["rows"], path=str(paths[row["id"]].resolve()),
                                       read=reading is not None,
                                       copied=copy_of is not None))
        self.rows += len(self.values[-1])
        return {row["id"]: page for row, page in zip(rows, known)}

    def table(self):
        number_folds(self.pages)
        table = Table(self.names, np.concatenate(self.values), np.array(self.marks, "f4"), np.array(self.words, "f4"),
                      self.pages)
        table.weigh_copies()
        return table


def load(pith, corpora, work):
    """The table of the corpora and of changed copies of the pages whose text is known, but for our own."""
    loader = Loader(pith, work)
    for folder in corpora:
        truth = loader.add(folder)
        rows = [row for row in read_manifest(folder) if "text" in truth.get(row["id"], ())]
        for number in range(augment.COPIES if folder.name != FIXTURES else 0):
            target = work / f"{folder.name}-copy{number}"
            augment.write_copies(folder, rows, truth, target, number)
            loader.add(target, folder.name)
    return loader.table()


def number_folds(pages):
    """Pages of one site share a fold; folds are drawn from a fixed seed. Our own are dealt out one by one."""
    sites = sorted({page.site for page in pages if page.corpus != FIXTURES})
    order = np.random.RandomState(7).permutation(len(sites))
    fold = {site: int(order[i] % FOLDS) for i, site in enumerate(sites)}
    own = 0
    for page in pages:
        page.fold = own % FOLDS if page.corpus == FIXTURES else fold[page.site]
        own += page.corpus == FIXTURES


assert len(TYPES) == 7

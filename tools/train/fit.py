"""The four forests: page type, share of the page that is article, the blocks by themselves, and the blocks with what the
third makes of those around them."""
import lightgbm
import numpy as np

import model_file
from model_file import TYPES

# One thread a model: folds run side by side instead, which is faster and makes no sum depend on a schedule.
COMMON = dict(verbose=-1, num_threads=1, deterministic=True, force_col_wise=True)
PAGE = dict(COMMON, max_depth=3, num_leaves=8, learning_rate=0.08, min_data_in_leaf=8, feature_fraction=0.5, seed=1)
BLOCK = dict(COMMON, objective="cross_entropy", max_depth=5, num_leaves=32, learning_rate=0.1, min_data_in_leaf=40,
             min_sum_hessian_in_leaf=0.02, feature_fraction=0.25, lambda_l2=2.0, max_bin=63, seed=6)
# Of the first forest 140 trees: on new pages its verdicts become surer than they may be from there on, and so would be
# what the second one learns from them.
FIRST_ROUNDS, BLOCK_ROUNDS = 140, 420
PAGE_ROUNDS, HELD_OUT_PAGE_ROUNDS = 84, 80  # where a fifth of the pages is held out, a few less; more than 84 cost F1
ROWS = 500_000  # of the blocks a model learns from
TYPED = ("wcxb-dev", "fixtures")  # corpora that say which type a page is of


class Page:
    """Type and share of whole pages, from the columns that are the same in all of a page's rows. Changed copies teach
    them nothing."""

    def __init__(self, table, pages, rounds=PAGE_ROUNDS):
        self.table = table
        pages = [p for p in pages if not p.copied]
        self.columns = [i for i, n in enumerate(table.names) if n.startswith(("page_", "url_"))]
        typed = [p for p in pages if p.type in TYPES and (p.corpus in TYPED or p.read)]
        self.types = lightgbm.train(dict(PAGE, objective="multiclass", num_class=len(TYPES)),
                                    lightgbm.Dataset(self.rows(typed), [TYPES.index(p.type) for p in typed]),
                                    rounds)
        full = [p for p in pages if p.truth_words is not None]
        self.share = lightgbm.train(dict(PAGE, objective="regression"),
                                    lightgbm.Dataset(self.rows(full), [self.true_share(p) for p in full]), rounds)

    def rows(self, pages):
        return self.table.values[[p.begin for p in pages]][:, self.columns]

    def true_share(self, page):
        words = self.table.words[page.begin:page.end]
        return float((self.table.label[page.begin:page.end].clip(0) * words).sum() / max(words.sum(), 1))

    def predict(self, pages):
        rows = self.rows(pages)
        return np.column_stack([self.types.predict(rows), self.share.predict(rows).clip(0, 1)]).astype("f4")

    def forests(self):
        # LightGBM's multiclass and regression start from zero or from the mean, both inside the first trees' leaves.
        return (model_file.from_lightgbm(self.types, PAGE["max_depth"], len(TYPES), [0] * len(TYPES), self.columns),
                model_file.from_lightgbm(self.share, PAGE["max_depth"], 1, [0], self.columns))


def out_of_fold(table, pages):
    """Each page's type and share as told by models that have not seen its site."""
    values = np.zeros((len(pages), len(TYPES) + 1), "f4")
    for fold in sorted({p.fold for p in pages}):
        inside = [i for i, p in enumerate(pages) if p.fold == fold]
        model = Page(table, [p for p in pages if p.fold != fold], HELD_OUT_PAGE_ROUNDS)
        values[inside] = model.predict([pages[i] for i in inside])
    return values


def thin_out(weights, keep):
    """Of the rows about `keep`, the heavy ones all and the light ones by lot; (which, their weights). A row stays with
    the probability min(1, weight / w) and weighs at least w then, so that every sum keeps its expectation."""
    low, high = 0.0, float(weights.max())
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if np.minimum(1, weights / middle).sum() > keep else (low, middle)
    chance = np.minimum(1, weights / high)
    used = np.random.RandomState(11).rand(len(weights)) < chance
    return used, weights[used] / chance[used]


def block_forest(table, pages, rounds, stacked=None):
    """A forest over the blocks of `pages`; `stacked`: the stacked columns of every row of the table."""
    pages = [p for p in pages if p.end > p.begin]
    rows = np.concatenate([p.rows for p in pages])
    added = np.repeat(out_of_fold(table, pages), [p.end - p.begin for p in pages], axis=0)
    used, weights = thin_out(table.weights(pages), ROWS)
    weights /= weights.mean()  # else the penalty on leaves outweighs them
    raw, every = table.raw, len(table.names)
    parts = [table.values[rows[used], :raw], added[used]]
    columns = [*range(raw), *range(every, every + added.shape[1])]
    if stacked is not None:
        parts.append(stacked[rows[used]])
        columns += range(raw, every)
    data = lightgbm.Dataset(np.column_stack(parts), table.label[rows[used]].clip(0), weight=weights)
    return model_file.from_lightgbm(lightgbm.train(BLOCK, data, rounds), BLOCK["max_depth"], 1, [0], columns)


def first_forests(table, pages):
    """Page type, share and the blocks by themselves, as `pages` teach them."""
    return (*Page(table, [p for p in pages if p.end > p.begin]).forests(),
            block_forest(table, pages, FIRST_ROUNDS))


def stacked_forest(table, pages, stacked):
    return block_forest(table, pages, BLOCK_ROUNDS, stacked)

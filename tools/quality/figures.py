#!/usr/bin/env python3
"""Draw the plots of docs/how-it-decides.md from what pith does now.

    figures.py --pith PITH --corpora DIR --score SCORE.PY --into docs/how-it-decides.md --commit HASH --date DATE [--jobs N]

Cleans wcxb-dev and news-dev at each focus, scores every page as SCORE.PY does, and writes three SVGs into figures/ beside
the document: precision against recall by focus, F1 by type of page, F1 reached against confidence. The numbers behind them
go into the document as a table, between its marks.
"""
import argparse
import collections
import importlib.util
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile

FOCUSES = ("precision", "balanced", "recall")
COLORS = {"wcxb-dev": "#1f5fa8", "news-dev": "#b3372f"}
BINS = 10


class Plot:
    """An SVG with one pair of axes."""

    def __init__(self, width, height, x, y, left=52, bottom=46):
        self.width, self.height, self.left, self.bottom = width, height, left, bottom
        self.x_range, self.y_range = x, y
        self.lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" '
                      'font-size="12">', f'<rect width="{width}" height="{height}" fill="#fff"/>']

    def x(self, value):
        low, high = self.x_range
        return round(self.left + (value - low) / (high - low) * (self.width - self.left - 16), 1)

    def y(self, value):
        low, high = self.y_range
        return round(self.height - self.bottom - (value - low) / (high - low) * (self.height - self.bottom - 16), 1)

    def text(self, x, y, words, anchor="middle", color="#333", turn=""):
        self.lines.append(f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="{color}"{turn}>{words}</text>')

    def line(self, path, color="#ddd", width=1, dash=""):
        dash = f' stroke-dasharray="{dash}"' if dash else ""
        self.lines.append(f'<path d="{path}" fill="none" stroke="{color}" stroke-width="{width}"{dash}/>')

    def dot(self, x, y, color):
        self.lines.append(f'<circle cx="{self.x(x)}" cy="{self.y(y)}" r="4" fill="{color}"/>')

    def axes(self, ticks_x, ticks_y, name_x, name_y):
        low_x, low_y, high_x, high_y = self.x_range[0], self.y_range[0], self.x_range[1], self.y_range[1]
        for tick in ticks_x:
            self.line(f"M{self.x(tick)} {self.y(low_y)}V{self.y(high_y)}")
            self.text(self.x(tick), self.y(low_y) + 17, f"{tick:g}")
        for tick in ticks_y:
            self.line(f"M{self.x(low_x)} {self.y(tick)}H{self.x(high_x)}")
            self.text(self.x(low_x) - 7, self.y(tick) + 4, f"{tick:g}", "end")
        self.text((self.x(low_x) + self.x(high_x)) / 2, self.height - 8, name_x)
        middle = (self.y(low_y) + self.y(high_y)) / 2
        self.text(14, middle, name_y, turn=f' transform="rotate(-90 14 {middle})"')

    def write(self, path):
        path.write_text("\n".join(self.lines + ["</svg>", ""]), encoding="utf-8")


def scorer(path):
    spec = importlib.util.spec_from_file_location("score", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(args, corpus, focus, scratch):
    """By id: what pith makes of each page."""
    out = pathlib.Path(scratch) / f"{corpus}-{focus}.jsonl"
    subprocess.run([args.pith, "batch", args.corpora / corpus / "manifest.jsonl", "-f", "jsonl", "-o", out, "--focus", focus,
                    "-j", str(args.jobs)], stdin=subprocess.DEVNULL)
    with out.open(encoding="utf-8") as lines:
        return {line["id"]: line for line in map(json.loads, lines)}


def pages_of(args, corpus, focus, score, scratch):
    """(type, confidence, precision, recall, F1) of every page with a true text."""
    found = run(args, corpus, focus, scratch)
    with (args.corpora / corpus / "truth.jsonl").open(encoding="utf-8") as lines:
        for truth in map(json.loads, lines):
            if not truth.get("text"):
                continue
            line = found.get(truth["id"], {})
            bags = [collections.Counter(score.words(text)) for text in (truth["text"], line.get("text"))]
            yield truth.get("type") or "article", line.get("confidence", 0.0), *score.overlap(*bags)


def mean(values):
    return statistics.fmean(values) if values else 0.0


def draw_focus(points, path):
    values = [value for by_focus in points.values() for pair in by_focus.values() for value in pair]
    low = int(min(values) * 50) / 50
    plot = Plot(520, 400, (low, 1), (low, 1))
    ticks = [round(low + i * 0.02, 2) for i in range(int((1 - low) / 0.02) + 1)]
    plot.axes(ticks, ticks, "recall", "precision")
    for corpus, by_focus in points.items():
        corners = [f"{plot.x(by_focus[focus][1])} {plot.y(by_focus[focus][0])}" for focus in FOCUSES]
        plot.line("M" + "L".join(corners), COLORS[corpus], 2)
        for focus in FOCUSES:
            precision, recall = by_focus[focus]
            plot.dot(recall, precision, COLORS[corpus])
            plot.text(plot.x(recall) - 8, plot.y(precision) + 16, focus, "end", COLORS[corpus])
        precision, recall = by_focus["precision"]
        plot.text(plot.x(recall) - 8, plot.y(precision) - 10, corpus, "end", COLORS[corpus])
    plot.write(path)


def draw_types(types, path):
    plot = Plot(640, 46 + 34 * len(types) + 16, (0, 1), (0, len(types)), left=130)
    for tick in (0, 0.2, 0.4, 0.6, 0.8, 1):
        plot.line(f"M{plot.x(tick)} {plot.y(0)}V{plot.y(len(types))}")
        plot.text(plot.x(tick), plot.y(0) + 17, f"{tick:g}")
    for i, (name, count, f1) in enumerate(types):
        top = plot.y(len(types) - i) + 5
        plot.lines.append(f'<rect x="{plot.x(0)}" y="{top}" width="{plot.x(f1) - plot.x(0):.1f}" height="22" fill="#1f5fa8"/>')
        plot.text(plot.x(0) - 8, top + 16, f"{name} ({count})", "end")
        plot.text(plot.x(f1) - 6, top + 16, f"{f1:.3f}", "end", "#fff")
    plot.text((plot.x(0) + plot.x(1)) / 2, plot.height - 8, "F1 of the words, mean of the pages")
    plot.write(path)


def draw_confidence(bins, path):
    plot = Plot(440, 420, (0, 1), (0, 1))
    ticks = (0, 0.2, 0.4, 0.6, 0.8, 1)
    plot.axes(ticks, ticks, "confidence", "F1 reached")
    plot.line(f"M{plot.x(0)} {plot.y(0)}L{plot.x(1)} {plot.y(1)}", "#888", 1, "4 3")
    plot.line("M" + "L".join(f"{plot.x(promised)} {plot.y(reached)}" for promised, reached in bins), "#1f5fa8", 2)
    for promised, reached in bins:
        plot.dot(promised, reached, "#1f5fa8")
    plot.write(path)


def calibration(pages):
    """(mean promised, mean reached) of bins of equal size, by rising confidence."""
    ordered = sorted(pages, key=lambda page: page[1])
    parts = [ordered[len(ordered) * i // BINS:len(ordered) * (i + 1) // BINS] for i in range(BINS)]
    return [(mean([page[1] for page in part]), mean([page[4] for page in part])) for part in parts]


def table(points, types, bins):
    out = ["| pages | focus | precision | recall |", "| --- | --- | ---: | ---: |"]
    for corpus, by_focus in points.items():
        out += [f"| {corpus} | {focus} | {by_focus[focus][0]:.4f} | {by_focus[focus][1]:.4f} |" for focus in FOCUSES]
    out += ["", "| type of page | pages | F1 |", "| --- | ---: | ---: |"]
    out += [f"| {name} | {count} | {f1:.4f} |" for name, count, f1 in types]
    error = mean([abs(promised - reached) for promised, reached in bins])
    return out + ["", f"Confidence and the F1 reached are {error:.4f} apart, in the mean of {BINS} bins of equal size."]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("pith", "corpora", "score", "into"):
        ap.add_argument(f"--{name}", type=pathlib.Path, required=True)
    for name in ("commit", "date"):
        ap.add_argument(f"--{name}", required=True)
    ap.add_argument("--jobs", type=int, default=1)
    args = ap.parse_args()

    score = scorer(args.score)
    points, balanced = {}, []
    with tempfile.TemporaryDirectory() as scratch:
        for corpus in COLORS:
            points[corpus] = {}
            for focus in FOCUSES:
                pages = list(pages_of(args, corpus, focus, score, scratch))
                points[corpus][focus] = (mean([page[2] for page in pages]), mean([page[3] for page in pages]))
                if focus == "balanced":
                    balanced += pages
    names = collections.Counter(page[0] for page in balanced)
    types = [(name, count, mean([page[4] for page in balanced if page[0] == name])) for name, count in names.items()]
    types.sort(key=lambda entry: -entry[2])
    bins = calibration(balanced)

    figures = args.into.parent / "figures"
    figures.mkdir(exist_ok=True)
    draw_focus(points, figures / "focus.svg")
    draw_types(types, figures / "types.svg")
    draw_confidence(bins, figures / "confidence.svg")
    text = args.into.read_text(encoding="utf-8")
    head, rest = text.split("<!-- figures -->\n", 1)
    tail = rest.split("<!-- end of figures -->", 1)[1]
    note = f"Written by `tools/dev figures` on {args.date}, at {args.commit}."
    body = "\n".join([note, ""] + table(points, types, bins))
    args.into.write_text(f"{head}<!-- figures -->\n{body}\n<!-- end of figures -->{tail}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())

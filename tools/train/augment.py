"""Changed copies of the pages whose true text is known, for the blocks' forest to learn from as well (data augmentation).

A page comes with the accidents of its site: this menu, that many cards, an article of such a length. Of a copy some boxes
that hold nothing of the truth are left out, some of many siblings, a stretch of the article; of one in ten the whole
article. What a forest learns must hold with and without them.
"""
import concurrent.futures
import dataclasses
import json
import random

import lxml.html
from lxml import etree

import labels

COPIES = 3
PROCESSES = 2
BOX, BOX_INSIDE = 0.35, 0.15        # chance of a box of boilerplate to be left out; of one within a box that was kept
STRANGE = 0.05                      # share of a box's words that may stand in the truth by accident
THINNED, SIBLINGS = 0.35, 6         # chance of siblings to be thinned out, if there are as many
SHORTENED, PARAGRAPHS = 0.4, 5      # chance of an article to be shortened, if it has as many parts side by side
EMPTIED = 0.1                       # chance of it to be left out altogether
SILENT = {"script", "style", "svg", "template", "iframe", "object", "embed", "canvas", "textarea", "select"}
TOGETHER = {"p", "tr", "td", "br"}  # siblings of these tags are one text, not one item each


@dataclasses.dataclass
class Box:
    """The words in an element and how many of them lie in runs of the truth."""
    words: int
    true: int


def weigh(body, truth):
    """A Box for every element."""
    tokens, begins, spans = [], {}, {}
    walk = etree.iterwalk(body, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            begins[element] = len(tokens)
            if element.tag in SILENT:
                walk.skip_subtree()
            else:
                tokens += labels.words(element.text)
            continue
        if event == "end":
            spans[element] = begins[element], len(tokens)
        if element is not body:
            tokens += labels.words(element.tail)
    marks = labels.covered(tokens, labels.words(truth), [])
    sums = [0]
    for mark in marks:
        sums.append(sums[-1] + mark)
    return {element: Box(end - begin, sums[end] - sums[begin]) for element, (begin, end) in spans.items()}


def children(element, boxes):
    return [child for child in element if child in boxes and child.tag not in SILENT]


def leave_out_boilerplate(body, boxes, chance):
    def go(element, likely):
        for child in children(element, boxes):
            box = boxes[child]
            if box.words < 3:
                continue
            if box.true > STRANGE * box.words or child.tag == "h1":
                go(child, BOX)
            elif chance.random() < likely:
                child.drop_tree()
            else:
                go(child, BOX_INSIDE)
    go(body, BOX)


def shorten(boxes, chance):
    """Leaves out a stretch of the parts that stand side by side and hold most of the article."""
    parts = max(([child for child in children(element, boxes) if boxes[child].true > 0.6 * boxes[child].words]
                 for element in boxes),
                key=lambda parts: sum(boxes[part].words for part in parts) if len(parts) >= PARAGRAPHS else 0)
    if len(parts) < PARAGRAPHS or chance.random() > SHORTENED:
        return
    count = chance.randint(1, int(len(parts) * 0.75))
    rest = len(parts) - count
    begin = rest if chance.random() < 0.5 else chance.randint(1, rest)
    for part in parts[begin:begin + count]:
        part.drop_tree()


def thin_out(boxes, chance):
    """Leaves out some of many siblings of one tag: cards, posts, items."""
    for element in boxes:
        siblings = [child for child in children(element, boxes) if boxes[child].words >= 3]
        if len(siblings) < SIBLINGS or chance.random() > THINNED:
            continue
        tags = [child.tag for child in siblings]
        common = max(sorted(set(tags)), key=tags.count)
        if common in TOGETHER:
            continue
        likely = chance.uniform(0.2, 0.7)
        for child in siblings:
            if child.tag == common and chance.random() < likely:
                child.drop_tree()


def empty(body, boxes):
    for child in children(body, boxes):
        box = boxes[child]
        if box.true > 0.5 * box.words:
            child.drop_tree()
        elif box.true > 0:
            empty(child, boxes)


def change(html, truth, seed):
    """(a copy of the page, its truth), or None of a page that says nothing."""
    chance = random.Random(seed)
    page = lxml.html.document_fromstring(html, parser=lxml.html.HTMLParser(encoding="utf-8", huge_tree=True))
    body = page.find("body")
    if body is None:
        return None
    boxes = weigh(body, truth)
    leave_out_boilerplate(body, boxes, chance)
    shorten(boxes, chance)
    thin_out(boxes, chance)
    if chance.random() < EMPTIED:
        empty(body, weigh(body, truth))
        truth = ""
    return lxml.html.tostring(page, encoding="utf-8", doctype="<!DOCTYPE html>"), truth


def write_copy(job):
    row, known, source, target, seed = job
    changed = change(source.read_bytes(), known["text"], seed)
    if changed is None:
        return None
    (target / f"{row['id']}.html").write_bytes(changed[0])
    return dict(row, path=f"{row['id']}.html"), dict(known, text=changed[1])


def write_copies(folder, rows, truth, target, number):
    """Writes copy `number` of each page of a corpus, its manifest's `rows`, as a corpus into `target`."""
    target.mkdir(parents=True, exist_ok=True)
    jobs = [(row, truth[row["id"]], folder / row["path"], target, f"{folder.name} {row['id']} {number}") for row in rows]
    with concurrent.futures.ProcessPoolExecutor(PROCESSES) as pool, \
            (target / "manifest.jsonl").open("w", encoding="utf-8") as manifest, \
            (target / "truth.jsonl").open("w", encoding="utf-8") as known:
        for written in pool.map(write_copy, jobs, chunksize=16):
            if written:
                manifest.write(json.dumps(written[0]) + "\n")
                known.write(json.dumps(written[1]) + "\n")

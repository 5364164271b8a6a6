#!/usr/bin/env python3
"""What --site-templates brings: batch with and without it, scored, on the pages of those hosts of corpora that have several,
and on made-up sites.

    site_templates.py --pith build/release/pith --score SHARED/score/score.py [--sites 40] [--seed 1] [CORPUS...]

Each made-up site has a template: notes of the publisher, calls to subscribe, teasers, in the column of the text and in classes
that say nothing. Pages begin with a dateline, some belong to a series and say so, some are there twice, at another address.
What the scores are is told by the scorer.
"""

import argparse
import collections
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

LEAST = 5  # pages of a host
NOUNS = ("bridge council river school market harbour station budget report museum factory union hospital festival road "
         "library garden company village court theatre storm ferry committee tower engine orchard survey").split()
VERBS = ("opened closed replaced visited repaired delayed praised measured sold moved painted rejected examined "
         "funded rebuilt inspected photographed welcomed").split()
WHENS = ["last week", "in the spring", "after years of debate", "on Monday", "before the winter", "without much noise",
         "for the third time", "despite the rain", "as nobody had expected", "at the end of the year"]
WHOS = ["the mayor", "a group of residents", "two engineers", "the owner", "her neighbours", "officials", "the new director",
        "several teachers", "the crew", "a former judge"]


def sentence(source):
    return source.choice([
        "{who} {verb} the {noun} {when}, and the {noun2} near the {noun3} was {verb2}, too.",
        "It was {when} that {who} {verb} the {noun}, which the {noun2} had paid for.",
        "The {noun} of the {noun2} was {verb} {when}, {who} said, because the {noun3} was not {verb2}.",
        "Nobody knows why {who} {verb} the {noun} {when}.",
        "When the {noun} was {verb}, {who} asked for a second {noun2} and a smaller {noun3}."]).format(
            who=source.choice(WHOS), verb=source.choice(VERBS), verb2=source.choice(VERBS), noun=source.choice(NOUNS),
            noun2=source.choice(NOUNS), noun3=source.choice(NOUNS), when=source.choice(WHENS))


def paragraph(source, most=5):
    text = " ".join(sentence(source) for _ in range(source.randint(1, most)))
    return text[0].upper() + text[1:]


def headline(source):
    return f"How {source.choice(WHOS)} {source.choice(VERBS)} the {source.choice(NOUNS)} {source.choice(WHENS)}"


class Site:
    def __init__(self, source, number):
        self.host = f"site{number}.example"
        self.source = source
        name = f"The {source.choice(NOUNS).capitalize()} Gazette"
        self.name = name
        notes = [
            f"{name} is read in every house of the valley; it lives from what its readers give, and takes no advertisements.",
            f"You are reading one of three free articles. Support {name} and read as many as you like, from four euros a month.",
            "Every morning at seven we send what has happened and what is going to, in a letter of five minutes. It costs nothing.",
            f"Have you seen a mistake in this text? Write to the editors of {name}, who correct what is wrong within a day.",
            "This text was made by people. It may be printed elsewhere if its author and this paper are named beside it.",
            " ".join(sentence(source) for _ in range(2)),
        ]
        self.above = source.sample(notes, source.randint(0, 1))
        self.middle = source.sample([note for note in notes if note not in self.above], source.randint(0, 1))
        self.below = source.sample([note for note in notes if note not in self.above + self.middle], source.randint(1, 3))
        self.teasers = [headline(source) for _ in range(source.randint(0, 5))]
        self.series = f"This is a part of our series on the {source.choice(NOUNS)} and the people who live and work beside it."
        self.tag = source.choice(["div", "p"])

    def page(self, number):
        """Address, HTML and the text of its article."""
        source = self.source
        title = headline(source)
        body = [paragraph(source) for _ in range(source.randint(2, 12))]
        if source.random() < 0.15:
            body.insert(0, self.series)
        place = source.choice(["HARBOUR TOWN", "UPPER VALLEY"]) if source.random() < 0.5 else None
        html = [f"<p>{text}</p>" for text in body]
        if place:
            html.insert(0, f"<p>{place}</p>")
        boxed = [f"<{self.tag} class=k{at}>{text}</{self.tag}>" for at, text in enumerate(self.middle)]
        html[len(html) // 2:len(html) // 2] = boxed
        above = "".join(f"<{self.tag} class=a{at}>{text}</{self.tag}>" for at, text in enumerate(self.above))
        below = "".join(f"<{self.tag} class=b{at}>{text}</{self.tag}>" for at, text in enumerate(self.below))
        below += "".join(f"<div class=t><a href=/{at}>{text}</a></div>" for at, text in enumerate(self.teasers))
        page = (f"<html><head><title>{title} | {self.name}</title></head><body><div class=m><a href=/>Home</a> <a href=/n>News</a>"
                f"</div><div class=c><h1>{title}</h1>{above}{''.join(html)}{below}</div><div class=f>{self.name}</div></body></html>")
        return f"https://{self.host}/{number}", page, "\n".join(([place] if place else []) + body)


def make_sites(root, count, seed):
    """A corpus of made-up sites, in the form of the others."""
    (root / "pages").mkdir(parents=True)
    with open(root / "truth.jsonl", "w", encoding="utf-8") as truth, open(root / "manifest.jsonl", "w", encoding="utf-8") as manifest:
        for number in range(count):
            source = random.Random(f"{seed} {number}")
            site = Site(source, number)
            made = [site.page(at) for at in range(source.randint(LEAST, 40))]
            made += [(f"{url}?print", html, text) for url, html, text in made if source.random() < 0.05]
            for at, (url, html, text) in enumerate(made):
                name = f"{number:03}-{at:02}"
                (root / "pages" / f"{name}.html").write_text(html, encoding="utf-8")
                truth.write(json.dumps({"id": name, "url": url, "text": text}) + "\n")
                manifest.write(json.dumps({"id": name, "path": f"pages/{name}.html", "url": url}) + "\n")
    return root


def rows(path):
    """The lines of a file, which may hold other signs that Python takes for ends of lines."""
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def measure(corpus, arguments, root):
    """Scores the pages of hosts with several, without the option and with it."""
    entries = [entry for entry in rows(corpus / "manifest.jsonl") if (corpus / entry["path"]).is_file() and urlsplit(entry.get("url", "")).hostname]
    pages_of = collections.Counter(urlsplit(entry["url"]).hostname for entry in entries)
    chosen = [entry for entry in entries if pages_of[urlsplit(entry["url"]).hostname] >= LEAST]
    print(f"{corpus.name}: {len(chosen)} pages of {sum(count >= LEAST for count in pages_of.values())} hosts with {LEAST} or more")
    if not chosen:
        return
    root.mkdir()
    ids = {entry["id"] for entry in chosen}
    with open(root / "truth.jsonl", "w", encoding="utf-8") as truth:
        for row in rows(corpus / "truth.jsonl"):
            if row["id"] in ids:
                truth.write(json.dumps(row) + "\n")
    with open(root / "manifest.jsonl", "w", encoding="utf-8") as manifest:
        for entry in chosen:
            manifest.write(json.dumps(entry | {"path": str((corpus / entry["path"]).resolve())}) + "\n")
    texts = []
    for options in ([], ["--site-templates"]):
        out = root / f"out{len(options)}.jsonl"
        subprocess.run([arguments.pith, "batch", root / "manifest.jsonl", "-o", out, *options], stderr=subprocess.DEVNULL, check=False)
        print(f"  {' '.join(options) or 'without'}")
        scored = subprocess.run([sys.executable, arguments.score, root, out], capture_output=True, text=True, check=True).stdout
        print("".join(f"    {line}\n" for line in scored.splitlines() if line.strip()), end="", flush=True)
        texts.append([row.get("text") for row in rows(out)])
    print(f"  {sum(before != after for before, after in zip(*texts, strict=True))} pages differ")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pith", required=True)
    parser.add_argument("--score", required=True, help="the scorer")
    parser.add_argument("--sites", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("corpora", nargs="*", type=Path, metavar="CORPUS", help="a folder with manifest.jsonl, truth.jsonl, pages")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        corpora = [*arguments.corpora, make_sites(root / "made-up sites", arguments.sites, arguments.seed)]
        for number, corpus in enumerate(corpora):
            measure(corpus, arguments, root / f"measured{number}")


if __name__ == "__main__":
    main()

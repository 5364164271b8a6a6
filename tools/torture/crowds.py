#!/usr/bin/env python3
"""Write pages with very many of one thing: a small article and a crowd behind, within or above it.

    crowds.py FOLDER [--scale N] [--only REGEX]

At scale 1 a crowd has a megabyte. What costs more for each of a crowd the more there are shows here. The manifest in
FOLDER is that of run.py: each page must give its article, whatever else comes out.
"""
import argparse
import html
import json
import pathlib
import re

SENTENCE = "The council met on Monday to speak about the bridge over the river and what it would cost the town. "
ARTICLE = "<h1>The bridge is closed</h1>" + "".join(f"<p>{SENTENCE}{more} {SENTENCE}</p>" for more in (
    "Nobody had counted the cracks in the northern pier before the winter.",
    "An engineer from the county had brought photographs, a hammer and a long list.",
    "Some of those who came spoke of the flood forty years ago.", "Others asked who would carry the children to school.",
    "A vote was put off until the second week of May."))
BYTES = 1_000_000
ADDRESS = "https://town.example/bridge"  # without one no link leads anywhere
SMALLEST = 0.02

# By name: one of the crowd. "{i}" is its number.
THINGS = {
    "paragraph": f"<p>{SENTENCE}{{i}}</p>", "same paragraph": f"<p>{SENTENCE}</p>", "word": "<p>ok {i}</p>",
    "first heading": "<h1>Heading words {i}</h1>", "same heading": "<h2>Heading words</h2><p>Some words</p>",
    "section": "<section><h2>Heading {i}</h2><p>words</p></section>", "copy of the headline": "<p>The bridge is closed</p>",
    "next article": f"<article><h1>Other {{i}}</h1><p>{SENTENCE}</p></article>", "contents": "<p>Contents</p><h2>Part {i}</h2>",
    "list of contents": "<h2>Contents</h2><ol><li>Part {i}</ol>", "time": "<time datetime=2024-05-05>5 May</time> ",
    "author": "<span class=author>Jane Roe{i}</span> ", "byline": "<p>By Jane Roe{i}</p>", "date": "<p>12 May 2020</p>",
    "read more": "<p>Read more: the story {i}</p>", "related": "<p>Related: <a href=x{i}>story {i}</a></p>",
    "share": "<p>Share</p>", "credit": "<p>Source: example{i}.org</p>", "photo": "<p>Photo: Jane Roe{i}</p>",
    "dateline": "<p>ROME (AP) – words {i}</p>", "copyright": "<p>© 2024 Example {i}</p>", "clock": "<p>09:30</p><h3>x{i}</h3>",
    "note": "<li id=fn{i}>note <a href=#r{i}>^</a></li>", "note sign": "word<sup><a href=#fn{i} id=r{i}>{i}</a></sup> ",
    "comment": f"<div class=comment><p>{SENTENCE}{{i}}</p></div>", "listed comment":
        "<div class=comment><div class=comment-body><ul><li>a{i}</li></ul><p>words</p></div></div>",
    "link": "<a href=/x{i}>link {i}</a> ", "linked line": "<p><a href=/x{i}>link words {i}</a></p>",
    "linked item": "<ul><li><a href=/x{i}>Story {i} of words</a></li></ul>",
    "linked button": "<a class=btn href=/x{i}>Buy {i}</a><p>ok</p>", "announced list": "<p>Use one of these words:</p><ul><li>a<li>b</ul>",
    "linked heading": "<h2 id=h{i}><a href=#h{i}>Part {i}</a></h2><p>words</p>", "tab": f"<div style='display:none'><p>{SENTENCE}</p>x{{i}}</div>",
    "unprinted": f"<div class='noprint box{{i}}'>{SENTENCE}</div>",
    "picture": "<img src=a{i}.jpg alt='The bridge {i}'>", "caption": "<div class=caption>caption {i}</div><img src=x>",
    "table": "<table><tr><td>a{i}</table>", "definition": "<dl><dt>t{i}<dd>d</dl>", "item": "<ul><li><p>a{i}</p></li></ul>",
    "code": "<pre><code>x{i}\n</code></pre>", "ruby": "<ruby>a{i}<rt>b</rt></ruby>", "break": "words {i}<br><br>",
    "emphasis": "<b>w{i}</b> <i>x</i> ", "quoted words": "<q>words {i}</q> ", "details": "<details><summary>s{i}</summary>t</details>",
    "button": "<button>Send {i}</button>", "field": "<input value={i}>", "choice": "<select><option>{i}</select>",
    "drawing": "<svg><path d=M0></svg>", "frame": "<iframe src=x{i}></iframe>", "template": "<template><p>x{i}</p></template>",
    "noscript": "<noscript><img src=x{i}></noscript>", "hidden": "<div hidden>x{i}</div>", "tag": "<a rel=tag href=t{i}>tag{i}</a> ",
    "person": "<div itemscope itemtype=http://schema.org/Person><span itemprop=name>J{i}</span></div>",
    "json-ld": '<script type=application/ld+json>{{"@type":"NewsArticle","headline":"The bridge {i}"}}</script>',
    "script": '<script>var a = {{"title": "x{i}"}};</script>', "meta": "<meta property=og:title content='The bridge {i}'>",
    "canonical": "<link rel=canonical href=x{i}>", "base": "<base href=/b{i}>", "title": "<title>t{i}</title>",
    "licence": "<a rel=license href=x{i}>CC</a>", "price": "<p>${i}.00</p>", "persian": "<p>متن فارسی {i}</p>",
    "chinese": "<p>这是一个句子{i}。</p>", "reference": "&amp;{i}&lt; ", "mark": "e&#769;{i} ", "lone mark": "<i>&#769;</i>",
    "emoji": "😀{i} ",
}
HEAD = ("json-ld", "script", "meta", "canonical", "base", "title", "noscript", "link")
INLINE = ("time", "author", "note sign", "link", "picture", "ruby", "break", "emphasis", "quoted words", "tag", "person",
          "reference", "mark", "lone mark", "emoji")
# Boxes whose tag is long, with many in them that look at it.
BOXES = {"div": ("<p>short words</p>", "<a href=x>link</a> ", "<img src=a.jpg>", "<span>words</span> ", "<br>line of words"),
         "ul": ("<li>item of a list</li>",), "ol": ("<li>item of a list</li>",), "section": ("<h3>A heading</h3><p>words</p>",),
         "table": ("<tr><td>one<td>two</tr>",), "figure": ("<img src=a><figcaption>caption words</figcaption>",),
         "blockquote": ("<p>quoted words</p>",), "pre": ("line of code\n",), "form": ("<input><button>Go</button>",)}
ATTRIBUTES = ("class", "id", "style", "data-x")
# One text of the whole size.
TEXTS = {"letters": "x", "dates": "12 May 2020 ", "numbers": "12 ", "labels": "a: ", "title": "a | b - c ", "words": "word "}
# Lists of readers' comments, which are asked for.
COMMENT = f"<p class=comment-text>{SENTENCE}{{i}}</p>"
COMMENTS = {
    "ordered": ("<ol class=comment-list>", f"<li class=comment>{COMMENT}</li>", "</ol>"),
    "counted down": ("<ol reversed class=comment-list>", f"<li class=comment>{COMMENT}</li>", "</ol>"),
    "short": ("<ol class=comment-list>", "<li class=comment><p>Some words {i}.</p></li>", "</ol>"),
    "boxes": ("", f"<div class=comment>{COMMENT}</div>", ""),
    "linked": ("", f"<div class=comment>{COMMENT}<a href=/x{{i}}>link</a></div>", ""),
    "table": ("<table>", f"<tr><td>{{i}}<td class=comment>{COMMENT}</tr>", "</table>"),
    "pre": ("<pre>", "<div class=comment>Some words {i}.</div>", "</pre>"),
}
DEEP = {"boxes": "<div><p>w</p>", "lists": "<ul><li>w", "quotes": "<blockquote>w"}


def crowd(thing, size):
    return "".join(thing.format(i=i) for i in range(max(1, size // len(thing))))


def page(behind="", head="", above="", title="The bridge is closed"):
    return (f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body><article>"
            f"{ARTICLE.replace('</h1>', '</h1>' + above)}{behind}</article></body></html>")


def cases(size):
    """Names and pages."""
    for name, thing in THINGS.items():
        yield f"behind-{name}", page(crowd(thing, size))
    for name in HEAD:
        yield f"head-{name}", page(head=crowd(THINGS[name], size))
    for name in INLINE:
        yield f"paragraph-{name}", page(f"<p>{crowd(THINGS[name], size)}</p>")
        yield f"byline-{name}", page(above=f"<div class=byline>By {crowd(THINGS[name], size)}</div>")
    for tag, things in BOXES.items():
        for number, thing in enumerate(things):
            for attribute in ATTRIBUTES:
                value = "ab cd " * (size // 12) if attribute == "class" else "x" * (size // 2)
                yield f"box-{tag}{number}-{attribute}", page(f"<{tag} {attribute}='{value}'>{crowd(thing, size // 2)}</{tag}>")
    for name, text in TEXTS.items():
        text = crowd(text, size)
        yield f"text-{name}", page(f"<p>{text}</p>")
        yield f"description-{name}", page(head=f"<meta name=description content='{html.escape(text)}'>")
        yield f"address-{name}", page(f"<p><a href='/{html.escape(text)}'>link</a></p>")
    for name, (begin, thing, end) in COMMENTS.items():
        yield f"comments-{name}", page(f"</article><section class=comments>{begin}{crowd(thing, size)}{end}</section>")
    for name, thing in DEEP.items():
        yield f"deep-{name}", page(thing * (size // len(thing)))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", type=pathlib.Path)
    ap.add_argument("--scale", type=float, default=1)
    ap.add_argument("--only", default="")
    args = ap.parse_args()
    size = int(BYTES * max(args.scale, SMALLEST))
    args.folder.mkdir(parents=True, exist_ok=True)
    with (args.folder / "manifest.jsonl").open("w") as manifest:
        for name, text in cases(size):
            file = name.replace(" ", "-") + ".html"
            if not re.search(args.only, file):
                continue
            (args.folder / file).write_text(text)
            options = [f"--url={ADDRESS}"] + (["--comments"] if name.startswith("comments-") else [])
            manifest.write(json.dumps({"file": file, "n": size, "content_type": "text/html; charset=utf-8", "expect": "article",
                                       "may_refuse": False, "options": options, "must_contain": [SENTENCE.strip()],
                                       "must_not_contain": []}) + "\n")


if __name__ == "__main__":
    main()

"""Programs written for other extractors: their calls, as their documentation shows them."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pith.compat import readability, trafilatura
from pith.compat.trafilatura import Extractor, bare_extraction, extract, extract_metadata

PAGES = Path(__file__).parents[2] / "fixtures" / "pages"
HTML = (PAGES / "wordpress-blog" / "source.html").read_text()
TABLE = (PAGES / "data-table" / "source.html").read_text()
GERMAN = (PAGES / "german-news" / "source.html").read_text()
URL = "https://example.org/a"
TITLE = "What I learned from sinking my own boat"
LEAD = "On the first warm Saturday of May"

COMMENT = "I sank mine in 1987"


def has(*parts):
    return lambda out: all(part in out for part in parts)


def lacks(*parts):
    return lambda out: out.startswith(LEAD) and not any(part in out for part in parts)


# Each call of extract() with what its result must be.
CALLS = [
    (dict(filecontent=HTML), has(LEAD)),
    (dict(filecontent=HTML.encode()), has(LEAD)),
    (dict(filecontent=HTML, url=URL), has(LEAD)),
    (dict(filecontent=HTML, output_format="txt"), has(LEAD)),
    (dict(filecontent=HTML, output_format="markdown"), has("## Wood shrinks. I knew that.")),
    (dict(filecontent=HTML, output_format="markdown", with_metadata=True), has("---\ntitle:", LEAD)),
    (dict(filecontent=HTML, output_format="xml"), lambda out: ElementTree.fromstring(out).tag == "doc"),
    (dict(filecontent=HTML, output_format="xml", include_comments=False), lambda out: COMMENT not in out),
    (dict(filecontent=HTML, output_format="xml", with_metadata=True), has('author="Orla Fensworth"')),
    (dict(filecontent=HTML, output_format="xmltei"), lambda out: ElementTree.fromstring(out) is not None),
    (dict(filecontent=HTML, output_format="json"), lambda out: set(json.loads(out)) == {"text", "comments"}),
    (dict(filecontent=HTML, output_format="json", with_metadata=True), lambda out: json.loads(out)["title"] == TITLE),
    (dict(filecontent=HTML, output_format="json", with_metadata=True), lambda out: json.loads(out)["date"] == "2023-06-19"),
    (dict(filecontent=HTML, output_format="csv"), lambda out: out.count("\t") == 10),
    (dict(filecontent=HTML, output_format="csv", with_metadata=True), has(TITLE)),
    (dict(filecontent=HTML, output_format="html"), has("<h2>Wood shrinks. I knew that.</h2>")),
    (dict(filecontent=HTML, include_comments=False), lacks(COMMENT)),
    (dict(filecontent=HTML, include_comments=True), has(COMMENT)),
    (dict(filecontent=HTML, include_formatting=True), has("## ")),
    (dict(filecontent=HTML, include_links=True, output_format="markdown"), has(LEAD)),
    (dict(filecontent=HTML, include_images=True), has(LEAD)),
    (dict(filecontent=TABLE, include_tables=True), has(" | ")),
    (dict(filecontent=TABLE, include_tables=False), lambda out: " | " not in out),
    (dict(filecontent=HTML, no_fallback=True), has(LEAD)),
    (dict(filecontent=HTML, fast=True), has(LEAD)),
    (dict(filecontent=HTML, include_comments=False, include_tables=False, no_fallback=True), lacks(COMMENT)),
    (dict(filecontent=HTML, favor_precision=True), has(LEAD)),
    (dict(filecontent=HTML, favor_recall=True), has(LEAD)),
    (dict(filecontent=HTML, target_language="en"), has(LEAD)),
    (dict(filecontent=GERMAN, target_language="de"), lambda out: out is not None),
    (dict(filecontent=HTML, with_metadata=True), has("---\ntitle:", TITLE)),
    (dict(filecontent=HTML, only_with_metadata=True, url=URL), has(LEAD)),
    (dict(filecontent=HTML, deduplicate=True), has(LEAD)),
    (dict(filecontent=HTML, date_extraction_params={"extensive_search": True, "max_date": "2018-07-01"}), has(LEAD)),
    (dict(filecontent=HTML, record_id="12", output_format="json", with_metadata=True), lambda out: json.loads(out)["id"] == "12"),
    (dict(filecontent=HTML, author_blacklist={"Orla Fensworth"}, output_format="json", with_metadata=True), lambda out: json.loads(out)["author"] is None),
    (dict(filecontent=HTML, options=Extractor(output_format="json", with_metadata=True)), lambda out: json.loads(out)["title"] == TITLE),
    (dict(filecontent=HTML, options=Extractor(comments=False, precision=True)), lacks(COMMENT)),
    # What has no text, or not what was asked for, is None.
    (dict(filecontent=HTML, target_language="fr"), None),
    (dict(filecontent="", output_format="txt"), None),
    (dict(filecontent=None), None),
    (dict(filecontent=42), None),
    (dict(filecontent=b"\x89PNG\r\n\x1a\n" + bytes(50)), None),
    (dict(filecontent=HTML, url_blacklist={"https://tarandtimber.example/2023/06/19/what-i-learned-from-sinking-my-own-boat/"}), None),
    (dict(filecontent="<html><body><p>Too little.</p></body></html>", only_with_metadata=True), None),
]


@pytest.mark.parametrize(("arguments", "right"), CALLS, ids=[str(i) for i in range(len(CALLS))])
def test_extract(arguments, right):
    out = extract(**arguments)
    assert out is None if right is None else right(out), out


def test_bare_extraction():
    document = bare_extraction(HTML, url=URL, with_metadata=True)
    assert document.title == TITLE and document.author == "Orla Fensworth" and document.date == "2023-06-19"
    assert document.text.startswith(LEAD) and COMMENT in document.comments
    assert document.as_dict()["sitename"] == "Tar & Timber"
    assert bare_extraction(HTML, as_dict=True)["title"] == TITLE
    assert bare_extraction("") is None


def test_metadata():
    document = extract_metadata(HTML)
    assert (document.title, document.hostname, document.categories) == (TITLE, "tarandtimber.example", ["Mergus"])
    assert trafilatura.extract_with_metadata(HTML).title == TITLE
    late = extract_metadata(HTML, date_config={"max_date": "2018-07-01"})
    assert late.date is None


def test_other_functions():
    assert LEAD in trafilatura.html2txt(HTML)
    _, text, size = trafilatura.baseline(HTML)
    assert len(text) == size > 1000
    assert trafilatura.fetch_url("http://127.0.0.1:9/") is None
    assert bare_extraction(trafilatura.fetch_url("http://127.0.0.1:9/")) is None


def test_wrong_calls():
    with pytest.raises(AttributeError):
        extract(HTML, output_format="pdf")
    with pytest.raises(AttributeError):
        extract(HTML, output_format="python")
    with pytest.raises(TypeError):
        extract(HTML, colour="red")
    for function in (extract_metadata, trafilatura.html2txt, trafilatura.baseline):
        with pytest.raises(TypeError):
            function(None)


def test_trees_and_xpath():
    lxml_html = pytest.importorskip("lxml.html")
    tree = lxml_html.fromstring(HTML)
    assert LEAD in extract(tree)
    assert "painted" not in (extract(HTML, prune_xpath="//li") or "") and LEAD in extract(HTML, prune_xpath=["//li"])


def test_readability():
    document = readability.Document(HTML, url=URL)
    assert document.title() == document.short_title() == TITLE
    assert document.author() == "Orla Fensworth"
    summary = document.summary()
    assert summary.startswith("<html><body><div>") and LEAD in summary
    assert document.summary(html_partial=True).startswith("<div>")
    assert re.search(r"<h2>Wood shrinks", document.get_clean_html())
    assert document.content() == HTML
    with pytest.raises(readability.Unparseable):
        readability.Document(b"\x89PNG\r\n\x1a\n" + bytes(50)).summary()

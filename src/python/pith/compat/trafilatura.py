"""trafilatura's functions over pith.

    from pith.compat.trafilatura import extract, bare_extraction, fetch_url

takes trafilatura's arguments and gives what it gives: text or None, in its output formats, with its names of
metadata. What an argument asks for that pith has no use for (`fast`, `no_fallback`, `max_tree_size`,
`settingsfile`, `config`, `deduplicate`, `include_images`, `tei_validation`) is accepted and does nothing. What differs is in
docs/python.md.
"""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass, field
from html import escape
from typing import Any, Iterable
from urllib.parse import urlsplit

import pith

__all__ = [
    "Document",
    "Extractor",
    "bare_extraction",
    "baseline",
    "extract",
    "extract_metadata",
    "extract_with_metadata",
    "fetch_response",
    "fetch_url",
    "html2txt",
]

FORMATS = ("csv", "html", "json", "markdown", "python", "txt", "xml", "xmltei")


@dataclass
class Document:
    """What bare_extraction() gives, with trafilatura's names. Unknown fields are None."""

    title: str | None = None
    author: str | None = None
    url: str | None = None
    hostname: str | None = None
    description: str | None = None
    sitename: str | None = None
    date: str | None = None
    categories: list[str] | None = None
    tags: list[str] | None = None
    fingerprint: str | None = None
    id: str | None = None
    license: str | None = None
    comments: str | None = None
    raw_text: str | None = None
    text: str | None = None
    language: str | None = None
    image: str | None = None
    pagetype: str | None = None
    filedate: str | None = None
    article: Any = field(default=None, repr=False, compare=False)  # the pith.Article it is made from

    def as_dict(self) -> dict[str, Any]:
        """Its fields by name."""
        return {name: value for name, value in vars(self).items() if name != "article"}


@dataclass
class Extractor:
    """trafilatura.settings.Extractor: the options of a call in one object."""

    output_format: str = "txt"
    fast: bool = False
    precision: bool = False
    recall: bool = False
    comments: bool = True
    formatting: bool | None = None
    links: bool = False
    images: bool = False
    tables: bool = True
    dedup: Any = False
    lang: str | None = None
    url: str | None = None
    source: str | None = None
    with_metadata: bool = False
    only_with_metadata: bool = False
    tei_validation: bool = False
    author_blacklist: Iterable[str] | None = None
    url_blacklist: Iterable[str] | None = None
    date_params: dict[str, Any] | None = None
    config: Any = None

    def __post_init__(self) -> None:
        if self.output_format not in FORMATS:
            raise AttributeError(f"Cannot set format, must be one of: {', '.join(FORMATS)}")


def _source_of(content: Any) -> Any:
    """Bytes or text of what trafilatura takes: bytes, str, a response, an lxml tree."""
    if isinstance(content, (bytes, bytearray, memoryview, str, pith.Response)):
        return content
    if hasattr(content, "data"):  # a response of urllib3 or of trafilatura
        return content.data
    if hasattr(content, "getroottree"):
        from lxml import etree

        return etree.tostring(content, method="html", encoding="utf-8")
    raise TypeError(f"not a page: {type(content).__name__}")


def _prune(content: Any, expressions: str | Iterable[str]) -> bytes:
    """The page without what XPath expressions name; needs lxml."""
    from lxml import etree
    from lxml import html as lxml_html

    source = content.body if isinstance(content, pith.Response) else content
    tree = lxml_html.fromstring(source)
    for expression in [expressions] if isinstance(expressions, str) else expressions:
        for element in tree.xpath(expression):
            element.drop_tree()
    return etree.tostring(tree, method="html", encoding="utf-8")


def _article(content: Any, options: Extractor, prune_xpath: Any = None) -> pith.Article | None:
    try:
        page = _source_of(content)
    except TypeError:  # what fetch_url() gives for a page that it could not get, too
        return None
    if prune_xpath:
        page = _prune(page, prune_xpath)
    focus = "precision" if options.precision else "recall" if options.recall else "balanced"
    try:
        article = pith.extract(page, options.url, focus=focus, comments=options.comments)
    except pith.Error:
        return None
    return article if article.text else None


def _unwanted(article: pith.Article, options: Extractor) -> bool:
    """Whether what the caller asks of metadata is not there."""
    meta = article.metadata
    if options.lang is not None and meta.language.split("-")[0] != options.lang:
        return True
    if options.url_blacklist and meta.url in options.url_blacklist:
        return True
    return options.only_with_metadata and not (meta.title and meta.url and meta.date)


def _date(meta: pith.Metadata, params: dict[str, Any] | None) -> str | None:
    wanted = params or {}
    if wanted.get("original_date") is False and meta.date_modified:
        return meta.date_modified
    latest = wanted.get("max_date")
    return meta.date if meta.date and not (latest and meta.date > str(latest)) else None


def _metadata_of(article: pith.Article, options: Extractor) -> Document:
    meta = article.metadata
    unwanted = {name.lower() for name in options.author_blacklist or ()}
    authors = [person.name for person in meta.authors if person.name.lower() not in unwanted]
    return Document(
        title=meta.title or None,
        author="; ".join(authors) or None,
        url=meta.url or options.url,
        hostname=urlsplit(meta.url or options.url or "").hostname,
        description=meta.description or None,
        sitename=meta.site or None,
        date=_date(meta, options.date_params),
        categories=list(meta.categories),
        tags=list(meta.tags),
        license=meta.license or None,
        language=meta.language or None,
        image=meta.image or None,
        pagetype=meta.page_type or None,
        article=article,
    )


_LEFT_OUT = {"comment", "caption", "picture", "embed", "rule"}


def _own_blocks(article: pith.Article, tables: bool) -> list[pith.Block]:
    return [b for b in article.blocks if b.kind not in _LEFT_OUT and (tables or b.kind != "table_row")]


def _plain_text(article: pith.Article, tables: bool) -> str:
    """One block a line, as trafilatura prints text."""
    lines = []
    for block in _own_blocks(article, tables):
        if block.kind == "list_item":
            lines.append(f"- {block.text}")
        elif block.kind == "table_row":
            lines.append("| " + " | ".join(block.text.split("\t")) + " |")
        else:
            lines.append(block.text)
    return "\n".join(lines)


def _comments_of(article: pith.Article) -> str:
    return "\n".join(block.text for block in article.blocks if block.kind == "comment")


def _markdown_body(article: pith.Article, options: Extractor) -> str:
    return article.to_markdown(metadata=False, links=options.links).strip()


def _document(content: Any, options: Extractor, prune_xpath: Any = None) -> Document | None:
    article = _article(content, options, prune_xpath)
    if article is None or _unwanted(article, options):
        return None
    made = _metadata_of(article, options)
    formatted = options.formatting or options.output_format == "markdown"
    made.text = _markdown_body(article, options) if formatted else _plain_text(article, options.tables)
    made.raw_text = _plain_text(article, options.tables)
    made.comments = _comments_of(article) if options.comments else None
    made.fingerprint = f"{article.metadata.simhash:016x}"
    return made


def _front_matter(made: Document) -> str:
    out = ["---"]
    for name in ("title", "author", "url", "hostname", "description", "sitename", "date", "categories", "tags", "fingerprint", "id", "license"):
        value = getattr(made, name)
        if value:
            out.append(f"{name}: {json.dumps(value, ensure_ascii=False)}")
    return "\n".join([*out, "---"])


def _json(made: Document, options: Extractor) -> str:
    if not options.with_metadata:
        return json.dumps({"text": made.text, "comments": made.comments}, ensure_ascii=False)
    out = made.as_dict()
    out["source"] = out.pop("url")
    out["source-hostname"] = out.pop("sitename")
    out["excerpt"] = out.pop("description")
    for name in ("categories", "tags"):
        out[name] = ";".join(out[name] or ())
    return json.dumps(out, ensure_ascii=False)


def _csv(made: Document, options: Extractor) -> str:
    names = ("url", "id", "fingerprint", "hostname", "title", "image", "date")
    known = [getattr(made, name) if options.with_metadata or name == "fingerprint" else None for name in names]
    row = [*known, made.text, made.comments, made.license, made.pagetype if options.with_metadata else None]
    out = io.StringIO()
    csv.writer(out, delimiter="\t", quoting=csv.QUOTE_MINIMAL).writerow(
        ["null" if value in (None, "") else value for value in row]
    )
    return out.getvalue()


def _xml_blocks(blocks: list[pith.Block]) -> str:
    """Blocks as trafilatura's simple XML names them."""
    out: list[str] = []
    opened = ""

    def close(kind: str) -> None:
        nonlocal opened
        if opened and opened != kind:
            out.append(f"    </{opened}>")
            opened = ""

    for block in blocks:
        text = escape(block.text, quote=False)
        wrapper = {"list_item": "list", "table_row": "table"}.get(block.kind, "")
        close(wrapper)
        if wrapper and not opened:
            out.append(f"    <{wrapper}>")
            opened = wrapper
        if block.kind == "heading":
            out.append(f'    <head rend="h{block.level}">{text}</head>')
        elif block.kind == "list_item":
            out.append(f"      <item>{text}</item>")
        elif block.kind == "table_row":
            cells = "".join(f"<cell>{cell}</cell>" for cell in text.split("\t"))
            out.append(f"      <row>{cells}</row>")
        elif block.kind == "code":
            out.append(f"    <code>{text}</code>")
        elif block.quote:
            out.append(f"    <quote>{text}</quote>")
        else:
            out.append(f"    <p>{text}</p>")
    close("")
    return "\n".join(out)


def _xml(made: Document, options: Extractor) -> str:
    attributes = ""
    names = ("sitename", "title", "author", "date", "url", "hostname", "description", "categories", "tags", "license", "id")
    for name in names if options.with_metadata else ():
        value = getattr(made, name)
        if isinstance(value, list):
            value = ";".join(value)
        if value:
            attributes += f' {name}="{escape(value)}"'
    attributes += f' fingerprint="{made.fingerprint}"'
    own = _xml_blocks(_own_blocks(made.article, options.tables))
    readers = _xml_blocks([block for block in made.article.blocks if block.kind == "comment"])
    comments = f"\n  <comments>\n{readers}\n  </comments>" if readers else ""
    return f"<doc{attributes}>\n  <main>\n{own}\n  </main>{comments}\n</doc>"


def _render(made: Document, options: Extractor) -> str:
    kind = options.output_format
    if kind == "json":
        return _json(made, options)
    if kind == "csv":
        return _csv(made, options)
    if kind == "xml":
        return _xml(made, options)
    if kind == "xmltei":
        return made.article.to_tei()
    if kind == "html":
        return made.article.to_html(metadata=options.with_metadata, links=options.links)
    body = made.text or ""
    if made.comments:
        body += "\n" + made.comments
    return f"{_front_matter(made)}\n{body}" if options.with_metadata else body


def _options(given: dict[str, Any]) -> Extractor:
    """The options of a call by trafilatura's names of arguments."""
    ready = given.pop("options", None)
    if ready is not None:
        return ready
    return Extractor(
        output_format=given.get("output_format") or "txt",
        precision=bool(given.get("favor_precision")),
        recall=bool(given.get("favor_recall")),
        comments=given.get("include_comments", True),
        formatting=given.get("include_formatting"),
        links=bool(given.get("include_links")),
        images=bool(given.get("include_images")),
        tables=given.get("include_tables", True),
        lang=given.get("target_language"),
        url=given.get("url"),
        with_metadata=bool(given.get("with_metadata") or given.get("only_with_metadata")),
        only_with_metadata=bool(given.get("only_with_metadata")),
        author_blacklist=given.get("author_blacklist"),
        url_blacklist=given.get("url_blacklist"),
        date_params=given.get("date_extraction_params"),
    )


_ARGUMENTS = {
    "author_blacklist",
    "config",
    "date_extraction_params",
    "deduplicate",
    "fast",
    "favor_precision",
    "favor_recall",
    "include_comments",
    "include_formatting",
    "include_images",
    "include_links",
    "include_tables",
    "max_tree_size",
    "no_fallback",
    "only_with_metadata",
    "options",
    "output_format",
    "prune_xpath",
    "record_id",
    "settingsfile",
    "target_language",
    "tei_validation",
    "url_blacklist",
    "with_metadata",
}


def _check(given: dict[str, Any]) -> None:
    for name in given:
        if name not in _ARGUMENTS:
            raise TypeError(f"unexpected keyword argument {name!r}")


def extract(filecontent: Any, url: str | None = None, record_id: str | None = None, **arguments: Any) -> str | None:
    """The main text of a page in one of trafilatura's output formats, or None."""
    _check(arguments)
    options = _options({"url": url, **arguments})
    if options.output_format == "python":
        raise AttributeError("'python' is a format of bare_extraction only")
    made = _document(filecontent, options, arguments.get("prune_xpath"))
    if made is None:
        return None
    made.id = record_id
    return _render(made, options)


def bare_extraction(filecontent: Any, url: str | None = None, *, as_dict: bool = False, **arguments: Any) -> Any:
    """Text and metadata of a page as a Document (or a dictionary), or None."""
    _check(arguments)
    options = _options({"url": url, "output_format": "python", **arguments})
    made = _document(filecontent, options, arguments.get("prune_xpath"))
    if made is None:
        return None
    return made.as_dict() if as_dict else made


def extract_with_metadata(filecontent: Any, url: str | None = None, record_id: str | None = None, **arguments: Any) -> Document | None:
    """As extract(), but a Document whose `text` is in the output format asked for."""
    _check(arguments)
    options = _options({"url": url, **arguments, "with_metadata": True})
    made = _document(filecontent, options, arguments.get("prune_xpath"))
    if made is not None:
        made.id = record_id
        if options.output_format != "python":
            made.text = _render(made, options)
    return made


def extract_metadata(
    filecontent: Any,
    default_url: str | None = None,
    date_config: dict[str, Any] | None = None,
    extensive: bool = True,
    author_blacklist: Iterable[str] | None = None,
) -> Document | None:
    """The metadata of a page."""
    options = Extractor(url=default_url, date_params=date_config, author_blacklist=author_blacklist)
    try:
        article = pith.extract(_source_of(filecontent), default_url)
    except pith.Error:
        return None
    return _metadata_of(article, options)


def html2txt(content: Any, clean: bool = True) -> str:
    """All that may be text of a page, without choice."""
    try:
        article = pith.extract(_source_of(content), focus="recall")
    except pith.Error:
        return ""
    return re.sub(r"\s+", " ", article.text).strip()


def baseline(filecontent: Any) -> tuple[Any, str, int]:
    """An element tree (None here), the text and its length."""
    text = html2txt(filecontent)
    return None, text, len(text)


def _decoded(response: pith.Response) -> str:
    """The page as text, by the charset that its header or its markup names, else as UTF-8."""
    head = response.body[:2048].decode("ascii", "replace")
    named = re.search(r"charset=[\"']?([\w-]+)", response.content_type) or re.search(r"charset=[\"']?([\w-]+)", head)
    try:
        return response.body.decode(named.group(1) if named else "utf-8", "replace")
    except LookupError:
        return response.body.decode("utf-8", "replace")


def fetch_url(url: str, no_ssl: bool = False, config: Any = None, options: Any = None) -> str | None:
    """The HTML of a page, or None."""
    response = fetch_response(url, no_ssl=no_ssl)
    return _decoded(response) if response else None


def fetch_response(
    url: str, *, decode: bool = False, no_ssl: bool = False, with_headers: bool = False, config: Any = None
) -> pith.Response | None:
    """The response to a request for a page, or None."""
    try:
        return pith.fetch(url, insecure=no_ssl)
    except pith.Error:
        return None

"""The article of a web page: its text, without the page around it, and who wrote it, when and where.

    >>> import pith
    >>> article = pith.extract("<html><body><article><h1>Rain</h1><p>It rained all day in the hills.</p>"
    ...                        "<p>By evening the river had left its bed, and the bridge was closed.</p></article>")
    >>> article.title
    'Rain'
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any, Literal, Union

from . import _pith
from ._pith import (
    Article,
    Block,
    Comment,
    Container,
    Embed,
    Limits,
    Mark,
    Metadata,
    Person,
    Picture,
    Provenance,
    Response,
    __version__,
)
from .errors import Error, FetchError, InputError, LimitError, NotTextError, UsageError

__all__ = [
    "Article",
    "Block",
    "Comment",
    "Container",
    "Embed",
    "Error",
    "Extractor",
    "FetchError",
    "InputError",
    "LimitError",
    "Limits",
    "Mark",
    "Metadata",
    "NotTextError",
    "Person",
    "Picture",
    "Provenance",
    "Response",
    "UsageError",
    "__version__",
    "extract",
    "extract_many",
    "fetch",
    "fetch_many",
]

Focus = Literal["precision", "balanced", "recall"]
Form = Literal["detect", "html", "text"]
Html = Union[bytes, bytearray, memoryview, str]
Selectors = Union[str, Iterable[str]]
Rules = Union[str, "os.PathLike[str]"]
OnError = Literal["raise", "return"]


def _choice(kind: Any, name: str, value: str) -> Any:
    found = getattr(kind, value, None)
    if not isinstance(found, kind):
        names = ", ".join(member.name for member in kind)
        raise UsageError(f"{name}: {value!r} is none of {names}")
    return found


def _selectors(given: Selectors) -> str:
    return given if isinstance(given, str) else ", ".join(given)


def _read_text(path: os.PathLike[str]) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


def _options(
    focus: Focus,
    form: Form,
    captions: bool,
    comments: bool,
    drop: Selectors,
    keep: Selectors,
    rules: Rules,
    limits: Limits | None,
    model: bytes | None,
):
    options = _pith.Options()
    options.drop = _selectors(drop)
    options.keep = _selectors(keep)
    options.rules = rules if isinstance(rules, str) else _read_text(rules)
    options.focus = _choice(_pith.Focus, "focus", focus)
    options.form = _choice(_pith.Form, "form", form)
    options.captions = captions
    options.comments = comments
    if limits is not None:
        options.limits = limits
    if model is not None:
        options.set_model(model)
    return options


def _returns_errors(on_error: OnError) -> bool:
    if on_error not in ("raise", "return"):
        raise UsageError(f"on_error: {on_error!r} is none of raise, return")
    return on_error == "return"


def extract(
    html: Html | Response,
    url: str | None = None,
    *,
    content_type: str | None = None,
    focus: Focus = "balanced",
    form: Form = "detect",
    captions: bool = False,
    comments: bool = False,
    drop: Selectors = (),
    keep: Selectors = (),
    rules: Rules = "",
    limits: Limits | None = None,
    model: bytes | None = None,
) -> Article:
    """Extract the article of one page.

    `html` is the page as it was received (bytes in any charset, gzip is unpacked), as text, or a Response.
    `url` resolves links and helps with metadata; `content_type` is the HTTP header's value. `focus` prefers
    precision or recall; `captions` and `comments` add those of figures and of readers. `drop` and
    `keep` are CSS selectors of elements to leave out or to keep, whatever else is chosen. `rules` are such selectors for
    some hosts, and where their metadata stands: the text of a file of rules, or its Path. That a page has no
    article is no failure: see Article.outcome. Other threads run meanwhile.

    Raises NotTextError (the bytes are no text), LimitError, UsageError.
    """
    options = _options(focus, form, captions, comments, drop, keep, rules, limits, model)
    if isinstance(html, Response):
        return _pith.extract(html.body, url or html.url, content_type or html.content_type, options)
    return _pith.extract(html, url, content_type, options)


class Extractor:
    """extract() with memory that is kept from page to page. Threads may share one."""

    def __init__(
        self,
        *,
        focus: Focus = "balanced",
        form: Form = "detect",
        captions: bool = False,
        comments: bool = False,
        drop: Selectors = (),
        keep: Selectors = (),
        rules: Rules = "",
        limits: Limits | None = None,
        model: bytes | None = None,
    ) -> None:
        self._extractor = _pith.Extractor(_options(focus, form, captions, comments, drop, keep, rules, limits, model))

    def extract(self, html: Html | Response, url: str | None = None, *, content_type: str | None = None) -> Article:
        """Extract the article of one page, as the function extract() does."""
        if isinstance(html, Response):
            return self._extractor.extract(html.body, url or html.url, content_type or html.content_type)
        return self._extractor.extract(html, url, content_type)


def extract_many(
    pages: Iterable[Html | tuple[Html, str | None] | Response],
    threads: int = 0,
    *,
    on_error: OnError = "raise",
    focus: Focus = "balanced",
    form: Form = "detect",
    captions: bool = False,
    comments: bool = False,
    drop: Selectors = (),
    keep: Selectors = (),
    rules: Rules = "",
    limits: Limits | None = None,
    model: bytes | None = None,
) -> Iterator[Article]:
    """Extract the articles of many pages, in their order, in several threads.

    An item is a page, a pair of page and address, or a Response. Pages are taken from `pages` as threads are
    free for them, so it may be endless. `threads` is their number; 0: as many as there are processors. A page
    that fails raises; the iterator can be asked for the next one then. With on_error="return" the exception
    stands in the place of the article instead.
    """
    options = _options(focus, form, captions, comments, drop, keep, rules, limits, model)
    return _pith.Articles(pages, options, threads, _returns_errors(on_error))


_SECONDS = ("timeout", "connect_timeout")


def _fetch_options(given: Mapping[str, Any]):
    options = _pith.FetchOptions()
    for name, value in given.items():
        if name == "headers" and isinstance(value, Mapping):
            value = [f"{header}: {text}" for header, text in value.items()]
        if name in _SECONDS:
            value = timedelta(seconds=value)
        if not hasattr(options, name):
            raise UsageError(f"fetch has no option {name!r}")
        setattr(options, name, value)
    return options


def fetch(url: str, *, parts: int = 1, **options: Any) -> Response:
    """Fetch one page as a browser would.

    With `parts` > 1 an article that is spread over several pages is followed. Options: timeout and
    connect_timeout (seconds), max_redirects, max_wire_bytes, max_body_bytes, headers (a mapping), user_agent,
    proxy, ca_file, cache_folder, allow_private, allow_private_hosts, insecure, offline. Addresses that are
    not public are refused unless allowed. Raises FetchError, NotTextError, LimitError, UsageError.
    """
    return _pith.fetch(url, _fetch_options(options), parts)


def fetch_many(
    urls: Iterable[str],
    *,
    on_error: OnError = "return",
    connections: int = 32,
    per_host: int = 1,
    delay: float = 1.0,
    robots: bool = True,
    retries: int = 2,
    **options: Any,
) -> Iterator[Response | Error]:
    """Fetch many pages politely, and give them as they come.

    robots.txt is asked first and obeyed; each host gets `per_host` requests at once and a pause of `delay`
    seconds after each. What fails stands as a FetchError in its place, or is raised with on_error="raise".
    The other options are those of fetch().
    """
    crawl = _pith.CrawlOptions()
    crawl.connections = connections
    crawl.per_host = per_host
    crawl.delay = timedelta(seconds=delay)
    crawl.robots = robots
    crawl.retries = retries
    return _pith.Responses(urls, _fetch_options(options), crawl, _returns_errors(on_error))

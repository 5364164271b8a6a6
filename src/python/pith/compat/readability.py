"""readability-lxml's Document over pith: `from pith.compat.readability import Document`."""

from __future__ import annotations

import re
from typing import Any

import pith

__all__ = ["Document", "Unparseable"]


class Unparseable(ValueError):
    """The page is not text."""


class Document:
    """The article of one page. Arguments that steer readability's own scoring are accepted and do nothing."""

    def __init__(
        self,
        input: Any,
        positive_keywords: Any = None,
        negative_keywords: Any = None,
        url: str | None = None,
        min_text_length: int = 25,
        retry_length: int = 250,
        xpath: bool = False,
        handle_failures: str = "discard",
    ) -> None:
        self.input = input
        self.url = url
        self._extracted: pith.Article | None = None

    def _article(self) -> pith.Article:
        if self._extracted is None:
            try:
                self._extracted = pith.extract(self.input, self.url)
            except pith.Error as error:
                raise Unparseable(str(error)) from error
        return self._extracted

    def title(self) -> str:
        """The headline, without the site's name."""
        return self._article().title or "[no-title]"

    def short_title(self) -> str:
        """The same: a headline has no site's name here."""
        return self.title()

    def author(self) -> str:
        """The authors' names, joined by commas."""
        return ", ".join(self._article().authors) or "[no-author]"

    def summary(self, html_partial: bool = False, keep_all_images: bool = False) -> str:
        """The article as HTML: a document, or with `html_partial` what its body holds."""
        document = self._article().to_html(metadata=False)
        body = re.search(r"<body>(.*)</body>", document, re.DOTALL)
        content = body.group(1).strip() if body else document
        return f"<div>{content}</div>" if html_partial else f"<html><body><div>{content}</div></body></html>"

    def content(self) -> str:
        """The page's markup as it was given."""
        return self.input if isinstance(self.input, str) else bytes(self.input).decode("utf-8", "replace")

    def get_clean_html(self) -> str:
        """The article as a document of HTML."""
        return self._article().to_html(metadata=False)

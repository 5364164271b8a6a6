"""What is raised: Error, and one class below it for each kind."""

from __future__ import annotations


class Error(Exception):
    """What pith could not do.

    `code` is "usage", "fetch", "input", "not_text" or "limit". Where a limit was exceeded `limit` names it and
    `limit_value` is what it was, else they are None.
    """

    code: str
    limit: str | None = None
    limit_value: int | None = None


class UsageError(Error):
    """The call itself is wrong: an option's value, a broken model."""

    code = "usage"


class FetchError(Error):
    """A page could not be fetched."""

    code = "fetch"


class InputError(Error):
    """A file or stream could not be read or written."""

    code = "input"


class NotTextError(Error):
    """The bytes are not HTML or text."""

    code = "not_text"


class LimitError(Error):
    """A limit was exceeded."""

    code = "limit"


# By code, for the compiled part.
of_code = {kind.code: kind for kind in (UsageError, FetchError, InputError, NotTextError, LimitError)}

for _kind in (Error, *of_code.values()):
    _kind.__module__ = "pith"  # where a program finds them

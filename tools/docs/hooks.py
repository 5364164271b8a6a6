"""What the site does not show of the documentation as it stands in the repository."""

import re

# What stands behind the language of a code block is for tools/docs/blocks.py, and Python-Markdown knows no such words.
WORDS = re.compile(r"^(```[a-z+]+)[ \t]+[a-z ]+$", re.M)
# Files beside docs/ are no part of the site.
OUTSIDE = re.compile(r"\[([^\]]+)\]\(\.\./[^)]*\)")


def on_page_markdown(markdown, **_):
    return OUTSIDE.sub(r"\1", WORDS.sub(r"\1", markdown))

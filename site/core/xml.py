"""Text for XML: feeds and sitemaps."""

import re

from core.typography import typeset_content

# What XML 1.0 has no way to write.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    return NOT_XML.sub("", text)


def printable_words(text: str) -> str:
    """Plain text in the type that readers of the site see."""
    return printable(typeset_content(text))

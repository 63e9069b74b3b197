"""What is read of an article, and how long it takes."""

import re

from articles import plain
from articles.models.article import ArticlePage

# The figure that Wagtail's editor shows for French.
WORDS_PER_MINUTE = 214
# As browsers count words, so as the editor does: a sign alone is none, "l’atelier" is one, "porte-monnaie" two.
WORD = re.compile(r"\w+(?:[.'’]\w+|,\d+)*")


def text(page: ArticlePage) -> str:
    """From standfirst to post-scriptum, a paragraph a line."""
    return "\n".join([page.standfirst, *plain.lines_of_stream(page.body), *plain.lines(page.postscript)])


def minutes(page: ArticlePage) -> int:
    """Whole minutes, at least one."""
    return max(1, round(len(WORD.findall(text(page))) / WORDS_PER_MINUTE))

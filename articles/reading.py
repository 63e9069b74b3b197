"""How long an article takes to read."""

from articles import plain
from articles.models.article import ArticlePage

# The figure that Wagtail's editor shows for French.
WORDS_PER_MINUTE = 214


def minutes(page: ArticlePage) -> int:
    """Whole minutes, at least one, for what is read from standfirst to post-scriptum."""
    words = len(f"{page.standfirst} {plain.of_stream(page.body)} {plain.bare(page.postscript)}".split())
    return max(1, round(words / WORDS_PER_MINUTE))

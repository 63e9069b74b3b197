"""The list of warnings about one article, each with the field to go to."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.checks import pictures, text
from articles.keyword_rules import broken_rules


@dataclass(frozen=True)
class Finding:
    """`path` is where Wagtail's editor holds the field: a name, or "body.<id of the block>"."""

    message: str
    path: str
    stops: bool = False  # Whether publishing is refused because of it.


def findings(article) -> list[Finding]:
    """All that could be better in `article` (a version of it), in the order of the editor's tabs."""
    found = [Finding(message, path) for message, path in _remarks(article)]
    return found + [Finding(message, path, stops=True) for message, path in _obstacles(article)]


def _obstacles(article) -> Iterator[tuple[str, str]]:
    for block in article.body:
        yield from ((message, f"body.{block.id}") for message in pictures.missing(block))
    yield from ((message, "keywords") for message in broken_rules(article.keywords.all()))


def _remarks(article) -> Iterator[tuple[str, str]]:
    if not article.standfirst.strip():
        yield _("No standfirst: the lists and search engines will show the beginning of the text."), "standfirst"
    if not article.article_authors.all():
        yield _("No author: the article will not be signed."), "article_authors"
    if article.lead_picture:
        yield from pictures.of_lead(article)
    for block in article.body:
        path = f"body.{block.id}"
        yield from ((message, path) for message in pictures.of_block(block))
        yield from ((message, path) for message in text.vague_links(block))
    yield from ((message, "body") for message in text.skipped_headings(article.body))
    if article.canonical_source_url and not article.online_links:
        yield _("First published elsewhere, and no “See online” link leads there."), "online_links"
    for link in article.online_links:
        if not link.value.get("url"):
            yield _("A “See online” link has no address."), "online_links"
    if not article.keywords.all():
        yield _("No keyword: the article will be found by its section only."), "keywords"

"""One page of what was found, ready to show."""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from wagtail.models import Page

from articles import plain
from articles.models import ArticlePage
from pages.models import ContactPage, StandardPage
from pages.search.excerpt import excerpt, highlighted
from pages.search.results import Found
from pages.search.words import Words


@dataclass(frozen=True)
class Shown:
    page: Page
    # Empty of a static page.
    article: ArticlePage | None
    title: SafeString
    excerpt: SafeString


def load(found: list[Found], words: Words) -> list[Shown]:
    """In the order of `found`. A page gone since is left out."""
    articles = ArticlePage.objects.current().filter(pk__in=[row.pk for row in found if row.public_date])
    # Of what lists leave out, the text is wanted here: for the lines around the words.
    pages: dict[int, Page] = {page.pk: page for page in articles.for_teasers().defer(None)}
    for model in (StandardPage, ContactPage):
        others = [row.pk for row in found if not row.public_date and row.pk not in pages]
        if others:
            pages |= {page.pk: page for page in model.objects.filter(pk__in=others)}
    return [_shown(pages[row.pk], words.all()) for row in found if row.pk in pages]


def _shown(page: Page, words: list[str]) -> Shown:
    return Shown(
        page=page,
        article=page if isinstance(page, ArticlePage) else None,
        title=highlighted(page.title, words),
        excerpt=excerpt(_text(page), words),
    )


def _text(page: Page) -> str:
    if isinstance(page, ArticlePage):
        lead = page.standfirst or page.summary
        return plain.joined([lead, plain.of_stream(page.body)])
    return plain.joined([page.introduction, plain.of_stream(page.body)])

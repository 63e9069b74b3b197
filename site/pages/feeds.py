"""Which feeds the site has, and at what addresses."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.feeds import FEEDS
from articles.models import Author, Keyword, SectionPage
from articles.tree import Node
from core.addresses import absolute

NAMES = {"rss": "RSS", "atom": "Atom"}


def path_of(kind: str, thing: Any = None) -> str:
    """The address of the feed of a section, a keyword, an author, or of the whole site."""
    if isinstance(thing, Author):
        return reverse(f"pages:{kind}_author", args=[thing.slug])
    if isinstance(thing, Keyword):
        return reverse(f"pages:{kind}_keyword", args=[thing.slug])
    if isinstance(thing, SectionPage | Node):
        return f"{thing.url}{kind}.xml"
    return reverse(f"pages:{kind}")


def links(thing: Any, site_name: str) -> list[tuple[str, str, str]]:
    """`(title, absolute address, media type)` of the feeds that a page announces, the nearest first."""
    things = [thing, None] if isinstance(thing, Author | Keyword | SectionPage) else [None]
    return [
        (title_of(each, site_name, kind), absolute(path_of(kind, each)), FEEDS[kind].content_type.split(";")[0])
        for each in things
        for kind in FEEDS
    ]


def title_of(thing: Any, site_name: str, kind: str = "") -> str:
    name = f"{thing_name(thing)} – {site_name}" if thing else site_name
    return _("%(name)s (%(format)s)") % {"name": name, "format": NAMES[kind]} if kind else name


def thing_name(thing: Any) -> str:
    return thing.title if isinstance(thing, SectionPage | Node) else thing.name

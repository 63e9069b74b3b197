"""What templates ask of articles."""

from decimal import Decimal
from urllib.parse import urlsplit

from django import template
from django.db.models import QuerySet
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from articles import reading, rendering, tree
from articles.models import ArticlePage
from articles.pictures import picture_html
from articles.related import related, shared_keywords

register = template.Library()


@register.simple_tag
def section_of(article: Page) -> tree.Node | None:
    """The home section of an article: `{% section_of article as section %}`."""
    return tree.section_of(article)


@register.simple_tag
def trail_of(page: Page) -> list[tree.Node]:
    """The sections above a page, the widest first: `{% trail_of page as trail %}`."""
    return tree.trail(page.path[: -Page.steplen])


@register.simple_tag(takes_context=True)
def body_of(context: template.Context, page: Page) -> rendering.Body:
    """Body and notes of an article or static page: `{% body_of page as body %}`, then `body.html` and `body.notes`."""
    return rendering.body_of(page, context.get("request"))


@register.simple_tag
def reading_minutes(page: ArticlePage) -> int:
    return reading.minutes(page)


@register.simple_tag
def related_to(page: ArticlePage) -> QuerySet[ArticlePage]:
    """ "Elsewhere on the site": `{% related_to page as elsewhere %}`."""
    return related(page)


@register.filter
def common_keywords(article: ArticlePage) -> list[str]:
    """The keywords that an article "elsewhere on the site" shares with the page."""
    return shared_keywords(article)


@register.simple_tag
def picture_of(image: AbstractImage | None, size: str, alt: str = "", sizes: str = "", eager: bool = False) -> SafeString:
    """`<picture>` in a size of `articles.pictures.SPECS`."""
    return picture_html(image, size, alt=alt, sizes=sizes, eager=eager)


@register.filter
def host(url: str) -> str:
    """The site of an address, as readers name it: "https://www.example.org/a" is "example.org"."""
    return urlsplit(url).netloc.removeprefix("www.")


@register.simple_tag
def latest_articles(number: int) -> QuerySet[ArticlePage]:
    """`{% latest_articles 5 as latest %}`, for pages that have none of their own to show."""
    return ArticlePage.objects.current().newest_first()[:number]


@register.filter
def weight(size: int | None) -> str:
    """The weight of a file as newspapers write it: "340 Ko", "1,2 Mo"; empty where it is not known. `size` in bytes."""
    if not size:
        return ""
    kilobytes = max(1, round(size / 1000))
    if kilobytes < 1000:
        return _("%(number)s KB") % {"number": number_format(kilobytes)}
    return _("%(number)s MB") % {"number": number_format(round(size / 1_000_000, 1))}


@register.filter
def in_euros(amount: Decimal | int) -> str:
    """ "12 430 €"; cents only where there are some: "17,50 €"."""
    value = Decimal(amount)
    places = 0 if value == value.to_integral_value() else 2
    return f"{number_format(value, places, force_grouping=True)}\N{NO-BREAK SPACE}€"

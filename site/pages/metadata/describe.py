"""The description of each kind of page, from what its view has loaded already: no query of its own."""

from functools import singledispatch
from typing import Any

from django.conf import settings
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.models import Page

from articles import plain, tree
from articles.models import ArticlePage, Author, Keyword, SectionPage
from core import stamp
from core.addresses import absolute
from core.typography import typeset_content
from jobs.job_posting import job_posting
from jobs.models import JobBoardPage, Offer
from pages import social_card
from pages.current_site import SiteInfo, find_site, site_info
from pages.metadata import schema
from pages.metadata.description import LARGEST, Description, Picture, picture_of
from pages.models import ContactPage, HomePage, SiteSettings, StandardPage

SUMMARY = 200  # Characters: about what search engines show.


@singledispatch
def describe(thing: Any, context: dict[str, Any], site: SiteInfo) -> Description:
    """`context` is that of the page's template; `site` what every page shows."""
    return Description(title="")


@describe.register
def _article(page: ArticlePage, context: dict[str, Any], site: SiteInfo) -> Description:
    url = absolute(page.url or "")
    summary = shortened(page.search_description or page.excerpt or plain.of_stream(page.body))
    own = picture_of(page.lead_picture, page.lead_alt)
    picture = own or shared_picture(context, page)
    nodes = tree.trail(page.path[: -Page.steplen])
    section = nodes[-1].title if nodes else ""
    authors = page.authors
    keywords = [keyword.name for keyword in page.keyword_list]
    publisher = publisher_of(context, site)
    news = schema.article(
        page,
        url=url,
        summary=summary,
        pictures=[picture] if picture else [],
        authors=authors,
        keywords=keywords,
        section=section,
        publisher=publisher,
        language=settings.CONTENT_LANGUAGE,
    )
    return Description(
        title=page.seo_title or page.title,
        canonical=page.canonical_source_url or url,
        summary=summary,
        kind="article",
        picture=picture,
        indexed=page.live,
        properties=[
            ("article:published_time", news["datePublished"]),
            ("article:modified_time", news["dateModified"]),
            *(("article:author", absolute(author.get_absolute_url())) for author in authors),
            *([("article:section", section)] if section else []),
            *(("article:tag", word) for word in keywords),
        ],
        graph=[news, *filter(None, [schema.breadcrumbs(site.name, nodes, (page.title, url))])],
    )


@describe.register
def _section(page: SectionPage, context: dict[str, Any], site: SiteInfo) -> Description:
    picture = picture_of(page.picture, spec=LARGEST) or shared_picture(context, page)
    crumbs = schema.breadcrumbs(site.name, tree.trail(page.path))
    return _of_page(page, plain.bare(page.introduction), picture, [crumbs] if crumbs else [])


@describe.register
def _home(page: HomePage, context: dict[str, Any], site: SiteInfo) -> Description:
    graph = [schema.website(site, settings.CONTENT_LANGUAGE), publisher_of(context, site)]
    described = _of_page(page, site.description or page.tagline, shared_picture(context, page), graph)
    described.title = page.seo_title or site.name
    return described


@describe.register(StandardPage)
@describe.register(ContactPage)
def _standard(page: StandardPage | ContactPage, context: dict[str, Any], site: SiteInfo) -> Description:
    crumbs = schema.breadcrumbs(site.name, [], (page.title, absolute(page.url or "")))
    text = page.introduction or plain.of_stream(page.body)
    return _of_page(page, text, shared_picture(context, page), [crumbs] if crumbs else [])


@describe.register
def _job_board(page: JobBoardPage, context: dict[str, Any], site: SiteInfo) -> Description:
    crumbs = schema.breadcrumbs(site.name, [], (page.title, absolute(page.url or "")))
    described = _of_page(page, plain.bare(page.introduction), shared_picture(context, page), [crumbs] if crumbs else [])
    # A search of the board is one of many views of the same offers.
    described.indexed = described.indexed and not context.get("query")
    return described


@describe.register
def _offer(offer: Offer, context: dict[str, Any], site: SiteInfo) -> Description:
    """Structured data only while people may apply: engines punish what outlives its offer."""
    # A withdrawn offer keeps its title only, here as on its page.
    facts = (
        ()
        if offer.state == "withdrawn"
        else (offer.organisation_name, offer.get_contract_display(), offer.place, offer.pay_in_words)
    )
    return Description(
        title=" – ".join(filter(None, (offer.title, offer.organisation_name))),
        canonical=offer.full_url,
        summary=shortened(" · ".join(str(fact) for fact in facts if fact)),
        picture=shared_picture(context),
        indexed=offer.is_current and not context.get("preview"),
        graph=[job_posting(offer)] if offer.is_current else [],
    )


def _of_page(page: Page, text: str, picture: Picture | None, graph: list[dict]) -> Description:
    return Description(
        title=page.seo_title or page.title,
        canonical=absolute(page.url or ""),
        summary=shortened(page.search_description or text),
        picture=picture,
        indexed=page.live,
        graph=graph,
    )


@describe.register
def _author(author: Author, context: dict[str, Any], site: SiteInfo) -> Description:
    biography = shortened(plain.bare(author.biography))
    portrait = picture_of(author.portrait)
    url = absolute(author.get_absolute_url())
    crumbs = schema.breadcrumbs(site.name, [], (author.name, url))
    return Description(
        title=author.name,
        canonical=url,
        summary=biography,
        kind="profile",
        picture=portrait or shared_picture(context),
        graph=[schema.profile(author, biography, portrait), *([crumbs] if crumbs else [])],
    )


@describe.register
def _keyword(keyword: Keyword, context: dict[str, Any], site: SiteInfo) -> Description:
    url = absolute(keyword.get_absolute_url())
    crumbs = schema.breadcrumbs(site.name, [], (keyword.name, url))
    summary = keyword.description or _("All the articles on the keyword “%(keyword)s”.") % {"keyword": keyword.name}
    return Description(
        title=keyword.name,
        canonical=url,
        summary=shortened(summary),
        picture=picture_of(keyword.picture) or shared_picture(context),
        graph=[crumbs] if crumbs else [],
    )


def shortened(text: str) -> str:
    """A sentence or two of plain text, with French type as on the page."""
    return Truncator(typeset_content(" ".join(text.split()))).chars(SUMMARY).replace(" …", "…")


def publisher_of(context: dict[str, Any], site: SiteInfo) -> dict[str, Any]:
    return stamp.kept("publisher", lambda: schema.organization(site, _setting_picture(context, "logo", "max-600x600|format-png")))


def shared_picture(context: dict[str, Any], page: Page | None = None) -> Picture | None:
    """Of a page without a picture: the one editors chose for the whole site, else a card with its title."""
    chosen = stamp.kept("shared-picture", lambda: _setting_picture(context, "default_social_picture", LARGEST))
    if chosen:
        return chosen
    found = find_site(context["request"])
    page = page or (found.root_page if found else None)
    if page is None or page.pk is None:  # One that is previewed before its first save.
        return None
    card = social_card.of(page, site_info(context["request"]))
    return Picture(absolute(card.url), *social_card.SIZE, alt=card.title)


def _setting_picture(context: dict[str, Any], name: str, spec: str) -> Picture | None:
    found = find_site(context["request"])
    return picture_of(getattr(SiteSettings.for_request(context["request"]), name), spec=spec) if found else None

"""The filler of the slot "head": what stands in the `<head>` of every public page."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template import Context
from django.template.loader import render_to_string

from articles.models import Author, Keyword
from core.slots import fills
from core.typography import typeset_content
from jobs.models import JobBoardPage, Offer
from pages import feeds
from pages.current_site import SiteInfo, site_info
from pages.metadata.describe import describe
from pages.metadata.description import Description
from pages.metadata.ld_json import script
from pages.metadata.lists import describe_list

LOCALES = {"fr": "fr_FR", "en": "en_GB"}


@fills("head")
def head(context: Context) -> str:
    values: dict[str, Any] = {str(name): value for name, value in context.flatten().items()}
    request: HttpRequest | None = values.get("request")
    site = site_info(request)
    if request is None or site is None:
        return ""
    described = of_page(values, request, site)
    return render_to_string(
        "pages/includes/head.html",
        {
            "described": described,
            "site_name": site.name,
            "locale": LOCALES[settings.CONTENT_LANGUAGE],
            "structured_data": script(described.graph) if described.indexed else "",
        },
    )


def of_page(values: dict[str, Any], request: HttpRequest, site: SiteInfo) -> Description:
    thing = thing_of(values)
    match = request.resolver_match
    view = match.view_name if match else ""
    listed = describe_list(view, values, request, site) if thing is None else None
    described = listed or describe(thing, values, site)
    if view == "pages:search" or getattr(request, "is_preview", False):
        described.indexed = False
    number = getattr(values.get("page_obj"), "number", 1)
    if described.canonical and number > 1:
        described.canonical += f"?page={number}"
    described.title = typeset_content(described.title)
    described.feeds = feeds.links(thing, site.name)
    return described


def thing_of(values: dict[str, Any]) -> Any:
    """What the page is about: an offer, a page of the tree, an author, a keyword; None of a list or an error."""
    # Private pages have an offer too; its own page has the board above it.
    if isinstance(values.get("offer"), Offer) and isinstance(values.get("page"), JobBoardPage):
        return values["offer"]
    for name, kind in (("author", Author), ("keyword", Keyword)):
        if isinstance(values.get(name), kind) and values.get("page") is None:
            return values[name]
    return values.get("page")

"""What is said of pages that are about no single thing: their title and one sentence, by the name of their view."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.template.defaultfilters import date
from django.utils.translation import gettext as _

from core.addresses import absolute
from pages.current_site import SiteInfo
from pages.metadata.describe import shared_picture
from pages.metadata.description import Description

Words = tuple[str, str]


def _archive(values: dict[str, Any], site: SiteInfo) -> Words:
    return _("Archives"), _("All the articles of %(site)s, by year and month.") % {"site": site.name}


def _archive_year(values: dict[str, Any], site: SiteInfo) -> Words:
    words = {"year": values["year"], "site": site.name}
    return _("Archives of %(year)s") % words, _("What %(site)s published in %(year)s, month by month.") % words


def _archive_month(values: dict[str, Any], site: SiteInfo) -> Words:
    words = {"month": date(values["month"], "F Y"), "site": site.name}
    return _("Archives of %(month)s") % words, _("What %(site)s published in %(month)s.") % words


def _propose(values: dict[str, Any], site: SiteInfo) -> Words:
    return _("Propose a piece"), _("Send %(site)s a text on what you know at first hand, without an account.") % {
        "site": site.name
    }


def _figures(values: dict[str, Any], site: SiteInfo) -> Words:
    return _("Moderation in figures"), _(
        "How many comments %(site)s received, approved and refused, for what reasons and how fast."
    ) % {"site": site.name}


LISTS: dict[str, Callable[[dict[str, Any], SiteInfo], Words]] = {
    "articles:archive": _archive,
    "articles:archive_year": _archive_year,
    "articles:archive_month": _archive_month,
    "articles:propose": _propose,
    "moderation:figures": _figures,
    "moderation:figures_of": _figures,
}


def describe_list(view: str, values: dict[str, Any], request: HttpRequest, site: SiteInfo) -> Description | None:
    """None of any other view, and of an error. A view that answers at two addresses gives the one to keep as `canonical`."""
    if view not in LISTS or "error_status" in values:
        return None
    title, summary = LISTS[view](values, site)
    canonical = values.get("canonical") or absolute(request.path)
    return Description(title=title, summary=summary, canonical=canonical, picture=shared_picture(values))

"""The report: what calls bring. And the call of the settings, as readers would see it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Site

from giving import report as made
from giving.calls import Call
from giving.models import GivingSettings


@require_safe
def report(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("giving.view_campaign"):
        raise PermissionDenied
    since = made.first_day()
    bars = made.bars(since)
    context = {
        "page_title": _("What calls bring"),
        "header_title": _("What calls bring"),
        "header_icon": "history",
        "breadcrumbs_items": [{"url": "", "label": _("What calls bring")}],
        "calls": made.by_call(),
        "articles": made.by_article(since),
        "bars": bars,
        "total": sum(bar.count for bar in bars),
        "most": max(bar.count for bar in bars),
        "first": bars[0].day,
        "last": bars[-1].day,
        "width": made.WIDTH,
        "height": made.HEIGHT,
    }
    return render(request, "giving/admin/report.html", context)


@require_safe
def preview(request: HttpRequest) -> HttpResponse:
    """The stored call of the settings on the site's own page, shown to readers or not."""
    if not request.user.has_perm("giving.change_givingsettings"):
        raise PermissionDenied
    stored = GivingSettings.for_site(Site.find_for_request(request))
    call = Call(0, stored.question, stored.sentence, stored.button, stored.target)
    return render(request, "giving/preview.html", {"call": call})

"""The guide inside the admin, in the language of the person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.admin.menu import MenuItem

LANGUAGES = ("fr", "en")


def guide(request: HttpRequest) -> HttpResponse:
    language = (get_language() or "fr")[:2]
    context = {
        "page_title": _("Guide"),
        "header_title": _("Guide"),
        "header_icon": "help",
        "breadcrumbs_items": [{"url": "", "label": _("Guide")}],
        "guide_template": f"articles/admin/guide/{language if language in LANGUAGES else 'en'}.html",
    }
    return render(request, "articles/admin/guide.html", context)


def in_menu() -> MenuItem:
    return MenuItem(gettext_lazy("Guide"), url=reverse("article_guide"), icon_name="help", order=8_900, name="guide")

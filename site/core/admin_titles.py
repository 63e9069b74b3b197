"""Titles of the admin made of two parts, as each language joins them: Wagtail writes "Title: subtitle" for all."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


def joined(view: Any) -> str:
    title, subtitle = str(view.get_page_title()), str(view.get_page_subtitle() or "")
    return _("%(title)s: %(subtitle)s") % {"title": title, "subtitle": subtitle} if subtitle else title


def connect() -> None:
    WagtailAdminTemplateMixin.get_header_title = joined

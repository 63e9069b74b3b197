"""What Wagtail's panel of checks needs in the previewed page. Readers never get it."""

from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html

from articles import reading
from articles.models import ArticlePage
from core.slots import fills


def _is_checked(context: Context) -> bool:
    return getattr(context.get("request"), "in_preview_panel", False)


@fills("site_aside", order=900)
def script_of_checks(context: Context) -> str:
    if not _is_checked(context):
        return ""
    return render_to_string("articles/admin/preview_bar.html", {"page": context.get("page")}, request=context["request"])


@fills("site_notice", order=0)
def text_of_checks(context: Context) -> str:
    """The panel counts the words of the first `main` or `role="main"` of the page, and nothing tells it to look elsewhere: it
    finds this one before the whole of what readers see, their comments included. Hidden, so no rule of accessibility reads it.
    """
    page = context.get("page")
    if not _is_checked(context) or not isinstance(page, ArticlePage):
        return ""
    return format_html('<div role="main" hidden>{}</div>', reading.text(page))

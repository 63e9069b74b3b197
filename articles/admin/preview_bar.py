"""What Wagtail's panel of checks needs in the previewed page: its own script. Readers never get it."""

from django.template import Context
from django.template.loader import render_to_string

from core.slots import fills


@fills("site_aside", order=900)
def script_of_checks(context: Context) -> str:
    request = context.get("request")
    if not getattr(request, "in_preview_panel", False):
        return ""
    return render_to_string("articles/admin/preview_bar.html", {"page": context.get("page")}, request=request)

"""The part of the guide inside the admin that is for moderators of offers."""

from django.template import Context
from django.template.loader import render_to_string
from django.utils.translation import get_language

from core.slots import fills
from jobs.states import MODERATE


@fills("guide", order=40)
def guide(context: Context) -> str:
    request = context.get("request")
    if request is None or not request.user.has_perm(MODERATE):
        return ""
    language = (get_language() or "fr")[:2]
    return render_to_string(f"jobs/guide/{'fr' if language == 'fr' else 'en'}.html")

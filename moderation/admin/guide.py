"""The rules of comments in the guide of the admin, for who moderates."""

from django.template import Context
from django.template.loader import render_to_string
from django.utils.translation import get_language

from core.slots import fills
from moderation.states import MODERATE


@fills("guide")
def rules_in_the_guide(context: Context) -> str:
    if not context["request"].user.has_perm(MODERATE):
        return ""
    language = "fr" if (get_language() or "fr").startswith("fr") else "en"
    return render_to_string(f"moderation/admin/guide/rules_{language}.html")

"""The guide for recruiters: what it says of delays is what the code does."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jobs import clock, periodic
from jobs.applications import rates
from jobs.applications.models.application import DUE
from jobs.applications.periodic import REMINDERS, SILENCE
from jobs.models.settings import offers_kept_months


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    language = "fr" if (get_language() or "fr").startswith("fr") else "en"
    *first, last = (str(delay.days) for delay in REMINDERS)
    given = {
        "find_url": reverse("jobs:find_links"),
        "mine_url": reverse("jobs:mine"),
        "draft_days": periodic.KEPT.days,
        "standard_days": clock.STANDARD,
        "longest_days": clock.LONGEST,
        "reminder_days": clock.REMINDER,
        "due_days": DUE.days,
        "reminders": _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last},
        "silence_days": SILENCE.days,
        "fewest": rates.FEWEST,
        "kept_months": offers_kept_months(),
        "kept": _in_words(settings.APPLICATIONS_KEPT_DAYS),
    }
    text = render_to_string(f"jobs/guide/recruiters_{language}.html", given)
    return render(request, "jobs/guide/recruiters.html", {"text": text})


def _in_words(days: int) -> str:
    """In years where they are whole, as the law counts."""
    years, rest = divmod(days, 365)
    if years and not rest:
        return ngettext("%(number)d year", "%(number)d years", years) % {"number": years}
    return ngettext("%(number)d day", "%(number)d days", days) % {"number": days}

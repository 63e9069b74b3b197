"""What an offer shows of applying: fills the places that its page leaves."""

from typing import Any

from django.template import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html

from core.slots import fills
from jobs.applications.models import Application
from jobs.applications.rates import rate_of
from jobs.choices import ApplyBy
from jobs.models import JobBoardPage


@fills("head")
def stylesheet(context: Context) -> str:
    if not isinstance(context.get("page"), JobBoardPage):
        return ""
    return format_html('<link rel="stylesheet" href="{}">', static("css/applications.css"))


@fills("offer_figures")
def figures(context: Context) -> str:
    """How many applications an offer received, among the figures of its recruiter."""
    return render_to_string("jobs/applications/figures.html", _received(context))


@fills("offer_manage")
def way_to_applications(context: Context) -> str:
    """Nothing where no application came and none can come."""
    given = _received(context)
    takes_some = given["offer"].is_current and given["offer"].apply_by == ApplyBy.FORM
    return render_to_string("jobs/applications/manage_part.html", given) if given["received"] or takes_some else ""


def _received(context: Context) -> dict[str, Any]:
    offer = context["offer"]
    counts = Application.objects.filter(offer=offer).counts_by_offer().get(offer.pk, {"received": 0, "new": 0})
    return {"offer": offer, "key": context["access"].key, **counts}


@fills("offer_apply")
def how_to_apply(context: Context) -> str:
    offer = context["offer"]
    given = {
        "offer": offer,
        "rate": rate_of(offer),
        "by_email": offer.apply_by == ApplyBy.EMAIL,
        "preview": context.get("preview"),
    }
    return render_to_string("jobs/applications/offer_part.html", given)

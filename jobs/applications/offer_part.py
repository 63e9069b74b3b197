"""What an offer shows of applying: fills the places that its page leaves."""

from django.template import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html

from core.slots import fills
from jobs.applications.rates import rate_of
from jobs.choices import ApplyBy
from jobs.models import JobBoardPage


@fills("head")
def stylesheet(context: Context) -> str:
    if not isinstance(context.get("page"), JobBoardPage):
        return ""
    return format_html('<link rel="stylesheet" href="{}">', static("css/applications.css"))


@fills("offer_apply")
def how_to_apply(context: Context) -> str:
    offer = context["offer"]
    given = {"offer": offer, "rate": rate_of(offer), "by_email": offer.apply_by == ApplyBy.EMAIL}
    return render_to_string("jobs/applications/offer_part.html", given)

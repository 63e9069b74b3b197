"""What the board shows of alerts: fills the place that it leaves."""

from django.template import Context
from django.template.loader import render_to_string

from core.slots import fills
from jobs.alerts.forms import AlertForm


@fills("board_follow")
def follow(context: Context) -> str:
    given = {"form": AlertForm(auto_id="alert_%s"), "query": context["query"], "words": context["search_words"]}
    return render_to_string("jobs/alerts/board_part.html", given)

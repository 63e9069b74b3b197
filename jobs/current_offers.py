"""“Offres en cours”, beside articles and on the home page. No query once known."""

from dataclasses import dataclass
from datetime import date

from django.template import Context
from django.template.loader import render_to_string

from core import stamp
from core.slots import fills
from jobs import clock
from jobs.board import OFFERS, board
from jobs.models import Offer

SHOWN, SECONDS = 5, 300


@dataclass(frozen=True)
class Line:
    title: str
    url: str
    who: str
    place: str
    contract: str
    last_day: date


def current_offers() -> list[Line]:
    """The newest current offers. The list is kept; the clock is asked each time, so that none outlives its last day."""
    today = clock.today()
    return [line for line in stamp.kept("current-offers", _load, SECONDS, of=OFFERS) if line.last_day >= today][:SHOWN]


def _load() -> list[Line]:
    # Some more than are shown: those that end meanwhile leave no hole.
    offers = Offer.objects.current().newest_first().for_lists()[: SHOWN * 2]
    return [
        Line(
            offer.title,
            offer.get_absolute_url(),
            offer.organisation_name,
            offer.place,
            str(offer.get_contract_display()),
            offer.last_day,
        )
        for offer in offers
        if offer.last_day
    ]


def _block(level: str) -> str:
    found = board()
    offers = current_offers() if found else []
    if not found or not offers:
        return ""
    return render_to_string("jobs/includes/current.html", {"board": found, "offers": offers, "level": level})


@fills("home_aside", order=20)
def on_the_home_page(context: Context) -> str:
    return _block("home")


@fills("article_aside", order=20)
def beside_articles(context: Context) -> str:
    return _block("article")

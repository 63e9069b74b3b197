"""Bulk offers for scale tests: ten times as many past ones as there are live ones, where asked for."""

import random
from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from demo.generate import MARK, WORDS
from jobs import clock
from jobs.choices import Contract, Kind, Remote, WorkingTime
from jobs.models import Offer
from jobs.places import names
from jobs.states import DRAFT
from jobs.text import render
from review.machine import decide

BATCH = 500
TOWNS = ("Tulle", "Rennes", "Lyon", "Ambert", "Amiens", "Troyes", "Roubaix", "Bayonne")


def generate_offers(live: int, past: int = 0, seed: int = 3) -> int:
    """Adds `live` current offers and `past` ones that are over. Each has its decisions, as any other."""
    chance = random.Random(seed)  # noqa: S311
    for count, over in ((live, False), (past, True)):
        for first in range(0, count, BATCH):
            rows = [_offer(chance, number, over) for number in range(first, min(first + BATCH, count))]
            made = Offer.objects.bulk_create(rows)
            keys = [row.pk for row in made]
            for move in ("send", "confirm", "approve"):
                decide(Offer, keys, move, name=MARK)
            for row in made:
                row.last_day = row.closes_on
                row.published_at = row.online_since = row.made_at
            # Decided now, published in the past: dates spread as on a board that has lived.
            Offer.objects.bulk_update(made, ["last_day", "published_at", "online_since"], batch_size=BATCH)
    return live + past


def _offer(chance: random.Random, number: int, over: bool) -> Offer:
    when = timezone.now() - timedelta(minutes=17 * number + 1, days=200 if over else 0)
    low = Decimal(chance.randrange(1800, 3200, 50))
    text = "\n\n".join(" ".join(chance.choices(WORDS, k=60)).capitalize() + "." for _ in range(4))
    code = chance.choice([code for code in names() if len(code) == 2 and code.isdigit()])
    offer = Offer(
        title=f"{' '.join(chance.choices(WORDS, k=4)).capitalize()} (H/F)",
        contract=chance.choice(Contract.values),
        working_time=chance.choice(WorkingTime.values),
        remote=chance.choice(Remote.values),
        postcode=f"{code}000",
        commune=chance.choice(TOWNS),
        department=code,
        description=text,
        description_html=render(text),
        searchable=text.casefold(),
        organisation_name=f"Association {number % 700}",
        organisation_kind=chance.choice(Kind.values),
        made_at=when,
        updated_at=when,
        closes_on=clock.today(when) + timedelta(days=60 if over else 180),
        state=DRAFT,
    )
    if number % 3:
        offer.pay_min, offer.pay_max, offer.pay_unit = low, low + 200, "mois"
    return offer

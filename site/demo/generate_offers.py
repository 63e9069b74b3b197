"""Bulk offers for scale tests: ten times as many past ones as there are live ones, where asked for."""

import random
import secrets
from datetime import timedelta
from decimal import Decimal

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from core import stamp
from demo.bulk import batched
from demo.generate import MARK, WORDS
from jobs import clock
from jobs.choices import Contract, Kind, Remote, WorkingTime
from jobs.models import Offer
from jobs.places import names
from jobs.states import APPROVED
from jobs.text import render
from review import register
from review.models import Decision

WAY = ("send", "confirm", "approve")
TOWNS = ("Tulle", "Rennes", "Lyon", "Ambert", "Amiens", "Troyes", "Roubaix", "Bayonne")


def generate_offers(live: int, past: int = 0, seed: int = 3) -> int:
    """Adds `live` current offers and `past` ones that are over. Each has its decisions, as any other.

    Batch by batch: what is stored is kept where a later batch fails, and memory does not grow with the numbers.
    """
    chance = random.Random(seed)  # noqa: S311
    for count, over in ((live, False), (past, True)):
        for numbers in batched(count):
            _store([_offer(chance, number, over) for number in numbers])
    stamp.bump()
    return live + past


@transaction.atomic
def _store(offers: list[Offer]) -> None:
    """Inserts each offer as its moves leave it, and the moves: by `decide()`, each would be written eight times."""
    Offer.objects.bulk_create(offers)
    kind, now = ContentType.objects.get_for_model(Offer), timezone.now()
    texts = {offer.pk: offer.review_text() for offer in offers}
    state = Offer.moves.initial
    for name in WAY:
        move, act = Offer.moves[name], secrets.token_hex(16)
        assert move.to_state
        assert state in move.from_states
        register.append(
            [
                Decision(
                    content_type=kind, object_id=offer.pk, actor_name=MARK, move=name, from_state=state,
                    to_state=move.to_state, text=texts[offer.pk], made_at=now, act=act,
                )
                for offer in offers
            ]
        )  # fmt: skip
        state = move.to_state


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
        organisation_name=f"Association {number % 700}",
        organisation_kind=chance.choice(Kind.values),
        made_at=when,
        updated_at=when,
        closes_on=clock.today(when) + timedelta(days=60 if over else 180),
        # Decided now, published in the past: dates spread as on a board that has lived.
        state=APPROVED,
        decided_version=1,
        published_at=when,
        online_since=when,
    )
    offer.confirmed_at = offer.touched_at = timezone.now()
    offer.last_day = offer.closes_on
    offer.searchable = offer.words_to_find()
    if number % 3:
        offer.pay_min, offer.pay_max, offer.pay_unit = low, low + 200, "mois"
    return offer

"""Eight people at once on one offer, in real transactions, on SQLite and on PostgreSQL."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from core.models import OutgoingMail
from jobs import clock, editing, periodic
from jobs.models import AccessLink, Member, Offer, OfferEdit, Organisation
from jobs.models.link import Purpose
from review.models import Decision
from review.moves import MoveRefused
from review.register import faults
from tests.jobs.factories import make_board, make_expired, make_moderator, make_offer
from tests.jobs.test_editing import key, sent
from tests.jobs.world import HERE, offer_data

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
AT_ONCE = 8


@pytest.fixture(autouse=True)
def _through_the_outbox(settings, site):
    settings.EMAIL_BACKEND = "core.mail.OutboxBackend"


def at_once(act: Callable[[int], Any]) -> list[Any]:
    def one(number: int) -> Any:
        try:
            return act(number)
        except MoveRefused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


def post(url: str, data: dict[str, Any]) -> int:
    return Client().post(url, data, headers=HERE).status_code


def mails_to(address: str) -> int:
    return sum(mail.recipients == [address] for mail in OutgoingMail.objects.all())


def test_eight_moderators_decide_once():
    offer, moderators = make_offer("pending"), [make_moderator() for _ in range(AT_ONCE)]
    moves = ("approve", "refuse")
    found = at_once(
        lambda number: Offer.objects.get(pk=offer.pk).decide(
            moves[number % 2], by=moderators[number], reason="Non." if number % 2 else "", seen="pending"
        )
    )
    assert sum(isinstance(one, Decision) for one in found) == 1
    assert mails_to(offer.email) == 1
    assert list(faults()) == []


def test_eight_clicks_on_confirm_are_one_confirmation():
    offer = make_offer("awaiting", organisation_name="Les Prés")
    url = reverse("jobs:confirm", args=(AccessLink.token_for(offer, Purpose.CONFIRM, offer.email),))
    assert set(at_once(lambda number: post(url, {}))) == {302}
    offer.refresh_from_db()
    assert offer.state == "pending"
    assert offer.decisions.filter(move="confirm").count() == 1
    assert Member.objects.filter(email=offer.email).count() == 1
    assert mails_to(offer.email) == 1


def test_eight_sends_of_the_first_step_are_one_draft():
    make_board()
    assert at_once(lambda number: post(reverse("jobs:begin"), offer_data())) == [302] * AT_ONCE
    assert Offer.objects.count() == 1


def test_eight_sends_of_one_change_leave_one_to_review():
    offer = make_offer()
    url = reverse("jobs:edit", args=(key(offer),))
    answers = at_once(lambda number: post(url, sent(offer, title=f"Titre {number} (H/F)")))
    assert set(answers) <= {302, 409}
    assert OfferEdit.objects.open().count() == 1
    assert list(faults()) == []


def test_a_recruiter_who_corrects_while_moderators_approve_puts_nothing_unread_online():
    offer, moderators = make_offer("correct", title="Lu (H/F)"), [make_moderator() for _ in range(4)]
    url = reverse("jobs:offer_step", args=(key(offer),))

    def act(number: int) -> Any:
        if number % 2:
            return post(url, sent(offer, title=f"Jamais lu {number} (H/F)"))
        return Offer.objects.get(pk=offer.pk).decide("approve", by=moderators[number // 2])

    answers = at_once(act)
    offer.refresh_from_db()
    assert all(answer in (302, 409) for answer in answers[1::2])
    # Either the approval was first, and its text stands; or the text was, and nobody may approve it.
    assert (offer.state, offer.title) == ("approved", "Lu (H/F)") or (offer.state == "correct" and "Jamais lu" in offer.title)
    assert list(faults()) == []


def test_a_change_and_its_approval_at_once():
    """Whoever comes first, what is online was approved as it stands."""
    offer, moderator = make_offer(title="Un (H/F)"), make_moderator()
    first = editing.change(offer, _with_title(offer, "Deux (H/F)"), offer.email)
    assert first

    def act(number: int) -> Any:
        if number % 2:
            return editing.change(Offer.objects.get(pk=offer.pk), _with_title(offer, f"Trois {number} (H/F)"), offer.email)
        return OfferEdit.objects.get(pk=first.pk).decide("approve", by=moderator)

    at_once(act)
    offer.refresh_from_db()
    first.refresh_from_db()
    assert offer.title == ("Deux (H/F)" if first.state == "approved" else "Un (H/F)")
    assert OfferEdit.objects.open().count() <= 1
    assert list(faults()) == []


def _with_title(offer: Offer, title: str) -> Offer:
    wanted = Offer.objects.get(pk=offer.pk)
    wanted.title = title
    return wanted


def test_eight_runs_of_the_cron_remind_once():
    soon, over = make_offer(), make_expired()
    Offer.objects.filter(pk=soon.pk).update(last_day=clock.today() + timedelta(days=3))
    at_once(lambda number: periodic.remind())
    at_once(lambda number: periodic.tell_of_ends())
    assert (mails_to(soon.email), mails_to(over.email)) == (1, 1)


def test_eight_renewals_of_the_same_offer():
    offer = make_expired()
    url = reverse("jobs:manage", args=(key(offer),))
    assert set(at_once(lambda number: post(url, {"act": "renew", "closes_on": ""}))) <= {302, 409}
    offer.refresh_from_db()
    assert offer.is_current
    assert list(faults()) == []


def test_eight_offers_of_one_new_address_make_one_organisation():
    """Each is confirmed in a transaction of its own, by a link of its own, at the same moment."""
    offers = [make_offer("draft", email="neuve@exemple.org", organisation_name="Les Prés") for _ in range(AT_ONCE)]
    for offer in offers:
        offer.decide("send", name="Test")
    urls = [reverse("jobs:confirm", args=(AccessLink.token_for(offer, Purpose.CONFIRM, offer.email),)) for offer in offers]
    assert set(at_once(lambda number: post(urls[number], {}))) == {302}
    assert Organisation.objects.count() == 1
    assert Member.objects.count() == 1
    assert set(Offer.objects.values_list("organisation", flat=True)) == {Organisation.objects.get().pk}
    assert list(faults()) == []


@pytest.mark.parametrize(
    ("move", "state"),
    [
        (move.name, move.from_states[-1])
        for move in Offer.moves
        if move.name not in ("adjust", "send", "confirm", "submit", "undo")
    ],
)
def test_eight_people_make_one_move_once_and_the_others_are_told(move, state):
    offer = make_offer("approved" if move == "restore" else state)
    if move == "restore":
        offer.decide("withdraw", name="x")
    found = at_once(
        lambda number: Offer.objects.get(pk=offer.pk).decide(move, name=f"n{number}", reason="Non.", seen=offer.state)
    )
    made = [one for one in found if isinstance(one, Decision)]
    refused = [str(one) for one in found if isinstance(one, MoveRefused)]
    # To renew what is online leaves it online: who comes second renews again.
    assert len(made) == (AT_ONCE if made[0].from_state == made[0].to_state else 1)
    assert len(made) + len(refused) == AT_ONCE
    assert all("n" in sentence for sentence in refused)
    assert list(faults()) == []


def test_an_erasure_among_other_acts_leaves_nothing_behind():
    offer = make_offer(email="partante@exemple.org", contact_name="Zénobie")
    urls = {view: reverse(f"jobs:{view}", args=(key(offer),)) for view in ("manage", "edit", "erase")}

    def act(number: int) -> int:
        if number % 4 == 0:
            return post(urls["erase"], {})
        if number % 4 == 1:
            return post(urls["edit"], sent(offer, title=f"Titre {number} (H/F)"))
        return post(urls["manage"], {"act": "fill" if number % 4 == 2 else "pause"})

    assert set(at_once(act)) <= {200, 302, 404, 409}
    offer.refresh_from_db()
    assert (offer.email, offer.contact_name, offer.description) == ("", "", "")
    assert not OfferEdit.objects.exists()
    assert list(faults()) == []

"""Every state and every move of offers and of their changes; orders of moves at random; the clock."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from jobs import clock
from jobs.models import Offer
from jobs.states import APPROVED, CLOSED, EDIT_MOVES, OFFER_MOVES, EditState, OfferState
from review.moves import BACK, SAME, MoveRefused
from review.register import faults
from tests.factories import make_site, make_user
from tests.jobs.factories import make_expired, make_moderator, make_offer

pytestmark = pytest.mark.django_db
REASON = "Parce que."


@pytest.mark.parametrize("state", OfferState.values)
@pytest.mark.parametrize("move", list(OFFER_MOVES), ids=lambda move: move.name)
def test_every_state_takes_the_moves_of_the_table_and_no_other(site, state, move):
    offer = make_offer(state)
    if state in move.from_states:
        last = offer.decisions.exclude(from_state=state, to_state=state).last()
        if move.to_state is BACK and not (last and OFFER_MOVES.is_of_the_desk(last.move)):
            with pytest.raises(MoveRefused):
                offer.decide(move.name, name="x", reason=REASON)
            return
        if move.name == "submit" and offer.confirmed_at is None:
            with pytest.raises(MoveRefused):
                offer.decide(move.name, name="x")
            return
        decision = offer.decide(move.name, name="x", reason=REASON)
        wanted = last.from_state if move.to_state is BACK else state if move.to_state == SAME else move.to_state
        assert offer.state == decision.to_state == wanted
    else:
        with pytest.raises(MoveRefused):
            offer.decide(move.name, name="x", reason=REASON)
        offer.refresh_from_db()
        assert offer.state == state
    assert list(faults()) == []


@pytest.mark.parametrize("move", [move for move in OFFER_MOVES if move.permission], ids=lambda move: move.name)
def test_moves_of_the_desk_need_its_permission(site, move):
    offer = make_offer(move.from_states[0])
    for stranger in (make_user(), make_user("recruiter"), make_user("author")):
        with pytest.raises(PermissionDenied):
            offer.decide(move.name, by=stranger, reason=REASON)


def test_a_text_that_its_author_changes_is_approved_by_nobody(site):
    offer = make_offer("correct")
    offer.description = "Autre texte"
    offer.store()
    for move in ("approve", "undo", "reopen"):
        with pytest.raises(MoveRefused):
            offer.decide(move, by=make_moderator())
    offer.decide("submit", name="x")
    offer.decide("approve", by=make_moderator())
    assert offer.is_current


def test_a_state_is_never_written_by_saving(site):
    offer = make_offer("pending")
    offer.state = APPROVED
    offer.save()
    offer.refresh_from_db()
    assert offer.state == "pending"
    with pytest.raises(TypeError):
        offer.save(update_fields=["state"])


def test_an_offer_past_its_closing_date_is_not_approved(site):
    offer = make_offer("pending", closes_on=clock.today() - timedelta(days=1))
    with pytest.raises(MoveRefused):
        offer.decide("approve", by=make_moderator())


class RandomOrders(TestCase):
    """Nothing pending is ever visible, nothing current ever hidden, whatever people do and in whatever order."""

    @settings(max_examples=25)
    @given(st.lists(st.tuples(st.sampled_from([*(move.name for move in OFFER_MOVES), "write"]), st.booleans()), max_size=14))
    def test_what_readers_see_was_decided_on(self, acts):
        make_site()
        offer = make_offer("draft")
        approved_titles = set()
        for number, (act, _) in enumerate(acts):
            if act == "write":
                if offer.is_in_hand:
                    offer.title = f"Titre {number}"
                    offer.store()
                continue
            try:
                offer.decide(act, name="x", reason=REASON)
            except MoveRefused:
                continue
            stored = Offer.objects.get(pk=offer.pk)
            seen = Offer.objects.current().filter(pk=offer.pk).exists()
            assert seen == stored.is_current == (stored.state == APPROVED)
            assert Offer.objects.public().filter(pk=offer.pk).exists() == stored.is_public
            if stored.state == APPROVED:
                approved_titles.add(stored.title)
            if Offer.objects.with_address().filter(pk=offer.pk).exists():
                read = stored.as_read()
                assert read.title in approved_titles
                assert stored.is_public or not any(getattr(read, name) for name in ("description", "organisation_name", "email"))
                assert stored.get_absolute_url() == read.get_absolute_url()
            if stored.is_public:
                assert stored.published_at
                assert stored.version == stored.decided_version
                approved = stored.decisions.filter(to_state=APPROVED).last()
                assert approved.text.endswith(stored.review_text()) or stored.state in CLOSED


@pytest.mark.parametrize(
    ("moment", "seen"),
    [
        # Summer begins on 29 March 2026, a day of 23 hours in Paris; midnight is 22:00 UTC at its end.
        (datetime(2026, 3, 29, 21, 59, 59, tzinfo=UTC), True),
        (datetime(2026, 3, 29, 22, 0, 0, tzinfo=UTC), False),
    ],
)
def test_expiry_when_clocks_go_forward(site, moment, seen):
    _expiry(date(2026, 3, 29), moment, seen)


@pytest.mark.parametrize(
    ("moment", "seen"),
    [
        # Summer ends on 25 October 2026, a day of 25 hours; midnight is 23:00 UTC at its end.
        (datetime(2026, 10, 25, 22, 59, 59, tzinfo=UTC), True),
        (datetime(2026, 10, 25, 23, 0, 0, tzinfo=UTC), False),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), True),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), True),
    ],
)
def test_expiry_when_clocks_go_back(site, moment, seen):
    _expiry(date(2026, 10, 25), moment, seen)


def _expiry(last_day: date, moment: datetime, seen: bool) -> None:
    offer = make_offer()
    Offer.objects.filter(pk=offer.pk).update(last_day=last_day)
    assert Offer.objects.current(moment).exists() is seen
    assert Offer.objects.expired(moment).exists() is not seen


def test_the_zone_of_who_is_signed_in_does_not_move_the_end(site):
    from django.utils import timezone

    make_offer(closes_on=clock.today())
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        with timezone.override(zone):
            assert Offer.objects.current().count() == 1


def test_renewing_gives_a_new_life(site):
    from jobs import editing

    offer = make_expired()
    editing.renew(offer, clock.today() + timedelta(days=20), "x")
    offer.refresh_from_db()
    assert offer.is_current
    assert offer.days_left == 20
    assert clock.today(offer.published_at) == clock.today()
    assert offer.decisions.last().move == "renew"


def test_filling_works_after_the_end(site):
    offer = make_expired()
    offer.decide("fill", name="x")
    assert offer.is_public


def test_edit_moves_are_those_of_edit_states():
    states = set(EditState.values)
    for move in EDIT_MOVES:
        assert set(move.from_states) <= states
        assert move.to_state is BACK or move.to_state in states

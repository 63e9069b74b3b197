"""What an erasure finds beside the offers of a person: names in the register, mails, invitations; and colleagues who leave."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from core.models import OutgoingMail
from jobs import editing, erasure, periodic
from jobs.access import Access
from jobs.applications import notifications
from jobs.applications import periodic as applications_due
from jobs.models import AccessLink, Member, Offer, OfferEdit
from jobs.views import erase
from review.models import Decision
from review.register import faults
from tests.jobs.applications.factories import make_application
from tests.jobs.factories import make_moderator, make_offer
from tests.jobs.test_at_once import at_once
from tests.jobs.test_erasing import EMAIL, PERSON, everything
from tests.jobs.world import HERE

BEA = "bea@exemple.org"


@pytest.fixture(autouse=True)
def _through_the_outbox(settings, site):
    settings.EMAIL_BACKEND = "core.mail.OutboxBackend"


def wanted(offer: Offer, title: str) -> Offer:
    found = Offer.from_serializable_data(offer.serializable_data())
    found.pk, found.title = offer.pk, title
    return found


def test_a_colleague_who_signed_in_leaves_no_name_in_the_offers_of_others(db):
    """Without any link of theirs: an account needs none."""
    offer = make_offer(email=BEA)
    Member.objects.create(organisation=offer.organisation, email=EMAIL)
    editing.change(offer, wanted(offer, "Autre titre (H/F)"), EMAIL)
    editing.withdraw_open(offer, EMAIL)
    offer.decide("pause", name=EMAIL)
    assert erasure.erase_person(EMAIL) == 0
    assert EMAIL not in everything()
    assert list(faults()) == []


def test_who_was_taken_off_is_not_named_as_who_invited_the_others(db):
    offer = make_offer(**PERSON)
    Member.objects.create(organisation=offer.organisation, email=BEA, invited_by=EMAIL)
    Member.objects.filter(email=EMAIL).delete()
    erasure.erase_person(EMAIL)
    assert EMAIL not in everything()


@pytest.mark.parametrize("keeps", [True, False])
def test_letters_reminders_and_departures_go_with_their_recruiter(db, keeps):
    """`keeps`: a colleague goes on with the offer, and with the letters of its candidates."""
    offer = make_offer(**PERSON)
    if keeps:
        Member.objects.create(organisation=offer.organisation, email=BEA)
    application = make_application(offer, sent_at=timezone.now() - timedelta(days=16))
    notifications.tell_recruiter(application)
    notifications.thank_candidate(application)
    applications_due.remind_recruiters()
    notifications.tell_of_departure(application, erased=False)
    assert sum(mail.recipients == [EMAIL] for mail in OutgoingMail.objects.all()) == 3
    OutgoingMail.objects.update(state=OutgoingMail.State.SENT, content={})
    erasure.erase_person(EMAIL)
    left = [mail.recipients for mail in OutgoingMail.objects.all()]
    assert [EMAIL] not in left
    assert [application.email] in left


def test_a_forgotten_draft_leaves_no_word_of_the_changes_that_were_asked_of_it(db):
    """Sent, changed, withdrawn before anybody read it, taken up again and left."""
    offer = make_offer("pending", **PERSON)
    editing.change(offer, wanted(offer, "Zénobie cherche (H/F)"), EMAIL)
    editing.withdraw(offer, EMAIL)
    offer.refresh_from_db()
    offer.decide("rework", name=EMAIL)
    Offer.objects.filter(pk=offer.pk).update(touched_at=timezone.now() - timedelta(days=61))
    periodic.forget_drafts()
    assert not Offer.objects.exists()
    told = " ".join(f"{decision.actor_name} {decision.text}" for decision in Decision.objects.all())
    assert "Zénobie" not in told
    assert EMAIL not in told
    assert list(faults()) == []


def test_two_colleagues_who_leave_hand_nothing_over_to_each_other(db, monkeypatch):
    """The second has left by the time that the first has the offer to themselves."""
    offer = make_offer(**PERSON)
    Member.objects.create(organisation=offer.organisation, email=BEA)
    lock = erasure.locked_with_all

    def meanwhile(pk: int) -> Offer | None:
        Member.objects.filter(email=BEA).delete()
        return lock(pk)

    monkeypatch.setattr(erasure, "locked_with_all", meanwhile)
    erasure.erase_person(EMAIL)
    assert not Offer.objects.filter(email=BEA).exists()
    assert EMAIL not in everything()


def test_a_second_click_is_told_of_the_other_offers_too(db, rf):
    offer = make_offer(**PERSON)
    make_offer(organisation=offer.organisation, email=EMAIL)
    pages = []
    for access in [Access(Offer.objects.get(pk=offer.pk), "key", EMAIL) for _click in range(2)]:
        pages.append(erase._erase_one(rf.post("/", headers=HERE), access).content.decode())
    assert [EMAIL in page for page in pages] == [True, True]
    assert sum(mail.recipients == [EMAIL] for mail in OutgoingMail.objects.all()) == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_colleagues_leave_together_while_moderators_decide_on_their_changes():
    def once() -> None:
        offer = make_offer(**PERSON)
        Member.objects.create(organisation=offer.organisation, email=BEA)
        other = make_offer(organisation=offer.organisation, email=BEA)
        for one in (offer, other):
            for by in (BEA, EMAIL, BEA, EMAIL):
                editing.change(Offer.objects.get(pk=one.pk), wanted(one, f"Autre titre de {by[:3]} (H/F)"), by)
        edits, moderator = list(OfferEdit.objects.in_state("pending")), make_moderator()
        assert len(edits) == 2

        def decide(edit: OfferEdit) -> None:
            edit.decide("approve", by=moderator)

        acts: list[Callable[[], object]] = [
            lambda: erasure.erase_person(EMAIL),
            lambda: decide(edits[0]),
            lambda: decide(edits[1]),
            lambda: erasure.erase_person(BEA),
            lambda: Offer.objects.get(pk=other.pk).decide("pause", name=BEA),
            lambda: erasure.erase_person(EMAIL),
            lambda: editing.withdraw(Offer.objects.get(pk=offer.pk), EMAIL),
            lambda: erasure.erase_person(BEA),
        ]
        at_once(lambda number: acts[number]())
        # Who acted after an erasure wrote a name of their own; nobody else is left.
        assert not Offer.objects.exclude(email="").exists()
        assert not Member.objects.exists()
        assert not AccessLink.objects.exists()

    for _round in range(3):
        once()
    assert list(faults()) == []

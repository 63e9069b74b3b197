"""What time brings, with a moved clock: reminders, notices of the end, drafts."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from jobs import clock, editing, periodic
from jobs.models import Offer
from review.models import Decision
from review.register import faults
from tests.jobs.factories import make_expired, make_moderator, make_offer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(site):
    return site


@pytest.fixture
def at(monkeypatch):
    """`at(days, act)` does it as if that many days had gone by; the mails that left."""

    def run(days: int, act) -> list:
        before, moment = len(mail.outbox), timezone.now() + timedelta(days=days)
        with monkeypatch.context() as patch:
            patch.setattr("django.utils.timezone.now", lambda: moment)
            act()
            act()
        return mail.outbox[before:]

    return run


def test_a_reminder_comes_seven_days_before_and_once(at):
    offer = make_offer(closes_on=clock.today() + timedelta(days=30))
    assert at(22, periodic.remind) == []
    [message] = at(23, periodic.remind)
    assert message.to == [offer.email]
    assert offer.title in message.subject
    assert "/diffuser-une-offre/" in str(message.body)
    assert at(25, periodic.remind) == []


@pytest.mark.parametrize(("days", "told"), [(7, False), (8, True)])
def test_an_end_that_is_near_when_it_goes_online_is_told_once(at, days, told):
    offer = make_offer("pending", closes_on=clock.today() + timedelta(days=days))
    offer.decide("approve", by=make_moderator())
    online = mail.outbox[-1]
    assert ("Nous vous écrivons sept jours avant." in online.body) is told
    assert "peut être lue jusqu’au" in online.body
    assert at(0, periodic.remind) == []
    assert len(at(1, periodic.remind)) == told


def test_an_end_that_is_near_when_it_is_renewed_is_not_told_again(at):
    offer = make_expired()
    editing.renew(offer, clock.today() + timedelta(days=4), offer.email)
    assert at(0, periodic.remind) == []


def test_a_renewed_offer_is_reminded_again(at):
    offer = make_offer(closes_on=clock.today() + timedelta(days=30))
    Offer.objects.filter(pk=offer.pk).update(last_day=clock.today() + timedelta(days=5))
    assert len(at(0, periodic.remind)) == 1
    offer.decide("renew", name="Test")
    Offer.objects.filter(pk=offer.pk).update(last_day=clock.today() + timedelta(days=60))
    assert at(0, periodic.remind) == []
    assert len(at(55, periodic.remind)) == 1


@pytest.mark.parametrize("state", ["draft", "pending", "paused", "filled", "withdrawn", "refused"])
def test_nobody_is_reminded_of_what_is_not_online(at, state):
    make_offer(state, closes_on=clock.today() + timedelta(days=3))
    assert at(0, periodic.remind) == []
    assert at(5, periodic.tell_of_ends) == []


def test_the_end_is_told_once_and_not_months_later(at):
    offer = make_offer(closes_on=clock.today() + timedelta(days=2))
    assert at(2, periodic.tell_of_ends) == []
    [message] = at(3, periodic.tell_of_ends)
    assert message.to == [offer.email]
    assert at(4, periodic.tell_of_ends) == []
    make_expired()
    assert at(90, periodic.tell_of_ends) == []


def picture() -> ContentFile:
    data = BytesIO()
    Image.new("RGB", (8, 8)).save(data, "PNG")
    return ContentFile(data.getvalue(), name="logo.png")


def test_drafts_go_with_their_logo_and_their_words(at, django_capture_on_commit_callbacks):
    draft, sent, kept, sent_then_left = (make_offer(state) for state in ("draft", "awaiting", "pending", "awaiting"))
    sent_then_left.decide("withdraw")
    draft.logo.save("logo.png", picture())
    storage, name = draft.logo.storage, draft.logo.name
    mine = at(0, lambda: None)
    assert mine == []
    with django_capture_on_commit_callbacks(execute=True):
        at(59, periodic.forget_drafts)
        assert Offer.objects.count() == 4
        at(61, periodic.forget_drafts)
    assert list(Offer.objects.values_list("pk", flat=True)) == [kept.pk]
    assert not storage.exists(name)
    words = Decision.objects.filter(object_id__in=[sent.pk, sent_then_left.pk]).values_list("text", flat=True)
    assert set(words) <= {""}
    assert list(faults()) == []


def test_a_logo_that_two_offers_share_stays(at, django_capture_on_commit_callbacks):
    draft, other = make_offer("draft"), make_offer()
    draft.logo.save("logo.png", picture())
    Offer.objects.filter(pk=other.pk).update(logo=draft.logo.name)
    with django_capture_on_commit_callbacks(execute=True):
        at(61, periodic.forget_drafts)
    assert draft.logo.storage.exists(draft.logo.name)


def test_the_register_holds_no_address_that_nobody_confirmed(client):
    from tests.jobs.world import EMAIL, write_offer

    write_offer(client)
    names = Decision.objects.values_list("actor_name", flat=True)
    assert EMAIL not in names

"""A decision that is taken back calls back its mails that have not left; who heard of neither is told of neither."""

import pytest

from core.models import OutgoingMail
from jobs.models import Member, Offer, OfferEdit
from review.machine import decide
from tests.jobs.factories import make_moderator, make_offer
from tests.jobs.test_editing import change

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mails_wait(site, settings):
    settings.EMAIL_BACKEND = "core.mail.OutboxBackend"
    settings.EMAIL_TRANSPORT = "core.mail.smtp.EmailBackend"


def outbox() -> list[tuple[str, str]]:
    return list(OutgoingMail.objects.order_by("pk").values_list("state", "about"))


def test_the_mail_of_an_approval_that_waits_is_called_back_and_nothing_else_is_written():
    offer, moderator = make_offer("pending"), make_moderator()
    name = f"offer:{offer.pk}/{offer.decide('approve', by=moderator).sequence}"
    assert outbox() == [("waiting", name)]
    offer.decide("undo", by=moderator)
    assert outbox() == [("recalled", name)]
    assert OutgoingMail.objects.get().content == {}
    again = offer.decide("approve", by=moderator)
    assert outbox()[1:] == [("waiting", f"offer:{offer.pk}/{again.sequence}")]


def test_a_mail_that_left_is_followed_by_word_of_the_undo():
    offer, moderator = make_offer("pending"), make_moderator()
    offer.decide("approve", by=moderator)
    OutgoingMail.objects.update(state="sent")
    offer.decide("undo", by=moderator)
    assert [state for state, _about in outbox()] == ["sent", "waiting"]
    assert OutgoingMail.objects.order_by("pk").last().subject == f"Relecture : {offer.title}"


def test_of_two_members_the_one_who_heard_of_it_hears_of_the_undo():
    offer, moderator = make_offer("pending"), make_moderator()
    # Whoever posted it was taken off: the mail goes to each of those who are left.
    Member.objects.all().delete()
    for email in ("un@example.org", "deux@example.org"):
        Member.objects.create(organisation=offer.organisation, email=email)
    offer.decide("approve", by=moderator)
    OutgoingMail.objects.filter(recipients=["un@example.org"]).update(state="sent")
    offer.decide("undo", by=moderator)
    found = [(row.recipients[0][:2], row.state) for row in OutgoingMail.objects.order_by("pk")]
    assert found == [("un", "sent"), ("de", "recalled"), ("un", "waiting")]


def test_the_mail_of_a_change_is_called_back_too(client):
    offer, moderator = make_offer(title="Avant (H/F)"), make_moderator()
    change(client, offer, title="Après (H/F)")
    edit = OfferEdit.objects.get()
    approval = edit.decide("approve", by=moderator)
    name = f"offer:{offer.pk}/{approval.sequence}"
    assert outbox() == [("waiting", name)]
    edit.decide("undo", by=moderator)
    assert outbox() == [("recalled", name)]


def test_what_is_not_taken_back_keeps_its_mail():
    first, second, moderator = make_offer("pending"), make_offer("pending"), make_moderator()
    decide(Offer, [first.pk], "approve", by=moderator)
    act = decide(Offer, [second.pk], "approve", by=moderator).act
    outcome = decide(Offer, [first.pk, second.pk], "undo", by=moderator, after=act)
    assert list(outcome.refused) == [first.pk]
    assert [state for state, _about in outbox()] == ["waiting", "recalled"]


def test_an_erasure_takes_mails_of_decisions_and_of_no_other_offer():
    offer = make_offer("pending")
    decision = offer.decide("approve", by=make_moderator())
    OutgoingMail.objects.create(subject="", about=f"offer:{offer.pk}1/{decision.sequence}")
    assert [mail.about for mail in OutgoingMail.objects.about(f"offer:{offer.pk}")] == [f"offer:{offer.pk}/{decision.sequence}"]

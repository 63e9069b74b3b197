"""What is deleted while somebody acts on it: an answer in words, never an error, and nothing comes back to life."""

from collections.abc import Callable
from threading import Event
from time import sleep

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.http import Http404
from django.test import Client
from django.urls import reverse

from core.models import OutgoingMail
from core.views.gone import or_gone
from jobs import editing, posting
from jobs import erasure as erasing
from jobs.access import Access
from jobs.alerts import notifications, subscribing
from jobs.alerts.models import Alert, AlertLink
from jobs.forms import OfferForm
from jobs.models import AccessLink, Offer, OfferEdit
from jobs.models.link import Purpose
from jobs.views import erase
from review.models import Decision
from review.moves import MoveRefused
from review.register import faults
from tests.jobs.applications.factories import make_application, receipt_path
from tests.jobs.factories import make_offer
from tests.jobs.test_at_once import at_once, post
from tests.jobs.test_editing import key, sent
from tests.jobs.world import EMAIL, HERE, offer_data, organisation_data

ROUNDS = 3
ANSWERS = {200, 302, 404, 409, 422, 429}
in_real_transactions = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture(autouse=True)
def _through_the_outbox(settings, site):
    settings.EMAIL_BACKEND = "core.mail.OutboxBackend"


def together(*acts: Callable[[], int]) -> set[int]:
    """What eight people who do these things at the same moment are answered."""
    return set(at_once(lambda number: acts[number % len(acts)]()))


def test_a_decision_on_what_is_gone_is_refused_in_words(db):
    offer = make_offer()
    editing.change(offer, _with_title(offer, "Autre titre (H/F)"), offer.email)
    edit = OfferEdit.objects.get()
    OfferEdit.objects.filter(pk=edit.pk).delete()
    with pytest.raises(MoveRefused, match="plus rien ici"):
        edit.decide("withdraw", name="x")
    assert not Decision.objects.about(edit).filter(move="withdraw").exists()


def test_a_change_that_was_erased_meanwhile_stops_no_other(db, monkeypatch):
    """Listed as open, and gone before its turn: as when another window erases the offer between the two."""
    offer = make_offer()
    editing.change(offer, _with_title(offer, "Autre titre (H/F)"), offer.email)
    gone = list(OfferEdit.objects.of(offer).open())
    OfferEdit.objects.all().delete()
    monkeypatch.setattr(type(OfferEdit.objects.all()), "open", lambda rows: gone)
    editing.withdraw_open(offer, offer.email)
    assert not OfferEdit.objects.exists()


def test_only_what_is_gone_is_not_found(db):
    offer = make_offer()
    with pytest.raises(IntegrityError), or_gone(offer):
        raise IntegrityError("of another kind")
    Offer.objects.filter(pk=offer.pk).delete()
    for failure in (IntegrityError("a link to it"), DatabaseError("no row"), Offer.DoesNotExist()):
        with pytest.raises(Http404), or_gone(offer):
            raise failure
    with pytest.raises(ZeroDivisionError), or_gone(offer):
        raise ZeroDivisionError


def test_a_stopped_alert_is_not_brought_back_by_a_click_on_its_rhythm(db):
    alert = Alert.objects.create(email="lea@exemple.fr")
    alert.confirm()
    Alert.objects.filter(pk=alert.pk).delete()
    alert.set_frequency("weekly")
    alert.confirm()
    assert not Alert.objects.exists()


def test_an_alert_stopped_while_it_is_confirmed_leaves_no_link(db, client, monkeypatch):
    alert = Alert.objects.create(email="lea@exemple.fr")
    url = reverse("alerts:confirm", args=(alert.new_confirmation(),))
    monkeypatch.setattr(type(Alert.objects.all()), "to_confirm", lambda rows, token: alert)
    subscribing.stop_all(alert.email)
    assert post(url, {}) == 404
    assert not AlertLink.objects.exists()


def test_who_stops_all_alerts_leaves_no_address_in_the_outbox(db, rf):
    alert = Alert.objects.create(email="lea@exemple.fr")
    alert.confirm()
    subscribing.send_link(rf.post("/"), "Lea@exemple.fr")
    Alert.objects.create(email="ali@exemple.fr").confirm()
    subscribing.send_link(rf.post("/"), "ali@exemple.fr")
    OutgoingMail.objects.update(state=OutgoingMail.State.SENT, content={})
    subscribing.stop_all("lea@exemple.fr")
    assert [mail.recipients for mail in OutgoingMail.objects.all()] == [["ali@exemple.fr"]]


def test_what_was_changed_in_another_window_is_not_sent_unread(db, rf):
    offer = make_offer("draft")
    current = Offer.objects.get(pk=offer.pk)
    current.email = "autre@exemple.org"
    current.store()
    with pytest.raises(MoveRefused, match="autre fenêtre"):
        posting.send(rf.post("/", headers=HERE), offer)
    offer.refresh_from_db()
    assert offer.state == "draft"
    assert not OutgoingMail.objects.exists()


def test_a_second_click_on_send_leads_to_the_page_of_the_offer(db, client, monkeypatch):
    offer = make_offer("draft")
    posting.own(offer, offer.email)
    offer.save()
    send = posting.send

    def twice(request, found) -> None:
        send(request, Offer.objects.get(pk=offer.pk))
        send(request, found)

    monkeypatch.setattr(posting, "send", twice)
    answer = client.post(reverse("jobs:preview", args=(key(offer),)), {}, headers=HERE)
    assert (answer.status_code, answer.url) == (302, reverse("jobs:manage", args=(key(offer),)))
    offer.refresh_from_db()
    assert offer.state == "pending"


def test_a_draft_confirmed_in_another_window_is_erased_as_what_has_a_mailbox(db, rf):
    offer = make_offer("awaiting")
    access = Access(Offer.objects.get(pk=offer.pk), AccessLink.issue(offer, Purpose.DRAFT, offer.email), offer.email)
    posting.confirm(AccessLink.objects.opened_by(AccessLink.issue(offer, Purpose.CONFIRM, offer.email), Purpose.CONFIRM))
    erase._erase_one(rf.post("/", headers=HERE), access)
    offer.refresh_from_db()
    assert (offer.state, offer.email, offer.description) == ("withdrawn", "", "")


def test_nothing_is_written_into_a_draft_that_was_erased_in_another_window(db):
    """Of an account: its row stays, as a draft without a word."""
    offer = make_offer("draft")
    posting.own(offer, offer.email)
    offer.save()
    erasing.erase_offer(offer.pk, name="x")
    form = OfferForm(offer_data(description="Appelez Zénobie."), offer=offer)
    assert form.is_valid()
    assert not posting.rewrite(offer, form)
    posting.keep_logo(offer, "images/logos/zenobie.png")
    offer.refresh_from_db()
    assert (offer.description, offer.logo.name) == ("", "")


def test_a_link_confirms_the_address_that_it_was_sent_to_and_no_other(db):
    """The address was mended in another window: who has the first mailbox gets no key, and the author keeps theirs."""
    offer = make_offer("awaiting")
    link = AccessLink.objects.opened_by(AccessLink.issue(offer, Purpose.CONFIRM, offer.email), Purpose.CONFIRM)
    draft = AccessLink.issue(offer, Purpose.DRAFT)
    offer.email = "autre@exemple.org"
    offer.store()
    with pytest.raises(MoveRefused, match="plus rien ici"):
        posting.confirm(link)
    assert not AccessLink.objects.filter(purpose=Purpose.MANAGE).exists()
    assert AccessLink.objects.opened_by(draft, Purpose.DRAFT)


def test_an_erased_text_is_not_copied(db):
    offer = make_offer()
    erasing.erase_offer(offer.pk, name="x")
    with pytest.raises(MoveRefused, match="plus rien ici"):
        posting.duplicate(offer, offer.email)
    assert Offer.objects.count() == 1


@in_real_transactions
@pytest.mark.parametrize("state", ["draft", "awaiting"])
def test_a_draft_erased_in_one_window_and_written_in_others(state):
    def once() -> None:
        offer = make_offer(state)
        token = AccessLink.issue(offer, Purpose.DRAFT, offer.email)
        urls = {
            view: reverse(f"jobs:{view}", args=(token,))
            for view in ("erase", "offer_step", "organisation_step", "preview", "manage")
        }
        confirm = reverse("jobs:confirm", args=(AccessLink.issue(offer, Purpose.CONFIRM, offer.email),))
        answers = together(
            lambda: post(urls["offer_step"], offer_data(title="Berger·ère")),
            lambda: post(urls["preview"], {}),
            lambda: post(urls["erase"], {}),
            lambda: post(urls["organisation_step"], organisation_data()),
            lambda: post(confirm, {}),
            lambda: post(urls["manage"], {"act": "resend"}),
            lambda: post(urls["manage"], {"act": "fill"}),
            lambda: Client().get(urls["preview"]).status_code,
        )
        assert answers <= ANSWERS
        # Confirmed first, it stays for its mailbox; erased first, nothing is left of it, nor of its mails.
        if not Offer.objects.filter(pk=offer.pk).exists():
            mine = {offer.email, EMAIL}
            assert not any(mine & set(mail.recipients) for mail in OutgoingMail.objects.all())

    for _round in range(ROUNDS):
        once()
    assert list(faults()) == []


@in_real_transactions
def test_an_online_offer_erased_while_everything_else_is_done_to_it():
    def once() -> None:
        offer = make_offer(email="partante@exemple.org", contact_name="Zénobie")
        urls = {view: reverse(f"jobs:{view}", args=(key(offer),)) for view in ("manage", "edit", "erase")}
        letters = receipt_path(make_application(offer))
        answers = together(
            lambda: post(urls["edit"], sent(offer, title="Autre titre (H/F)")),
            lambda: post(urls["manage"], {"act": "duplicate"}),
            lambda: post(urls["erase"], {}),
            lambda: post(urls["manage"], {"act": "renew", "closes_on": ""}),
            lambda: post(urls["manage"], {"act": "invite", "email": "collegue@exemple.org"}),
            lambda: post(urls["manage"], {"act": "cancel-edit"}),
            lambda: post(letters, {"act": "withdraw"}),
            lambda: post(urls["manage"], {"act": "withdraw"}),
        )
        assert answers <= ANSWERS
        offer.refresh_from_db()
        # A colleague who was invited first keeps it, with the text and without a word about who left.
        assert offer.email in ("", "collegue@exemple.org")
        assert offer.contact_name == ""
        if not offer.email:
            assert offer.description == ""
            assert not OfferEdit.objects.of(offer).exists()
        assert not AccessLink.objects.filter(offer=offer, email="partante@exemple.org").exists()

    for _round in range(ROUNDS):
        once()
    assert list(faults()) == []


@in_real_transactions
@pytest.mark.parametrize("act", ["stop", "stop_all"])
def test_a_mail_that_is_written_while_its_alert_is_stopped_goes_with_it(act):
    alert = Alert.objects.create(email="lea@exemple.fr")
    alert.confirm()
    url, written = reverse("alerts:mine", args=(AlertLink.issue(alert.email),)), Event()

    def write() -> None:
        with transaction.atomic():
            found = Alert.objects.select_for_update().get()
            Alert.objects.filter(pk=found.pk).update(next_at=found.next_at)
            notifications.ask_to_confirm(found, "token")
            written.set()
            sleep(0.5)

    def stop() -> int:
        written.wait(5)
        return post(url, {"act": act, "alert": str(alert.pk)})

    at_once(lambda number: [write, stop][number]() if number < 2 else None)
    assert not Alert.objects.exists()
    assert not OutgoingMail.objects.exists()


@in_real_transactions
def test_alerts_stopped_while_they_are_changed():
    def once() -> None:
        alert = Alert.objects.create(email="lea@exemple.fr")
        confirm = reverse("alerts:confirm", args=(alert.new_confirmation(),))
        alert.confirm()
        mine = reverse("alerts:mine", args=(AlertLink.issue(alert.email),))
        answers = together(
            lambda: post(mine, {"act": "weekly", "alert": str(alert.pk)}),
            lambda: post(mine, {"act": "stop", "alert": str(alert.pk)}),
            lambda: post(confirm, {}),
            lambda: post(mine, {"act": "stop_all"}),
        )
        assert answers <= ANSWERS
        assert not Alert.objects.exists()
        assert not AlertLink.objects.exists()

    for _round in range(ROUNDS):
        once()


def _with_title(offer: Offer, title: str) -> Offer:
    wanted = Offer.from_serializable_data(offer.serializable_data())
    wanted.pk, wanted.title = offer.pk, title
    return wanted

"""Recruiters are erased: by themselves, and in time. What stays is shown before, and the register still holds."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from core.models import OutgoingMail
from jobs import clock, editing, periodic
from jobs.applications import periodic as applications_due
from jobs.applications.models import Application, ApplicationFile
from jobs.models import JobBoardSettings, Member, Offer, OfferEdit, Organisation
from jobs.models.settings import first_day_past, months_later, offers_kept_months
from review.models import Decision
from review.register import faults
from tests.factories import make_user
from tests.jobs.applications.factories import add_file, make_application, receipt_path
from tests.jobs.factories import make_moderator, make_offer
from tests.jobs.test_editing import key, sent
from tests.jobs.world import HERE, link_in_mail, send, write_offer

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
EMAIL = "zenobie@prive.example"
PERSON = {
    "email": EMAIL, "contact_name": "Zénobie Untel", "contact_phone": "06 99 88 77 66", "organisation_name": "Chez Zénobie",
    "description": "Appelez Zénobie.", "profile": "Quelqu’un pour Zénobie.", "website": "https://zenobie.example.org",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _site(site):
    return site


@pytest.fixture
def through_the_outbox(settings):
    settings.EMAIL_BACKEND = "core.mail.OutboxBackend"


@pytest.fixture
def later(monkeypatch):
    def moved(days: int) -> None:
        moment = timezone.now() + timedelta(days=days)
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    return moved


def picture() -> ContentFile:
    data = BytesIO()
    Image.new("RGB", (8, 8)).save(data, "PNG")
    return ContentFile(data.getvalue(), name="logo.png")


def everything() -> str:
    """Every word that the base keeps of offers, their people, their mails and their decisions."""
    from django.apps import apps
    from wagtail.models import Revision

    kinds = [*apps.get_app_config("jobs").get_models(), Decision, OutgoingMail, Revision]
    return " ".join(str(row) for kind in kinds for row in kind._base_manager.values())


def erase(client, offer: Offer):
    return send(client, reverse("jobs:erase", args=(key(offer),)), {})


def test_the_way_to_erase_is_on_the_page_and_says_what_goes(client):
    offer = make_offer(**PERSON)
    assert reverse("jobs:erase", args=(key(offer),)) in client.get(reverse("jobs:manage", args=(key(offer),))).content.decode()
    answer = client.get(reverse("jobs:erase", args=(key(offer),)))
    assert offer.title in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    offer.refresh_from_db()
    assert offer.erased_at is None


def test_an_erasure_closes_the_offer_and_leaves_no_word_of_the_person(
    client, through_the_outbox, django_capture_on_commit_callbacks
):
    offer = make_offer(**PERSON)
    offer.logo.save("logo.png", picture())
    storage, logo = offer.logo.storage, offer.logo.name
    send(client, reverse("jobs:edit", args=(key(offer),)), sent(offer, title="Zénobie cherche (H/F)"))
    offer.decide("pause", name=EMAIL)
    offer.decide("resume", name=EMAIL)
    offer.decide("reopen", by=make_moderator())
    offer.decide("approve", by=make_moderator())
    assert "Zénobie" in everything()
    address, page = reverse("jobs:erase", args=(key(offer),)), offer.get_absolute_url()
    with django_capture_on_commit_callbacks(execute=True):
        assert send(client, address, {}).status_code == 200
    offer.refresh_from_db()
    assert (offer.state, offer.email, offer.organisation) == ("withdrawn", "", None)
    kept = everything()
    for word in ("Zénobie", "zenobie", "06 99 88", "prive.example"):
        assert word not in kept, word
    assert not storage.exists(logo)
    assert not Member.objects.exists()
    assert not Organisation.objects.exists()
    assert list(faults()) == []
    assert client.get(address).status_code == 404
    html = client.get(page).content.decode()
    assert offer.title in html
    assert "Cette offre a été retirée" in html


def test_its_candidates_are_told_and_their_files_go(client, django_capture_on_commit_callbacks):
    offer = make_offer(**PERSON)
    waiting, gone = make_application(offer), make_application(offer, "withdrawn")
    file = add_file(waiting).file
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        erase(client, offer)
    assert [message.to for message in mail.outbox] == [[waiting.email]]
    assert "retirée" in mail.outbox[0].subject
    assert f"{offer.title} » ({offer.organisation_name})" in mail.outbox[0].body
    assert not Application.objects.filter(pk__in=[waiting.pk, gone.pk]).exists()
    assert not ApplicationFile.objects.exists()
    assert not file.storage.exists(file.name)
    assert list(faults()) == []


def test_one_link_erases_one_offer_and_the_mailbox_the_others(client):
    mine, other, stranger = make_offer(**PERSON), make_offer(**PERSON), make_offer()
    mail.outbox.clear()
    answer = erase(client, mine).content.decode()
    assert "Les liens privés de ce qui est effacé" in answer
    assert client.get(reverse("jobs:manage", args=(key(other),))).status_code == 200
    other.refresh_from_db()
    assert other.erased_at is None
    assert [message.to for message in mail.outbox] == [[EMAIL]]
    path = link_in_mail("Effacer vos données")
    assert other.title in client.get(path).content.decode()
    other.refresh_from_db()
    assert other.erased_at is None
    assert client.post(path).status_code == 200
    assert client.get(path).status_code == 404
    other.refresh_from_db()
    stranger.refresh_from_db()
    assert other.erased_at
    assert stranger.is_current
    assert EMAIL not in everything()


def test_colleagues_keep_the_offer_without_a_word_of_who_leaves(client, through_the_outbox):
    offer = make_offer(**{**PERSON, "apply_by": "email", "apply_email": EMAIL, "organisation_name": "Le Pré"})
    assert "ce qu’ils ont envoyé est effacé" in client.get(reverse("jobs:erase", args=(key(offer),))).content.decode()
    Member.objects.create(organisation=offer.organisation, email="ali@exemple.org", invited_by=EMAIL)
    assert "ce qu’ils ont envoyé est effacé" not in client.get(reverse("jobs:erase", args=(key(offer),))).content.decode()
    editing.change(offer, _with(offer, title="Autre titre (H/F)"), EMAIL)
    offer.decide("pause", name=EMAIL)
    erase(client, offer)
    offer.refresh_from_db()
    assert (offer.state, offer.email, offer.contact_name, offer.apply_email) == ("paused", "ali@exemple.org", "", "")
    assert OfferEdit.objects.open().count() == 1
    kept = everything()
    assert EMAIL not in kept
    assert "Zénobie Untel" not in kept
    assert OutgoingMail.objects.filter(recipients=["ali@exemple.org"]).exists()
    assert list(faults()) == []


def _with(offer: Offer, **fields) -> Offer:
    wanted = Offer.objects.get(pk=offer.pk)
    for name, value in fields.items():
        setattr(wanted, name, value)
    return wanted


def test_the_colleague_is_told_whose_address_candidates_are_shown_now(client):
    offer = make_offer(**{**PERSON, "apply_by": "courriel", "apply_email": EMAIL})
    other = make_offer(**{**PERSON, "apply_by": "courriel", "apply_email": "emploi@pre.example"})
    for one, colleague in ((offer, "ali@exemple.org"), (other, "zoe@exemple.org")):
        Member.objects.create(organisation=one.organisation, email=colleague)
    mail.outbox.clear()
    erase(client, offer)
    shown = send(client, reverse("applications:address", args=(offer.pk,)), {}).content.decode()
    assert "ali@exemple.org" in shown
    assert EMAIL not in shown
    assert "montre désormais la vôtre" in mail.outbox[0].body
    other.organisation.members.filter(email="ali@exemple.org").delete()
    mail.outbox.clear()
    erase(client, other)
    (told,) = [message.body for message in mail.outbox if message.to != [EMAIL]]
    assert "montre désormais" not in told


def test_a_draft_is_erased_altogether(client):
    link = write_offer(client, email=EMAIL)
    assert client.post(reverse("jobs:erase", args=(link,)), {}, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert Offer.objects.exists()
    assert send(client, reverse("jobs:erase", args=(link,)), {}).status_code == 200
    assert not Offer.objects.exists()
    assert EMAIL not in everything()


def test_somebody_signed_in_erases_all_of_their_addresses_and_nobody_else_does(client):
    mine, other = make_offer(**PERSON), make_offer()
    user = make_user(email=EMAIL)
    row = EmailAddress.objects.create(user=user, email=EMAIL, verified=False, primary=True)
    client.force_login(user, BACKEND)
    assert send(client, reverse("jobs:erase", args=(mine.pk,)), {}).status_code == 404
    EmailAddress.objects.filter(pk=row.pk).update(verified=True)
    assert send(client, reverse("jobs:erase", args=(other.pk,)), {}).status_code == 404
    assert send(client, reverse("jobs:erase", args=(mine.pk,)), {}).status_code == 200
    mine.refresh_from_db()
    other.refresh_from_db()
    assert mine.erased_at
    assert other.is_current


def test_nothing_is_decided_on_what_was_erased(client):
    offer = make_offer("refused", **PERSON)
    erase(client, offer)
    offer.refresh_from_db()
    from review.moves import MoveRefused

    for move in Offer.moves:
        with pytest.raises(MoveRefused):
            offer.decide(move.name, name="x", reason="x")


def test_a_mail_on_its_way_does_not_come_back(through_the_outbox, client):
    offer = make_offer(**PERSON)
    offer.decide("reopen", by=make_moderator())
    row = OutgoingMail.objects.about(f"offer:{offer.pk}").get()
    assert row.claim()
    erase(client, offer)
    row.postpone("late")
    row.mark_sent()
    assert not OutgoingMail.objects.filter(pk=row.pk).exists()


def test_a_letter_that_has_not_left_is_called_back_when_its_candidate_withdraws(client, through_the_outbox):
    offer = make_offer()
    letter = {"name": "Candide", "email": "candide@exemple.fr", "message": "Voici ma lettre."}
    assert send(client, reverse("applications:apply", args=(offer.pk,)), letter).status_code == 302
    client.post(receipt_path(Application.objects.get()), {"act": "withdraw"})
    to_recruiter = OutgoingMail.objects.filter(recipients=[offer.email])
    assert sorted(to_recruiter.values_list("state", flat=True)) == ["recalled", "waiting"]
    assert "ma lettre" not in str(list(to_recruiter.values("content")))
    assert OutgoingMail.objects.get(recipients=["candide@exemple.fr"]).state == "waiting"


def test_an_erased_application_takes_its_mails_along(client, through_the_outbox, later):
    offer = make_offer()
    row = make_application(offer, name="Zénobie Untel", email=EMAIL, sent_at=timezone.now() - timedelta(days=20))
    other = make_application(offer, sent_at=timezone.now() - timedelta(days=20))
    from jobs.applications import notifications
    from jobs.applications import periodic as applications

    notifications.tell_recruiter(row)
    notifications.thank_candidate(row)
    notifications.thank_candidate(other)
    applications.remind_recruiters()
    assert OutgoingMail.objects.count() == 4
    client.post(receipt_path(row), {"act": "erase"}, headers=HERE)
    left = list(OutgoingMail.objects.order_by("pk"))
    assert [mail_.recipients for mail_ in left] == [[other.email], [offer.email]]
    # The one that asks the recruiter to delete their copies says whose.
    assert "Zénobie" in left[1].content["body"]
    assert EMAIL not in everything()


# --- In time --------------------------------------------------------------------------------------------------------


def test_months_are_counted_as_people_do():
    assert months_later(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_later(date(2026, 11, 26), 24) == date(2028, 11, 26)
    assert months_later(date(2026, 1, 15), -2) == date(2025, 11, 15)


@pytest.mark.parametrize("months", [1, 2, 7, 24, 36])
def test_the_first_day_past_is_the_first_on_which_the_limit_has_moved_on(months):
    for number in range(1500):
        day = date(2027, 1, 1) + timedelta(days=number)
        past = first_day_past(day, months)
        assert months_later(past, -months) > day
        assert months_later(past - timedelta(days=1), -months) <= day


@pytest.mark.parametrize("state", ["approved", "filled", "withdrawn", "paused", "refused", "correct", "pending"])
def test_recruiters_are_erased_when_the_time_is_over(later, django_capture_on_commit_callbacks, state):
    offer = make_offer(state, **PERSON)
    offer.logo.save("logo.png", picture())
    storage, logo = offer.logo.storage, offer.logo.name
    assert offers_kept_months() == 24
    days = (offer.kept_until - clock.today()).days
    later(days - 1)
    periodic.forget_recruiters()
    assert Offer.objects.get().email == EMAIL
    later(1)
    with django_capture_on_commit_callbacks(execute=True):
        periodic.forget_recruiters()
        periodic.forget_recruiters()
    offer = Offer.objects.get()
    # What nobody decided on in two years leaves the desk.
    assert (offer.state, offer.email) == ("withdrawn" if state == "pending" else state, "")
    assert "énobie" not in everything()
    assert not storage.exists(logo)
    assert list(faults()) == []


def test_editors_choose_how_long(later):
    offer = make_offer("refused", **PERSON)
    settings = JobBoardSettings.load()
    settings.offers_kept_months = 2
    settings.save()
    assert offer.kept_until == first_day_past(clock.today(), 2)
    later(63)
    periodic.forget_recruiters()
    assert Offer.objects.get().erased_at


def test_what_waits_for_a_moderator_is_not_erased_before_it_is_read(later):
    settings = JobBoardSettings.load()
    settings.offers_kept_months = 1
    settings.save()
    waits, ended = make_offer("pending", **PERSON), make_offer(closes_on=clock.today() + timedelta(days=2))
    wanted = Offer.objects.get(pk=ended.pk)
    wanted.closes_on = clock.today() + timedelta(days=90)
    editing.change(ended, wanted, ended.email)
    assert waits.kept_until == ended.kept_until == first_day_past(clock.today(), 24)
    later(50)
    periodic.forget_recruiters()
    assert not Offer.objects.filter(erased_at__isnull=False).exists()
    # A decision begins the time anew: its author reads it, and may come back to it.
    OfferEdit.objects.get().decide("refuse", by=make_moderator(), reason="Non.")
    ended.refresh_from_db()
    assert ended.kept_until == first_day_past(clock.today(), 1)
    periodic.forget_recruiters()
    assert not Offer.objects.filter(erased_at__isnull=False).exists()
    later(32)
    periodic.forget_recruiters()
    assert Offer.objects.get(erased_at__isnull=False) == ended


def test_a_change_of_an_old_offer_is_not_erased_unread(later):
    offer = make_offer("filled", **PERSON)
    later((offer.kept_until - clock.today()).days - 1)
    wanted = Offer.objects.get(pk=offer.pk)
    wanted.title = "Autre titre (H/F)"
    editing.change(offer, wanted, offer.email)
    later(2)
    periodic.forget_recruiters()
    assert Offer.objects.get().email == EMAIL


@pytest.mark.parametrize("months", [1, 24, 36])
@pytest.mark.parametrize("has", ["nothing", "a change", "a change to correct", "candidates"])
def test_the_day_that_is_shown_is_the_day_of_the_erasure(later, has, months):
    settings = JobBoardSettings.load()
    settings.offers_kept_months = months
    settings.save()
    offer = make_offer(closes_on=clock.today() + timedelta(days=40), **PERSON)
    if has == "candidates":
        make_application(offer)
    elif has != "nothing":
        wanted = Offer.objects.get(pk=offer.pk)
        wanted.title = "Autre titre (H/F)"
        edit = editing.change(offer, wanted, offer.email)
        if has == "a change to correct":
            edit.decide("correct", by=make_moderator(), reason="Le salaire.")
        offer.refresh_from_db()

    def forget() -> str:
        applications_due.forget_old_applications()
        periodic.forget_recruiters()
        return Offer.objects.get().email

    later((offer.kept_until - clock.today()).days - 1)
    assert forget() == EMAIL
    later(1)
    assert forget() == ""


def test_an_offer_with_candidates_waits_for_them(later):
    offer = make_offer("filled", **PERSON)
    row = make_application(offer)
    later(24 * 31 + 60)
    periodic.forget_recruiters()
    assert Offer.objects.get().email == EMAIL
    row.delete()
    periodic.forget_recruiters()
    assert Offer.objects.get().email == ""


def test_it_is_shown_in_advance(client):
    offer = make_offer("refused")
    html = client.get(reverse("jobs:manage", args=(key(offer),))).content.decode()
    assert str(offer.kept_until.year) in html
    assert "effacés le" in html
    mail.outbox.clear()
    other = make_offer("pending")
    other.decide("refuse", by=make_moderator(), reason="Non.")
    assert "effacés le" in mail.outbox[-1].body


def test_drafts_of_accounts_and_copies_are_forgotten_too(later, client):
    user = make_user(email="nadia@exemple.org")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    client.force_login(user, BACKEND)
    from tests.jobs.world import offer_data

    send(client, reverse("jobs:begin"), offer_data())
    published = make_offer()
    send(client, reverse("jobs:manage", args=(key(published),)), {"act": "duplicate"})
    published.decide("withdraw", name="x")
    published.decide("rework", name="x")
    assert Offer.objects.in_state("draft").count() == 3
    later(61)
    periodic.forget_drafts()
    assert list(Offer.objects.all()) == [published]


def test_logos_that_were_replaced_are_swept(client, later, monkeypatch):
    offer = make_offer("correct")
    offer.logo.save("first.png", picture())
    storage, first = offer.logo.storage, offer.logo.name
    offer.logo.save("second.png", picture())
    wanted = _with(make_offer(), logo=storage.save("images/logos/third.png", picture()))
    editing.change(Offer.objects.get(pk=wanted.pk), wanted, "x")
    monkeypatch.setattr("core.files.orphans.is_due", lambda mark: True)
    periodic.sweep_logos()
    assert storage.exists(first)  # Written minutes ago: its row may still come.
    later(1)
    periodic.sweep_logos()
    assert not storage.exists(first)
    assert storage.exists(offer.logo.name)
    assert storage.exists("images/logos/third.png")

"""The recruiter reads, answers from a ready reply, and is told what the candidate did; strangers read nothing."""

import re
from types import SimpleNamespace

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import connection
from django.template import Context
from django.test.utils import CaptureQueriesContext

from jobs.applications import answering
from jobs.applications.models import Application, ApplicationReply
from jobs.applications.notifications import recruiters
from jobs.applications.offer_part import figures, way_to_applications
from jobs.applications.states import APPLICATION_MOVES, ApplicationState
from jobs.models import AccessLink, Member
from jobs.models.link import Purpose
from review.moves import MoveRefused
from tests.factories import make_user
from tests.jobs.applications.factories import FROM_HERE, add_file, make_application, receipt_path, recruiter_path
from tests.jobs.factories import make_offer

pytestmark = pytest.mark.django_db


def words(answer) -> str:
    return re.sub(r"[\u00a0\u202f]", " ", answer.content.decode())


def form_of(client, path: str, reply: str) -> dict[str, str]:
    page = client.get(f"{path}?reply={reply}").content.decode()
    found = {name: re.search(rf'name="{name}" value="([^"]*)"', page)[1] for name in ("reply", "key", "seen")}
    text = re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", page, re.S)[1]
    return {**found, "text": text}


def test_the_list_shows_each_application_with_its_state(client):
    offer = make_offer()
    new, refused = make_application(offer, name="Anne Neuve"), make_application(offer, "refused", name="Bilal Refusé")
    add_file(new)
    path = recruiter_path(offer)
    answer = client.get(path)
    assert "Anne Neuve" in words(answer)
    assert "Bilal Refusé" in words(answer)
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    only = words(client.get(f"{path}?state=refused"))
    assert "Bilal Refusé" in only
    assert "Anne Neuve" not in only
    assert client.get(f"{path}?state=%27absurde").status_code == 200
    assert refused.name in words(client.get(f"{path}{refused.pk}/"))


def test_the_list_asks_the_same_of_the_base_for_five_and_for_thirty(client):
    offer = make_offer()
    path = recruiter_path(offer)
    asked = []
    for number in (1, 4, 25):
        for _ in range(number):
            add_file(make_application(offer))
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        asked.append(len(queries))
    assert asked[1] == asked[2]  # The first time, what the site keeps is read as well.


@pytest.mark.parametrize(
    ("reply", "state"), [("received", "study"), ("interview", "answered"), ("accepted", "accepted"), ("refused", "refused")]
)
def test_a_ready_reply_is_edited_sent_and_moves_the_application(client, django_capture_on_commit_callbacks, reply, state):
    application = make_application(name="Inès Durand")
    path = recruiter_path(application.offer, application)
    sent = form_of(client, path, reply)
    assert "Bonjour Inès Durand" in sent["text"]
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(path, {**sent, "text": "Bonjour,\n\nMes propres mots."}, headers=FROM_HERE)
    assert answer.status_code == 302
    application.refresh_from_db()
    assert application.state == state
    assert (application.answered_at is not None) == (state != "study")
    (message,) = mail.outbox
    assert message.to == [application.email]
    assert message.reply_to == [application.offer.email]
    assert "Mes propres mots." in message.body
    assert "Mes propres mots." in words(client.get(receipt_path(application)))
    assert "Mes propres mots." in words(client.get(path))


def test_a_second_click_sends_nothing_more(client, django_capture_on_commit_callbacks):
    application = make_application()
    path = recruiter_path(application.offer, application)
    sent = form_of(client, path, "refused")
    with django_capture_on_commit_callbacks(execute=True):
        assert [client.post(path, sent, headers=FROM_HERE).status_code for _ in range(3)] == [302] * 3
    assert ApplicationReply.objects.count() == len(mail.outbox) == 1


def test_who_comes_second_is_told_and_keeps_the_text(client):
    application = make_application()
    path = recruiter_path(application.offer, application)
    sent = form_of(client, path, "accepted")
    application.decide("refuse", name="une collègue")
    answer = client.post(path, {**sent, "text": "Vous êtes prise !"}, headers=FROM_HERE)
    assert answer.status_code == 409
    assert "Vous êtes prise" in words(answer)
    application.refresh_from_db()
    assert application.state == "refused"
    assert not mail.outbox


@pytest.mark.parametrize("act", ["withdraw", "erase"])
@pytest.mark.parametrize("meanwhile", [False, True])
def test_a_reply_to_a_candidate_who_has_left_is_given_back(client, monkeypatch, act, meanwhile):
    """`meanwhile`: between the reading of the application and its turn, as when both press at the same moment."""
    application = make_application()
    path, letters = recruiter_path(application.offer, application), receipt_path(application)
    sent = {**form_of(client, path, "refused"), "text": "Un long texte réfléchi."}
    mail.outbox.clear()

    def leave() -> None:
        assert client.post(letters, {"act": act}).status_code in (200, 302)

    def reply(*args, **kwargs) -> None:
        leave()
        written(*args, **kwargs)

    if meanwhile:
        written = answering.reply
        monkeypatch.setattr(answering, "reply", reply)
    else:
        leave()
    answer = client.post(path, sent, headers=FROM_HERE)
    assert answer.status_code == 410
    assert "Votre réponse n’est pas partie" in words(answer)
    assert "Un long texte réfléchi." in words(answer)
    assert not ApplicationReply.objects.exists()
    assert client.post(path, {"act": "study"}, headers=FROM_HERE).status_code == (409 if act == "withdraw" else 404)


def test_an_empty_or_endless_reply_comes_back(client):
    application = make_application()
    path = recruiter_path(application.offer, application)
    sent = form_of(client, path, "accepted")
    for text in ("", "x" * 10_000):
        answer = client.post(path, {**sent, "text": text}, headers=FROM_HERE)
        assert answer.status_code == 422
        assert text[:6000] in words(answer)


@pytest.mark.parametrize("act", ["study", "answer"])
def test_a_silent_move_writes_to_nobody(client, act):
    application = make_application()
    path = recruiter_path(application.offer, application)
    assert client.post(path, {"act": act}, headers=FROM_HERE).status_code == 302
    application.refresh_from_db()
    assert application.state == {"study": "study", "answer": "answered"}[act]
    assert application.decisions.count() == 1
    assert not mail.outbox


@pytest.mark.parametrize("act", ["accept", "refuse", "withdraw", "erase", "", "x" * 500])
def test_other_moves_are_never_silent(client, act):
    application = make_application()
    answer = client.post(recruiter_path(application.offer, application), {"act": act}, headers=FROM_HERE)
    assert answer.status_code == 409
    application.refresh_from_db()
    assert application.state == "new"


def test_a_get_and_a_send_from_elsewhere_change_nothing(client):
    application = make_application()
    path = recruiter_path(application.offer, application)
    client.get(f"{path}?act=study")
    sent = form_of(client, path, "refused")
    assert client.post(path, sent, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    application.refresh_from_db()
    assert application.state == "new"
    assert not mail.outbox


def test_files_leave_as_downloads_to_the_recruiter_only(client, django_user_model):
    application, other = make_application(), make_application()
    file = add_file(application)
    path = recruiter_path(application.offer, application)
    answer = client.get(f"{path}{file.pk}/")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    answer._resource_closers[0]()
    elsewhere = recruiter_path(other.offer)
    assert client.get(f"{elsewhere}{application.pk}/").status_code == 404
    assert client.get(f"{elsewhere}{other.pk}/{file.pk}/").status_code == 404
    assert client.get(f"{elsewhere}{application.pk}/{file.pk}/").status_code == 404
    assert client.get(f"/media/{file.file.name}").status_code == 404
    chief = make_user("admin", "grande-cheffe")
    client.force_login(chief, "django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/candidatures/recues/{application.offer.pk}/").status_code == 404


def test_a_held_file_waits_and_a_withdrawn_application_shows_nothing(client):
    application = make_application(message="des mots privés")
    file = add_file(application)
    application.files.update(scan="held")
    path = recruiter_path(application.offer, application)
    assert client.get(f"{path}{file.pk}/").status_code == 404
    assert "antivirus" in words(client.get(path))
    application.decide("withdraw", name="x")
    shown = words(client.get(path))
    assert "des mots privés" not in shown
    assert application.email not in shown


@pytest.mark.parametrize("key", ["x", "1", "99999999999999999999999", "a" * 400, "é"])
def test_a_forged_key_opens_nothing(client, key):
    application = make_application()
    assert client.get(f"/candidatures/recues/{key}/").status_code == 404
    assert client.get(f"/candidatures/recues/{key}/{application.pk}/").status_code == 404


def test_links_of_other_purposes_and_revoked_ones_open_nothing(client):
    offer = make_offer()
    for purpose in (Purpose.DRAFT, Purpose.CONFIRM):
        assert client.get(f"/candidatures/recues/{AccessLink.issue(offer, purpose, offer.email)}/").status_code == 404
    path = recruiter_path(offer)
    assert client.get(path).status_code == 200
    offer.links.all().revoke()
    assert client.get(path).status_code == 404


def test_a_member_signed_in_with_a_confirmed_address_needs_no_link(client):
    offer = make_offer(email="rh@remise.example")
    application = make_application(offer)
    user = make_user(email="rh@remise.example")
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    path = f"/candidatures/recues/{offer.pk}/"
    assert client.get(path).status_code == 404
    address = EmailAddress.objects.create(user=user, email="rh@remise.example", verified=False, primary=True)
    assert client.get(path).status_code == 404
    EmailAddress.objects.filter(pk=address.pk).update(verified=True)
    assert client.get(path).status_code == 200
    assert client.get(f"/candidatures/recues/{make_offer().pk}/").status_code == 404
    client.post(f"{path}{application.pk}/", {"act": "study"}, headers=FROM_HERE)
    assert application.decisions.get().actor == user


@pytest.mark.parametrize("move", [move.name for move in APPLICATION_MOVES])
@pytest.mark.parametrize("state", ApplicationState.values)
def test_every_move_from_every_state(state, move):
    application = make_application(state=state)
    allowed = state in APPLICATION_MOVES[move].from_states
    if allowed:
        assert application.decide(move, name="Test").to_state == APPLICATION_MOVES[move].to_state
    else:
        with pytest.raises(MoveRefused):
            application.decide(move, name="Test")
    assert Application.objects.get(pk=application.pk).state == (APPLICATION_MOVES[move].to_state if allowed else state)


def test_mails_go_to_the_colleagues_once_who_posted_the_offer_has_left():
    offer = make_offer(email="partie@remise.example")
    assert recruiters(offer) == ["partie@remise.example"]
    Member.objects.create(organisation=offer.organisation, email="reste@remise.example")
    assert recruiters(offer) == ["partie@remise.example"]
    Member.objects.filter(email="partie@remise.example").delete()
    assert recruiters(offer) == ["reste@remise.example"]


def test_the_page_of_an_offer_leads_to_its_applications():
    offer = make_offer()
    context = Context({"offer": offer, "access": SimpleNamespace(key="clef")})
    assert "Aucune" in way_to_applications(context)
    make_application(offer, "withdrawn")
    assert "Aucune" in way_to_applications(context)
    for state in ("new", "new", "refused"):
        make_application(offer, state)
    assert "3 candidatures reçues" in way_to_applications(context)
    assert "/candidatures/recues/clef/" in way_to_applications(context)
    assert "dont 2 nouvelles" in way_to_applications(context)
    assert ">3</a>" in figures(context)


def test_who_guesses_links_is_asked_to_wait(client):
    statuses = [client.get(f"/candidatures/recues/devine-{number}/").status_code for number in range(45)]
    assert set(statuses) == {404, 429}
    assert statuses[-1] == 429

"""Every state, every move of the table, by everybody who might ask for it: over HTTP, as each of them would."""

import pytest
from django.test import Client
from django.urls import reverse

from jobs.alerts.models import Alert, AlertLink
from jobs.applications.models import Application
from jobs.applications.states import APPLICATION_MOVES, ApplicationState
from jobs.models import AccessLink, Member, Offer, OfferEdit
from jobs.models.link import Purpose
from jobs.states import EDIT_MOVES, OFFER_MOVES, EditState, OfferState
from review.register import faults
from tests.factories import make_user
from tests.jobs.applications.factories import make_application, receipt_path, recruiter_path
from tests.jobs.factories import make_moderator, make_offer
from tests.jobs.test_editing import key, sent
from tests.jobs.world import HERE

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
COLLEAGUE, OTHER = "collegue@exemple.org", "autre@exemple.org"
ACTORS = ("author", "colleague", "other recruiter", "stranger", "revoked link", "moderator")
# What the private page of an offer can ask for. `adjust` is made by the form of changes, `confirm` and `send` by their own.
BY_LINK = ("submit", "renew", "pause", "resume", "fill", "withdraw", "rework", "restore")
SKIPPED = {
    # Sent from its preview, which checks it: the button leads there.
    ("submit", "draft"), ("submit", "correct"), ("submit", "refused"),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _site(site):
    return site


def door_of(actor: str, offer: Offer) -> str:
    """The key of the private page of `offer`, as this actor has it."""
    if actor == "author":
        return key(offer)
    if actor == "colleague":
        Member.objects.create(organisation=offer.organisation, email=COLLEAGUE)
        return AccessLink.token_for(offer, Purpose.MANAGE, COLLEAGUE)
    if actor == "other recruiter":
        return str(offer.pk)  # Signed in, with an offer of their own.
    if actor == "revoked link":
        token = key(offer)
        AccessLink.objects.filter(offer=offer).revoke()
        return token
    return "0" * 40


def client_of(actor: str) -> Client:
    from allauth.account.models import EmailAddress

    client = Client()
    if actor == "moderator":
        client.force_login(make_moderator(), BACKEND)
    if actor == "other recruiter":
        user = make_user("recruiter", email=OTHER)
        EmailAddress.objects.create(user=user, email=OTHER, verified=True, primary=True)
        make_offer(email=OTHER)
        client.force_login(user, BACKEND)
    return client


def expected(offer: Offer, move, *, may: bool) -> str:
    """The state that the table promises."""
    if not may or offer.state not in move.from_states or (move.name, offer.state) in SKIPPED:
        return offer.state
    if move.name == "submit" and offer.confirmed_at is None:
        return offer.state
    return move.to_state


@pytest.mark.parametrize("state", [state for state in OfferState.values if state not in ("draft", "awaiting")])
@pytest.mark.parametrize("actor", ACTORS)
def test_moves_of_recruiters_are_made_by_who_may_manage_the_offer(actor, state):
    client = client_of(actor)
    offer = None
    for name in BY_LINK:
        if offer is None or offer.state != state:
            offer = make_offer(state)
            url = reverse("jobs:manage", args=(door_of(actor, offer),))
        move = OFFER_MOVES[name]
        wanted = expected(offer, move, may=actor in ("author", "colleague"))
        answer = client.post(url, {"act": name, "closes_on": ""}, headers=HERE)
        offer.refresh_from_db()
        assert offer.state == wanted, (name, answer.status_code)
        if actor not in ("author", "colleague"):
            assert answer.status_code == 404
            assert client.get(url).status_code == 404
    assert list(faults()) == []


@pytest.mark.parametrize("name", [move.name for move in OFFER_MOVES if move.permission])
def test_moves_of_the_desk_are_asked_for_in_vain_on_the_private_page(name):
    for state in OFFER_MOVES[name].from_states:
        offer = make_offer(state)
        url = reverse("jobs:manage", args=(key(offer),))
        answer = Client().post(url, {"act": name, "reason": "x"}, headers=HERE)
        assert answer.status_code == 400
        offer.refresh_from_db()
        assert offer.state == state


@pytest.mark.parametrize("kind", ["offers", "offer_edits"])
@pytest.mark.parametrize("actor", ["moderator", "other recruiter", "reader"])
def test_moves_of_the_desk_are_made_by_moderators_only(kind, actor):
    client = Client()
    client.force_login(make_moderator() if actor == "moderator" else make_user("recruiter"), BACKEND)
    table, states = (OFFER_MOVES, OfferState) if kind == "offers" else (EDIT_MOVES, EditState)
    url = reverse(f"{kind}:decide")
    for state in states.values:
        row = None
        for move in table:
            if row is None or row.state != state:  # What was refused left no trace to start anew from.
                row = make_offer(state) if kind == "offers" else make_edit(state)
            last = row.decisions.last()
            data = {"one": f"{move.name}:{row.pk}", "seen": state, "asked": "1", "words": "Parce que."}
            client.post(url, data)
            row.refresh_from_db()
            may = actor == "moderator" and move.permission and state in move.from_states
            if may and move.name == "undo":
                may = bool(last and table.is_of_the_desk(last.move))
            wanted = (last.from_state if move.name == "undo" else move.to_state) if may else state
            assert row.state == wanted, (state, move.name)
    assert list(faults()) == []


def make_edit(state: str) -> OfferEdit:
    from jobs import editing

    offer = make_offer()
    wanted = Offer.objects.get(pk=offer.pk)
    wanted.title = "Autre titre (H/F)"
    edit = editing.change(offer, wanted, offer.email)
    assert edit
    way = {"pending": "", "correct": "correct", "approved": "approve", "refused": "refuse", "withdrawn": "withdraw"}[state]
    if way:
        edit.decide(way, name="x", reason="Non.")
    return edit


@pytest.mark.parametrize("state", EditState.values)
@pytest.mark.parametrize("actor", ACTORS)
def test_changes_are_taken_back_by_who_may_manage_the_offer(actor, state):
    edit = make_edit(state)
    client = client_of(actor)
    client.post(reverse("jobs:manage", args=(door_of(actor, edit.offer),)), {"act": "cancel-edit"}, headers=HERE)
    edit.refresh_from_db()
    may = actor in ("author", "colleague") and state in EDIT_MOVES["withdraw"].from_states
    assert edit.state == ("withdrawn" if may else state)


@pytest.mark.parametrize("actor", ["other recruiter", "stranger", "revoked link", "moderator"])
def test_nobody_else_changes_a_text(actor):
    offer = make_offer()
    client, door = client_of(actor), door_of(actor, offer)
    for view in ("edit", "offer_step", "organisation_step", "preview", "erase"):
        assert client.post(reverse(f"jobs:{view}", args=(door,)), sent(offer, title="Pris"), headers=HERE).status_code == 404
    assert not OfferEdit.objects.exists()
    offer.refresh_from_db()
    assert offer.is_current


REPLIES = {"accept": "interview", "refuse": "refused"}


@pytest.mark.parametrize("state", ApplicationState.values)
@pytest.mark.parametrize("actor", ["recruiter", "recruiter of another offer", "candidate", "other candidate", "stranger"])
def test_moves_of_applications(actor, state):
    """The recruiter moves and answers, the candidate withdraws, nobody else does anything; nothing comes back once withdrawn."""
    client = Client()
    for move in APPLICATION_MOVES:
        row = make_application(state=state)
        if actor in ("candidate", "other candidate"):
            url = receipt_path(row if actor == "candidate" else make_application())
            client.post(url, {"act": move.name}, headers=HERE)
            mine = actor == "candidate" and move.name == "withdraw"
        else:
            door = {"recruiter": row.offer, "recruiter of another offer": make_offer()}.get(actor)
            url = recruiter_path(door, row) if door else f"/candidatures/recues/{'0' * 40}/{row.pk}/"
            client.post(url, {"act": move.name, "seen": state}, headers=HERE)
            mine = actor == "recruiter" and move.name in ("study", "answer")
        row.refresh_from_db()
        assert row.state == (move.to_state if mine and state in move.from_states else state), move.name
        assert Application.objects.filter(pk=row.pk).exists()
    assert list(faults()) == []


@pytest.mark.parametrize("actor", ["follower", "another follower", "stranger"])
@pytest.mark.parametrize("confirmed", [True, False])
def test_acts_on_alerts(actor, confirmed):
    """An alert has two states; its acts are those of the page behind the link of its address."""
    client = Client()
    for act in ("weekly", "stop", "stop_all"):
        alert = Alert.objects.create(email="lea@exemple.fr", query="contract=cdi")
        if confirmed:
            alert.confirm()
        token = {"follower": AlertLink.issue("lea@exemple.fr"), "another follower": AlertLink.issue("x@exemple.fr")}.get(actor)
        client.post(reverse("alerts:mine", args=(token or "0" * 32,)), {"act": act, "alert": str(alert.pk)})
        found = Alert.objects.filter(pk=alert.pk).first()
        if actor != "follower":
            assert found
            assert found.frequency == "daily"
        elif act == "weekly":
            assert found
            assert found.frequency == ("weekly" if confirmed else "daily")
        else:
            assert (found is None) == (confirmed or act == "stop_all")
        Alert.objects.all().delete()

"""What a recruiter does with an offer over HTTP: pause, fill, renew, duplicate, withdraw, colleagues, accounts."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse

from core.dates import long_date, short_date
from jobs import clock
from jobs.linter import lint
from jobs.locking import held
from jobs.models import AccessLink, Member, Offer, OfferEdit, Organisation
from jobs.models.link import Purpose
from review.moves import MoveRefused
from tests.factories import make_user
from tests.jobs.factories import make_expired, make_moderator, make_offer
from tests.jobs.test_editing import change, key, sent
from tests.jobs.world import body, link_in_mail, offer_data, organisation_data, post_and_confirm, send, write_offer

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(autouse=True)
def _site(site):
    return site


def manage(offer: Offer, email: str = "") -> str:
    return reverse("jobs:manage", args=(AccessLink.token_for(offer, Purpose.MANAGE, email or offer.email),))


def act(client, offer: Offer, name: str, by: str = "", **fields):
    return send(client, manage(offer, by), {"act": name, **fields})


@pytest.mark.parametrize(
    ("state", "name", "becomes"),
    [
        ("approved", "pause", "paused"),
        ("paused", "resume", "approved"),
        ("approved", "fill", "filled"),
        ("paused", "fill", "filled"),
        ("pending", "withdraw", "withdrawn"),
        ("filled", "renew", "approved"),
        ("withdrawn", "submit", "pending"),
    ],
)
def test_each_act_is_a_post_that_leaves_a_decision(client, state, name, becomes):
    offer = make_offer(state)
    before = offer.decisions.count()
    assert client.get(f"{manage(offer)}?act={name}").status_code == 200
    assert offer.decisions.count() == before
    assert act(client, offer, name).status_code == 302
    offer.refresh_from_db()
    assert (offer.state, offer.decisions.last().move) == (becomes, name)
    again = act(client, offer, name)
    assert again.status_code in (302, 409)
    offer.refresh_from_db()
    assert offer.state == becomes


@pytest.mark.parametrize(
    ("state", "name"), [("pending", "pause"), ("draft", "fill"), ("refused", "resume"), ("pending", "renew")]
)
def test_an_act_that_cannot_be_is_told(client, state, name):
    offer = make_offer(state)
    response = act(client, offer, name)
    assert response.status_code == 409
    assert 'role="alert"' in response.content.decode()


@pytest.mark.parametrize("name", ["approve", "confirm", "adjust", "reopen", "", "<script>", "undo"])
def test_no_act_of_others_is_taken(client, name):
    offer = make_offer("pending")
    assert act(client, offer, name).status_code == 400
    offer.refresh_from_db()
    assert offer.state == "pending"


def test_a_draft_is_sent_from_its_preview_only(client):
    """The preview checks it: an incomplete draft never reaches a moderator."""
    offer = make_offer("refused", organisation_name="", organisation_kind="")
    response = act(client, offer, "submit")
    offer.refresh_from_db()
    assert offer.state == "refused"
    assert response.url.endswith("/apercu/")


def test_a_paused_offer_says_so_and_takes_nothing(client):
    offer = make_offer()
    act(client, offer, "pause")
    html = client.get(offer.get_absolute_url()).content.decode()
    assert "Cette offre est suspendue" in html or "en pause" in html
    assert "JobPosting" not in html
    assert client.get(f"/candidatures/offre/{offer.pk}/").status_code == 410


def test_an_offer_is_filled_after_its_end(client):
    offer = make_expired()
    assert act(client, offer, "fill").status_code == 302
    offer.refresh_from_db()
    assert offer.state == "filled"


@pytest.mark.parametrize(("apply_by", "are_told"), [("formulaire", True), ("courriel", False)])
def test_what_cannot_be_taken_back_says_so_before_its_button(client, apply_by, are_told):
    offer = make_offer(apply_by=apply_by, apply_email="embauche@example.org")
    page = client.get(manage(offer)).content.decode()
    panel = page[page.index("<summary>Elle est pourvue") :].partition("</details>")[0]
    assert "ne recevra plus de candidatures" in panel
    assert ("restés sans réponse" in panel) is are_told
    assert 'value="fill"' in panel
    assert 'value="fill"' not in page.replace(panel, "")


@pytest.mark.parametrize("days", [-1, clock.LONGEST + 1])
def test_renewing_takes_days_to_come_only(client, days):
    offer = make_expired()
    response = act(client, offer, "renew", closes_on=(clock.today() + timedelta(days=days)).isoformat())
    assert response.status_code == 422
    html = response.content.decode()
    assert "<title>Erreur" in html
    assert html.index("form-summary") < html.index("<h1>")
    assert 'href="#renew_closes_on"' in html
    offer.refresh_from_db()
    assert offer.is_expired


@pytest.mark.parametrize(("days", "becomes"), [(10, 70), (100, 160), (150, 180), (180, 180)])
@pytest.mark.parametrize("state", ["approved", "paused"])
def test_renewing_without_a_date_prolongs_and_says_until_when(client, state, days, becomes):
    offer = make_offer(state, closes_on=clock.today() + timedelta(days=days))
    end = clock.today() + timedelta(days=becomes)
    assert f"Si vous ne donnez rien\u00a0: jusqu’au {long_date(end)}" in client.get(manage(offer)).content.decode()
    assert act(client, offer, "renew", closes_on="").status_code == 302
    offer.refresh_from_db()
    assert (offer.closes_on, offer.last_day) == (end, end)


def test_readers_see_the_end_that_a_renewal_gave(client):
    offer = make_offer(closes_on=None)
    Offer.objects.filter(pk=offer.pk).update(findings=lint(offer))
    assert act(client, offer, "renew", closes_on="").status_code == 302
    offer.refresh_from_db()
    end = long_date(clock.today() + timedelta(days=120))
    page = client.get(offer.get_absolute_url()).content.decode()
    assert end in page[page.index("Candidatures jusqu’au") :][:200]
    assert f"jusqu’au {short_date(offer.last_day)}" in client.get("/emploi/").content.decode()
    assert f"jusqu’au {end} inclus" in client.get(manage(offer)).content.decode()
    for finding in (*offer.findings, *lint(offer)):
        assert finding["code"] != "closing"


def test_renewing_never_shortens(client):
    offer = make_offer(closes_on=clock.today() + timedelta(days=30))
    response = act(client, offer, "renew", closes_on=(clock.today() + timedelta(days=29)).isoformat())
    assert response.status_code == 422
    assert f"Elle est déjà en ligne jusqu’au {long_date(offer.last_day)}" in response.content.decode()
    offer.refresh_from_db()
    assert offer.days_left == 30


def test_a_copy_is_a_draft_of_its_own(client):
    offer = make_offer(title="Maraîcher (H/F)")
    response = act(client, offer, "duplicate")
    copy = Offer.objects.latest("pk")
    assert (copy.state, copy.title, copy.closes_on, copy.email) == ("draft", "Maraîcher (H/F)", None, offer.email)
    assert client.get(response.url).status_code == 200
    copied = response.url.split("/")[2]
    assert send(client, reverse("jobs:preview", args=(copied,)), {}).status_code == 302
    copy.refresh_from_db()
    assert (copy.state, copy.organisation) == ("pending", offer.organisation)
    assert act(client, make_offer("awaiting"), "duplicate").status_code == 409


def test_a_colleague_is_invited_and_taken_off(client):
    offer = make_offer()
    assert act(client, offer, "invite", email="Ali@Exemple.org").status_code == 302
    assert mail.outbox[-1].to == ["ali@exemple.org"]
    theirs = link_in_mail("gérer")
    assert client.get(theirs).status_code == 200
    other = make_offer(email=offer.email, organisation_name=offer.organisation_name)
    assert other.organisation == offer.organisation
    other_link = manage(other, "ali@exemple.org")
    member = Member.objects.get(email="ali@exemple.org")
    assert act(client, offer, "remove", member=member.pk).status_code == 302
    assert client.get(theirs).status_code == 404
    assert client.get(other_link).status_code == 404
    assert act(client, offer, "remove", member=Member.objects.get(email=offer.email).pk).status_code == 409


@pytest.mark.parametrize("number", ["", "abc", "-1", "²", "9" * 30])
def test_only_colleagues_are_taken_off(client, number):
    offer, other = make_offer(), make_offer()
    assert act(client, offer, "remove", member=number).status_code == 409
    assert act(client, offer, "remove", member=Member.objects.get(email=other.email).pk).status_code == 409
    assert Member.objects.count() == 2


def test_what_was_typed_stands_beside_a_refusal(client):
    offer = make_offer()
    url = manage(offer)
    invited = {"act": "invite", "email": "ali@exemple.org"}
    assert 'value="ali@exemple.org"' in client.post(url, invited, headers={"sec-fetch-site": "cross-site"}).content.decode()
    for _ in range(4):
        act(client, make_offer(), "invite", email="ali@exemple.org")
    late = act(client, offer, "invite", email="ali@exemple.org")
    assert late.status_code == 429
    assert 'value="ali@exemple.org"' in late.content.decode()
    day = (clock.today() + timedelta(days=50)).isoformat()
    renewed = client.post(url, {"act": "renew", "closes_on": day}, headers={"sec-fetch-site": "cross-site"})
    assert f'value="{day}"' in renewed.content.decode()


def test_a_colleague_is_invited_again_on_the_day_they_were_taken_off(client):
    offer = make_offer()
    for _ in range(2):
        act(client, offer, "invite", email="ali@exemple.org")
        act(client, offer, "invite", email="ali@exemple.org")
        act(client, offer, "remove", member=Member.objects.get(email="ali@exemple.org").pk)
    assert [message.to for message in mail.outbox].count(["ali@exemple.org"]) == 2


def test_nobody_is_invited_where_the_organisation_ended_meanwhile(client, monkeypatch):
    """Its last member was erased in another window: the offer is still there, and so is its page."""
    offer = make_offer()

    def gone(pk: int) -> Offer:
        Organisation.objects.all().delete()
        return held(pk)

    monkeypatch.setattr("jobs.views.manage.held", gone)
    answer = act(client, offer, "invite", email="ali@exemple.org")
    assert answer.status_code == 409
    assert offer.title in answer.content.decode()
    assert not Member.objects.filter(email="ali@exemple.org").exists()


def test_who_was_taken_off_gets_no_link_any_more(client):
    """Neither by asking for it, nor by the mail of a decision on a change that they wrote, nor with an account."""
    offer = make_offer()
    act(client, offer, "invite", email="ali@exemple.org")
    send(client, manage(offer, "ali@exemple.org").rstrip("/") + "/modifier/", sent(offer, title="Autre (H/F)"))
    assert OfferEdit.objects.get().by == "ali@exemple.org"
    act(client, offer, "remove", member=Member.objects.get(email="ali@exemple.org").pk)
    before = len(mail.outbox)
    OfferEdit.objects.get().decide("approve", by=make_moderator())
    send(client, reverse("jobs:find_links"), {"email": "ali@exemple.org"})
    assert [message.to for message in mail.outbox[before:]] == [[offer.email]]


def test_who_posted_it_and_was_taken_off_gets_no_link_any_more(client):
    offer = make_offer()
    act(client, offer, "invite", email="ali@exemple.org")
    act(client, offer, "remove", "ali@exemple.org", member=Member.objects.get(email=offer.email).pk)
    before = len(mail.outbox)
    offer.decide("refuse", by=make_moderator(), reason="Non.")
    send(client, reverse("jobs:find_links"), {"email": offer.email})
    assert [message.to for message in mail.outbox[before:]] == [["ali@exemple.org"]]
    user = make_user(email=offer.email)
    EmailAddress.objects.create(user=user, email=offer.email, verified=True, primary=True)
    client.force_login(user, BACKEND)
    assert client.get(reverse("jobs:manage", args=(offer.pk,))).status_code == 404


def test_a_mail_to_a_stranger_holds_no_word_of_an_offer_that_nobody_read(client):
    write_offer(client, title="Gagnez gros vite.example (H/F)", email="victime@exemple.org")
    assert "vite.example" not in mail.outbox[-1].subject + body(mail.outbox[-1])
    offer = make_offer("pending", title="Gagnez gros vite.example", organisation_name="Casino vite.example")
    act(client, offer, "invite", email="victime@exemple.org")
    assert mail.outbox[-1].to == ["victime@exemple.org"]
    assert "vite.example" not in mail.outbox[-1].subject + body(mail.outbox[-1])
    act(client, make_offer(organisation_name="Les Prés"), "invite", email="lea@exemple.org")
    assert "Les Prés" in mail.outbox[-1].subject


def test_a_replaced_link_opens_nothing_and_the_new_one_comes_by_mail(client):
    offer = make_offer()
    old = manage(offer)
    assert act(client, offer, "replace").status_code == 200
    assert client.get(old).status_code == 404
    assert mail.outbox[-1].to == [offer.email]
    assert client.get(link_in_mail("liens")).status_code == 200


def test_an_account_sees_the_offers_of_its_confirmed_address_only(client):
    mine, other = make_offer(title="La mienne (H/F)"), make_offer(title="Une autre (H/F)")
    user = make_user(email=mine.email)
    url = reverse("jobs:mine")
    assert client.get(url).status_code == 302
    client.force_login(user, BACKEND)
    row = EmailAddress.objects.create(user=user, email=mine.email.upper(), verified=False, primary=True)
    assert "La mienne" not in client.get(url).content.decode()
    assert client.get(reverse("jobs:manage", args=(mine.pk,))).status_code == 404
    EmailAddress.objects.filter(pk=row.pk).update(verified=True)
    html = client.get(url).content.decode()
    assert "La mienne" in html
    assert "Une autre" not in html
    assert client.get(reverse("jobs:manage", args=(mine.pk,))).status_code == 200
    for view in ("manage", "edit", "offer_step", "organisation_step", "preview"):
        assert client.get(reverse(f"jobs:{view}", args=(other.pk,))).status_code == 404
    assert send(client, reverse("jobs:manage", args=(other.pk,)), {"act": "withdraw"}).status_code == 404
    other.refresh_from_db()
    assert other.state == "approved"


def test_an_account_posts_without_confirming_again(client):
    user = make_user(email="nadia@exemple.org")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    client.force_login(user, BACKEND)
    response = send(client, reverse("jobs:begin"), offer_data())
    assert send(client, response.url, organisation_data()).status_code == 302
    offer = Offer.objects.get()
    assert "Mar" in client.get(reverse("jobs:mine")).content.decode()
    assert send(client, reverse("jobs:preview", args=(offer.pk,)), {}).status_code == 302
    offer.refresh_from_db()
    assert (offer.state, offer.email) == ("pending", "nadia@exemple.org")


def test_my_offers_ask_a_fixed_number_of_questions(client, django_assert_max_num_queries):
    """Four for the list; the others know who is signed in, and what is shown of that around it."""
    first = make_offer()
    for _ in range(25):
        make_offer(email=first.email, organisation_name=first.organisation_name)
    user = make_user(email=first.email)
    EmailAddress.objects.create(user=user, email=first.email, verified=True, primary=True)
    client.force_login(user, BACKEND)
    client.get(reverse("jobs:mine"))
    with django_assert_max_num_queries(15):
        assert client.get(reverse("jobs:mine")).content.decode().count("my-offer-facts") == 26


def test_a_text_sent_after_the_decision_changes_nothing_and_comes_back(client):
    """The recruiter corrects in one window; meanwhile a moderator approves what was there."""
    offer = make_offer("correct", title="Lu (H/F)")
    offer.decide("approve", by=make_moderator())
    response = send(client, reverse("jobs:offer_step", args=(key(offer),)), sent(offer, title="Jamais lu (H/F)"))
    assert response.status_code == 409
    assert "Jamais lu (H/F)" in response.content.decode()
    offer.refresh_from_db()
    assert (offer.title, offer.state) == ("Lu (H/F)", "approved")


def test_an_approval_between_reading_and_writing_wins(client, monkeypatch):
    """The offer was still in hand when the request read it: what it writes must not go online unread."""
    from jobs.forms import OfferForm

    offer, moderator = make_offer("correct", title="Lu (H/F)"), make_moderator()
    check = OfferForm.is_valid

    def slow(form):
        Offer.objects.get(pk=offer.pk).decide("approve", by=moderator)
        monkeypatch.setattr(OfferForm, "is_valid", check)
        return form.is_valid()

    monkeypatch.setattr(OfferForm, "is_valid", slow)
    response = send(client, reverse("jobs:offer_step", args=(key(offer),)), sent(offer, title="Jamais lu (H/F)"))
    offer.refresh_from_db()
    assert (offer.title, offer.state, response.status_code) == ("Lu (H/F)", "approved", 409)
    assert "Jamais lu (H/F)" in response.content.decode()


def test_a_change_whose_closing_date_has_passed_is_not_approved(client):
    offer = make_offer()
    change(client, offer, closes_on=(clock.today() + timedelta(days=60)).isoformat())
    edit = OfferEdit.objects.get()
    yesterday = (clock.today() - timedelta(days=1)).isoformat()
    edit.revision.content = {**edit.revision.content, "closes_on": yesterday}
    edit.revision.save()
    moderator = make_moderator()
    with pytest.raises(MoveRefused, match="date"):
        OfferEdit.objects.get().decide("approve", by=moderator)
    offer.refresh_from_db()
    assert offer.is_current


def test_the_confirmed_offer_reaches_its_organisation_once(client):
    offer, _url = post_and_confirm(client)
    second, _url = post_and_confirm(client, title="Une autre (H/F)")
    assert offer.organisation == second.organisation
    assert Member.objects.count() == 1

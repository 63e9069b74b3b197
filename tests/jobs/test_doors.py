"""Who gets in: guessed links, addresses that are known or not, accounts with somebody else's address."""

import time
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jobs import access
from jobs.models import AccessLink, Member, Offer, Organisation
from jobs.models.link import Purpose, hashed
from tests.factories import make_user
from tests.jobs.applications.factories import make_application
from tests.jobs.factories import make_offer
from tests.jobs.test_editing import key
from tests.jobs.world import send

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(autouse=True)
def _site(site):
    return site


def account(*addresses: str, verified: bool = True) -> tuple[Client, list[EmailAddress]]:
    user = make_user(email=addresses[0])
    rows = [
        EmailAddress.objects.create(user=user, email=address, verified=verified, primary=not number)
        for number, address in enumerate(addresses)
    ]
    client = Client()
    client.force_login(user, BACKEND)
    return client, rows


def opens(client: Client, offer: Offer) -> bool:
    return client.get(reverse("jobs:manage", args=(offer.pk,))).status_code == 200


# --- Links ----------------------------------------------------------------------------------------------------------


def test_the_base_holds_no_token_and_who_reads_it_opens_nothing(client):
    offer = make_offer()
    token = key(offer)
    [row] = AccessLink.objects.values()
    assert token not in str(row)
    assert row["token_hash"] == hashed(token)
    for guess in (row["token_hash"], row["nonce"], row["token_hash"][:40]):
        assert client.get(reverse("jobs:manage", args=(guess,))).status_code == 404
    assert client.get(reverse("jobs:manage", args=(token,))).status_code == 200


@pytest.mark.parametrize(
    "view", ["jobs:manage", "jobs:confirm", "jobs:erase_all", "jobs:edit", "jobs:erase", "applications:list"]
)
def test_guessing_is_limited_whichever_page_is_tried(client, view):
    answers = [client.get(reverse(view, args=(f"{number:040d}a",))).status_code for number in range(access.MOST_WRONG + 3)]
    assert answers[0] == 404
    assert answers[-1] == 429
    # Who holds a link is not locked out by who guesses from the same network.
    assert client.get(reverse("jobs:manage", args=(key(make_offer()),))).status_code == 200


def test_a_link_to_an_offer_opens_no_other_page_of_its_kind(client):
    offer, other = make_offer(), make_offer()
    row = make_application(other)
    for purpose in (Purpose.CONFIRM, Purpose.ERASE):
        token = AccessLink.issue(offer, purpose, offer.email)
        assert client.get(reverse("jobs:manage", args=(token,))).status_code == 404
    assert client.get(reverse("jobs:erase_all", args=(key(offer),))).status_code == 404
    assert client.get(reverse("jobs:confirm", args=(key(offer),))).status_code == 404
    assert client.get(reverse("applications:letter", args=(key(offer), row.pk))).status_code == 404


def test_links_end(client):
    offer = make_offer()
    token = key(offer)
    AccessLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(reverse("jobs:manage", args=(token,))).status_code == 404


def test_known_and_unknown_addresses_get_the_same_answer(client):
    offers = [make_offer(email="connue@exemple.org", organisation_name="Le Pré") for _ in range(3)]
    answers = [
        send(Client(), reverse("jobs:find_links"), {"email": email}) for email in ("connue@exemple.org", "inconnue@exemple.org")
    ]
    texts = [answer.content.decode().replace("inconnue@", "connue@") for answer in answers]
    assert texts[0] == texts[1]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert all(offer.title in mail.outbox[-1].body for offer in offers)


def test_known_and_unknown_addresses_take_about_the_same_time(settings):
    """The mail is written after the answer is decided on; a difference that a network hides is none."""
    settings.EMAIL_BACKEND = "core.mail.OutboxBackend"
    for _ in range(5):
        make_offer(email="connue@exemple.org", organisation_name="Le Pré")
    spent: dict[str, list[float]] = {"connue": [], "inconnue": []}
    for number in range(6):
        for name in spent:
            client = Client(REMOTE_ADDR=f"10.{number}.{len(name)}.1")
            from core.models import IntakeRecord

            IntakeRecord.objects.all().delete()
            began = time.process_time()
            send(client, reverse("jobs:find_links"), {"email": f"{name}@exemple.org"})
            spent[name].append(time.process_time() - began)
    known, unknown = (min(times) for times in spent.values())
    assert known - unknown < 0.06


# --- Accounts -------------------------------------------------------------------------------------------------------


def test_an_account_with_an_address_that_it_never_confirmed_sees_nothing():
    offer = make_offer(email="nadia@exemple.org")
    client, rows = account("nadia@exemple.org", verified=False)
    assert not opens(client, offer)
    assert offer.title not in client.get(reverse("jobs:mine")).content.decode()
    # A second address, confirmed, does not vouch for the first.
    EmailAddress.objects.create(user=rows[0].user, email="pirate@exemple.org", verified=True, primary=False)
    assert not opens(client, offer)


def test_the_address_of_the_user_row_counts_for_nothing():
    """Whatever stands in the profile: only a confirmed row of an address opens offers."""
    offer = make_offer(email="nadia@exemple.org")
    client, rows = account("pirate@exemple.org")
    user = rows[0].user
    user.email = "nadia@exemple.org"
    user.save()
    assert not opens(client, offer)


def test_who_changes_address_sees_the_offers_of_the_new_one_only():
    offer, other = make_offer(email="nadia@exemple.org"), make_offer(email="nouvelle@exemple.org")
    client, [row] = account("nadia@exemple.org")
    assert opens(client, offer)
    row.email = "nouvelle@exemple.org"
    row.verified = False
    row.save()
    assert not opens(client, offer)
    assert not opens(client, other)
    row.verified = True
    row.save()
    assert opens(client, other)
    assert not opens(client, offer)


def test_who_leaves_the_organisation_loses_its_offers_by_every_door(client):
    offer = make_offer(email="nadia@exemple.org")
    Member.objects.create(organisation=offer.organisation, email="ali@exemple.org")
    theirs, link = make_offer(email="ali@exemple.org"), AccessLink.token_for(offer, Purpose.MANAGE, "ali@exemple.org")
    signed_in, _ = account("ali@exemple.org")
    assert opens(signed_in, offer)
    member = Member.objects.get(email="ali@exemple.org", organisation=offer.organisation)
    send(client, reverse("jobs:manage", args=(key(offer),)), {"act": "remove", "member": str(member.pk)})
    assert not opens(signed_in, offer)
    assert opens(signed_in, theirs)
    assert client.get(reverse("jobs:manage", args=(link,))).status_code == 404
    assert signed_in.get(reverse("applications:list", args=(offer.pk,))).status_code == 404


def test_an_account_of_two_addresses_acts_under_the_one_that_manages_the_offer():
    client, _ = account("privee@exemple.org", "nadia@asso.example")
    offer = make_offer(email="nadia@asso.example")
    send(client, reverse("jobs:manage", args=(offer.pk,)), {"act": "pause"})
    assert offer.decisions.last().actor_name == "nadia@asso.example"
    send(client, reverse("jobs:manage", args=(offer.pk,)), {"act": "duplicate"})
    copy = Offer.objects.latest("pk")
    assert (copy.email, copy.organisation) == ("nadia@asso.example", offer.organisation)
    mail.outbox.clear()
    send(client, reverse("jobs:manage", args=(offer.pk,)), {"act": "replace"})
    assert mail.outbox[-1].to == ["nadia@asso.example"]
    # Where both manage it, the primary one acts.
    Member.objects.create(organisation=offer.organisation, email="privee@exemple.org")
    send(client, reverse("jobs:manage", args=(offer.pk,)), {"act": "resume"})
    assert offer.decisions.last().actor_name == "privee@exemple.org"


@pytest.mark.parametrize("spelling", ["NADIA@EXEMPLE.ORG", "Nadia@Exemple.org"])
def test_case_is_no_other_person(spelling):
    offer = make_offer(email="nadia@exemple.org")
    client, _ = account(spelling)
    assert opens(client, offer)


@pytest.mark.parametrize("spelling", ["nadia+pirate@exemple.org", "nadia@exemple.org.pirate.example", "na.dia@exemple.org"])
def test_another_spelling_is_another_person(spelling):
    """A plus sign is a folder with some providers, and somebody else's mailbox with others: nothing is opened by it."""
    offer = make_offer(email="nadia@exemple.org")
    client, _ = account(spelling)
    assert not opens(client, offer)


def test_typing_somebody_elses_organisation_opens_nothing():
    offer = make_offer(email="nadia@exemple.org", organisation_name="Le Pré", siret="73282932000074")
    thief = make_offer(email="pirate@exemple.org", organisation_name="Le Pré", siret="73282932000074")
    assert Organisation.objects.count() == 2
    client, _ = account("pirate@exemple.org")
    assert opens(client, thief)
    assert not opens(client, offer)

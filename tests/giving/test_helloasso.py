"""HelloAsso's notifications: believed when they are signed, once each, and never brought back to life."""

import hashlib
import hmac
import json
from decimal import Decimal
from ipaddress import ip_network

import pytest
from django.utils import timezone

from giving.models import Gift
from tests import factories as make
from tests.giving.factories import make_campaign, set_call

pytestmark = pytest.mark.django_db
KEY = "une-cle-de-test"
ADDRESS = "/soutenir/helloasso/"


@pytest.fixture(autouse=True)
def _key(settings):
    settings.HELLOASSO_SIGNATURE_KEY = KEY
    settings.HELLOASSO_ADDRESSES = []


def notice(payment=13790, order=20499, amount=2000, state="Authorized", form="embaucher", event="Payment", **data):
    """What HelloAsso's documentation shows of a payment, as far as it is read; the rest is there to be ignored."""
    return {
        "data": {
            "order": {
                "id": order,
                "date": "2026-06-07T14:11:15.7442115+02:00",
                "formSlug": form,
                "formType": "Donation",
                "organizationSlug": "la-mitoyenne",
                "isAnonymous": False,
            },
            "payer": {"email": "hugo@example.org", "firstName": "Hugo", "lastName": "Dubois", "address": "23 rue du Maréchal"},
            "items": [{"shareAmount": amount, "id": order, "amount": amount, "type": "Donation", "state": "Processed"}],
            "cashOutState": "Transfered",
            "id": payment,
            "amount": amount,
            "date": "2026-06-07T14:11:15.0825381+02:00",
            "paymentMeans": "Card",
            "installmentNumber": 1,
            "state": state,
            "refundOperations": [],
            **data,
        },
        "eventType": event,
    }


def sign(body: bytes, key: str = KEY) -> str:
    return hmac.new(key.encode(), body, hashlib.sha256).hexdigest()


def send(client, said, *, key=KEY, signature=None, **extra):
    body = said if isinstance(said, bytes) else json.dumps(said).encode()
    headers = {"x-ha-signature": sign(body, key) if signature is None else signature}
    return client.post(ADDRESS, body, content_type="application/json", headers=headers, **extra)


def test_a_signed_payment_is_counted_in_its_campaign(client, site):
    campaign = make_campaign(helloasso_form="Embaucher")
    article = make.make_article()
    assert send(client, notice()).status_code == 200
    gift = Gift.objects.get()
    assert (gift.campaign, gift.amount, gift.donors, gift.source) == (campaign, Decimal(20), 1, "notice")
    assert gift.given_at.isoformat().startswith("2026-06-07T12:11:15")
    assert "1 donateur" in client.get(article.url).content.decode()


def test_who_paid_is_not_stored(client, site):
    send(client, notice())
    stored = " ".join(str(value) for value in Gift.objects.values().get().values())
    for word in ("Hugo", "Dubois", "hugo@", "Maréchal"):
        assert word not in stored


def test_sent_again_it_is_the_same_gift(client, site):
    for _ in range(3):
        assert send(client, notice()).status_code == 200
    send(client, notice(amount=999900))
    assert [gift.amount for gift in Gift.objects.all()] == [Decimal(20)]


@pytest.mark.parametrize(
    "signature", ["", "0" * 64, "f4ec6cb50b13bfeae856c6675ae966a18dbb30dad40cc677147785192f192b49", "é", "sha256=abc", "a" * 5000]
)
def test_a_forged_notification_changes_nothing(client, site, signature):
    assert send(client, notice(), signature=signature).status_code == 403
    assert send(client, notice(), key="une autre cle").status_code == 403
    assert not Gift.objects.exists()


def test_a_signature_holds_for_its_own_body_only(client, site):
    body = json.dumps(notice()).encode()
    raised = json.dumps(notice(amount=200000)).encode()
    assert send(client, raised, signature=sign(body)).status_code == 403
    assert not Gift.objects.exists()


def test_with_a_key_no_address_is_believed_without_a_signature(client, site, settings):
    settings.HELLOASSO_ADDRESSES = [ip_network("51.138.206.200/32")]
    assert send(client, notice(), signature="", REMOTE_ADDR="51.138.206.200").status_code == 403


def test_without_a_key_the_address_of_the_sender_decides(client, site, settings):
    settings.HELLOASSO_SIGNATURE_KEY = ""
    settings.HELLOASSO_ADDRESSES = [ip_network("51.138.206.200/32")]
    assert send(client, notice(), REMOTE_ADDR="203.0.113.7").status_code == 403
    assert send(client, notice(), REMOTE_ADDR="203.0.113.7", HTTP_X_FORWARDED_FOR="51.138.206.200").status_code == 403
    assert not Gift.objects.exists()
    assert send(client, notice(), REMOTE_ADDR="51.138.206.200").status_code == 200
    assert Gift.objects.count() == 1


def test_behind_a_trusted_proxy_the_address_is_the_one_it_saw(client, site, settings):
    settings.HELLOASSO_SIGNATURE_KEY = ""
    settings.HELLOASSO_ADDRESSES = [ip_network("51.138.206.200/32")]
    settings.TRUSTED_PROXIES = [ip_network("127.0.0.1/32")]
    forged = {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "51.138.206.200, 203.0.113.7"}
    assert send(client, notice(), **forged).status_code == 403
    assert send(client, notice(), REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="51.138.206.200").status_code == 200


def test_a_site_that_was_told_nothing_listens_to_nobody(client, site, settings):
    settings.HELLOASSO_SIGNATURE_KEY = ""
    assert send(client, notice()).status_code == 404
    assert client.get(ADDRESS).status_code in (404, 405)


def test_a_refund_takes_the_gift_off_for_good(client, site):
    send(client, notice())
    send(client, notice(state="Refunded"))
    assert not Gift.objects.counted().exists()
    send(client, notice(state="Authorized"))
    assert not Gift.objects.counted().exists()
    assert Gift.objects.count() == 1


@pytest.mark.parametrize("state", ["Pending", "Refused", "WaitingBankValidation", "Unknown", "", None, 3])
def test_what_is_not_paid_does_not_count(client, site, state):
    assert send(client, notice(state=state)).status_code == 200
    assert not Gift.objects.exists()


def test_other_events_are_answered_and_ignored(client, site):
    for event in ("Order", "Form", "Organization", None, ["Payment"]):
        assert send(client, notice(event=event)).status_code == 200
    assert not Gift.objects.exists()


def test_another_organisation_is_not_ours(client, site):
    set_call(site, helloasso_organization="un-autre-journal")
    assert send(client, notice()).status_code == 200
    assert not Gift.objects.exists()
    set_call(site, helloasso_organization="la-mitoyenne")
    send(client, notice())
    assert Gift.objects.count() == 1


def test_the_next_payments_of_a_monthly_gift_are_no_new_donor(client, site):
    send(client, notice(payment=1))
    send(client, notice(payment=2, installmentNumber=2, date="2026-07-07T14:11:15+02:00"))
    assert sum(gift.amount for gift in Gift.objects.all()) == 40
    assert sum(gift.donors for gift in Gift.objects.all()) == 1


ABSURD = [
    {"amount": -5}, {"amount": 0}, {"amount": "2000"}, {"amount": 20.5}, {"amount": True}, {"amount": 10**12},
    {"payment": None}, {"payment": "x" * 90}, {"payment": [1]}, {"order": {}},
]  # fmt: skip
UNREADABLE = [
    b"", b"\xff\xfe", b"null", b"[]", b'"texte"', b"{", b"[" * 5000, b'{"eventType": "Payment"}',
    b'{"eventType": "Payment", "data": []}', b'{"eventType": "Payment", "data": {"order": 3}}',
    b'{"eventType": "Payment", "data": {"order": {"id": 1}, "id": 1, "amount": ' + b"9" * 6000 + b"}}",
]  # fmt: skip


@pytest.mark.parametrize("body", [*UNREADABLE, *(json.dumps(notice(**fields)).encode() for fields in ABSURD)])
def test_a_signed_absurdity_is_a_400_and_no_gift(client, site, body):
    assert send(client, body).status_code == 400
    assert not Gift.objects.exists()


@pytest.mark.parametrize(
    "date", ["", None, "hier", "9999-99-99T00:00:00Z", "0001-01-01T00:00:00+14:00", "2999-01-01T00:00:00Z", 7]
)
def test_an_absurd_date_becomes_now(client, site, date):
    assert send(client, notice(date=date)).status_code == 200
    assert Gift.objects.get().given_at.date() == timezone.now().date()


def test_a_body_beyond_all_use_is_not_read(client, site):
    assert send(client, b"x" * 200_001).status_code == 413


def test_nul_in_names_is_dropped(client, site):
    assert send(client, notice(form="a\x00b", payment="p\x001")).status_code == 200


def test_half_a_character_is_dropped(client, site):
    said = notice(form="embaucher")
    body = said if isinstance(said, bytes) else json.dumps(said).encode()
    body = body.replace(b"embaucher", b"emb\\ud800aucher")
    signed = {"x-ha-signature": sign(body)}
    assert client.post("/soutenir/helloasso/", body, content_type="application/json", headers=signed).status_code == 200
    assert Gift.objects.count() == 1

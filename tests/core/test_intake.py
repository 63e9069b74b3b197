"""The guard of public forms: a repeat is one row, a flood is refused, what comes from elsewhere is known."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import RequestFactory
from django.utils import timezone

from core import intake
from core.models import IntakeRecord

GUARD = intake.Guard("test", rates=[intake.Rate(3, hours=1), intake.Rate(2, hours=1, by="email")])
HOUR = timedelta(hours=1)


def request(address="203.0.113.7", **headers):
    made = RequestFactory(headers=headers).post("/", REMOTE_ADDR=address)
    made.user = AnonymousUser()
    return made


def send(
    text="Bonjour", email="lea@exemple.fr", address="203.0.113.7", guard=GUARD, thing="article:1", parent="", outcome="/merci/1"
):
    with guard.admit(request(address), thing=thing, parent=parent, text=text, email=email) as entry:
        if not entry.is_repeat:
            entry.outcome = outcome
        return entry


@pytest.mark.django_db
def test_the_same_send_again_is_led_where_the_first_was():
    assert not send(outcome="/merci/1").is_repeat
    again = send(text="  bonjour ", email="LEA@exemple.fr", outcome="/merci/2")
    assert again.is_repeat
    assert again.outcome == "/merci/1"
    assert IntakeRecord.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "other",
    [{"text": "Bonsoir"}, {"email": "tom@exemple.fr"}, {"address": "198.51.100.1"}, {"thing": "article:2"}, {"parent": "7"}],
)
def test_another_text_author_place_or_thing_is_another_send(other):
    send()
    assert not send(**other).is_repeat


@pytest.mark.django_db
def test_the_same_send_after_the_window_is_a_new_one():
    send()
    IntakeRecord.objects.update(created_at=timezone.now() - timedelta(days=1, seconds=1))
    assert not send().is_repeat
    assert send().is_repeat


@pytest.mark.django_db
def test_a_send_that_fails_leaves_nothing_behind():
    with pytest.raises(RuntimeError), GUARD.admit(request(), thing="a", text="b"):
        raise RuntimeError
    assert not IntakeRecord.objects.exists()


@pytest.mark.django_db
def test_one_address_range_sends_no_more_than_its_rate():
    for number in range(3):
        send(text=str(number), email=f"{number}@exemple.fr", address=f"203.0.113.{number}")
    with pytest.raises(intake.TooMany):
        send(text="un de trop", email="autre@exemple.fr", address="203.0.113.99")
    assert IntakeRecord.objects.count() == 3
    assert send(text="0", email="0@exemple.fr", address="203.0.113.0").is_repeat, "a repeat is told as such, not refused"
    assert not send(text="d'ailleurs", email="autre@exemple.fr", address="198.51.100.1").is_repeat
    IntakeRecord.objects.update(created_at=timezone.now() - HOUR)
    assert not send(text="une heure après").is_repeat


@pytest.mark.django_db
def test_one_mailbox_sends_no_more_than_its_rate_from_anywhere():
    send(text="1", address="203.0.113.1", email="lea@exemple.fr")
    send(text="2", address="198.51.100.1", email="Lea+blog@exemple.fr")
    with pytest.raises(intake.TooMany):
        send(text="3", address="192.0.2.1", email="lea@exemple.fr")
    assert not send(text="3", address="192.0.2.1", email="tom@exemple.fr").is_repeat


@pytest.mark.django_db
def test_records_hold_neither_address_nor_text_nor_mailbox():
    send(text="secret", email="lea@exemple.fr")
    row = str(IntakeRecord.objects.values().get())
    for told in ("203.0.113", "secret", "lea", "exemple"):
        assert told not in row


@pytest.mark.django_db(transaction=True)
def test_eight_same_sends_at_once_are_one():
    def one(_number):
        try:
            return send().is_repeat
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        repeats = list(pool.map(one, range(8)))
    assert sorted(repeats) == [False] + [True] * 7
    assert IntakeRecord.objects.get().outcome == "/merci/1"


def test_a_window_longer_than_records_are_kept_is_refused():
    with pytest.raises(ValueError, match="kept 2 days"):
        intake.Guard("test", rates=[], window=timedelta(days=3))


@pytest.mark.parametrize(
    ("headers", "here"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, False),
        ({"Origin": "http://testserver"}, True),
        ({"Origin": "https://ailleurs.example"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": "http://[broken"}, False),
        ({"Referer": "http://testserver/article"}, True),
        ({"Referer": "http://testserver.ailleurs.example/"}, False),
        ({}, True),
    ],
)
def test_browsers_say_where_a_send_comes_from(headers, here):
    assert intake.comes_from_here(request(**headers)) is here


def test_somebody_signed_in_needs_a_token_where_the_browser_says_nothing():
    signed_in = request()
    signed_in.user = type("Someone", (), {"is_authenticated": True})()
    assert not intake.comes_from_here(signed_in)
    token = "a" * 32
    with_token = RequestFactory().post("/", {"csrfmiddlewaretoken": token})
    with_token.COOKIES["csrftoken"] = token
    with_token.user = signed_in.user
    assert intake.comes_from_here(with_token)


class LetterForm(intake.GuardedForm):
    letter = intake.PlainTextField(max_length=20, widget=forms.Textarea)


def test_control_characters_are_dropped_and_sizes_are_limits():
    form = LetterForm({"letter": "a\x00b\r\nc\x1b"})
    assert form.is_valid()
    assert form.cleaned_data["letter"] == "ab\nc"
    assert not LetterForm({"letter": "a" * 21}).is_valid()


def test_a_filled_honeypot_gives_the_form_back_filled():
    form = LetterForm({"letter": "Bonjour", "contact_me": "x"})
    assert not form.is_valid()
    assert form["letter"].value() == "Bonjour"


def test_a_public_text_without_a_limit_is_an_error_of_ours():
    class Unlimited(intake.GuardedForm):
        letter = forms.CharField()

    with pytest.raises(TypeError, match=r"Unlimited\.letter has no max_length"):
        Unlimited()


class SlowForm(intake.MomentMixin, LetterForm):
    pass


def test_a_form_sent_at_once_is_given_back_and_passes_a_moment_later(monkeypatch):
    moment = SlowForm().initial["moment"]
    data = {"letter": "Bonjour", "moment": moment}
    fast = SlowForm(data)
    assert not fast.is_valid()
    assert fast["letter"].value() == "Bonjour"
    now = __import__("time").time()
    monkeypatch.setattr("time.time", lambda: now + 3)
    assert SlowForm(data).is_valid()
    monkeypatch.setattr("time.time", lambda: now + 90_000)
    late = SlowForm(data)
    assert not late.is_valid()
    assert late["moment"].value() != moment
    monkeypatch.setattr("time.time", lambda: now + 90_010)
    assert SlowForm({**data, "moment": late["moment"].value()}).is_valid()


@pytest.mark.parametrize("moment", ["", "forged", "form:1:x"])
def test_a_forged_moment_is_given_back_with_a_good_one(moment):
    form = SlowForm({"letter": "Bonjour", "moment": moment})
    assert not form.is_valid()
    assert form["moment"].value() == form.initial["moment"]

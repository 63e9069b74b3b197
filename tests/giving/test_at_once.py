"""Clicks and payments are exact whoever sends at once, in real transactions, on SQLite and on PostgreSQL."""

import json

import pytest
from django.test import Client

from giving.models import CallClicks, Gift
from tests.factories import make_article
from tests.giving.factories import make_campaign
from tests.giving.test_clicks import CLICK
from tests.giving.test_helloasso import KEY, notice, sign
from tests.moderation.test_concurrency import AT_ONCE, at_once

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_eight_readers_who_click_at_once_are_eight():
    campaign, article = make_campaign(), make_article()

    def click(number: int) -> list[int]:
        address = f"/soutenir/aller/{campaign.pk}/{article.pk}/"
        return [Client().get(address, headers=CLICK, REMOTE_ADDR=f"203.0.{number}.1").status_code for _ in range(5)]

    assert at_once(click) == [[302] * 5] * AT_ONCE
    assert CallClicks.objects.get().count == 5 * AT_ONCE


def test_one_payment_notified_eight_times_at_once_is_one_gift(settings):
    settings.HELLOASSO_SIGNATURE_KEY = KEY
    body = json.dumps(notice()).encode()

    def tell(number: int) -> int:
        headers = {"x-ha-signature": sign(body)}
        return Client().post("/soutenir/helloasso/", body, content_type="application/json", headers=headers).status_code

    assert at_once(tell) == [200] * AT_ONCE
    assert Gift.objects.count() == 1


def test_who_wants_to_give_is_led_on_where_the_article_is_deleted_at_this_moment(monkeypatch):
    campaign, article = make_campaign(), make_article()
    add = CallClicks.add

    def late(*args):
        article.delete()
        add(*args)

    monkeypatch.setattr(CallClicks, "add", late)
    assert Client().get(f"/soutenir/aller/{campaign.pk}/{article.pk}/", headers=CLICK).status_code == 302
    assert not CallClicks.objects.exists()

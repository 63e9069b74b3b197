"""Messages that say nearly the same: one campaign, shown on each card, decided at once through the desk's own filter."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from moderation.campaigns import gather
from moderation.campaigns.gather import KEPT, _join, forget_old_bands
from moderation.campaigns.shingles import bands, shingles
from moderation.models import Band, Campaign, Comment, CommentingSettings, Hold, Sketch
from tests.factories import make_article, make_user
from tests.moderation.factories import make_moderator
from tests.moderation.test_posting import send

DESK = "/admin/review/comments/"
PETITION = (
    "Non à la fermeture de la piscine municipale ! Signez la pétition des {who} avant le {day} mars, nous devons être"
    " nombreux devant la mairie samedi à dix heures."
)
OTHER = "La piscine de mon enfance sentait le chlore et les frites ; je n’y ai jamais appris à nager, mais à attendre."


@pytest.fixture
def rules(site) -> CommentingSettings:
    return CommentingSettings.objects.create(site=site, seconds_between=0)


@pytest.fixture
def post(client, rules):
    def post_one(text: str, page=None, **fields) -> Comment:
        page = page or make_article()
        assert send(client, page, comment=text, **fields).status_code == 302
        return Comment.objects.latest("pk")

    return post_one


def petition(number: int) -> str:
    return PETITION.format(who=["parents", "nageurs", "riverains", "anciens"][number % 4], day=number + 1)


def test_near_messages_of_all_articles_are_one_campaign_decided_at_once(client, post):
    sent = [post(petition(number), email=f"n{number}@example.org") for number in range(5)]
    other = post(OTHER, email="autre@example.org")
    assert {comment.sketch.campaign for comment in Comment.objects.exclude(pk=other.pk)} == {Campaign.objects.get()}
    assert Campaign.objects.get().size == 5
    assert other.sketch.campaign is None
    client.force_login(make_moderator())
    body = client.get(DESK).content.decode()
    assert body.count("5 messages semblables") == 5
    link = re.search(r'href="([^"]*campaign=\d+)"', body)[1].replace("&amp;", "&")
    shown = client.get(link)
    assert shown.context["items_count"] == 5
    assert OTHER[:20] not in shown.content.decode()
    query = link.partition("?")[2]
    decided = {"seen": "pending", "move": "spam", "all": "1", "newest": shown.context["newest"]}
    for step in ({}, {"asked": "1"}):
        client.post(f"{DESK}decide/?{query}", {**decided, **step})
    assert set(Comment.objects.filter(pk__in=[one.pk for one in sent]).values_list("state", flat=True)) == {"spam"}
    assert Comment.objects.get(pk=other.pk).state == "pending"
    assert client.get(DESK, {"hold": "campaign"}).context["items_count"] == 0
    assert client.get(DESK, {"hold": "campaign", "state": "spam"}).context["items_count"] == 5


def test_two_messages_are_a_repeat_and_no_campaign_yet(client, post):
    post(petition(0)), post(petition(1), email="b@example.org")
    client.force_login(make_moderator())
    assert "semblables" not in client.get(DESK).content.decode()
    assert client.get(DESK, {"hold": "campaign"}).context["items_count"] == 0
    assert client.get(DESK, {"hold": "similar"}).context["items_count"] == 1


@pytest.mark.parametrize("value", ["x", "-1", "9" * 30, "0", ""])
def test_an_absurd_campaign_shows_nothing_or_everything_and_is_no_error(client, post, value):
    post(OTHER)
    client.force_login(make_moderator())
    answer = client.get(DESK, {"campaign": value})
    assert answer.status_code == 200
    assert answer.context["items_count"] == (1 if value == "" else 0)


def test_what_is_older_than_the_window_is_another_campaign(post, rules):
    rules.campaign_days = 2
    rules.save()
    post(petition(0))
    Band.objects.update(sent_at=timezone.now() - timedelta(days=3))
    Comment.objects.update(submit_date=timezone.now() - timedelta(days=3))
    assert not post(petition(1), email="b@example.org").hold_rows.filter(code="similar").exists()
    assert not Campaign.objects.exists()


def test_a_campaign_keeps_a_bounded_number_of_bands_and_goes_on(post):
    page = make_article()
    for number in range(KEPT + 6):
        post(petition(number % 4) + f" {number}", page, email=f"n{number}@example.org")
    assert Campaign.objects.get().size == KEPT + 6
    assert Band.objects.values("sketch").distinct().count() == KEPT


def test_old_bands_are_forgotten(post):
    post(petition(0))
    forget_old_bands()
    assert Band.objects.exists()
    Band.objects.update(sent_at=timezone.now() - timedelta(days=91))
    forget_old_bands()
    assert not Band.objects.exists()


def test_a_message_between_two_campaigns_joins_them(post):
    one, two = Campaign.objects.create(size=2), Campaign.objects.create(size=3)
    first, second = post(petition(0)), post(petition(1), email="b@example.org")
    Sketch.objects.filter(pk=first.pk).update(campaign=one)
    Sketch.objects.filter(pk=second.pk).update(campaign=two)
    third = post(petition(2), email="c@example.org")
    assert set(Sketch.objects.values_list("campaign", flat=True)) == {third.sketch.campaign_id}


def test_what_joined_a_campaign_since_it_was_read_is_counted_once(post):
    """As when two sends that resemble a third one wait for the register at once."""
    first = post(petition(0))
    read_before = Sketch.objects.get(pk=first.pk)
    post(petition(1), email="b@example.org")
    third = Sketch.objects.get(pk=post(OTHER, email="c@example.org").pk)
    _join(third, [read_before])
    assert Sketch.objects.values("campaign").distinct().count() == 1
    assert Campaign.objects.get().size == 3


def test_of_three_that_missed_each_other_the_second_is_held_whoever_looks_again_first(post, monkeypatch):
    with monkeypatch.context() as at_once:
        at_once.setattr(gather, "_alike", lambda *args: [])
        sent = [post(petition(number), email=f"n{number}@example.org") for number in range(3)]
    for comment in reversed(sent):
        found = shingles(comment.comment)
        gather.look_again(comment, found, bands(found))
    held = Hold.objects.filter(code="similar").order_by("comment").values_list("comment", "earlier")
    assert list(held) == [(sent[1].pk, sent[0].pk), (sent[2].pk, sent[0].pk)]
    assert Campaign.objects.get().size == 3


def test_what_is_deleted_with_its_article_leaves_its_campaign(post):
    page = make_article()
    post(petition(0), page), post(petition(1), page, email="b@example.org"), post(petition(2), email="c@example.org")
    page.delete()
    assert Campaign.objects.get().size == 1


def test_nothing_of_an_erased_comment_is_kept(post):
    first = post(petition(0))
    post(petition(1), email="b@example.org")
    assert Campaign.objects.get().size == 2
    first.erase(by=make_user("admin"))
    assert Campaign.objects.get().size == 1
    assert not Sketch.objects.filter(comment=first.pk).exists()
    assert not first.hold_rows.exists()


def test_a_text_that_its_author_mends_is_looked_at_again(post):
    comment = post("Voir https://a.example https://b.example https://c.example")
    assert "links" in comment.hold_rows.values_list("code", flat=True)
    comment.mend(text="Rien à voir.")
    assert "links" not in comment.hold_rows.values_list("code", flat=True)

"""What a card of the comments' desk says, and what stands around it."""

import re

import pytest
from django.utils.translation import override

from moderation.desk import _history
from moderation.models import Comment, Prediction
from moderation.spam.labels import said_of
from tests.factories import make_article, make_user
from tests.moderation.factories import make_comment

LIST = "/admin/review/comments/"


@pytest.fixture
def desk(client, site):
    client.force_login(make_user("moderator"))
    return client


def test_the_text_is_set_as_readers_see_it_and_kept_as_it_was_sent(desk):
    comment = make_comment(text="C'est faux ! Vraiment...")
    listed = desk.get(LIST).content.decode()
    assert "C’est faux\u202f! Vraiment…" in listed
    assert "C'est faux" not in listed
    comment.decide("refuse", by=make_user("admin"), reason="Non.")
    assert comment.decisions.get().text == "C'est faux ! Vraiment..."


def test_one_article_is_named_by_its_title(desk):
    comment = make_comment(make_article(title="Une laverie au coin de la rue"))
    make_comment()
    listed = desk.get(LIST, {"page": comment.page_id}).content.decode()
    assert "<b>Une laverie au coin de la rue</b>" in listed
    assert desk.get(LIST, {"page": 2**31 - 1}).status_code == 200


def test_approving_both_is_a_button_of_a_reply_only(desk):
    parent = make_comment()
    assert "approve_both" not in desk.get(LIST).content.decode()
    reply = make_comment(reply_to=parent)
    listed = desk.get(LIST).content.decode()
    assert f"approve_both:{reply.pk}" in listed
    assert 'value="approve_both"' not in listed


def test_histories_agree_in_number():
    with override("fr"):
        assert _history({"sent": 1, "approved": 0, "refused": 1}) == "De cette personne : 1 message reçu, 0 approuvé, 1 refusé"
        assert _history({"sent": 3, "approved": 2, "refused": 1}).endswith("3 messages reçus, 2 approuvés, 1 refusé")


def test_the_score_says_each_reason_once():
    weighed = [["sign:sale", 2.0], ["sign:trade per word", 1.5], ["sign:question", -1.2], ["sign:links", 1.0]]
    with override("fr"):
        said = said_of(Prediction(comment=Comment(), score=0.93, weighed=weighed))
    assert said == "Filtre à indésirables\xa0: 93\xa0%. Indices\xa0: le vocabulaire de la vente, le nombre de liens"


@pytest.mark.parametrize("score", [0.01, 0.54])
def test_a_score_that_is_not_worth_a_look_names_no_sign(score):
    weighed = [["sign:person", -2.0], ["sign:trade without one", -1.0], ["sign:links", 1.0]]
    with override("en"):
        assert said_of(Prediction(comment=Comment(), score=score, weighed=weighed)) == f"Spam score: {score:.0%}"


def test_what_was_decided_in_bulk_shows_the_key_of_its_undo(desk):
    comments = [make_comment(), make_comment()]
    sent = {"move": "approve", "id": [comment.pk for comment in comments], "seen": "pending"}
    told = desk.post(LIST + "decide/", sent, follow=True).content.decode()
    assert re.search(r'class="desk-undo".*?Revenir sur la décision <kbd[^>]*>u</kbd>', told, re.DOTALL)


def test_bans_are_not_said_to_wait(client, site):
    client.force_login(make_user("admin"))
    panel = re.search(r'<ul class="desk-panel">.*?</ul>', client.get("/admin/").content.decode(), re.DOTALL)[0]
    assert "Commentaires" in panel
    assert "Bannissements" not in panel
    assert "Bannissements" in client.get("/admin/review/").content.decode()


def test_pages_of_rules_and_guide_have_a_title(desk):
    for url in ("/admin/review/rules/", "/admin/guide/moderation/"):
        answer = desk.get(url)
        assert answer.status_code == 200, url
        assert "<h1" in answer.content.decode(), url

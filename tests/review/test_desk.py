"""The desk in the admin: queues, filters, decisions alone and in bulk, all without a script."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from moderation.models import Comment, Hold
from moderation.wagtail_hooks import queue
from review.cards import CardAct
from review.models import Decision, RefusalReason
from tests.factories import make_article, make_section, make_user
from tests.moderation.factories import make_comment

DESK = "/admin/review/comments/"


@pytest.fixture
def moderator(site):
    return make_user("moderator", display_name="Camille Renaud")


@pytest.fixture
def desk(client, moderator):
    client.force_login(moderator)
    return client


@pytest.fixture
def page(site):
    return make_article("Les jardins partagés")


def texts(answer) -> str:
    assert answer.status_code == 200, answer.content[:300]
    return answer.content.decode()


def decide(client, query: str = "", **sent):
    return client.post(f"{DESK}decide/?{query}", {"seen": "pending", **sent}, follow=True)


def states() -> dict[str, int]:
    found: dict[str, int] = {}
    for state in Comment.objects.values_list("state", flat=True):
        found[state] = found.get(state, 0) + 1
    return found


def test_the_queue_shows_what_waits_as_readers_would_see_it(desk, page):
    make_comment(page, text="Premier paragraphe\n\nSecond <b>paragraphe</b>", name="Dominique", email="d@example.org")
    make_comment(page, state="approved", text="Déjà approuvé")
    body = texts(desk.get(DESK))
    assert "<p>Second &lt;b&gt;paragraphe&lt;/b&gt;</p>" in body
    assert "Dominique" in body
    assert "d@example.org" in body
    assert "Les jardins partagés" in body
    assert "Déjà approuvé" not in body
    assert "Déjà approuvé" in texts(desk.get(DESK, {"state": "approved"}))


def test_the_menu_counts_what_waits(desk, page):
    for _ in range(3):
        make_comment(page)
    assert "(3)" in texts(desk.get("/admin/"))
    Comment.objects.first().decide("spam", by=make_user("admin"))
    assert "(2)" in texts(desk.get("/admin/"))


@pytest.mark.parametrize("move", ["approve", "spam"])
def test_one_click_decides_on_one_comment(desk, moderator, page, move):
    comment, other = make_comment(page), make_comment(page)
    decide(desk, one=f"{move}:{comment.pk}")
    assert comment.decisions.get().actor == moderator
    assert Comment.objects.get(pk=comment.pk).state == {"approve": "approved", "spam": "spam"}[move]
    assert Comment.objects.get(pk=other.pk).state == "pending"


def test_nothing_is_decided_by_a_get(desk, page):
    comment = make_comment(page)
    assert desk.get(f"{DESK}decide/", {"one": f"approve:{comment.pk}"}).status_code == 405
    assert states() == {"pending": 1}


def test_a_refusal_asks_for_its_reason_first(desk, page):
    comment = make_comment(page)
    body = texts(decide(desk, one=f"refuse:{comment.pk}"))
    assert states() == {"pending": 1}
    reason = RefusalReason.objects.filter(queue="moderation.comment").first()
    assert reason.text in body.replace("&#x27;", "'")
    answer = desk.post(f"{DESK}decide/", {"seen": "pending", "move": "refuse", "id": comment.pk, "asked": "1"})
    assert answer.status_code == 422
    decide(desk, move="refuse", id=comment.pk, asked="1", ground=reason.pk, words="Merci d’avoir écrit.")
    decision = comment.decisions.get()
    assert decision.ground == reason.label
    assert decision.reason == f"{reason.text}\n\nMerci d’avoir écrit."


def test_ticked_comments_are_decided_together_with_one_decision_each(desk, page):
    ticked = [make_comment(page).pk for _ in range(3)]
    make_comment(page)
    decide(desk, move="approve", id=ticked)
    assert states() == {"approved": 3, "pending": 1}
    assert Decision.objects.count() == 3


def test_all_that_match_is_exactly_what_the_filter_shows(desk, page):
    for number in range(25):
        make_comment(page, text="achetez ici" if number % 5 == 0 else "un avis")
    shown = desk.get(DESK, {"q": "achetez"})
    newest = shown.context["newest"]
    assert shown.context["items_count"] == 5
    make_comment(page, text="achetez ceci, arrivé après l’affichage")
    decide(desk, "state=pending&q=achetez", move="spam", all="1", newest=newest, asked="1")
    assert states() == {"spam": 5, "pending": 21}


def queue_of(desk, page, size: int) -> dict:
    """What “all” on the first page of so many sends, without a tick; the page holds 20 at most."""
    for _number in range(size):
        make_comment(page)
    shown = desk.get(DESK)
    return {
        "move": "approve",
        "all": "1",
        "newest": shown.context["newest"],
        "shown": re.findall(r'name="shown" form="desk-bulk" value="(\d+)"', shown.content.decode()),
    }


def test_more_than_the_page_is_decided_once_its_number_was_said(desk, page):
    sent = queue_of(desk, page, 25)
    assert 0 < len(sent["shown"]) < 25
    asked = decide(desk, **sent)
    assert states() == {"pending": 25}
    assert "25 messages sont concernés. Rien n’est encore décidé." in texts(asked)
    form = texts(asked).partition('class="desk-reason"')[2]
    assert "Approuver (25)" in form
    decide(desk, move="approve", id=re.findall(r'name="id" value="(\d+)"', form))
    assert states() == {"approved": 25}


def test_all_of_a_queue_that_the_page_shows_whole_needs_no_question(desk, page):
    decide(desk, **queue_of(desk, page, 3))
    assert states() == {"approved": 3}


@pytest.mark.parametrize("size", [25, 3], ids=["more than the page", "all on the page"])
def test_all_beside_one_ticked_card_is_all_once_it_was_said(desk, page, size):
    """Without JavaScript: with it, all cards are ticked at once."""
    sent = queue_of(desk, page, size)
    others = len(sent["shown"]) - 1
    asked = decide(desk, **sent, id=sent["shown"][:1])
    assert states() == {"pending": size}
    assert f"{size} messages sont concernés" in texts(asked)
    assert f"Les {others} fiches de la page qui n’étaient pas cochées en font partie." in texts(asked)
    form = texts(asked).partition('class="desk-reason"')[2]
    assert f"Approuver ({size})" in form
    decide(desk, move="approve", id=re.findall(r'name="id" value="(\d+)"', form))
    assert states() == {"approved": size}


def test_all_beside_every_card_ticked_needs_no_question(desk, page):
    sent = queue_of(desk, page, 3)
    decide(desk, **sent, id=sent["shown"])
    assert states() == {"approved": 3}


def test_all_of_an_invalid_filter_is_nothing(desk, page):
    make_comment(page)
    decide(desk, "state=pending&since=hier", move="approve", all="1", newest="999999")
    assert states() == {"pending": 1}


def test_filters_by_article_date_and_words(desk, page):
    make_comment(page, text="Ici", name="Nour")
    make_comment(make_article("Un autre"), text="Ailleurs")
    for query in ({"article": "jardins"}, {"page": page.pk}, {"q": "Nour"}):
        body = texts(desk.get(DESK, query))
        assert "Ici" in body
        assert "Ailleurs" not in body
    assert "Ici" not in texts(desk.get(DESK, {"until": "2001-01-01"}))
    assert "Ici" in texts(desk.get(DESK, {"since": "2001-01-01"}))


def test_the_filter_by_section_shows_what_stands_below_it(desk, page, site):
    section = make_section("Habitat")
    make_comment(make_article("Ailleurs", section), text="Sous la section")
    make_comment(page, text="Hors de la section")
    body = texts(desk.get(DESK, {"section": section.path}))
    assert "Sous la section" in body
    assert "Hors de la section" not in body
    assert "Sous la section" not in texts(desk.get(DESK, {"section": "nulle part"}))


def test_a_card_says_why_its_row_is_held_and_leads_to_pages_of_its_app(desk, page, monkeypatch):
    comment = make_comment(page)
    monkeypatch.setattr(type(queue), "holds", lambda self, row: ["Premier message de cette personne"])
    monkeypatch.setattr(
        type(queue), "card_acts", lambda self, row, request: [CardAct("Répondre", f"/repondre/{row.pk}/", "edit")]
    )
    for address in (DESK, f"{DESK}{comment.pk}/"):
        body = texts(desk.get(address))
        assert "Premier message de cette personne" in body
        assert f'href="/repondre/{comment.pk}/"' in body


def test_the_filter_by_hold_reason_is_the_queues_own(desk, page, monkeypatch):
    make_comment(page, text="Avec un lien")
    make_comment(page, text="Un avis")
    monkeypatch.setattr(type(queue), "hold_choices", lambda self: [("links", "Liens")])
    monkeypatch.setattr(type(queue), "filter_holds", lambda self, rows, code: rows.filter(comment__contains="lien"))
    body = texts(desk.get(DESK, {"hold": "links"}))
    assert "Avec un lien" in body
    assert "Un avis" not in body


def test_reasons_are_offered_for_their_move(desk, page):
    comment = make_comment(page)
    mine = RefusalReason.objects.create(queue="moderation.comment", move="refuse", label="Le mien", text="Pour refuser.")
    RefusalReason.objects.create(queue="moderation.comment", move="spam", label="Autre", text="Pour un autre geste.")
    body = texts(decide(desk, one=f"refuse:{comment.pk}"))
    assert mine.text in body
    assert "Pour un autre geste." not in body


def test_decisions_of_one_click_share_their_act(desk, page):
    decide(desk, move="approve", id=[make_comment(page).pk for _ in range(3)])
    decide(desk, one=f"approve:{make_comment(page).pk}")
    acts = list(Decision.objects.values_list("act", flat=True))
    assert len(set(acts[:3])) == 1
    assert len(set(acts)) == 2
    assert all(acts)


@pytest.mark.parametrize(
    "query",
    [
        "p=0",
        "p=99999",
        "p=x",
        "state=x",
        "page=" + "9" * 40,
        "page=x",
        "since=%00",
        "q=%00",
        "q=" + "a" * 5000,
        "article=%25",
        "state=%00",
    ],
)
def test_absurd_query_strings_are_no_error(desk, page, query):
    make_comment(page)
    # NUL is refused before any view.
    assert desk.get(f"{DESK}?{query}").status_code == (400 if "%00" in query else 200)


@pytest.mark.parametrize(
    "sent",
    [{}, {"one": "approve"}, {"one": "approve:x"}, {"one": "publish:1"}, {"one": "withdraw:1"}, {"move": "approve"},
     {"move": "approve", "id": ["9" * 40, "x", "-1"]}, {"move": "approve", "all": "1", "newest": "9" * 40},
     {"one": "approve:" + "9" * 4}],
)  # fmt: skip
def test_absurd_decisions_change_nothing_and_are_no_error(desk, page, sent):
    make_comment(page)
    assert desk.post(f"{DESK}decide/", {"seen": "pending", **sent}).status_code in (302, 403)
    assert states() == {"pending": 1}


def test_the_second_moderator_reads_what_the_first_decided(desk, page):
    comment = make_comment(page)
    comment.decide("refuse", by=make_user("admin", display_name="Première"), reason="Hors sujet.")
    body = texts(decide(desk, one=f"approve:{comment.pk}"))
    assert "Première" in body
    assert states() == {"refused": 1}


def test_a_text_that_changed_since_it_was_shown_is_not_decided_on_unread(desk, page):
    comment, other = (make_comment(page, submitted_at=timezone.now()) for _ in range(2))
    seen = desk.get(DESK).context["seen"]
    comment.mend(text="Un autre texte")
    body = texts(decide(desk, move="approve", id=[comment.pk, other.pk], seen=seen))
    assert "relisez-le" in body
    assert states() == {"pending": 1, "approved": 1}
    seen = desk.get(f"{DESK}{comment.pk}/").context["seen"]
    decide(desk, one=f"approve:{comment.pk}", seen=seen)
    assert states() == {"approved": 2}


def test_undo_alone_and_in_bulk(desk, page):
    pks = [make_comment(page).pk for _ in range(3)]
    decide(desk, move="approve", id=pks)
    desk.post(f"{DESK}decide/?state=approved", {"seen": "approved", "one": f"undo:{pks[0]}"})
    assert states() == {"approved": 2, "pending": 1}
    desk.post(f"{DESK}decide/?state=approved", {"seen": "approved", "move": "undo", "id": pks[1:]})
    assert states() == {"pending": 3}


def test_the_page_of_a_comment_tells_its_decisions(desk, page, moderator):
    comment = make_comment(page, text="Le texte")
    comment.decide("refuse", by=moderator, reason="Restez courtois.")
    body = texts(desk.get(f"{DESK}{comment.pk}/"))
    for told in ("Le texte", "Camille Renaud", "Restez courtois."):
        assert told in body
    assert desk.get(f"{DESK}99999/").status_code == 404


def test_the_dashboard_shows_the_queue(desk, page):
    make_comment(page)
    assert "to-review" in texts(desk.get("/admin/"))


def test_who_has_not_the_right_sees_and_decides_nothing(client, page):
    comment = make_comment(page, text="Texte en attente")
    client.force_login(make_user("editor"))
    for answer in (
        client.get(DESK), client.get(f"{DESK}{comment.pk}/"), client.get("/admin/"),
        client.post(f"{DESK}decide/", {"one": f"approve:{comment.pk}"}),
    ):  # fmt: skip
        assert "Texte en attente" not in answer.content.decode()
    assert states() == {"pending": 1}
    assert reverse("comments:index") not in client.get("/admin/").content.decode()


def test_queries_of_the_list_do_not_grow(desk, page, django_assert_max_num_queries):
    for number in range(20):
        comment = make_comment(page, email="a@example.org", state="spam" if number % 2 else "pending", by=make_user("admin"))
        comment.decide("reopen", by=make_user("admin")) if number % 2 else None
        Comment.objects.filter(pk=comment.pk).update(sender_hash=f"{number % 3}" * 64)
        Hold.objects.create(comment=comment, code="links", detail="4")
    assert "7 " in texts(desk.get(DESK)).split("desk-card-history")[1][:200]
    with django_assert_max_num_queries(12):
        desk.get(DESK)


def test_a_bulk_decision_costs_a_bounded_number_of_queries(desk, page, django_assert_max_num_queries):
    pks = [make_comment(page).pk for _ in range(60)]
    with django_assert_max_num_queries(30):
        desk.post(f"{DESK}decide/", {"seen": "pending", "move": "approve", "id": pks})
    assert states() == {"approved": 60}


@pytest.mark.parametrize(
    "sent",
    [
        {"one": "approve:" + "0" * 12 + "9" * 30}, {"one": "approve:" + "0" * 5000},
        {"move": "approve", "id": ["9" * 30, "-1", "x"]},
        {"move": "approve", "all": "1", "seen": "\0", "newest": "9"}, {"move": "\0", "id": "1"},
    ],
    ids=range(5),
)  # fmt: skip
def test_an_absurd_click_decides_nothing(desk, page, sent):
    make_comment(page)
    assert desk.post(f"{DESK}decide/", sent, follow=True).status_code == 200
    assert states() == {"pending": 1}


@pytest.mark.parametrize(("role", "status"), [("moderator", 200), ("editor-in-chief", 200), ("editor", 302)])
def test_reasons_are_worded_by_who_decides(client, site, role, status):
    client.force_login(make_user(role))
    reason = RefusalReason.objects.first()
    assert client.get(f"/admin/review-reasons/edit/{reason.pk}/").status_code == status
    assert client.get("/admin/review-reasons/new/").status_code == status

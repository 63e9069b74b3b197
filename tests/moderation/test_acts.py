"""Acts of the comments' desk that have a page of their own, through HTTP, without JavaScript."""

import re

import pytest
from django.urls import reverse
from wagtail.models import Site

from articles.models import Author
from moderation.models import Ban, Comment, Discussion
from pages.models import SiteSettings
from review import register
from review.moves import MoveRefused
from tests.factories import make_article, make_user
from tests.moderation.factories import make_approved, make_comment
from tests.moderation.test_display import section

ACTS = ("edit", "answer", "ban", "discussion", "erase")


@pytest.fixture
def page(site):
    return make_article()


@pytest.fixture
def moderator(site):
    return make_user("moderator", display_name="Camille Renaud")


@pytest.fixture
def desk(client, moderator):
    client.force_login(moderator)
    return client


def url(name: str, comment: Comment) -> str:
    return reverse(f"comments:{name}", args=(comment.pk,))


def hidden(answer, field: str) -> str:
    return re.search(rf'name="{field}" value="([^"]*)"', answer.content.decode())[1]


def act(desk, name: str, comment: Comment, **sent):
    """Opens the page, fills it, sends it."""
    opened = desk.get(url(name, comment))
    assert opened.status_code == 200
    return desk.post(url(name, comment), {"seen": hidden(opened, "seen"), **sent}, follow=True)


@pytest.fixture
def sent_by_somebody(page):
    comment = make_comment(page, text="Mon voisin Untel ment.", email="untel@courriel.example")
    Comment.objects.filter(pk=comment.pk).update(sender_hash="a" * 64, ip_address="203.0.113.4")
    return Comment.objects.get(pk=comment.pk)


@pytest.mark.parametrize("name", ACTS)
def test_pages_of_acts_are_for_moderators(client, sent_by_somebody, name):
    for role, allowed in (("moderator", True), ("editor", False), ("author", False), ("reader", False)):
        client.force_login(make_user(role))
        opened, sent = client.get(url(name, sent_by_somebody)), client.post(url(name, sent_by_somebody), {})
        assert (opened.status_code, sent.status_code) == ((200, 422) if allowed else (302, 302))
        assert ("Untel" in opened.content.decode()) is allowed
    assert Comment.objects.get().state == "pending"
    assert not Ban.objects.exists()


@pytest.mark.parametrize("name", ACTS)
def test_unknown_rows_are_404(desk, name):
    for pk in (999, 2**40):
        assert desk.get(f"/admin/review/comments/{pk}/{name}/").status_code == 404


def test_edit_and_approve(desk, sent_by_somebody, moderator):
    act(desk, "edit", sent_by_somebody, text="Mon voisin ment.", reason="Un nom retiré.")
    html = section(sent_by_somebody.page)
    assert "Mon voisin ment." in html
    assert "Modifié par la rédaction" in html
    assert "Untel" not in html
    decision = sent_by_somebody.decisions.get()
    assert (decision.actor, decision.reason, decision.text) == (moderator, "Un nom retiré.", "Mon voisin ment.")
    card = desk.get(url("card", sent_by_somebody)).content.decode()
    assert "<del>Untel " in card


def test_an_edit_of_a_text_that_changed_meanwhile_is_refused_and_kept(desk, page):
    comment = make_comment(page, text="Premier jet")
    seen = hidden(desk.get(url("edit", comment)), "seen")
    comment.decide("refuse", by=make_user("admin"), reason="Hors sujet.")
    answer = desk.post(url("edit", comment), {"seen": seen, "text": "Ma version"})
    assert answer.status_code == 422
    assert "Ma version" in answer.content.decode()
    assert Comment.objects.get().comment == "Premier jet"


def test_an_empty_edit_is_refused(desk, sent_by_somebody):
    assert desk.post(url("edit", sent_by_somebody), {"text": "  \0 "}).status_code == 422
    assert desk.post(url("edit", sent_by_somebody), {"text": "   "}).status_code == 422
    assert desk.post(url("edit", sent_by_somebody), {"text": "a" * 5001}).status_code == 422
    assert Comment.objects.get().state == "pending"


def test_an_answer_of_the_newsroom_shows_at_once_under_its_badge(desk, page, moderator):
    parent = make_approved(page, text="Une question")
    act(desk, "answer", parent, text="Une réponse", signature="site")
    html = section(page)
    assert "Une réponse" in html
    assert "La rédaction" in html
    answer = Comment.objects.get(reply_to=parent)
    assert (answer.badge, answer.decisions.get().actor, answer.user) == ("newsroom", moderator, moderator)


def test_an_answer_of_the_newsroom_is_signed_as_the_site_is_called(desk, page):
    parent = make_approved(page, text="Une question")
    for wagtails_own, signed in (("", "La Mitoyenne"), ("Le Pignon", "Le Pignon")):
        Site.objects.update(site_name=wagtails_own, hostname="127.0.0.1")
        SiteSettings.objects.update_or_create(site=page.get_site(), defaults={"name": "La Mitoyenne"})
        act(desk, "answer", parent, text=f"Une réponse, {signed}", signature="site")
        assert Comment.objects.latest("pk").user_name == signed


def test_an_answer_to_a_comment_that_waits_offers_to_approve_it(desk, page):
    parent = make_comment(page, text="Une question")
    refused = act(desk, "answer", parent, text="Une réponse", signature="own")
    assert refused.status_code == 422
    assert "Une réponse" in refused.content.decode()
    assert Comment.objects.count() == 1
    act(desk, "answer", parent, text="Une réponse", signature="own", approve_this="on")
    html = section(page)
    assert "Une question" in html
    assert "Camille Renaud" in html


def test_the_author_of_the_article_answers_under_their_own_badge(desk, page, moderator):
    author = Author.objects.create(name="Odile Grandjacquet", user=moderator)
    page.article_authors.create(author=author)
    page.save()
    act(desk, "answer", make_approved(page), text="Une réponse", signature="author")
    assert "Auteur de l’article" in section(page)
    assert "Odile Grandjacquet" in section(page)
    assert desk.post(url("answer", make_approved()), {"text": "Autre", "signature": "author"}).status_code == 422


def test_a_ban_with_all_that_waits(desk, sent_by_somebody, page, moderator):
    other = make_comment(page)
    Comment.objects.filter(pk=other.pk).update(sender_hash="a" * 64)
    opened = desk.get(url("ban", sent_by_somebody)).content.decode()
    assert "2" in re.search(r"Refuser tout ce qui attend de cet expéditeur[^<]*", opened)[0]
    act(desk, "ban", sent_by_somebody, reason="Insultes.", days="7", refuse="on")
    ban = Ban.objects.get()
    assert (ban.decisions.get().actor, ban.takes_range) == (moderator, False)
    assert set(Comment.objects.values_list("state", flat=True)) == {"refused"}
    listed = desk.get("/admin/review/bans/").content.decode()
    assert "Insultes." in listed
    desk.post("/admin/review/bans/decide/", {"one": f"lift:{ban.pk}", "seen": "in_force"})
    assert Ban.objects.get().state == "lifted"
    assert list(register.faults()) == []


def test_a_discussion_is_closed_and_opened_with_its_decisions(desk, page, sent_by_somebody):
    act(desk, "discussion", sent_by_somebody, reason="Elle tourne en rond.")
    assert Discussion.objects.get().is_closed
    act(desk, "discussion", sent_by_somebody)
    assert [entry.move for entry in Discussion.objects.get().decisions] == ["close", "open"]


def test_an_erasure_asks_for_a_reason_and_a_tick(desk, sent_by_somebody):
    for sent in ({}, {"reason": "Demande du 3 mai."}, {"sure": "on"}):
        assert desk.post(url("erase", sent_by_somebody), sent).status_code == 422
    act(desk, "erase", sent_by_somebody, reason="Demande du 3 mai.", sure="on")
    assert Comment.objects.get().comment == ""
    assert "Untel" not in desk.get(url("card", sent_by_somebody)).content.decode()


def test_approve_both_by_one_click(desk, page):
    parent = make_approved(page)
    reply = make_comment(reply_to=parent)
    parent.decide("reopen", by=make_user("admin"))
    listed = desk.get("/admin/review/comments/").content.decode()
    assert f"approve_both:{reply.pk}" in listed
    assert f"approve_both:{parent.pk}" not in listed
    desk.post("/admin/review/comments/decide/", {"one": f"approve:{reply.pk}", "seen": "pending"})
    assert Comment.objects.approved().count() == 0
    desk.post("/admin/review/comments/decide/", {"one": f"approve_both:{reply.pk}", "seen": "pending"})
    assert Comment.objects.approved().count() == 2


def test_approve_both_in_bulk(desk, page):
    parents = [make_approved(page) for _ in range(3)]
    replies = [make_comment(reply_to=parent) for parent in parents]
    for parent in parents:
        parent.decide("reopen", by=make_user("admin"))
    sent = {"move": "approve_both", "id": [reply.pk for reply in replies], "seen": "pending"}
    desk.post("/admin/review/comments/decide/", sent)
    assert Comment.objects.approved().count() == 6


@pytest.mark.parametrize("name", ACTS)
def test_nobody_is_led_elsewhere_by_next(desk, sent_by_somebody, name):
    body = desk.get(url(name, sent_by_somebody), {"next": "https://ailleurs.example/"}).content.decode()
    assert "ailleurs.example" not in body


def test_a_pinned_comment_opens_page_one_and_is_shown_once(client, page):
    from moderation.thread import PER_PAGE

    comments = [make_approved(page, text=f"texte-{number}") for number in range(PER_PAGE + 5)]
    reply = make_approved(reply_to=comments[-1], text="réponse-unique")
    comments[-1].decide("pin", by=make_user("admin"))
    first, second = section(page), section(page, comments="2")
    last = f"texte-{PER_PAGE + 4}<"
    assert (first.count(last), second.count(last)) == (1, 0)
    assert first.index(last) < first.index("texte-0<")
    assert (first.count("réponse-unique"), second.count("réponse-unique")) == (0, 1)
    assert f"#comment-{comments[-1].pk}" in second
    assert client.get(f"/commentaires/{comments[-1].pk}/")["Location"] == f"{page.url}#comment-{comments[-1].pk}"
    assert client.get(f"/commentaires/{reply.pk}/")["Location"].startswith(f"{page.url}?comments=2")


def test_a_sender_without_an_address_is_banned_by_the_network_only(desk, page):
    comment = make_comment(page)
    Comment.objects.filter(pk=comment.pk).update(sender_hash="a" * 64, ip_address="203.0.113.4")
    opened = desk.get(url("ban", comment)).content.decode()
    assert "il n’y a pas d’adresse à bannir" in opened
    assert "checked" in re.search(r'<input[^>]*name="with_range"[^>]*>', opened)[0]
    refused = desk.post(url("ban", comment), {"reason": "Insultes.", "days": "7"})
    assert refused.status_code == 422
    assert "ce bannissement n’atteindrait personne" in refused.content.decode()
    assert "Insultes." in refused.content.decode()
    assert not Ban.objects.exists()
    act(desk, "ban", comment, reason="Insultes.", days="7", with_range="on")
    assert Ban.objects.get().takes_range


def test_a_ban_that_reaches_nobody_is_refused_by_the_model_too(page, moderator):
    comment = make_comment(page)
    Comment.objects.filter(pk=comment.pk).update(sender_hash="a" * 64, ip_address="203.0.113.4")
    comment.refresh_from_db()
    with pytest.raises(MoveRefused, match="sans adresse e-mail"):
        Ban.impose(comment, by=moderator, reason="Insultes.")
    Comment.objects.filter(pk=comment.pk).update(ip_address=None)
    comment.refresh_from_db()
    with pytest.raises(MoveRefused):
        Ban.impose(comment, by=moderator, reason="Insultes.", with_range=True)
    assert not Ban.objects.exists()

"""An article or a section that is deleted while people write, vote and decide under it, in real transactions."""

from collections.abc import Callable
from html import unescape

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from articles.models import ArticlePage, Proposal, ProposalLink, Vote
from articles.proposals import views as proposing
from articles.views import rate
from moderation import page_deletion
from moderation.models import Ban, Comment, Receipt, Report
from moderation.views import report as reporting_view
from moderation.views import write as writing_view
from review.desk import queue_of
from review.links import decide_url
from review.machine import take_back
from review.moves import MoveRefused
from review.register import faults
from tests.articles.test_proposals import TEXT
from tests.articles.test_proposals import sent as proposed
from tests.factories import make_article, make_section, make_user
from tests.moderation.factories import make_approved, make_comment
from tests.moderation.test_concurrency import AT_ONCE, at_once

ROUNDS = 3
HERE = {"Sec-Fetch-Site": "same-origin"}
ANSWERS = {200, 302, 404, 409, 422}
in_real_transactions = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def post(address: str, client: Client | None = None, **sent) -> int:
    return (client or Client()).post(address, sent, headers=HERE).status_code


def signed_in(by) -> Client:
    client = Client()
    client.force_login(by)
    return client


def together(*acts: Callable[[], int]) -> list[int]:
    return at_once(lambda number: acts[number % len(acts)](), len(acts))


@in_real_transactions
def test_an_article_deleted_while_everything_is_done_under_it(site):
    admins = [make_user("admin") for _ in range(AT_ONCE)]

    def once() -> None:
        page = make_article(section=make_section())
        comment, other = make_approved(page), make_comment(page, email="a@courriel.example")
        reported = Report.objects.create(comment=comment, ground="insult")
        Comment.objects.filter(page=page).update(sender_hash="a" * 64)
        ban = Ban.impose(Comment.objects.get(pk=other.pk), by=admins[0], reason="Insultes.", refuse=True)
        mine = f"/commentaires/suivi/{Receipt.issue(comment)}/"
        desks = [signed_in(by) for by in admins]
        send = f"/commentaires/articles/{page.pk}/"
        answers = together(
            lambda: post(reverse("wagtailadmin_pages:delete", args=(page.pk,)), desks[0]),
            lambda: post(send, name="Lou", comment="Une réponse.", parent=comment.pk),
            lambda: post(send, name="Lou", comment="Un avis."),
            lambda: post(f"/commentaires/{comment.pk}/signaler/", ground="insult", words="Zut."),
            lambda: post(reverse("bans:undo"), desks[4], act=ban.act),
            lambda: post(reverse("reports:decide"), desks[5], one=f"uphold:{reported.pk}", asked="1", words="Non.", seen=""),
            lambda: post(reverse("comments:ban", args=(other.pk,)), desks[6], reason="Encore.", days="7", refuse="on"),
            lambda: post(f"/notes/{page.pk}/", stars="4"),
            lambda: post(mine, act="erase"),
            lambda: post(reverse("wagtailadmin_pages:delete", args=(page.pk,)), desks[7]),
        )
        assert set(answers) <= ANSWERS
        assert sorted((answers[0], answers[-1])) == [302, 404], "deleted once"
        assert not ArticlePage.objects.filter(pk=page.pk).exists()
        assert not Comment.objects.filter(page=page.pk).exists()

    for _round in range(ROUNDS):
        once()
    assert [page.numchild for page in Page.objects.order_by("path")] == [
        page.get_children().count() for page in Page.objects.order_by("path")
    ]
    assert list(faults()) == []


@in_real_transactions
def test_a_section_deleted_while_what_was_proposed_for_it_is_accepted(site):
    admins = [make_user("admin") for _ in range(4)]

    def once() -> None:
        section = make_section()
        proposed = [
            Proposal.objects.create(section=section, title=f"Texte {number}", text="Long.", name="Zoé", email="z@exemple.org")
            for number in range(3)
        ]
        article = make_article(section=section)
        link = reverse("articles:proposal", args=(ProposalLink.issue(proposed[2]),))
        desks = [signed_in(by) for by in admins]

        def decide(number: int, move: str) -> int:
            sent = {"move": move, "id": [each.pk for each in proposed], "asked": "1", "words": "Non.", "seen": ""}
            return post(reverse("proposals:decide"), desks[number], **sent)

        answers = together(
            lambda: decide(0, "approve"),
            lambda: post(reverse("wagtailadmin_pages:delete", args=(section.pk,)), desks[1]),
            lambda: decide(2, "refuse"),
            lambda: post(link),
            lambda: post(reverse("wagtailadmin_pages:delete", args=(article.pk,)), desks[3]),
        )
        assert set(answers) <= ANSWERS

    for _round in range(ROUNDS):
        once()
    paths = set(Page.objects.values_list("path", flat=True))
    assert {path[: -Page.steplen] for path in paths} - {""} <= paths, "no page is left without the one above it"
    assert list(faults()) == []


@in_real_transactions
def test_what_is_sent_as_the_article_goes_is_given_back(site, monkeypatch):
    """Gone between the reading of the page and the storing of what was sent."""
    page = make_article()
    comment = make_approved(page)

    def gone_meanwhile(module, name: str) -> None:
        true = getattr(module, name)

        def late(*args, **kwargs):
            for each in ArticlePage.objects.filter(pk=page.pk):
                each.delete()
            return true(*args, **kwargs)

        monkeypatch.setattr(module, name, late)

    gone_meanwhile(reporting_view, "store")
    answer = Client().post(f"/commentaires/{comment.pk}/signaler/", {"ground": "insult", "words": "Ces mots."}, headers=HERE)
    assert answer.status_code == 404
    assert "Ces mots." in answer.content.decode()
    page = make_article()
    gone_meanwhile(writing_view, "store")
    answer = Client().post(f"/commentaires/articles/{page.pk}/", {"name": "Lou", "comment": "Mon long avis."}, headers=HERE)
    assert answer.status_code == 404
    assert "Mon long avis." in answer.content.decode()
    page = make_article()
    gone_meanwhile(rate, "voter_of")
    assert post(f"/notes/{page.pk}/", stars="4") == 404
    assert not Vote.objects.exists()
    section, store = make_section(), proposing.store

    def with_its_section_gone(*args):
        section.delete()
        return store(*args)

    monkeypatch.setattr(proposing, "store", with_its_section_gone)
    answer = Client().post(reverse("articles:propose"), proposed(section), headers=HERE)
    assert answer.status_code == 422
    assert TEXT in unescape(answer.content.decode())


def test_what_went_with_its_article_is_not_acted_on(site, client):
    page, by = make_article(), make_user("admin")
    comment = make_approved(page, by=by)
    from_mail = decide_url(queue_of(Comment), comment.pk, by).removeprefix("http://testserver")
    mine = f"/commentaires/suivi/{Receipt.issue(comment)}/"
    act = comment.decisions.get().act
    page.delete()
    for attempt in (
        lambda: comment.erase(),
        lambda: comment.mend(text="x"),
        lambda: comment.edit(text="x", by=by),
        lambda: comment.answer(text="x", by=by, name="x"),
        lambda: comment.decide("refuse", by=by, reason="x"),
    ):
        with pytest.raises(MoveRefused, match="plus rien ici"):
            attempt()
    assert take_back(Comment, act, by=by).decisions == []
    client.force_login(by)
    assert [post(address, client) for address in (from_mail, mine, reverse("comments:erase", args=(comment.pk,)))] == [404] * 3


def test_what_somebody_else_deleted_is_not_deleted_again(site):
    page = make_article()
    Page.objects.get(pk=page.pk).delete()
    with pytest.raises(Http404):
        page_deletion.hold([page])


def test_a_ban_imposed_between_two_locks_is_held_too(site, monkeypatch):
    page, by = make_article(), make_user("admin")
    comment = make_comment(page, email="a@courriel.example")
    held: list[list[int]] = []
    true = page_deletion.lock

    def lock(rows, **kwargs):
        found = true(rows, **kwargs)
        if rows.model is Ban:
            held.append(found)
            if len(held) == 1:
                Ban.impose(comment, by=by, reason="Insultes.")
        return found

    monkeypatch.setattr(page_deletion, "lock", lock)
    page_deletion.hold([page])
    # The first attempt is rolled back, here with the ban itself.
    assert held == [[], []]

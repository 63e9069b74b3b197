"""Whatever the order of acts, by whomever: nothing that waits or was refused is seen anywhere, what is approved is seen once,
the order stays, the register holds."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.models import OutgoingMail
from moderation import thread
from moderation.bans import refuse_if_banned
from moderation.counts import comment_counts
from moderation.models import Ban, Comment, Discussion, Receipt
from review import register
from review.machine import decide, take_back
from review.models import Decision
from review.moves import MoveRefused
from tests.factories import make_article, make_user
from tests.moderation.test_display import section

PER_PAGE = 4  # Several pages of comments, with few of them.
WORD = re.compile(r"(?:texte|nom)-\d+-\d+")
SENDERS = 3

MOVES = (
    "approve", "approve_both", "refuse", "correct", "spam", "reopen", "undo", "edit", "pin", "unpin", "close", "open",
    "mend", "resend", "withdraw",
)  # fmt: skip
number = st.integers(0, 9)
acts = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(("post", "reply", "post", "reply")), number),
        st.tuples(st.sampled_from(MOVES), number),
        st.tuples(st.sampled_from(("approve", "approve", "approve_both")), number),
        st.tuples(
            st.sampled_from(
                ("resend text", "mend text", "edit text", "answer", "ban", "lift", "bulk", "take back", "erase", "save")
            ),
            number,
        ),
        st.tuples(st.sampled_from(("close article", "open article")), st.just(0)),
    ),
    max_size=30,
)


class World:
    """One article, two moderators, three senders, and whatever was done so far."""

    def __init__(self) -> None:
        self.page = make_article("Article du monde")
        self.people = [make_user("admin"), make_user("moderator")]
        self.editor = make_user("editor")

    def begin(self) -> None:
        for model in (Receipt, Ban, Discussion, Comment, OutgoingMail):
            model.objects.all().delete()
        cache.clear()
        self.made = 0
        self.turn = 0
        self.last_act = ""

    @property
    def person(self) -> Any:
        return self.people[self.turn % 2]

    def word(self, kind: str) -> str:
        self.made += 1
        return f"{kind}-{self.made}-{self.turn}"

    def pick(self, chosen: int) -> Comment | None:
        found = list(Comment.objects.order_by("pk"))
        return found[chosen % len(found)] if found else None

    def do(self, act: str, chosen: int) -> None:
        self.turn += 1
        subject = self.pick(chosen)
        if act == "post" or subject is None:
            self.post(chosen, None)
        elif act == "reply":
            self.post(chosen, subject)
        else:
            known: dict[str, Callable[[], Any]] = {
                "save": subject.save,
                "resend text": lambda: subject.resend(text=self.word("texte")),
                "mend text": lambda: subject.mend(text=self.word("texte")),
                "edit text": lambda: subject.edit(text=self.word("texte"), by=self.person),
                "answer": lambda: subject.answer(
                    text=self.word("texte"), by=self.person, name=self.word("nom"), approve_this=bool(chosen % 2)
                ),
                "ban": lambda: Ban.impose(subject, by=self.person, reason="Parce que.", refuse=bool(chosen % 2)),
                "lift": lambda: Ban.objects.in_force().latest("pk").decide("lift", by=self.person),
                "bulk": lambda: self.bulk(("approve", "approve_both", "spam", "undo")[chosen % 4]),
                "take back": lambda: take_back(Comment, self.last_act, by=self.person),
                "erase": lambda: subject.erase(by=self.person),
                "close article": lambda: Discussion.of(self.page).decide("close", by=self.person, reason="Parce que."),
                "open article": lambda: Discussion.of(self.page).decide("open", by=self.person),
            }
            author = act in ("mend", "resend", "withdraw")
            plain = lambda: subject.decide(act, by=None if author else self.person, name="auteur" * author, reason="Parce que.")  # noqa: E731
            try:
                known.get(act, plain)()
            except (MoveRefused, Ban.DoesNotExist):
                return

    def bulk(self, move: str) -> None:
        outcome = decide(Comment, Comment.objects.values_list("pk", flat=True), move, by=self.person, reason="Parce que.")
        self.last_act = outcome.act

    def post(self, sender: int, parent: Comment | None) -> None:
        comment = Comment(
            page=self.page,
            user_name=self.word("nom"),
            comment=self.word("texte"),
            reply_to=parent,
            user_email=f"{sender % SENDERS}@courriel.example",
            sender_hash=str(sender % SENDERS) * 64,
        )
        comment.save()
        refuse_if_banned(comment)


@pytest.fixture
def world(site, monkeypatch):
    monkeypatch.setattr(thread, "PER_PAGE", PER_PAGE)
    return World()


def pages_of(page: Any) -> list[str]:
    """Every page of the comments, as the article shows them."""
    found, asked = [], 1
    while True:
        found.append(section(page, **({"comments": str(asked)} if asked > 1 else {})))
        if 'rel="next"' not in found[-1]:
            return found
        asked += 1


def texts(html: str) -> list[str]:
    return re.findall(r"<p>(texte-\d+-\d+)</p>", html)


@given(acts=acts)
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_order_of_acts_shows_what_was_not_approved(world, acts):
    world.begin()
    for act, chosen in acts:
        world.do(act, chosen)
    approved = list(Comment.objects.filter(state="approved"))
    expected = sorted(comment.comment for comment in approved)
    pages = pages_of(world.page)
    shown = [text for html in pages for text in texts(html)]
    # Each once, over all pages; nothing else, be it in a title, an attribute or a place.
    assert sorted(shown) == expected
    allowed = {*expected, *(comment.user_name for comment in approved)}
    assert set(WORD.findall("".join(pages))) <= allowed
    # Somebody of the desk approved that very text.
    for text in shown:
        assert Decision.objects.filter(text=text, to_state="approved", actor__in=world.people).exists()
    assert [text for html in pages_of(world.page) for text in texts(html)] == shown
    _order_is_that_of_the_thread(world.page, shown)
    _counts_agree(world.page, len(expected))
    _nobody_else_reads_more(world, allowed)
    assert Comment.objects.filter(is_pinned=True).count() <= 1
    assert list(register.faults()) == []


def _order_is_that_of_the_thread(page: Any, shown: list[str]) -> None:
    """The pinned one first, then each after what it answers and after what came before it beside it."""
    rows = list(Comment.objects.filter(state="approved").order_by("path"))
    pinned = [row.comment for row in rows if row.is_pinned]
    assert shown == pinned + [row.comment for row in rows if not row.is_pinned]


def _counts_agree(page: Any, count: int) -> None:
    assert comment_counts([page.pk]) == {page.pk: count}
    assert Comment.objects.public().count() == count == Comment.objects.filter(is_public=True).count()


def _nobody_else_reads_more(world: World, allowed: set[str]) -> None:
    """Anybody, over HTTP: the article, permalinks, the search, feeds; an editor without the right, in the admin."""
    anybody, editor = Client(), Client()
    editor.force_login(world.editor)
    surfaces = [
        anybody.get(world.page.url),
        *(anybody.get(path) for path in ("/recherche/?q=texte", "/rss.xml", "/", f"{world.page.url}commentaires.xml")),
    ]
    for comment in Comment.objects.all():
        answer = anybody.get(f"/commentaires/{comment.pk}/", follow=True)
        assert (answer.status_code == 200) is comment.is_approved
        surfaces.append(answer)
    surfaces += [anybody.get(f"/commentaires/articles/{world.page.pk}/?parent={pk}") for pk in _ids()]
    surfaces += [editor.get(path, follow=True) for path in ("/admin/", "/admin/review/comments/", "/admin/review/bans/")]
    for answer in surfaces:
        body = answer.content.decode(errors="replace") if not answer.streaming else ""
        assert set(WORD.findall(body)) <= allowed


def _ids() -> list[int]:
    return list(Comment.objects.values_list("pk", flat=True))


@pytest.mark.parametrize("state", ["pending", "approved", "refused", "spam", "to_correct", "withdrawn"])
def test_a_receipt_shows_its_own_comment_only(site, client, state):
    from tests.moderation.factories import make_comment

    page = make_article()
    mine = make_comment(page, text="texte-1-1", name="nom-1-1")
    make_comment(page, text="texte-2-2", name="nom-2-2", state=state)
    body = client.get(f"/commentaires/suivi/{Receipt.issue(mine)}/").content.decode()
    assert set(WORD.findall(body)) == {"texte-1-1", "nom-1-1"}

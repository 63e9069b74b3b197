"""Whatever people do, in whatever order: nothing that waits or was refused is seen anywhere, what is approved is seen once,
the order stays, the register holds. Looked at over HTTP after every step.

What should be seen comes from the register and from what this test did, not from the columns that pages are made of.
Each story begins with a comment in every state. CI tells the same stories of the same sources, and others once they changed;
elsewhere they are new each time. COMMENTS_EXAMPLES and COMMENTS_STEPS ask for more than the 2 stories of
25 steps of every run; COMMENTS_SHRINK=1 for the shortest story that fails.
"""

import os
import re
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core import mail
from django.core.cache import cache
from django.db import transaction
from django.test import Client, TestCase
from hypothesis import HealthCheck, Phase, note, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from moderation import thread
from moderation.models import Ban, Comment, CommentingSettings, ConfirmedAddress, Discussion, Report
from moderation.querysets import STEP
from moderation.rule_names import Rule
from review import register
from review.machine import decide, take_back
from review.models import Decision
from review.moves import MoveRefused
from tests.factories import make_article, make_section, make_user

PER_PAGE = 5  # Several pages of comments, with few of them.
LOOK_EVERYWHERE = 8  # Steps from one look at every surface to the next.
WORD = re.compile(r"(?:texte|nom)-\d+")
SHOWN = re.compile(r"<p>(texte-\d+)</p>")
DRAWN = re.compile(r'<article class="comment[^>]* id="comment-(\d+)"')
TOTAL = re.compile(r'id="comments-title">\s*(\d*)')
LISTED = re.compile(r'class="teaser-comments">(\d+)')
PLACE_ONLY = "comment comment-hidden"
HERE = {"Sec-Fetch-Site": "same-origin"}
EMAILS = ("ada@courriel.example", "", "lou@courriel.example")
APPROVING = ("approve", "approve_both", "edit")

number = st.integers(0, 11)
sender = st.integers(0, 3)


def total(body: str) -> int:
    """The number in the heading of the comments; 0 where none is told."""
    found = TOTAL.search(body)
    return int(found[1] or 0) if found else 0


class People:
    """Who takes part, and the one article; made once, for every story."""

    def __init__(self, site: Any) -> None:
        self.site = site
        self.page = make_article("Article du monde", section=make_section("Rubrique"))
        self.moderators = [make_user("admin"), make_user("moderator")]
        self.reader, self.editor, self.author = make_user("reader"), make_user("editor"), make_user("author")
        EmailAddress.objects.create(user=self.reader, email=self.reader.email, verified=True, primary=True)
        ConfirmedAddress.confirm(EMAILS[0])
        self.anybody = Client()
        self.reading, self.editing = Client(), Client()
        self.reading.force_login(self.reader)
        self.editing.force_login(self.editor)
        index = self.anybody.get("/sitemap.xml").content.decode()
        self.sitemaps = [address.removeprefix("http://testserver") for address in re.findall(r"<loc>([^<]+)</loc>", index)]


class Story(RuleBasedStateMachine):
    people: People

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        cache.clear()
        mail.outbox.clear()
        self.made = self.turn = self.seen_mails = 0
        self.words: dict[int, set[str]] = {}  # By comment: every text and name that it had.
        self.senders: dict[int, str] = {}  # By comment: the address that was given.
        self.receipts: dict[int, str] = {}
        self.before: dict[int, tuple[str, str] | None] = {}  # By comment: the state and text that an undo leads back to.
        self.approved_texts: dict[int, set[str]] = {}
        self.erased: set[int] = set()
        self.order: list[str] = []
        self.last_act = ""
        self.head = register.hold().sequence

    def teardown(self) -> None:
        try:
            self.look_everywhere()
            self.nothing_erased_is_left()
        finally:
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    # --- What people do ---------------------------------------------------------------------------------------

    @initialize(trusting=st.booleans())
    def begin(self, trusting: bool) -> None:
        policy = {"policy": "trusted", "trusted_after": 1} if trusting else {"policy": "open"}
        CommentingSettings.objects.update_or_create(site=self.people.site, defaults=policy)
        online, hidden, mended, edited, *others = (self.post(who, 0) for who in (0, 1, 2, 3, 0, 1, 2, 3))
        for made in (online, hidden):
            self.decide(made, "approve")
            self.decide(self.post(2, 0, parent=made), "approve")
            self.post(1, 0, parent=made)
        for made, move in zip(
            (hidden, mended, *others), ("refuse", "correct", "correct", "spam", "refuse", "approve"), strict=False
        ):
            self.decide(made, move)
        self.by_author(mended, "change")
        waiting = self.post(0, 0)
        self.by_author(waiting, "change")
        deep = [online]
        for _ in range(4):
            deep.append(self.post(1, 0, parent=deep[-1]))
            self.decide(deep[-1], "approve")
        self.decide(deep[3], "refuse")
        self.edit_one(edited)
        self.decide(others[-1], "undo")
        self.decide(online, "pin")
        self.decide(self.post(1, 0, parent=online), "refuse")
        # Nobody reads an answer before what it answers.
        answered = self.post(2, 0)
        self.decide(answered, "approve")
        answer = self.post(1, 0, parent=answered)
        self.decide(answered, "reopen")
        self.decide(answer, "approve")
        kept = self.post(2, 0)
        self.decide(kept, "approve")
        kept.save()
        # Rewritten by its author once it waits again: no undo publishes that.
        rewritten = self.post(0, 0)
        for move in ("approve", "reopen"):
            self.decide(rewritten, move)
        self.by_author(rewritten, "change")
        self.decide(rewritten, "undo")
        # Every text that a comment may have had, and then none.
        gone = self.post(1, 0)
        self.decide(gone, "correct")
        self.by_author(gone, "change")
        self.edit_one(gone)
        self.by_author(gone, "erase")

    @rule(who=sender, at=number)
    def write(self, who: int, at: int) -> None:
        self.post(who, at)

    @rule(who=sender, at=number)
    def reply(self, who: int, at: int) -> None:
        self.post(who, at, parent=self.pick(at))

    @rule(at=number, move=st.sampled_from(("approve", "approve", "approve_both")))
    def publish(self, at: int, move: str) -> None:
        self.decide(self.pick(at), move)

    @rule(at=number, move=st.sampled_from(("refuse", "correct", "spam", "reopen")))
    def hide(self, at: int, move: str) -> None:
        self.decide(self.pick(at), move)

    @rule(at=number)
    def undo(self, at: int) -> None:
        self.decide(self.pick(at), "undo")

    @rule(at=number, move=st.sampled_from(("pin", "pin", "unpin", "close", "open")))
    def set_apart(self, at: int, move: str) -> None:
        self.decide(self.pick(at), move)

    @rule(at=number)
    def decide_a_waiting_one(self, at: int) -> None:
        waiting = list(Comment.objects.filter(state="pending").order_by("pk"))
        if waiting:
            self.record(lambda: waiting[at % len(waiting)].decide("approve_both" if at % 3 else "approve", by=self.moderator))

    @rule(mask=st.integers(1, 4095), move=st.sampled_from(("approve", "approve", "spam", "undo", "refuse", "approve_both")))
    def decide_many(self, mask: int, move: str) -> None:
        chosen = [row.pk for row in Comment.objects.order_by("pk") if mask >> (row.pk % 12) & 1]
        outcome = self.record(lambda: decide(Comment, chosen, move, by=self.moderator, reason="Parce que."))
        if outcome:
            self.last_act = outcome.act

    @rule()
    def take_back_the_last_act(self) -> None:
        self.record(lambda: take_back(Comment, self.last_act, by=self.moderator))

    @rule(at=number)
    def edit(self, at: int) -> None:
        self.edit_one(self.pick(at))

    @rule(at=number, both=st.booleans())
    def answer(self, at: int, both: bool) -> None:
        def answered(subject: Comment) -> Any:
            text, name = self.word("texte", None), self.word("nom", None)
            made = subject.answer(text=text, by=self.moderator, name=name, approve_this=both)
            self.words[made.pk], self.senders[made.pk] = {text, name}, ""
            return made

        self.act(at, answered)

    @rule(at=number, act=st.sampled_from(("change", "change", "withdraw", "erase")))
    def by_its_author(self, at: int, act: str) -> None:
        self.by_author(self.pick(at), act)

    @rule(at=number, refuse=st.booleans())
    def ban(self, at: int, refuse: bool) -> None:
        self.act(at, lambda subject: Ban.impose(subject, by=self.moderator, reason="Insultes.", refuse=refuse))

    @rule()
    def lift_a_ban(self) -> None:
        ban = Ban.objects.in_force().order_by("-pk").first()
        if ban:
            self.record(lambda: ban.decide("lift", by=self.moderator))

    @rule(at=number)
    def report(self, at: int) -> None:
        subject = self.pick(at)
        if subject:
            path = f"/commentaires/{subject.pk}/signaler/"
            self.record(lambda: self.people.anybody.post(path, {"ground": "insult"}, headers=HERE, REMOTE_ADDR=self.address()))

    @rule(at=number, move=st.sampled_from(("uphold", "dismiss", "undo")))
    def decide_a_report(self, at: int, move: str) -> None:
        found = list(Report.objects.order_by("pk"))
        if found:
            self.record(lambda: found[at % len(found)].decide(move, by=self.moderator, reason="Parce que."))

    @rule(move=st.sampled_from(("close", "open")))
    def the_discussion(self, move: str) -> None:
        self.record(lambda: Discussion.of(self.people.page).decide(move, by=self.moderator, reason="Parce que."))

    @rule(at=number, move=st.sampled_from(("approve", "refuse", "spam", "reopen", "pin")))
    def save_an_old_copy(self, at: int, move: str) -> None:
        subject = self.pick(at)
        if subject:
            self.decide(subject, move)  # On another copy.
            subject.save()

    # --- How it is done ---------------------------------------------------------------------------------------

    @property
    def moderator(self) -> Any:
        return self.people.moderators[self.turn % 2]

    def word(self, kind: str, pk: int | None) -> str:
        self.made += 1
        made = f"{kind}-{self.made}"
        if pk:
            self.words[pk].add(made)
        return made

    def address(self) -> str:
        """A household of its own for each send, so that no rate is met."""
        self.made += 1
        return f"10.{self.made // 250}.{self.made % 250}.1"

    def pick(self, at: int) -> Comment | None:
        found = list(Comment.objects.order_by("pk"))
        return found[at % len(found)] if found else None

    def act(self, at: int, does: Callable[[Comment], Any]) -> None:
        subject = self.pick(at)
        if subject:
            self.record(lambda: does(subject))

    def decide(self, subject: Comment | None, move: str) -> None:
        """With a reason that quotes the text, as moderators do."""
        if subject:
            reason = f"Non : « {subject.comment} »."
            self.record(lambda: Comment.objects.get(pk=subject.pk).decide(move, by=self.moderator, reason=reason))

    def edit_one(self, subject: Comment | None) -> None:
        if subject:
            self.record(lambda: subject.edit(text=self.word("texte", subject.pk), by=self.moderator))

    def by_author(self, subject: Comment | None, act: str) -> None:
        link = self.receipts.get(subject.pk) if subject else None
        if subject and link:
            sent = {"act": act, "comment": self.word("texte", subject.pk)}
            answer = self.record(lambda: self.people.anybody.post(link, sent, REMOTE_ADDR=self.address()))
            assert answer.status_code in (302, 409, 422)
            if act == "erase":
                self.erased.add(subject.pk)

    def post(self, who: int, at: int, parent: Comment | None = None) -> Comment | None:
        """Over HTTP; None where the send is not taken."""
        client = self.people.reading if who == 3 else self.people.anybody
        email = self.people.reader.email if who == 3 else EMAILS[who]
        text, name = self.word("texte", None), self.word("nom", None)
        sent = {"comment": text, "name": name, "email": email, "parent": parent.pk if parent else ""}
        sent |= {"notify": "on"} if email else {}
        path = f"/commentaires/articles/{self.people.page.pk}/"
        answer = self.record(lambda: client.post(path, sent, headers=HERE, REMOTE_ADDR=self.address()))
        assert answer.status_code in (302, 403, 422)
        made = Comment.objects.filter(comment=text).first()
        if made:
            self.words[made.pk], self.senders[made.pk] = {text, *({name} if who != 3 else set())}, email
            if "/suivi/" in answer["Location"]:
                self.receipts[made.pk] = answer["Location"].partition("?")[0]
        return made

    def record(self, does: Callable[[], Any]) -> Any:
        """Does it, and keeps the books of what the register says of it since. None where the move is refused."""
        self.turn += 1
        known = {row.pk: (row.state, row.comment) for row in Comment.objects.all()}
        try:
            with TestCase.captureOnCommitCallbacks(execute=True):
                done = does()
        except MoveRefused:
            now = {row.pk: (row.state, row.comment) for row in Comment.objects.all()}
            assert now == known, "a refused move changes nothing"
            return None
        rows = {row.pk: row for row in Comment.objects.select_related("reply_to")}
        for entry in self.entries(self.head):
            note(f"{entry} {entry.from_state} {entry.to_state} {entry.object_id}")
            # What a rule decides on as it arrives was never seen waiting: it waited with the text that it was sent with.
            self.keep(entry, known.get(entry.object_id, ("pending", entry.text)), rows[entry.object_id])
            known[entry.object_id] = (entry.to_state, rows[entry.object_id].comment)
            self.head = entry.sequence
        return done

    def entries(self, after: int = 0) -> Iterable[Decision]:
        kind = ContentType.objects.get_for_model(Comment)
        return Decision.objects.filter(content_type=kind, sequence__gt=after).order_by("sequence")

    def keep(self, entry: Decision, was: tuple[str, str], row: Comment) -> None:
        pk = entry.object_id
        if entry.move == "undo":
            assert (entry.to_state, row.comment) == self.before.get(pk), "an undo leads to where the last decision found it"
            self.before[pk] = None
        elif entry.move != "erase":
            self.before[pk] = was
        if entry.to_state == "approved" and was[0] != "approved":
            # Somebody of the desk, or the rule that trusts a reader with a proven address.
            by_rule = entry.actor_name == Rule.TRUSTED_READER.actor and row.user_id == self.people.reader.pk
            assert entry.actor in self.people.moderators or by_rule
            assert not (row.reply_to and row.reply_to.state == "pending"), "an answer to what nobody can read"
        if entry.move in APPROVING:
            self.approved_texts.setdefault(pk, set()).add(row.comment)

    # --- What must hold ---------------------------------------------------------------------------------------

    def approved(self) -> list[int]:
        """As the register tells it."""
        return [pk for pk, state in {entry.object_id: entry.to_state for entry in self.entries()}.items() if state == "approved"]

    def allowed(self) -> set[str]:
        rows = Comment.objects.filter(pk__in=self.approved())
        return {word for row in rows for word in (row.comment, row.user_name)}

    def only(self, allowed: set[str], answer: Any, where: str) -> str:
        body = b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()
        assert set(WORD.findall(body)) <= allowed, where
        return body

    @invariant()
    def readers_see_what_was_approved_once_and_in_order(self) -> None:
        rows = {row.pk: row for row in Comment.objects.filter(pk__in=self.approved())}
        allowed = self.allowed()
        for pk, row in rows.items():
            assert row.comment in self.approved_texts[pk], "nobody approved this text"
        pages = list(self.pages(allowed))
        shown = [text for body in pages for text in SHOWN.findall(body)]
        assert sorted(shown) == sorted(row.comment for row in rows.values())
        assert sorted(int(pk) for body in pages for pk in DRAWN.findall(body)) == sorted(rows)
        assert {total(body) for body in pages} == {len(rows)}
        above = Comment.objects.filter(path__in={row.path[:size] for row in rows.values() for size in (STEP, 2 * STEP)})
        places = above.exclude(pk__in=rows).count()
        assert sum(body.count(PLACE_ONLY) for body in pages) == places, "only what approved answers stand under keeps its place"
        pinned = [row.comment for row in rows.values() if row.is_pinned]
        assert len(pinned) <= 1
        assert shown[: len(pinned)] == pinned
        self.order_stays([text for text in shown if text not in pinned], rows.values())
        kind = ("rss", "atom")[self.turn % 2]
        for path in (f"/commentaires/articles/{self.people.page.pk}/{kind}.xml", f"/commentaires/{kind}.xml"):
            body = self.only(allowed, self.people.anybody.get(path), path)
            assert sorted(set(re.findall(r"texte-\d+", body))) == sorted(shown)
            assert len(re.findall(r"<(?:item|entry)>", body)) == len(shown)
        assert Comment.objects.filter(is_public=True).count() == len(rows)
        assert list(register.faults()) == []

    def pages(self, allowed: set[str]) -> Iterable[str]:
        """Each page of the thread, as the article shows it to anybody."""
        asked = 1
        while True:
            answer = self.people.anybody.get(self.people.page.url, {"comments": asked} if asked > 1 else {})
            assert answer.status_code == 200
            body = self.only(allowed, answer, f"page {asked}")
            yield body
            if 'rel="next"' not in body:
                return
            asked += 1

    def order_stays(self, shown: list[str], rows: Iterable[Comment]) -> None:
        """By the comment, since its text may change: what stood before another still does."""
        pk_of = {row.comment: row.pk for row in rows}
        now = [pk_of[text] for text in shown]
        both = set(self.order) & set(now)
        assert [pk for pk in self.order if pk in both] == [pk for pk in now if pk in both]
        for row in rows:
            if row.reply_to_id in now and row.pk in now:
                assert now.index(row.reply_to_id) < now.index(row.pk), "an answer comes after what it answers"
        self.order = now

    @invariant()
    def mails_tell_nobody_what_is_not_theirs(self) -> None:
        allowed = self.allowed()
        for message in mail.outbox[self.seen_mails :]:
            own = {word for pk, email in self.senders.items() if email and email in message.to for word in self.words[pk]}
            said = f"{message.subject} {message.body} {message.alternatives[0].content if message.alternatives else ''}"
            assert set(WORD.findall(said)) <= allowed | own
        self.seen_mails = len(mail.outbox)

    @invariant()
    def now_and_then_every_surface(self) -> None:
        if self.turn % LOOK_EVERYWHERE == 0:
            self.look_everywhere()

    def look_everywhere(self) -> None:
        people, allowed, approved = self.people, self.allowed(), set(self.approved())
        paths = [
            "/",
            people.page.get_parent().url,
            "/recherche/?q=texte",
            "/rss.xml",
            "/commentaires/chiffres/",
            *people.sitemaps,
        ]
        for path in paths:
            body = self.only(allowed, people.anybody.get(path), path)
            listed = LISTED.findall(body)
            assert set(listed) <= {str(len(approved))}, path
            assert listed or not approved or path != people.page.get_parent().url, "the section tells how many there are"
        waiting = {"pending", "to_correct"}
        own = Comment.objects.filter(user=people.reader, state__in=waiting)
        body = self.only(allowed | {row.comment for row in own}, people.reading.get(people.page.url), "a reader's page")
        assert total(body) == len(approved)
        for pk in Comment.objects.values_list("pk", flat=True):
            answer = people.anybody.get(f"/commentaires/{pk}/")
            assert answer.status_code == (302 if pk in approved else 404)
            if pk not in approved:
                form = people.anybody.get(f"/commentaires/articles/{people.page.pk}/", {"parent": pk})
                self.only(allowed, form, "the form of a reply")
                self.only(allowed, people.anybody.get(f"/commentaires/{pk}/signaler/"), "the form of a report")
                self.only(allowed, people.editing.get(f"/commentaires/{pk}/suivi/"), "the private page, by another account")
        for pk, link in self.receipts.items():
            said = WORD.findall(people.anybody.get(link).content.decode())
            assert set(said) <= self.words[pk], "the receipt of another"
        # An editor and an author, who may not moderate: what they may know is that something waits.
        for path in (
            "/admin/",
            "/admin/review/comments/",
            "/admin/review/reports/",
            f"/admin/pages/{people.page.get_parent().pk}/",
        ):
            self.only(allowed, people.editing.get(path), path)

    def nothing_erased_is_left(self) -> None:
        if self.erased:
            left = "\n".join(str(row) for model in apps.get_models() for row in model._base_manager.values())
            gone = {word for pk in self.erased for word in self.words[pk]}
            assert not gone & set(WORD.findall(left))


def test_no_story_shows_what_was_not_approved(site, monkeypatch):
    monkeypatch.setattr(thread, "PER_PAGE", PER_PAGE)
    phases = [Phase.explicit, Phase.reuse, Phase.generate, *([Phase.shrink] if os.environ.get("COMMENTS_SHRINK") else [])]
    Story.people = People(site)
    if os.environ.get("CI"):
        seed(of_the_sources())(Story)
    run_state_machine_as_test(
        Story,
        settings=settings(
            max_examples=int(os.environ.get("COMMENTS_EXAMPLES", 2)),
            stateful_step_count=int(os.environ.get("COMMENTS_STEPS", 25)),
            phases=phases,
            deadline=None,
            derandomize=False,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def of_the_sources() -> int:
    """A number of what is tested: a change brings stories that nobody has tried yet."""
    root = Path(__file__).resolve().parents[2]
    files = sorted(path for app in ("moderation", "site/review") for path in (root / app).rglob("*.py"))
    return zlib.crc32(b"".join(path.read_bytes() for path in files))

"""Several at once, in real transactions, on SQLite and on PostgreSQL."""

import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from core.models import OutgoingMail
from moderation import rules
from moderation.campaigns import gather
from moderation.campaigns.shingles import exact, shingles
from moderation.mailboxes import Mailbox
from moderation.models import (
    Campaign,
    Comment,
    ConfirmationLetter,
    ConfirmedAddress,
    Hold,
    Receipt,
    Report,
    Silence,
    Sketch,
    WordList,
)
from review import register
from review.machine import decide
from review.models import Decision
from review.moves import MoveRefused
from tests.factories import make_article, make_user
from tests.moderation.factories import make_approved, make_comment

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
AT_ONCE = 8


def at_once(act: Callable[[int], Any], times: int = AT_ONCE) -> list[Any]:
    """What each of `times` threads returned."""

    def one(number: int) -> Any:
        try:
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))


def send(page, **fields):
    sent = {"name": "Camille", "comment": "Un avis", **fields}
    return Client().post(f"/commentaires/articles/{page.pk}/", sent, headers={"Sec-Fetch-Site": "same-origin"})


def test_eight_identical_sends_are_one_comment_and_eight_thanks():
    page = make_article()
    answers = at_once(lambda number: send(page))
    assert [answer.status_code for answer in answers] == [302] * AT_ONCE
    assert Comment.objects.count() == 1
    for answer in answers:
        assert "Un avis" in Client().get(answer["Location"]).content.decode()


def test_parallel_replies_have_each_a_place_of_their_own():
    page = make_article()
    parent = make_approved(page)
    statuses = at_once(lambda number: [send(page, parent=parent.pk, comment=f"{number} {turn}").status_code for turn in range(5)])
    assert statuses == [[302] * 5] * AT_ONCE
    paths = list(Comment.objects.in_thread_order().values_list("path", flat=True))
    assert len(set(paths)) == len(paths) == 1 + 5 * AT_ONCE
    assert all(path.startswith(parent.path) for path in paths)
    assert paths == sorted(paths)


def test_eight_moderators_at_once_make_one_decision():
    by, comment = make_user("admin"), make_comment()

    def approve(number: int) -> str:
        try:
            return Comment.objects.get(pk=comment.pk).decide("approve", by=by, seen="pending").to_state
        except MoveRefused as refusal:
            return str(refusal)

    told = at_once(approve)
    assert told.count("approved") == 1
    assert all(str(by) in words for words in told if words != "approved")
    assert Decision.objects.count() == 1


def test_decisions_taken_at_once_make_one_chain():
    by, page = make_user("admin"), make_article()
    comments = [make_comment(page) for _ in range(3 * AT_ONCE)]
    at_once(lambda number: decide(Comment, [comment.pk for comment in comments[number::AT_ONCE]], "approve", by=by))
    assert list(Decision.objects.values_list("sequence", flat=True)) == list(range(1, 3 * AT_ONCE + 1))
    assert list(register.faults()) == []


def test_a_withdrawal_and_an_approval_at_once_end_in_one_story():
    by, comment = make_user("admin"), make_comment()

    def act(number: int) -> None:
        try:
            mine = Comment.objects.get(pk=comment.pk)
            mine.decide("withdraw", name="auteur") if number % 2 else mine.decide("approve", by=by, seen="pending")
        except MoveRefused:
            pass

    at_once(act)
    comment.refresh_from_db()
    assert comment.state == "withdrawn"
    assert comment.is_public is False
    assert list(register.faults()) == []


def test_eight_identical_sends_with_an_address_write_one_mail(settings):
    settings.EMAIL_BACKEND = "core.mail.OutboxBackend"
    page = make_article()
    answers = at_once(lambda number: send(page, email="camille@example.org"))
    assert [answer.status_code for answer in answers] == [302] * AT_ONCE
    assert (Comment.objects.count(), OutgoingMail.objects.count(), ConfirmationLetter.objects.count()) == (1, 1, 1)


def test_an_unknown_mailbox_named_by_eight_at_once_gets_one_mail(settings):
    settings.EMAIL_BACKEND = "core.mail.OutboxBackend"
    page = make_article()
    answers = at_once(lambda number: send(page, email="victime@example.org", comment=f"Avis {number}"))
    assert [answer.status_code for answer in answers] == [302] * AT_ONCE
    assert (Comment.objects.count(), OutgoingMail.objects.count()) == (AT_ONCE, 1)


def test_links_of_mails_pressed_eight_times_at_once_act_once():
    box, page = Mailbox("camille@example.org"), make_article()
    links = [box.confirm_url(), box.unsubscribe_url(), box.unsubscribe_url(page.pk)]
    for link in links:
        path = link.removeprefix("http://testserver")
        statuses = at_once(lambda number, path=path: Client().post(path).status_code)
        assert statuses == [302] * AT_ONCE
    assert (ConfirmedAddress.objects.count(), Silence.objects.count()) == (1, 2)


def report(comment, **fields):
    sent = {"ground": "insult", "words": "Une injure", **fields}
    return Client().post(f"/commentaires/{comment.pk}/signaler/", sent, headers={"Sec-Fetch-Site": "same-origin"})


def test_eight_identical_reports_are_one_and_eight_different_ones_are_eight():
    comment = make_approved()
    answers = at_once(lambda number: report(comment))
    assert [answer.status_code for answer in answers] == [302] * AT_ONCE
    assert Report.objects.count() == 1
    answers = at_once(lambda number: report(comment, words=f"Mot {number}"))
    assert [answer.status_code for answer in answers] == [302] * AT_ONCE
    assert Report.objects.count() == 1 + AT_ONCE


def test_reports_upheld_by_eight_at_once_refuse_the_comment_once():
    by, comment = make_user("admin"), make_approved()
    reports = [Report.objects.create(comment=comment, ground="insult") for _ in range(AT_ONCE)]

    def uphold(number: int) -> int:
        return len(decide(Report, [reports[number].pk], "uphold", by=by, reason="Injure.", seen="pending").decisions)

    assert sorted(at_once(uphold))[-1] == AT_ONCE
    comment.refresh_from_db()
    assert (comment.state, comment.decisions.filter(move="refuse").count()) == ("refused", 1)
    assert set(Report.objects.values_list("state", flat=True)) == {"upheld"}
    assert list(register.faults()) == []


def test_a_report_upheld_and_its_comment_withdrawn_at_once_end_in_one_story():
    by, comment = make_user("admin"), make_approved()
    reported = Report.objects.create(comment=comment, ground="insult")

    def act(number: int) -> None:
        try:
            if number % 2:
                Comment.objects.get(pk=comment.pk).decide("withdraw", name="auteur")
            else:
                decide(Report, [reported.pk], "uphold", by=by, reason="Injure.")
        except MoveRefused:
            pass

    at_once(act)
    comment.refresh_from_db()
    reported.refresh_from_db()
    assert (comment.state, reported.state) == ("withdrawn", "upheld")
    assert list(register.faults()) == []


def test_a_correction_sent_eight_times_at_once_is_one():
    by, comment = make_user("admin"), make_comment()
    comment.decide("correct", by=by, reason="À reprendre.")
    links = [f"/commentaires/suivi/{Receipt.issue(comment)}/" for _ in range(AT_ONCE)]
    sent = {"act": "change", "comment": "Texte repris"}
    statuses = at_once(lambda number: Client().post(links[number], sent).status_code)
    assert statuses == [302] * AT_ONCE
    comment.refresh_from_db()
    assert (comment.state, comment.comment, comment.decisions.filter(move="resend").count()) == ("pending", "Texte repris", 1)


def test_withdrawing_erasing_and_approving_at_once_fail_for_nobody_and_hide_the_text():
    by, comment = make_user("admin"), make_comment(text="Texte à effacer")
    link = f"/commentaires/suivi/{Receipt.issue(comment)}/"

    def act(number: int) -> int:
        if number % 4 == 0:
            with contextlib.suppress(MoveRefused):
                Comment.objects.get(pk=comment.pk).decide("approve", by=by, seen="pending")
            return 302
        return Client().post(link, {"act": "erase" if number % 2 else "withdraw"}).status_code

    assert at_once(act) == [302] * AT_ONCE
    comment.refresh_from_db()
    assert (comment.state, comment.comment, comment.is_public) == ("withdrawn", "", False)
    assert not Decision.objects.filter(text__contains="effacer").exists()
    assert list(register.faults()) == []


def test_pins_closings_and_refusals_at_once_wait_for_each_other_and_end():
    by, page = make_user("admin"), make_article()
    comments = [make_approved(page) for _ in range(4)]
    for comment in comments:
        make_approved(reply_to=comment)
    acts = ("pin", "close", "pin", "refuse", "pin", "open", "approve", "pin")

    def act(number: int) -> None:
        for turn in range(3):
            try:
                mine = Comment.objects.get(pk=comments[(number + turn) % 4].pk)
                mine.decide(acts[(number + turn) % 8], by=by, reason="Hors sujet.")
            except MoveRefused:
                pass

    at_once(act)
    assert Comment.objects.filter(is_pinned=True).count() <= 1
    assert list(register.faults()) == []


def test_a_ban_and_decisions_on_what_it_refuses_at_once():
    from moderation.models import Ban

    by, page = make_user("admin"), make_article()
    comments = [make_comment(page, email="a@courriel.example") for _ in range(AT_ONCE)]
    Comment.objects.update(sender_hash="a" * 64)

    def act(number: int) -> None:
        mine = Comment.objects.get(pk=comments[number].pk)
        try:
            if number % 2:
                mine.decide("approve", by=by, seen="pending")
            else:
                Ban.impose(mine, by=by, reason="Insultes.", refuse=True)
        except MoveRefused:
            pass

    at_once(act)
    assert not Comment.objects.pending().exists()
    assert Ban.objects.count() == AT_ONCE // 2
    assert list(register.faults()) == []


def test_reports_and_decisions_on_the_same_comments_at_once_wait_for_no_one():
    by, page = make_user("admin"), make_article()
    comments = [make_approved(page) for _ in range(12)]
    for comment in comments:
        Report.objects.create(comment=comment, ground="insult")

    def act(number: int) -> None:
        for comment in comments:
            with contextlib.suppress(MoveRefused):
                if number % 2:
                    comment.reports.get().decide("uphold", by=by, reason="Non.")
                else:
                    Comment.objects.get(pk=comment.pk).decide("refuse", by=by, reason="Non.")

    at_once(act)
    assert set(Comment.objects.values_list("state", flat=True)) == {"refused"}
    assert list(register.faults()) == []


def test_mending_and_posting_in_one_campaign_at_once_wait_for_no_one():
    make_user("admin")
    page = make_article()
    WordList.objects.create(title="Insultes", effect="refuse", entries="saperlotte")
    text = "Venez découvrir notre offre de terrains à bâtir dans toute la région, prix doux et accueil garanti, numéro {}"
    mine = [make_comment(page, text=text.format(number), submitted_at=timezone.now()) for number in range(AT_ONCE)]
    for comment in mine:
        rules.apply(comment)
    links = [f"/commentaires/suivi/{Receipt.issue(comment)}/" for comment in mine]

    def act(number: int) -> list[int]:
        if number % 2:
            return [send(page, comment=f"{text.format(turn)} saperlotte {number}").status_code for turn in range(6)]
        changes = [f"{text.format(turn)} encore {number}" for turn in range(6)]
        return [Client().post(links[number], {"act": "change", "comment": change}).status_code for change in changes]

    assert at_once(act) == [[302] * 6] * AT_ONCE
    assert Comment.objects.count() == AT_ONCE + 6 * AT_ONCE // 2
    assert list(register.faults()) == []


def test_alike_messages_of_one_moment_are_one_campaign(monkeypatch):
    """Each has looked for others before any of them is committed; on SQLite, where they wait for one another, at once."""
    texts = [
        f"Découvrez dès maintenant notre offre de formation {word}, sans frais, ouverte à tous les lecteurs de ce journal."
        for word in ("gratuite", "immédiate", "certifiée")
    ]
    pages = [make_article() for _ in texts]
    looked, me, alike = threading.Barrier(len(texts)), threading.local(), gather._alike

    def look(*args):
        found = alike(*args)
        if not hasattr(me, "looked"):
            me.looked = True
            with contextlib.suppress(threading.BrokenBarrierError):
                looked.wait(5 if connection.vendor == "postgresql" else 0)
        return found

    monkeypatch.setattr(gather, "_alike", look)
    at_once(lambda number: send(pages[number], comment=texts[number], email=f"n{number}@example.org"), len(texts))
    sketches = Sketch.objects.order_by("pk")
    assert len({sketch.campaign_id for sketch in sketches} - {None}) == 1
    assert [sketch.campaign_id is None for sketch in sketches] == [False] * len(texts)
    assert Campaign.objects.get().size == len(texts)
    holds = Hold.objects.filter(code="similar")
    assert sorted(holds.values_list("comment", flat=True)) == [sketch.pk for sketch in sketches][1:]
    assert all(hold.earlier_id < hold.comment_id for hold in holds)


def test_the_same_short_text_of_one_sender_in_one_moment_is_a_repeat():
    pages = [make_article() for _ in range(2)]
    comments = [make_comment(page, text="Bravo !", email="a@example.org") for page in pages]
    Comment.objects.update(sender_hash="a" * 64, submit_date=timezone.now())
    for comment in comments:
        Sketch.objects.create(comment=comment, text_hash=exact("Bravo !"))
    for comment in Comment.objects.all():
        gather.look_again(comment, shingles(comment.comment), [])
        gather.look_again(comment, shingles(comment.comment), [])
    assert list(Hold.objects.values_list("comment", "earlier", "code")) == [(comments[1].pk, comments[0].pk, "repeat")]
    assert not Campaign.objects.exists(), "twice “Bravo” is no campaign"

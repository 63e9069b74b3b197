"""Every decision of the desk may be taken back, also those that change no state; and an undo publishes nothing unapproved."""

import re

import pytest
from django.urls import reverse

from core.models import OutgoingMail
from moderation import bans
from moderation.models import Ban, Comment, ConfirmedAddress, Discussion, Receipt
from moderation.policy import rules_of
from review import register
from review.machine import decide
from review.models import Decision
from review.moves import MoveRefused
from tests.factories import make_article, make_user
from tests.moderation.factories import make_approved, make_comment

DESK = "/admin/review/comments/"


@pytest.fixture
def admin(site):
    return make_user("admin", display_name="Sacha")


@pytest.fixture
def page(site):
    return make_article("Les jardins partagés")


@pytest.fixture
def desk(client, site):
    client.force_login(make_user("moderator", display_name="Camille Renaud"))
    return client


@pytest.fixture(autouse=True)
def _the_chain_holds(db):
    yield
    assert list(register.faults()) == []


def stored(comment):
    return Comment.objects.get(pk=comment.pk)


def undo_button(answer) -> tuple[str, str]:
    """Address and act of the button beside what was just done."""
    body = answer.content.decode()
    found = re.search(r'<form class="desk-undo" method="post" action="([^"]+)">.*?name="act" value="(\w+)"', body, re.DOTALL)
    assert found, body[-3000:]
    return found[1], found[2]


def take_back(desk, answer):
    url, act = undo_button(answer)
    return desk.post(url, {"act": act}, follow=True)


# Edits


def test_an_edit_of_a_published_text_is_taken_back_from_the_page_that_made_it(desk, page):
    comment = make_approved(page, text="Premier jet")
    answer = desk.post(f"{DESK}{comment.pk}/edit/", {"text": "Second jet", "reason": ""}, follow=True)
    assert stored(comment).comment == "Second jet"
    take_back(desk, answer)
    found = stored(comment)
    assert (found.state, found.comment, found.is_edited, found.unedited_text) == ("approved", "Premier jet", False, "")
    body = desk.get(page.url).content.decode()
    assert "Premier jet" in body
    assert "Second jet" not in body


def test_of_two_edits_each_undo_takes_the_last_and_the_mark_tells_the_truth(admin):
    comment = make_approved(text="Premier jet")
    comment.edit(text="Second jet", by=admin)
    comment.edit(text="Troisième jet", by=admin)
    comment.decide("undo", by=admin)
    found = stored(comment)
    assert (found.comment, found.unedited_text, found.is_edited) == ("Second jet", "Premier jet", True)
    comment.edit(text="Quatrième jet", by=admin)
    comment.decide("undo", by=admin)
    assert stored(comment).comment == "Second jet"
    with pytest.raises(MoveRefused):
        comment.decide("undo", by=admin)


def test_an_edit_back_to_the_authors_words_is_taken_back_too(admin):
    comment = make_approved(text="Premier jet")
    comment.edit(text="Second jet", by=admin)
    comment.edit(text="Premier jet", by=admin)
    comment.decide("undo", by=admin)
    found = stored(comment)
    assert (found.comment, found.unedited_text, found.is_edited) == ("Second jet", "Premier jet", True)


def test_an_edit_that_approved_leaves_nothing_published_when_taken_back(client, admin):
    for state in ("pending", "refused"):
        comment = make_comment(state=state, text=f"Texte jamais lu {state}")
        comment.edit(text="Texte lu", by=admin)
        comment.decide("undo", by=admin)
        found = stored(comment)
        assert (found.state, found.is_public, found.comment) == (state, False, f"Texte jamais lu {state}")
        assert "Texte jamais lu" not in client.get(comment.page.url).content.decode()


def test_the_undo_of_an_edit_publishes_the_text_that_the_register_says_was_approved(client, admin):
    comment = make_approved(text="Premier jet")
    comment.comment = "Jamais approuvé"
    comment.save()
    comment.edit(text="Second jet", by=admin)
    comment.decide("undo", by=admin)
    assert stored(comment).comment == "Premier jet"
    assert "Jamais approuvé" not in client.get(comment.page.url).content.decode()


def test_a_text_that_comes_back_is_held_for_what_is_in_it(admin):
    comment = make_comment(text="Voyez https://a.example https://b.example https://c.example https://d.example")
    comment.edit(text="Voyez.", by=admin)
    comment.decide("undo", by=admin)
    assert list(comment.hold_rows.order_by("code").values_list("code", flat=True)) == ["first", "links"]
    assert stored(comment).state == "pending"


# Pins


def test_the_undo_of_a_pin_pins_again_what_it_took_the_place_of(desk, page, admin):
    first, second = make_approved(page), make_approved(page)
    first.decide("pin", by=admin)
    answer = desk.post(f"{DESK}decide/?state=approved", {"seen": "approved", "one": f"pin:{second.pk}"}, follow=True)
    assert (stored(first).is_pinned, stored(second).is_pinned) == (False, True)
    take_back(desk, answer)
    assert (stored(first).is_pinned, stored(second).is_pinned) == (True, False)


@pytest.mark.parametrize("asked", [0, 1])
def test_the_undo_of_a_pin_may_be_asked_for_on_either_comment(page, admin, asked):
    both = make_approved(page), make_approved(page)
    both[0].decide("pin", by=admin)
    both[1].decide("pin", by=admin)
    both[asked].decide("undo", by=admin)
    assert [stored(each).is_pinned for each in both] == [True, False]


def test_what_was_unpinned_is_not_pinned_over_another(page, admin):
    first, second = make_approved(page), make_approved(page)
    first.decide("pin", by=admin)
    first.decide("unpin", by=admin)
    second.decide("pin", by=admin)
    with pytest.raises(MoveRefused, match="épinglé"):
        first.decide("undo", by=admin)
    second.decide("undo", by=admin)
    first.decide("undo", by=admin)
    assert [stored(each).is_pinned for each in (first, second)] == [True, False]


def test_an_undo_takes_the_last_decision_and_stops_where_somebody_decided_since(desk, page, admin):
    comment = make_comment(page)
    answer = desk.post(f"{DESK}decide/", {"seen": "pending", "one": f"approve:{comment.pk}"}, follow=True)
    comment.decide("pin", by=admin)
    told = take_back(desk, answer).content.decode()
    assert stored(comment).is_pinned
    assert "Sacha" in told
    comment.decide("undo", by=admin)
    assert (stored(comment).state, stored(comment).is_pinned) == ("approved", False)


# Closings


def test_the_undo_of_a_closing_leaves_closed_what_was_closed_before(desk, page, admin):
    top = make_approved(page)
    closed_apart = make_approved(reply_to=top)
    open_one = make_approved(reply_to=top)
    closed_apart.decide("close", by=admin)
    answer = desk.post(f"{DESK}decide/?state=approved", {"seen": "approved", "one": f"close:{top.pk}"}, follow=True)
    late = make_approved(reply_to=stored(open_one))
    assert all(stored(each).replies_closed for each in (top, closed_apart, open_one, late))
    take_back(desk, answer)
    assert [stored(each).replies_closed for each in (top, closed_apart, open_one, late)] == [False, True, False, False]


def test_the_undo_of_an_opening_closes_again_what_was_closed(page, admin):
    top = make_approved(page)
    below = make_approved(reply_to=top)
    top.decide("close", by=admin)
    top.decide("open", by=admin)
    top.decide("undo", by=admin)
    assert [stored(each).replies_closed for each in (top, below)] == [True, True]


def test_the_undo_of_a_closing_below_a_closed_one_opens_nothing(page, admin):
    top = make_approved(page)
    below = make_approved(reply_to=top)
    below.decide("close", by=admin)
    top.decide("close", by=admin)
    below.decide("undo", by=admin)
    assert [stored(each).replies_closed for each in (top, below)] == [True, True]


def test_the_closing_of_an_article_is_taken_back(desk, page):
    comment = make_approved(page)
    answer = desk.post(f"{DESK}{comment.pk}/discussion/", {"reason": "Trop vif."}, follow=True)
    assert not rules_of(page, fresh=True).is_open
    take_back(desk, answer)
    assert rules_of(page, fresh=True).is_open
    assert [decision.move for decision in Discussion.of(page).decisions] == ["close", "undo"]


# Bans


def test_the_undo_of_a_ban_gives_back_what_it_refused_and_what_arrived_since(desk, page):
    comment, other = (make_comment(page, email="a@example.org") for _ in range(2))
    Comment.objects.update(sender_hash="a" * 64)
    sent = {"reason": "Insultes.", "days": "30", "refuse": "on"}
    answer = desk.post(f"{DESK}{comment.pk}/ban/", sent, follow=True)
    assert set(Comment.objects.values_list("state", flat=True)) == {"refused"}
    since = make_comment(page, email="a@example.org")
    Comment.objects.filter(pk=since.pk).update(sender_hash="a" * 64)
    bans.refuse(stored(since), Ban.objects.get())
    decided_since = make_user("moderator")
    stored(other).decide("spam", by=decided_since)
    take_back(desk, answer)
    assert Ban.objects.get().state == "lifted"
    assert not Ban.objects.in_force().exists()
    assert [stored(each).state for each in (comment, other, since)] == ["pending", "spam", "pending"]
    assert len({decision.act for decision in Decision.objects.filter(move="undo")}) == 1


def test_a_ban_that_is_lifted_gives_nothing_back(page, admin):
    comment = make_comment(page, email="a@example.org")
    ban = Ban.impose(comment, by=admin, reason="Insultes.", refuse=True)
    ban.decide("lift", by=admin)
    assert stored(comment).state == "refused"
    ban.decide("undo", by=admin)
    assert Ban.objects.get().state == "in_force"


def test_a_refusal_by_a_ban_is_taken_back_alone(page, admin):
    comment = make_comment(page, email="a@example.org")
    Ban.impose(comment, by=admin, reason="Insultes.", refuse=True)
    comment.decide("undo", by=admin)
    assert (stored(comment).state, Ban.objects.get().state) == ("pending", "in_force")


# What is the author's


def test_what_its_author_withdrew_stays_withdrawn_and_says_who(desk, page, admin):
    comment = make_approved(page, by=admin)
    comment.decide("withdraw", name="son auteur")
    sent = {"seen": "approved", "one": f"undo:{comment.pk}"}
    told = desk.post(f"{DESK}decide/", sent, headers={"accept": "application/json"})
    assert told.status_code == 409
    assert "son auteur" in told.json()["refused"][str(comment.pk)]
    assert stored(comment).state == "withdrawn"


def test_the_private_page_tells_no_reason_of_an_edit_that_was_taken_back(client, page, admin):
    comment = make_approved(page, text="Premier jet", by=admin)
    comment.edit(text="Second jet", by=admin, reason="Un nom retiré.")
    address = reverse("moderation:receipt", args=[Receipt.issue(comment)])
    assert "Un nom retiré." in client.get(address).content.decode()
    comment.decide("undo", by=admin)
    assert "Un nom retiré." not in client.get(address).content.decode()


# Mails


@pytest.fixture
def confirmed(db, settings):
    """The owner of the mailbox wants to hear of decisions; mails wait for the next periodic run."""
    settings.EMAIL_BACKEND = "core.mail.OutboxBackend"
    settings.EMAIL_TRANSPORT = "core.mail.smtp.EmailBackend"
    ConfirmedAddress.confirm("a@example.org")


def outbox() -> list[tuple[str, str]]:
    return list(OutgoingMail.objects.order_by("pk").values_list("state", "about"))


def test_a_mail_that_waits_is_called_back_with_its_decision(page, admin, confirmed, django_capture_on_commit_callbacks):
    comment = make_comment(page, email="a@example.org")

    def act(move, **given):
        with django_capture_on_commit_callbacks(execute=True):
            return comment.decide(move, by=admin, **given)

    first = act("approve")
    assert outbox() == [("waiting", f"decision:{first.sequence}")]
    act("undo")
    assert outbox() == [("recalled", f"decision:{first.sequence}")]
    assert OutgoingMail.objects.get().content == {}
    again = act("approve")
    assert outbox()[1:] == [("waiting", f"decision:{again.sequence}")], "nobody was told of the first approval"


def test_a_mail_that_left_is_neither_called_back_nor_told_again(page, admin, confirmed, django_capture_on_commit_callbacks):
    comment = make_comment(page, email="a@example.org")
    for move in ("approve", "undo", "approve"):
        with django_capture_on_commit_callbacks(execute=True):
            comment.decide(move, by=admin)
        OutgoingMail.objects.update(state="sent")
    assert len(outbox()) == 1


def test_a_decision_taken_back_before_its_mail_was_written_is_not_told(
    page, admin, confirmed, django_capture_on_commit_callbacks
):
    asked = make_approved(page, email="a@example.org")
    Comment.objects.filter(pk=asked.pk).update(followup=True)
    comment = make_comment(page, email="a@example.org")
    reply = make_comment(page, reply_to=asked, email="b@example.org")
    with django_capture_on_commit_callbacks() as late:
        comment.decide("approve", by=admin)
        reply.decide("approve", by=admin)
    for each in (comment, reply):
        each.decide("undo", by=admin)
    for callback in late:
        callback()
    assert [state for state, _about in outbox()] == ["recalled", "recalled"]
    with django_capture_on_commit_callbacks(execute=True):
        again, answer = (each.decide("approve", by=admin) for each in (comment, reply))
    waiting = {about for state, about in outbox() if state == "waiting"}
    assert waiting == {f"decision:{again.sequence}", f"answer:{answer.sequence}"}


def test_of_an_act_what_went_with_its_article_stops_no_mail_on_the_rest(
    page, admin, confirmed, django_capture_on_commit_callbacks
):
    gone, stays = make_comment(page, email="a@example.org"), make_comment(make_article(), email="a@example.org")
    with django_capture_on_commit_callbacks() as late:
        decide(Comment, [gone.pk, stays.pk], "approve", by=admin)
    page.delete()
    for callback in late:
        callback()
    assert outbox() == [("waiting", f"decision:{stays.decisions.get().sequence}")]
    assert set(Receipt.objects.values_list("comment", flat=True)) == {stays.pk}


@pytest.mark.parametrize("erased", ["reply", "asked"])
def test_what_was_erased_before_its_mails_were_written_stands_in_none(
    page, admin, confirmed, erased, django_capture_on_commit_callbacks
):
    ConfirmedAddress.confirm("b@example.org")
    asked = make_approved(page, email="a@example.org")
    Comment.objects.filter(pk=asked.pk).update(followup=True)
    reply = make_comment(page, reply_to=asked, email="b@example.org")
    with django_capture_on_commit_callbacks() as late:
        decided = reply.decide("approve", by=admin)
    {"reply": reply, "asked": asked}[erased].erase(name="x")
    for callback in late:
        callback()
    assert [about for _state, about in outbox()] == ([] if erased == "reply" else [f"decision:{decided.sequence}"])


def test_the_one_mail_of_a_ban_is_called_back_with_what_the_ban_refused_later(
    page, admin, confirmed, django_capture_on_commit_callbacks
):
    waiting = [make_comment(page, email="a@example.org") for _ in range(4)]
    Comment.objects.update(sender_hash="someone")
    with django_capture_on_commit_callbacks(execute=True):
        ban = Ban.impose(stored(waiting[0]), by=admin, reason="Insultes.", refuse=True)
    assert [state for state, _about in outbox()] == ["waiting"]
    late = make_comment(page, email="a@example.org")
    Comment.objects.filter(pk=late.pk).update(sender_hash="someone")
    with django_capture_on_commit_callbacks(execute=True):
        bans.refuse(stored(late), ban)
    with django_capture_on_commit_callbacks(execute=True):
        ban.decide("undo", by=admin)
    assert {stored(each).state for each in (*waiting, late)} == {"pending"}
    assert {state for state, _about in outbox()} == {"recalled"}


@pytest.fixture
def told_together(page, admin, confirmed, django_capture_on_commit_callbacks):
    """Five messages of one mailbox, approved by one act and told in one mail."""
    comments = [make_comment(page, text=f"Avis {number}", email="a@example.org") for number in range(5)]
    with django_capture_on_commit_callbacks(execute=True):
        decisions = decide(Comment, [each.pk for each in comments], "approve", by=admin).decisions
    return comments, decisions


def waiting_mails() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(state="waiting").order_by("pk"))


def test_one_mail_on_many_decisions_loses_those_that_are_taken_back(told_together, admin, django_capture_on_commit_callbacks):
    comments, decisions = told_together
    (mail,) = waiting_mails()
    assert mail.parts == [f"decision:{each.sequence}" for each in decisions]
    with django_capture_on_commit_callbacks(execute=True):
        decide(Comment, [comments[0].pk, comments[3].pk], "undo", by=admin)
    (mail,) = waiting_mails()
    assert mail.parts == [f"decision:{decisions[number].sequence}" for number in (1, 2, 4)]
    told = {number for number in range(5) if comments[number].get_absolute_url() + " " in mail.content["body"].replace("\n", " ")}
    assert told == {1, 2, 4}
    with django_capture_on_commit_callbacks(execute=True):
        again = stored(comments[0]).decide("approve", by=admin)
    assert waiting_mails()[1].about == f"decision:{again.sequence}", "nobody was told of the first approval"
    with django_capture_on_commit_callbacks(execute=True):
        decide(Comment, [comments[1].pk, comments[2].pk], "undo", by=admin)
    assert {mail.about for mail in waiting_mails()} == {f"decision:{each.sequence}" for each in (again, decisions[4])}
    with django_capture_on_commit_callbacks(execute=True):
        stored(comments[4]).decide("undo", by=admin)
    assert [mail.about for mail in waiting_mails()] == [f"decision:{again.sequence}"]


def test_one_mail_on_many_decisions_that_left_says_nothing_again(told_together, admin, django_capture_on_commit_callbacks):
    comments, _decisions = told_together
    OutgoingMail.objects.update(state="sending")
    with django_capture_on_commit_callbacks(execute=True):
        stored(comments[0]).decide("undo", by=admin)
        stored(comments[0]).decide("approve", by=admin)
    assert [state for state, _about in outbox()] == ["sending"]


def test_an_erasure_leaves_the_others_of_one_mail_told(told_together, admin):
    comments, decisions = told_together
    stored(comments[2]).erase(by=admin, reason="Demandé.")
    (mail,) = waiting_mails()
    assert mail.parts == [f"decision:{decisions[number].sequence}" for number in (0, 1, 3, 4)]
    assert comments[2].get_absolute_url() + "\n" not in mail.content["body"]


def test_an_erasure_of_what_was_refused_leaves_the_others_of_one_mail_told(
    page, admin, confirmed, django_capture_on_commit_callbacks
):
    """A mail leads to the private page of what was refused: nothing in its words names the message."""
    comments = [make_comment(page, text=f"Avis {number}", email="a@example.org") for number in range(5)]
    with django_capture_on_commit_callbacks(execute=True):
        decisions = decide(Comment, [each.pk for each in comments], "refuse", by=admin, reason="Hors sujet.").decisions
    stored(comments[0]).erase(by=admin, reason="Demandé.")
    (mail,) = waiting_mails()
    assert mail.parts == [f"decision:{each.sequence}" for each in decisions[1:]]
    with django_capture_on_commit_callbacks(execute=True):
        stored(comments[1]).decide("undo", by=admin)
    (mail,) = waiting_mails()
    assert (mail.recipients, mail.parts) == (["a@example.org"], [f"decision:{each.sequence}" for each in decisions[2:]])


def test_a_mail_told_anew_does_not_contradict_what_was_decided_since(told_together, admin, django_capture_on_commit_callbacks):
    comments, decisions = told_together
    with django_capture_on_commit_callbacks(execute=True):
        refusal = stored(comments[1]).decide("refuse", by=admin, reason="Finalement non.")
    with django_capture_on_commit_callbacks(execute=True):
        stored(comments[0]).decide("undo", by=admin)
    first, last = waiting_mails()
    assert first.about == f"decision:{refusal.sequence}"
    assert last.parts == [f"decision:{each.sequence}" for each in decisions[2:]]


# Corrections of an edited text, and what an edit was held for


def test_what_an_author_sent_outlives_an_edit_and_a_correction(desk, page, admin):
    comment = make_comment(page, text="Les mots de Nour", name="Nour")
    comment.edit(text="Les mots de la rédaction", by=admin)
    comment.decide("correct", by=admin, reason="Sans le nom du voisin.")
    comment.resend(text="Les mots de Nour, repris")
    assert stored(comment).first_text == "Les mots de Nour"
    assert "Les mots de la rédaction" in [entry.text for entry in comment.decisions]


def test_what_the_newsroom_edited_is_held_for_nothing(desk, page, admin):
    text = "Voyez https://a.example https://b.example https://c.example https://d.example"
    comment = make_comment(page, text=text)
    card = f"{DESK}{comment.pk}/"

    def said() -> list[str]:
        return re.findall(r"(Retenu|Avait été retenu)\s:", desk.get(card).content.decode())

    assert said() == []
    comment.edit(text=f"{text} et merci", by=admin)
    assert not comment.hold_rows.exists()
    assert said() == []
    comment.decide("undo", by=admin)
    assert said() == ["Retenu"]
    comment.decide("approve", by=admin)
    assert said() == ["Avait été retenu"]


def test_what_somebody_refused_meanwhile_is_not_answered(page, admin):
    comment = make_approved(page)
    before_their_eyes = stored(comment)
    comment.decide("refuse", by=admin, reason="Non.")
    with pytest.raises(MoveRefused):
        before_their_eyes.answer(text="Réponse", by=admin, name="La rédaction")
    assert not Comment.objects.filter(reply_to=comment.pk).exists()

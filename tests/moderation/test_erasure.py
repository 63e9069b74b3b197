"""What the law lets a person ask: their text and their name are gone everywhere, the register still holds."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from core.models import OutgoingMail
from moderation import rules
from moderation.models import Ban, Band, Comment, Hold, Report, Sketch, WordList
from review import register
from review.machine import decide
from review.moves import MoveRefused
from tests.factories import make_article, make_user
from tests.moderation.factories import make_approved, make_comment
from tests.moderation.test_display import section

PERSON = "Zéphyrine"
TEXTS = ("Primevère", "Coquelicot", "Myosotis")


@pytest.fixture
def admin(site):
    return make_user("admin")


def everything() -> str:
    """Every value of every row of the site, as text."""
    return "\n".join(str(row) for model in apps.get_models() for row in model._base_manager.values())


def make_with_history(page, admin) -> Comment:
    comment = make_comment(page, text=TEXTS[0], name=PERSON, email="zephyrine@courriel.example", state="to_correct", by=admin)
    Comment.objects.filter(pk=comment.pk).update(ip_address="203.0.113.9", sender_hash="5" * 64)
    comment.refresh_from_db()
    comment.resend(text=TEXTS[1])
    comment.edit(text=TEXTS[2], by=admin)
    return comment


def test_text_name_and_addresses_are_gone_from_every_table(admin):
    page = make_article()
    comment = make_with_history(page, admin)
    make_approved(reply_to=comment, text="Une réponse")
    Ban.impose(comment, by=admin, reason="Insultes.")
    assert all(word in everything() for word in (*TEXTS, PERSON, "203.0.113.9"))
    comment.erase(by=admin, reason="Demande du 3 mai.")
    left = everything()
    for word in (*TEXTS, PERSON, "zephyrine", "203.0.113.9"):
        assert word not in left
    assert list(register.faults()) == []
    html = section(page)
    assert html.count("Une réponse") == 1
    assert html.count("comment-hidden") == 1


@pytest.mark.parametrize("state", ["pending", "approved", "refused", "spam", "to_correct", "withdrawn"])
def test_in_every_state_by_its_author_and_once(site, admin, state):
    comment = make_comment(state=state, text=TEXTS[0], name=PERSON, by=admin)
    comment.erase(name="auteur")
    assert (comment.state, comment.comment, comment.user_name, comment.is_public) == ("withdrawn", "", "", False)
    count = comment.decisions.count()
    comment.erase(name="auteur")
    assert comment.decisions.count() == count
    assert TEXTS[0] not in everything()
    assert list(register.faults()) == []


def test_nothing_is_decided_on_it_any_more(admin):
    comment = make_approved(text=TEXTS[0], by=admin)
    comment.erase(by=admin)
    assert comment.moves_open() == []


def test_a_mail_that_still_waits_with_the_text_is_not_sent(admin):
    comment = make_with_history(make_article(), admin)
    to = ["zephyrine@courriel.example"]
    OutgoingMail.objects.create(subject="x", recipients=to, content={"body": f"Votre texte : {TEXTS[2]}"})
    OutgoingMail.objects.create(subject="y", recipients=to, content={"body": "Autre chose"})
    comment.erase(by=admin)
    assert [mail.subject for mail in OutgoingMail.objects.all()] == ["y"]


def test_somebody_without_the_right_erases_nothing(site, admin):
    comment = make_approved(text=TEXTS[0], by=admin)
    with pytest.raises(PermissionDenied):
        comment.erase(by=make_user("editor"))
    assert Comment.objects.get(pk=comment.pk).comment == TEXTS[0]


def test_what_others_keep_goes_in_the_same_transaction(admin):
    from moderation.signals import erasing

    heard = []

    def listen(sender, comment, **kwargs):
        heard.append(comment.comment)

    erasing.connect(listen)
    try:
        make_approved(text=TEXTS[0], by=admin).erase(by=admin)
    finally:
        erasing.disconnect(listen)
    assert heard == [TEXTS[0]]


def test_a_summary_to_moderators_that_still_waits_with_the_beginning_is_not_sent(admin):
    comment = make_comment(make_article(), text="Primevère.\n\n\n" + "Un long récit. " * 40)
    excerpt = " ".join(comment.comment.split())[:300].rstrip() + "…"
    OutgoingMail.objects.create(subject="x", recipients=["m@site.example"], content={"body": f"3 attendent\n\n{excerpt}\n"})
    comment.erase(by=admin)
    assert "Primevère" not in everything()


def test_the_address_of_a_connection_is_forgotten_after_a_year(site):
    page, now = make_article(), timezone.now()
    old = make_comment(page, submitted_at=now - timedelta(days=366))
    recent = make_comment(page, submitted_at=now - timedelta(days=364))
    Comment.objects.update(ip_address="203.0.113.9")
    call_command("run_periodic")
    assert Comment.objects.get(pk=old.pk).ip_address is None
    assert Comment.objects.get(pk=recent.pk).ip_address == "203.0.113.9"


SENTENCE = "Le maire a vendu la halle aux grains sans rien demander à personne."


def test_a_reason_that_quotes_the_text_goes_with_it_and_the_chain_holds(admin):
    comment = make_comment(make_article(), text=SENTENCE, name=PERSON)
    comment.decide("refuse", by=admin, reason=f"Bonjour {PERSON}, « vendu la halle aux grains » est diffamatoire.")
    comment.erase(by=admin, reason="Demande écrite du 3 mai.")
    left = everything()
    assert "halle aux grains" not in left
    assert PERSON not in left
    assert "Demande écrite du 3 mai." in left, "the reason of the erasure itself stays"
    assert list(register.faults()) == []
    refused = comment.decisions.get(move="refuse")
    assert (refused.reason, refused.actor, refused.to_state) == ("", admin, "refused")


def test_a_reason_given_to_others_loses_the_quotation_only_where_there_is_one(admin):
    page = make_article()
    first, second, third = make_comment(page, text=SENTENCE), make_comment(page), make_comment(page)
    decide(Comment, [first.pk, second.pk], "refuse", by=admin, reason="« Le maire a vendu la halle » : non.")
    third.decide("refuse", by=admin, reason="Hors sujet.")
    first.erase(name="auteur")
    assert "vendu la halle" not in everything()
    assert second.decisions.get(move="refuse").text
    assert third.decisions.get(move="refuse").reason == "Hors sujet."
    assert list(register.faults()) == []


def test_bans_and_reports_keep_no_word_of_it(admin):
    comment = make_approved(make_article(), text=SENTENCE, name=PERSON, email="z@courriel.example", by=admin)
    report = Report.objects.create(comment=comment, ground="insult", words="Il dit « vendu la halle aux grains »")
    report.decide("uphold", by=admin, reason="« Le maire a vendu la halle » : en effet.")
    Ban.impose(comment, by=admin, reason="A écrit « vendu la halle aux grains ».")
    comment.erase(by=admin)
    left = everything()
    for gone in ("vendu la halle", PERSON, "z@courriel.example"):
        assert gone not in left
    assert Ban.objects.get().reason == "Le message qui a valu ce bannissement a été effacé."
    assert Ban.objects.in_force().exists()
    assert list(register.faults()) == []


def test_a_decision_undone_keeps_no_word_of_it(admin):
    comment = make_comment(make_article(), text=SENTENCE, name=PERSON)
    comment.edit(text=SENTENCE.replace("maire", "conseil"), by=admin, reason="« vendu la halle aux grains » reste.")
    comment.decide("undo", by=admin)
    comment.erase(name="auteur")
    assert "la halle aux grains" not in everything()


def test_what_rules_and_campaigns_drew_from_it_is_gone(site, admin):
    WordList.objects.create(title="À voir", effect="hold", entries="halle")
    page = make_article()
    comments = [
        make_comment(page, text=f"{SENTENCE} https://un.example https://deux.example https://trois.example") for _ in "12"
    ]
    for comment in comments:
        rules.apply(comment)
    assert Hold.objects.filter(comment=comments[1]).exists()
    comments[1].erase(name="auteur")
    for model in (Hold, Sketch):
        assert not model.objects.filter(comment=comments[1]).exists()
    assert not Band.objects.filter(sketch=comments[1].pk).exists()
    comments[0].erase(name="auteur")
    left = everything()
    assert "halle aux grains" not in left
    assert "un.example" not in left


def mails(*bodies: str, **fields) -> None:
    for number, body in enumerate(bodies):
        OutgoingMail.objects.create(
            **{"subject": f"S{number}", "recipients": ["x@y.example"], "content": {"body": body}, **fields}
        )


def test_a_waiting_mail_that_leads_to_it_or_quotes_a_line_of_it_is_not_sent(admin):
    comment = make_approved(make_article(), text="Bravo", name=PERSON, by=admin)
    mails(f"{PERSON} vous a répondu :\n\nBravo\n\nhttp://testserver/commentaires/{comment.pk}/\n")
    mails(f"Bravo à toute la rédaction\nhttp://testserver/commentaires/{comment.pk}7/", subject="autre")
    comment.erase(by=admin)
    assert [mail.subject for mail in OutgoingMail.objects.all()] == ["autre"], "one word in common takes no other mail away"


def test_no_trace_of_a_sent_mail_names_its_author(admin):
    comment = make_approved(make_article(), text=SENTENCE, name=PERSON, email="z@courriel.example", by=admin)
    mails("", subject=f"{PERSON} vous a répondu", state="sent")
    mails("", subject="Votre message est en ligne", recipients=["Z@courriel.example"], state="sent")
    mails("", subject="Une offre", state="sent")
    comment.erase(by=admin)
    assert [mail.subject for mail in OutgoingMail.objects.all()] == ["Une offre"]


def test_a_ban_imposed_while_its_comment_is_being_erased_keeps_no_name(admin):
    comment = make_comment(make_article(), text=SENTENCE, name=PERSON, email="z@courriel.example")
    imposed = []

    def somebody_bans(execute, sql, params, many, context):
        answer = execute(sql, params, many, context)
        if 'FROM "moderation_ban"' in sql and not imposed:
            imposed.append(True)
            Ban.impose(Comment.objects.get(pk=comment.pk), by=admin, reason="Insultes.", refuse=True)
        return answer

    with connection.execute_wrapper(somebody_bans):
        comment.erase(by=admin)
    assert imposed
    assert PERSON not in everything()
    assert list(register.faults()) == []


def test_a_ban_begun_before_an_erasure_and_imposed_after_it_keeps_no_name(admin):
    comment = make_comment(make_article(), text=SENTENCE, name=PERSON, email="z@courriel.example")
    as_read = Comment.objects.get(pk=comment.pk)
    comment.erase(by=admin)
    with pytest.raises(MoveRefused):
        Ban.impose(as_read, by=admin, reason="Insultes.")
    assert PERSON not in everything()

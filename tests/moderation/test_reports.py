"""Reporting a public comment without an account: the form, the queue, the answer."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import TestCase
from django.utils import timezone

from moderation.models import Comment, ConfirmedAddress, Report, ReportReceipt
from moderation.reporting import forget_old_addresses
from review import register
from review.desk import all_queues
from review.machine import decide
from review.models import Decision
from review.moves import MoveRefused
from review.waiting import waiting_in
from tests.factories import make_article, make_user
from tests.moderation.factories import make_approved, make_comment

ADDRESS = "temoin@example.org"


@pytest.fixture
def page(site):
    return make_article()


@pytest.fixture
def comment(page):
    return make_approved(page, text="Un message contesté", name="Dominique")


@pytest.fixture
def admin(site):
    return make_user("admin")


def address(comment) -> str:
    return f"/commentaires/{comment if isinstance(comment, int) else comment.pk}/signaler/"


def send(client, comment, **fields):
    sent = {"ground": "insult", "words": "La deuxième phrase.", **fields}
    return client.post(address(comment), sent, headers={"Sec-Fetch-Site": "same-origin"})


def make_report(comment, **fields) -> Report:
    return Report.objects.create(comment=comment, **{"ground": "insult", **fields})


def act(move, *reports, by, model=Report, **fields):
    with TestCase.captureOnCommitCallbacks(execute=True):
        return decide(model, [report.pk for report in reports], move, by=by, **fields)


def states() -> list[str]:
    return list(Report.objects.order_by("pk").values_list("state", flat=True))


# --- The form --------------------------------------------------------------------------------------------------


def test_each_comment_leads_to_a_form_that_any_cache_may_keep(client, page, comment):
    assert f'href="{address(comment)}"' in client.get(page.url).content.decode()
    form = client.get(address(comment))
    assert form.status_code == 200
    assert "Un message contesté" in form.content.decode()
    assert not form.cookies
    assert "Cookie" not in form.get("Vary", "")


def test_a_report_is_stored_and_followed_on_a_private_page(client, comment):
    answer = send(client, comment, email=ADDRESS)
    report = Report.objects.get()
    assert (report.state, report.comment, report.ground, report.words) == ("pending", comment, "insult", "La deuxième phrase.")
    thanks = client.get(answer["Location"])
    assert "La deuxième phrase." in thanks.content.decode()
    assert ADDRESS not in thanks.content.decode()
    assert (thanks["Cache-Control"], thanks["Referrer-Policy"]) == ("no-store, private", "no-referrer")
    assert client.get("/commentaires/signalements/x/").status_code == 404


def test_a_report_hides_nothing_before_a_person_decided(client, page, comment):
    for number in range(3):
        send(client, comment, words=f"Mot {number}")
    assert "Un message contesté" in client.get(page.url).content.decode()


def test_a_repeated_send_is_one_report(client, comment):
    answers = [send(client, comment) for _ in range(3)]
    assert Report.objects.count() == 1
    assert all(client.get(answer["Location"]).status_code == 200 for answer in answers)


@pytest.mark.parametrize(
    "wrong",
    [
        {"ground": ""},
        {"ground": "x\0"},
        {"ground": "other", "words": ""},
        {"words": "x" * 2001},
        {"email": "non"},
        {"contact_me": "x"},
    ],
    ids=str,
)  # fmt: skip
def test_a_wrong_field_gives_the_form_back_filled(client, comment, wrong):
    answer = send(client, comment, **wrong)
    body = answer.content.decode()
    assert answer.status_code == 422
    assert re.search(r"<title>\s*Erreur", body)
    assert wrong.get("words", "La deuxième phrase.") in body
    assert not Report.objects.exists()


def test_the_summary_leads_to_the_first_ground(client, comment):
    body = send(client, comment, ground="").content.decode()
    assert 'href="#id_ground_0"' in body
    assert 'id="id_ground_0"' in body


@pytest.mark.parametrize("state", ["pending", "refused", "spam", "withdrawn", "to_correct"])
def test_what_readers_do_not_see_cannot_be_reported_nor_read(client, page, state):
    hidden = make_comment(page, state=state, text="Texte caché")
    for answer in (client.get(address(hidden)), send(client, hidden)):
        assert answer.status_code == 404
        assert "Texte caché" not in answer.content.decode()
    assert "La deuxième phrase." in send(client, hidden).content.decode(), "what was typed is not lost"
    assert not Report.objects.exists()


@pytest.mark.parametrize("number", [0, 10**9, 10**30])
def test_reports_of_nothing_are_a_404(client, site, number):
    assert client.get(address(number)).status_code == 404
    assert send(client, number).status_code == 404


def test_a_send_from_another_site_comes_back_filled(client, comment):
    answer = client.post(address(comment), {"ground": "insult", "words": "Mes mots"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert "Mes mots" in answer.content.decode()
    assert not Report.objects.exists()


def test_too_many_reports_from_one_range_are_a_429_with_the_words_kept(client, comment):
    for number in range(30):
        assert send(client, comment, words=f"Mot {number}").status_code == 302
    answer = send(client, comment, words="Un de trop")
    assert answer.status_code == 429
    assert "Un de trop" in answer.content.decode()


def test_a_signed_in_reader_reports_under_their_address(client, comment):
    reader = make_user()
    client.force_login(reader)
    assert "csrfmiddlewaretoken" in client.get(address(comment)).content.decode()
    send(client, comment)
    assert (Report.objects.get().user, Report.objects.get().email) == (reader, reader.email)


# --- The queue -------------------------------------------------------------------------------------------------


def test_all_who_reported_a_comment_stand_on_one_card(client, comment, admin):
    make_report(comment, words="Premier mot")
    make_report(comment, words="Deuxième mot", ground="hatred")
    make_report(make_approved(comment.page), words="Ailleurs")
    client.force_login(admin)
    body = client.get("/admin/review/reports/").content.decode()
    assert body.count("Un message contesté") == 1
    assert "Premier mot" in body
    assert "Deuxième mot" in body
    assert waiting_in(all_queues())["reports"] == 2


def test_the_queue_costs_the_same_whatever_the_number_of_reports(client, page, admin, django_assert_max_num_queries):
    for number in range(15):
        reported = make_approved(page)
        for _ in range(1 + number % 3):
            make_report(reported)
    client.force_login(admin)
    client.get("/admin/review/reports/")
    with django_assert_max_num_queries(16):
        assert client.get("/admin/review/reports/").status_code == 200


def test_the_reasons_for_a_refusal_are_offered_to_uphold(client, comment, admin):
    report = make_report(comment)
    client.force_login(admin)
    answer = client.post("/admin/review/reports/decide/", {"one": f"uphold:{report.pk}", "seen": "pending"})
    assert "Propos contraires à la loi" in answer.content.decode()


def test_only_who_moderates_sees_reports(client, comment):
    make_report(comment, words="Mots du signalement")
    for role in ("author", "recruiter", "reader", ""):
        client.force_login(make_user(role))
        answer = client.get("/admin/review/reports/")
        assert answer.status_code in (302, 403)
        assert "Mots du signalement" not in answer.content.decode()


def test_upheld_a_report_refuses_the_comment_by_a_decision_of_its_own(client, page, comment, admin):
    reports = [make_report(comment), make_report(comment)]
    client.force_login(admin)
    sent = {"one": f"uphold:{reports[0].pk}", "asked": "1", "words": "Injure.", "seen": "pending"}
    assert client.post("/admin/review/reports/decide/", sent).status_code == 302
    comment.refresh_from_db()
    assert (comment.state, states()) == ("refused", ["upheld", "upheld"])
    decision = comment.decisions.last()
    assert (decision.move, decision.reason, decision.actor, decision.text) == ("refuse", "Injure.", admin, "Un message contesté")
    assert "Un message contesté" not in client.get(page.url).content.decode()
    assert list(register.faults()) == []


def test_upholding_needs_a_reason(comment, admin):
    with pytest.raises(MoveRefused):
        act("uphold", make_report(comment), by=admin)
    comment.refresh_from_db()
    assert (comment.state, states()) == ("approved", ["pending"])


def test_dismissed_the_comment_stays_and_all_reports_are_answered(comment, admin):
    first, _second = make_report(comment), make_report(comment)
    act("dismiss", first, by=admin)
    comment.refresh_from_db()
    assert (comment.state, states()) == ("approved", ["dismissed", "dismissed"])


@pytest.mark.parametrize("asked", [0, 1])
def test_an_undo_on_any_report_takes_back_reports_and_comment(comment, admin, asked):
    reports = [make_report(comment), make_report(comment)]
    act("uphold", reports[0], by=admin, reason="Injure.")
    act("undo", reports[asked], by=admin)
    comment.refresh_from_db()
    assert (comment.state, states()) == ("approved", ["pending", "pending"])
    act("dismiss", reports[0], by=admin)
    act("undo", reports[asked], by=admin)
    comment.refresh_from_db()
    assert (comment.state, states()) == ("approved", ["pending", "pending"])
    assert list(register.faults()) == []


def test_an_undo_on_the_comment_takes_back_its_reports(comment, admin):
    act("uphold", make_report(comment), by=admin, reason="Injure.")
    act("undo", comment, by=admin, model=Comment)
    comment.refresh_from_db()
    assert (comment.state, states()) == ("approved", ["pending"])
    assert list(register.faults()) == []


def test_an_undo_leaves_alone_what_was_decided_on_the_comment_since(comment, admin):
    report = make_report(comment)
    act("uphold", report, by=admin, reason="Injure.")
    act("approve", comment, by=admin, model=Comment)
    act("refuse", comment, by=admin, model=Comment, reason="Autre chose.")
    act("undo", report, by=admin)
    comment.refresh_from_db()
    assert (comment.state, states()) == ("refused", ["pending"])


def test_an_upheld_report_on_a_comment_hidden_meanwhile_changes_only_itself(comment, admin):
    report = make_report(comment)
    act("withdraw", comment, by=admin, model=Comment)
    act("uphold", report, by=admin, reason="Injure.")
    comment.refresh_from_db()
    assert (comment.state, states()) == ("withdrawn", ["upheld"])
    act("undo", report, by=admin)
    comment.refresh_from_db()
    assert (comment.state, states()) == ("withdrawn", ["pending"])


def test_many_comments_are_decided_at_once_and_given_back_at_once(page, admin):
    reported = [make_approved(page) for _ in range(5)]
    reports = [make_report(comment) for comment in reported for _ in range(2)]
    act("uphold", *reports[::2], by=admin, reason="Publicité.")
    assert set(states()) == {"upheld"}
    assert Comment.objects.in_state("refused").count() == 5
    act("undo", *reports[::2], by=admin)
    assert set(states()) == {"pending"}
    assert Comment.objects.approved().count() == 5


# --- The answer ------------------------------------------------------------------------------------------------


def test_the_private_page_tells_the_answer_and_shows_nothing_hidden(client, comment, admin):
    location = send(client, comment)["Location"].split("?")[0]
    report = Report.objects.get()
    act("dismiss", report, by=admin, reason="Le ton est vif, sans plus.")
    assert "Le ton est vif, sans plus." in client.get(location).content.decode()
    act("undo", report, by=admin)
    act("uphold", report, by=admin, reason="Injure envers une personne.")
    body = client.get(location).content.decode()
    for private in ("Un message contesté", "Dominique", "Injure envers une personne."):
        assert private not in body, "the reason is for the author of the message"


def test_reporters_with_a_confirmed_address_are_told(client, comment, admin):
    ConfirmedAddress.confirm(ADDRESS)
    send(client, comment, email=ADDRESS)
    assert [message.subject for message in mail.outbox] == ["Nous avons bien reçu votre signalement"]
    assert "La deuxième phrase." not in mail.outbox[0].body
    act("uphold", Report.objects.get(), by=admin, reason="Injure.")
    assert mail.outbox[-1].subject == "Votre signalement a été examiné"
    assert "Injure." not in mail.outbox[-1].body
    link = re.search(r"http://testserver(/commentaires/signalements/\S+)", mail.outbox[-1].body)[1]
    assert client.get(link).status_code == 200


@pytest.mark.parametrize("meanwhile", ["undo", "page deleted", "comment erased"])
def test_what_no_longer_holds_when_its_mails_are_written_is_not_told(
    page, comment, admin, meanwhile, django_capture_on_commit_callbacks
):
    ConfirmedAddress.confirm(ADDRESS)
    report = make_report(comment, email=ADDRESS)
    with django_capture_on_commit_callbacks() as late:
        report.decide("uphold", by=admin, reason="Injure.")
    {
        "undo": lambda: report.decide("undo", by=admin),
        "page deleted": page.delete,
        "comment erased": lambda: Comment.objects.get(pk=comment.pk).erase(name="x"),
    }[meanwhile]()
    for callback in late:
        callback()
    assert mail.outbox == []
    assert not ReportReceipt.objects.exists()


def test_an_unconfirmed_reporter_gets_the_link_to_confirm_and_nothing_else(client, comment, admin):
    send(client, comment, email=ADDRESS, words="Achetez chez moi")
    act("dismiss", Report.objects.get(), by=admin)
    assert [message.subject for message in mail.outbox] == ["Cette adresse est-elle la vôtre ?"]
    assert "Achetez" not in mail.outbox[0].body


def test_the_author_of_a_comment_refused_after_a_report_is_told_the_reason_and_not_by_whom(page, admin):
    ConfirmedAddress.confirm("auteur@example.org")
    comment = make_approved(page, email="auteur@example.org")
    act("uphold", make_report(comment, words="Mots du témoin", email=ADDRESS), by=admin, reason="Injure.")
    assert [message.to for message in mail.outbox] == [["auteur@example.org"]]
    assert "Injure." in mail.outbox[0].body
    assert "témoin" not in mail.outbox[0].body


# --- What is forgotten -----------------------------------------------------------------------------------------


def test_the_erasure_of_a_comment_takes_what_reports_quote_of_it(comment, admin):
    report = make_report(comment, words="Il écrit : « un message contesté ».")
    act("dismiss", report, by=admin)
    assert Decision.objects.filter(text__contains="contesté").exists()
    comment.erase(name="son auteur")
    report.refresh_from_db()
    assert report.words == ""
    assert not Decision.objects.filter(text__contains="contesté").exists()
    assert list(register.faults()) == []


def test_addresses_of_reporters_are_forgotten_after_a_year(comment):
    old = make_report(comment, email=ADDRESS, made_at=timezone.now() - timedelta(days=366))
    recent = make_report(comment, email=ADDRESS)
    forget_old_addresses()
    old.refresh_from_db()
    recent.refresh_from_db()
    assert (old.email, recent.email) == ("", ADDRESS)

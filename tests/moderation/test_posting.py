"""Sending a comment: stored once, never shown, never lost."""

import re
from datetime import timedelta

import html5lib
import pytest
from django.utils import timezone
from django.utils.translation import override

from moderation.models import Comment, Receipt
from tests.factories import draft, expired, make_article, make_section, make_user, post_dated
from tests.moderation.factories import make_approved, make_comment

SENT = {"name": "Camille", "email": "camille@example.org", "comment": "Un avis\n\nen deux paragraphes."}


def address(page) -> str:
    return f"/commentaires/articles/{page if isinstance(page, int) else page.pk}/"


def send(client, page, **fields):
    return client.post(address(page), {**SENT, **fields}, headers={"Sec-Fetch-Site": "same-origin"})


@pytest.fixture
def page(site):
    return make_article()


def test_a_comment_is_stored_pending_and_its_author_thanked(client, page):
    answer = send(client, page)
    assert answer.status_code == 302
    comment = Comment.objects.get()
    assert (comment.state, comment.is_public, comment.page_id) == ("pending", False, page.pk)
    assert (comment.user_name, comment.user_email, comment.comment) == ("Camille", "camille@example.org", SENT["comment"])
    assert comment.html.count("<p>") == 2
    thanks = client.get(answer["Location"])
    assert "Un avis" in thanks.content.decode()
    assert "no-store" in thanks["Cache-Control"]
    assert thanks["Referrer-Policy"] == "no-referrer"
    assert "noindex" in thanks["X-Robots-Tag"]
    assert not thanks.cookies


def test_nobody_reads_a_comment_that_waits(client, page):
    send(client, page, comment="Texte en attente")
    assert "Texte en attente" not in client.get(page.url).content.decode()
    assert client.get(f"/commentaires/{Comment.objects.get().pk}/").status_code == 404


def test_a_repeated_send_is_one_row_and_the_same_thank_you(client, page):
    answers = [send(client, page) for _ in range(3)]
    assert Comment.objects.count() == 1
    pages = [client.get(answer["Location"]).content.decode() for answer in answers]
    assert all("Un avis" in text for text in pages)


def test_the_same_words_under_another_article_or_from_another_person_are_another_comment(client, page):
    send(client, page)
    send(client, make_article())
    send(client, page, email="dominique@example.org")
    assert Comment.objects.count() == 3


def refused(answer, status: int, text: str = SENT["comment"]) -> str:
    """The body of a refusal that gave the text back."""
    assert answer.status_code == status, answer.content.decode()[:500]
    body = answer.content.decode()
    areas = html5lib.parse(body, namespaceHTMLElements=False).findall(".//textarea")
    assert text in ["".join(area.itertext()).lstrip("\n") for area in areas]
    return body


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""}, {"name": "x" * 51}, {"email": "pas une adresse"}, {"email": "a" * 391 + "@free.fr"},
        {"parent": "9" * 30}, {"parent": "-1"}, {"parent": "x\0"}, {"parent": "٣"}, {"notify": "on", "email": ""},
        {"contact_me": "https://spam.example"},
    ],
    ids=str,
)  # fmt: skip
def test_a_wrong_field_gives_the_form_back_filled_with_a_summary(client, page, wrong):
    body = refused(send(client, page, **wrong), 422)
    assert re.search(r"<title>\s*(Erreur|Error)", body)
    assert "form-summary" in body
    assert "autofocus" in body
    assert not Comment.objects.exists()


def test_the_summary_leads_to_the_field_with_the_same_words_as_beside_it(client, page):
    tree = html5lib.parse(send(client, page, name="").content.decode(), namespaceHTMLElements=False)
    link = tree.find(".//div[@class='form-summary']//a")
    field = tree.find(".//input[@id='id_name']")
    assert link.get("href") == "#id_name"
    assert field.get("aria-invalid") == "true"
    described = field.get("aria-describedby").split()[-1]
    assert "".join(tree.find(f".//*[@id='{described}']").itertext()).strip() == "".join(link.itertext()).strip()


def test_a_text_far_too_long_comes_back_whole(client, page):
    refused(send(client, page, comment="a" * 100_000), 422, "a" * 100_000)


def test_nul_is_dropped(client, page):
    send(client, page, comment="Un\0 avis", name="Ca\0mille")
    comment = Comment.objects.get()
    assert (comment.comment, comment.user_name) == ("Un avis", "Camille")


def test_an_empty_message_is_refused(client, page):
    assert send(client, page, comment=" \n ").status_code == 422
    assert client.post(address(page), {}).status_code == 422


@pytest.mark.parametrize("make", [draft, expired, post_dated])
def test_an_article_that_readers_do_not_see_takes_no_comment(client, site, make):
    refused(send(client, make()), 404)
    assert not Comment.objects.exists()


@pytest.mark.parametrize("number", [0, 999_999, 10**30])
def test_an_unknown_article_gives_the_text_back(client, site, number):
    refused(send(client, number), 404)


def test_a_closed_article_gives_the_text_back(client, site):
    refused(send(client, make_article(comment_policy="closed")), 403)
    section = make_section("Fermée", comment_policy="closed")
    refused(send(client, make_article(section=make_section("Dessous", parent=section), comment_policy="open")), 403)
    assert not Comment.objects.exists()


def test_an_article_closes_after_its_days_or_its_sections(client, site):
    old = timezone.now() - timedelta(days=61)
    section = make_section("Soixante", comments_close_after_days=60)
    refused(send(client, make_article(section=section, public_date=old)), 403)
    assert send(client, make_article(section=section, public_date=old, comments_close_after_days=90)).status_code == 302
    assert send(client, make_article(section=section)).status_code == 302


def test_a_post_dated_article_that_closes_by_itself_breaks_nothing(client, site):
    page = post_dated(comments_close_after_days=1)
    refused(send(client, page), 404)


def test_days_beyond_the_calendar_close_nothing(client, site):
    assert send(client, make_article(comments_close_after_days=32767, public_date=timezone.now())).status_code == 302


def test_registered_readers_only(client, site):
    page = make_article(comment_policy="registered")
    body = refused(send(client, page), 403)
    assert "/compte/" in body
    reader = make_user(display_name="Nour Lectrice")
    client.force_login(reader)
    assert client.post(address(page), {"comment": "Un avis"}, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 302
    comment = Comment.objects.get()
    assert (comment.user, comment.user_name, comment.user_email) == (reader, "Nour Lectrice", reader.email)


def test_a_reply_answers_a_public_comment_of_the_same_article(client, page):
    parent = make_approved(page)
    send(client, page, parent=parent.pk)
    assert Comment.objects.get(state="pending").reply_to == parent


@pytest.mark.parametrize("state", ["pending", "refused", "spam", "withdrawn"])
def test_a_comment_that_nobody_sees_cannot_be_answered_nor_read(client, page, state):
    parent = make_comment(page, state=state, text="Texte caché")
    body = refused(send(client, page, parent=parent.pk), 422)
    assert "Texte caché" not in body
    assert "Texte caché" not in client.get(address(page), {"parent": parent.pk}).content.decode()
    assert Comment.objects.count() == 1


def test_a_reply_to_a_comment_of_another_article_is_refused_then_accepted_as_a_comment(client, page):
    elsewhere = make_approved(make_article())
    body = refused(send(client, page, parent=elsewhere.pk), 422)
    assert f'name="parent" value="{elsewhere.pk}"' not in body
    assert send(client, page, parent="").status_code == 302


def test_the_form_of_a_reply_needs_no_script(client, page):
    parent = make_approved(page, name="Dominique", text="Une question")
    form = client.get(address(page), {"parent": parent.pk})
    assert form.status_code == 200
    assert "Une question" in form.content.decode()
    assert f'name="parent" value="{parent.pk}"' in form.content.decode()
    assert not form.cookies


@pytest.mark.parametrize("parent", ["", "abc", "9" * 400, "-4", "\0"])
def test_absurd_parents_in_the_address_give_the_plain_form(client, page, parent):
    # NUL is refused before any view.
    assert client.get(address(page), {"parent": parent}).status_code == (400 if parent == "\0" else 200)


def test_a_send_from_another_site_is_refused_and_the_text_kept(client, page):
    answer = client.post(address(page), SENT, headers={"Sec-Fetch-Site": "cross-site"})
    refused(answer, 403)
    answer = client.post(address(page), SENT, headers={"Origin": "https://ailleurs.example"})
    refused(answer, 403)
    assert not Comment.objects.exists()


def test_a_session_that_died_meanwhile_loses_nothing(client, page):
    """The form of a signed-in reader has no name: sent without the session, it comes back with the text and asks for one."""
    answer = client.post(address(page), {"comment": SENT["comment"]}, headers={"Sec-Fetch-Site": "same-origin"})
    assert 'id="id_name"' in refused(answer, 422)


def test_a_preview_shows_the_text_and_stores_nothing(client, page):
    answer = send(client, page, preview="1")
    body = refused(answer, 200)
    assert "<p>en deux paragraphes.</p>" in body
    assert not Comment.objects.exists()


def test_too_many_sends_get_the_text_back_and_a_429(client, page):
    for number in range(20):
        assert send(client, page, comment=f"Message {number}").status_code == 302
    refused(send(client, page, comment="Un de trop"), 429, "Un de trop")


def test_wrong_methods_are_refused(client, page):
    assert client.put(address(page)).status_code == 405
    assert client.delete(address(page)).status_code == 405


def test_the_receipt_tells_state_and_reason(client, page):
    location = send(client, page)["Location"].split("?")[0]
    Comment.objects.get().decide("refuse", by=make_user("admin"), reason="Restez courtois.")
    with override("fr"):
        assert "Restez courtois." in client.get(location).content.decode()


def test_the_author_withdraws_by_a_post_and_once(client, page):
    location = send(client, page)["Location"].split("?")[0]
    client.get(location, {"act": "withdraw"})
    assert Comment.objects.get().state == "pending"
    for _ in range(2):
        assert client.post(location, {"act": "withdraw"}).status_code == 302
    comment = Comment.objects.get()
    assert (comment.state, comment.decisions.count()) == ("withdrawn", 1)
    assert client.get(location).status_code == 200


@pytest.mark.parametrize("token", ["x", "9" * 500, "é"])
def test_an_unknown_receipt_is_a_404(client, site, token):
    assert client.get(f"/commentaires/suivi/{token}/").status_code == 404


def test_a_receipt_expires(client, page):
    location = send(client, page)["Location"]
    Receipt.objects.update(expires_at=timezone.now())
    assert client.get(location).status_code == 404


def test_tokens_are_stored_hashed(client, page):
    token = send(client, page)["Location"].split("/")[-2]
    assert Receipt.objects.filter(token_hash=token).count() == 0
    assert Receipt.opened_by(token)


def test_who_copies_a_published_comment_gets_no_private_page_of_its_author(client, page):
    send(client, page, email="")
    comment = Comment.objects.get()
    comment.decide("approve", name="Camille")
    answer = send(client, page, email="")
    assert answer["Location"] == f"/commentaires/{comment.pk}/"
    comment.decide("reopen", name="Camille")
    own = client.get(send(client, page, email="")["Location"]).content.decode()
    assert Comment.objects.count() == 2, "hidden since: the copy is a comment of its own"
    assert Receipt.objects.filter(comment=comment).count() == 1
    assert "withdraw" in own


def test_a_message_taken_back_may_be_sent_anew_within_the_rate(client, page):
    def taken_back():
        receipt = send(client, page)["Location"].partition("?")[0]
        client.post(receipt, {"act": "withdraw"})

    taken_back()
    send(client, page)
    assert sorted(Comment.objects.values_list("state", flat=True)) == ["pending", "withdrawn"]
    for _ in range(19):
        taken_back()
    refused(send(client, page), 429)


def test_the_reason_of_a_refusal_stays_when_its_approval_is_undone(client, page):
    receipt = send(client, page)["Location"].partition("?")[0]
    comment = Comment.objects.get()
    comment.decide("refuse", name="Camille", reason="Trop vif.")
    comment.decide("approve", name="Camille")
    assert "Trop vif." not in client.get(receipt).content.decode()
    comment.decide("undo", name="Camille")
    assert "Trop vif." in client.get(receipt).content.decode()


@pytest.mark.parametrize("charset", ["hex", "zlib", "punycode", "undefined", "utf-16"])
def test_a_send_in_letters_that_nobody_reads_is_refused(client, page, charset):
    body = b'--x\r\nContent-Disposition: form-data; name="comment"\r\n\r\nAvis\r\n--x--\r\n'
    answer = client.generic("POST", address(page), body, content_type=f"multipart/form-data; boundary=x; charset={charset}")
    assert answer.status_code == 400

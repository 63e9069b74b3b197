"""No order of actions shows a text that nobody read, and what a person decided is not undone by a rule. Through HTTP."""

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from moderation.models import Ban, Comment, CommentingSettings, Receipt
from review import links, register
from review.desk import all_queues
from tests.factories import make_article, make_user
from tests.moderation.factories import make_approved, make_comment
from tests.moderation.test_acts import act, hidden, url
from tests.moderation.test_display import section


@pytest.fixture
def page(site):
    return make_article()


@pytest.fixture
def desk(client, site):
    client.force_login(make_user("moderator", display_name="Camille Renaud"))
    return client


def change(client, comment, text):
    """Its author sends `text` from the private page."""
    return client.post(f"/commentaires/suivi/{Receipt.issue(comment)}/", {"act": "change", "comment": text})


def test_an_answer_approves_no_text_that_changed_while_it_was_written(desk, page):
    comment = make_comment(page, text="Une question polie", submitted_at=timezone.now())
    seen = hidden(desk.get(url("answer", comment)), "seen")
    assert change(desk, comment, "Une insulte").status_code == 302
    sent = {"seen": seen, "text": "Notre réponse", "signature": "site", "approve_this": "on"}
    answer = desk.post(url("answer", comment), sent)
    assert answer.status_code == 422
    assert "Notre réponse" in answer.content.decode()
    assert Comment.objects.get().state == "pending"
    assert "Une insulte" not in section(page)
    act(desk, "answer", comment, text="Notre réponse", signature="site", approve_this="on")
    assert Comment.objects.approved().count() == 2, "read again, it is approved"


def test_an_answer_to_what_was_refused_meanwhile_is_given_back(desk, page):
    comment = make_approved(page)
    seen = hidden(desk.get(url("answer", comment)), "seen")
    comment.decide("refuse", by=make_user("admin"), reason="Hors sujet.")
    answer = desk.post(url("answer", comment), {"seen": seen, "text": "Notre réponse", "signature": "site"})
    assert answer.status_code == 422
    assert "Notre réponse" in answer.content.decode()
    assert Comment.objects.count() == 1


@pytest.fixture
def trusted(site):
    """A reader whom the site trusts after one approved comment."""
    CommentingSettings.objects.create(site=site, seconds_between=0, policy="trusted", trusted_after=1)
    user = make_user("reader", email="nour@example.org")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def sent_by(client, user, page, text):
    client.force_login(user)
    address = f"/commentaires/articles/{page.pk}/"
    assert client.post(address, {"comment": text}, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 302
    return Comment.objects.latest("pk")


def test_a_correction_that_was_asked_for_is_read_by_a_person_whoever_sends_it(client, trusted, page):
    admin = make_user("admin")
    sent_by(client, trusted, page, "Le prix du bois a doublé.").decide("approve", by=admin)
    comment = sent_by(client, trusted, page, "Et les transports, alors ?")
    assert comment.state == "approved"
    comment.decide("correct", by=admin, reason="Dites-nous d’où vient ce chiffre.")
    change(client, comment, "Et les transports, dites ?")
    assert Comment.objects.get(pk=comment.pk).state == "pending"
    assert "dites ?" not in section(page)


def test_who_is_banned_is_not_published_by_mending(client, trusted, page):
    admin = make_user("admin")
    sent_by(client, trusted, page, "Le prix du bois a doublé.").decide("approve", by=admin)
    comment = sent_by(client, trusted, page, "https://a.example https://b.example https://c.example")
    assert comment.state == "pending"
    Ban.impose(comment, by=admin, reason="Publicité.")
    change(client, comment, "Un avis tout à fait ordinaire.")
    assert Comment.objects.get(pk=comment.pk).state == "pending"


def test_a_correction_after_an_edit_is_the_text_of_its_author(desk, page):
    admin = make_user("admin")
    comment = make_comment(page, text="Premier jet, avec Untel")
    comment.edit(text="Premier jet", by=admin)
    comment.decide("correct", by=admin, reason="Précisez.")
    change(desk, comment, "Second jet, avec Untel")
    comment = Comment.objects.get()
    assert not comment.is_edited
    comment.edit(text="Second jet", by=admin)
    comment.refresh_from_db()
    assert comment.earlier_text == "Second jet, avec Untel"
    comment.decide("undo", by=admin)
    assert Comment.objects.get().comment == "Second jet, avec Untel"


def test_the_private_page_gives_the_reason_that_holds_and_no_other(client, site, page):
    admin = make_user("admin")
    first, second = make_approved(page), make_approved(page)
    first.decide("pin", by=admin)
    second.decide("pin", by=admin)
    body = client.get(f"/commentaires/suivi/{Receipt.issue(first)}/").content.decode()
    assert "épinglé" not in body
    third = make_comment(page, text="Un texte")
    third.edit(text="Un texte, corrigé", by=admin, reason="Une coquille.")
    link = f"/commentaires/suivi/{Receipt.issue(third)}/"
    assert "Une coquille." in client.get(link).content.decode()
    third.decide("undo", by=admin)
    third.decide("approve", by=admin)
    assert "Une coquille." not in client.get(link).content.decode()


def test_no_way_of_approving_takes_a_text_that_changed_after_it_was_shown(desk, page):
    queue = next(queue for queue in all_queues() if queue.model is Comment)
    parent = make_approved(page)
    comment = make_comment(page, text="Poli", submitted_at=timezone.now(), reply_to=parent)
    parent.decide("reopen", by=make_user("admin"))
    one, many = f"approve_both:{comment.pk}", {"move": "approve_both", "id": [comment.pk, parent.pk]}
    mail = links.decide_url(queue, comment.pk, make_user("moderator")).replace("http://testserver", "")
    ways = {
        "/admin/review/comments/": ("/admin/review/comments/decide/", {"one": one}),
        "/admin/review/comments/?q=i": ("/admin/review/comments/decide/?q=i", many),
        "/admin/review/comments/?page=": (
            "/admin/review/comments/decide/",
            {"move": "approve_both", "all": "1", "asked": "1", "newest": comment.pk},
        ),
        url("card", comment): ("/admin/review/comments/decide/", {"one": one}),
        url("edit", comment): (url("edit", comment), {"text": "Poli, relu"}),
        url("answer", comment): (url("answer", comment), {"text": "Oui", "signature": "site", "approve_this": "on"}),
        mail: (mail, {"one": one}),
    }
    seen = {shown: hidden(desk.get(shown), "seen") for shown in ways}
    assert change(desk, comment, "Impoli").status_code == 302
    for shown, (sent_to, sent) in ways.items():
        answer = desk.post(sent_to, {**sent, "seen": seen[shown]}, follow=True)
        assert answer.status_code in (200, 409, 422), shown
        assert Comment.objects.get(pk=comment.pk).state == "pending", shown
        assert "mpoli" not in section(page), shown
    assert Comment.objects.get(pk=comment.pk).comment == "Impoli"
    assert list(register.faults()) == []

"""A proposed article is discussed by the whole newsroom in its editor; only those entitled change its text."""

import json

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import Comment, CommentReply, PageLogEntry, PageSubscription

from articles.models import ArticlePage
from tests.articles.editor import form_of, latest, post_form, read_form, words
from tests.factories import draft, make_section, make_standard_page, make_user

JSON = {"headers": {"accept": "application/json"}}


@pytest.fixture
def author(site):
    return make_user("author", "camille", display_name="Camille Renaud")


@pytest.fixture
def colleague(site):
    return make_user("author", "idir", display_name="Idir Meunier")


@pytest.fixture
def proposed(client, author) -> ArticlePage:
    article = draft(title="Un lieu partagé", owner=author)
    client.force_login(author)
    post_form(client, article, **{"action-submit": "1"})
    PageSubscription.objects.filter(page=article, user=author).update(comment_notifications=True)
    mail.outbox.clear()
    return ArticlePage.objects.get(pk=article.pk)


def edit(article) -> str:
    return reverse("wagtailadmin_pages:edit", args=[article.pk])


def remark(text: str, place: str = "title", **changes) -> dict[str, str]:
    """What the browser sends of one new comment."""
    return {
        "comments-TOTAL_FORMS": "1",
        "comments-INITIAL_FORMS": "0",
        "comments-0-text": text,
        "comments-0-contentpath": place,
        "comments-0-position": "",
        "comments-0-replies-TOTAL_FORMS": "0",
        "comments-0-replies-INITIAL_FORMS": "0",
        **changes,
    }


NO_REMARK = {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}


def answer_to(comment: Comment, text: str) -> dict[str, str]:
    return remark(
        comment.text,
        comment.contentpath,
        **{
            "comments-INITIAL_FORMS": "1",
            "comments-0-id": str(comment.pk),
            "comments-0-replies-TOTAL_FORMS": "1",
            "comments-0-replies-0-text": text,
        },
    )


def test_a_colleague_comments_and_the_author_is_told(client, proposed, author, colleague):
    client.force_login(colleague)
    page = client.get(edit(proposed))
    assert "seuls vos commentaires" in words(page)
    client.post(edit(proposed), {**form_of(client, proposed), **remark("Un titre plus court ?")}, follow=True)
    comment = Comment.objects.get()
    assert (comment.user, comment.text, comment.contentpath) == (colleague, "Un titre plus court ?", "title")
    assert comment.revision_created == proposed.latest_revision
    [told] = mail.outbox
    assert told.to == [author.email]
    assert PageLogEntry.objects.filter(action="wagtail.comments.create", user=colleague).exists()


def test_what_saves_itself_before_the_comments_are_drawn_leaves_their_switch(client, proposed, author):
    client.force_login(author)
    sent = form_of(client, proposed)
    drawn = {name: value for name, value in sent.items() if not name.startswith("comment")}
    told = PageSubscription.objects.filter(page=proposed, user=author, comment_notifications=True)
    assert client.post(edit(proposed), drawn, **JSON).json()["success"]
    assert told.exists()
    unticked = {name: value for name, value in form_of(client, proposed).items() if name != "comment_notifications"}
    assert client.post(edit(proposed), {**unticked, **NO_REMARK}, **JSON).json()["success"]
    assert not told.exists()


@pytest.mark.parametrize("kind", ["section", "fixed page", "home page"])
def test_other_pages_keep_the_switch_too(client, site, kind):
    page = {"section": make_section, "fixed page": make_standard_page, "home page": lambda: site.root_page}[kind]()
    editor = make_user("editor-in-chief")
    client.force_login(editor)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    PageSubscription.objects.create(page=page, user=editor, comment_notifications=True)
    sent = read_form(client.get(address).content.decode(), "page-edit-form")
    drawn = {name: value for name, value in sent.items() if not name.startswith("comment")} | {"body-count": "0"}
    assert client.post(address, drawn, **JSON).json()["success"]
    assert PageSubscription.objects.get(page=page, user=editor).comment_notifications


def test_who_may_comment_only_asks_for_no_news_that_wagtail_refuses(client, proposed, colleague, author):
    client.force_login(colleague)
    assert "editing-sessions" not in client.get(edit(proposed)).content.decode()
    client.force_login(author)
    assert "editing-sessions" in client.get(edit(proposed)).content.decode()


def test_the_author_answers_the_colleague_and_the_editor_sees_both(client, proposed, author, colleague):
    client.force_login(colleague)
    client.post(edit(proposed), remark("Un titre plus court ?"))
    comment = Comment.objects.get()
    client.force_login(author)
    client.post(edit(proposed), {**form_of(client, proposed), **answer_to(comment, "Essayé, trop sec.")})
    client.force_login(make_user("editor"))
    page = client.get(edit(proposed)).content.decode()
    assert "Un titre plus court ?" in page
    assert "trop sec" in page


def test_nothing_else_of_what_a_colleague_sends_is_read(client, proposed, colleague):
    client.force_login(colleague)
    sent = {
        **form_of(client, proposed),
        **remark("Bien."),
        "title": "Un autre titre",
        "slug": "autre",
        "action-publish": "1",
        "action-workflow-action": "1",
        "workflow-action-name": "approve",
    }
    client.post(edit(proposed), sent)
    article = ArticlePage.objects.get(pk=proposed.pk)
    assert latest(proposed).title == article.title == "Un lieu partagé"
    assert (article.live, article.slug) == (False, proposed.slug)
    assert article.latest_revision == proposed.latest_revision
    assert Comment.objects.count() == 1


def test_saving_by_itself_keeps_comments_and_meets_no_conflict(client, proposed, author, colleague):
    client.force_login(colleague)
    opened = form_of(client, proposed)
    client.force_login(author)
    post_form(client, proposed, title="Mieux dit")
    client.force_login(colleague)
    answer = client.post(edit(proposed), {**opened, **remark("Bien.")}, **JSON)
    said = json.loads(answer.content)
    assert (answer.status_code, said["success"]) == (200, True)
    assert said["comments"]["comments"][0]["pk"] == Comment.objects.get().pk
    assert latest(proposed).title == "Mieux dit"
    client.force_login(author)
    post_form(client, proposed, title="Encore mieux")
    assert Comment.objects.count() == 1
    assert latest(proposed).title == "Encore mieux"


def test_a_colleague_does_not_rewrite_the_comment_of_another(client, proposed, author, colleague):
    comment = Comment.objects.create(page=proposed, user=author, text="À revoir", contentpath="title")
    client.force_login(colleague)
    sent = remark("Parfait", **{"comments-INITIAL_FORMS": "1", "comments-0-id": str(comment.pk)})
    assert "personne ne modifie" in words(client.post(edit(proposed), sent, follow=True))
    assert client.post(edit(proposed), sent, **JSON).status_code == 400
    assert Comment.objects.get().text == "À revoir"


def test_nor_deletes_it_nor_an_answer_of_another(client, proposed, author, colleague):
    """Forms that are to be deleted are not checked by Django: who wrote them is."""
    comment = Comment.objects.create(page=proposed, user=author, text="À revoir", contentpath="title")
    answer = CommentReply.objects.create(comment=comment, user=author, text="Vraiment.")
    client.force_login(colleague)
    whole = remark("À revoir", **{"comments-INITIAL_FORMS": "1", "comments-0-id": str(comment.pk), "comments-0-DELETE": "on"})
    replies = "comments-0-replies"
    below = {
        **whole,
        "comments-0-DELETE": "",
        f"{replies}-TOTAL_FORMS": "1",
        f"{replies}-INITIAL_FORMS": "1",
        f"{replies}-0-id": str(answer.pk),
        f"{replies}-0-text": answer.text,
        f"{replies}-0-DELETE": "on",
    }
    for sent in (whole, below):
        assert "personne ne modifie" in words(client.post(edit(proposed), sent, follow=True))
        assert client.post(edit(proposed), sent, **JSON).status_code == 400
    assert [Comment.objects.get(), CommentReply.objects.get()] == [comment, answer]


def test_a_colleague_deletes_comments_and_answers_of_their_own(client, proposed, colleague):
    comment = Comment.objects.create(page=proposed, user=colleague, text="À revoir", contentpath="title")
    client.force_login(colleague)
    sent = remark("À revoir", **{"comments-INITIAL_FORMS": "1", "comments-0-id": str(comment.pk), "comments-0-DELETE": "on"})
    assert "Vos commentaires sont" in words(client.post(edit(proposed), sent, follow=True))
    assert not Comment.objects.exists()


@pytest.mark.parametrize("role", ["moderator", "reader", "recruiter", ""])
def test_others_cannot(client, proposed, role):
    client.force_login(make_user(role))
    assert client.post(edit(proposed), remark("Bien.")).status_code in (302, 403)
    assert not Comment.objects.exists()


def test_a_draft_is_nobody_else_s_and_a_decided_article_is_no_more_discussed(client, proposed, author, colleague):
    private = draft(owner=author)
    client.force_login(colleague)
    assert client.get(edit(private)).status_code == 302
    proposed.current_workflow_state.cancel(user=author)
    client.post(edit(proposed), remark("Bien."))
    assert not Comment.objects.exists()


def test_colleagues_find_it_on_their_first_page(client, proposed, colleague):
    client.force_login(colleague)
    assert f'href="{edit(proposed)}"' in client.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.parametrize("value", ["", "x", "-1", "99999999", "9" * 400], ids=range(5))
def test_absurd_forms_are_refused_without_an_error_of_ours(client, proposed, colleague, value):
    client.force_login(colleague)
    for name in ("comments-TOTAL_FORMS", "comments-INITIAL_FORMS", "comments-0-id", "comments-0-replies-TOTAL_FORMS"):
        assert client.post(edit(proposed), remark("Bien.", **{name: value})).status_code < 500
    assert client.post(edit(proposed), {}).status_code < 500


class TestChecks:
    def test_remarks_come_with_each_saving_by_itself(self, client, author):
        article = draft(owner=author, standfirst="Deux phrases.")
        client.force_login(author)
        said = json.loads(client.post(edit(article), {**form_of(client, article), "standfirst": ""}, **JSON).content)
        assert "#article-findings" in said["html"]
        assert "Pas de chapô" in said["html"]
        sent = {**form_of(client, article), "standfirst": "De retour."}
        assert "Pas de chapô" not in json.loads(client.post(edit(article), sent, **JSON).content)["html"]

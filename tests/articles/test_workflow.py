"""From draft to readers: propose, read, decide, with who is told and what is kept."""

import itertools
import json
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Task, Workflow, WorkflowState

from articles.models import ArticlePage, Refusal, ReviewTask
from articles.review_setup import set_up_review
from articles.status import Facts, Status, status_of, with_status
from tests.articles.editor import latest, post_form, words
from tests.factories import draft, expired, make_article, make_author, make_user, post_dated


@pytest.fixture
def author(site):
    return make_user("author", "camille", display_name="Camille Renaud")


@pytest.fixture
def editor(site):
    return make_user("editor", "noor", display_name="Noor Haddad")


@pytest.fixture
def proposed(client, author, editor) -> ArticlePage:
    """An article of `author`, proposed through the editor."""
    article = draft(title="Un lieu partagé", owner=author)
    client.force_login(author)
    post_form(client, article, **{"action-submit": "1"})
    return again(article)


def again(article) -> ArticlePage:
    return ArticlePage.objects.get(pk=article.pk)


def decide(client, user, article, action: str, comment: str = "", **changes):
    client.force_login(user)
    said = {"action-workflow-action": "1", "workflow-action-name": action}
    said["workflow-action-extra-data"] = json.dumps({"comment": comment})
    return post_form(client, article, **said, **changes)


def status(article) -> Status:
    return again(article).status


class TestSetUp:
    def test_one_workflow_reads_the_whole_tree_by_editors(self, site):
        workflow = draft().get_workflow()
        task = workflow.tasks.get().specific
        assert (workflow.name, type(task)) == ("Relecture", ReviewTask)
        assert set(task.groups.values_list("role__key", flat=True)) == {"editor-in-chief", "editor"}

    def test_wagtail_s_own_is_gone(self, site):
        assert list(Workflow.objects.values_list("name", flat=True)) == ["Relecture"]
        assert Task.objects.count() == 1

    def test_setting_up_again_changes_nothing_and_respects_what_people_changed(self, site):
        Workflow.objects.update(name="Autre nom")
        set_up_review()
        assert list(Workflow.objects.values_list("name", flat=True)) == ["Autre nom"]


class TestProposing:
    def test_a_proposed_article_waits_and_editors_are_told(self, proposed, author, editor):
        assert status(proposed) == Status.PROPOSED
        [told] = mail.outbox
        assert told.to == [editor.email]
        assert "Camille Renaud propose « Un lieu partagé »." in told.body.replace("\u00a0", " ")
        assert f"http://testserver/admin/pages/{proposed.pk}/edit/" in told.body

    def test_what_editors_preview_and_decide_on_is_the_latest_version(self, client, proposed, author):
        post_form(client, proposed, title="Mieux dit")
        assert proposed.current_workflow_task_state.revision == again(proposed).latest_revision

    def test_its_author_goes_on_writing(self, client, proposed, author):
        post_form(client, proposed, title="Mieux dit")
        assert latest(proposed).title == "Mieux dit"
        assert status(proposed) == Status.PROPOSED

    def test_another_author_reads_it(self, client, proposed):
        client.force_login(make_user("author"))
        assert client.get(reverse("wagtailadmin_pages:view_draft", args=[proposed.pk])).status_code == 200

    def test_a_draft_that_is_not_proposed_stays_its_author_s(self, client, author):
        article = draft(owner=author)
        client.force_login(make_user("author"))
        assert client.get(reverse("wagtailadmin_pages:view_draft", args=[article.pk])).status_code == 302

    @pytest.mark.parametrize("role", ["moderator", "reader", "recruiter", ""])
    def test_others_do_not_read_it(self, client, proposed, role):
        client.force_login(make_user(role))
        assert client.get(reverse("wagtailadmin_pages:view_draft", args=[proposed.pk])).status_code in (302, 403)


class TestDeciding:
    def test_approval_publishes_and_tells_the_author(self, client, proposed, author, editor):
        mail.outbox.clear()
        decide(client, editor, proposed, "approve")
        assert status(proposed) == Status.PUBLISHED
        [told] = mail.outbox
        assert told.to == [author.email]
        assert "est approuvé et publié" in told.body
        assert again(proposed).full_url in told.body

    def test_approval_keeps_the_public_date(self, client, proposed, editor):
        day = timezone.now() + timedelta(days=3)
        decide(client, editor, proposed, "approve", public_date=timezone.localtime(day).strftime("%Y-%m-%d %H:%M"))
        assert status(proposed) == Status.POST_DATED
        assert not ArticlePage.objects.current().filter(pk=proposed.pk).exists()
        assert ArticlePage.objects.current(day + timedelta(minutes=1)).filter(pk=proposed.pk).exists()

    @pytest.mark.parametrize("field", ["public_date", "go_live_at"])
    def test_the_author_of_a_post_dated_article_is_told_its_day(self, client, proposed, author, editor, field):
        mail.outbox.clear()
        decide(client, editor, proposed, "approve", **{field: "2031-03-01 07:30"})
        [told] = mail.outbox
        assert told.subject.replace("\u00a0", " ").endswith("Approuvé : « Un lieu partagé » paraîtra le 1er mars 2031 à 7 h 30")
        assert "il paraîtra de lui-même le 1er mars 2031 à 7" in told.body

    def test_approval_keeps_the_schedule(self, client, proposed, editor):
        day = timezone.now() + timedelta(days=3)
        decide(client, editor, proposed, "approve", go_live_at=timezone.localtime(day).strftime("%Y-%m-%d %H:%M"))
        article = again(proposed)
        assert (article.live, article.status) == (False, Status.POST_DATED)
        assert article.scheduled_revision is not None

    def test_approval_without_publishing_holds_until_the_text_changes(self, client, proposed, editor, author):
        decide(client, editor, proposed, "pass")
        assert (status(proposed), again(proposed).live) == (Status.APPROVED, False)
        assert "Un rédacteur le publiera" in mail.outbox[-1].body
        client.force_login(author)
        post_form(client, proposed, title="Changé après coup")
        assert status(proposed) == Status.DRAFT

    @pytest.mark.parametrize(
        ("action", "said"),
        [
            ("approve", "« Un lieu partagé » est approuvé et publié."),
            ("pass", "« Un lieu partagé » est approuvé. Il n’est pas en ligne"),
            ("reject", "« Un lieu partagé » est à reprendre : vos demandes sont envoyées"),
            ("refuse", "« Un lieu partagé » est refusé : votre motif est conservé"),
        ],
    )
    @pytest.mark.parametrize("place", ["editor", "dashboard"])
    def test_the_editor_is_told_what_the_decision_did(self, client, proposed, editor, action, said, place):
        if place == "editor":
            answer = decide(client, editor, proposed, action, "Trop long.")
        else:
            client.force_login(editor)
            state = proposed.current_workflow_task_state
            address = reverse("wagtailadmin_pages:workflow_action", args=[proposed.pk, action, state.pk])
            answer = client.post(address, {"comment": "Trop long."}, follow=True)
        assert said in words(answer)
        assert "a été mise à jour" not in words(answer)

    def test_an_approval_says_when_readers_will_see_a_post_dated_article(self, client, proposed, editor):
        answer = decide(client, editor, proposed, "approve", public_date="2031-03-01 07:30")
        assert "« Un lieu partagé » est approuvé ; les lecteurs le verront le samedi 1er mars 2031 à 7 h 30." in words(answer)

    def test_a_post_dated_article_is_said_to_wait(self, client, editor):
        article = draft(title="Un lieu partagé")
        client.force_login(editor)
        answer = post_form(client, article, **{"action-publish": "1", "public_date": "2031-03-01 07:30"})
        assert "« Un lieu partagé » est postdaté : il paraîtra le samedi 1er mars 2031 à 7 h 30." in words(answer)
        assert "publiée." not in words(answer)
        answer = post_form(client, article, **{"action-publish": "1", "public_date": "2021-03-01 07:30"})
        assert "postdaté" not in words(answer)
        answer = post_form(client, article, **{"action-publish": "1", "go_live_at": "2031-03-01 07:30"})
        assert "est en ligne ; la version modifiée prendra sa place le samedi 1er mars 2031 à 7 h 30." in words(answer)

    @pytest.mark.parametrize("action", ["reject", "refuse"])
    @pytest.mark.parametrize("comment", ["", "   "])
    def test_no_refusal_without_a_reason(self, client, proposed, editor, action, comment):
        answer = decide(client, editor, proposed, action, comment, title="Relu")
        assert "Écrivez le motif" in words(answer)
        assert (status(proposed), latest(proposed).title) == (Status.PROPOSED, "Relu")
        state = proposed.current_workflow_task_state
        address = reverse("wagtailadmin_pages:workflow_action", args=[proposed.pk, action, state.pk])
        client.post(address, {"comment": comment})
        assert status(proposed) == Status.PROPOSED

    def test_changes_asked_for_go_back_to_the_author_with_the_reason(self, client, proposed, editor, author):
        decide(client, editor, proposed, "reject", "Il manque une source.")
        assert status(proposed) == Status.TO_CORRECT
        assert mail.outbox[-1].to == [author.email]
        assert "Il manque une source." in mail.outbox[-1].body
        client.force_login(author)
        assert "Il manque une source." in words(client.get(reverse("wagtailadmin_home")))
        edit = reverse("wagtailadmin_pages:edit", args=[proposed.pk])
        assert "<strong>À reprendre</strong></p> <p>Il manque une source.</p>" in words(client.get(edit))
        post_form(client, proposed, **{"action-submit": "1"})
        assert "<p>Il manque une source.</p>" not in words(client.get(edit))
        assert status(proposed) == Status.PROPOSED

    def test_there_is_one_way_to_propose_again(self, client, proposed, editor, author):
        decide(client, editor, proposed, "reject", "Il manque une source.")
        for user in (author, editor):
            client.force_login(user)
            form = words(client.get(reverse("wagtailadmin_pages:edit", args=[proposed.pk])))
            assert form.count("Proposer de nouveau (Relecture par la rédaction)</button>") == 1
            assert "Relancer la relecture" not in form
            assert "action-restart-workflow" not in form

    def test_a_refusal_is_kept_with_its_reason_and_is_firm(self, client, proposed, editor, author):
        decide(client, editor, proposed, "refuse", "Hors de notre sujet.")
        assert status(proposed) == Status.REFUSED
        refusal = Refusal.objects.get()
        assert (refusal.reason, refusal.by) == ("Hors de notre sujet.", editor)
        assert "n’a pas retenu" in mail.outbox[-1].body
        client.force_login(author)
        post_form(client, proposed, **{"action-submit": "1"})
        assert status(proposed) == Status.REFUSED
        client.force_login(editor)
        assert "Refusé" in words(client.get(reverse("newsroom_articles:index"), {"status_word": "refused"}))
        post_form(client, proposed, **{"action-submit": "1"})
        assert status(proposed) == Status.PROPOSED

    def test_publishing_over_a_proposal_tells_its_author_too(self, client, proposed, editor, author):
        mail.outbox.clear()
        client.force_login(editor)
        post_form(client, proposed, **{"action-publish": "1"})
        assert status(proposed) == Status.PUBLISHED
        assert [told.to for told in mail.outbox] == [[author.email]]

    @pytest.mark.parametrize("action", ["approve", "pass", "reject", "refuse"])
    def test_its_author_cannot_decide(self, client, proposed, author, action):
        decide(client, author, proposed, action, "Je décide.")
        assert status(proposed) == Status.PROPOSED
        state = proposed.current_workflow_task_state
        client.post(reverse("wagtailadmin_pages:workflow_action", args=[proposed.pk, action, state.pk]), {"comment": "Moi."})
        assert status(proposed) == Status.PROPOSED

    def test_a_form_of_decision_that_is_not_json_decides_nothing(self, client, proposed, editor):
        client.force_login(editor)
        said = {"action-workflow-action": "1", "workflow-action-name": "refuse", "workflow-action-extra-data": "[1"}
        assert post_form(client, proposed, **said).status_code == 200
        assert status(proposed) == Status.PROPOSED


FLAGS = ("live", "date_reached", "past_expiry", "taken_down", "scheduled", "refused", "approved")
FACTS = [
    Facts(**dict(zip(FLAGS, row, strict=True)), review=review)
    for row in itertools.product([False, True], repeat=len(FLAGS))
    for review in ("", "in_progress", "needs_changes", "approved", "cancelled")
]


class TestStatus:
    @pytest.mark.parametrize(
        ("facts", "word"),
        [
            (Facts(), Status.DRAFT),
            (Facts(live=True), Status.PUBLISHED),
            (Facts(live=True, date_reached=False), Status.POST_DATED),
            (Facts(live=True, past_expiry=True), Status.EXPIRED),
            (Facts(live=True, review="in_progress"), Status.PUBLISHED),
            (Facts(review="in_progress", refused=True), Status.PROPOSED),
            (Facts(review="in_progress", taken_down=True), Status.PROPOSED),
            (Facts(review="needs_changes"), Status.TO_CORRECT),
            (Facts(scheduled=True, review="approved", approved=True), Status.POST_DATED),
            (Facts(review="cancelled", refused=True), Status.REFUSED),
            (Facts(review="approved", approved=True), Status.APPROVED),
            (Facts(review="approved", approved=False), Status.DRAFT),
            (Facts(taken_down=True), Status.EXPIRED),
        ],
    )
    def test_truth_table(self, facts, word):
        assert status_of(facts) == word

    def test_every_combination_has_one_word_and_only_what_is_live_is_published(self):
        assert {status_of(facts) for facts in FACTS} == set(Status)
        assert all(facts.live for facts in FACTS if status_of(facts) == Status.PUBLISHED)
        assert not any(facts.live and status_of(facts) in (Status.DRAFT, Status.PROPOSED, Status.REFUSED) for facts in FACTS)

    def test_the_list_says_the_same_word_as_the_page(self, client, proposed, editor):
        articles = [make_article(), post_dated(), expired(), draft(), proposed]
        taken_down = make_article()
        taken_down.unpublish(set_expired=True)
        scheduled = draft(go_live_at=timezone.now() + timedelta(days=1))
        scheduled.save_revision().publish()
        articles += [taken_down, scheduled]
        for action in ("reject", "refuse", "pass"):
            other = draft(owner=proposed.owner)
            other.save_revision()
            other.get_workflow().start(other, proposed.owner)
            decide(client, editor, other, action, "Parce que.")
            articles.append(other)
        listed = dict(with_status(ArticlePage.objects.all()).values_list("pk", "status_word"))
        said = {article.pk: again(article).status.value for article in articles}
        assert {pk: listed[pk] for pk in said} == said
        assert set(said.values()) == {word.value for word in Status}


def test_deleting_a_page_takes_its_refusals_with_it(client, proposed, editor):
    decide(client, editor, proposed, "refuse", "Doublon.")
    Page.objects.get(pk=proposed.pk).delete()
    assert not Refusal.objects.exists()
    assert not WorkflowState.objects.exists()


class TestToDecide:
    """What the first page of the admin says of what waits."""

    def waiting(self, client, user):
        client.force_login(user)
        return client.get(reverse("wagtailadmin_home"))

    def test_title_signatures_section_and_who_proposed_it_since_when(self, client, proposed, author, editor):
        from articles.models import ArticleAuthor

        article = latest(proposed)
        article.article_authors.add(ArticleAuthor(author=make_author("Zoé Lagrange")))
        article.title = "Un lieu vraiment partagé"
        article.save_revision(user=author)
        page = words(self.waiting(client, editor))
        panel = page[page.index("En attente de votre décision") : page.index("Mes brouillons")]
        for part in ("Un lieu vraiment partagé", "Zoé Lagrange", proposed.get_parent().title, "par Camille Renaud", "<time"):
            assert part in panel
        assert reverse("wagtailadmin_pages:edit", args=[proposed.pk]) in panel

    def test_the_actions_say_what_they_do(self, client, proposed, editor):
        page = words(self.waiting(client, editor))
        for label in ("Approuver et publier", "Approuver sans publier", "Demander des changements", "Refuser"):
            assert f">{label}</button>" in page
        assert ">Approuver</button>" not in page

    def test_from_there_it_is_published(self, client, proposed, editor):
        client.force_login(editor)
        state = proposed.current_workflow_task_state
        client.post(reverse("wagtailadmin_pages:workflow_action", args=[proposed.pk, "approve", state.pk]), {"next": "/admin/"})
        assert status(proposed) == Status.PUBLISHED

    def test_who_decides_nothing_has_no_such_panel(self, client, proposed, author):
        for person in (author, make_user("moderator")):
            assert "En attente de votre décision" not in words(self.waiting(client, person))

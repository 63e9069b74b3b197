"""What editors see: list, dashboard, authors, checks, defaults of the section, guide."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.tables import Column

from articles import reading
from articles.admin import columns
from articles.checks import findings
from articles.models import ArticlePage, Author
from articles.policy import CommentPolicy
from tests.articles.editor import form_of, latest, post_form, read_form, words
from tests.factories import (
    draft,
    make_article,
    make_author,
    make_image,
    make_keyword,
    make_keyword_group,
    make_section,
    make_user,
    post_dated,
)


@pytest.fixture
def editor(client, site):
    user = make_user("editor", "noor")
    client.force_login(user)
    return user


def listed(client, **query) -> list[str]:
    answer = client.get(reverse("newsroom_articles:index"), query)
    return [article.title for article in answer.context["object_list"]]


class TestList:
    def test_a_line_says_title_section_authors_status_and_date(self, client, editor):
        section = make_section("Emploi")
        make_article("Un atelier", section=section, authors=[make_author("Camille Renaud"), make_author("Léon Ducasse")])
        line = words(client.get(reverse("newsroom_articles:index")))
        for part in ("Un atelier", "Emploi", "Camille Renaud, Léon Ducasse", "Publié"):
            assert part in line

    def test_filters_and_search_narrow_it(self, client, editor):
        emploi, culture = make_section("Emploi"), make_section("Culture")
        author, keyword = make_author("Camille Renaud"), make_keyword("Coworking")
        make_article("Un atelier", section=make_section("Métiers", parent=emploi), authors=[author], keywords=[keyword])
        make_article("Une fanfare", section=culture, public_date=timezone.now() - timedelta(days=800))
        draft(title="Un brouillon", section=culture)
        year = (timezone.now() - timedelta(days=800)).year
        assert listed(client, section=emploi.pk) == ["Un atelier"]
        assert listed(client, author=author.pk) == ["Un atelier"]
        assert listed(client, keyword=keyword.pk) == ["Un atelier"]
        assert listed(client, year=year) == ["Une fanfare"]
        assert listed(client, status_word="draft") == ["Un brouillon"]
        assert listed(client, q="fanfare") == ["Une fanfare"]
        assert listed(client, q="fanfare", status_word="draft") == []

    @pytest.mark.parametrize(
        "query", [{"year": "x"}, {"author": "abc"}, {"section": "0"}, {"status_word": "?"}, {"p": "999"}, {"q": '"'}]
    )
    def test_no_query_breaks_it(self, client, editor, query):
        assert client.get(f"{reverse('newsroom_articles:index')}?{query}").status_code in (200, 404)

    def test_more_articles_cost_no_more_queries(self, client, editor):
        author, keyword = make_author(), make_keyword()

        def cost() -> int:
            client.get(reverse("newsroom_articles:index"))
            with CaptureQueriesContext(
                connection,
            ) as queries:
                client.get(reverse("newsroom_articles:index"))
            return len(queries)

        def some(number: int) -> None:
            for _ in range(number):
                make_article(authors=[author], keywords=[keyword])
                draft(authors=[author]).save_revision()

        some(2)
        few = cost()
        some(6)
        assert cost() <= few

    @pytest.mark.parametrize(("role", "status", "shown"), [("author", 200, True), ("moderator", 302, False)])
    def test_the_menu_leads_to_it_whoever_may_see_it(self, client, site, role, status, shown):
        client.force_login(make_user(role))
        address = reverse("newsroom_articles:index")
        assert client.get(address).status_code == status
        menu = client.get(reverse("wagtailadmin_home")).content.decode()
        assert (f'"{address}"' in menu) is shown

    def test_apps_above_add_a_column_in_the_same_query(self, client, editor, monkeypatch):
        from django.db.models import Value

        monkeypatch.setattr(columns, "_registered", [])
        columns.register_column(Column("waiting", label="En attente"), lambda articles: articles.annotate(waiting=Value(7)))
        make_article("Un atelier")
        page = words(client.get(reverse("newsroom_articles:index")))
        assert "En attente" in page
        assert " 7 " in page


class TestAuthors:
    def test_the_list_counts_articles_and_searches(self, client, editor):
        author = make_author("Camille Renaud", portrait=make_image())
        make_author("Léon Ducasse")
        make_article(authors=[author])
        answer = client.get(reverse("newsroom_authors:index"), {"q": "camille"})
        assert [(found.name, found.articles) for found in answer.context["object_list"]] == [("Camille Renaud", 1)]

    def test_one_who_signs_cannot_be_deleted_and_is_told_in_words(self, client, editor):
        author = make_author("Camille Renaud")
        make_article(authors=[author])
        address = reverse("newsroom_authors:delete", args=[author.pk])
        assert "Camille Renaud signe 1 article et ne peut pas être supprimé" in words(client.get(address))
        client.post(address)
        assert Author.objects.filter(pk=author.pk).exists()

    def test_one_who_signs_a_draft_only_neither(self, client, editor):
        from articles.models import ArticleAuthor

        author, article = make_author(), make_article()
        article.article_authors.add(ArticleAuthor(author=author))
        article.save_revision()
        client.post(reverse("newsroom_authors:delete", args=[author.pk]))
        assert Author.objects.filter(pk=author.pk).exists()

    def test_one_who_signs_nothing_is_deleted(self, client, editor):
        author = make_author()
        client.post(reverse("newsroom_authors:delete", args=[author.pk]))
        assert not Author.objects.exists()

    def test_an_author_of_the_newsroom_makes_one_from_the_article(self, client, site):
        client.force_login(make_user("author"))
        answer = client.post(
            reverse("author_chooser:create"), {"author_chooser-create-form-name": "Zoé Lagrange", "name": "Zoé Lagrange"}
        )
        assert answer.status_code == 200
        assert Author.objects.get().slug == "zoe-lagrange"


class TestEditor:
    def test_four_tabs_and_comments(self, client, editor):
        article = make_article()
        page = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
        for tab in ("Contenu", "Mise en avant", "Référencement", "Réglages"):
            assert tab in page
        assert 'name="comment_notifications"' in page
        assert 'name="go_live_at"' in page

    def test_a_comment_in_the_editor_is_kept_and_told_to_the_author(self, client, editor, mailoutbox):
        from wagtail.models import Comment, PageSubscription

        author = make_user("author")
        article = draft(owner=author)
        PageSubscription.objects.create(page=article, user=author, comment_notifications=True)
        said = {
            "comments-TOTAL_FORMS": "1", "comments-INITIAL_FORMS": "0", "comments-MIN_NUM_FORMS": "0",
            "comments-MAX_NUM_FORMS": "",
            "comments-0-id": "", "comments-0-text": "D’où vient ce chiffre ?",
            "comments-0-contentpath": "standfirst", "comments-0-position": "", "comments-0-DELETE": "",
            "comments-0-resolved": "", "comments-0-replies-TOTAL_FORMS": "0", "comments-0-replies-INITIAL_FORMS": "0",
        }  # fmt: skip
        post_form(client, article, **said)
        assert Comment.objects.get().text == "D’où vient ce chiffre ?"
        assert [told.to for told in mailoutbox] == [[author.email]]
        assert "D’où vient ce chiffre ?" in mailoutbox[0].body

    def test_a_new_article_shows_what_its_section_decides_and_copies_nothing(self, client, editor):
        parent = make_section("Emploi", comment_policy=CommentPolicy.CLOSED, comments_close_after_days=30)
        section = make_section("Métiers", parent=parent)
        page = client.get(reverse("wagtailadmin_pages:add", args=["articles", "articlepage", section.pk]))
        assert "Comme la rubrique en décide (Fermés)" in words(page)
        assert "comme la rubrique en décide (30 jours)" in words(page)
        values = read_form(page.content.decode(), "page-edit-form")
        assert (values.get("comment_policy", ""), values["comments_close_after_days"]) == ("", "")

    def test_other_sections_are_boxes_in_the_order_of_the_tree(self, client, editor):
        parent = make_section("Travail")
        below = make_section("Insertion", parent=parent)
        article = make_article(section=make_section("Idées"))
        shown = words(client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])))
        assert 0 < shown.index("Travail › Insertion</label>") < shown.index("Idées</label>")
        form = form_of(client, article)
        client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), {**form, "other_sections": [below.pk]})
        assert [one.pk for one in latest(article).other_sections.all()] == [below.pk]

    def test_sections_have_their_editor_too(self, client, editor):
        page = words(client.get(reverse("wagtailadmin_pages:edit", args=[make_section("Emploi").pk])))
        assert "commentaires de ses articles" in page.lower()

    def test_the_window_of_footnotes_answers_who_may_enter_only(self, client, editor):
        address = "/footnotes/footnotes_modal/"  # As the script of the package has it.
        assert "Écrire une nouvelle note" in words(client.get(address))
        client.logout()
        assert client.get(address).status_code == 302
        client.force_login(make_user("reader"))
        assert client.get(address).status_code == 302

    def test_the_button_of_footnotes_is_named_in_the_editor_s_language(self, client, editor):
        page = client.get(reverse("wagtailadmin_pages:edit", args=[make_article().pk])).content.decode()
        assert "&quot;Footnotes&quot;" not in page
        assert '"Footnotes"' not in page

    def test_a_date_typed_by_hand_is_not_replaced_unsaid(self, client, editor):
        page = client.get(reverse("wagtailadmin_pages:edit", args=[make_article().pk])).content.decode()
        assert page.count("validateOnBlur") >= 5

    def test_a_table_without_headings_says_what_is_missing(self, client, editor):
        from django.core.exceptions import ValidationError

        from articles.blocks.table import TableBlock

        with pytest.raises(ValidationError) as refusal:
            TableBlock().clean({"data": [["a"]], "table_header_choice": ""})
        assert refusal.value.messages == ["Indiquez, au-dessus du tableau, quelle ligne ou quelle colonne porte les en-têtes."]


class TestChecks:
    def test_a_careless_article_is_told_everything(self, site):
        picture = make_image("Atelier", size=(4000, 2100))
        body = '<h3>Trop bas</h3><p>Voir <a href="https://example.org/">cliquez ici</a>.</p>'
        article = make_article(body=body, lead_picture=picture, canonical_source_url="https://example.org/a")
        paths = [finding.path.split(".")[0] for finding in findings(article)]
        assert paths == [
            "standfirst", "article_authors", "lead_picture_alt", "lead_picture_credit", "lead_picture",
            "body", "body", "online_links", "keywords",
        ]  # fmt: skip

    def test_a_careful_one_is_told_nothing(self, site):
        picture = make_image("Atelier", description="Six personnes autour d’un établi", credit="Inès Marchetti")
        body = '<h2>Bien</h2><h3>Plus bas</h3><p><a href="https://example.org/">Le rapport de 2014</a>.</p>'
        article = make_article(
            body=body, lead_picture=picture, standfirst="Deux phrases.", authors=[make_author()], keywords=[make_keyword()]
        )
        assert findings(article) == []

    def test_what_a_gallery_or_a_picture_lacks_is_named_as_it_stops_publishing(self, site):
        article, picture = make_article(), make_image("Atelier", description="Un établi", credit="Inès Marchetti")
        article.body = [
            ("gallery", {"pictures": [{"image": picture}]}),
            ("gallery", {"pictures": [{"image": picture}, {"image": None}]}),
            ("gallery", {"pictures": [{"image": picture}, {"image": picture}]}),
            ("picture", {"image": None}),
        ]
        found = [(finding.message.replace("\u00a0", " "), finding.path) for finding in findings(article) if finding.stops]
        few, empty, _, alone = (f"body.{block.id}" for block in article.body)
        assert found == [
            ("Une galerie compte au moins deux images.", few),
            ("Il manque une image dans la galerie : choisissez-la ou retirez son emplacement.", empty),
            ("Un bloc Image est vide : choisissez son image ou retirez le bloc.", alone),
        ]

    def test_the_panel_shows_them_with_a_link_and_they_do_not_prevent_publishing(self, client, editor):
        article = draft()
        page = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk]))
        assert "Pas de chapô" in words(page)
        assert 'data-path="standfirst"' in page.content.decode()
        post_form(client, article, **{"action-publish": "1"})
        assert ArticlePage.objects.get(pk=article.pk).live

    def test_the_preview_of_the_editor_carries_the_script_of_checks_and_readers_page_does_not(self, client, editor):
        article = make_article()
        address = reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk])
        from tests.articles.editor import form_of

        client.post(address, form_of(client, article))
        assert "wagtail-userbar" in client.get(address + "?in_preview_panel=true").content.decode()
        assert "wagtail-userbar" not in client.get(article.url).content.decode()

    def test_the_words_that_the_panel_counts_are_those_of_the_article(self, client, editor):
        """Wagtail's script reads the first of `main` and `role="main"`."""
        from tests.articles.editor import form_of

        body = "<h2>Sous la verrière</h2><p>Six personnes, un établi.</p>"
        article = make_article("Un atelier", standfirst="Deux phrases.", body=body, postscript="<p>Merci.</p>")
        address = reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk])
        client.post(address, form_of(client, article))
        preview = client.get(address + "?in_preview_panel=true").content.decode()
        counted = re.search(r'<(\w+)\b[^>]*\brole="main"[^>]*>(.*?)</\1>', preview, re.DOTALL)
        assert counted is not None
        assert counted[2].split("\n") == ["Deux phrases.", "Merci."]  # The form sends no body: JavaScript draws it.
        assert counted.start() < preview.index("<main")
        assert 'role="main"' not in client.get(article.url).content.decode()
        assert reading.text(article).split("\n") == ["Deux phrases.", "Sous la verrière", "Six personnes, un établi.", "Merci."]


class TestDashboard:
    def test_it_bears_the_name_of_the_newspaper(self, client, site, editor):
        from pages.models import SiteSettings

        settings = SiteSettings.for_site(site)
        settings.name = "La Mitoyenne"
        settings.save()
        page = client.get(reverse("wagtailadmin_home")).content.decode()
        assert " ".join(page.split("<h1")[1].split("</h1>")[0].split(">")[1].split()) == "La Mitoyenne"

    def test_an_editor_sees_what_waits_own_drafts_and_the_week(self, client, editor):
        make_article("Paru hier")
        make_article("Paru il y a longtemps", public_date=timezone.now() - timedelta(days=30))
        post_dated(title="Pour demain")
        draft(title="Le mien", owner=editor).save_revision()
        draft(title="Celui d’un autre", owner=make_user("author")).save_revision()
        page = words(client.get(reverse("wagtailadmin_home")))
        assert ("Paru hier" in page, "Le mien" in page) == (True, True)
        for absent in ("Paru il y a longtemps", "Pour demain", "Celui d’un autre"):
            assert absent not in page

    def test_what_is_published_now_and_bears_an_old_date_came_out_this_week(self, client, editor):
        article = draft(title="Retrouvé", public_date=timezone.now() - timedelta(days=4000))
        article.save_revision().publish()
        assert "Retrouvé" in words(client.get(reverse("wagtailadmin_home")))

    def test_what_was_approved_long_before_its_date_came_out_on_that_date(self, client, editor):
        article = make_article("Attendu")
        ArticlePage.objects.filter(pk=article.pk).update(first_published_at=timezone.now() - timedelta(days=40))
        assert "Attendu" in words(client.get(reverse("wagtailadmin_home")))

    def test_a_moderator_sees_no_article(self, client, site):
        make_article("Paru hier")
        client.force_login(make_user("moderator"))
        page = words(client.get(reverse("wagtailadmin_home")))
        assert "Paru hier" not in page
        assert "Mes brouillons" not in page

    def test_the_guide_is_in_the_menu_in_the_language_of_the_person(self, client, editor):
        assert reverse("article_guide") in client.get(reverse("wagtailadmin_home")).content.decode()
        page = client.get(reverse("article_guide"))
        assert "Écrire un article" in words(page)
        assert "jamais «\u202fcliquez ici\u202f»" in page.content.decode(), "it keeps itself to the type that it teaches"
        from wagtail.users.models import UserProfile

        profile = UserProfile.get_for_user(editor)
        profile.preferred_language = "en"
        profile.save()
        assert "Write an article" in words(client.get(reverse("article_guide")))


def test_a_required_group_shows_in_the_checks(site):
    make_keyword_group("Thèmes", required=True)
    article = make_article(keywords=[make_keyword("autre")])
    assert any("Thèmes" in finding.message for finding in findings(article))

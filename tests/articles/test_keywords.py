"""Keywords: one whatever its case and accents, groups that ask, merging that loses nothing."""

import threading

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import ModelLogEntry

from articles.models import ArticleKeyword, ArticlePage, Keyword
from tests.articles.editor import form_of, latest, post_form, words
from tests.factories import draft, make_article, make_author, make_keyword, make_keyword_group, make_section, make_user

SPELLINGS = ["Économie sociale", "economie sociale", "ECONOMIE  SOCIALE", "Économie sociale", "éCONOMIE sociale"]


@pytest.fixture
def editor(client, site):
    user = make_user("editor")
    client.force_login(user)
    return user


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_typing_any_spelling_finds_the_keyword_that_exists(client, editor, spelling):
    keyword = make_keyword("Économie sociale")
    article = make_article()
    post_form(client, article, keywords=spelling)
    assert Keyword.objects.count() == 1
    article = latest(article)
    assert list(article.keywords.all()) == [keyword]


def test_several_keywords_of_several_words_are_kept_in_their_order_and_twins_count_once(client, editor):
    article = make_article()
    post_form(client, article, keywords="tiers lieux, Coworking, tiers-lieux, coworking, “formation”")
    names = [keyword.name for keyword in latest(article).keywords.all()]
    assert names == ["tiers lieux", "Coworking", "tiers-lieux", "“formation”"]


@pytest.mark.parametrize(
    ("name", "slug"), [("Économie sociale", "economie-sociale"), ("Œuvres & C°", "oeuvres-c"), ("日本", "k"), ("C++", "c")]
)
def test_slugs_are_ascii(db, name, slug):
    assert Keyword.objects.find_or_create(name).slug == slug


def test_two_keywords_whose_slugs_would_be_the_same_have_two_addresses(db):
    slugs = [Keyword.objects.find_or_create(name).slug for name in ("C", "C++", "C#")]
    assert slugs == ["c", "c-2", "c-3"]


def test_a_twin_made_from_its_own_form_is_refused_in_words(client, editor):
    make_keyword("Économie sociale")
    answer = client.post(reverse("newsroom_keywords:add"), {"name": "economie SOCIALE", "slug": "other"})
    assert answer.status_code == 200
    assert "existe déjà" in words(answer)
    assert Keyword.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_created_by_many_at_once_it_is_one_row():
    made, failed = [], []

    def create(spelling: str) -> None:
        try:
            made.append(Keyword.objects.find_or_create(spelling).pk)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=create, args=(spelling,)) for spelling in SPELLINGS * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert len(set(made)) == 1 == Keyword.objects.count()


class TestGroups:
    def test_publishing_without_a_keyword_of_a_required_group_is_refused_and_says_which(self, client, editor):
        make_keyword_group("Thèmes", required=True)
        article = draft()
        answer = post_form(client, article, keywords="autre", **{"action-publish": "1"})
        assert "Choisissez un mot-clé du groupe « Thèmes »" in words(answer)
        assert not ArticlePage.objects.get(pk=article.pk).live

    def test_the_field_says_which_groups_are_required(self, client, editor):
        address = reverse("wagtailadmin_pages:edit", args=[make_article().pk])
        assert "de chacun de ces groupes" not in words(client.get(address))
        make_keyword_group("Thèmes", required=True)
        make_keyword_group("Régions")
        assert "au moins un mot-clé de chacun de ces groupes : « Thèmes »." in words(client.get(address))

    def test_with_one_it_is_published(self, client, editor):
        make_keyword("emploi", group=make_keyword_group("Thèmes", required=True))
        article = draft()
        post_form(client, article, keywords="Emploi", **{"action-publish": "1"})
        assert ArticlePage.objects.get(pk=article.pk).live

    def test_an_author_cannot_propose_without_one_but_can_save(self, client, site):
        author = make_user("author")
        client.force_login(author)
        make_keyword_group("Thèmes", required=True)
        article = draft(owner=author)
        answer = post_form(client, article, **{"action-submit": "1"})
        assert "Choisissez un mot-clé du groupe « Thèmes »" in words(answer)
        assert not article.workflow_in_progress
        answer = post_form(client, article, title="Gardé")
        assert latest(article).title == "Gardé"

    def test_two_keywords_of_a_single_group_are_refused_when_published_only(self, client, editor):
        group = make_keyword_group("Région", single=True)
        for name in ("Bretagne", "Corse"):
            make_keyword(name, group=group)
        article = draft()
        post_form(client, article, keywords="Bretagne, Corse")
        assert latest(article).keywords.count() == 2
        answer = post_form(client, article, keywords="Bretagne, Corse", **{"action-publish": "1"})
        assert "un seul mot-clé du groupe « Région »" in words(answer)
        assert not ArticlePage.objects.get(pk=article.pk).live

    def test_publishing_in_bulk_is_refused_too(self, client, editor):
        make_keyword_group("Thèmes", required=True)
        article = draft()
        article.save_revision()
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={article.pk}"
        client.post(address, {})
        assert not ArticlePage.objects.get(pk=article.pk).live


class TestMerging:
    @pytest.fixture
    def pair(self):
        return make_keyword("Tiers-lieux"), make_keyword("Tiers lieu")

    def merge(self, client, source, target):
        return client.post(reverse("article_keyword_merge", args=[source.pk]), {"target": target.pk})

    def test_what_moves_is_shown_before_anything_changes(self, client, editor, pair):
        target, source = pair
        make_article("Un atelier partagé", keywords=[source])
        address = reverse("article_keyword_merge", args=[source.pk])
        page = words(client.get(address, {"target": target.pk}))
        assert "Un atelier partagé" in page
        assert Keyword.objects.filter(pk=source.pk).exists()

    @pytest.mark.parametrize("page", ["newsroom_keywords:index", "newsroom_keywords:edit"])
    @pytest.mark.parametrize(("rights", "shown"), [(["change_keyword", "delete_keyword"], True), (["change_keyword"], False)])
    def test_the_list_and_the_form_lead_to_it_where_one_may(self, client, site, pair, page, rights, shown):
        user = make_user()
        given = Permission.objects.filter(codename__in=[*rights, "access_admin"])
        user.user_permissions.add(*given)
        client.force_login(user)
        source, _target = pair
        answer = client.get(reverse(page, args=[source.pk] if page.endswith("edit") else []))
        assert answer.status_code == 200
        assert (f'href="{reverse("article_keyword_merge", args=[source.pk])}"' in answer.content.decode()) is shown

    def test_each_article_keeps_exactly_one_link(self, client, editor, pair):
        target, source = pair
        articles = [make_article(keywords=chosen) for chosen in ([source], [target], [source, target], [])]
        self.merge(client, source, target)
        links = [ArticleKeyword.objects.filter(content_object=article).count() for article in articles]
        assert links == [1, 1, 1, 0]
        assert not Keyword.objects.filter(pk=source.pk).exists()

    def test_a_draft_published_after_the_merge_has_the_target_once(self, client, editor, pair):
        target, source = pair
        only, both = make_article(keywords=[source]), make_article(keywords=[source, target])
        for article in (only, both):
            article.title += " (repris)"
            article.save_revision()
        never_published = draft(keywords=[source])
        never_published.save_revision()
        self.merge(client, source, target)
        for article in (only, both, never_published):
            ArticlePage.objects.get(pk=article.pk).get_latest_revision().publish()
            assert [link.tag for link in ArticleKeyword.objects.filter(content_object=article)] == [target]
        assert Keyword.objects.count() == 1

    def test_a_form_open_meanwhile_does_not_bring_it_back(self, client, editor, pair):
        target, source = pair
        article = make_article(keywords=[source])
        open_form = form_of(client, article)
        self.merge(client, source, target)
        client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), {**open_form, "action-publish": "1"})
        assert list(Keyword.objects.all()) == [target]
        assert [link.tag for link in ArticleKeyword.objects.filter(content_object=article)] == [target]

    def test_the_old_address_leads_to_the_new_one_for_good_in_one_hop(self, client, editor, pair):
        target, source = pair
        last = make_keyword("Lieux")
        first_address, second_address = source.get_absolute_url(), target.get_absolute_url()
        self.merge(client, source, target)
        self.merge(client, target, last)
        for address in (first_address, second_address):
            answer = client.get(address)
            assert (answer.status_code, answer["Location"]) == (301, last.get_absolute_url())

    def test_it_is_written_in_the_log(self, client, editor, pair):
        target, source = pair
        self.merge(client, source, target)
        entry = ModelLogEntry.objects.get(action="articles.keyword.merge")
        assert (entry.user, entry.object_id) == (editor, str(target.pk))
        page = words(client.get(reverse("newsroom_keywords:history", args=[target.pk])))
        assert "Tiers lieu" in page

    def test_into_itself_or_into_nothing_changes_nothing(self, client, editor, pair):
        _target, source = pair
        for wrong in (source.pk, 999_999, "", "x"):
            answer = client.post(reverse("article_keyword_merge", args=[source.pk]), {"target": wrong})
            assert answer.status_code == 200
        assert Keyword.objects.count() == 2

    @pytest.mark.parametrize("role", ["author", "moderator", "reader", "recruiter", ""])
    def test_others_than_editors_cannot(self, client, site, pair, role):
        target, source = pair
        client.force_login(make_user(role))
        answer = self.merge(client, source, target)
        assert answer.status_code in (302, 403)
        assert Keyword.objects.count() == 2


def test_renaming_the_address_keeps_a_redirect_and_taking_it_back_removes_it(client, editor):
    keyword = make_keyword("Economie", slug="economie")
    for slug in ("economie-sociale", "economie"):
        client.post(reverse("newsroom_keywords:edit", args=[keyword.pk]), {"name": "Économie", "slug": slug})
    assert list(Redirect.objects.values_list("old_path", "redirect_link")) == [
        ("/mots-cles/economie-sociale", "/mots-cles/economie/")
    ]


def test_an_author_s_too(client, editor):
    author = make_author("Camille Renaud")
    assert client.get("/auteurs/camille-renaud/").status_code == 200
    client.post(reverse("newsroom_authors:edit", args=[author.pk]), {"name": "Camille Renaud", "slug": "camille"})
    answer = client.get("/auteurs/camille-renaud/")
    assert (answer.status_code, answer["Location"]) == (301, "/auteurs/camille/")
    assert client.get("/auteurs/camille/").status_code == 200


def test_deleting_says_how_many_articles_have_it(client, editor):
    keyword = make_keyword("Emploi")
    for _ in range(3):
        make_article(keywords=[keyword])
    page = words(client.get(reverse("newsroom_keywords:delete", args=[keyword.pk])))
    assert "3 articles ont ce mot-clé" in page


def test_suggestions_forgive_accents_and_show_the_group(client, editor):
    make_keyword("Économie sociale", group=make_keyword_group("Thèmes"))
    make_section()
    answer = client.get(reverse("article_keyword_suggestions"), {"term": "econ"})
    assert answer.json() == {"keywords": [{"name": "Économie sociale", "group": "Thèmes", "articles": 0}]}


@pytest.mark.parametrize("term", ["", "%", "\x01", "'", "a" * 1500])
def test_no_term_breaks_suggestions(client, editor, term):
    assert client.get(reverse("article_keyword_suggestions"), {"term": term}).status_code == 200

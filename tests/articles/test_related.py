""" "Elsewhere on the site": four articles, the reason of each, in one query."""

import pytest

from articles.models import RelatedArticle, UnrelatedArticle
from articles.related import related, shared_keywords
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_pinned_first_then_shared_keywords_then_the_section_then_the_latest(site):
    here, there = make.make_section("Ici"), make.make_section("Là")
    one, two = make.make_keyword("énergie"), make.make_keyword("bois")
    article = make.make_article("Lu", here, keywords=[one, two])
    latest = make.make_article("Récent", there)
    same = make.make_article("Même rubrique", here)
    single = make.make_article("Un mot", there, keywords=[one])
    double = make.make_article("Deux mots", there, keywords=[one, two])
    found = list(related(article))
    assert [other.title for other in found] == ["Deux mots", "Un mot", "Même rubrique", "Récent"]
    assert shared_keywords(found[0]) == ["bois", "énergie"]
    RelatedArticle.objects.create(page=article, article=latest, sort_order=0)
    assert [other.title for other in related(article)] == ["Récent", "Deux mots", "Un mot", "Même rubrique"]
    UnrelatedArticle.objects.create(page=article, article=double)
    assert [other.title for other in related(article)] == ["Récent", "Un mot", "Même rubrique"]
    assert same.pk != single.pk


def test_only_what_readers_may_see(site):
    word = make.make_keyword()
    article = make.make_article(keywords=[word])
    for hidden in (make.post_dated, make.expired, make.draft):
        other = hidden(keywords=[word])
        RelatedArticle.objects.create(page=article, article=other)
    assert list(related(article)) == []


def test_one_query_whatever_the_number_of_articles(site, django_assert_num_queries):
    word = make.make_keyword()
    article = make.make_article(keywords=[word])
    for _ in range(12):
        make.make_article(keywords=[word])
    related(article).exists()
    with django_assert_num_queries(1):
        found = [(other.title, other.url_path, shared_keywords(other)) for other in related(article)]
    assert len(found) == 4


def test_the_reason_is_shown(client, site):
    word = make.make_keyword("énergie")
    article = make.make_article(keywords=[word])
    make.make_article("Le voisin", keywords=[word])
    page = client.get(article.url).content.decode()
    assert "Même mot-clé" in page
    assert "Le voisin" in page

"""A private part of the tree shows nothing, whatever its depth."""

from wagtail.models import PageViewRestriction

from articles.models import ArticlePage
from tests.factories import make_article, make_section


def test_articles_under_a_private_section_are_not_current(db):
    private, public = make_section("Privée"), make_section("Publique")
    below = make_section("Dessous", parent=private)
    hidden, shown = make_article(section=below), make_article(section=public)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    assert list(ArticlePage.objects.current()) == [shown]
    PageViewRestriction.objects.all().delete()
    assert set(ArticlePage.objects.current()) == {hidden, shown}

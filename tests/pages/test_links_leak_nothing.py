"""Links that editors wrote lead readers only where they may go, wherever the links stand, and cost the queries of one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from articles.models import ArticleAuthor
from pages.models import SiteSettings
from tests.factories import draft, expired, make_article, make_author, make_image, make_section, post_dated

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(site):
    return make_section("Économie")


@pytest.fixture
def hidden(section):
    closed = make_section("Secrète")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    make = (draft, post_dated, expired)
    return [*(one(title=f"Secret {one.__name__}", section=section) for one in make), make_article("Secret fermé", closed)]


@pytest.fixture
def links(hidden, section):
    """Rich text that leads to each hidden article, and to the section, which all may read."""
    return "".join(f'<p><a linktype="page" id="{page.pk}">suite</a></p>' for page in [*hidden, section])


def postscript(site, section, links):
    return make_article("Public", section, postscript=links).url


def biography_under_an_article(site, section, links):
    return make_article("Public", section, authors=[make_author("Zoé", biography=links)]).url


def biography_of_an_author(site, section, links):
    return make_author("Zoé", biography=links).get_absolute_url()


def introduction_of_a_section(site, section, links):
    section.introduction = links
    section.save()
    return section.url


def footer_text(site, section, links):
    SiteSettings.objects.update_or_create(site=site, defaults={"footer_text": links})
    return "/"


@pytest.mark.parametrize(
    "place", [postscript, biography_under_an_article, biography_of_an_author, introduction_of_a_section, footer_text]
)
def test_rich_text_does_not_name_what_readers_may_not_open(client, site, section, links, place):
    html = client.get(place(site, section, links)).content.decode()
    assert "secret" not in html
    assert f'<a href="{section.url}">suite</a>' in html


@pytest.mark.parametrize("menu", ["main_menu", "footer_menu"])
def test_menus_do_not_name_what_readers_may_not_open(client, site, section, hidden, menu):
    settings = SiteSettings.for_site(site)
    setattr(settings, menu, [("link", {"page": page, "label": "", "url": ""}) for page in [*hidden, section]])
    settings.save()
    html = client.get("/").content.decode()
    assert "Secret" not in html
    assert f'href="{section.url}"' in html


def test_queries_of_an_article_do_not_grow_with_its_authors(client, section, links):
    article = make_article("Public", section)

    def queries_with(number):
        for place in range(article.article_authors.count(), number):
            author = make_author(f"Autrice {place} de {number}", portrait=make_image(), biography=links)
            ArticleAuthor.objects.create(page=article, author=author, sort_order=place)
        client.get(article.url)
        with CaptureQueriesContext(connection) as queries:
            client.get(article.url)
        return len(queries)

    few = queries_with(2)
    assert queries_with(12) <= few

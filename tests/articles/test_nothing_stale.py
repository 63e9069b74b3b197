"""What changes in one process is right at once in every other: lists, menus, links, feeds, sitemaps, search."""

from collections import OrderedDict
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.utils import timezone

from articles.merging import merge
from articles.models import ArticlePage, Keyword, SectionPage
from articles.policy import CommentPolicy
from core import stamp
from pages.models import HomeFeature, SiteSettings
from tests import factories as make

pytestmark = pytest.mark.django_db


class Process:
    """The memory of another web process: what it keeps, and its own cache. They share the database and the stamp."""

    def __init__(self, client) -> None:
        self.client = client
        self.kept: tuple = ("", {})
        self.stores = {name: (OrderedDict(), {}) for name in ("default", "renditions")}

    @contextmanager
    def running(self):
        mine = stamp._kept
        stores = {name: (vars(caches[name])["_cache"], vars(caches[name])["_expire_info"]) for name in self.stores}
        stamp._kept = self.kept
        self._use(self.stores)
        try:
            yield
        finally:
            self.kept, stamp._kept = stamp._kept, mine
            self._use(stores)

    def _use(self, stores) -> None:
        for name, (values, expiry) in stores.items():
            caches[name]._cache, caches[name]._expire_info = values, expiry

    def get(self, address: str):
        with self.running():
            return self.client.get(address)

    def text(self, address: str) -> str:
        answer = self.get(address)
        assert answer.status_code == 200, address
        return answer.content.decode()


@pytest.fixture
def world(site):
    """An article that shows wherever an article may show, and a section that does too."""
    section = make.make_section("Commerce")
    author, word = make.make_author("Odile Tanguy"), make.make_keyword("Foires")
    article = make.make_article("La foire aux oignons", section, authors=[author], keywords=[word], body="<p>Oignons.</p>")
    make.make_article(
        "Celui qui renvoie",
        make.make_section("Idées"),
        body=f'<p>Lire <a linktype="page" id="{article.pk}">cet article</a>.</p>',
        keywords=[word],
    )
    settings = SiteSettings.for_site(site)
    settings.footer_menu = [("link", {"page": article, "label": "", "url": ""})]
    settings.save()
    HomeFeature.objects.create(page=site.root_page, article=article)
    return article


PLACES = {
    "home": "/",
    "its section": "/commerce/",
    "an article that links to it": "/idees/celui-qui-renvoie/",
    "its author": "/auteurs/odile-tanguy/",
    "its keyword": "/mots-cles/foires/",
    "search": "/recherche/?q=oignons",
    "feed": "/rss.xml",
    "Atom of its section": "/commerce/atom.xml",
    "feed of its keyword": "/mots-cles/foires/rss.xml",
    "sitemap": "/sitemap-articles.xml",
    "news sitemap": "/sitemap-actualites.xml",
}


@pytest.fixture
def other(client, world, settings, tmp_path) -> Process:
    """Another process that has seen every page before anything changes."""
    settings.STAMP_FILE = tmp_path / "stamp"
    process = Process(client)
    for address in PLACES.values():
        assert world.url in process.text(address), address
    return process


@pytest.fixture
def at_once(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def again(article) -> ArticlePage:
    return ArticlePage.objects.get(pk=article.pk)


def shows(page: str, address: str) -> bool:
    return f'{address}"' in page or f"{address}<" in page


def unpublish(article) -> None:
    again(article).unpublish()


def expire(article) -> None:
    changed = again(article)
    changed.expire_at = timezone.now() - timedelta(seconds=1)
    changed.save_revision().publish()
    ArticlePage.objects.filter(pk=changed.pk).update(live=True, expired=False)
    stamp.renew()


def post_date(article) -> None:
    changed = again(article)
    changed.public_date = timezone.now() + timedelta(days=1)
    changed.save_revision().publish()


def delete(article) -> None:
    again(article).delete()


def close(article) -> None:
    from wagtail.models import PageViewRestriction

    PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.LOGIN)


@pytest.mark.parametrize("act", [unpublish, expire, post_date, delete, close])
def test_what_readers_may_not_see_any_more_is_nowhere(act, world, other, at_once):
    with at_once():
        act(world)
    for name, address in PLACES.items():
        assert not shows(other.get(address).content.decode(), world.url), name
    assert other.get(world.url).status_code in {404, 302}


def rename(article) -> str:
    changed = again(article)
    changed.slug, changed.title = "foire-d-automne", "La foire d’automne aux oignons"
    changed.save_revision().publish()
    return "/commerce/foire-d-automne/"


def rename_section(article) -> str:
    section = SectionPage.objects.get(slug="commerce")
    section.slug = "negoce"
    section.save_revision().publish()
    return "/negoce/la-foire-aux-oignons/"


def move_section(article) -> str:
    SectionPage.objects.get(slug="commerce").move(SectionPage.objects.get(slug="idees"), pos="last-child")
    return "/idees/commerce/la-foire-aux-oignons/"


@pytest.mark.parametrize("act", [rename, rename_section, move_section])
def test_a_new_address_is_everywhere_and_the_old_one_leads_to_it(act, world, other, at_once):
    old = world.url
    with at_once():
        new = act(world)
    section = new.rsplit("/", 2)[0] + "/"
    for name, address in PLACES.items():
        page = other.text(address.replace("/commerce/", section))
        assert new in page, name
        assert not shows(page.replace(new, ""), old), name
    answer = other.get(old)
    assert (answer.status_code, answer["Location"]) == (301, new)


def test_a_renamed_section_is_renamed_in_menus_labels_and_breadcrumbs(world, other, at_once):
    section = SectionPage.objects.get(slug="commerce")
    section.title = "Négoce"
    with at_once():
        section.save_revision().publish()
    for address in ("/", world.url, "/commerce/", "/mots-cles/foires/"):
        page = other.text(address)
        assert "Négoce" in page
        assert ">Commerce<" not in page


def test_keywords_merged_are_one_for_every_process(world, other, at_once):
    kept = make.make_keyword("Marchés")
    with at_once():
        merge(Keyword.objects.get(name="Foires"), kept)
    assert world.url in other.text("/mots-cles/marches/")
    answer = other.get("/mots-cles/foires/")
    assert (answer.status_code, answer["Location"]) == (301, "/mots-cles/marches/")
    page = other.text(world.url)
    assert "/mots-cles/marches/" in page
    assert "/mots-cles/foires/" not in page


def test_a_section_that_closes_its_comments_closes_them_at_once(world, other, at_once):
    assert 'id="write"' in other.text(world.url)
    section = SectionPage.objects.get(slug="commerce")
    section.comment_policy = CommentPolicy.CLOSED
    with at_once():
        section.save_revision().publish()
    assert 'name="comment"' not in other.text(world.url)


def test_an_article_published_shows_everywhere(site, world, other, at_once):
    fresh = make.draft(title="Le marché aux ails", section=SectionPage.objects.get(slug="commerce"))
    fresh.public_date = timezone.now() - timedelta(seconds=1)
    with at_once():
        fresh.save_revision().publish()
    for address in ("/", "/commerce/", "/rss.xml", "/sitemap-articles.xml", "/recherche/?q=ails", "/commerce/atom.xml"):
        assert again(fresh).url in other.text(address), address


def test_the_name_of_the_site_and_of_an_author_change_everywhere(site, world, other, at_once):
    with at_once():
        settings = SiteSettings.for_site(site)
        settings.name = "La Gazette"
        settings.save()
        author = world.authors[0]
        author.name = "Odile Le Goff"
        author.save()
    assert "La Gazette" in other.text("/")
    for address in ("/", world.url, "/auteurs/odile-tanguy/", "/recherche/?q=oignons"):
        assert "Odile Le Goff" in other.text(address), address

"""The front page: what editors chose, then the sections, then the rest; each article once."""

import pytest
from django.contrib.sites.models import Site as DjangoSite

from pages.fresh_site import prepare
from pages.front_page import compose
from pages.models import HomeFeature, HomePage
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_the_choice_of_the_editors_leads_in_their_order(site):
    home = make.make_home()
    chosen = [make.make_article(f"Choisi {number}") for number in range(3)]
    make.make_article("Récent")
    for order, article in enumerate(reversed(chosen)):
        HomeFeature.objects.create(page=home, article=article, sort_order=order)
    front = compose(home)
    assert front.lead.title == "Choisi 2"
    assert [article.title for article in front.seconds] == ["Choisi 1", "Choisi 0", "Récent"]


def test_without_a_choice_the_latest_lead(site):
    for number in range(6):
        make.make_article(f"Article {number}")
    assert compose(make.make_home()).lead.title == "Article 5"


def test_each_article_stands_once(site):
    sections = [make.make_section(f"Rubrique {number}") for number in range(3)]
    for number in range(30):
        make.make_article(section=sections[number % 3])
    front = compose(make.make_home())
    listed = [article.pk for article in front.listed]
    assert len(listed) == len(set(listed))
    assert len(front.strips) == 3
    assert len(front.latest) == 8


def test_a_chosen_article_that_readers_may_not_see_leaves_its_place(site):
    home = make.make_home()
    HomeFeature.objects.create(page=home, article=make.post_dated(), sort_order=0)
    make.make_article("Visible")
    assert compose(home).lead.title == "Visible"


def test_an_empty_front_page_says_what_will_be_there(client, site):
    page = client.get("/").content.decode()
    assert "Le premier numéro s’écrit" in page
    assert page.count("<h1") == 1


def test_a_fresh_site_has_a_front_page_of_ours(client, db):
    assert HomePage.objects.count() == 1
    assert client.get("/").status_code == 200
    prepare("default")
    assert HomePage.objects.count() == 1


def test_the_address_of_the_site_is_the_same_for_permalinks(site):
    site.hostname, site.port = "journal.example", 443
    site.save()
    assert DjangoSite.objects.get_current().domain == "journal.example"


def test_menus_footer_and_networks_come_from_the_settings(client, site):
    from pages.models import SiteSettings

    page = make.make_standard_page("Qui sommes-nous")
    settings = SiteSettings.for_site(site)
    settings.name = "Le Journal d’ici"
    settings.main_menu = [("link", {"label": "", "page": page, "url": ""})]
    settings.footer_menu = [("link", {"label": "Ailleurs", "page": None, "url": "https://ailleurs.example"})]
    settings.footer_text = "<p>Une coopérative.</p>"
    settings.social_links = [("network", {"name": "Mastodon", "url": "https://social.example/@ici"})]
    settings.save()
    html = client.get("/").content.decode()
    for text in (
        "Le Journal d’ici",
        "Qui sommes-nous",
        "https://ailleurs.example",
        "Une coopérative.",
        "https://social.example/@ici",
    ):
        assert text in html

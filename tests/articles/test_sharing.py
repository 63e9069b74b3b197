"""Share links: plain, in the order that editors chose, with the right text and address."""

from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from articles.models import ArticleSettings
from articles.share import clean_instance
from tests import factories as make

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}


def links(client, article) -> list[str]:
    block = client.get(article.url).content.decode().split('class="share ')[1].split("</ul>")[0]
    return [unescape(part.split('"')[0]) for part in block.split('href="')[1:]]


def test_links_carry_title_and_canonical_address_and_load_nothing(client, site):
    article = make.make_article("Été & « coop » : 100 % à nous ?")
    found = links(client, article)
    assert len(found) == 5
    mail, linkedin, facebook, bluesky, mastodon = found
    address = f"http://testserver{article.url}"
    assert parse_qs(urlsplit(mail).query) == {"subject": [article.title], "body": [f"{article.title} {address}"]}
    assert "+" not in urlsplit(mail).query
    assert parse_qs(urlsplit(linkedin).query) == {"url": [address]}
    assert parse_qs(urlsplit(facebook).query) == {"u": [address]}
    assert parse_qs(urlsplit(bluesky).query) == {"text": [f"{article.title} {address}"]}
    assert mastodon == f"/partager/{article.pk}/mastodon/"
    html = client.get(article.url).content.decode()
    assert f'readonly value="{address}"' in html
    assert "<iframe" not in html


def test_editors_choose_links_and_order(client, site):
    article = make.make_article()
    settings = ArticleSettings.for_site(site)
    settings.networks = [("network", "bluesky"), ("network", "mail"), ("network", "bluesky")]
    settings.save()
    assert [link.split(":")[0] for link in links(client, article)] == ["https", "mailto"]
    settings.networks = []
    settings.save()
    assert 'class="share ' not in client.get(article.url).content.decode()


def test_mastodon_leads_to_the_instance_that_was_written(client, site):
    article = make.make_article("Une table")
    address = f"/partager/{article.pk}/mastodon/"
    assert client.get(address).status_code == 200
    answer = client.post(address, {"instance": "@moi@Piaille.FR"}, headers=HERE)
    assert answer.status_code == 200
    assert "https://piaille.fr/share?text=Une%20table%20http%3A%2F%2Ftestserver%2F" in answer.content.decode()


@pytest.mark.parametrize(
    "typed",
    ["", "piaille", "javascript:alert(1)", "127.0.0.1", "localhost", "a b.fr", "x" * 110, '"><script>.fr', "//evil", "a..fr",
     "[::1]", "mastodon.social:0", "mastodon.social:99999"],
)  # fmt: skip
def test_what_is_no_instance_comes_back_in_the_form(client, site, typed):
    answer = client.post(f"/partager/{make.make_article().pk}/mastodon/", {"instance": typed}, headers=HERE)
    assert answer.status_code == 422
    assert "/share?text" not in answer.content.decode()
    assert "<title>Erreur" in answer.content.decode()


def test_nobody_makes_a_link_to_an_instance_for_somebody_else(client, site):
    address = f"/partager/{make.make_article().pk}/mastodon/"
    answer = client.post(address, {"instance": "evil.example"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert "https://evil.example" not in answer.content.decode()
    assert "evil.example" not in client.get(f"{address}?instance=evil.example").content.decode()


def test_instances_proposed_by_editors_are_links(client, site):
    settings = ArticleSettings.for_site(site)
    settings.mastodon_instances = [("instance", "https://mastodon.social/"), ("instance", "pas une instance")]
    settings.save()
    html = client.get(f"/partager/{make.make_article().pk}/mastodon/").content.decode()
    assert "https://mastodon.social/share?text=" in html
    assert html.count("/share?text=") == 1


def test_an_instance_is_understood_however_it_is_written():
    for typed in ("mastodon.social", "https://mastodon.social/@moi", "@moi@mastodon.social", " Mastodon.Social "):
        assert clean_instance(typed) == "mastodon.social"
    assert clean_instance("café.example") == "xn--caf-dma.example"


def test_a_hidden_article_is_not_shared(client, site):
    assert client.get(f"/partager/{make.draft().pk}/mastodon/").status_code == 404
    assert client.get(f"/partager/{'9' * 30}/mastodon/").status_code == 404

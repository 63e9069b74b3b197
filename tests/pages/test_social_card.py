"""The card drawn for pages without a picture."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from pages import social_card
from pages.models import SiteSettings
from tests.factories import draft, make_article, make_image, make_section, post_dated
from tests.pages.test_metadata import head, meta

pytestmark = pytest.mark.django_db


def card_url(client, page) -> str:
    return meta(head(client, page.url), "og:image")[0].removeprefix("http://testserver")


def test_an_article_without_a_picture_has_a_card_with_its_title(client, site):
    article = make_article("Le coworking fait naître de nouveaux métiers")
    response = client.get(card_url(client, article))
    assert response.headers["Content-Type"] == "image/png"
    assert "max-age=31536000" in response.headers["Cache-Control"]
    assert Image.open(BytesIO(response.content)).size == (1200, 630)
    assert not client.cookies


def test_the_address_follows_the_title_and_the_old_one_leads_to_the_new(client, site):
    article = make_article("Avant")
    before = card_url(client, article)
    article.title = "Après"
    article.save()
    after = card_url(client, article)
    assert before != after
    assert client.get(before).headers["Location"] == after


def test_who_has_it_is_not_sent_it_again(client, site):
    url = card_url(client, make_article("Un titre"))
    etag = client.get(url).headers["ETag"]
    assert client.get(url, headers={"If-None-Match": etag}).status_code == 304


def test_what_readers_may_not_see_has_no_card(client, site):
    section = make_section("Travail")
    for page in (draft(section=section), post_dated(section=section)):
        assert client.get(f"/vignettes/{page.pk}-0000000000000000.png").status_code == 404
    assert client.get("/vignettes/999999-00.png").status_code == 404
    assert client.get(f"/vignettes/{'9' * 30}-00.png").status_code == 404
    assert client.get(f"/vignettes/{section.pk}-00.png").status_code == 302


def test_editors_may_choose_one_picture_for_all(client, site):
    article = make_article()
    chosen = SiteSettings.for_site(site)
    chosen.default_social_picture = make_image()
    chosen.save()
    assert card_url(client, article).startswith("/images/")


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=300), st.text(max_size=80))
def test_any_title_can_be_drawn(title, label):
    card = social_card.Card(1, social_card.clean(title), social_card.clean(label), "Le Journal")
    assert social_card.draw(card).startswith(b"\x89PNG")


@pytest.mark.parametrize("title", ["a" * 400, "mot " * 100, "Été", "\x00\ud800\u202e", "anticonstitutionnellement " * 8])
def test_a_title_never_leaves_the_card(title):
    width, height = 1032, 312
    size, lines = social_card.fitted(social_card.clean(title), width, height)
    assert len(lines) * social_card.leading(size) <= height
    assert all(social_card.font(size).getlength(line) <= width for line in lines)

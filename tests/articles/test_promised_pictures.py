"""A page never waits for an encoder: sizes of pictures are made when a browser asks for them."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.promised import size_of
from pages.models import CustomImage, CustomRendition
from tests import factories


@pytest.fixture
def article(site):
    return factories.make_article(lead_picture=factories.make_image("Une cour"), slug="avec-image")


def promised_in(html: str) -> list[str]:
    return [unescape(found) for found in re.findall(r"/images/[^\s\",]+", html)]


def test_reading_an_article_makes_no_picture(article, client):
    html = client.get(article.url).content.decode()
    assert promised_in(html)
    assert not CustomRendition.objects.exists()


def test_a_promised_address_makes_the_picture_and_leads_to_it(article, client):
    address = promised_in(client.get(article.url).content.decode())[0]
    response = client.get(address)
    assert response.status_code == 302
    made = CustomRendition.objects.get()
    assert response["Location"] == made.url
    assert made.file.storage.exists(made.file.name)
    assert not response.cookies


def test_a_made_size_is_linked_by_its_file(article, client):
    for address in set(promised_in(client.get(article.url).content.decode())):
        client.get(address)
    article.save()
    html = client.get(article.url).content.decode()
    assert all(rendition.url in html for rendition in CustomRendition.objects.filter(filter_spec__contains="avif"))


def test_an_address_that_this_site_did_not_sign_is_refused(article, client):
    image = CustomImage.objects.get()
    assert client.get(f"/images/forged/{image.pk}/width-9999/x.jpg").status_code == 403
    assert client.get(f"/images/forged/{'9' * 30}/width-9999/x.jpg").status_code == 403
    assert not CustomRendition.objects.exists()


@pytest.mark.parametrize(
    "spec", ["width-800|format-webp", "fill-640x427|format-jpeg", "fill-160x160|format-avif", "max-600x600|format-png"]
)
@pytest.mark.parametrize("size", [(1600, 1067), (300, 900), (640, 427), (50, 50)])
def test_the_promised_size_is_the_one_made(spec, size, db, settings, tmp_path):
    image = factories.make_image(size=size)
    rendition = image.get_rendition(spec)
    width, height = size_of(*size, spec)
    assert abs(rendition.width - width) <= 2
    assert abs(rendition.height - height) <= 2


@given(st.integers(1, 9000), st.integers(1, 9000), st.sampled_from(["width-800", "fill-640x427"]))
def test_no_picture_is_enlarged(width, height, spec):
    shown = size_of(width, height, spec)
    assert shown[0] <= width

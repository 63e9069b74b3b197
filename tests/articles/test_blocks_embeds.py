"""Players of elsewhere: known by their address, never asked, never let in but on their own page after a click."""

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.blocks.embed import EmbedBlock
from articles.embeds import player_for, providers, validate_player
from articles.models import ArticlePage
from articles.rendering import render
from articles.richtext import safe_address
from tests import factories
from tests.articles.bodies import VIDEO, make_document

HOSTILE = Path(__file__).resolve().parents[3] / "shared" / "data" / "hostile" / "xss_payloads.json"
KNOWN = {
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=1m30s": "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&rel=0&start=90",
    "https://youtu.be/dQw4w9WgXcQ?si=abc": "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&rel=0",
    "https://m.youtube.com/shorts/dQw4w9WgXcQ": "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&rel=0",
    "https://vimeo.com/76979871": "https://player.vimeo.com/video/76979871?dnt=1&autoplay=1",
    "https://vimeo.com/76979871/abcdef1234": "https://player.vimeo.com/video/76979871?dnt=1&autoplay=1&h=abcdef1234",
    "https://www.dailymotion.com/video/x9ekanc_un-titre": "https://geo.dailymotion.com/player.html?video=x9ekanc",
    "https://dai.ly/x9ekanc": "https://geo.dailymotion.com/player.html?video=x9ekanc",
    VIDEO: "https://framatube.org/videos/embed/9dRFC6Ya11NCVeYKn8ZhiD?autoplay=1&p2p=0&warningTitle=0",
    "https://www.arte.tv/fr/videos/110989-000-A/un-titre/": "https://www.arte.tv/embeds/fr/110989-000-A?autoplay=true",
    "https://archive.org/details/prelinger": "https://archive.org/embed/prelinger",
    "https://soundcloud.com/une-radio/un-son": (
        "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fune-radio%2Fun-son&auto_play=true"
    ),
    "https://www.deezer.com/fr/episode/123456": "https://widget.deezer.com/widget/auto/episode/123456",
    "https://open.spotify.com/intl-fr/episode/4rOoJ6Egrf8K2IrywzwOMk": "https://open.spotify.com/embed/episode/4rOoJ6Egrf8K2IrywzwOMk",
}
UNKNOWN = [
    "https://example.org/video",
    "https://youtube.com.example.org/watch?v=dQw4w9WgXcQ",
    "https://evil@youtube.com/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com:8443/watch?v=dQw4w9WgXcQ",
    "javascript:alert(1)//youtube.com/watch?v=dQw4w9WgXcQ",
    "data:text/html,youtube.com",
    "https://www.youtube.com/watch",
    "https://framatube.org/admin",
    "//youtube.com/watch?v=dQw4w9WgXcQ",
    "https://[youtube.com/",
    "",
]


@pytest.mark.parametrize(("address", "player"), KNOWN.items())
def test_an_address_of_a_known_provider_leads_to_its_player(address, player):
    assert player_for(address).url == player


@pytest.mark.parametrize("address", UNKNOWN)
def test_another_address_is_refused_with_the_names_of_those_known(address):
    assert player_for(address) is None
    with pytest.raises(ValidationError, match=r"YouTube.*PeerTube"):
        validate_player(address)


HOSTS = st.sampled_from(sorted({host for provider in providers() for host in provider.hosts}))


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(),
        st.builds("https://{}/{}".format, HOSTS, st.text()),
        st.builds("https://{}/watch?v={}".format, HOSTS, st.text()),
    )
)
def test_no_address_raises_or_leaves_the_list(address):
    player = player_for(address)
    if player:
        parts = urlsplit(player.url)
        assert f"{parts.scheme}://{parts.netloc}" in {provider.origin for provider in providers()}
        assert not set(player.url) & set("\"'<> \n\r\t\\")


@settings(max_examples=300, deadline=None)
@given(
    st.text(),
    st.sampled_from(
        ["javascript:", "JaVaScRiPt:", "\x01javascript:", "java\tscript:", "vbscript:", "data:", " javascript:", "//"]
    ),
)
def test_a_link_never_runs_anything(text, scheme):
    for address in (text, scheme + text):
        safe = safe_address(address)
        assert not safe or safe[0] in "#/" or urlsplit(safe).scheme in {"http", "https", "mailto", "tel"}
        assert not safe.startswith(("//", "/\\"))


@pytest.mark.skipif(not HOSTILE.exists(), reason="hostile strings are not on this machine")
def test_hostile_strings_are_no_addresses():
    for case in json.loads(HOSTILE.read_text())["payloads"]:
        assert player_for(case["payload"]) is None
        assert "script:" not in safe_address(case["payload"]).split("/")[0].lower()


def cleaned(**fields):
    block = EmbedBlock()
    return block.clean(block.to_python({"title": "Trois jours", **fields}))


@pytest.mark.django_db
def test_a_video_needs_one_source_that_plays():
    sound, paper = make_document("Entretien", "entretien.mp3"), make_document()
    assert cleaned(address=VIDEO).player.provider == "PeerTube (framatube.org)"
    assert cleaned(document=sound.pk).native == "audio"
    for wrong in ({}, {"address": VIDEO, "document": sound.pk}, {"document": paper.pk}, {"address": "https://example.org/v"}):
        with pytest.raises(ValidationError):
            cleaned(**wrong)


@pytest.fixture
def film(site):
    """A live article with one video; the address of its player."""
    article = factories.make_article("Un film")
    article.body = [("embed", {"address": VIDEO, "title": "Trois jours"})]
    article.save()
    article = ArticlePage.objects.get(pk=article.pk)
    return article, f"/lecteur/{article.pk}/{article.body[0].id}/"


def test_the_article_loads_nothing_from_outside_and_links_to_the_player(film):
    article, address = film
    html = render(article).html
    assert f'href="{address}"' in html
    assert f'data-embed="{address}?framed=1"' in html
    assert "<iframe" not in html
    assert "framatube.org/videos" not in html


def test_the_player_lets_in_its_provider_only_and_is_framed_by_us_only(client, film):
    _, address = film
    answer = client.get(address)
    policy = answer.headers["Content-Security-Policy"]
    assert answer.status_code == 200
    assert "frame-src https://framatube.org;" in policy + ";"
    assert "frame-ancestors 'self'" in policy
    assert "script-src 'self'" in policy
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert not answer.cookies
    assert b'src="https://framatube.org/videos/embed/9dRFC6Ya11NCVeYKn8ZhiD' in answer.content
    assert "Un film" in answer.content.decode()
    assert "Un film" not in client.get(address + "?framed=1").content.decode()


def test_the_player_of_what_readers_may_not_see_is_not_found(client, film):
    article, address = film
    assert client.get("/lecteur/999999/4f1f7b3e-2c9a-4f6e-8f37-0d7d4ad3b0aa/").status_code == 404
    assert client.get(f"/lecteur/{article.pk}/4f1f7b3e-2c9a-4f6e-8f37-0d7d4ad3b0aa/").status_code == 404
    assert client.post(address).status_code in (403, 405)
    article.unpublish()
    assert client.get(address).status_code == 404


def test_a_player_that_the_browser_has_already_plays_again(client, film):
    """A browser puts the headers of a 304 beside the page that it keeps: those of the player let its provider in."""
    _, address = film
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    for name in ("Content-Security-Policy", "X-Frame-Options", "X-Robots-Tag"):
        assert sorted(again.headers[name].split("; ")) == sorted(first.headers[name].split("; "))
    assert "Content-Type" not in again.headers
    assert "Content-Length" not in again.headers

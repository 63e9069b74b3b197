"""Text of visitors and rich text from outside: whatever is sent, a page holds only what it is meant to hold."""

import json
import time
from pathlib import Path
from urllib.parse import urlsplit

import html5lib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.text import LINK_REL, clean_rich_text, fold, plain, render_visitor_text
from core.typography import typeset_html

HOSTILE = Path(__file__).resolve().parents[3] / "shared" / "data" / "hostile"
needs_hostile = pytest.mark.skipif(not HOSTILE.exists(), reason="the hostile strings are not beside the project")
PIECES = st.sampled_from(
    ["<", ">", '"', "'", "&", "&lt;", "\n", "\n\n", " ", "(", ")", "_", ".", "http://a.fr", "https://a.fr/b?c=d&e", "www.a.fr",
     "javascript:", "data:", "@", "\x00", "\u202e", "<script>", "é", "«", "»", "a", "ftp://a.fr", "://", "\ud800"]
)  # fmt: skip
TEXT = st.lists(PIECES | st.text(max_size=3), max_size=30).map("".join)
RICH = {"p", "br", "h2", "h3", "ul", "ol", "li", "strong", "b", "em", "i", "a", "blockquote", "sup", "sub"}


def hostile():
    payloads = json.loads((HOSTILE / "xss_payloads.json").read_text())["payloads"]
    naughty = json.loads((HOSTILE / "naughty_strings.json").read_text())["strings"]
    return [entry["payload"] for entry in payloads] + [entry["s"] for entry in naughty]


def elements(fragment):
    tree = html5lib.parseFragment(fragment, treebuilder="etree", namespaceHTMLElements=False)
    return [element for element in tree.iter() if element is not tree]


def assert_harmless(fragment, tags, schemes=("http", "https")):
    for element in elements(fragment):
        assert element.tag in tags
        allowed = {"href", "rel", "title"} if element.tag == "a" else set()
        assert set(element.attrib) <= allowed
        if "href" in element.attrib:
            assert urlsplit(element.attrib["href"].strip()).scheme in schemes
            assert element.attrib["rel"] == LINK_REL


@given(TEXT)
@example('http://a.fr/"onmouseover="alert(1)')
@example("https://a.fr/<script>alert(1)</script>")
def test_a_visitor_can_make_only_paragraphs_breaks_and_links(source):
    rendered = render_visitor_text(source)
    assert_harmless(rendered, {"p", "br", "a"})
    assert_harmless(typeset_html(rendered), {"p", "br", "a"})


@given(TEXT)
def test_no_word_of_a_visitor_is_lost(source):
    tree = html5lib.parseFragment(render_visitor_text(source), treebuilder="etree", namespaceHTMLElements=False)
    assert "".join("".join(tree.itertext()).split()) == "".join(plain(source).split())


@needs_hostile
def test_every_hostile_string_is_harmless_as_text_of_a_visitor():
    strings = hostile()
    assert len(strings) > 1_000
    for string in strings:
        rendered = render_visitor_text(string)
        assert_harmless(rendered, {"p", "br", "a"})
        assert_harmless(typeset_html(rendered), {"p", "br", "a"})


@needs_hostile
def test_every_hostile_string_is_harmless_as_rich_text():
    for string in hostile():
        assert_harmless(clean_rich_text(string), RICH, ("http", "https", "mailto", ""))


@given(
    st.lists(PIECES | st.sampled_from(["<a href=", "<p onclick=x>", "<b>", "</b>", "<style>", "</style>"]), max_size=20).map(
        "".join
    )
)
def test_rich_text_from_outside_holds_only_what_is_allowed(source):
    assert_harmless(clean_rich_text(source), RICH, ("http", "https", "mailto", ""))


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("Bonjour", "<p>Bonjour</p>"),
        ("Un\n\n\n  \nDeux", "<p>Un</p>\n<p>Deux</p>"),
        ("Un\r\nDeux", "<p>Un<br>\nDeux</p>"),
        ('<b>gras</b> & "cité"', "<p>&lt;b&gt;gras&lt;/b&gt; &amp; &quot;cité&quot;</p>"),
        ("a\x00b\x1bc", "<p>abc</p>"),
        ("", ""),
        (" \n \n ", ""),
    ],
)
def test_blank_lines_make_paragraphs_and_newlines_breaks(source, shown):
    assert render_visitor_text(source) == shown


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("voir https://a.fr.", "https://a.fr"),
        ("(https://a.fr/b)", "https://a.fr/b"),
        ("https://fr.wikipedia.org/wiki/X_(Y)", "https://fr.wikipedia.org/wiki/X_(Y)"),
        ("(https://fr.wikipedia.org/wiki/X_(Y))", "https://fr.wikipedia.org/wiki/X_(Y)"),
        ("«https://a.fr/b»", "https://a.fr/b"),
        ("« https://a.fr/b » !", "https://a.fr/b"),
        ("https://a.fr/b?c=d&e=f, puis", "https://a.fr/b?c=d&e=f"),
        ("https://a.fr/b…", "https://a.fr/b"),
        ("https://été.fr/à", "https://été.fr/à"),
        ("http://localhost:8000/a", "http://localhost:8000/a"),
        ("HTTPS://A.FR", "HTTPS://A.FR"),
    ],
)
def test_addresses_become_links_without_the_punctuation_around_them(text, linked):
    links = [element for element in elements(render_visitor_text(text)) if element.tag == "a"]
    assert [link.attrib["href"] for link in links] == [linked]
    assert links[0].text == linked


def test_www_is_an_address():
    assert 'href="https://www.a.fr/b"' in render_visitor_text("www.a.fr/b")
    assert ">www.a.fr/b</a>" in render_visitor_text("www.a.fr/b")


@pytest.mark.parametrize(
    "text",
    ["README.md", "fin.Il", "a.fr", "ftp://a.fr", "javascript:alert(1)", "data:text/html,x", "https://", "http://a@b.fr", "https://a:b@c.fr",
     "http://[::1", "http://a.fr:99999", "http://a.fr:x", "mailto:a@b.fr", "a@www.b.fr", "xhttp://a.fr", "http://-", "//a.fr"],
)  # fmt: skip
def test_what_is_no_web_address_is_no_link(text):
    assert "<a" not in render_visitor_text(text)


def test_scripts_and_styles_leave_nothing_behind_in_rich_text():
    assert clean_rich_text("<p>a</p><script>alert(1)</script><style>p{}</style>b") == "<p>a</p>b"
    assert clean_rich_text("a<script>alert(1)") == "a"


def test_links_of_rich_text_say_that_the_site_does_not_vouch_for_them():
    assert clean_rich_text('<a href="https://a.fr" rel="author" target="_blank">a</a>') == (
        f'<a href="https://a.fr" rel="{LINK_REL}">a</a>'
    )
    for href in ("javascript:alert(1)", "javascript:1", "JAVASCRIPT&colon;1", "java&#10;script:1", " data:1", "vbscript:1"):
        assert "href" not in clean_rich_text(f'<a href="{href}">a</a>')


def test_words_fold_alike_whatever_their_case_accents_and_ligatures():
    assert fold("Économie  Sociale") == fold("economie sociale")
    assert fold("Œuvre") == fold("oeuvre")
    assert fold("Straße") == fold("STRASSE")


@pytest.mark.parametrize("piece", ["\n", " ", "(", "http://a.fr(", "www.", "\n ", "a\n\n", ".", "<script", "https://" + ")" * 50])
def test_the_time_taken_grows_no_faster_than_the_text(piece):
    short, long = (fastest(piece * (size // len(piece))) for size in (3_000, 24_000))
    assert long < 40 * max(short, 0.002)


def fastest(source):
    times = []
    for _ in range(3):
        start = time.process_time()
        render_visitor_text(source)
        times.append(time.process_time() - start)
    return min(times)

"""No input makes the search fail, on either database."""

import json
from pathlib import Path

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pages.forms import SearchForm
from pages.search import results
from pages.search.excerpt import LENGTH, excerpt
from pages.search.words import parse
from tests.factories import make_article

HOSTILE = Path(__file__).resolve().parents[3] / "shared" / "data" / "hostile"
OPERATORS = ["\"", "\" \"", "'", "\\", "*", "a*", "^a", "NEAR(a b)", "a AND", "NOT", "OR OR", "a:b", "title : a", "{title} : a",
             "a & | ! b", "<->", "(((", "%s %d %(x)s", "a\x00b", "\x00", "\ud800", "l'", "''''", "-", "- -", "été\u0301", "a-b-c",
             "ﷺ", "𝕬", "\u202e", "x" * 200, "une très " * 20, "le la les", "«»", "title:été body:\"x\""]  # fmt: skip


def strings() -> list[str]:
    found = []
    for name, rows, text in (("naughty_strings", "strings", "s"), ("xss_payloads", "payloads", "payload")):
        path = HOSTILE / f"{name}.json"
        if path.exists():
            found += [row[text] for row in json.loads(path.read_text())[rows]]
    return found


@pytest.mark.parametrize("text", OPERATORS, ids=range(len(OPERATORS)))
def test_operators_are_only_words(client, site, text):
    make_article("Un été à l’île d’Yeu")
    response = client.get(reverse("pages:search"), {"q": text.encode("utf-8", "replace")})
    # NUL is refused before any view, in a page of the site.
    assert response.status_code == (400 if "\x00" in text else 200)
    assert "<main" in response.content.decode()


@pytest.mark.skipif(not strings(), reason="the shared hostile strings are not here")
def test_naughty_strings_are_only_words(site):
    article = make_article("Un été à l’île d’Yeu")
    for text in strings():
        form = SearchForm({"q": text, "keyword": text, "year": text})
        form.is_valid()
        words = parse(form.typed())
        if words:
            results.find(words, form.filters())
        assert "<script" not in str(excerpt(text + article.title, words.all())).lower()


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("q=%", 200),
        ("q=a&q=b", 200),
        ("q[]=a", 200),
        ("page=1&page=2", 404),
        ("&&&=&=", 200),
        # No text: refused before any view.
        ("q=%FF%FE", 400),
        ("q=%00", 400),
        ("q=%ED%A0%80", 400),
    ],
)
def test_broken_addresses_are_answered(client, site, query, status):
    assert client.get(f"{reverse('pages:search')}?{query}").status_code == status


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(["q", "section", "keyword", "author", "year"]), st.text(max_size=220), max_size=5))
def test_no_text_makes_the_search_fail(client, site, query):
    encoded = {name: value.encode("utf-8", "replace").decode() for name, value in query.items()}
    refused = any("\x00" in value for value in encoded.values())
    assert client.get(reverse("pages:search"), encoded).status_code == (400 if refused else 200)


@given(st.text())
def test_words_hold_no_operator(text):
    for word in parse(text).all():
        assert not set(word) & set("\"'*^:(){}&|!<>\\-+%\x00 \t\n")


@given(st.text(max_size=2000), st.lists(st.text(min_size=1, max_size=10), max_size=4))
@example("a" * 5000, ["a"])
@example("İstanbul œuvre ŒUVRE", ["istanbul"])
def test_an_excerpt_is_short_and_escaped(text, words):
    found = str(excerpt(text, words))
    bare = found.replace("<mark>", "").replace("</mark>", "")
    assert "<" not in bare
    assert ">" not in bare
    assert len(found) < LENGTH * 30

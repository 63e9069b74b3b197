"""French type at render: spaces, apostrophes, ellipses; never in code, addresses, times."""

import re
import time
from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st

from core.typography import FIRM, THIN, typeset_html, typeset_text

PIECES = st.sampled_from(
    [
        *"abé19 \n\t'«»;:!?%€.,()\"…’\u00a0\u202f&<",
        "...",
        " - ",
        " -- ",
        "-",
        "–",
        "mot",
        "http://a.fr/b?c;d",
        "www.a.fr",
        "l'x",
        "10:30",
        "&nbsp;",
        "&laquo;",
        "&amp;",
    ]
)
FRENCH_LIKE = st.lists(PIECES, max_size=30).map("".join)
ENTITIES = st.sampled_from(["&laquo;", "&amp;", "&#39;"])
TAGS = st.sampled_from(
    ["<em>", "</em>", "<p>", "</p>", '<a href="http://a.fr/?b ; c" title="d\'e !">', "</a>", "<code>", "</code>", "<br>",
     '<span lang="en">', "</span>", "<!-- l'x ! -->", "<img alt='a ! b'>"]
)  # fmt: skip
FRAGMENT = st.lists(PIECES.filter(lambda piece: piece != "<") | ENTITIES | TAGS, max_size=30).map("".join)


def bare(text: str) -> str:
    """The text as typed on a plain keyboard."""
    return re.sub(r"[\s\u202f\u00a0-]", "", text.replace("’", "'").replace("…", "...").replace("–", "-"))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Quoi ?", f"Quoi{THIN}?"),
        ("Quoi?", f"Quoi{THIN}?"),
        ("Quoi ?!", f"Quoi{THIN}?!"),
        ("Ah ! oui ; non", f"Ah{THIN}! oui{THIN}; non"),
        ("« Oui »", f"«{THIN}Oui{THIN}»"),
        ("«Oui»", f"«{THIN}Oui{THIN}»"),
        ("« Oui ! »", f"«{THIN}Oui{THIN}!{THIN}»"),
        ("Il dit : oui", f"Il dit{FIRM}: oui"),
        ("Emploi / Mobilité", f"Emploi{FIRM}/ Mobilité"),
        ("et/ou", "et/ou"),
        ("Il dit: oui", f"Il dit{FIRM}: oui"),
        ("Il dit : « oui »", f"Il dit{FIRM}: «{THIN}oui{THIN}»"),
        ("l'économie d'aujourd'hui", "l’économie d’aujourd’hui"),
        ("l'« autre »", f"l’«{THIN}autre{THIN}»"),
        ("et puis...", "et puis…"),
        ("et puis... ?", f"et puis…{THIN}?"),
        ("50 % et 30% de 12 € ou 5€", f"50{FIRM}% et 30{FIRM}% de 12{FIRM}€ ou 5{FIRM}€"),
        ("12 km à 10 h", f"12{FIRM}km à 10{FIRM}h"),
        ("10 000 euros", f"10{THIN}000{FIRM}euros"),
        ("(vraiment ?)", f"(vraiment{THIN}?)"),
        ("Lyon - une ville - dort", "Lyon – une ville – dort"),
        ("il y a -- dit-il -- un porte-monnaie", "il y a – dit-il – un porte-monnaie"),
        ("50 % - « soit peu » - (voir)", f"50{FIRM}% – «{THIN}soit peu{THIN}» – (voir)"),
        ("En 2014 - à Lyon", "En 2014 – à Lyon"),
    ],
)
def test_french_sentences_get_their_spaces(typed, printed):
    assert typeset_text(typed) == printed


@pytest.mark.parametrize(
    "text",
    [
        "à 10:30, format 16:9, ratio 3:2",
        "https://exemple.fr/l'avis?a=b;c=d!",
        "www.exemple.fr/l'avis!",
        "exemple.fr/l'avis",
        "l.a+b@exemple.fr",
        "?page=2&x=1",
        "a.b.c....",
        "(?)",
        "2013 - 2014",
        "de - 5 à 10",
        "a - b",
        "- un tiret de liste",
        "mot -mot, mot- mot, rez-de-chaussée",
        ":-)",
        "5'10",
        "std::vector",
        "100%20",
        "C:/dossier",
        "",
    ],
)
def test_what_is_no_sentence_is_left_alone(text):
    assert typeset_text(text) == text


@given(FRENCH_LIKE)
def test_a_text_set_twice_is_the_text_set_once(text):
    once = typeset_text(text)
    assert typeset_text(once) == once


@given(FRENCH_LIKE)
def test_only_spaces_apostrophes_dots_and_dashes_change(text):
    assert bare(typeset_text(text)) == bare(text)


@given(FRENCH_LIKE)
def test_a_dash_is_made_of_a_hyphen_between_spaces_only(text):
    made = typeset_text(text)
    assert made.count("–") - text.count("–") <= len(re.findall(r"(?<=[ \t\u00a0\u202f])--?(?=[ \t\u00a0\u202f])", text))
    numbers = re.findall(r"\d[ \t\u00a0\u202f]+--?[ \t\u00a0\u202f]+\d", text)
    assert len(re.findall(r"\d[ \t\u00a0\u202f]+--?[ \t\u00a0\u202f]+\d", made)) == len(numbers)


@given(FRAGMENT)
def test_a_fragment_set_twice_is_the_fragment_set_once(source):
    once = typeset_html(source)
    assert typeset_html(once) == once


@given(FRAGMENT)
def test_tags_and_their_attributes_never_change(source):
    tag = re.compile(r"<!--.*?-->|</?\w+[^>]*>")
    assert tag.findall(typeset_html(source)) == tag.findall(source)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<p>Quoi ?</p>", f"<p>Quoi{THIN}?</p>"),
        ("<p><em>Quoi</em> ?</p>", f"<p><em>Quoi</em>{THIN}?</p>"),
        ("<p><em>Quoi</em>?</p>", f"<p><em>Quoi</em>{THIN}?</p>"),
        ("<p>l'<em>autre</em></p>", "<p>l’<em>autre</em></p>"),
        ("<p>Oui&nbsp;!</p>", f"<p>Oui{THIN}!</p>"),
        ("<p>&laquo;&#160;Oui&#160;&raquo;</p>", f"<p>«{THIN}Oui{THIN}»</p>"),
        ("<p>l&#x27;eau &amp; l&#39;air</p>", "<p>l’eau &amp; l’air</p>"),
        ("<p>&lt;script&gt; !</p>", f"<p>&lt;script&gt;{THIN}!</p>"),
        ("<p>a &amp;lt; b</p>", "<p>a &amp;lt; b</p>"),
        ("<strong>Prix</strong> : 10 €", f"<strong>Prix</strong>{FIRM}: 10{FIRM}€"),
        ("<b>50</b> %", f"<b>50</b>{FIRM}%"),
        ("<b>Lyon</b> - Une <i>ville</i> - dort", "<b>Lyon</b> – Une <i>ville</i> – dort"),
        ("<p>A</p><p>!</p>", "<p>A</p><p>!</p>"),
    ],
)
def test_html_is_set_in_its_text(source, shown):
    assert typeset_html(source) == shown


@pytest.mark.parametrize(
    "source",
    [
        "<code>l'x = a ? b : c ;</code>",
        "<pre><code>l'x</code> l'y !</pre>",
        "<kbd>l'x !</kbd>",
        "<code>mot - mot</code>",
        '<q lang="en">That\'s it !</q>',
        '<span lang="en"><span>a</span> that\'s it !</span>',
        "<!-- l'x ! -->",
        '<a href="http://a.fr/?l\'x ; y" title="l\'x !">x</a>',
    ],
)
def test_code_foreign_words_and_attributes_are_left_alone(source):
    assert typeset_html(source) == source


def render(source: str, **context) -> str:
    return Template("{% load type %}" + source).render(Context(context))


def test_the_filter_escapes_and_sets_where_the_site_is_written_in_french(settings):
    with translation.override("en"):
        assert render("{{ t|typeset }}", t="<b> l'eau !") == f"&lt;b&gt; l’eau{THIN}!"
        assert render("{{ t|typeset }}", t=mark_safe("<b>l'eau !</b>")) == f"<b>l’eau{THIN}!</b>"
        assert render("{{ t|typeset_html }}", t="<b>!") == "&lt;b&gt;!"
        assert render("{{ t|typeset }}{{ t|typeset_html }}", t=None) == ""
    settings.CONTENT_LANGUAGE = "en"
    with translation.override("fr"):
        assert render("{{ t|typeset }}", t="<b> l'eau !") == "&lt;b&gt; l&#x27;eau !"
        assert render("{{ t|typeset_html }}", t=mark_safe("<b>l'eau !</b>")) == "<b>l'eau !</b>"


def test_dates_are_written_as_each_language_writes_them():
    ninth, first = date(2014, 10, 9), date(2014, 10, 1)
    with translation.override("fr"):
        assert render("{{ d|long_date }}", d=ninth) == "jeudi 9 octobre 2014"
        assert render("{{ d|long_date }}", d=first) == "mercredi 1er octobre 2014"
        assert render("{{ d|short_date }}", d=first) == "1er octobre 2014"
        assert render("{{ d|short_date }}{{ d|long_date }}", d=None) == ""
    with translation.override("en"):
        assert render("{{ d|long_date }}", d=first) == "Wednesday 1 October 2014"


def test_a_moment_is_dated_in_the_time_zone_of_the_site():
    late = datetime(2014, 9, 30, 22, 30, tzinfo=UTC)
    with translation.override("fr"):
        assert render("{{ d|long_date }}", d=late) == "mercredi 1er octobre 2014"


PIECES_AT_LENGTH = [" ", " «", "<a '", '<a "', "<", "<!--", "&", "a.", "a@", "a-", "! ", "« ", "1 000", "'", "a - "]


@pytest.mark.parametrize("piece", PIECES_AT_LENGTH)
def test_the_time_taken_grows_no_faster_than_the_text(piece):
    short, long = (fastest("/" + piece * (size // len(piece))) for size in (5_000, 40_000))
    assert long < 40 * max(short, 0.001)


def fastest(source: str) -> float:
    """Seconds of processor that the best of three runs takes."""
    times = []
    for _ in range(3):
        start = time.process_time()
        typeset_html(source)
        times.append(time.process_time() - start)
    return min(times)

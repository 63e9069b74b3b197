"""Finding words: whole, whatever their case and accents, and never slow."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.campaigns.shingles import bands, exact, likeness, shingles
from moderation.holds.shape import is_shouted, links_of
from moderation.holds.words import Matcher, entries_of
from moderation.spam.model import Message
from moderation.spam.signs import signs_of
from moderation.spam.words import words_of

HOSTILE = Path(__file__).resolve().parents[3] / "shared" / "data" / "hostile"
letters = st.text("abcdefghijklmnopqrstuvwxyzéèàçœî", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("entry", "text", "matches"),
    [
        ("arnaque", "C’est une ARNAQUE !", True), ("arnaque", "Des arnaques", False), ("éhonté", "mensonge EHONTE", True),
        ("ehonte", "mensonge éhonté", True), ("press", "WordPress", False), ("press", "free press.", True),
        ("con", "conseil, un c.o.n", False), ("va te faire voir", "Va-te faire\nvoir", True),
        ("va te faire voir", "va, te faire voir", False), ("porte-monnaie", "mon porte monnaie", True), ("c++", "le C++", True),
        ("c++", "abc++ c", False), ("100%", "sûr à 100%", True), ("100%", "1100%", False), ("cœur", "COEUR", True),
        ("ﬁn", "FIN", True), ("🖕", "tiens 🖕🖕", True), ("l’œil", "l'oeil", True), ("via gra", "via\u200b gra", True),
        ("viagra", "via\u200bgra", True), ("viagra", "vi\u00adagra", True), ("a_b", "a b", True), ("казино", "КАЗИНО!", True),
    ],
)  # fmt: skip
def test_whole_words_as_written(entry, text, matches):
    assert Matcher([entry]).found_in(text) == ([entry] if matches else [])


@given(word=letters, before=letters, after=letters)
def test_a_word_is_found_alone_in_any_case_and_never_inside_another(word, before, after):
    matcher = Matcher([word])
    for text in (word, word.upper(), f"« {word} »", f"{before}-{word}, {after}"):
        assert matcher.found_in(text) == [word], text
    longer = f"{before}{word}"
    if Matcher([longer])._rows.keys() != matcher._rows.keys():
        assert not matcher.found_in(longer)


@given(text=st.text(max_size=400), entries=st.lists(st.text(max_size=20), max_size=5))
def test_no_text_and_no_entry_is_an_error(text, entries):
    found = Matcher(entries).found_in(text)
    assert set(found) <= {" ".join(entry.split())[:100] for entry in entries}
    links_of(text)
    is_shouted(text)
    bands(shingles(text))
    assert exact(text) == exact(text)
    assert likeness(shingles(text), shingles(text)) in (0.0, 1.0)
    signs_of(text[:50], text)
    words_of(text)
    entries_of(text)


@pytest.mark.parametrize("name", ["naughty_strings.json", "xss_payloads.json"])
def test_hostile_strings_are_no_error(name):
    path = HOSTILE / name
    if not path.exists():
        pytest.skip("The shared strings are not on this machine.")
    for text in _strings(json.loads(path.read_text())):
        Matcher([text[:100], "alert"]).found_in(text)
        links_of(text), is_shouted(text), bands(shingles(text)), signs_of(text[:50], text)


def _strings(found):
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict | list):
        for one in found.values() if isinstance(found, dict) else found:
            yield from _strings(one)


SLOW = {
    "letters": "a" * 5000, "words": "mot " * 1250, "links": "http://" * 700, "www": "www." * 1250, "phones": "+1 2" * 1250,
    "phones2": "00" * 2500, "digits": "1 " * 2500, "spaced": "a " * 2500, "dots": "a.b" * 1600, "at": "@a" * 2500,
    "brackets": "[url=" * 1000, "quotes": "'’-" * 1600, "mail": "a@" * 2500, "mail2": "a" * 64 + "@" + "b." * 2400,
    "hyphen": "a-" * 2500, "joined": "va te faire " * 400, "thousands": "1.000" * 1000, "dot": "x (dot) " * 600,
    "accents": "e\u0301" * 2500, "cyrillic": "аa" * 2500, "leet": "a1" * 2500, "newlines": "\n" * 5000, "exclaim": "! " * 2500,
}  # fmt: skip


@pytest.mark.parametrize("kind", SLOW)
def test_five_thousand_hostile_characters_take_no_time(kind):
    text = SLOW[kind][:5000]
    matcher = Matcher([*(f"va te faire mot{number}" for number in range(3000)), *(f"c{number}++" for number in range(2000))])
    start = time.process_time()
    matcher.found_in(text)
    links_of(text), is_shouted(text), bands(shingles(text)), signs_of("", text)
    assert time.process_time() - start < 0.5


def test_five_thousand_words_are_ready_at_once_and_read_a_text_in_a_moment():
    words = [f"mot{number}é" for number in range(5000)]
    start = time.process_time()
    matcher = Matcher(words)
    assert time.process_time() - start < 0.5
    text = ("un texte ordinaire sur les jardins " * 140)[:4990] + " MOT4999E"
    start = time.process_time()
    assert matcher.found_in(text) == ["mot4999é"]
    assert time.process_time() - start < 0.05


def test_notes_and_empty_lines_of_a_list_are_no_words():
    assert entries_of("# insultes\n\n mot \r\nautre mot\n") == ["mot", "autre mot"]


def test_messages_are_compared_by_what_they_say():
    one = shingles("Je vends ma maison à Troyes, écrivez-moi vite sur http://a.example/1 pour 200 000 euros.")
    assert (
        likeness(one, shingles("JE VENDS MA MAISON à Troyes, ecrivez-moi vite sur http://b.example pour 180 000 euros !")) > 0.9
    )
    assert likeness(one, shingles("Je garde ma maison à Troyes, et personne ne la vendra.")) < 0.4
    assert Message("a", "b") == Message("a", "b")


def test_a_text_that_ends_within_a_long_entry_holds_the_short_one_that_begins_it():
    matcher = Matcher(["va te faire voir", "va te"])
    assert matcher.found_in("allez, va te") == ["va te"]
    assert matcher.found_in("va te faire voir") == ["va te faire voir", "va te"]

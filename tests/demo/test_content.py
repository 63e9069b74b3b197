"""The content files, read as an editor would."""

import re
from itertools import combinations

import pytest

from demo.build.files import PICTURES, picture_index
from demo.reader import CONTENT, sheets, table

ARTICLES = sheets("articles")
PAGES = sheets("pages")


def prose(sheet) -> str:
    """What readers read of a sheet: no code, no names of fields, no addresses, no markup of blocks."""
    body = re.sub(r"^::: code\n.*?^:::$", "", sheet.source, flags=re.MULTILINE | re.DOTALL)
    body = re.sub(r'^[a-z_]+ = (\[|""")?|^(:::.*|"""|\])$', "", body, flags=re.MULTILINE)
    words = [str(sheet.head.get(name, "")) for name in ("title", "subtitle", "standfirst", "summary", "how_made", "introduction")]
    return re.sub(r"\]\([^)]+\)|https?://\S+", "]", "\n".join([*words, body]))


def sentences(sheet) -> set[str]:
    found = re.split(r"(?<=[.!?…])\s+|\n+", sheet.source)
    return {" ".join(sentence.split()) for sentence in found if len(sentence.split()) > 5}


@pytest.mark.parametrize("sheet", [*ARTICLES, *PAGES], ids=lambda sheet: sheet.slug)
def test_the_prose_is_french_and_typed_as_an_editor_types(sheet):
    text = prose(sheet)
    assert not re.search(r"\b(the|and|with|this|that|from|lorem|ipsum)\b", text, re.IGNORECASE)
    assert "..." not in text
    assert not re.search(r"\w[;!?»]", text), "a space goes before these signs"
    assert not re.search(r"«\w", text), "a space goes after an opening guillemet"
    assert not re.search(r"  +\w", text)
    for piece in sheet.pieces:
        assert '"' not in piece.markup, "guillemets, not straight quotes"


def test_no_two_articles_share_a_sentence():
    every = {sheet.slug: sentences(sheet) for sheet in ARTICLES}
    shared = {(one, other): every[one] & every[other] for one, other in combinations(every, 2)}
    assert {pair: found for pair, found in shared.items() if found} == {}


def test_articles_are_of_many_lengths_dates_and_hands():
    lengths = [len(prose(sheet).split()) for sheet in ARTICLES]
    assert len(ARTICLES) >= 31
    assert min(lengths) < 250
    assert max(lengths) > 1000
    assert sum(lengths) > 15_000
    assert len({sheet.head["section"] for sheet in ARTICLES}) >= 12
    assert len({slug for sheet in ARTICLES for slug in sheet.head["authors"]}) >= 8
    dated = [sheet.head["date"].year for sheet in ARTICLES if "date" in sheet.head]
    assert min(dated) == 2012
    assert {sheet.head["days_ago"] for sheet in ARTICLES if "days_ago" in sheet.head} & {1, 2, 3}


def test_each_article_names_what_exists():
    sections, authors = table("sections"), table("authors")
    keywords = {word for group in table("keywords")["groups"] for word in group["keywords"]}
    groups = {group["name"]: set(group["keywords"]) for group in table("keywords")["groups"]}
    for sheet in ARTICLES:
        assert sheet.head["section"] in sections
        assert set(sheet.head["authors"]) <= set(authors)
        assert set(sheet.head["keywords"]) <= keywords
        assert set(sheet.head["keywords"]) & groups["Thèmes"], f"{sheet.slug}: a theme is required"
        assert len(set(sheet.head["keywords"]) & groups["Régions"]) <= 1, f"{sheet.slug}: one region"


def test_each_picture_of_the_index_is_there_and_described():
    for file, about in picture_index().items():
        assert (PICTURES / file).exists()
        assert about["description"]
        assert about["credit"]


def test_the_documents_are_what_their_program_makes():
    from demo import office

    assert (CONTENT / "files" / "charte-ourdissoir.pdf").read_bytes() == office.pdf("Charte de l’Ourdissoir", office.CHARTER)
    assert (CONTENT / "files" / "comptes-ourdissoir-2013.ods").read_bytes() == office.ods("Comptes 2013", office.ACCOUNTS)


def test_the_accounts_of_the_workshop_balance():
    from demo import office

    received = sum(row[1] for row in office.ACCOUNTS[1:] if isinstance(row[1], int))
    spent = sum(row[2] for row in office.ACCOUNTS[1:] if isinstance(row[2], int))
    assert received == spent

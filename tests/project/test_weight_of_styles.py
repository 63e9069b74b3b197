"""An ordinary article asks for less than 14 kB of style; what only some bodies and pages need comes with them."""

import re
from pathlib import Path

import pytest

from tests.factories import make_article

SHEETS = Path(__file__).resolve().parents[2] / "static" / "css"
SCRIPTS = SHEETS.parent / "js"
MOST = 14_000
# With every block, and the sheet of the call for donations.
MOST_OF_ALL = 18_000


def sheets_of(client, page) -> set[str]:
    return set(re.findall(r"css/(\w+)\.css", client.get(page.url).content.decode()))


def weight(names: set[str]) -> int:
    return sum((SHEETS / f"{name}.css").stat().st_size for name in names)


@pytest.mark.django_db
def test_an_article_loads_the_styles_of_what_it_holds(site, client):
    plain = make_article("Un atelier", body="<p>Une porte frotte.</p>")
    loaded = sheets_of(client, plain)
    assert loaded == {"base", "article", "comments"}
    assert weight(loaded) <= MOST

    quoting = make_article("Un cahier")
    quoting.body = [("quote", {"text": "On balaie."})]
    quoting.save()
    assert sheets_of(client, quoting) == loaded | {"blocks"}
    assert weight(loaded | {"blocks", "call"}) <= MOST_OF_ALL


def test_the_script_of_readers_weighs_little():
    readers = [path for path in SCRIPTS.glob("*.js") if not path.name.startswith("desk")]
    assert 0 < sum(path.stat().st_size for path in readers) <= 10_000


def test_templates_name_sheets_that_exist():
    named = {
        name
        for path in (SHEETS.parents[1] / "templates").rglob("*.html")
        for name in re.findall(r"'css/(\w+)\.css'", path.read_text())
    }
    assert named
    assert named <= {path.stem for path in SHEETS.glob("*.css")}

"""An ordinary article asks for about 15 kB of style; what only some bodies and pages need comes with them."""

import re
from pathlib import Path

import pytest

from tests.factories import make_article

SHEETS = Path(__file__).resolve().parents[2] / "static" / "css"
MOST = 16_000


def sheets_of(client, page) -> set[str]:
    return set(re.findall(r"css/(\w+)\.css", client.get(page.url).content.decode()))


@pytest.mark.django_db
def test_an_article_loads_the_styles_of_what_it_holds(site, client):
    plain = make_article("Un atelier", body="<p>Une porte frotte.</p>")
    loaded = sheets_of(client, plain)
    assert loaded == {"base", "article", "forms", "comments"}
    assert sum((SHEETS / f"{name}.css").stat().st_size for name in loaded) <= MOST

    quoting = make_article("Un cahier")
    quoting.body = [("quote", {"text": "On balaie."})]
    quoting.save()
    assert sheets_of(client, quoting) == loaded | {"blocks"}

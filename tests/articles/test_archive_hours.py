"""An article stands in the month and the year of its date in Paris, to the second, both changes of the clock included."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from articles.models import ArticlePage
from articles.views import archive
from tests import factories as make

pytestmark = pytest.mark.django_db
PARIS, UTC = ZoneInfo("Europe/Paris"), ZoneInfo("UTC")

# (date of the article, year and month it stands in, how the page writes its day)
MOMENTS = [
    (datetime(2024, 12, 31, 23, 59, 59, tzinfo=PARIS), (2024, 12), "31 décembre 2024"),
    (datetime(2025, 1, 1, 0, 0, 0, tzinfo=PARIS), (2025, 1), "1er janvier 2025"),
    (datetime(2024, 12, 31, 23, 0, 0, tzinfo=UTC), (2025, 1), "1er janvier 2025"),
    (datetime(2024, 7, 31, 23, 59, 59, tzinfo=PARIS), (2024, 7), "31 juillet 2024"),
    (datetime(2024, 7, 31, 22, 0, 0, tzinfo=UTC), (2024, 8), "1er août 2024"),
    # The last Sunday of March, which ended a month in 2024: 2 o’clock becomes 3.
    (datetime(2024, 3, 31, 0, 59, 59, tzinfo=UTC), (2024, 3), "31 mars 2024"),
    (datetime(2024, 3, 31, 1, 0, 0, tzinfo=UTC), (2024, 3), "31 mars 2024"),
    (datetime(2024, 3, 31, 21, 59, 59, tzinfo=UTC), (2024, 3), "31 mars 2024"),
    (datetime(2024, 3, 31, 22, 0, 0, tzinfo=UTC), (2024, 4), "1er avril 2024"),
    # The last Sunday of October, which ended a month in 2021: 3 o’clock becomes 2, so 2:30 comes twice.
    (datetime(2021, 10, 31, 2, 30, tzinfo=PARIS, fold=0), (2021, 10), "31 octobre 2021"),
    (datetime(2021, 10, 31, 2, 30, tzinfo=PARIS, fold=1), (2021, 10), "31 octobre 2021"),
    (datetime(2021, 10, 31, 22, 59, 59, tzinfo=UTC), (2021, 10), "31 octobre 2021"),
    (datetime(2021, 10, 31, 23, 0, 0, tzinfo=UTC), (2021, 11), "1er novembre 2021"),
    (datetime(2021, 9, 30, 22, 0, 0, tzinfo=UTC), (2021, 10), "1er octobre 2021"),
    (datetime(1900, 1, 1, 0, 0, 0, tzinfo=PARIS), (1900, 1), "1er janvier 1900"),
]


@pytest.mark.parametrize(("moment", "place", "written"), MOMENTS, ids=[str(moment) for moment, *_ in MOMENTS])
def test_an_article_is_counted_and_listed_in_its_own_month_only(moment, place, written, client, site):
    make.make_article("Une heure", public_date=moment)
    assert [(row["month"].year, row["month"].month, row["count"]) for row in archive.months()] == [(*place, 1)]
    year, month = place
    page = client.get(f"/archives/{year}/{month}/")
    assert "Une heure" in page.content.decode()
    assert written in page.content.decode()
    assert client.get(f"/archives/{year}/").status_code == 200
    for other in (month - 1, month + 1):
        number = year * 12 + other - 1
        assert client.get(f"/archives/{number // 12}/{number % 12 + 1}/").status_code == 404
    for other in {year - 1, year + 1}:
        assert client.get(f"/archives/{other}/").status_code == 404


def test_both_halves_of_the_hour_that_comes_twice_keep_their_order(client, site):
    first = make.make_article("Avant", public_date=datetime(2021, 10, 31, 2, 30, tzinfo=PARIS, fold=0))
    second = make.make_article("Après", public_date=datetime(2021, 10, 31, 2, 10, tzinfo=PARIS, fold=1))
    page = client.get("/archives/2021/10/").content.decode()
    assert page.index("Après") < page.index("Avant")
    assert list(ArticlePage.objects.current().newest_first()) == [second, first]


def test_an_article_appears_with_its_second(site):
    article = make.make_article("Minuit", public_date=datetime(2025, 1, 1, 0, 0, 0, tzinfo=PARIS))
    before = datetime(2024, 12, 31, 23, 59, 59, 999_999, tzinfo=PARIS)
    assert not ArticlePage.objects.current(before).exists()
    assert ArticlePage.objects.current(article.public_date).get() == article


@pytest.mark.parametrize("year", [2, 9998])
def test_the_first_and_the_last_year_are_asked_for_without_an_error(year, client, site):
    make.make_article("Une heure")
    for month in ("", "1/", "12/"):
        assert client.get(f"/archives/{year}/{month}").status_code == 404

"""What a call brings is counted without knowing anybody, and its link leads nowhere but where editors said."""

import pytest

from core.dates import short_date
from giving.models import CallClicks
from giving.report import bars, by_article, by_call, first_day
from tests import factories as make
from tests.giving.factories import make_campaign, make_gift, set_call

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
CLICK = {
    "User-Agent": FIREFOX,
    "Sec-Fetch-Site": "same-origin",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Dest": "document",
    "Sec-Fetch-User": "?1",
}


def press(client, campaign=0, article=0, address="203.0.113.7", query="", **headers):
    given = {name: value for name, value in {**CLICK, **headers}.items() if value}
    return client.get(f"/soutenir/aller/{campaign}/{article}/{query}", headers=given, REMOTE_ADDR=address)


def counted() -> int:
    return sum(CallClicks.objects.values_list("count", flat=True))


def test_a_click_is_counted_by_campaign_and_article_and_leads_on(client, site):
    set_call(site)
    campaign, article = make_campaign(), make.make_article()
    for target, number in (("https://dons.example/", 0), ("https://dons.example/campagne", campaign.pk)):
        answer = press(client, number, article.pk)
        assert (answer.status_code, answer["Location"]) == (302, target)
        assert answer["Cache-Control"] == "no-store"
        assert not answer.cookies
    press(client, campaign.pk, article.pk)
    press(client, campaign.pk)
    rows = {(row.campaign_id, row.article_id): row.count for row in CallClicks.objects.all()}
    assert rows == {(None, article.pk): 1, (campaign.pk, article.pk): 2, (campaign.pk, None): 1}


def test_a_call_may_lead_to_a_page_of_the_site(client, site):
    page = make.make_standard_page("Nous soutenir")
    set_call(site, page=page, url="https://dons.example/")
    assert press(client)["Location"] == page.url
    page.unpublish()
    assert press(client)["Location"] == "https://dons.example/"


def test_nothing_of_the_address_is_taken_from_the_request(client, site):
    set_call(site)
    for query in ("?next=https://evil.example", "?url=//evil.example", "?to=javascript:alert(1)"):
        assert press(client, query=query)["Location"] == "https://dons.example/"
    for number in (99, "9" * 30):
        assert press(client, number).status_code == 404
    assert press(client, 0, "9" * 30)["Location"] == "https://dons.example/"
    assert client.post("/soutenir/aller/0/0/").status_code == 405
    set_call(site, call_shown=False, url="")
    assert press(client).status_code == 404


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "Mozilla/5.0 (compatible; bingbot/2.0)"},
        {"User-Agent": "Mozilla/5.0 (X11) HeadlessChrome/120"},
        {"Sec-Purpose": "prefetch"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"X-Moz": "prefetch"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Dest": "empty"},
        {"Sec-Fetch-Site": "", "Sec-Fetch-Dest": ""},
    ],
)
def test_robots_and_links_fetched_in_advance_are_led_on_and_not_counted(client, site, headers):
    set_call(site)
    assert press(client, **headers).status_code == 302
    assert client.head("/soutenir/aller/0/0/", headers=CLICK).status_code == 302
    assert counted() == 0


def test_one_address_does_not_make_the_figures(client, site):
    set_call(site)
    for _ in range(30):
        press(client)
    assert counted() == 10


def test_no_row_tells_who_clicked(site):
    names = {field.name for field in CallClicks._meta.get_fields()}
    assert names == {"id", "key", "campaign", "article", "day", "count"}


def test_the_report_adds_up(client, site):
    campaign, article = make_campaign("La campagne"), make.make_article("L’article")
    for _ in range(3):
        CallClicks.add(campaign, article)
    CallClicks.add(None, article)
    make_gift(40, campaign)
    assert [(row.campaign, row.clicks, row.amount, row.donors) for row in by_call()] == [(campaign, 3, 40, 1), (None, 1, 0, 0)]
    assert by_article(first_day()) == [{"pk": article.pk, "title": "L’article", "clicks": 4}]
    found = bars(first_day())
    assert len(found) == 30
    assert sum(bar.count for bar in found) == 4
    client.force_login(make.make_user("editor-in-chief"))
    page = client.get("/admin/giving/report/").content.decode()
    assert "La campagne" in page
    assert "<svg" in page
    assert "4 clics" in page
    chart = page.split('class="clicks-chart"')[1].split("</div>")[0]
    assert '<p class="clicks-chart-most" aria-hidden="true">4</p>' in chart
    assert f"<span>{short_date(found[0].day)}</span> <span>{short_date(found[-1].day)}</span>" in chart


def test_clicks_survive_the_article_and_go_with_the_campaign(site):
    campaign, article = make_campaign(), make.make_article()
    CallClicks.add(campaign, article)
    article.delete()
    assert counted() == 1
    campaign.delete()
    assert counted() == 0

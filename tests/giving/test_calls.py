"""Which call shows where, by the clock, the targets and the priorities."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import SectionPage
from core import stamp
from giving.models import Campaign
from tests import factories as make
from tests.giving.factories import make_campaign, make_gift, set_call

pytestmark = pytest.mark.django_db
LONG = "<p>Un paragraphe assez long pour remplir la page de mots et de virgules, sans rien dire de plus.</p>" * 60


def html(client, article) -> str:
    response = client.get(article.url)
    assert response.status_code == 200
    return response.content.decode()


def test_the_call_of_the_settings_stands_at_the_end_of_articles(client, site):
    article = make.make_article("Une table", body=LONG)
    assert "data-call" not in html(client, article)
    set_call(site)
    page = html(client, article)
    call = page.split("data-call")[1].split("</aside>")[0]
    assert "Vous avez aimé\u202f?" in call
    assert "Ce journal vit de ses lecteurs." in call
    assert f'href="/soutenir/aller/0/{article.pk}/"' in call
    assert "Participer" in call
    assert page.index("remplir la page") < page.index("data-call") < page.index('class="take-part ')
    assert page.count("data-call") == 1


def test_the_real_cost_is_computed_from_the_rate(client, site):
    article = make.make_article()
    set_call(site)
    assert "Un don de 50\u00a0€ vous revient à 17\u00a0€ après impôt." in html(client, article)
    set_call(site, tax_rate=75, example=30)
    assert "Un don de 30\u00a0€ vous revient à 7,50\u00a0€ après impôt." in html(client, article)
    set_call(site, tax_rate=0)
    assert "après impôt" not in html(client, article)


def test_no_call_on_sensitive_articles_nor_where_it_is_hidden(client, site):
    set_call(site)
    make_campaign(in_middle=True)
    open_section = make.make_section("Ouverte")
    closed = make.make_section("Sans appel", hide_donation_call=True)
    below = make.make_section("Dessous", parent=closed)
    shown = make.make_article(section=open_section, body=LONG)
    spared = [
        make.make_article(section=open_section, body=LONG, sensitive=True),
        make.make_article(section=open_section, body=LONG, hide_donation_call=True),
        make.make_article(section=closed, body=LONG),
        make.make_article(section=below, body=LONG),
    ]
    assert html(client, shown).count("data-call") == 2
    assert [html(client, article).count("data-call") for article in spared] == [0] * 4
    section = SectionPage.objects.get(pk=closed.pk)
    section.hide_donation_call = False
    section.save()
    assert html(client, spared[3]).count("data-call") == 2


def test_the_running_campaign_takes_the_place_of_the_call(client, site):
    article = make.make_article()
    set_call(site)
    campaign = make_campaign("Pour une reporter")
    page = html(client, article)
    assert "Pour une reporter" in page
    assert "Vous avez aimé" not in page
    assert f'href="/soutenir/aller/{campaign.pk}/{article.pk}/"' in page


def test_a_campaign_starts_and_ends_by_the_clock(client, site, monkeypatch):
    article = make.make_article(public_date=timezone.now() - timedelta(days=90))
    set_call(site)
    now = timezone.now()
    campaign = make_campaign("À l’heure", starts_at=now + timedelta(days=2), ends_at=now + timedelta(days=4))
    assert not Campaign.objects.running().exists()
    shown = []
    for days in (0, 1.99, 2.01, 3.99, 4.01):
        later = now + timedelta(days=days)
        assert Campaign.objects.running(later).exists() == (2 <= days < 4)
        monkeypatch.setattr("giving.places.timezone.now", lambda later=later: later)
        shown.append("À l’heure" in html(client, article))
    assert shown == [False, False, True, True, False]
    monkeypatch.undo()
    assert campaign.standing() == "À venir"


def test_of_two_campaigns_the_greater_priority_wins_then_the_latest(client, site):
    article = make.make_article()
    now = timezone.now()
    make_campaign("Ancienne", starts_at=now - timedelta(days=5))
    make_campaign("Récente", starts_at=now - timedelta(days=2))
    assert "Récente" in html(client, article)
    first = make_campaign("Prioritaire", starts_at=now - timedelta(days=9), priority=5)
    page = html(client, article)
    assert "Prioritaire" in page
    assert "Récente" not in page
    assert Campaign.objects.running().first() == first


def test_a_campaign_keeps_to_its_targets(client, site):
    set_call(site)
    wanted, other = make.make_section("Voulue"), make.make_section("Autre")
    below, barred = make.make_section("Dessous", parent=wanted), make.make_section("Barrée", parent=wanted)
    word, never = make.make_keyword("emploi"), make.make_keyword("deuil")
    make_campaign("Ciblée", sections=[wanted], excluded_sections=[barred], keywords=[word], excluded_keywords=[never])
    cases = {
        True: [make.make_article(section=wanted, keywords=[word]), make.make_article(section=below, keywords=[word])],
        False: [
            make.make_article(section=wanted),
            make.make_article(section=other, keywords=[word]),
            make.make_article(section=barred, keywords=[word]),
            make.make_article(section=wanted, keywords=[word, never]),
        ],
    }
    for expected, articles in cases.items():
        for article in articles:
            page = html(client, article)
            assert ("Ciblée" in page) == expected, article
            assert ("Vous avez aimé" in page) == (not expected), article


def test_a_campaign_shows_in_the_middle_between_two_paragraphs(client, site):
    set_call(site)
    make_campaign("Au milieu", at_end=False, in_middle=True)
    page = html(client, make.make_article(body=LONG))
    prose = page.split('<div class="prose">')[1]
    before, after = prose.split("<aside", 1)
    assert before.rstrip().endswith("</p>")
    assert 25 < before.count("<p>") < 35
    assert after.split("</aside>", 1)[1].lstrip().startswith("<p")
    assert page.count("data-call") == 1
    assert "Vous avez aimé" not in page
    assert "<!--" not in prose


def test_a_short_text_is_not_interrupted(client, site):
    make_campaign("Au milieu", at_end=False, in_middle=True)
    assert "data-call" not in html(client, make.make_article(body="<p>Un.</p><p>Deux.</p>"))


def test_a_campaign_shows_on_the_front_page_only_when_asked(client, site):
    make.make_article()
    campaign = make_campaign("À la une")
    assert "À la une" not in client.get("/").content.decode()
    campaign.on_home = True
    campaign.save()
    page = client.get("/").content.decode()
    assert "À la une" in page
    assert f'href="/soutenir/aller/{campaign.pk}/0/"' in page


def test_the_bar_tells_amount_donors_and_days(client, site):
    article = make.make_article()
    campaign = make_campaign(goal=20000, ends_at=timezone.now() + timedelta(days=11, hours=3))
    make_gift("12000.50", campaign, donors=3)
    make_gift(430, campaign)
    make_gift(999, campaign, cancelled_at=timezone.now())
    make_gift(77)
    page = html(client, article)
    assert '<progress max="20000" value="12430"' in page
    assert "12\u00a0430,50\u00a0€" in page.replace("\u202f", "\u00a0")
    assert "sur 20\u00a0000\u00a0€" in page.replace("\u202f", "\u00a0")
    assert "4 donateurs" in page
    assert "encore 12 jours" in page
    assert "style=" not in page


def test_a_gift_and_a_change_show_at_once(client, site):
    article = make.make_article()
    campaign = make_campaign()
    assert "0 donateur" in html(client, article)
    make_gift(10, campaign)
    assert "1 donateur" in html(client, article)
    campaign.title = "Un autre titre"
    campaign.save()
    assert "Un autre titre" in html(client, article)


def test_calls_cost_the_article_no_query(client, site):
    article = make.make_article(body=LONG, keywords=[make.make_keyword("mot")])
    costs = []
    for prepare in (
        lambda: None,
        lambda: set_call(site),
        lambda: [make_campaign(in_middle=True, keywords=[make.make_keyword()], picture=make.make_image()) for _ in range(5)],
    ):
        prepare()
        client.get(article.url)
        client.get(article.url)
        with CaptureQueriesContext(connection) as queries:
            client.get(article.url)
        costs.append(len(queries))
    assert costs[0] == costs[1] == costs[2] <= 8


def test_many_campaigns_are_read_in_few_queries(site):
    from giving.calls import load_calls

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            load_calls()
        return len(queries)

    make_campaign(picture=make.make_image())
    one = cost()
    for _ in range(6):
        make_campaign(picture=make.make_image(), keywords=[make.make_keyword()], sections=[make.make_section()])
    assert cost() <= one <= 8


def test_a_campaign_without_a_place_a_target_or_a_time_is_refused_in_words(site):
    now = timezone.now()
    for fields in (
        {"url": ""},
        {"at_end": False},
        {"starts_at": now, "ends_at": now},
        {"url": "javascript:alert(1)"},
        {"goal": 0},
    ):
        with pytest.raises(ValidationError):
            make_campaign(**fields)


def test_the_call_is_not_shown_without_its_words(site):
    for fields in ({"question": ""}, {"button": ""}, {"url": ""}, {"tax_rate": 101}):
        with pytest.raises(ValidationError):
            set_call(site, **fields)


def test_the_page_stays_the_same_for_everybody(client, site):
    article = make.make_article()
    set_call(site)
    response = client.get(article.url)
    assert not response.cookies
    assert "csrf" not in response.content.decode()
    assert response.content == client.get(article.url).content
    stamp.bump()


def test_a_campaign_is_previewed_before_it_runs_or_is_even_saved(site):
    later = make_campaign("À venir", starts_at=timezone.now() + timedelta(days=9), picture=make.make_image())
    for campaign in (later, Campaign(title="Pas encore", text="Du texte", button="Oui")):
        answer = campaign.make_preview_request()
        assert answer.status_code == 200
        assert campaign.title in answer.content.decode()


def test_the_call_of_the_settings_is_previewed_before_it_shows(client, site):
    set_call(site, call_shown=False)
    client.force_login(make.make_user("editor-in-chief"))
    assert "Ce journal vit de ses lecteurs." in client.get("/admin/giving/preview/").content.decode()


def test_an_article_that_was_never_saved_is_previewed(site):
    from articles.models import ArticlePage

    set_call(site)
    assert ArticlePage(title="Neuf", slug="neuf").make_preview_request().status_code == 200

"""What readers, programs and engines are shown of offers, beyond the board: feeds, places beside articles, sitemap, alerts."""

import json
import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from jobs import clock
from jobs.alerts import periodic as alerts
from jobs.models import Offer
from jobs.views.guide import guide
from tests.factories import make_article, make_user
from tests.jobs.alerts.test_alerts import make_alert
from tests.jobs.factories import make_board, make_expired, make_moderator, make_offer
from tests.jobs.test_editing import change

pytestmark = pytest.mark.django_db
HIDDEN = ("draft", "awaiting", "pending", "correct", "refused", "paused", "filled", "withdrawn")


@pytest.fixture(autouse=True)
def _site(site):
    return site


def read(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    assert not response.cookies
    return response.content.decode()


def feed(client, query: str = "") -> ElementTree.Element:
    response = client.get(f"{make_board().url}flux/{query}")
    assert (response.status_code, response["Content-Type"]) == (200, "application/rss+xml; charset=utf-8")
    return ElementTree.fromstring(response.content)  # noqa: S314 - made by ourselves


def titles(root: ElementTree.Element) -> list[str]:
    return [item.findtext("title") or "" for item in root.iter("item")]


def test_any_search_has_its_feed(client):
    cdi = make_offer(title="Maraîcher (H/F)", contract="cdi", postcode="19000")
    stage = make_offer(title="Stage en pré (H/F)", contract="stage", postcode="69001", commune="Lyon")
    assert set(titles(feed(client))) == {cdi.title, stage.title}
    assert titles(feed(client, "?contract=stage")) == [stage.title]
    assert titles(feed(client, "?department=19&q=maraicher")) == [cdi.title]
    assert titles(feed(client, "?contract=nonsense&page=-1")) == titles(feed(client))
    root = feed(client, "?contract=stage")
    assert "contract=stage" in (root.findtext("channel/link") or "")
    html = read(client, f"{make_board().url}?contract=stage")
    assert "/emploi/flux/?contract=stage" in html


def test_a_feed_shows_current_offers_and_no_address(client):
    shown = make_offer(apply_by="courriel", apply_email="cv@prive.example", contact_name="A\x0bB")
    for state in HIDDEN:
        make_offer(state)
    make_expired()
    response = client.get(f"{make_board().url}flux/")
    assert titles(ElementTree.fromstring(response.content)) == [shown.title]  # noqa: S314
    assert "@" not in response.content.decode().replace("@example.org", "")
    assert shown.email not in response.content.decode()


def test_a_feed_survives_what_xml_has_no_way_to_write(client):
    offer = make_offer(description="Saut\x0c de page ]]> & <b>gras</b>")
    Offer.objects.filter(pk=offer.pk).update(title="Un\x0b titre\ud7ff", organisation_name="Pr\x08és")
    assert len(titles(feed(client))) == 1


@pytest.mark.parametrize("where", ["home", "article"])
def test_offers_stand_on_the_home_page_and_beside_articles(client, where):
    article = make_article()
    url = article.url if where == "article" else "/"
    make_board()
    assert "Offres en cours" not in read(client, url)
    shown = make_offer(title="Maraîcher (H/F)")
    hidden = [make_offer(state, title=f"Caché {state}") for state in HIDDEN]
    html = read(client, url)
    assert "Offres en cours" in html
    assert shown.get_absolute_url() in html
    assert not any(offer.title in html for offer in hidden)
    shown.decide("fill", name="Test")
    assert shown.get_absolute_url() not in read(client, url)


def test_an_offer_beside_an_article_does_not_outlive_its_last_day(client, monkeypatch):
    article, offer = make_article(), make_offer(closes_on=clock.today() + timedelta(days=1))
    assert offer.get_absolute_url() in read(client, article.url)
    later = timezone.now() + timedelta(days=2)
    monkeypatch.setattr("jobs.clock.timezone.now", lambda: later)
    assert offer.get_absolute_url() not in read(client, article.url)


def test_an_article_costs_no_more_with_offers_beside_it(client, django_assert_max_num_queries):
    article = make_article()
    for _ in range(12):
        make_offer()
    for _ in range(2):
        read(client, article.url)
    with django_assert_max_num_queries(8):
        assert "Offres en cours" in read(client, article.url)


def test_a_printed_offer_says_where_it_stands(client):
    current, over = make_offer(), make_expired()
    assert f'<p class="print-source">{current.full_url}</p>' in read(client, current.get_absolute_url())
    assert "print-source" not in read(client, over.get_absolute_url())


def test_the_sitemap_lists_current_offers_only(client):
    shown = make_offer()
    hidden = [make_offer(state) for state in HIDDEN] + [make_expired()]
    listed = read(client, "/sitemap-offers.xml")
    assert shown.full_url in listed
    assert f"{make_board().url}</loc>" in listed
    assert not any(f"/{offer.pk}-" in listed for offer in hidden)
    assert "sitemap-offers" in read(client, "/sitemap.xml")
    assert "/emploi/" not in read(client, "/sitemap-pages.xml")


def graph(html: str) -> list[dict]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return [thing for text in found for thing in json.loads(text).get("@graph", [json.loads(text)])]


@pytest.mark.parametrize("close", ["fill", "pause", "withdraw", "expire"])
def test_a_closed_offer_says_so_and_is_not_for_engines(client, close):
    offer = make_offer()
    html = read(client, offer.get_absolute_url())
    assert [thing["title"] for thing in graph(html) if thing["@type"] == "JobPosting"] == [offer.title]
    assert "noindex" not in html
    if close == "expire":
        yesterday = clock.today() - timedelta(days=1)
        Offer.objects.filter(pk=offer.pk).update(last_day=yesterday, closes_on=yesterday)
    else:
        offer.decide(close, name="Test")
    html = read(client, offer.get_absolute_url())
    assert not any(thing["@type"] == "JobPosting" for thing in graph(html))
    assert re.search(r'<meta name="robots" content="noindex', html)
    assert "offer-closed" in html
    assert "/candidatures/offre/" not in html


def test_a_withdrawn_offer_keeps_its_title_only(client):
    offer = make_offer(description="Texte retiré pour toujours", pay_note="Prime secrète")
    offer.decide("withdraw", name="Test")
    html = read(client, offer.get_absolute_url())
    assert offer.title in html
    for gone in ("Texte retiré", "Prime secrète", "Tulle", "2 100", "2\u202f100", "2\u00a0100"):
        assert gone not in html


def test_nothing_of_a_change_is_shown_before_it_is_approved(client):
    """On the page, the board, the feed, in structured data, searches and alerts."""
    offer = make_offer(title="Avant (H/F)", organisation_name="Nom d’avant")
    alert = make_alert(confirmed_at=timezone.now() - timedelta(days=3))
    change(
        client, offer, title="Secretissime (H/F)", description="Secretissime", organisation_name="Secretissime", pay_max="9999"
    )
    board = make_board().url
    places = [offer.get_absolute_url(), board, f"{board}flux/", "/", make_article().url, "/sitemap-offers.xml"]
    places += [f"{board}?q=secretissime", f"{board}flux/?q=secretissime", f"/candidatures/offre/{offer.pk}/"]
    for place in places:
        html = client.get(place).content.decode()
        assert "Secretissime" not in html, place
        assert "9999" not in html, place
    assert offer.get_absolute_url() not in read(client, f"{board}?q=secretissime")
    Offer.objects.filter(pk=offer.pk).update(
        published_at=timezone.now() - timedelta(days=1), online_since=timezone.now() - timedelta(days=1)
    )
    alert.next_at = timezone.now()
    alert.save()
    alerts.send_due()
    assert mail.outbox[-1].to == [alert.email]
    assert "Avant (H/F)" in str(mail.outbox[-1].body)
    assert "Secretissime" not in str(mail.outbox[-1].body)


@pytest.mark.parametrize("apply_by", ["formulaire", "courriel", "lien"])
def test_no_address_of_a_recruiter_is_on_any_public_page(client, apply_by):
    offer = make_offer(
        apply_by=apply_by, apply_email="cv@prive.example", apply_url="https://postuler.example/", email="moi@prive.example"
    )
    board = make_board().url
    for place in (
        offer.get_absolute_url(),
        board,
        f"{board}flux/",
        "/",
        "/sitemap-offers.xml",
        f"/candidatures/offre/{offer.pk}/",
    ):
        assert "prive.example" not in client.get(place, follow=True).content.decode(), place
    assert "prive.example" not in client.get(f"/candidatures/offre/{offer.pk}/adresse/").content.decode()


@pytest.mark.parametrize("role", ["", "reader", "recruiter", "author", "editor", "editor-in-chief", "moderator"])
def test_who_may_open_the_desks_of_offers(client, role):
    """By GET and by POST; nobody else learns that a row exists."""
    offer = make_offer("pending", title="À lire (H/F)")
    if role:
        client.force_login(make_user(role), "django.contrib.auth.backends.ModelBackend")
    entitled = role in ("moderator", "editor-in-chief")
    for path in ("/admin/review/offers/", "/admin/review/offer-changes/"):
        response = client.get(path)
        assert (response.status_code == 200) == entitled, path
        assert entitled or "À lire" not in response.content.decode()
    decide = re.search(r'action="([^"]*decide[^"]*)"', client.get("/admin/review/offers/").content.decode()) if entitled else None
    paths = [decide[1]] if decide else [reverse("offers:index") + f"{offer.pk}/decide/", reverse("offers:index") + "decide/"]
    for path in paths:
        client.post(path, {"move": "approve", "pk": offer.pk, "id": offer.pk, "seen": "pending"})
    offer.refresh_from_db()
    assert entitled or offer.state == "pending"


def test_the_guide_tells_moderators_of_offers(client):
    client.force_login(make_moderator())
    index = client.get("/admin/guide/").content.decode()
    assert "offre" in index
    assert "1132-1" in index


def test_the_board_tells_recruiters_what_editors_wrote(client):
    make_board(guide="<p>Nous lisons sous deux jours.</p>")
    assert "Nous lisons sous deux jours." in read(client, "/diffuser-une-offre/")


def test_the_guide_for_recruiters_is_complete_and_linked_where_it_is_needed(client, settings):
    settings.APPLICATIONS_KEPT_DAYS = 365
    html = read(client, "/diffuser-une-offre/guide-des-recruteurs/")
    for part in ("diffuser", "lien", "relecture", "modifier", "duree", "candidatures", "droit", "donnees", "chiffres"):
        assert f'<h2 id="{part}">' in html
    assert "1 an au plus" in html
    assert re.search(r"24\smois après la fin", html)
    assert "15, 30 et 45 jours" in html
    assert "/diffuser-une-offre/guide-des-recruteurs/" in read(client, "/diffuser-une-offre/")
    client.force_login(make_moderator())
    assert "/diffuser-une-offre/guide-des-recruteurs/" in client.get("/admin/guide/").content.decode()


def test_the_guide_for_recruiters_is_in_english_too(rf):
    with override("en"):
        html = guide(rf.get("/")).content.decode()
    assert "The review</h2>" in html
    assert "15, 30 and 45 days" in html


def test_the_desks_ask_the_same_of_the_base_for_three_and_for_fifteen(client):
    client.force_login(make_moderator())
    counts = {}
    for number in (3, 15):
        while Offer.objects.pending().count() < number:
            make_offer("pending")
            change(client, make_offer(), title=f"Changé {Offer.objects.count()} (H/F)", pay_max="2600")
        for path in ("/admin/review/offers/", "/admin/review/offer-changes/"):
            client.get(path)
            with CaptureQueriesContext(connection) as context:
                assert client.get(path).status_code == 200
            counts.setdefault(path, []).append(len(context))
    assert all(few == many for few, many in counts.values()), counts


def test_the_card_of_an_offer_says_the_essential_in_one_line_and_folds_the_rest(client):
    make_offer(
        "pending", closes_on="2030-12-26", title="Vendeur", findings=[{"code": "title", "field": "title", "quote": "Vendeur"}]
    )
    client.force_login(make_moderator())
    shown = client.get(reverse("offers:index")).content.decode()
    assert "jusqu’au 26 décembre 2030" in shown
    assert "2030-12-26" not in shown
    assert "Tout ce que dit l’offre" in shown
    assert "« Vendeur »" in shown.replace("\u202f", " ").replace("\xa0", " ")
    assert shown.index('<details class="desk-changes">') < shown.index("<dt>Lieu</dt>")
    assert 'id="icon-suitcase"' in client.get(reverse("wagtailadmin_sprite")).content.decode()


def test_the_desk_names_nobody_where_nobody_signed(client):
    """An offer is sent before its address is confirmed: the register keeps no name of that."""
    offer = make_offer("draft", made_at=timezone.now(), confirmed_at=timezone.now())
    offer.decide("submit")
    client.force_login(make_moderator())
    list_, page = client.get(reverse("offers:index")), client.get(reverse("offers:card", args=[offer.pk]))
    for shown in (list_, page):
        words = " ".join(re.sub(r"<[^>]+>", "", shown.content.decode()).split())
        assert re.search(r"Dernière décision : [^,]+, le \d", words)
        assert "par le" not in words
    assert re.search(r"Envoyer[^,]*, le \d", words)


@pytest.mark.parametrize(
    ("fields", "kinds"),
    [
        ({"contract": "cdi", "working_time": "plein"}, ["FULL_TIME"]),
        ({"contract": "cdi", "working_time": ""}, None),
        ({"contract": "cdd", "working_time": "partiel"}, ["TEMPORARY", "PART_TIME"]),
        ({"contract": "stage", "working_time": ""}, ["INTERN"]),
        ({"contract": "independant", "working_time": ""}, ["CONTRACTOR"]),
        ({"contract": "mandat", "working_time": ""}, ["OTHER"]),
        ({"contract": "service-civique", "working_time": ""}, ["VOLUNTEER"]),
    ],
)
def test_engines_are_told_nothing_that_the_offer_does_not_say(client, fields, kinds):
    html = read(client, make_offer(**fields).get_absolute_url())
    posting = next(thing for thing in graph(html) if thing["@type"] == "JobPosting")
    assert posting.get("employmentType") == kinds
    assert posting["validThrough"].endswith(("T23:59:59+01:00", "T23:59:59+02:00"))
    assert {"title", "description", "datePosted", "hiringOrganization", "jobLocation", "identifier"} <= set(posting)
    assert posting["directApply"] is True


def test_a_post_without_a_place_is_told_as_remote(client):
    offer = make_offer(remote="total", postcode="", commune="")
    posting = next(thing for thing in graph(read(client, offer.get_absolute_url())) if thing["@type"] == "JobPosting")
    assert posting["jobLocationType"] == "TELECOMMUTE"
    assert posting["applicantLocationRequirements"] == {"@type": "Country", "name": "France"}
    assert "jobLocation" not in posting


@pytest.mark.parametrize(("days", "words"), [(730, "2 ans au plus"), (365, "1 an au plus"), (90, "90 jours au plus")])
def test_the_guide_says_how_long_applications_are_kept(client, settings, days, words):
    settings.APPLICATIONS_KEPT_DAYS = days
    assert words in read(client, "/diffuser-une-offre/guide-des-recruteurs/")

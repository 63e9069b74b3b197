"""Readers take part: giving, closing a call, rating, sharing, writing to the newsroom. With and without JavaScript."""

import gzip
import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import assert_no_violation
from tests.e2e.conftest import Demo

# The browser of the journeys calls itself headless, as robots do; a reader's does not.
FIREFOX = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}
BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
# Bytes: of the page with its sheets and scripts, compressed as a server sends them; of scripts as they are.
LARGEST_PAGE, MOST_REQUESTS, LARGEST_SCRIPTS = 40_000, 10, 10_000


def ask(demo: Demo, expression: str) -> str:
    """What the expression gives beside the server, models of articles and of giving at hand."""
    models = "from django.db.models import Sum; from articles.models import *; from giving.models import *"
    return demo.ask(f"{models}; print({expression})")


def clicks(demo: Demo) -> int:
    return int(ask(demo, "CallClicks.objects.aggregate(n=Sum('count'))['n'] or 0"))


@BOTH
def test_a_reader_gives(visit, demo, flagship, javascript):
    before = clicks(demo)
    reader = visit(javascript=javascript)
    reader.context.set_extra_http_headers(FIREFOX)
    page = reader.open(flagship)
    call = page.locator(".call-end")
    expect(call).to_contain_text("donateurs")
    expect(call.get_by_role("progressbar")).to_be_visible()
    call.get_by_role("link", name="Je participe").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Où va l’argent")
    assert clicks(demo) == before + 1
    assert not reader.context.cookies()


def test_a_closed_call_stays_closed_in_this_browser_only(visit, flagship):
    reader = visit()
    page = reader.open(flagship)
    page.locator(".call-end summary").click()
    expect(page.get_by_role("link", name="Je participe")).to_be_hidden()
    page.reload()
    expect(page.locator(".call-end")).to_be_hidden()
    reader.open("/")
    expect(page.locator(".call")).to_be_hidden()
    assert not reader.context.cookies()
    kept = page.evaluate("Object.keys(localStorage).join()")
    assert re.fullmatch(r"call:\d+", kept)
    expect(visit().open(flagship).locator(".call-end")).to_be_visible()


def test_without_script_a_call_folds(visit, flagship):
    page = visit(javascript=False).open(flagship)
    page.locator(".call-end summary").click()
    expect(page.get_by_role("link", name="Je participe")).to_be_hidden()
    expect(page.locator(".call-end .call-title")).to_be_visible()
    page.locator(".call-end summary").press("Enter")
    expect(page.get_by_role("link", name="Je participe")).to_be_visible()


@BOTH
def test_a_reader_rates_by_keyboard_and_changes(visit, demo, flagship, javascript):
    totals = "'%d %d' % RatingTotal.objects.values_list('votes', 'points').get(article__slug='coworking-nouveaux-metiers')"
    page = visit(javascript=javascript).open(flagship)
    rate(page, 4)
    expect(page.locator("main")).to_contain_text(re.compile("Vous avez donné 4 étoiles"))
    votes, points = map(int, ask(demo, totals).split())
    rate(page, 2)
    expect(page.locator("main")).to_contain_text(re.compile("Vous avez donné 2 étoiles"))
    assert list(map(int, ask(demo, totals).split())) == [votes, points - 2]
    page.goto(flagship)
    expect(page.locator(".rating-mean")).to_contain_text(f"({votes} votes)")


def rate(page: Page, stars: int) -> None:
    page.locator(".rating").get_by_label("1 étoile", exact=True).focus()
    page.keyboard.press("Space")
    for _ in range(stars - 1):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/notes/**")


@BOTH
def test_a_reader_shares_on_the_instance_of_their_own(visit, flagship, javascript):
    page = visit(javascript=javascript).open(flagship)
    title = page.get_by_role("heading", level=1).inner_text()
    page.locator(".share").get_by_role("link", name="Mastodon").click()
    expect(page.get_by_role("link", name="Partager sur piaille.fr")).to_be_visible()
    page.get_by_label("Votre instance Mastodon").fill("pas une instance")
    page.get_by_role("button", name="Préparer le lien").click()
    expect(page).to_have_title(re.compile("^Erreur"))
    page.get_by_label("Votre instance Mastodon").fill("@moi@framapiaf.org")
    page.get_by_role("button", name="Préparer le lien").click()
    link = page.get_by_role("link", name="Continuer vers framapiaf.org").get_attribute("href") or ""
    assert link.startswith("https://framapiaf.org/share?text=")
    assert flagship.rsplit("/", 2)[1] in link
    assert re.findall(r"\w+", title)[0] in link


@BOTH
def test_a_reader_copies_the_link(visit, flagship, javascript):
    reader = visit(javascript=javascript)
    if javascript:
        reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = reader.open(flagship)
    page.locator(".share-copy summary").click()
    expect(page.get_by_label("Adresse de l’article")).to_have_value(flagship)
    if javascript:
        expect(page.locator(".share-said")).to_have_text("Lien copié")
        assert page.evaluate("navigator.clipboard.readText()") == flagship


@BOTH
def test_a_reader_writes_to_the_newsroom(visit, javascript):
    page = visit(javascript=javascript).open("/contact/")
    form = page.locator("main form")
    form.get_by_label("Objet").select_option(index=1)
    form.get_by_label("Votre message").fill(f"Un mot pour vous ({javascript}).")
    form.get_by_label("Votre nom").fill("Odile Marchand")
    form.get_by_label("Votre adresse électronique").fill("pas une adresse")
    form.get_by_role("button", name="Envoyer").click()
    expect(page).to_have_title(re.compile("^Erreur"))
    expect(page.locator("[name=message]")).to_have_value(f"Un mot pour vous ({javascript}).")
    page.get_by_label("Votre adresse électronique").fill("odile@example.org")
    page.get_by_role("button", name="Envoyer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Merci")
    expect(page.locator("main")).to_contain_text("sous trois jours")


def test_a_reading_is_counted_when_the_end_comes_near(visit, flagship):
    reader = visit()
    page = reader.open(flagship)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/lectures/" in request.url else None)
    with page.expect_response("**/lectures/*.gif") as answer:
        page.locator(".take-part").scroll_into_view_if_needed()
    assert answer.value.status == 200
    assert not reader.context.cookies()


def test_axe_finds_nothing_where_readers_take_part(visit, flagship):
    page = visit().open(flagship)
    page.locator(".call-end summary").click()
    page.locator(".share-copy summary").click()
    assert_no_violation(page)
    rate(page, 3)
    assert_no_violation(page)
    page.goto(flagship)
    page.locator(".share").get_by_role("link", name="Mastodon").click()
    page.get_by_role("button", name="Préparer le lien").click()
    assert_no_violation(page)
    base = flagship.split("/travail/")[0]
    for path in ("/ou-va-l-argent/", "/contact/"):
        page.goto(base + path)
        assert_no_violation(page)
    page.get_by_role("button", name="Envoyer").click()
    assert_no_violation(page)


@pytest.mark.parametrize("path", ["report/", "import/", "campaigns/", "gifts/", "gifts/new/"])
def test_axe_finds_nothing_in_the_admin_of_giving(visit, path):
    chief = visit()
    chief.sign_in_to_the_admin("chief")
    page = chief.open(f"/admin/giving/{path}")
    expect(page.locator("main")).to_be_visible()
    assert_no_violation(page)


def test_targets_are_large_enough_to_touch(visit, flagship):
    page = visit(width=360).open(flagship)
    for target in page.locator(".take-part :is(a, summary, button:not([hidden]), .stars label), .call summary, .call a").all():
        box = target.bounding_box()
        assert box is not None
        assert box["width"] >= 24, target
        assert box["height"] >= 24, target


def test_the_article_stays_light(visit, flagship):
    visitor = visit()
    bodies: list[tuple[str, bytes]] = []
    visitor.page.on("response", lambda answer: bodies.append((answer.request.resource_type, answer.body())))
    visitor.open(flagship).wait_for_load_state("networkidle")
    text = [(kind, body) for kind, body in bodies if kind != "image"]
    assert len(text) <= MOST_REQUESTS
    assert sum(len(gzip.compress(body)) for _kind, body in text) <= LARGEST_PAGE
    assert sum(len(body) for kind, body in text if kind == "script") <= LARGEST_SCRIPTS

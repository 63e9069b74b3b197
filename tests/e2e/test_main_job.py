"""The main job, on real input: an editor publishes the seed article, a reader comments, a moderator approves."""

import re
import secrets

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import newsroom
from tests.e2e.seed import Seed, read_seed

SECTION = "Management / Encadrement / Mobilité"


@pytest.fixture(scope="module")
def seed() -> Seed:
    return read_seed()


@pytest.fixture(scope="module")
def seed_article() -> dict[str, str]:
    """Where the first journey leaves the address of the article for the next ones."""
    return {}


def words_of(title: str) -> re.Pattern:
    """`title` as the page shows it: French spacing and apostrophes may differ from what was typed."""
    return re.compile(r"\W+".join(re.findall(r"\w+", title)))


def test_an_editor_writes_and_publishes_the_seed_article(visit, seed, seed_article):
    editor = visit()
    page = editor.sign_in_to_the_admin("editor")
    newsroom.start_article(page, SECTION)
    newsroom.write_seed(page, seed, "2014-10-09 09:00")
    newsroom.publish(page)

    page = visit(javascript=False).open(f"/recherche/?q={seed.title.split()[0]}")
    page.get_by_role("link", name=words_of(seed.title)).first.click()
    main = page.locator("main")
    expect(page.get_by_role("heading", level=1)).to_have_text(words_of(seed.title))
    expect(main).to_contain_text("jeudi 9 octobre 2014")
    expect(main).to_contain_text(words_of(seed.subtitle))
    for paragraph in seed.paragraphs:
        expect(main).to_contain_text(words_of(paragraph[:80]))
    expect(main.get_by_role("link", name=seed.link_name)).to_have_attribute("href", "https://example.org/marslab")
    seed_article["url"] = page.url


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_comment_shows_to_everybody_once_a_moderator_approved_it(visit, flagship, seed_article, javascript):
    address = seed_article.get("url", flagship)
    text = f"Un lecteur écrit sa remarque {secrets.token_hex(4)}."
    reader = visit(javascript=javascript)
    page = reader.open(address)
    assert not reader.context.cookies()
    write_comment(page, "Odile Marchand", text)
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("merci", re.IGNORECASE))
    page.goto(address)
    expect(page.locator("body")).not_to_contain_text(text)
    stranger = visit(javascript=False).open(address)
    expect(stranger.locator("body")).not_to_contain_text(text)

    desk = visit(javascript=javascript).sign_in_to_the_admin("moderator")
    desk.locator("main a[href='/admin/review/comments/']").first.click()
    desk.get_by_role("searchbox", name="Chercher").fill(text)
    desk.get_by_role("button", name="Chercher").click()
    card = desk.locator(".desk-card", has_text=text)
    expect(card).to_contain_text("Odile Marchand")
    card.get_by_role("button", name=re.compile("^Approuver")).click()
    expect(desk.locator(".desk-card", has_text=text)).to_have_count(0)

    page.goto(address)
    if not page.locator("#comments article", has_text=text).count():
        address = f"{address}?comments=2"  # Thirty comments a page: the latest opens the second one.
        page.goto(address)
    expect(page.locator("#comments article", has_text=text)).to_have_count(1)
    stranger.goto(address)
    expect(stranger.locator("#comments article", has_text=text)).to_have_count(1)


def test_a_comment_with_an_error_comes_back_with_its_text(visit, flagship):
    page = visit(javascript=False).open(flagship)
    write_comment(page, "", "Un texte que je ne veux pas perdre.", email="pas une adresse")
    expect(page).to_have_title(re.compile("^Erreur"))
    expect(page.locator("textarea[name=comment]")).to_have_value("Un texte que je ne veux pas perdre.")
    expect(page.get_by_role("alert")).to_be_visible()


def write_comment(page: Page, name: str, text: str, email: str = "") -> None:
    form = page.locator("form.comment-form")
    form.locator("[name=comment]").fill(text)
    form.locator("[name=name]").fill(name)
    form.locator("[name=email]").fill(email)
    form.get_by_role("button", name="Envoyer").click()


def test_a_video_opens_in_place_after_a_click_and_asks_nothing_of_outside_before(visit, flagship):
    visitor = visit()
    page = visitor.open(flagship)
    assert visitor.outside == []
    page.route("**/*", lambda route: route.continue_() if route.request.url.startswith(visitor.demo.url) else route.abort())
    link = page.locator("a[data-embed]").first
    link.scroll_into_view_if_needed()
    with page.expect_request(lambda request: not request.url.startswith(visitor.demo.url)):
        link.click()
    expect(page.locator(".embed-stage iframe")).to_have_attribute("src", re.compile("/lecteur/"))
    assert page.url == flagship
    visitor.outside.clear()  # What the reader asked for.
    visitor.violations.clear()


def test_without_script_the_same_link_opens_the_page_of_the_player(visit, flagship):
    visitor = visit(javascript=False)
    page = visitor.open(flagship)
    page.route("**/*", lambda route: route.continue_() if route.request.url.startswith(visitor.demo.url) else route.abort())
    with page.expect_request(lambda request: not request.url.startswith(visitor.demo.url)):
        page.locator("a[data-embed]").first.click()
    page.wait_for_url("**/lecteur/**")
    assert page.locator("iframe.player-frame").count() == 1
    visitor.outside.clear()

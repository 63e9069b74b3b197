"""axe on every kind of page, in both themes. Nothing may be found."""

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = {
    "home": "/",
    "article": "flagship",
    "search": "/recherche/?q=coopérative",
    "search without results": "/recherche/?q=xyzzyx",
    "archives": "/archives/",
    "not found": "/rien-ici/",
    "sign in": "/compte/login/",
}
# axe's own names for what WCAG 2.2 A and AA ask, and its best practices.
OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing_on(kind, theme, visit, flagship):
    page = visit(theme=theme).open(flagship if PAGES[kind] == "flagship" else PAGES[kind])
    assert_no_violation(page)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("selector", ["nav a", "main a[href*='auteurs/']", "main a[href*='mots-cles/']", "footer a"])
def test_axe_finds_nothing_behind_links_of_the_article(selector, theme, visit, flagship):
    page = visit(theme=theme).open(flagship)
    target = page.locator(selector).first.get_attribute("href")
    assert target
    page.goto(target if target.startswith("http") else f"{flagship.split('/', 3)[0]}//{flagship.split('/', 3)[2]}{target}")
    assert_no_violation(page)


def assert_no_violation(page) -> None:
    found = Axe().run(page, options=OPTIONS).response["violations"]
    assert not [(rule["id"], [node["html"][:200] for node in rule["nodes"][:3]]) for rule in found]

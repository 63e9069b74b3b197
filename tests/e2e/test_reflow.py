"""No page is wider than its window, at any width, with a word of 125 letters for a title, nor with the spacing of WCAG 1.4.12."""

import pytest
from playwright.sync_api import Page

from tests.e2e.addresses import PAGES, PRIVATE
from tests.e2e.conftest import Visitor

WIDTHS = [320, 360, 768, 1280]
SPACING = """
() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}
"""
LONG = """
() => {
  for (const words of document.querySelectorAll("main :is(h1, h2, h3, .lines li, .offer-line-who, .receipt dd)"))
    (words.querySelector("a") || words).textContent = "Anticonstitutionnellement".repeat(5);
}
"""
# What ends beyond the window, outside of what scrolls by itself.
BEYOND = """
() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll("body *")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5)
  .filter((one) => !one.closest(".table-frame, .code-text, .visually-hidden"))
  .map((one) => one.tagName + "." + one.className).slice(0, 3).concat([`${document.documentElement.scrollWidth} > ${innerWidth}`])
"""
# What an element of its own hides of its text.
CLIPPED = """
() => [...document.querySelectorAll("main *")]
  .filter((one) => getComputedStyle(one).overflow !== "visible" && one.scrollHeight > one.clientHeight + 1)
  .filter((one) => !one.closest(".table-frame, .code-text, .visually-hidden, .honeypot, textarea, select, input, picture"))
  .map((one) => one.tagName + "." + one.className)
"""


@pytest.fixture(scope="module")
def reader(visit_all) -> Visitor:
    """Without pictures: the markup says how large they are."""
    visitor = visit_all()
    visitor.page.route("**/*", lambda route: route.abort() if route.request.resource_type == "image" else route.continue_())
    return visitor


def too_wide(page: Page) -> list:
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found += [(page.url, width, beyond) for beyond in [page.evaluate(BEYOND)] if beyond]
    return found


def test_no_page_is_wider_than_its_window(reader, private):
    found = []
    for address in [*PAGES.values(), "/emploi/", *(private[kind] for kind in PRIVATE)]:
        page = reader.open(address)
        found += too_wide(page)
        page.evaluate(LONG)
        found += too_wide(page)
    assert not found


@pytest.mark.parametrize("kind", ["archives of a month", "author", "moderation in figures", "article", "home"])
def test_readers_may_space_the_text_out(kind, reader):
    page = reader.open(PAGES[kind])
    page.evaluate(SPACING)
    assert not too_wide(page)
    page.set_viewport_size({"width": 320, "height": 800})
    assert not page.evaluate(CLIPPED)

"""What an editor does in the admin, step by step, through its own forms."""

import re
import time

from playwright.sync_api import Page, expect

from tests.e2e.seed import Seed

WATCHED = """() => {
  const form = document.querySelector("[data-edit-form]");
  return Boolean(form && window.wagtail?.app?.getControllerForElementAndIdentifier(form, "w-unsaved")?.initialFormData);
}"""


def start_article(page: Page, section: str) -> None:
    """From the admin's search to an empty article form in `section`."""
    base = page.url.split("/admin/")[0]
    page.goto(f"{base}/admin/pages/search/?q={section.split()[0]}")
    page.get_by_role("link", name=section, exact=True).first.click()
    page.wait_for_url("**/edit/")
    page.goto(f"{base}/admin/pages/add/articles/articlepage/{page.url.split('/')[-3]}/")


def open_tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def insert_block(page: Page, field: str) -> None:
    """Adds a block to the StreamField `field`, which offers one kind."""
    page.locator(f"[data-contentpath='{field}']").first.locator("button.c-sf-add-button").last.click()


def write_seed(page: Page, seed: Seed, date: str) -> None:
    """Fills the form with the seed article; `date` as the form wants it."""
    page.fill("#id_title", seed.title)
    page.fill("#id_subtitle", seed.subtitle)
    text = page.locator("[data-contentpath='body'] [contenteditable=true]").first
    text.click()
    for number, paragraph in enumerate(seed.paragraphs):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.insert_text(paragraph)
    expect(text).to_contain_text(seed.paragraphs[-1][:40])
    insert_block(page, "online_links")
    page.fill("[name='online_links-0-value-name']", seed.link_name)
    page.fill("[name='online_links-0-value-url']", "https://example.org/marslab")
    open_tab(page, "Mise en avant")
    add_keyword(page, "Emploi")
    open_tab(page, "Réglages")
    page.fill("#id_public_date", date)
    page.keyboard.press("Escape")


def add_keyword(page: Page, name: str) -> None:
    """Types the beginning of an existing keyword without its capital, and takes what is proposed."""
    page.locator("#id_keywords-entry").press_sequentially(name.lower()[:4])
    page.locator("#id_keywords-list").get_by_role("option", name=name).first.click()
    expect(page.locator("#id_keywords")).to_have_value(re.compile(name))


def wait_until_watched(page: Page) -> None:
    """Wagtail begins to watch the form some time after it is drawn: a change made before may be none to it."""
    deadline = time.monotonic() + 30
    while not page.evaluate(WATCHED):
        assert time.monotonic() < deadline, "The form is not watched"
        page.wait_for_timeout(100)


def publish(page: Page) -> None:
    """Publishes at once, whatever the editor is saving by itself."""
    page.locator("footer [data-w-dropdown-target=toggle], footer button[aria-label]").last.click()
    page.locator("[name=action-publish]").click()
    page.wait_for_url("**/admin/pages/*/")

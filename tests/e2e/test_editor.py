"""The editor of an article: what its panel of checks counts, what its form holds at every width."""

import re

from playwright.sync_api import expect

FLAGSHIP = "coworking-nouveaux-metiers"
# What ends to the right of the column of the form, where each field begins and ends.
TOO_WIDE = """
() => [...document.querySelectorAll(".w-form-width")].filter((form) => form.offsetParent)
  .flatMap((form) => [...form.querySelectorAll("select, input:not([type=hidden]), textarea")]
    .filter((field) => field.offsetParent && field.getBoundingClientRect().right > form.getBoundingClientRect().right + 1)
    .map((field) => field.name))
"""
# How far apart the grounds of two elements are, as WCAG counts contrast.
CONTRAST = """
([one, other]) => {
  const ground = (element) => {
    const colour = getComputedStyle(element).backgroundColor;
    return colour.endsWith(", 0)") ? ground(element.parentElement) : colour;
  };
  const light = (element) => {
    const parts = ground(element).match(/[\\d.]+/g).slice(0, 3)
      .map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}
"""


def edit_flagship(page):
    page.goto(page.url + "articles/?q=coworking")
    page.get_by_role("link", name=re.compile("Coworking")).first.click()
    page.wait_for_url("**/edit/")
    page.wait_for_load_state("networkidle")


def test_the_panel_counts_the_words_of_the_article_and_the_time_that_readers_see(visit):
    reader = visit(javascript=False)
    reader.open(f"/travail/management-encadrement-mobilite/{FLAGSHIP}/")
    shown = re.search(r"(\d+)\smin", reader.page.locator(".byline-dates").inner_text())
    around = "main .prose, main .standfirst"
    seen = sum(len(part.split()) for part in reader.page.locator(around).all_inner_texts())
    page = visit().sign_in_to_the_admin("editor")
    edit_flagship(page)
    page.locator("[data-side-panel-toggle=checks]").first.click()
    words = page.locator("[data-content-word-count]")
    expect(words).to_have_text(re.compile(r"^\d+$"), timeout=30_000)
    assert shown is not None
    expect(page.locator("[data-content-reading-time]")).to_have_text(re.compile(rf"^{shown[1]}\b"))
    # The careful demo article has no fault, and what the site adds to it is none.
    expect(page.locator("[data-content-checker-count]")).to_have_text("0")
    # Captions and the figures of a table are counted too, the comments of readers are not.
    assert abs(int(words.inner_text()) - seen) < seen / 10


def test_no_field_is_wider_than_the_form(visit):
    page = visit().sign_in_to_the_admin("editor")
    edit_flagship(page)
    found = []
    for width in (360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for tab in page.get_by_role("tab").all():
            tab.click()
            found += [(width, tab.inner_text(), names) for names in [page.evaluate(TOO_WIDE)] if names]
    assert not found


def test_the_keyword_about_to_be_taken_stands_out_in_both_themes(visit):
    for theme in ("light", "dark"):
        page = visit(theme=theme).sign_in_to_the_admin("editor")
        edit_flagship(page)
        page.get_by_role("tab", name="Mise en avant").click()
        page.locator(".keywords input[type=text]").press_sequentially("co")
        options = page.locator(".keywords__list li")
        expect(options.nth(1)).to_be_visible()
        page.keyboard.press("ArrowDown")
        taken = page.locator(".keywords__list li[aria-selected=true]")
        rest = page.locator(".keywords__list li:not([aria-selected=true])").first
        assert page.evaluate(CONTRAST, [taken.element_handle(), rest.element_handle()]) >= 3, theme

"""A moderator's session: by the keyboard alone, without JavaScript, with somebody else at the same desk."""

import re
import secrets

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import assert_no_violation
from tests.e2e.conftest import Demo, Visitor

MAKE = """
from articles.models import ArticlePage
from moderation.models import Comment
from django.utils import timezone
page = ArticlePage.objects.get(slug="coworking-nouveaux-metiers")
for number in range({count}):
    text = f"{mark} message {{number}} " + "qui en dit long " * {words}
    Comment.import_decided(page=page, name=f"Lecteur {{number}}", text=text, submitted_at=timezone.now())
"""
STATES = """
from moderation.models import Comment
print(" ".join(Comment.objects.filter(comment__startswith="{mark}").order_by("pk").values_list("state", flat=True)))
"""


class Desk:
    """A few comments of this test's own, and what became of them."""

    def __init__(self, demo: Demo, count: int, words: int) -> None:
        self.demo, self.mark = demo, f"Essai-{secrets.token_hex(4)}"
        demo.manage("shell", "-c", MAKE.format(mark=self.mark, count=count, words=words))

    @property
    def path(self) -> str:
        return f"/admin/review/comments/?q={self.mark}"

    def states(self) -> list[str]:
        return self.demo.manage("shell", "-v", "0", "-c", STATES.format(mark=self.mark)).split()


@pytest.fixture
def desk(demo):
    return lambda count, words=0: Desk(demo, count, words)


def opened(moderator: Visitor, mine: Desk) -> Page:
    """The desk before a moderator, showing what is `mine`."""
    moderator.sign_in_to_the_admin("moderator")
    return moderator.open(mine.path)


def cards(page: Page):
    return page.locator("[data-desk-card]")


def focused(page: Page, text: str) -> None:
    expect(page.locator("[data-desk-card]:focus")).to_contain_text(text)


def test_a_session_by_the_keyboard(visit, desk):
    mine = desk(6)
    page = opened(visit(), mine)
    expect(cards(page)).to_have_count(6)
    keys = page.keyboard

    keys.press("j")
    focused(page, "message 0")
    keys.press("j")
    keys.press("k")
    focused(page, "message 0")
    keys.press("a")
    expect(page.locator("[data-desk-status]")).to_contain_text("Approuvé")
    expect(cards(page)).to_have_count(5)
    focused(page, "message 1")

    keys.press("r")
    expect(page.locator(".desk-reason input[type=radio]").first).to_be_focused()
    page.locator(".desk-reason textarea").focus()
    keys.type("assez jaser ?")
    expect(cards(page)).to_have_count(5)
    keys.press("Control+Enter")
    expect(page.locator("[data-desk-status]")).to_contain_text("Refusé")
    expect(cards(page)).to_have_count(4)
    focused(page, "message 2")

    keys.press("s")
    expect(cards(page)).to_have_count(3)
    focused(page, "message 3")
    assert mine.states() == ["approved", "refused", "spam", "pending", "pending", "pending"]

    keys.press("u")
    expect(cards(page)).to_have_count(4)
    focused(page, "message 2")
    keys.press("u")
    expect(cards(page)).to_have_count(5)
    focused(page, "message 1")
    assert mine.states() == ["approved", *["pending"] * 5]

    keys.press("?")
    expect(page.locator("#keyboard-shortcuts-dialog")).to_be_visible()
    expect(page.locator("#keyboard-shortcuts-dialog")).to_contain_text("Approuver")
    keys.press("a")
    keys.press("Escape")
    expect(page.locator("#keyboard-shortcuts-dialog")).to_be_hidden()
    expect(cards(page)).to_have_count(5)

    # A letter with a modifier, or while typing, is the browser's.
    cards(page).first.focus()
    keys.press("Control+a")
    page.locator("input[name=q]").focus()
    keys.type("as")
    expect(cards(page)).to_have_count(5)

    cards(page).first.focus()
    for left in range(4, -1, -1):
        keys.press("a")
        expect(cards(page)).to_have_count(left)
    expect(page.locator("[data-desk-empty]")).to_be_focused()
    assert mine.states() == ["approved"] * 6


def test_the_counts_follow(visit, desk):
    mine = desk(1)
    page = opened(visit(), mine)
    pending = page.locator("[data-desk-state=pending]")
    label = page.locator("#wagtail-sidebar a[href='/admin/review/'] .menuitem-label")
    before = int(pending.inner_text())
    expect(label).to_contain_text("(")
    assert label.evaluate("element => element.scrollWidth <= element.clientWidth")
    cards(page).first.get_by_role("button", name="Approuver").first.click()
    expect(pending).to_have_text(str(before - 1))
    page.get_by_role("button", name="Revenir sur la décision").click()
    expect(pending).to_have_text(str(before))


def test_what_is_for_a_list_goes_with_the_last_card_and_comes_back(visit, desk):
    mine = desk(2)
    page = opened(visit(), mine)
    whole = page.locator("[data-desk-whole]")
    expect(whole).to_contain_text("montre le filtre : 2")
    cards(page).first.focus()
    page.keyboard.press("a")
    expect(cards(page)).to_have_count(1)
    expect(whole).to_contain_text("montre le filtre : 1")
    page.keyboard.press("s")
    expect(page.locator("[data-desk-empty]")).to_be_visible()
    for part in ("#desk-bulk", ".pagination"):
        expect(page.locator(part)).to_be_hidden()
    page.keyboard.press("u")
    expect(cards(page)).to_have_count(1)
    for part in ("#desk-bulk", ".pagination"):
        expect(page.locator(part)).to_be_visible()
    expect(whole).to_contain_text("montre le filtre : 1")


def test_the_bar_says_how_many_are_ticked(visit, desk):
    mine = desk(3)
    page = opened(visit(), mine)
    told, boxes = page.locator("#desk-bulk [role=status]"), page.locator("[data-desk-card] > input")
    tick = page.locator("[data-desk-tick]")
    expect(told).to_be_empty()
    boxes.first.check()
    expect(told).to_have_text("1 case cochée")
    tick.check()
    expect(told).to_have_text("3 cases cochées")
    boxes.first.uncheck()
    expect(told).to_have_text("2 cases cochées")
    assert tick.evaluate("box => box.indeterminate")
    page.locator("[name=all]").check()
    expect(told).to_have_text("Messages concernés : 3")
    page.locator("[name=all]").uncheck()
    expect(told).to_have_text("3 cases cochées")
    cards(page).nth(1).get_by_role("button", name="Approuver").first.click()
    expect(told).to_have_text("2 cases cochées")


def test_what_is_left_of_a_queue_is_counted_also_where_thousands_are_apart(visit, desk):
    mine = desk(2)
    page = opened(visit(), mine)
    whole = page.locator("[data-desk-whole]")
    whole.evaluate("label => { label.lastChild.data = label.lastChild.data.replace(/\\d+/, '2\u202f000') }")
    cards(page).first.get_by_role("button", name="Approuver").first.click()
    expect(whole).to_contain_text(re.compile(r"1\s999"))


def test_all_of_a_queue_is_shown_ticked_and_ends_with_the_first_card_unticked(visit, desk):
    mine = desk(22)
    page = opened(visit(), mine)
    told, boxes = page.locator("#desk-bulk [role=status]"), page.locator("[data-desk-card] > input")
    whole = page.locator("[name=all]")
    shown = boxes.count()
    assert shown < 22
    boxes.first.check()
    whole.check()
    expect(page.locator("[data-desk-card] > input:checked")).to_have_count(shown)
    expect(told).to_have_text("Messages concernés : 22")
    boxes.first.uncheck()
    expect(whole).not_to_be_checked()
    expect(told).to_have_text(f"{shown - 1} cases cochées")

    whole.check()
    page.locator("#desk-bulk").get_by_role("button", name="Approuver").click()
    expect(page.locator("main")).to_contain_text("22 messages sont concernés")
    assert set(mine.states()) == {"pending"}
    page.get_by_role("link", name="Ne rien changer").click()
    page.locator("[data-desk-tick]").check()
    boxes.first.uncheck()
    page.locator("#desk-bulk").get_by_role("button", name="Approuver").click()
    expect(page.locator(".messages")).to_contain_text("Approuver")
    assert mine.states().count("approved") == shown - 1
    assert mine.states()[0] == "pending"


SEEN = """text => {
  const header = document.querySelector("main header").getBoundingClientRect().bottom;
  const panel = document.querySelector(".desk-reason").closest("[data-desk-place]").getBoundingClientRect();
  const { top, bottom } = text.getBoundingClientRect();
  return { lines: (Math.min(bottom, panel.top) - Math.max(top, header)) / 26, top, panel: panel.bottom };
}"""


@pytest.mark.parametrize("width", [360, 1280])
def test_who_chooses_a_reason_goes_on_reading_a_long_text(visit, desk, width):
    mine = desk(1, words=200)
    page = opened(visit(width=width, height=740), mine)
    text = page.locator(".desk-card .desk-text")
    cards(page).first.evaluate("card => card.focus({ preventScroll: true })")
    page.keyboard.press("r")
    expect(page.locator(".desk-reason input[type=radio]").first).to_be_focused()
    page.wait_for_function(f"({SEEN})(document.querySelector('.desk-card .desk-text')).lines > 5")
    before = text.evaluate(SEEN)
    page.locator("main").evaluate("main => main.scrollBy({ top: 150, behavior: 'instant' })")
    after = text.evaluate(SEEN)
    assert after["top"] < before["top"] - 100
    assert after["lines"] > 5
    assert after["panel"] == before["panel"]
    expect(page.locator(".desk-reason [type=submit]")).to_be_in_viewport()


# Whether the middle of a line of what has the focus is seen. What is Wagtail's around the desk is left out.
FOCUS_IS_SEEN = """() => {
  const focused = document.activeElement;
  return !focused.closest(".desk") || [...focused.getClientRects()].some(({ left, top, width, height }) =>
    focused.contains(document.elementFromPoint(left + width / 2, top + height / 2)));
}"""


def tab_through(page: Page) -> None:
    """There and back; what has the focus is seen, once the page has scrolled (WCAG 2.4.11)."""
    page.locator(".desk a, .desk summary").first.focus()
    for key in ("Tab", "Shift+Tab"):
        for _step in range(30):
            page.keyboard.press(key)
            page.wait_for_function(FOCUS_IS_SEEN, timeout=3000)


def test_the_panel_of_reasons_hides_nothing_from_who_tabs(visit, desk):
    mine = desk(4, words=20)
    moderator = visit(width=360, height=740)
    moderator.sign_in_to_the_admin("moderator")
    page = moderator.open(mine.path)
    own = page.get_by_role("link", name="Détails").first.get_attribute("href")
    page.locator("[name=all]").check()
    page.locator("#desk-bulk").get_by_role("button", name="Refuser").click()
    tab_through(page)
    page = moderator.open(str(own))
    page.locator(".desk-asking summary").last.click()
    tab_through(page)


HIDDEN = """panel => [...panel.querySelectorAll(".desk-choices label, textarea, button")].filter(element => {
  const { left, top, height } = element.getBoundingClientRect();
  return !element.contains(document.elementFromPoint(left + 12, top + height / 2));
}).length"""


def test_all_reasons_own_words_and_buttons_are_seen_at_once(visit, desk):
    mine = desk(1, words=200)
    page = opened(visit(), mine)
    cards(page).first.get_by_role("button", name="Refuser").first.click()
    panel = page.locator(".desk-reason")
    assert panel.locator(".desk-choices label").count() > 6
    assert panel.evaluate(HIDDEN) == 0
    page.keyboard.press("3")
    expect(panel.locator("label:has(:checked) span")).to_be_visible()
    assert panel.evaluate(HIDDEN) == 0


def test_on_a_telephone_the_reasons_scroll_above_own_words_and_escape_gives_the_card_back(visit, desk):
    mine = desk(1, words=200)
    page = opened(visit(width=360, height=740, touch=True), mine)
    cards(page).first.get_by_role("button", name="Refuser").first.click()
    panel = page.locator(".desk-reason")
    choices = panel.locator(".desk-choices")
    assert choices.evaluate("list => list.scrollHeight > list.clientHeight + 20 && list.clientHeight > 120")
    assert panel.evaluate("panel => panel.scrollHeight <= panel.clientHeight + 1")
    for part in ("textarea", "[type=submit]", "[data-desk-cancel]"):
        expect(panel.locator(part)).to_be_in_viewport(ratio=1)
    page.wait_for_function(f"({SEEN})(document.querySelector('.desk-card .desk-text')).lines > 8")
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(cards(page).first).to_be_focused()


def test_the_bar_of_a_telephone_leaves_room_and_its_buttons_are_large(visit, desk):
    mine = desk(2)
    page = opened(visit(width=360, height=740, touch=True), mine)
    page.locator("[data-desk-card] > input").first.check()
    bar = page.locator("#desk-bulk")
    expect(bar.locator("[role=status]")).to_have_text("1 case cochée")
    assert bar.bounding_box()["height"] < 0.21 * 740
    assert bar.get_by_role("button").count() == 5
    for button in bar.get_by_role("button").all():
        expect(button).to_be_in_viewport(ratio=1)
        assert button.bounding_box()["height"] >= 44
    expect(page.locator(".desk-card kbd").first).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_an_empty_reason_keeps_the_panel_and_says_what_is_missing(visit, desk):
    mine = desk(1)
    page = opened(visit(), mine)
    cards(page).first.get_by_role("button", name="Refuser").first.click()
    panel = page.locator(".desk-card .desk-reason")
    panel.locator("[type=submit]").click()
    expect(panel.locator("[role=alert]")).not_to_be_empty()
    panel.locator("textarea").press("Escape")
    expect(panel).to_have_count(0)
    expect(cards(page).first).to_be_focused()
    assert mine.states() == ["pending"]


def test_the_second_of_two_is_told_what_the_first_decided(visit, desk):
    mine = desk(1)
    first, second = visit(), visit()
    first.sign_in_to_the_admin("moderator")
    second.sign_in_to_the_admin("chief")
    theirs, page = first.open(mine.path), second.open(mine.path)
    theirs.locator("[data-desk-card]").get_by_role("button", name="Indésirable").click()
    expect(theirs.locator("[data-desk-card]")).to_have_count(0)
    cards(page).get_by_role("button", name="Approuver").first.click()
    expect(cards(page).locator("[role=alert]")).to_contain_text("Joumana Terrasson")
    assert mine.states() == ["spam"]


def test_a_thread_opens_in_its_card(visit, desk):
    mine = desk(1)
    page = opened(visit(), mine)
    link = page.locator("[data-desk-thread]")
    link.click()
    expect(page.locator(".desk-thread")).to_contain_text("message 0")
    expect(link).to_have_attribute("aria-expanded", "true")
    link.click()
    expect(page.locator(".desk-thread")).to_have_count(0)


def test_letters_can_be_turned_off(visit, desk):
    mine = desk(1)
    chief = visit()
    page = chief.sign_in_to_the_admin("chief")
    turn_keys(page, on=False)
    try:
        page = chief.open(mine.path)
        cards(page).first.focus()
        page.keyboard.press("a")
        page.wait_for_timeout(500)
        assert mine.states() == ["pending"]
    finally:
        turn_keys(page, on=True)


def turn_keys(page: Page, *, on: bool) -> None:
    page.goto(f"{page.url.split('/admin/')[0]}/admin/account/")
    page.locator("[name$=keyboard_shortcuts]").set_checked(on, force=True)
    page.locator("main form [type=submit]").last.click()
    page.wait_for_load_state()


def test_a_session_without_javascript(visit, desk):
    mine = desk(4)
    moderator = visit(javascript=False)
    moderator.sign_in_to_the_admin("moderator")
    page = moderator.open(mine.path)
    cards(page).first.get_by_role("button", name="Approuver").first.click()
    expect(page.locator(".messages")).to_contain_text("Approuvé")
    expect(cards(page)).to_have_count(3)

    cards(page).first.get_by_role("button", name="Refuser").first.click()
    page.locator(".desk-reason [type=submit]").click()
    expect(page.locator("[role=alert]").first).to_contain_text("motif")
    page.locator("input[name=ground]").first.check()
    page.locator("textarea[name=words]").fill("Avec mes mots.")
    page.locator(".desk-reason [type=submit]").click()
    expect(cards(page)).to_have_count(2)
    assert mine.states() == ["approved", "refused", "pending", "pending"]

    page.locator(".messages").get_by_role("button", name="Revenir sur la décision").click()
    expect(cards(page)).to_have_count(3)

    expect(page.locator("[data-desk-ticked]")).to_be_empty()
    page.locator("input[name=all]").check()
    page.locator("#desk-bulk").get_by_role("button", name="Indésirable").click()
    assert mine.states() == ["approved", "spam", "spam", "spam"]
    page.locator(".messages").get_by_role("button", name="Revenir sur la décision").click()
    assert mine.states() == ["approved", *["pending"] * 3]


LINK = """
from moderation.models import Comment
from moderation.wagtail_hooks import queue
from accounts.models import User
from review import links
comment = Comment.objects.filter(comment__startswith="{mark}").get()
print(links.decide_url(queue, comment.pk, User.objects.get(username="moderator")))
"""


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_decision_from_a_mail_needs_no_session(visit, desk, demo, javascript):
    mine = desk(1)
    address = demo.manage("shell", "-v", "0", "-c", LINK.format(mark=mine.mark)).split()[-1]
    person = visit(javascript=javascript)
    page = person.open(address)
    expect(page.locator("main")).to_contain_text("message 0")
    assert_no_violation(page) if javascript else None
    page.get_by_role("button", name="Approuver").first.click()
    expect(page.get_by_role("status")).to_contain_text("Approuvé")
    assert mine.states() == ["approved"]
    assert not person.context.cookies()


def test_axe_finds_nothing_on_the_desk(visit, desk):
    mine = desk(2)
    moderator = visit()
    moderator.sign_in_to_the_admin("moderator")
    page = moderator.open("/admin/review/")
    assert_no_violation(page)
    for path in ("/admin/review/comments/?state=refused", f"{mine.path}&since=2020-01-01", "/admin/review/comments/?q=zzzz"):
        assert_no_violation(moderator.open(path))
    page = moderator.open(mine.path)
    page.keyboard.press("j")
    page.keyboard.press("r")
    expect(page.locator(".desk-card .desk-reason")).to_be_visible()
    assert_no_violation(page)
    page.keyboard.press("Escape")
    page.keyboard.press("s")
    expect(page.locator("[data-desk-undo]")).to_be_visible()
    assert_no_violation(page)
    page.locator(".desk-links a").last.click()
    page.locator(".desk-asking summary").first.click()
    assert_no_violation(page)
    page = moderator.open(mine.path)
    page.locator("[data-desk-card] > input").first.check()
    page.locator("#desk-bulk").get_by_role("button", name="Refuser").click()
    expect(page.locator(".desk-reason")).to_be_visible()
    assert_no_violation(page)


def test_a_bulk_decision_is_undone_by_its_key(visit, desk):
    mine = desk(2)
    page = opened(visit(), mine)
    page.locator("[data-desk-tick]").check()
    page.locator("#desk-bulk").get_by_role("button", name="Approuver").click()
    expect(page.locator(".desk-undo kbd")).to_be_visible()
    assert mine.states() == ["approved", "approved"]
    page.keyboard.press("u")
    expect(cards(page)).to_have_count(2)
    assert mine.states() == ["pending", "pending"]


def test_a_digit_chooses_the_reason_and_the_message_covers_no_button(visit, desk):
    mine = desk(3)
    moderator = visit()
    moderator.sign_in_to_the_admin("moderator")
    moderator.page.set_viewport_size({"width": 900, "height": 620})
    page = moderator.open(mine.path)
    cards(page).first.focus()
    page.keyboard.press("a")
    focused(page, "message 1")
    page.keyboard.press("r")
    page.keyboard.press("2")
    expect(page.locator(".desk-reason input[type=radio]").nth(1)).to_be_checked()
    leave = page.locator(".desk-reason [data-desk-cancel]")
    leave.scroll_into_view_if_needed()
    page.screenshot(path=f"{mine.demo.var}/desk-panel.png")
    leave.click(timeout=3000)
    page.keyboard.press("r")
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    expect(cards(page)).to_have_count(1)
    assert mine.states() == ["approved", "refused", "pending"]

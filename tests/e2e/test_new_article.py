"""An author begins an article: from the first page of the admin to the remarks that follow each saving by itself."""

import re
import secrets
import time

import pytest
from playwright.sync_api import expect

from tests.e2e.newsroom import open_tab, wait_until_watched

REMARKS = "#article-findings li"
COUNTER = '[data-side-panel-toggle="checks"] [data-side-panel-toggle-counter]'


def test_from_the_dashboard_to_remarks_that_follow_the_text(visit):
    page = visit().sign_in_to_the_admin("author")
    page.get_by_role("link", name="Nouvel article").first.click()
    expect(page.get_by_role("heading", name=re.compile("Dans quelle rubrique"))).to_be_visible()
    page.locator(".choose-section__tree").get_by_role("link", name="Insertion", exact=True).click()
    page.wait_for_url("**/pages/add/articles/articlepage/*/")
    wait_until_watched(page)
    page.locator("#id_title").press_sequentially("Une forge à partager")
    page.locator("#id_kicker").press_sequentially("Reportage")
    page.keyboard.press("Tab")
    expect(page.locator(REMARKS).first).to_be_attached(timeout=45_000)
    page.locator("[data-side-panel-toggle=checks]").first.click()
    expect(page.locator(REMARKS).first).to_be_visible()
    before = page.locator(REMARKS).count()
    expect(page.locator(COUNTER)).to_have_text(re.compile(r"^\s*[1-9]\d*\s*$"))
    page.locator("#id_standfirst").press_sequentially("Trois forgerons, un seul marteau.")
    page.keyboard.press("Tab")
    expect(page.locator(REMARKS)).to_have_count(before - 1, timeout=30_000)
    # Wagtail has read the preview meanwhile, and ours are still counted.
    page.wait_for_timeout(3000)
    assert int(page.locator(COUNTER).inner_text()) >= before - 1


def test_the_section_is_found_and_chosen_without_a_script(visit):
    page = visit(javascript=False).sign_in_to_the_admin("author")
    page.goto(page.url + "articles/choose_parent/")
    page.get_by_label("Chercher une rubrique").fill("energie")
    page.get_by_role("button", name="Chercher", exact=True).click()
    page.get_by_role("link", name="Énergie").click()
    page.wait_for_url("**/pages/add/articles/articlepage/*/")


def test_a_footnote_is_called_from_the_text_and_readers_find_it(visit):
    page = visit().sign_in_to_the_admin("editor")
    page.goto(page.url + "articles/choose_parent/")
    page.locator(".choose-section__tree").get_by_role("link", name="Insertion", exact=True).click()
    wait_until_watched(page)
    page.fill("#id_title", "Une forge et sa note")
    text = page.locator("[data-contentpath='body'] [contenteditable=true]").first
    text.click()
    page.keyboard.insert_text("La forge a ouvert en mars.")
    page.keyboard.type(" /")
    page.get_by_role("option", name=re.compile("^Fn")).click()
    page.get_by_role("button", name="Écrire une nouvelle note").click()
    expect(text).to_contain_text(re.compile(r"\[[0-9a-f]{6}\]"))
    page.locator("#inline_child_footnotes-0 [contenteditable=true]").click()
    page.keyboard.insert_text("Registre du commerce, 3 mars.")
    page.wait_for_url("**/edit/", timeout=30_000)
    draft = _draft_with(page, "Registre du commerce")
    page.goto(draft)
    expect(page.locator(".notes")).to_contain_text("Registre du commerce, 3 mars.")
    expect(page.locator("article .prose sup a").first).to_be_visible()


def test_what_is_typed_while_it_saves_is_saved_too(visit):
    page = visit().sign_in_to_the_admin("editor")
    page.goto(page.url + "articles/choose_parent/")
    page.locator(".choose-section__tree").get_by_role("link", name="Insertion", exact=True).click()
    wait_until_watched(page)
    savings = []

    def answer_late(route):
        if route.request.method == "POST" and "/editing-sessions/" not in route.request.url:
            savings.append(route.request.url)
            answer = route.fetch()
            if len(savings) < 3:
                # In one piece each: letters typed slowly would be saved in parts.
                page.locator("#id_standfirst").focus()
                page.keyboard.insert_text(f"Mot {len(savings)}. ")
            route.fulfill(response=answer)
        else:
            route.continue_()

    page.route("**/admin/pages/**", answer_late)
    page.fill("#id_title", "Une forge et ses mots")
    page.wait_for_url("**/edit/", timeout=30_000)
    _draft_with(page, "Mot 1. Mot 2.")
    page.wait_for_timeout(4000)
    assert len(savings) == 3, "Once for each, and no more"


@pytest.mark.parametrize("when", ["on its way", "about to leave"])
def test_saved_by_hand_while_it_saves_by_itself_it_is_one_page(visit, demo, when):
    page = visit().sign_in_to_the_admin("editor")
    page.goto(page.url + "articles/choose_parent/")
    page.locator(".choose-section__tree").get_by_role("link", name="Insertion", exact=True).click()
    wait_until_watched(page)
    title = f"Une forge, {secrets.token_hex(3)}"
    by_itself = []

    def answer_late(route):
        if route.request.method == "POST" and "application/json" in route.request.headers.get("accept", ""):
            by_itself.append(route.request.url)
            if len(by_itself) == 1:
                page.keyboard.press("Control+s")
            time.sleep(1)
        route.continue_()

    page.route("**/admin/pages/**", answer_late)
    # Wagtail tells of a change, and sends it half a second later.
    page.evaluate('() => { window.told = new Promise((done) => document.addEventListener("w-autosave:save", done)); }')
    page.locator("#id_title").fill(title)
    if when == "about to leave":
        page.evaluate("() => window.told.then(() => true)")
        page.keyboard.press("Control+s")
    expect(page.locator(".messages")).to_contain_text(title)
    expect(page.locator("#id_title")).to_have_value(title)
    page.wait_for_timeout(2000)  # What would still come.
    assert demo.ask(f"from articles.models import ArticlePage; print(ArticlePage.objects.filter(title={title!r}).count())") == "1"


def test_what_is_typed_after_a_refused_publication_is_saved_too(visit):
    page = visit().sign_in_to_the_admin("editor")
    page.goto(page.url + "articles/choose_parent/")
    page.locator(".choose-section__tree").get_by_role("link", name="Insertion", exact=True).click()
    wait_until_watched(page)
    page.locator("#id_title").press_sequentially("Une forge sans mot-clé")
    page.wait_for_url("**/edit/", timeout=30_000)
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.locator("[name=action-publish]").click()
    expect(page.locator(".messages")).to_contain_text("corrigez les champs signalés")
    expect(page.locator("[data-edit-form][data-w-unsaved-force-value=false]")).to_be_attached()  # Saved as it came back.
    page.locator("#id_standfirst").press_sequentially("Tapé après le refus.")
    _draft_with(page, "Tapé après le refus.")


def _draft_with(page, words: str) -> str:
    """The address of the draft, once what was saved by itself has the words."""
    draft = page.url.split("/edit/")[0] + "/view_draft/"
    deadline = time.monotonic() + 30
    while words not in page.request.get(draft).text():
        assert time.monotonic() < deadline, f"“{words}” was not saved by itself"
        page.wait_for_timeout(500)
    return draft


def test_last_words_of_a_text_are_saved_by_who_saves_at_once_and_asked_about_before_who_leaves(visit):
    page = visit().sign_in_to_the_admin("editor")
    _draft_of(page, "Une forge pressée")
    wait_until_watched(page)
    text = page.locator("[data-contentpath='body'] [contenteditable=true]").first
    text.click()
    page.keyboard.press("End")
    with page.expect_navigation():
        page.keyboard.insert_text(" Dernier mot.")
        page.keyboard.press("Control+s")
    _draft_with(page, "Dernier mot.")
    wait_until_watched(page)
    page.on("dialog", lambda dialog: dialog.dismiss())
    text.click()
    with page.expect_event("dialog") as asked:
        page.keyboard.insert_text(" Encore un.")
        page.evaluate("location.assign('/admin/')")
    assert asked.value.type == "beforeunload"


def test_words_typed_as_soon_as_the_editor_opens_are_saved_by_themselves(visit):
    page = visit().sign_in_to_the_admin("editor")
    _draft_of(page, "Une forge matinale")
    page.goto(page.url, wait_until="load")
    page.locator("#id_standfirst").press_sequentially("Dès l’aube.")
    _draft_with(page, "Dès l’aube.")


def test_who_opens_a_new_article_and_leaves_is_asked_nothing_and_finds_a_place_to_write_in(visit):
    page = visit().sign_in_to_the_admin("editor")
    page.goto(page.url + "articles/choose_parent/")
    page.add_init_script(HOLD)
    page.locator(".choose-section__tree").get_by_role("link", name="Insertion", exact=True).click()
    page.locator("[data-contentpath='body'] [contenteditable=true]").click()  # A page nobody touched asks nothing in any case.
    page.evaluate(BEGIN)
    assert not page.locator("[data-edit-form]").evaluate(CHANGED)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(page.url.split("/pages/")[0] + "/")
    expect(page.get_by_role("link", name="Nouvel article").first).to_be_visible()
    assert not asked


def test_what_an_empty_text_says_is_read_whole_on_a_telephone(visit):
    page = visit(width=360, height=740).sign_in_to_the_admin("editor")
    page.goto(page.url + "articles/choose_parent/")
    page.locator(".choose-section__tree").get_by_role("link", name="Insertion", exact=True).click()
    empty = page.locator("[data-contentpath='body'] .Draftail-block--empty")
    lines = "block => block.getBoundingClientRect().height / parseFloat(getComputedStyle(block).lineHeight)"
    assert empty.evaluate(lines) >= 2


# Wagtail takes the form for the text as it was when its two seconds are over: here, when the journey says so.
HOLD = """
const wait = window.setTimeout;
window.held = [];
window.setTimeout = (act, delay, ...rest) => (delay === 2000 ? window.held.push(act) : wait(act, delay, ...rest));
"""
BEGIN = """async () => {
  const began = new Promise((done) => document.addEventListener("w-unsaved:watch-edits", done, { once: true }));
  // Rich texts are drawn once each has written itself anew, on one line.
  const hidden = () => [...document.querySelectorAll("[data-edit-form] [type=hidden]")];
  const drawn = () => hidden().every(({ value }) => !value.startsWith("{\\n"));
  while (!window.held.length || !drawn()) await new Promise(requestAnimationFrame);
  for (const act of window.held.splice(0)) act();
  await began;
}"""
AGAIN = """form => window.wagtail.app.getControllerForElementAndIdentifier(form, "w-unsaved").setInitialFormData()"""
CHANGED = """form => window.wagtail.app.getControllerForElementAndIdentifier(form, "w-unsaved").hasChanges()"""


def _tick(page) -> None:
    open_tab(page, "Réglages")
    page.locator("#id_sensitive").check()


def _choose_of_a_list(page) -> None:
    open_tab(page, "Réglages")
    page.locator("#id_comment_policy").focus()
    page.keyboard.press("ArrowDown")


def _choose_a_picture(page) -> None:
    page.get_by_role("button", name="Choisir une image").first.click()
    page.locator("[data-chooser-modal-choice]").first.click()
    expect(page.locator("#id_lead_picture")).not_to_have_value("")


def _remove_a_block(page) -> None:
    page.locator("[data-contentpath='body'] [data-streamfield-action=DELETE]").first.click()
    expect(page.locator("[name=body-0-deleted]")).to_have_value("1")


def _opened(visit, title: str):
    """The editor of a draft, drawn, with Wagtail's two seconds still to come."""
    page = visit().sign_in_to_the_admin("editor")
    _draft_of(page, title)
    page.wait_for_load_state("networkidle")  # A saving still on its way would make the version opened next an old one.
    page.add_init_script(HOLD)
    page.goto(page.url, wait_until="load")
    expect(page.locator("[data-contentpath='body'] [contenteditable=true]").first).to_be_visible()
    return page


@pytest.mark.parametrize("change", [_tick, _choose_of_a_list, _choose_a_picture, _remove_a_block])
def test_what_is_changed_as_soon_as_the_editor_opens_is_saved_by_itself(visit, change):
    page = _opened(visit, f"Une forge matinale {change.__name__}")
    change(page)
    with page.expect_response(lambda answer: answer.request.method == "POST" and answer.url.endswith("/edit/")) as saved:
        page.evaluate(BEGIN)
    assert saved.value.json()["success"], saved.value.json()


def test_what_is_typed_between_the_two_beginnings_of_a_slow_machine_is_saved_by_itself(visit):
    page = _opened(visit, "Une forge lente")
    page.evaluate(BEGIN)
    page.locator("#id_standfirst").press_sequentially("Entre deux.")
    page.locator("[data-edit-form]").evaluate(AGAIN)
    _draft_with(page, "Entre deux.")


def test_who_only_looks_around_as_soon_as_the_editor_opens_changes_nothing(visit):
    page = _opened(visit, "Une forge regardée")
    open_tab(page, "Réglages")
    page.keyboard.press("Tab")
    page.evaluate(BEGIN)
    assert not page.locator("[data-edit-form]").evaluate(CHANGED)


def _draft_of(page, title: str) -> None:
    """Leaves the page in the editor of a new article with a text, saved by itself."""
    page.goto(page.url + "articles/choose_parent/")
    page.locator(".choose-section__tree").get_by_role("link", name="Insertion", exact=True).click()
    wait_until_watched(page)
    page.fill("#id_title", title)
    page.locator("[data-contentpath='body'] [contenteditable=true]").first.click()
    page.keyboard.insert_text("La forge ouvre.")
    page.wait_for_url("**/edit/", timeout=30_000)
    _draft_with(page, "La forge ouvre.")

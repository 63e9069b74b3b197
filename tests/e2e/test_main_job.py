"""The main job, on real input: an editor publishes the seed article, a reader comments, a moderator approves."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e import newsroom
from tests.e2e.seed import read_seed


@pytest.fixture(scope="session")
def seed():
    return read_seed()


def test_an_editor_writes_and_publishes_the_seed_article(visit, seed):
    editor = visit()
    page = editor.sign_in_to_the_admin("editor")
    newsroom.start_article(page, "Management / Encadrement / Mobilité")
    newsroom.write_seed(page, seed, "2014-10-09 09:00")
    page.screenshot(path="/tmp/t/j1.png", full_page=True)
    newsroom.publish(page)
    page.screenshot(path="/tmp/t/j2.png", full_page=True)

    reader = visit(javascript=False)
    page = reader.open("/")
    page.goto(reader.demo.url + f"/recherche/?q={seed.title.split()[0]}")
    page.get_by_role("link", name=re.compile(re.escape(seed.title[-20:]))).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(seed.title[-20:])
    expect(page.locator("main")).to_contain_text("jeudi 9 octobre 2014")
    expect(page.locator("main")).to_contain_text("Voir en ligne")
    expect(page.locator("main")).to_contain_text(seed.link_name)

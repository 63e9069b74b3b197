"""axe on every kind of page, in both themes. Nothing may be found, and no policy of ours may stop anything."""

import json
import re

import pytest

from tests.e2e.addresses import FLAGSHIP, PAGES, PRIVATE
from tests.e2e.axe import assert_no_violation
from tests.e2e.conftest import Demo, Visitor

OF_AN_ACCOUNT = {
    "account: e-mail": "/compte/email/",
    "account: password": "/compte/password/change/",
    "account: sign out": "/compte/logout/",
}
ADMIN = {
    "dashboard": "/admin/",
    "guide": "/admin/guide/",
    "articles": "/admin/articles/",
    "explorer": "/admin/pages/{section}/",
    "new article": "/admin/pages/add/articles/articlepage/{section}/",
    "article editor": "/admin/pages/{article}/edit/",
    "history of an article": "/admin/pages/{article}/history/",
    "section editor": "/admin/pages/{section}/edit/",
    "front page editor": "/admin/pages/{home}/edit/",
    "keywords": "/admin/keywords/",
    "keyword": "/admin/keywords/edit/{keyword}/",
    "merge of a keyword": "/admin/keywords/{keyword}/merge/",
    "review desk": "/admin/review/",
    "comments to review": "/admin/review/comments/",
    "refused comments": "/admin/review/comments/?state=refused",
    "reports to review": "/admin/review/reports/",
    "proposals to review": "/admin/review/proposals/",
    "rules of comments": "/admin/review/rules/",
    "guide of moderation": "/admin/guide/moderation/",
    "authors": "/admin/authors/",
    "author": "/admin/authors/edit/{author}/",
}
# Errors that no address of a demo gives: the page itself, dressed, served at an address that is not of the site.
ERRORS = ["403", "405", "413", "414", "429", "500"]
# Faults of Wagtail 8.0.1 in its own editor, by rule and by the element that has it: its rich text areas have no name (wagtail
# names the panel around them), the table's clipboard area of Handsontable has no label and stands outside the landmarks, blocks
# of one kind are sections of one name, and the list of its minimap scrolls without being focusable while it is folded.
OF_WAGTAIL = {
    "aria-input-field-name": "public-DraftEditor-content",
    "label": "HandsontableCopyPaste",
    "region": "HandsontableCopyPaste",
    "landmark-unique": "w-panel--nested",
    "scrollable-region-focusable": "w-minimap__list",
}


@pytest.fixture(scope="module")
def reader(visit_all) -> Visitor:
    return visit_all()


@pytest.fixture(scope="module")
def editor(visit_all) -> Visitor:
    visitor = visit_all()
    visitor.sign_in_to_the_admin("chief")
    return visitor


@pytest.fixture(scope="module")
def numbers(demo: Demo) -> dict[str, str]:
    """Ids of things of the demo, for addresses of the admin."""
    printed = demo.ask(
        "from articles.models import *; "
        "article = ArticlePage.objects.get(slug='coworking-nouveaux-metiers'); section = article.get_parent(); "
        "print(article.pk, section.pk, article.get_ancestors().get(depth=2).pk, Keyword.objects.first().pk, "
        "Author.objects.first().pk)"
    )
    return dict(zip(("article", "section", "home", "keyword", "author"), printed.split(), strict=True))


@pytest.fixture(scope="module")
def dressed(demo: Demo) -> dict[str, str]:
    """The pages of ERRORS by status, made by one process."""
    printed = demo.ask(
        "import json; from django.test import RequestFactory; from core.views import errors; "
        "from urllib.parse import urlsplit; from django.conf import settings; from django.utils import translation; "
        "translation.activate(settings.LANGUAGE_CODE); "
        "request = RequestFactory(SERVER_NAME=urlsplit(settings.SITE_URL).hostname).get('/panne/'); "
        "page = lambda status: errors.server_error(request) if status == 500 else errors.page(request, status); "
        f"print(json.dumps({{status: page(int(status)).content.decode() for status in {ERRORS}}}))"
    )
    return json.loads(printed)


@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing_on(kind, reader):
    assert_no_violation(reader.open(PAGES[kind]))


@pytest.mark.parametrize("kind", PRIVATE)
def test_axe_finds_nothing_on_the_page_of(kind, reader, private):
    page = reader.open(private[kind])
    assert "nulle part" not in page.title() + page.inner_text("h1"), "the link opens its page"
    assert_no_violation(page)


def test_axe_finds_nothing_on_forms_sent_with_errors(reader):
    page = reader.open("/compte/login/")
    page.fill("main [name=login]", "personne")
    page.fill("main [name=password]", "faux")
    page.locator("main form [type=submit]").click()
    page.wait_for_load_state()
    assert page.locator(".form-summary").count() == 1
    assert_no_violation(page)
    page = reader.open(f"{FLAGSHIP}#write")
    page.fill("#write [name=comment]", "Un mot.")
    page.fill("#write [name=email]", "pas une adresse")
    page.locator("#write [type=submit]").first.click()
    page.wait_for_load_state()
    assert "Erreur" in page.title()
    assert_no_violation(page)


def test_axe_finds_nothing_on_the_preview_and_the_receipt_of_a_comment(reader):
    page = reader.open(f"{FLAGSHIP}#write")
    page.fill("#write [name=comment]", "Une table se balaie aussi.")
    page.fill("#write [name=name]", "Odile")
    page.locator("#write [type=submit]", has_text="Aperçu").click()
    page.wait_for_load_state()
    assert_no_violation(page)
    page.locator("main form [type=submit]").first.click()
    page.wait_for_url(re.compile("/commentaires/"))
    assert_no_violation(page)


@pytest.mark.parametrize("status", ERRORS)
def test_axe_finds_nothing_on_the_page_of_error(status, reader, dressed):
    answer = {"status": int(status), "body": dressed[status], "content_type": "text/html"}
    reader.page.route("**/panne/", lambda route: route.fulfill(**answer))
    page = reader.open("/panne/")
    reader.page.unroute("**/panne/")
    assert_no_violation(page)


@pytest.mark.parametrize("kind", OF_AN_ACCOUNT)
def test_axe_finds_nothing_on_pages_of(kind, editor):
    assert_no_violation(editor.open(OF_AN_ACCOUNT[kind]))


@pytest.mark.parametrize("kind", ADMIN)
def test_axe_finds_nothing_in_the_admin_on(kind, editor, numbers):
    page = editor.open(ADMIN[kind].format(**numbers))
    page.wait_for_load_state("networkidle")
    assert_no_violation(page, but=OF_WAGTAIL)

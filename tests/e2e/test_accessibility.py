"""axe on every kind of page, in both themes. Nothing may be found, and no policy of ours may stop anything."""

import json
import re
import subprocess
import sys

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.e2e.conftest import ROOT, Demo, Visitor

FLAGSHIP = "/travail/management-encadrement-mobilite/coworking-nouveaux-metiers/"
PAGES = {
    "home": "/",
    "section": "/travail/",
    "sub-section": "/travail/management-encadrement-mobilite/",
    "article": FLAGSHIP,
    "article without a picture": "/idees/tribunes/tribune-marches-publics/",
    "second page of comments": f"{FLAGSHIP}?comments=2",
    "author": "/auteurs/maud-escoffre/",
    "keyword": "/mots-cles/emploi/",
    "archives": "/archives/",
    "archives of a year": "/archives/2014/",
    "archives of a month": "/archives/2014/10/",
    "search": "/recherche/",
    "search with results": "/recherche/?q=coopérative",
    "search with filters": "/recherche/?q=coopérative&year=2026&sort=date",
    "search on its second page": "/recherche/?q=coopérative&page=2",
    "search without results": "/recherche/?q=xyzzyx",
    "accessibility": "/accessibilite/",
    "legal notice": "/mentions-legales/",
    "rules of comments": "/charte-des-commentaires/",
    "moderation in figures": "/commentaires/chiffres/",
    "where the money goes": "/ou-va-l-argent/",
    "contact": "/contact/",
    "proposal": "/proposer/",
    "post an offer": "/diffuser-une-offre/",
    "guide for recruiters": "/diffuser-une-offre/guide-des-recruteurs/",
    "links of offers by mail": "/diffuser-une-offre/retrouver/",
    "alerts by mail": "/alertes/?contract=cdi",
    "private address of nothing": "/proposer/rien/",
    "not found": "/rien-ici/",
    "bad request": "/?page=%00",
    "sign in": "/compte/login/",
    "sign up": "/compte/signup/",
    "password forgotten": "/compte/password/reset/",
    "mail on its way": "/compte/password/reset/done/",
    "dead link to a new password": "/compte/password/reset/key/1-x-y/",
}
# What only those who hold the link may open, and pages whose address has a number: named by `private`.
PRIVATE = [
    *(f"comment {state}" for state in ("pending", "approved", "refused", "spam", "to_correct", "withdrawn")),
    *(f"proposal {state}" for state in ("pending", "accepted", "refused", "withdrawn")),
    *(f"report {state}" for state in ("pending", "upheld", "dismissed")),
    "no more mails", "confirmation of an address", "report of a comment", "reply to a comment", "rating", "sharing on Mastodon",
]  # fmt: skip
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
# axe's own names for what WCAG 2.2 A and AA ask, and its best practices.
OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
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


@pytest.fixture(scope="module", params=["light", "dark"])
def theme(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def reader(visit_all, theme) -> Visitor:
    return visit_all(theme=theme)


@pytest.fixture(scope="module")
def editor(visit_all, theme) -> Visitor:
    visitor = visit_all(theme=theme)
    visitor.sign_in_to_the_admin("chief")
    return visitor


@pytest.fixture(scope="module")
def numbers(demo: Demo) -> dict[str, str]:
    """Ids of things of the demo, for addresses of the admin."""
    code = (
        "import django; django.setup(); from articles.models import *; "
        "article = ArticlePage.objects.get(slug='coworking-nouveaux-metiers'); section = article.get_parent(); "
        "print(article.pk, section.pk, article.get_ancestors().get(depth=2).pk, Keyword.objects.first().pk, "
        "Author.objects.first().pk)"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=demo.env, check=True, capture_output=True, text=True
    ).stdout
    return dict(zip(("article", "section", "home", "keyword", "author"), printed.split(), strict=True))


@pytest.fixture(scope="module")
def private(demo: Demo) -> dict[str, str]:
    """Addresses of PRIVATE by name, each made for a thing of the demo."""
    code = """
import django; django.setup()
from django.urls import reverse
from django.utils import translation
from articles.models import ArticlePage, Proposal, ProposalLink
from moderation.models import Comment, Report, ReportReceipt
from moderation.notifications import Receipt, mailbox_of, receipt_url
from moderation.reporting import receipt_url as report_url
translation.activate("fr")
found = {}
for comment in Comment.objects.order_by("pk"):
    found.setdefault(f"comment {comment.state}", receipt_url(Receipt.issue(comment)))
for proposal in Proposal.objects.order_by("pk"):
    found.setdefault(f"proposal {proposal.state}", reverse("articles:proposal", args=[ProposalLink.issue(proposal)]))
for report in Report.objects.order_by("pk"):
    found.setdefault(f"report {report.state}", report_url(ReportReceipt.issue(report)))
article = ArticlePage.objects.get(slug="coworking-nouveaux-metiers")
comment = Comment.objects.approved().on([article.pk]).first()
box = mailbox_of(Comment.objects.exclude(user_email="").first())
found["no more mails"], found["confirmation of an address"] = box.unsubscribe_url(), box.confirm_url()
found["report of a comment"] = reverse("moderation:report", args=[comment.pk])
found["reply to a comment"] = reverse("moderation:write", args=[article.pk]) + f"?parent={comment.pk}"
found["rating"] = reverse("articles:rate", args=[article.pk])
found["sharing on Mastodon"] = reverse("articles:mastodon", args=[article.pk])
print(*(f"{name}={address}" for name, address in found.items()), sep="\\n")
"""
    printed = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=demo.env, check=True, capture_output=True, text=True
    ).stdout
    return dict(line.split("=", 1) for line in printed.splitlines())


@pytest.fixture(scope="module")
def dressed(demo: Demo) -> dict[str, str]:
    """The pages of ERRORS by status, made by one process."""
    code = (
        "import django, json; django.setup(); from django.test import RequestFactory; from core.views import errors; "
        "from urllib.parse import urlsplit; from django.conf import settings; from django.utils import translation; "
        "translation.activate(settings.LANGUAGE_CODE); "
        "request = RequestFactory(SERVER_NAME=urlsplit(settings.SITE_URL).hostname).get('/panne/'); "
        "page = lambda status: errors.server_error(request) if status == 500 else errors.page(request, status); "
        f"print(json.dumps({{status: page(int(status)).content.decode() for status in {ERRORS}}}))"
    )
    printed = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=demo.env, check=True, capture_output=True, text=True)
    return json.loads(printed.stdout)


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


def test_axe_finds_nothing_on_the_preview_and_the_receipt_of_a_comment(reader, theme):
    page = reader.open(f"{FLAGSHIP}#write")
    page.fill("#write [name=comment]", f"Une table se balaie aussi ({theme}).")
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


def assert_no_violation(page: Page, but: dict[str, str] | None = None) -> None:
    found = []
    for rule in Axe().run(page, options=OPTIONS).response["violations"]:
        known = (but or {}).get(rule["id"])
        nodes = [node["html"][:200] for node in rule["nodes"] if not (known and known in node["html"])]
        if nodes:
            found.append((rule["id"], nodes[:3]))
    assert not found

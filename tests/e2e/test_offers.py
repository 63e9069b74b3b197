"""The whole life of an offer by one link: posted, corrected, online, changed, renewed, filled. With and without JavaScript."""

import re
import secrets
from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.letters import last_link
from tests.e2e.test_accessibility import assert_no_violation

BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
DECIDE = """
from accounts.models import User
from jobs.models import Offer, OfferEdit
row = {model}.objects.latest("pk")
row.decide({move!r}, by=User.objects.get(username="moderator"), reason={reason!r})
print("DONE", row.get_state_display())
"""
TEXT = "Vous construisez des haies avec les écoles.\n\n- plantations\n- tailles\n\n" + "Le travail suit les saisons. " * 10


def decide(demo, model: str, move: str, reason: str = "") -> None:
    assert "DONE" in demo.manage("shell", "-c", DECIDE.format(model=model, move=move, reason=reason))


def approve_on_the_desk(moderator, path: str, shown: str) -> None:
    """As a moderator does: the one card of this search is read, then its button is pressed."""
    desk = moderator.open(path)
    card = desk.locator("[data-desk-card]")
    expect(card).to_have_count(1)
    expect(card).to_contain_text(shown)
    card.get_by_role("button", name="Approuver").first.click()
    expect(desk.locator("[data-desk-card]")).to_have_count(0)


def fill(page: Page, **typed: str) -> None:
    for name, value in typed.items():
        page.fill(f"main [name={name}]", value)


def assert_accessible(page: Page, javascript: bool) -> None:
    if javascript:
        assert_no_violation(page)


def path_of(address: str) -> str:
    return urlsplit(address).path


@BOTH
def test_an_offer_lives_by_one_link(visit, demo, javascript):
    recruiter = f"haies-{secrets.token_hex(4)}@exemple.fr"
    title = f"Planteur de haies {secrets.token_hex(3)}"
    moderator = visit(javascript=javascript)
    moderator.sign_in_to_the_admin("moderator")
    page = visit(javascript=javascript).open("/emploi/")
    assert_accessible(page, javascript)
    page.locator(".board-post a").click()
    assert_accessible(page, javascript)
    page.get_by_role("link", name="Commencer").click()

    # The first step: an error keeps all that was typed.
    fill(page, title=title, description=TEXT, commune="Tulle", postcode="00000")
    page.get_by_role("button", name="Continuer").click()
    expect(page).to_have_title(re.compile("^Erreur"))
    expect(page.locator("[name=description]")).to_have_value(TEXT)
    assert_accessible(page, javascript)
    page.select_option("[name=contract]", "cdi")
    fill(page, postcode="19000", pay_min="1900", pay_max="2100", closes_on=(date.today() + timedelta(days=30)).isoformat())
    page.select_option("[name=pay_unit]", "mois")
    page.get_by_role("button", name="Continuer").click()

    # The second step, then the preview with what the reader of drafts found.
    assert_accessible(page, javascript)
    fill(page, organisation_name="Haies vives", siret="732 829 320 00074", email=recruiter)
    page.select_option("[name=organisation_kind]", "association")
    page.get_by_role("button", name="Voir l’aperçu").click()
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator(".preview-findings")).to_contain_text("Planteur")
    assert_accessible(page, javascript)
    page.get_by_role("button", name="Envoyer et confirmer mon adresse").click()
    expect(page.locator("main")).to_contain_text(recruiter)
    assert_accessible(page, javascript)

    # The address is confirmed by a button; the private link follows.
    page.goto(last_link(demo.var, recruiter, "/confirmer/"))
    assert_accessible(page, javascript)
    page.get_by_role("button", name="Oui, cette adresse est la mienne").click()
    expect(page.locator(".manage-state")).to_contain_text("En attente")
    manage = page.url
    assert last_link(demo.var, recruiter, path_of(manage)) == manage

    # To correct, corrected, sent again, approved.
    decide(demo, "Offer", "correct", "Ouvrez l’intitulé aux deux sexes.")
    page.goto(manage)
    expect(page.locator(".manage-reason")).to_contain_text("Ouvrez l’intitulé aux deux sexes.")
    assert_accessible(page, javascript)
    page.get_by_role("link", name="Corriger l’offre").click()
    fill(page, title=f"{title} (H/F)")
    page.get_by_role("button", name="Continuer").click()
    page.get_by_role("button", name="Voir l’aperçu").click()
    page.get_by_role("button", name="Envoyer pour relecture").click()
    approve_on_the_desk(moderator, f"/admin/review/offers/?q={title.split()[-1]}", f"{title} (H/F)")
    page.goto(manage)
    page.get_by_role("link", name="La voir sur le site").click()
    expect(page.locator("h1")).to_have_text(f"{title} (H/F)")
    assert '"JobPosting"' in page.content()
    assert_accessible(page, javascript)
    live = page.url

    # A change is read while the approved version stays.
    page.goto(manage)
    page.get_by_role("link", name="La modifier").click()
    assert_accessible(page, javascript)
    fill(page, title=f"{title} (F/H)")
    page.get_by_role("button", name="Envoyer les modifications").click()
    expect(page.locator("main")).to_contain_text("Vos modifications attendent un modérateur.")
    assert_accessible(page, javascript)
    page.goto(live)
    expect(page.locator("h1")).to_have_text(f"{title} (H/F)")
    approve_on_the_desk(moderator, f"/admin/review/offer-changes/?q={title.split()[-1]}", title)
    page.goto(live)
    expect(page.locator("h1")).to_have_text(f"{title} (F/H)")

    # Renewed, then filled: the page stays, says so, and takes nothing.
    page.goto(manage)
    page.locator("summary", has_text="Renouveler").click()
    fill(page, closes_on=(date.today() + timedelta(days=60)).isoformat())
    page.get_by_role("button", name="Renouveler").click()
    expect(page.locator(".manage-figures")).to_contain_text("60")
    page.get_by_role("button", name="Elle est pourvue").click()
    page.goto(live)
    expect(page.locator(".offer-closed")).to_contain_text("Cette offre est pourvue.")
    assert '"JobPosting"' not in page.content()
    expect(page.locator("meta[name=robots]")).to_have_attribute("content", re.compile("noindex"))
    expect(page.locator(".offer-apply")).to_have_count(0)
    assert_accessible(page, javascript)


@BOTH
def test_the_board_is_filtered_by_its_address(visit, javascript):
    page = visit(javascript=javascript, width=360).open("/emploi/")
    page.select_option("[name=contract]", "benevolat")
    page.get_by_role("button", name="Filtrer").click()
    expect(page).to_have_url(re.compile("contract=benevolat"))
    expect(page.locator(".offer-line")).to_have_count(1)
    assert_accessible(page, javascript)
    page.goto(f"{page.url}&q=xyzzyx")
    expect(page.locator(".empty")).to_be_visible()


def test_the_queues_of_offers_are_accessible(visit):
    visitor = visit()
    visitor.sign_in_to_the_admin("moderator")
    for path in ("/admin/review/offers/", "/admin/review/offer-changes/"):
        assert_no_violation(visitor.open(path))

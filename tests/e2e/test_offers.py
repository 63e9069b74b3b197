"""The whole life of an offer by one link: posted, corrected, online, changed, renewed, filled. With and without JavaScript."""

import re
import secrets
from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import assert_no_violation
from tests.e2e.letters import last_link
from tests.e2e.test_applications import make_offer

BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
END = """
from datetime import timedelta
from django.core.cache import cache
from core import stamp
from jobs import clock
from jobs.models import Offer
ended = clock.today() - timedelta(days=1)
Offer.objects.filter(title={title!r}).update(closes_on=ended, last_day=ended)
stamp.bump()
print("DONE")
"""
# Written yesterday, its closing date is past today.
OVERNIGHT = """
from datetime import timedelta
from jobs import clock
from jobs.models import Offer
Offer.objects.filter(title={title!r}).update(closes_on=clock.today() - timedelta(days=1))
print("DONE")
"""
# As many mails to one address as an hour allows.
MANY = """
from django.utils import timezone
from core.intake.guard import hashed_mailbox
from core.models import IntakeRecord
from jobs.posting import SEND
by_email = next(rate for rate in SEND.rates if rate.by == "email")
for _ in range(by_email.limit):
    IntakeRecord.objects.create(kind=SEND.kind, email=hashed_mailbox({email!r}), created_at=timezone.now())
print("DONE")
"""
QUIET = """
from core.models import IntakeRecord
from jobs.posting import SEND
IntakeRecord.objects.filter(kind=SEND.kind, address_range="").delete()
print("DONE")
"""
TEXT = "Vous construisez des haies avec les écoles.\n\n- plantations\n- tailles\n\n" + "Le travail suit les saisons. " * 10


def card_on_the_desk(moderator, path: str, *shown: str):
    """The one card of a search, read by a moderator."""
    card = moderator.open(path).locator("[data-desk-card]")
    expect(card).to_have_count(1)
    for words in shown:
        expect(card).to_contain_text(words)
    return card


def approve_on_the_desk(moderator, path: str, *shown: str) -> None:
    card_on_the_desk(moderator, path, *shown).get_by_role("button", name="Approuver").first.click()
    expect(moderator.page.locator("[data-desk-card]")).to_have_count(0)


def send_back_on_the_desk(moderator, path: str, shown: str, reason: str) -> None:
    card_on_the_desk(moderator, path, shown).get_by_role("button", name="À corriger").first.click()
    moderator.page.fill(".desk-reason textarea", reason)
    moderator.page.locator(".desk-reason [type=submit]").click()
    expect(moderator.page.locator("[data-desk-card]")).to_have_count(0)


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

    # The browser's way back finds the text, and sends no second draft.
    expect(page.get_by_role("heading", level=1, name="Votre structure")).to_be_visible()
    page.go_back()
    expect(page.locator("[name=description]")).to_have_value(TEXT)
    page.go_forward()
    second = page.url

    # The second step: its way back keeps what is typed, its errors too.
    fill(page, organisation_name="Haies vives", siret="732 829 320 00075", email="sans arobase")
    page.get_by_role("button", name="Voir l’aperçu").click()
    expect(page).to_have_title(re.compile("^Erreur"))
    expect(page.locator("[name=siret]")).to_have_value("732 829 320 00075")
    expect(page.locator("[name=email]")).to_have_value("sans arobase")
    expect(page.get_by_role("alert")).to_contain_text("Choisissez le type de structure")
    assert_accessible(page, javascript)
    fill(page, siret="732 829 320 00074", email=recruiter)
    page.get_by_role("button", name="Revenir à l’offre").click()
    expect(page.locator("[name=title]")).to_have_value(title)
    page.get_by_role("button", name="Continuer").click()
    assert page.url == second
    expect(page.locator("[name=email]")).to_have_value(recruiter)

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
    send_back_on_the_desk(moderator, f"/admin/review/offers/?q={title.split()[-1]}", title, "Ouvrez l’intitulé aux deux sexes.")
    page.goto(last_link(demo.var, recruiter, "/diffuser-une-offre/"))
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
    approve_on_the_desk(moderator, f"/admin/review/offer-changes/?q={title.split()[-1]}", "(H/F)", "(F/H)")
    page.goto(live)
    expect(page.locator("h1")).to_have_text(f"{title} (F/H)")

    # Renewed, then filled: the page stays, says so, and takes nothing.
    page.goto(manage)
    page.locator("summary", has_text="Renouveler").click()
    fill(page, closes_on=(date.today() + timedelta(days=60)).isoformat())
    page.get_by_role("button", name="Renouveler").click()
    expect(page.locator(".manage-figures")).to_contain_text("60")
    page.locator("summary", has_text="Elle est pourvue").click()
    page.get_by_role("button", name="Marquer comme pourvue").click()
    page.goto(live)
    expect(page.locator(".offer-closed")).to_contain_text("Cette offre est pourvue.")
    assert '"JobPosting"' not in page.content()
    expect(page.locator("meta[name=robots]")).to_have_attribute("content", re.compile("noindex"))
    expect(page.locator(".offer-apply")).to_have_count(0)
    assert_accessible(page, javascript)


@BOTH
def test_the_preview_refuses_with_a_sentence_and_keeps_everything(visit, demo, javascript):
    recruiter = f"apercu-{secrets.token_hex(4)}@exemple.fr"
    title = f"Tonnelier·ère {secrets.token_hex(3)} (H/F)"
    page = visit(javascript=javascript, width=360).open("/diffuser-une-offre/nouvelle/")
    page.select_option("[name=contract]", "cdi")
    fill(page, title=title, description=TEXT, commune="Tulle", postcode="19000", pay_min="1900", pay_max="2100")
    page.select_option("[name=pay_unit]", "mois")
    fill(page, closes_on=(date.today() + timedelta(days=30)).isoformat())
    page.get_by_role("button", name="Continuer").click()
    organisation = page.url
    fill(page, organisation_name="Fûts et douelles", email=recruiter, website="https://exemple.fr/" + "a" * 200)
    page.select_option("[name=organisation_kind]", "association")
    page.get_by_role("button", name="Voir l’aperçu").click()
    preview = page.url
    if javascript:
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "a long address widens the page"

    # What was right when it was written is past when it is sent: the step that is wrong says so, filled.
    assert "DONE" in demo.manage("shell", "-c", OVERNIGHT.format(title=title))
    page.get_by_role("button", name="Envoyer et confirmer mon adresse").click()
    expect(page).to_have_title(re.compile("^Erreur"))
    expect(page.get_by_role("alert")).to_contain_text("La date limite est passée")
    expect(page.locator("[name=title]")).to_have_value(title)
    expect(page.locator("[name=description]")).to_have_value(TEXT.strip())
    assert_accessible(page, javascript)
    fill(page, closes_on=(date.today() + timedelta(days=20)).isoformat())
    page.get_by_role("button", name="Continuer").click()
    assert page.url == organisation
    expect(page.locator("[name=organisation_name]")).to_have_value("Fûts et douelles")
    page.get_by_role("button", name="Voir l’aperçu").click()
    assert page.url == preview

    # Too many mails to one address: the preview stays, says so, and sends later.
    assert "DONE" in demo.manage("shell", "-c", MANY.format(email=recruiter))
    page.get_by_role("button", name="Envoyer et confirmer mon adresse").click()
    expect(page).to_have_title(re.compile("^Erreur"))
    expect(page.get_by_role("alert")).to_contain_text("renvoyez-le un peu plus tard")
    expect(page.locator("h1")).to_have_text(title)
    assert_accessible(page, javascript)
    assert "DONE" in demo.manage("shell", "-c", QUIET)
    page.get_by_role("button", name="Envoyer et confirmer mon adresse").click()
    expect(page.locator("main")).to_contain_text(recruiter)

    # Confirmed in another window meanwhile: the preview that stayed open leads to where the offer is.
    other = visit(javascript=javascript)
    other.page.goto(preview)
    page.goto(last_link(demo.var, recruiter, "/confirmer/"))
    page.get_by_role("button", name="Oui, cette adresse est la mienne").click()
    expect(page.locator(".manage-state")).to_contain_text("En attente")
    other.page.get_by_role("button", name="Envoyer et confirmer mon adresse").click()
    expect(other.page.locator("h1")).to_contain_text("Ce lien n’ouvre rien")


@BOTH
def test_an_offer_pauses_ends_and_begins_again(visit, demo, javascript):
    path, recruiter = make_offer(demo)
    title = f"Facteur·rice d’orgues {secrets.token_hex(3)}"
    moderator = visit(javascript=javascript)
    moderator.sign_in_to_the_admin("moderator")
    page = visit(javascript=javascript, width=360).open("/diffuser-une-offre/retrouver/")
    fill(page, email=recruiter)
    page.get_by_role("button", name="M’envoyer mes liens").click()
    manage = last_link(demo.var, recruiter, "/diffuser-une-offre/")
    live, desk = f"{demo.url}{path}", f"/admin/review/offer-changes/?q={recruiter}"

    page.goto(manage)
    page.get_by_role("button", name="Mettre en pause").click()
    assert_accessible(page, javascript)
    page.goto(live)
    expect(page.locator(".offer-closed")).to_contain_text("en pause")
    page.goto(manage)
    page.get_by_role("button", name="Remettre en ligne").click()
    expect(page.locator(".manage-state")).to_contain_text("En ligne")

    # Over, it is renewed with a change, which is read while its page says that it is over.
    page.get_by_role("link", name="La modifier").click()
    fill(page, title=title)
    page.get_by_role("button", name="Envoyer les modifications").click()
    approve_on_the_desk(moderator, desk, title)
    assert "DONE" in demo.manage("shell", "-c", END.format(title=title))
    page.goto(manage)
    expect(page.locator(".manage-state")).to_contain_text("Expirée")
    assert_accessible(page, javascript)
    page.get_by_role("link", name="La modifier").click()
    fill(page, profile="Une oreille juste.", closes_on=(date.today() + timedelta(days=20)).isoformat())
    expect(page.get_by_label("Renouveler l’offre avec ces modifications")).to_be_checked()
    page.get_by_role("button", name="Envoyer les modifications").click()
    page.goto(live)
    expect(page.locator(".offer-closed")).to_be_visible()
    approve_on_the_desk(moderator, desk, "Une oreille juste.")
    page.goto(live)
    expect(page.locator("main")).to_contain_text("Une oreille juste.")
    expect(page.locator(".offer-closed")).to_have_count(0)

    # Over again, it is filled; a copy of it is a draft; the offer itself is withdrawn.
    assert "DONE" in demo.manage("shell", "-c", END.format(title=title))
    page.goto(manage)
    page.locator("summary", has_text="Elle est pourvue").click()
    page.get_by_role("button", name="Marquer comme pourvue").click()
    expect(page.locator(".manage-state")).to_contain_text("Pourvue")
    page.get_by_role("button", name="Dupliquer").click()
    expect(page.locator("[name=title]")).to_have_value(title)
    expect(page.locator("[name=closes_on]")).to_have_value("")
    page.goto(manage)
    page.locator("summary", has_text="Retirer").click()
    page.get_by_role("button", name="Retirer l’offre").click()
    page.goto(live)
    expect(page.locator(".offer-closed")).to_contain_text("retirée")
    expect(page.locator("main")).not_to_contain_text("Une oreille juste.")


@BOTH
def test_the_board_is_filtered_by_its_address(visit, javascript):
    page = visit(javascript=javascript, width=360).open("/emploi/")
    page.get_by_text("Plus de critères").click()
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

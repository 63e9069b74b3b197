"""A candidate applies and is answered, changes their mind; a reader follows a search. With and without JavaScript."""

import re
import secrets
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import assert_no_violation
from tests.e2e.letters import last_link

FILES = Path(__file__).resolve().parents[2] / "site" / "demo" / "content" / "files"
BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
MAKE_OFFER = """
from datetime import timedelta
from django.utils import timezone
from jobs.models import JobBoardPage, Offer, Organisation
from pages.models import HomePage
if not JobBoardPage.objects.exists():
    HomePage.objects.first().add_child(instance=JobBoardPage(title="Offres en cours", slug="offres-de-test"))
offer = Offer(
    title="Luthier·ère (H/F)", contract="cdi", description="Vous réparez des vielles.", email={email!r},
    organisation_name="La Vielle", organisation_kind="association", commune="Tulle", postcode="19000", **{fields!r},
)
offer.organisation = Organisation.of(offer.email, offer.organisation_name)
offer.save()
for move in ("send", "confirm", "approve"):
    offer.decide(move, name="Test")
Offer.objects.filter(pk=offer.pk).update(online_since=timezone.now() - timedelta(minutes=10))
print("OFFER", offer.get_absolute_url())
"""


def make_offer(demo, **fields) -> tuple[str, str]:
    """The address of a new offer on the board, and that of its recruiter."""
    email = f"rh-{secrets.token_hex(4)}@vielle.example"
    printed = demo.manage("shell", "-c", MAKE_OFFER.format(email=email, fields=fields))
    return re.search(r"OFFER (\S+)", printed)[1], email


def fill(page: Page, **typed: str) -> None:
    for name, value in typed.items():
        page.fill(f"main [name={name}]", value)


@BOTH
def test_a_candidate_applies_is_answered_and_erases(visit, demo, javascript):
    offer, recruiter = make_offer(demo)
    candidate = f"jeanne-{secrets.token_hex(4)}@exemple.fr"
    page = visit(javascript=javascript).open(offer)
    page.get_by_role("link", name="Postuler à cette offre").click()
    assert_accessible(page, javascript)
    fill(page, name="Jeanne Martin", message="Une lettre à ne pas perdre.")
    page.set_input_files("[name=cv]", FILES / "cv-comptable.pdf")
    page.get_by_role("button", name="Envoyer ma candidature").click()
    expect(page).to_have_title(re.compile("^Erreur"))
    expect(page.get_by_role("alert")).to_contain_text("Indiquez votre adresse")
    expect(page.locator("[name=message]")).to_have_value("Une lettre à ne pas perdre.")
    expect(page.locator("main")).to_contain_text("cv-comptable.pdf")
    assert_accessible(page, javascript)

    # A file that is none of the formats is refused with a sentence; the CV and the letter stay.
    fill(page, email=candidate)
    page.set_input_files("[name=other]", {"name": "portfolio.pdf", "mimeType": "application/pdf", "buffer": b"MZ\x90 not a PDF"})
    page.get_by_role("button", name="Envoyer ma candidature").click()
    expect(page.get_by_role("alert")).to_contain_text("Ce fichier n’est pas un document PDF, DOCX ou ODT")
    expect(page.locator("[name=message]")).to_have_value("Une lettre à ne pas perdre.")
    expect(page.locator("main")).to_contain_text("cv-comptable.pdf")
    page.set_input_files("[name=other]", FILES / "lettre-maraichage.odt")
    page.get_by_role("button", name="Envoyer ma candidature").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Votre candidature est partie")
    assert_accessible(page, javascript)

    desk = visit(javascript=javascript).open(last_link(demo.var, recruiter, "/candidatures/recues/"))
    expect(desk.locator("main")).to_contain_text("Une lettre à ne pas perdre.")
    with desk.expect_download() as download:
        desk.get_by_role("link", name="CV", exact=True).click()
    assert download.value.suggested_filename == "CV-jeanne-martin.pdf"
    assert download.value.path().read_bytes() == (FILES / "cv-comptable.pdf").read_bytes()
    expect(desk.get_by_role("link", name="Autre document")).to_be_visible()
    desk.get_by_role("link", name="Rencontrons-nous").click()
    assert_accessible(desk, javascript)
    desk.fill("[name=text]", desk.input_value("[name=text]") + "\n\nMardi vous irait-il ?")
    desk.get_by_role("button", name="Envoyer cette réponse").click()
    expect(desk.get_by_role("status")).to_contain_text("Votre réponse est partie")
    desk.get_by_role("link", name="Toutes les candidatures").click()
    expect(desk.locator(".application-list")).to_contain_text("Répondue")
    assert_accessible(desk, javascript)

    page.goto(last_link(demo.var, candidate, "/candidatures/suivi/"))
    expect(page.locator("main")).to_contain_text("Mardi vous irait-il")
    page.locator("summary", has_text="Retirer ma candidature").click()
    assert_accessible(page, javascript)
    page.get_by_role("button", name="Retirer définitivement").click()
    expect(page.locator(".state")).to_have_text("Retirée")
    expect(page.get_by_text("Retirer ma candidature")).to_have_count(0)
    page.get_by_role("link", name="Tout faire effacer").click()
    page.get_by_role("button", name="Effacer définitivement").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Votre candidature est effacée")
    desk.reload()
    expect(desk.locator("main")).not_to_contain_text("Jeanne Martin")


@BOTH
def test_a_reader_follows_a_search_and_stops(visit, demo, javascript):
    offer, _recruiter = make_offer(demo)
    board = "/".join(offer.rstrip("/").split("/")[:-1]) + "/"
    reader = f"lea-{secrets.token_hex(4)}@exemple.fr"
    page = visit(javascript=javascript).open(f"{board}?contract=cdi")
    page.locator("summary", has_text="Recevoir par courriel").click()
    form = page.locator("form.alert-form")
    form.locator("[name=email]").fill(reader)
    form.get_by_role("button", name="Recevoir les nouvelles offres").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Encore un clic, dans votre boîte")
    assert_accessible(page, javascript)
    page.goto(last_link(demo.var, reader, "/alertes/confirmer/"))
    assert_accessible(page, javascript)
    page.get_by_role("button", name="Confirmer mon alerte").click()
    expect(page.get_by_role("status")).to_contain_text("confirmée")
    expect(page.locator(".alert-list")).to_contain_text("CDI")
    assert_accessible(page, javascript)

    age = (
        "from jobs.alerts.models import Alert; from django.utils import timezone; from datetime import timedelta; "
        f"Alert.objects.filter(email={reader!r}).update(seen_until=timezone.now() - timedelta(hours=1), next_at=timezone.now())"
    )
    demo.manage("shell", "-c", age)
    demo.manage("run_periodic")

    # The page of all that one follows, from the link of a mail; then one click at the foot of a mail.
    page.goto(last_link(demo.var, reader, "/alertes/mes-alertes/"))
    page.get_by_role("button", name="Une fois par semaine, le lundi").click()
    expect(page.locator(".alert-list")).to_contain_text("Une fois par semaine, le lundi")
    page.goto(last_link(demo.var, reader, "/alertes/arreter/"))
    assert_accessible(page, javascript)
    page.get_by_role("button", name="Arrêter").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("C’est arrêté")


def test_the_address_of_a_recruiter_shows_behind_its_button(visit, demo):
    offer, _recruiter = make_offer(demo, apply_by="courriel", apply_email="embauche@vielle.example")
    page = visit(javascript=False).open(offer)
    assert "embauche@" not in page.content()
    page.get_by_role("button", name="Afficher l’adresse").click()
    expect(page.get_by_role("link", name="embauche@vielle.example")).to_be_visible()


def assert_accessible(page: Page, javascript: bool) -> None:
    """axe needs scripts; the page is the same without."""
    if javascript:
        assert_no_violation(page)

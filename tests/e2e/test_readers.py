"""Journeys of readers who comment: mistakes mended, a preview, the private page, a correction, a report."""

import re
import secrets

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import assert_no_violation

with_and_without = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])


def words() -> str:
    return f"Une remarque de lecteur {secrets.token_hex(4)}."


def write(page: Page, text: str, name: str = "Odile Marchand") -> str:
    """Sends a comment from the form that is open; the address of its private page."""
    form = page.locator("form.comment-form")
    form.locator("[name=comment]").fill(text)
    form.locator("[name=name]").fill(name)
    form.get_by_role("button", name="Envoyer").click()
    page.wait_for_url("**/suivi/**")
    return page.url.partition("?")[0]


def decide(visitor, text: str, button: str, reason: str = "") -> None:
    """A moderator decides on the comment that holds `text`."""
    desk = visitor.sign_in_to_the_admin("moderator")
    desk.goto(f"{visitor.demo.url}/admin/review/comments/?q={text.split()[-1].rstrip('.')}")
    card = desk.locator(".desk-card", has_text=text)
    card.get_by_role("button", name=re.compile(f"^{button}")).first.click()
    if reason:
        desk.locator("[name=words]:visible").first.fill(reason)
        desk.locator("form:has([name=words]:visible)").get_by_role("button", name=re.compile(f"^{button}")).first.click()
    expect(desk.locator(".desk-card", has_text=text)).to_have_count(0)


@with_and_without
def test_a_mistake_is_mended_previewed_and_sent(visit, flagship, javascript):
    text = words()
    page = visit(javascript=javascript).open(flagship)
    form = page.locator("form.comment-form")
    form.locator("[name=comment]").fill(text)
    form.locator("[name=email]").fill("pas une adresse")
    form.get_by_role("button", name="Envoyer").click()
    expect(page).to_have_title(re.compile("^Erreur"))
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    summary.get_by_role("link").first.click()
    expect(page.locator("[name=name]")).to_be_focused()
    page.keyboard.type("Odile Marchand")
    page.locator("[name=email]").fill("")
    page.get_by_role("button", name="Aperçu").click()
    expect(page.locator(".comment-preview")).to_contain_text(text)
    page.get_by_role("button", name="Envoyer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Merci")
    expect(page.locator("main")).to_contain_text(text)
    page.goto(page.url.partition("?")[0])
    expect(page.locator(".receipt-state")).to_contain_text("En attente de lecture")
    assert not page.context.cookies()


@with_and_without
def test_a_fresh_message_is_mended_then_withdrawn(visit, flagship, javascript):
    page = visit(javascript=javascript).open(flagship)
    private = write(page, words())
    page.locator("summary", has_text="Modifier mon texte").click()
    mended = words()
    page.locator("[name=comment]").fill(mended)
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator(".receipt-text")).to_contain_text(mended)
    page.locator("summary", has_text="Retirer mon message").click()
    page.get_by_role("button", name="Retirer mon message").click()
    expect(page.locator(".receipt-state")).to_contain_text("Retiré")
    page.goto(private)
    expect(page.get_by_role("button", name="Retirer mon message")).to_have_count(0)
    page.locator("summary", has_text="Effacer mon message").click()
    page.get_by_role("button", name="Tout effacer").click()
    expect(page.locator(".receipt-state")).to_contain_text("Effacé")
    expect(page.locator("main")).not_to_contain_text(mended)


@with_and_without
def test_a_correction_goes_round_once(visit, flagship, javascript):
    text = words()
    page = visit(javascript=javascript).open(flagship)
    private = write(page, text)
    decide(visit(javascript=False), text, "Demander une correction", "Retirez le nom de votre voisin.")
    page.goto(private)
    expect(page.locator(".receipt-state")).to_contain_text("À corriger")
    expect(page.locator(".receipt-state")).to_contain_text("Retirez le nom de votre voisin.")
    corrected = words()
    page.locator("[name=comment]").fill(corrected)
    page.get_by_role("button", name="Renvoyer").click()
    expect(page.locator(".receipt-state")).to_contain_text("En attente de lecture")
    expect(page.locator(".receipt-text")).to_contain_text(corrected)


@with_and_without
def test_a_message_is_reported_by_a_stranger_and_taken_down(visit, flagship, javascript):
    text = words()
    author = visit(javascript=javascript).open(flagship)
    private = write(author, text)
    decide(visit(javascript=False), text, "Approuver")
    author.goto(private)
    author.get_by_role("link", name="Le lire sur le site").click()
    comment = author.locator("article.comment", has_text=text).last
    expect(comment).to_be_visible()
    address = comment.get_by_role("link", name=re.compile("^Signaler")).get_attribute("href")

    stranger = visit(javascript=javascript).open(address)
    stranger.get_by_role("button", name="Envoyer le signalement").click()
    stranger.get_by_role("alert").get_by_role("link").first.click()
    stranger.get_by_label("Injure ou harcèlement").check()
    stranger.locator("[name=words]").fill("La fin de la phrase.")
    stranger.get_by_role("button", name="Envoyer le signalement").click()
    expect(stranger.get_by_role("heading", level=1)).to_have_text("Merci")
    followed = stranger.url.partition("?")[0]
    assert not stranger.context.cookies()

    moderator = visit(javascript=False)
    desk = moderator.sign_in_to_the_admin("moderator")
    desk.goto(f"{moderator.demo.url}/admin/review/reports/")
    card = desk.locator(".desk-card", has_text=text)
    expect(card).to_contain_text("La fin de la phrase.")
    card.get_by_role("button", name=re.compile("^Refuser le commentaire")).first.click()
    desk.locator("[name=words]:visible").first.fill("Injure envers une personne.")
    desk.locator("form:has([name=words]:visible)").get_by_role("button", name=re.compile("^Refuser")).first.click()

    stranger.goto(followed)
    expect(stranger.locator(".receipt-state")).to_contain_text("n’est plus affiché")
    author.goto(private)
    expect(author.locator(".receipt-state")).to_contain_text("Injure envers une personne.")
    author.goto(flagship)
    expect(author.locator("body")).not_to_contain_text(text)


def test_the_pages_of_who_writes_and_reports_are_accessible(visit, flagship):
    page = visit(width=360).open(flagship)
    form = page.locator("form.comment-form")
    form.locator("[name=comment]").fill(words())
    form.get_by_role("button", name="Envoyer").click()
    clean(page, "the form with an error")
    page.locator("[name=name]").fill("Odile Marchand")
    page.get_by_role("button", name="Aperçu").click()
    clean(page, "the preview")
    page.get_by_role("button", name="Envoyer").click()
    clean(page, "the thank-you page")
    for summary in page.locator("summary").all():
        summary.click()
    clean(page, "the private page, unfolded")
    page.goto(flagship)
    page.get_by_role("link", name=re.compile("^Signaler")).first.click()
    page.get_by_role("button", name="Envoyer le signalement").click()
    clean(page, "the report with an error")
    page.get_by_label("Hors sujet ou publicité").check()
    page.locator("[name=words]").fill(words())
    page.get_by_role("button", name="Envoyer le signalement").click()
    clean(page, "the private page of a report")
    page.goto(f"{page.url.partition('/signalements/')[0]}/desabonnement/x/")
    clean(page, "a link that leads nowhere")


def clean(page: Page, what: str) -> None:
    """axe finds nothing, and nothing is wider than the window."""
    assert_no_violation(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), what

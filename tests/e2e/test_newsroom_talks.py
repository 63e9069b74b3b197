"""A reader proposes a piece, an editor accepts it; a colleague comments on what is proposed, in its editor."""

import re
import secrets

import pytest
from playwright.sync_api import expect

TEXT = (
    "Nous avons repris le fournil à cinq, un lundi de pluie, avec une cuisson par jour et un carnet de commandes vide. "
    "Le maire a prêté la salle, la banque a souri, et le meunier a fait crédit jusqu’à la Saint-Jean. "
    "\n\nVoici ce que nous avons appris du levain, des horaires et de la paie partagée."
)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_reader_proposes_and_an_editor_accepts(visit, javascript):
    title = f"Cinq au fournil {secrets.token_hex(3)}"
    reader = visit(javascript=javascript, width=360)
    page = reader.open("/")
    page.get_by_role("link", name="Proposer un contenu").click()
    page.locator("main form [type=submit]").click()
    expect(page).to_have_title(re.compile("^Erreur"))
    page.fill("[name=title]", title)
    page.select_option("[name=section]", label="Territoires")
    page.fill("[name=text]", TEXT)
    page.fill("[name=name]", "Odile Tanguy")
    page.fill("[name=email]", f"odile-{secrets.token_hex(3)}@courriel.example")
    page.locator("main form [type=submit]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Merci")
    receipt = page.url.split("?")[0]
    assert reader.context.cookies() == []

    editor = visit()
    desk = editor.sign_in_to_the_admin("editor")
    editor.open("/admin/review/proposals/")
    card = desk.locator("article, li, .desk-card", has_text=title).last
    card.get_by_role("button", name=re.compile("^Accepter")).click()
    expect(desk.locator("[data-desk-card]", has_text=title)).to_have_count(0)  # Decided: it left the queue.
    editor.open("/admin/review/proposals/?state=accepted")
    expect(desk.locator("main")).to_contain_text(title)
    desk.get_by_role("link", name="Continuer l’article").first.click()
    expect(desk.locator("#id_title")).to_have_value(title)

    expect(reader.open(receipt).locator("main")).to_contain_text("Acceptée")


def test_an_author_comments_on_a_proposed_article_and_its_text_stays(visit):
    author = visit()
    page = author.sign_in_to_the_admin("author")
    link = page.locator("#proposed-content, section", has_text="Proposés par").get_by_role("link").last
    title = link.inner_text()
    link.click()
    expect(page.locator("body")).to_contain_text("seuls vos commentaires sont conservés")
    field = page.locator("[data-contentpath=title]").first
    field.hover()
    field.locator("[data-comment-add]").click()
    page.locator("#comments textarea, .comment textarea").first.fill("Et si le titre disait midi dix ?")
    page.locator(".comment button[type=submit]").first.click()
    page.locator("#id_title").fill("Un titre que personne ne gardera")
    page.get_by_role("button", name="Enregistrer mes commentaires").click()
    expect(page.locator("body")).to_contain_text("Vos commentaires sont enregistrés")
    expect(page.locator("#id_title")).to_have_value(title)
    expect(page.locator("body")).to_contain_text("Et si le titre disait midi dix ?")

"""The card of a change tells each field that it changes, by Wagtail's comparison, in words that a French moderator reads."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from wagtail.admin import compare

from jobs import editing
from jobs.comparison import differences
from jobs.models import Offer
from tests.jobs.factories import make_moderator, make_offer

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"

# field: (before, after, as they are read)
CHANGED = {
    "title": ("Maraîcher (H/F)", "Maraîchère (F/H)", "Maraîcher (H/F)", "Maraîchère (F/H)"),
    "contract": ("cdi", "cdd", "CDI", "CDD"),
    "duration": ("", "8 mois", "", "8 mois"),
    "working_time": ("plein", "partiel", "Temps plein", "Temps partiel"),
    "hours": (Decimal("35"), Decimal("17.5"), "35", "17,5"),
    "positions": (1, 3, "1", "3"),
    "street": ("1 rue Basse", "2 rue Haute", "1 rue Basse", "2 rue Haute"),
    "postcode": ("19000", "87000", "19000", "87000"),
    "commune": ("Tulle", "Limoges", "Tulle", "Limoges"),
    "remote": ("non", "total", "Sur place", "Entièrement"),
    "pay_min": (Decimal(2100), Decimal("2150.50"), "2\u202f100\xa0€", "2\u202f150,50\xa0€"),
    "pay_max": (Decimal(2400), None, "2\u202f400\xa0€", ""),
    "pay_unit": ("mois", "an", "mois", "an"),
    "pay_note": ("", "Paniers", "", "Paniers"),
    "starts_on": (None, date(2027, 1, 1), "", "1er janvier 2027"),
    "closes_on": (date(2027, 3, 27), date(2027, 4, 2), "27 mars 2027", "2 avril 2027"),
    "description": ("Le jardin et la serre.", "Le jardin et la cave.", "serre", "cave"),
    "profile": ("Patience.", "Patience et permis.", "", "permis"),
    "organisation_name": ("Le Pré", "Les Prés", "Le Pré", "Les Prés"),
    "organisation_kind": ("association", "siae", "Association", "SIAE"),
    "siret": ("", "73282932000074", "", "73282932000074"),
    "rna": ("W751000001", "", "W751000001", ""),
    "website": ("", "https://pre.example.org", "", "https://pre.example.org"),
    "logo": ("", "images/logos/logo-deux.png", "", "logo-deux.png"),
    "apply_by": ("formulaire", "lien", "formulaire", "adresse"),
    "apply_url": ("", "https://pre.example.org/poste", "", "https://pre.example.org/poste"),
}  # fmt: skip


def test_every_field_that_is_reviewed_is_told(site, client):
    assert set(CHANGED) == set(Offer.REVIEWED)
    offer = make_offer(**{name: values[0] for name, values in CHANGED.items()})
    wanted = Offer.objects.get(pk=offer.pk)
    for name, values in CHANGED.items():
        setattr(wanted, name, values[1])
    edit = editing.change(offer, wanted, offer.email)
    assert edit
    told = differences(edit)
    assert all(isinstance(one, compare.FieldComparison) for one in told)
    assert len({str(one.field_label()) for one in told}) == len(told) == len(CHANGED)
    client.force_login(make_moderator(), BACKEND)
    card = client.get(reverse("offer_edits:index")).content.decode()
    for one in told:
        _before, _after, read_before, read_after = CHANGED[one.field.name]
        html = str(one.htmldiff())
        assert str(one.field_label()) in card
        assert html in card
        if one.field.name in ("contract", "organisation_kind", "remote", "working_time", "pay_unit", "apply_by"):
            choices = dict(one.field.choices)
            read_before, read_after = str(choices[_before]), str(choices[_after])
        for words, kind in ((read_before, "deletion"), (read_after, "addition")):
            if words:
                assert kind in html
                assert words in html, (one.field.name, html)


@pytest.mark.parametrize("state", ["correct", "refused"])
def test_what_was_sent_back_comes_back_with_its_reason_and_what_changed(client, site, state):
    offer = make_offer(
        state, reason="Donnez les <horaires>.", title="Planteur", description="Vous plantez des haies.\nVous taillez."
    )
    offer.title, offer.description = "Planteur (H/F)", "Vous plantez des haies, de 8 h à 16 h.\nVous taillez."
    offer.store()
    offer.decide("submit", name="x")
    client.force_login(make_moderator(), BACKEND)
    page = client.get("/admin/review/offers/").content.decode()
    panel = page[page.index("Ce que son auteur a changé") :].partition("</details>")[0]
    assert "Donnez les &lt;horaires&gt;." in panel
    assert 'intitulé\u00a0: Planteur<span class="addition"> (H/F)</span>' in panel
    assert "de 8\u00a0h à 16\u00a0h" in panel
    assert "taillez" not in panel
    offer.decide("approve", by=make_moderator())
    assert "Ce que son auteur a changé" not in client.get("/admin/review/offers/?state=approved").content.decode()

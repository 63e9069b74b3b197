"""The linter: finds what the law forbids, and leaves honest offers alone."""

from decimal import Decimal

import pytest

from jobs.linter import RULES, explained, gendered_title, lint
from jobs.models import Offer
from jobs.places import names
from tests.jobs.drafts import DRAFTS

LONG = "Vous accueillez les adhérents, tenez l’agenda de l’équipe et suivez les dossiers de subvention. " * 3


def codes(**fields) -> set[str]:
    given = {"title": "Responsable de la vie associative", "contract": "cdi", "description": LONG, "pay_min": Decimal(2000)}
    offer = Offer(**{**given, "closes_on": "2030-01-01", **fields})
    return {finding["code"] for finding in lint(offer)}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("sex", "Nous recherchons une jeune femme pour l’accueil."),
        ("sex", "Poste réservé aux hommes."),
        ("sex", "Femmes uniquement."),
        ("age", "Idéal pour un jeune diplômé."),
        ("age", "Vous avez moins de 30 ans."),
        ("age", "Vous êtes âgé de 25 à 35 ans."),
        ("age", "Seniors s'abstenir."),
        ("age", "Vendeur dynamique de moins de 35 ans."),
        ("age", "Profil : entre 25 et 35 ans."),
        ("age", "Une personne motivée, 30 ans maximum."),
        ("age", "Nous recherchons un jeune."),
        ("age", "Jeune vendeur."),
        ("age", "Vous serez jeune et dynamique."),
        ("origin", "De nationalité française."),
        ("origin", "Français langue maternelle exigé."),
        ("family", "Vous êtes célibataire et sans attaches."),
        ("family", "Merci d’indiquer votre situation familiale."),
        ("health", "Vous êtes en bonne santé."),
        ("health", "Excellente condition physique."),
        ("health", "Non-fumeur."),
        ("looks", "Bonne présentation exigée."),
        ("home", "Vous habitez à moins de dix kilomètres."),
        ("home", "Résider dans le quartier."),
        ("family", "Nous cherchons une femme dynamique, disponible le soir, sans enfants."),
        ("family", "Recherchons une personne motivée et célibataire."),
        ("home", "On recrute une comptable expérimentée habitant Tulle."),
        ("home", "Nous recherchons un animateur, domicilié à Ussel."),
        ("origin", "Nous cherchons une personne française."),
    ],
)
def test_unlawful_wording_is_found_with_its_rule(code, words):
    found = lint(Offer(title="Responsable", contract="cdi", description=f"{LONG}\n\n{words}", pay_min=2000))
    mine = [finding for finding in explained(found) if finding["code"] == code]
    assert mine
    assert mine[0]["quote"].rstrip(".") in words
    assert str(mine[0]["source"])


@pytest.mark.parametrize(
    ("profile", "found"),
    [
        ("Jeune femme dynamique", {"sex", "age"}),
        ("Jeune homme motivé", {"sex", "age"}),
        ("Profil recherché :\n- Jeune femme, disponible le soir", {"sex", "age"}),
        ("Femme souriante", {"sex"}),
        ("Profil : femme", {"sex"}),
        ("Recherche homme de ménage.", {"sex"}),
        ("Femme souriante et disponible, mère de famille s'abstenir", {"sex", "family"}),
        ("Mère de famille s’abstenir", {"family"}),
        ("Célibataire sans enfant", {"family"}),
        ("Accueil des familles. Célibataire sans enfant.", {"family"}),
        ("Habitant le quartier", {"home"}),
        ("Habitante de l’agglomération", {"home"}),
        ("Français de souche", {"origin"}),
        ("Langue maternelle française", {"origin"}),
        ("Vous donnez des cours d’anglais, langue maternelle anglaise exigée", {"origin"}),
        ("Joli physique", {"looks"}),
        ("Bonne présentation exigée, physique agréable", {"looks"}),
    ],
)
def test_a_profile_of_few_words_is_read_too(profile, found):
    assert codes(profile=profile) == found


@pytest.mark.parametrize(
    "words",
    [
        "Service civique: accueil de femmes victimes de violences",
        "Centre d'hébergement pour mères de famille",
        "association de femmes",
        "aider les jeunes hommes du quartier",
        "Habitat jeunes",
        "cours de français langue maternelle ou seconde",
        "cours de français langue maternelle",
        "les habitants du quartier",
        "Habitants du quartier",
        "Habitant du quartier ou non, chacun peut venir",
        "Vous accompagnez des jeunes (habitant le quartier)",
        "Sage-femme expérimentée",
        "Homme ou femme dynamique",
        "Femme dynamique ou homme dynamique",
        "Femme/homme motivé",
        "Profil : homme ou femme",
        "Recherche femme ou homme de ménage",
        "Recherche Homme-Milieu",
        "Public : jeune femme, jeune homme",
        "Public accueilli : célibataire sans enfant",
        "Accompagner une jeune femme motivée vers l’emploi",
        "Jeunes femmes motivées, aidées par l’association",
        "Hébergement de femmes célibataires sans enfant",
        "Spectacle « Le Jeune Homme »",
    ],
)
def test_few_words_about_those_who_are_served_are_left_alone(words):
    assert not codes(profile=words)
    assert not codes(description=f"{LONG}\n\n{words}.")


@pytest.mark.parametrize(
    "words",
    [
        "Nous recherchons une médiatrice pour des femmes sans enfants et des jeunes habitant le quartier.",
        "Nous cherchons un habitant relais par immeuble.",
        "Nous recherchons un animateur auprès de personnes habitant en foyer, célibataires ou non.",
        "Nous cherchons une personne parlant français et anglais.",
        "Nous recrutons une directrice. Les familles sans enfant, ou habitant loin, viennent aussi.",
        "Vous accompagnez des jeunes de 16 à 25 ans vers l’emploi, et des femmes victimes de violences.",
        "Vous justifiez de 5 à 10 ans d’expérience dans le secteur.",
        "Accueil d’enfants âgés de 3 à 11 ans, sans hébergement.",
        "Une association de plus de 30 ans, qui réunit 40 salariés, femmes et hommes.",
        "Politique d’égalité entre les femmes et les hommes ; nous recherchons des femmes et des hommes engagés.",
        "Centre de santé communautaire : médiation en santé, mutuelle prise en charge, bonne santé financière.",
        "Logement des habitants du quartier ; vous travaillez avec des personnes qui résident en foyer.",
        "Poste ouvert aux personnes en situation de handicap (RQTH).",
        "Vous rejoignez une jeune équipe de six personnes.",
        "Présentation des comptes à l’assemblée générale, bonne présentation des dossiers.",
        "Produits d’origine française contrôlée, restauration à base de légumes.",
        "Crèche parentale : accueil des familles monoparentales, célibataires ou non.",
        "Vous avez 3 ans d’expérience ou plus, un bon niveau d’anglais et le permis B.",
        "Prévention santé auprès des seniors, ateliers mémoire pour les plus de 60 ans.",
        "Entreprise de moins de 5 ans, spectacles pour jeunes publics, 3 ans d’expérience ; contrat de 3 ans maximum.",
        "Animation pour le jeune public et les moins de 25 ans ; foyer de jeunes travailleurs ; jeunes de moins de 26 ans.",
        "Vous justifiez d’une expérience de 20 ans maximum, dans une association de moins de 30 ans ; crèche de jeunes enfants.",
        "Ateliers pour les non-voyants ; mobilité dans tout le département.",
    ],
)
def test_honest_offers_are_left_alone(words):
    assert not codes(description=f"{LONG}\n\n{words}", profile=words)


@pytest.mark.parametrize(
    "title",
    [
        "Comptable",
        "Responsable d’atelier",
        "Maraîcher·ère",
        "Cuisinier (H/F)",
        "Chargé.e de mission",
        "Directeur/trice",
        "Éducatrice ou éducateur – H/F",
        "Secrétaire",
        "Aide à domicile",
        "Atelier vélo : responsable",
        "Service civique : lien social",
        "Coordination du réseau",
        "Animateur(trice)",
        "Bénévoles pour la cantine",
        "Chargé(e) d'accueil",
    ],
)
def test_open_titles_are_left_alone(title):
    assert gendered_title(title) is None


@pytest.mark.parametrize(
    "title",
    [
        "Cuisinier",
        "Assistante de direction",
        "Directeur",
        "Chargé de mission",
        "Agent d’entretien",
        "Infirmière",
        "Technicien réseau",
        "Un animateur",
    ],
)
def test_titles_of_one_sex_are_found(title):
    assert gendered_title(title)


def about(draft) -> set[str]:
    pay = {} if draft.contract == "benevolat" else {"pay_min": Decimal(2000)}
    return codes(
        title=draft.title,
        contract=draft.contract,
        description=f"{LONG}\n\n{draft.words}",
        **{"pay_min": None, **pay},
    )


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: f"{draft.title}: {draft.words[:40]}")
def test_drafts_as_recruiters_write_them(draft):
    assert about(draft) == draft.found


def test_missing_pay_and_closing_date_are_nagged():
    assert codes(pay_min=None, closes_on=None) == {"pay", "closing"}
    assert codes(contract="benevolat", pay_min=None) == set()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"contract": "benevolat", "pay_min": None, "profile": "Salaire selon profil."}, "unpaid"),
        ({"contract": "benevolat", "pay_min": None, "hours": Decimal(35)}, "unpaid"),
        ({"contract": "stage", "profile": "Trois ans d’expérience : expérience exigée."}, "internship"),
        ({"contract": "stage", "description": LONG + "Vous assurez le remplacement d’une salariée."}, "internship"),
        ({"contract": "service-civique", "profile": "Expérience confirmée, en toute autonomie."}, "civic"),
    ],
)
def test_jobs_in_disguise_are_found(fields, code):
    assert code in codes(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"contract": "benevolat", "pay_min": None, "profile": "Sans rémunération, frais remboursés. Pas de salaire."},
        {"contract": "stage", "profile": "Stage conventionné, aucune expérience n’est demandée."},
        {"contract": "service-civique", "profile": "De 16 à 25 ans, 24 heures par semaine. Vous avez entre 16 et 25 ans."},
        {"contract": "alternance", "profile": "Vous avez moins de 30 ans, comme le veut le contrat."},
    ],
)
def test_honest_volunteering_is_left_alone(fields):
    assert not codes(**fields)


def test_every_rule_has_words_and_a_source():
    assert all(str(rule.words) and str(rule.source) for rule in RULES.values())


@pytest.mark.parametrize(
    "title",
    ["Vendeur dynamique de moins de 35 ans", "Jeune comptable de 25 à 35 ans", "Jeune vendeur (H/F)", "Accueil, 30 ans maximum"],
)
@pytest.mark.parametrize("field", ["title", "description", "profile"])
def test_an_age_is_found_in_each_field(field, title):
    assert "age" in codes(**{field: title})
    assert "age" not in codes(**{field: title, "contract": "service-civique"})


@pytest.mark.parametrize(
    "title", ["Animatrice jeunes publics (H/F)", "Éducateur·rice de jeunes enfants", "Référent·e des moins de 25 ans"]
)
def test_a_title_may_name_the_age_of_those_who_are_served(title):
    assert "age" not in codes(title=title)


def test_nobody_is_hired_on_an_island_where_nobody_lives():
    assert "989" not in names()
    assert {"988", "2A", "19"} <= set(names())

"""Reads an offer before it is sent: warns its author, tells the moderator, never blocks.

A finding is stored as plain data: {"code", "field", "quote"}; `explained()` gives its words, each with the rule that it quotes.
Written for French texts. Few false alarms matter more than finding everything: see tests/jobs/test_linter.py.
"""

import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.text import fold
from jobs.choices import Contract

LABOUR = _("Article L. 1132-1 of the labour code")
SEX_RULE = _("Articles L. 1132-1 and L. 1142-1 of the labour code")
PAY_RULE = _("Directive (EU) 2023/970, article 5")
INTERNSHIP_RULE = _("Article L. 124-7 of the education code")
CIVIC_RULE = _("Article L. 120-9 of the national service code")
UNPAID_RULE = _("Article L. 8221-5 of the labour code")
HOUSE = _("Rule of this site")


@dataclass(frozen=True)
class Rule:
    words: Any
    source: Any


RULES: dict[str, Rule] = {
    "sex": Rule(_("This asks for a sex. Describe the work: it is open to women and men."), SEX_RULE),
    "age": Rule(_("This sets an age. Ask for skills or a level of experience instead."), LABOUR),
    "origin": Rule(_("This sets an origin, a nationality or a mother tongue. Give the level of language needed."), LABOUR),
    "family": Rule(_("This is about family or private life. Give the hours and the travel that the work asks for."), LABOUR),
    "health": Rule(_("This is about health or the body. Describe the tasks: loads, standing, night work."), LABOUR),
    "looks": Rule(_("This is about looks. Describe what the work asks for in front of the public."), LABOUR),
    "home": Rule(_("This sets a place of residence. Give the place and hours of work: each judges the way there."), LABOUR),
    "title": Rule(_("The title names one sex only. Add (H/F), or use a form that is open to all."), SEX_RULE),
    "pay": Rule(_("The pay is missing: candidates must know it, or a range, before an interview."), PAY_RULE),
    "closing": Rule(_("There is no closing date: the offer will end by itself after sixty days."), HOUSE),
    "unpaid": Rule(_("A volunteer decides on their time and takes no orders: this reads like a job."), UNPAID_RULE),
    "civic": Rule(_("A young person in civic service does not do the work of an employee. This reads like a job."), CIVIC_RULE),
    "internship": Rule(_("An intern learns and replaces nobody. This reads like a job."), INTERNSHIP_RULE),
    "short": Rule(_("The description is short. Say what the work is day by day, with whom and for whom."), HOUSE),
}  # fmt: skip

_SEEKS = r"(?:recherch\w*|recrut\w*|souhait\w*|cherch\w*|embauch\w*|etes|etre)"
_AGE = r"(?:1[6-9]|[2-6]\d)"
_NOT_A_LENGTH = r"(?!\s+(?:ou\s+plus\s+)?d.(?:experience|anciennete|activite|existence|histoire))"
_SERVED_ALONE = (
    r"(?:enfant|habitant|migrant|travailleur|public|adulte|equipe|"
    r"association|structure|entreprise|cooperative|maison|lieu|pousse)"
)  # Who is served, or what has that age: an age said after one of these sets none for the candidate.
_SERVED = re.compile(
    r"\b(?:jeunes|publics?|enfants?|ados?|adolescent\w*|adultes?|habitants?|usag\w+|eleves?|etudiant\w*|apprentis?|beneficiaires?|adherent\w*|"
    r"mineur\w*|majeur\w*|personnes|femmes|hommes|familles?|filles|garcons|volontaires|stagiaires|artistes|demandeurs|seniors|residents|"
    r"equipes?|moyenne|entreprises?|associations?|structures?|societes?|cooperatives?|batiments?|logements?|vehicules?|tarifs?|gratuit\w*|"
    r"accueil(?:l\w+|\s+d\w*)|accompagn\w*|aupres|depuis|experience|anciennete|existence|contrats?|baux|bail|prets?)\b|\b(?:les|aux|des)\s+$"
)
# On folded text: no accents, no capitals. Each pattern names what is asked of the candidate, not who is served.
PATTERNS: dict[str, tuple[str, ...]] = {
    "sex": (
        rf"\b{_SEEKS}\s+(?:une?|des)\s+(?:jeune\s+|bonne?\s+)?(?:femme|homme|dame|fille|garcon|monsieur)s?\b(?!\s+(?:et|ou)\b)",
        r"\b(?:femmes?|hommes?)\s+(?:uniquement|exclusivement|seulement|de preference)\b",
        r"\b(?:poste|emploi|offre)\s+(?:est\s+)?(?:reservee?|destinee?|ouverte?)\s+(?:uniquement\s+)?aux\s+(?:femmes|hommes)\b(?!\s+(?:et|comme|ou)\b)",
        r"\b(?:profil|poste|candidat\w*)\s+(?:de preference\s+)?(?:feminin|masculin)e?\b",
        r"\bde\s+sexe\s+(?:feminin|masculin)\b",
    ),
    "age": (
        r"\bjeunes?\s+(?:diplome|candidat|collaborat|recrue|retraite|professionnel)\w*",
        r"\b(?:vous\s+(?:avez|etes)|candidat\w*|personne)\s+(?:age\w*\s+de\s+)?(?:entre\s+)?(?:moins|plus)?\s*(?:de\s+)?[1-6]\d\s*(?:(?:a|et)\s*[1-6]\d\s*)?ans(?!\s+d.(?:experience|anciennete|activite))(?!\s+ou\s+plus\s+d.experience)",
        r"\b(?:seniors?|plus de [4-6]\d ans)\s+s.abstenir\b",
        r"\bage\s+(?:limite|maximum|minimum|maximal|minimal)\b",
        r"\blimite\s+d.age\b",
        r"\b(?:moins|plus)\s+de\s+[2-6]\d\s+ans\s+(?:exige|souhaite|imperatif|obligatoire)\w*",
        rf"\b{_SEEKS}\s+une?(?:[.·(/-]?e\)?)?\s+jeune\b(?!\s+{_SERVED_ALONE})",
        rf"\bjeune\s+(?!{_SERVED_ALONE})\w+(?:eur|euse|trice|ier|iere|ien|ienne|iste|ant|ante)\b",
        r"\bjeune(?:\s+et\s+|\s*,\s*)(?:dynamique|motive|sportif|sportive|disponible)\w*|\b(?:dynamique|motivee?)(?:\s+et\s+|\s*,\s*)jeune\b",
        rf"(?:\bde\s+)?(?:\bmoins\s+|-\s?)(?:de\s+){_AGE}\s+ans\b{_NOT_A_LENGTH}",
        rf"\b(?:entre\s+|de\s+)?{_AGE}\s*(?:et|a|-|–|/)\s*{_AGE}\s+ans\b{_NOT_A_LENGTH}",
        rf"\b{_AGE}\s+ans\s+(?:maxi(?:mum)?|max|au\s+plus)\b{_NOT_A_LENGTH}",
    ),
    "origin": (
        r"\b(?:de\s+)?nationalite\s+(?:francaise|europeenne)\b",
        r"\blangue\s+maternelle\b",
        r"\bd.origine\s+(?:francaise|europeenne|africaine|maghrebine|asiatique|etrangere)\b(?!\s*(?:controlee|protegee))",
        r"\bfrancais\w*\s+de\s+souche\b",
        r"\btype\s+(?:europeen|caucasien|africain)\b",
        r"\bsans\s+accent\b",
    ),
    "family": (
        r"\bsans\s+(?:charges?\s+de\s+famille|contraintes?\s+familiales?|obligations?\s+familiales?)\b",
        r"\b(?:vous\s+etes|etre|candidat\w*|personne)\s+(?:celibataire|marie|sans\s+enfants?)\w*",
        r"\bsituation\s+(?:familiale|de\s+famille|matrimoniale)\b",
        r"\blibre\s+de\s+(?:tout\s+engagement|toute?\s+(?:attache|obligation|contrainte))\s*familial\w*",
        r"\b(?:pas|ni)\s+(?:d.|de\s+)(?:enfants?\s+en\s+bas\s+age|grossesse)\b",
    ),
    "health": (
        r"\b(?:bonne|excellente|parfaite)\s+(?:sante|constitution)\b(?!\s+(?:financiere|economique|mentale\s+des))",
        r"\b(?:bonne|excellente|parfaite)\s+(?:condition|forme)\s+physique\b",
        r"\bnon[- ]fumeu(?:r|se)s?\b",
        r"\b(?:sans|aucun)\s+(?:handicap|probleme\s+de\s+sante|restriction\s+medicale)\b",
        r"\b(?:poids|taille)\s+(?:maximum|minimum|maximale?|minimale?|exigee?)\b(?!\s+(?:des|d.une?|du)\b)",
    ),
    "looks": (
        r"\b(?:bonne|excellente|belle|tres\s+bonne)\s+(?:presentation|apparence|allure)\b(?!\s+(?:des|du|de\s+la|de\s+l|ecrite|orale))",
        r"\bphysique\s+(?:agreable|avantageux|avenant)\b",
        r"\bpresentation\s+(?:soignee|impeccable|irreprochable)\b(?!\s+(?:des|du|de))",
    ),
    "home": (
        r"\bvous\s+(?:habitez|residez|etes\s+domicilie\w*)\b",
        r"\b(?:habiter|resider|etre\s+domicilie\w*)\s+(?:a|dans|sur|en|pres|le|la)\b",
        r"\b(?:residence|domicile)\s+(?:a|dans|sur|en)\s+.{0,40}?\b(?:exige|obligatoire|imperati|souhaite)\w*",
        r"\b(?:candidat\w*|personne)\s+(?:habitant|residant|domicilie)\w*",
    ),
}  # fmt: skip
_COMPILED = {code: [re.compile(pattern) for pattern in patterns] for code, patterns in PATTERNS.items()}

# The law itself sets ages and places for these.
AGED = (Contract.CIVIC_SERVICE, Contract.VOLUNTARY_SERVICE, Contract.APPRENTICESHIP)

_OPEN_TITLE = re.compile(
    r"\b[hf]\s*[/-]\s*[hf]\b|\b[mf]\s*/\s*[mf]\b|[·•.\-/(]\s*(?:e|ne|le|te|trice|euse|ere|iere|ienne|ve|fe|esse)s?\b", re.I
)
_GENDERED = re.compile(
    r"^(?:(?:une?|le|la|poste\s+d[e’']|emploi\s+d[e’'])\s*)?"
    r"(?P<noun>\w{2,}(?:eur|euse|trice|cier|nier|ller|llère|nière|cher|chère|tier|ier|ière|ien|ienne|gé|gée|yé|yée|ché|chée|gué|guée|tant|tante|drant|drante|gnant|gnante|rti|rtie)|"
    r"agent|agente|chef|cheffe|président|présidente|adjoint|adjointe|gardien|gardienne|menuisier|maître|maîtresse|commercial|commerciale)\b",
    re.I,
)
_NOT_A_PERSON = re.compile(
    r"^(?:atelier|chantier|métier|secteur|valeur|cœur|honneur|ailleurs|plusieurs|intérieur|extérieur|moteur|quartier)\b", re.I
)

_NOT_PAID = re.compile(r"\b(?:non|pas|sans|aucune?|ni|ne\s+sera\s+pas)\s+(?:\w+\s+){0,2}$")
_EMPLOYED = re.compile(
    r"\bsalaire\b|\bremuneration\b|\bfiches?\s+de\s+paie\b|\bperiode\s+d.essai\b|\bhoraires?\s+(?:imposes?|fixes?)\b|\b3[59]\s*h(?:eures)?\b|"
    r"\btemps\s+plein\b|\bremplace\w*\s+(?:un|une|la|le)\s+salarie\w*|\bobjectifs?\s+de\s+vente\b|\bsous\s+l.autorite\s+hierarchique\b"
)
_LIKE_A_JOB = re.compile(
    r"\bremplace(?:r|ment|rez)\s+(?:d|de\s+l|un|une|la|le)\b|\bexperience\s+(?:exigee|requise|confirmee|significative|imperative|obligatoire|de\s+\d+\s+ans)|"
    r"\ben\s+(?:toute|totale|complete)\s+autonomie\b|\b\d+\s+(?:a\s+\d+\s+)?ans?\s+d.experience\b|\bobjectifs?\s+de\s+vente\b|\bperiode\s+d.essai\b"
)  # fmt: skip
FULL_WEEK, TIME_OF_A_VOLUNTEER, SHORT = 35, 24, 200
FIELDS = ("title", "description", "profile")


def lint(offer: Any) -> list[dict[str, str]]:
    """What should be looked at again, worst first; one finding of each kind and field."""
    found = []
    for field in FIELDS:
        source = getattr(offer, field)
        found += [
            {"code": code, "field": field, "quote": quote} for code, quote in _wording(source) if not _is_lawful(code, offer)
        ]
    if (noun := gendered_title(offer.title)) is not None:
        found.append({"code": "title", "field": "title", "quote": noun})
    found += _disguise(offer)
    if not offer.has_pay and offer.contract in (Contract.CDI, Contract.CDD, Contract.APPRENTICESHIP):
        found.append({"code": "pay", "field": "pay_min", "quote": ""})
    if offer.closes_on is None:
        found.append({"code": "closing", "field": "closes_on", "quote": ""})
    if len(offer.description) < SHORT:
        found.append({"code": "short", "field": "description", "quote": ""})
    return found


def explained(findings: Any) -> list[dict[str, Any]]:
    """Findings with their words and the rule that they quote, for templates."""
    return [
        {**finding, "words": RULES[finding["code"]].words, "source": RULES[finding["code"]].source}
        for finding in findings
        if finding.get("code") in RULES
    ]


def gendered_title(title: str) -> str | None:
    """The word of a title that names one sex only; None for an open title."""
    if _OPEN_TITLE.search(fold(title)) or _NOT_A_PERSON.match(title):
        return None
    found = _GENDERED.match(title.strip())
    return found["noun"] if found else None


def _is_lawful(code: str, offer: Any) -> bool:
    return code == "age" and offer.contract in AGED


def _wording(source: str) -> list[tuple[str, str]]:
    """(code, the very words) for each kind of wording found, the first of its kind."""
    folded, places = _folded(source)
    found = []
    for code, patterns in _COMPILED.items():
        met = (match for pattern in patterns for match in pattern.finditer(folded))
        match = next((match for match in met if code != "age" or not _is_of_others(folded, match)), None)
        if match:
            found.append((code, " ".join(source[places[match.start()] : places[match.end() - 1] + 1].split())))
    return found


def _is_of_others(folded: str, match: re.Match[str]) -> bool:
    """Whether an age is that of the people who are served, or of a thing: read in what stands before it in its sentence."""
    if match[0].startswith(("vous", "candidat", "personne", "jeune", "age", "limite")) or not re.search(r"\d", match[0]):
        return False
    return bool(_SERVED.search(re.split(r"[.;!?\n]", folded[: match.start()])[-1][-60:]))


def _folded(source: str) -> tuple[str, list[int]]:
    """`source` folded, and for each of its characters the place in `source` that it comes from."""
    pieces, places = [], []
    for place, char in enumerate(source.replace("’", "'")):
        folded = fold(char) or " "
        pieces.append(folded)
        places += [place] * len(folded)
    return "".join(pieces), places


def _disguise(offer: Any) -> list[dict[str, str]]:
    """Volunteering, civic service or an internship that reads like a job."""
    if offer.contract == Contract.UNPAID:
        code, pattern, most = "unpaid", _EMPLOYED, TIME_OF_A_VOLUNTEER
    elif offer.contract == Contract.CIVIC_SERVICE:
        code, pattern, most = "civic", _LIKE_A_JOB, FULL_WEEK
    elif offer.contract == Contract.INTERNSHIP:
        code, pattern, most = "internship", _LIKE_A_JOB, FULL_WEEK
    else:
        return []
    for field in FIELDS:
        source = getattr(offer, field)
        folded, places = _folded(source)
        for match in pattern.finditer(folded):
            if not _NOT_PAID.search(folded[: match.start()]):
                return [{"code": code, "field": field, "quote": source[places[match.start()] : places[match.end() - 1] + 1]}]
    if (offer.hours and offer.hours > most) or (code == "unpaid" and offer.has_pay):
        return [{"code": code, "field": "hours" if offer.hours and offer.hours > most else "pay_min", "quote": ""}]
    return []

"""Volunteering, civic service and internships that read like a job."""

import re
from typing import Any

from jobs.choices import Contract
from jobs.linter.places import folded as fold_with_places

_NOT_PAID = re.compile(r"\b(?:non|pas|sans|aucune?|ni|ne\s+sera\s+pas)\s+(?:\w+\s+){0,2}$")
# "Aux côtés de nos salariés à temps plein"
_OF_EMPLOYEES = re.compile(r"\bsalarie\w*[^.;!?\n]{0,40}$")
_EMPLOYED = re.compile(
    r"\bsalaire\b|\bremuneration\b|\bfiches?\s+de\s+paie\b|\bperiode\s+d.essai\b|\bhoraires?\s+(?:imposes?|fixes?|obligatoires?)\b|\bpresence\s+obligatoire\b|\bcontrat\s+de\s+travail\b|\bdu\s+lundi\s+au\s+\w+\s*,?\s+de\s+\d+\s*h|\b3[59]\s*h(?:eures)?\b|"
    r"\btemps\s+plein\b|\bremplace\w*\s+(?:un|une|la|le)\s+salarie\w*|\bobjectifs?\s+de\s+vente\b|\bsous\s+l.autorite\s+hierarchique\b"
)
_LIKE_A_JOB = re.compile(
    r"\bremplac(?:er?|ez|era|erez|ement)\s+(?:d|de\s+l|de\s+la|un|une|la|le|notre)\b|\bpren(?:dre|ez|d)\s+la\s+(?:place|suite)\s+d|\bexperience\s+(?:exigee|requise|confirmee|significative|imperative|obligatoire|de\s+\d+\s+ans)|"
    r"\ben\s+(?:(?:toute|totale|complete)\s+autonomie|autonomie\s+(?:totale|complete))\b|\boperationnel\w*\s+(?:immediatement|rapidement|tout\s+de\s+suite)\b|"
    r"\b(?:\d+|deux|trois|quatre|cinq)\s+(?:a\s+\d+\s+)?ans?\s+d.experience\b|\bobjectifs?\s+de\s+vente\b|\bperiode\s+d.essai\b"
)  # fmt: skip
FULL_WEEK, TIME_OF_A_VOLUNTEER = 35, 24
FIELDS = ("title", "description", "profile")


def disguise(offer: Any) -> list[dict[str, str]]:
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
        folded, places = fold_with_places(source)
        for match in pattern.finditer(folded):
            before = folded[: match.start()]
            if not _NOT_PAID.search(before) and not (code == "unpaid" and _OF_EMPLOYEES.search(before)):
                return [{"code": code, "field": field, "quote": source[places[match.start()] : places[match.end() - 1] + 1]}]
    if (offer.hours and offer.hours > most) or (code == "unpaid" and offer.has_pay):
        return [{"code": code, "field": "hours" if offer.hours and offer.hours > most else "pay_min", "quote": ""}]
    return []

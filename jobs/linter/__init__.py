"""Reads an offer before it is sent: warns its author, tells the moderator, never blocks.

A finding is stored as plain data: {"code", "field", "quote"}; `explained()` gives its words, each with the rule that it quotes.
Written for French texts. Few false alarms matter more than finding everything: see tests/jobs/test_linter.py.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from jobs.choices import Contract
from jobs.linter.disguise import FIELDS, disguise
from jobs.linter.titles import gendered_title
from jobs.linter.wording import wording

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

# The law itself sets ages and places for these.
AGED = (Contract.CIVIC_SERVICE, Contract.VOLUNTARY_SERVICE, Contract.APPRENTICESHIP)

SHORT = 200


def lint(offer: Any) -> list[dict[str, str]]:
    """What should be looked at again, worst first; one finding of each kind and field."""
    found = []
    for field in FIELDS:
        source = getattr(offer, field)
        found += [
            {"code": code, "field": field, "quote": quote} for code, quote in wording(source) if not _is_lawful(code, offer)
        ]
    if (noun := gendered_title(offer.title)) is not None:
        found.append({"code": "title", "field": "title", "quote": noun})
    found += disguise(offer)
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


def _is_lawful(code: str, offer: Any) -> bool:
    return code == "age" and offer.contract in AGED

"""Titles that name one sex only."""

import re

from core.text import fold

_OPEN_TITLE = re.compile(
    r"\b[hf]\s*(?:[/.-]|ou|et)\s*[hf]\b|\(\s*(?:hf|fh)\s*\)|\b[mf]\s*/\s*[mf]\b|\b(?:hommes?|femmes?)\s*(?:/|ou|et)\s*(?:femmes?|hommes?)\b|"
    r"[·•]\s*[a-z]|[.\-/(]\s*(?:e|ne|le|te|se|re|rice|trice|euse|ere|iere|ienne|nne|lle|ve|fe|sse|esse)s?\b",
    re.I,
)
# "Trésorière ou trésorier": both forms of one word, by how they begin.
_BOTH = re.compile(r"^(?:une?\s+)?([\w-]{3,})(?:\s+[\w’'-]+){0,3}?\s*(?:\bou\b|\bet\b|/|,)\s*(?:une?\s+)?([\w-]{3,})")
_GENDERED = re.compile(
    r"^(?:(?:une?|le|la|poste\s+d[e’']|emploi\s+d[e’'])\s*)?"
    r"(?P<noun>\w{2,}(?:eur|euse|trice|cier|nier|ller|llère|nière|cher|chère|tier|ier|ière|ien|ienne|gé|gée|yé|yée|ché|chée|gué|guée|tant|tante|drant|drante|gnant|gnante|rti|rtie|langer|langère|rloger|rlogère)|"
    r"(?:aide-)?(?:soign|interven|surveill|gér|remplaç|dirige|commerç|étudi)ante?|(?:ma[cç]|forger|vigner|bûcher|patr)on(?:ne)?|hôte(?:sse)?|"
    r"(?:hommes?|femmes?)\s+(?:à|de|d[e’'])\s*\w+|apprentie?|référente?|barman|barmaid|"
    r"(?:auxiliaire|secrétaire|comptable|aide|responsable|gestionnaire|standardiste|réceptionniste)(?:\s+\w+){0,3}?\s+"
    r"(?:expérimentée?|confirmée?|qualifiée?|diplômée?|motivée?|polyvalente?)|"
    r"agent|agente|chef|cheffe|président|présidente|adjoint|adjointe|gardien|gardienne|menuisier|maître|maîtresse|commercial|commerciale)\b",
    re.I,
)
_NOT_A_PERSON = re.compile(
    r"^(?:atelier|chantier|métier|secteur|valeur|cœur|honneur|ailleurs|plusieurs|intérieur|extérieur|moteur|quartier)\b", re.I
)


def gendered_title(title: str) -> str | None:
    """The word of a title that names one sex only; None for an open title."""
    folded = fold(title).strip()
    both = _BOTH.match(folded)
    if _OPEN_TITLE.search(folded) or _NOT_A_PERSON.match(title) or (both and both[1][:3] == both[2][:3]):
        return None
    found = _GENDERED.match(title.strip())
    return found["noun"] if found else None

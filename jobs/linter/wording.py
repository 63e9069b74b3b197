"""Words that ask for a sex, an age, an origin, a family, a health, looks or a residence."""

import re

from jobs.linter.places import folded as fold_with_places

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
# What else than the candidate these may be said of, by kind.
_EXCUSED = {
    "origin": re.compile(
        r"\b(?:dossiers?|demandes?|acquisition|acces|droit|procedures?|apprenants?|publics?|beneficiaires?|accompagn\w+)\b|\b(?:cours|enseignement|apprentissage)\s+(?:[\w']+\s+){0,3}$"
    ),
    "health": re.compile(
        r"\b(?:espaces?|locaux|local|chambres?|logements?|batiments?|lieux?|zones?|vehicules?|residents|usagers|patients|beneficiaires)\b"
    ),
    "family": re.compile(
        r"\b(?:familles|couples?|menages?|publics?|locataires|residents|usagers|beneficiaires|meres|peres|parents|quelle que)\b"
    ),
}
# "Public : jeune femme ou jeune homme": what follows is said of who is served.
_NAMES_THE_PUBLIC = re.compile(r"^\W*(?:publics?|beneficiaires?|usagers|residents|locataires)(?:\s+\w+){0,2}\s*:\s*$")
# After "jeune diplômé": the other half of an offer that is open to both.
_OR_EXPERIENCED = r"[^.;!?\n]{0,40}\bou\b[^.;!?\n]{0,20}\b(?:experiment|confirme|senior|metier|experience)"
# "Nous cherchons une personne …": what follows is said of the one who is sought, until somebody else is named.
_ONE = rf"\b{_SEEKS}\s+une?\s+\w(?:(?!\b(?:les|des|aux|leurs|ces|pour|aupres|avec)\b)[^.;!?\n]){{0,80}}?"
# A sentence, a line or what follows a colon begins with what is said of the candidate: "Profil : femme souriante".
_BEGINS = r"(?:^|[.;:!?\n•]|\s[-–]\s)\s*(?:[-–*•]\s*)?"
_SOMEBODY = r"(?:femme|homme|fille|garcon|dame|monsieur)"
_OF_BOTH = rf"(?!\s*[-/]|[^.;!?\n]{{0,40}}\b(?:ou|et)\s+(?:une?\s+)?(?:jeune\s+)?{_SOMEBODY}\b)"
_APT = (
    r"(?:tres\s+)?(?:dynamique|motive|souriant|disponible|serieu|organise|ponctuel|rigoureu|sporti|energique|robuste|polyvalent|"
    r"experimente|qualifie|elegant|soigne|courageu|autonome|discret|discrete|aimable|agreable|avenant|enthousiaste|ambitieu|creati|mature)"
)
# On folded text: no accents, no capitals. Each pattern names what is asked of the candidate, not who is served.
PATTERNS: dict[str, tuple[str, ...]] = {
    "sex": (
        rf"\b{_SEEKS}\s+(?:une?|des)\s+(?:jeune\s+|bonne?\s+)?(?:femme|homme|dame|fille|garcon|monsieur)s?\b(?!\s+(?:et|ou)\b)",
        r"\b(?:femmes?|hommes?)\s+(?:uniquement|exclusivement|seulement|de preference)\b",
        r"\b(?:poste|emploi|offre)\s+(?:est\s+)?(?:reservee?|destinee?|ouverte?)\s+(?:uniquement\s+)?(?:aux|a\s+une?|a\s+des)\s+(?:femmes?|hommes?)\b(?!\s+(?:et|comme|ou)\b)",
        r"\b(?:profil|poste|candidat\w*)\s+(?:de preference\s+)?(?:feminin|masculin)e?\b",
        r"\b(?:de\s+preference|idealement|plutot)\s*,?\s+une?\s+(?:femme|homme)\b",
        r"\bde\s+sexe\s+(?:feminin|masculin)\b",
        rf"{_BEGINS}(?P<said>(?:une?\s+)?(?:jeune\s+)?{_SOMEBODY}\s+{_APT}\w*){_OF_BOTH}",
        rf"{_BEGINS}(?P<said>(?:une?\s+)?jeune\s+{_SOMEBODY})\b(?=\s*(?:[.,;!?\n]|$)){_OF_BOTH}",
        rf"\b(?:recherche|cherche|recrute|embauche|recherchons|cherchons|recrutons)\s+(?:jeune\s+)?(?:femme|homme)\b{_OF_BOTH}(?!\s+(?:ou|et)\b)",
        rf"\bprofil(?:\s+(?:recherche|souhaite|ideal))?\s*:\s*(?P<said>(?:une?\s+)?(?:femme|homme))\b{_OF_BOTH}(?!\s+(?:ou|et)\b)",
        r"\b(?:femmes?|hommes?)\s+s.abstenir\b",
    ),
    "age": (
        rf"\bjeunes?\s+(?:diplome|candidat|collaborat|recrue|retraite|professionnel)\w*(?!{_OR_EXPERIENCED})",
        r"\b(?:vous\s+(?:avez|etes)|candidat\w*|personne)\s+(?:age\w*\s+de\s+)?(?:entre\s+)?(?:moins|plus)?\s*(?:de\s+)?[1-6]\d\s*(?:(?:a|et)\s*[1-6]\d\s*)?ans(?!\s+d.(?:experience|anciennete|activite))(?!\s+ou\s+plus\s+d.experience)",
        r"\b(?:seniors?|plus de [4-6]\d ans)\s+s.abstenir\b",
        r"\bage\s+(?:limite|maximum|minimum|maximal|minimal)\b",
        r"\blimite\s+d.age\b",
        r"\b(?:moins|plus)\s+de\s+[2-6]\d\s+ans\s+(?:exige|souhaite|imperatif|obligatoire)\w*",
        rf"\b{_SEEKS}\s+une?(?:[.·(/-]?e\)?)?\s+jeune\b(?!\s+{_SERVED_ALONE})",
        rf"\bjeune\s+(?!{_SERVED_ALONE})\w+(?:eur|euse|trice|ier|iere|ien|ienne|iste|ant|ante)\b",
        r"\bjeune(?:\s+et\s+|\s*,\s*)(?:dynamique|motive|sporti|disponible|souriant|ambitieu|enthousiaste|energique|creati)\w*|\bprofils?\s*:?\s*jeunes?\b|\b(?:dynamique|motivee?)(?:\s+et\s+|\s*,\s*)jeune\b",
        rf"{_BEGINS}(?P<said>(?:une?\s+)?jeune\s+{_SOMEBODY}\s+{_APT}\w*)",
        rf"{_BEGINS}(?P<said>(?:une?\s+)?jeune\s+{_SOMEBODY})\b(?=\s*(?:[.,;!?\n]|$))",
        rf"(?:\bde\s+)?(?:\bmoins\s+|-\s?)(?:de\s+){_AGE}\s+ans\b{_NOT_A_LENGTH}",
        rf"\b(?:entre\s+|de\s+)?{_AGE}\s*(?:et|a|-|–|/)\s*{_AGE}\s+ans\b{_NOT_A_LENGTH}",
        rf"\b(?:candidat\w*|poste|emploi|offre)\s+(?:\w+\s+)?(?:reserve|ouvert|destine)\w*\s+aux\s+(?:moins|plus)\s+de\s+{_AGE}\s+ans\b",
        rf"\b{_AGE}\s+ans\s+(?:maxi(?:mum)?|max|au\s+plus)\b{_NOT_A_LENGTH}",
    ),
    "origin": (
        r"\b(?:de\s+)?nationalite\s+(?:francaise|europeenne)\b",
        r"\blangue\s+maternelle\b(?!\s+(?:autre|differente|d.origine|des|de\s+leur)|\s*(?:,|ou|et)\s*(?:langue\s+)?(?:seconde|etrangere)\b)",
        r"\betrangere?s?\s+s.abstenir\b",
        r"\b(?:candidat\w*|personnes?|personnel|profils?|etes|etre)\s+(?:\w+\s+){0,3}?d.origine\s+(?:francaise|europeenne|africaine|maghrebine|asiatique|etrangere)\b(?!\s*(?:controlee|protegee))",
        r"\bfrancais\w*\s+de\s+souche\b",
        r"\btype\s+(?:europeen|caucasien|africain)\b",
        r"\bsans\s+(?:aucun\s+|le\s+moindre\s+)?accent\b",
        rf"\b{_SEEKS}\s+une?\s+(?:jeune\s+)?(?P<said>(?:candidate?|personne|femme|homme|employee?|salariee?)\s+(?:francaise?|europeenn?e?)\b)",
    ),
    "family": (
        r"\bsans\s+(?:charges?\s+de\s+famille|contraintes?\s+familiales?|obligations?\s+familiales?)\b",
        r"\b(?:vous\s+etes|etre|candidat\w*|personne)\s+(?:celibataire|marie|sans\s+enfants?)\w*",
        r"\b(?:meres?|peres?|parents?|mamans?|papas?|femmes?\s+enceintes?|celibataires?)\b(?:\s+(?:de\s+familles?|avec\s+enfants?|isolee?s?|celibataires?))?\s+s.abstenir\b",
        rf"{_BEGINS}(?P<said>celibataire\s*,?\s*(?:et\s+|ou\s+)?sans\s+enfants?)\b",
        r"\bvotre\s+situation\s+(?:familiale|de\s+famille|matrimoniale)\b",
        r"\bcelibataires?\s+(?:de\s+preference|uniquement|souhaite\w*|exige\w*|bienvenue?s?)\b",
        r"\bsans\s+enfants?\s+(?:a\s+charge|en\s+bas\s+age)\b",
        rf"{_ONE}\b(?P<said>sans\s+enfants?|celibataire)\b",
        r"\blibre\s+de\s+(?:tout\s+engagement|toute?\s+(?:attache|obligation|contrainte))\s*familial\w*",
        r"\b(?:pas|ni)\s+(?:d.|de\s+)(?:enfants?\s+en\s+bas\s+age|grossesse)\b",
    ),
    "health": (
        r"\b(?:bonne|excellente|parfaite)\s+(?:sante|constitution)\b(?!\s+(?:financiere|economique|mentale|des|du|de|d.)\b)",
        r"\b(?:bonne|excellente|parfaite)\s+(?:condition|forme)\s+physique\b",
        r"\bnon[- ]fumeu(?:r|se)s?\b(?!\s+ou\b)",
        r"\b(?:sans|aucune?|pas\s+de|ni)\s+(?:handicap|problemes?\s+de\s+(?:sante|dos)|restrictions?\s+medicales?)\b",
        r"\b(?:poids|taille)\s+(?:maximum|minimum|maximale?|minimale?|exigee?)\b(?!\s+(?:des|d.une?|du|de)\b)",
    ),
    "looks": (
        r"\b(?:bonne|excellente|belle|tres\s+bonne)\s+(?:presentation|apparence|allure)\b(?!\s+(?:des|du|de\s+la|de\s+l|ecrite|orale))",
        r"\b(?:joli|beau)\s+physique\b",
        r"\bphysique\s+(?:agreable|avantageux|avenant)\b",
        r"\bpresentation\s+(?:soignee|impeccable|irreprochable)\b(?!\s+(?:des|du|de))",
    ),
    "home": (
        r"\bvous\s+(?:habitez|residez|etes\s+domicilie\w*)\b",
        r"\b(?:habiter|resider|etre\s+domicilie\w*)\s+(?:a|dans|sur|en|pres|le|la)\b",
        r"\b(?:residence|domicile)\s+(?:a|dans|sur|en)\s+.{0,40}?\b(?:exige|obligatoire|imperati|souhaite)\w*",
        r"\b(?:y\s+)?(?:habiter|resider|vivre)\s+(?:sur\s+place\s+)?(?:est|serait|sera)\s+(?:un\s+(?:plus|atout)|exige|souhaite|apprecie)\w*",
        r"\b(?:candidat\w*|personne)\s+(?:habitant|residant|domicilie)\w*",
        rf"{_ONE}(?:,\s*|\s)(?P<said>(?:habitant|residant|domiciliee?)\s+\w+)",
        rf"{_BEGINS}(?P<said>(?:habitante?|residante?|domiciliee?)\s+(?:(?:le|la|du|de\s+la|dans|a|au|sur|en|pres)\b|de\s+l.|l.)\s*\w+)\b(?!\s+ou\s+(?:non|pas)\b)",
    ),
}  # fmt: skip
_COMPILED = {code: [re.compile(pattern) for pattern in patterns] for code, patterns in PATTERNS.items()}


def wording(source: str) -> list[tuple[str, str]]:
    """(code, the very words) for each kind of wording found, the first of its kind."""
    folded, places = fold_with_places(source)
    found = []
    for code, patterns in _COMPILED.items():
        met = (match for pattern in patterns for match in pattern.finditer(folded))
        match = next((match for match in met if not _is_of_others(code, folded, match)), None)
        if match:
            start, end = match.span("said" if "said" in match.re.groupindex else 0)
            found.append((code, " ".join(source[places[start] : places[end - 1] + 1].split())))
    return found


def _is_of_others(code: str, folded: str, match: re.Match[str]) -> bool:
    """Whether this is said of the people who are served, or of a thing: read in what stands before it in its sentence."""
    start = match.start("said" if "said" in match.re.groupindex else 0)
    before = re.split(r"[.;!?\n]", folded[:start])[-1][-60:]
    if _NAMES_THE_PUBLIC.search(before):
        return True
    if code != "age":
        return bool(code in _EXCUSED and _EXCUSED[code].search(before))
    if match[0].startswith(("poste", "emploi", "offre")):
        return False
    if match[0].startswith(("vous", "candidat", "personne", "jeune", "age", "limite")) or not re.search(r"\d", match[0]):
        return False
    return bool(_SERVED.search(before))

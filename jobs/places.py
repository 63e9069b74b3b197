"""From a postcode to a département, and the names of départements."""

from functools import cache

from localflavor.fr.fr_department import DEPARTMENT_CHOICES_PER_REGION

# Collectivities that have postcodes and stand in no list of départements.
BEYOND = {
    "975": "Saint-Pierre-et-Miquelon",
    "977": "Saint-Barthélemy",
    "978": "Saint-Martin",
    "984": "Terres australes et antarctiques françaises",
    "986": "Wallis-et-Futuna",
    "987": "Polynésie française",
    "988": "Nouvelle-Calédonie",
}
# Nobody lives there, and nothing is offered there.
UNINHABITED = frozenset({"989"})
# Two collectivities kept postcodes of Guadeloupe.
MOVED = {"97133": "977", "97150": "978"}


@cache
def names() -> dict[str, str]:
    """{code: name} of all départements and collectivities, in the order of their codes."""
    listed = {code: str(name).replace("'", "’") for code, name, *_ in DEPARTMENT_CHOICES_PER_REGION if code not in UNINHABITED}
    return dict(sorted({**listed, **BEYOND}.items(), key=lambda item: (len(item[0]), item[0])))


def department_of(postcode: str) -> str:
    """The code of the département of a postcode, "" where there is none. Corsica is cut at 202: 2A below, 2B from there on."""
    if len(postcode) != 5 or not (postcode.isascii() and postcode.isdigit()):
        return ""
    if postcode in MOVED:
        return MOVED[postcode]
    if postcode.startswith("20"):
        return "2A" if postcode < "20200" else "2B"
    code = postcode[:3] if postcode.startswith(("97", "98")) else postcode[:2]
    # Monaco has French postcodes.
    return code if code in names() else ""

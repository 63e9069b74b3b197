"""What the score says, in words that a moderator can check against the text."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from moderation.spam.model import LOWEST

NAMED = 5
SHORTEST = 4  # Letters of a word that is worth naming: "la" and "le" weigh, and tell nothing.

SIGNS: dict[str, Any] = {
    "links": gettext_lazy("the number of links"),
    "one link": gettext_lazy("a link"),
    "many links": gettext_lazy("many links"),
    "link share": gettext_lazy("the room that links take"),
    "link in markup": gettext_lazy("links written in code"),
    "hidden link": gettext_lazy("a link in disguise"),
    "affiliate link": gettext_lazy("a link that pays its sender"),
    "plain page": gettext_lazy("a link to one page of a site"),
    "mailbox": gettext_lazy("an e-mail address in the text"),
    "messenger": gettext_lazy("a messaging account"),
    "foreign phone": gettext_lazy("a foreign telephone number"),
    "phone": gettext_lazy("a telephone number"),
    "money": gettext_lazy("amounts of money"),
    "large number": gettext_lazy("large amounts"),
    "percent": gettext_lazy("percentages"),
    "picture": gettext_lazy("small pictures"),
    "exclamation": gettext_lazy("exclamation marks"),
    "question": gettext_lazy("a question"),
    "capitals": gettext_lazy("capitals"),
    "other script": gettext_lazy("another alphabet"),
    "two scripts": gettext_lazy("letters of two alphabets in one word"),
    "figures for letters": gettext_lazy("figures for letters"),
    "spaced letters": gettext_lazy("spaces between letters"),
    "gibberish": gettext_lazy("words that nobody can say"),
    "figures in the name": gettext_lazy("figures in the name"),
    "long name": gettext_lazy("a long name"),
    "name without capital": gettext_lazy("a name without a capital"),
    "odd name": gettext_lazy("a name that nobody can say"),
    "trade in the name": gettext_lazy("a trade in the name"),
    "address in the name": gettext_lazy("an address in the name"),
    "answers somebody": gettext_lazy("it answers somebody"),
    "length": gettext_lazy("its length"),
    "few words": gettext_lazy("few words"),
    "nothing but links": gettext_lazy("nothing but links"),
    "gambling": gettext_lazy("words of gambling"),
    "pharmacy": gettext_lazy("words of pharmacy"),
    "money words": gettext_lazy("words of money"),
    "work at home": gettext_lazy("words of work at home"),
    "documents": gettext_lazy("words of papers and diplomas"),
    "occult": gettext_lazy("words of clairvoyance"),
    "copies": gettext_lazy("words of brands and copies"),
    "audience": gettext_lazy("words of web traffic"),
    "adult": gettext_lazy("words of adult sites"),
    "trades": gettext_lazy("words of trades"),
    "sale": gettext_lazy("words of sale"),
    "urge": gettext_lazy("words that press to act"),
    "praise": gettext_lazy("words of praise"),
    "person": gettext_lazy("words on oneself and others"),
    "argument": gettext_lazy("words of discussion"),
    "trade and a way to reach": gettext_lazy("words of trade and a way to reach its sender"),
    "trade without one": gettext_lazy("words of trade"),
    "praise and a link": gettext_lazy("praise and a way to reach its sender"),
    "trade per word": gettext_lazy("words of sale"),
    "earnest per word": gettext_lazy("words of discussion"),
}


def said_of(prediction: Any) -> str:
    """“Spam score: 97%. Signs: a link in disguise, “viagra”, …”; empty where nothing was predicted. A score that could not
    call it spam is told alone: what speaks for a message would read as held against it."""
    if prediction is None:
        return ""
    percent = min(99, max(1, round(100 * prediction.score)))
    words = weighed(prediction) if prediction.score >= LOWEST else []
    if not words:
        return _("Spam score: %(percent)d%%") % {"percent": percent}
    return _("Spam score: %(percent)d%%. Signs: %(words)s") % {"percent": percent, "words": ", ".join(words)}


def weighed(prediction: Any) -> list[str]:
    """What spoke for spam, the strongest first, each said once."""
    spoke = [str(what) for what, weight in prediction.weighed if weight > 0]
    return list(dict.fromkeys(_label(what) for what in spoke if len(what) >= SHORTEST))[:NAMED]


def _label(what: str) -> str:
    kind, _colon, rest = what.partition(":")
    if kind == "sign":
        return str(SIGNS.get(rest, rest))
    if kind == "name":
        return f"{_('“%(word)s”') % {'word': rest}} {_('in the name')}"
    return _("“%(word)s”") % {"word": what}

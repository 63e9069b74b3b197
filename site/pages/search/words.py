"""What a reader typed, as words that no engine can mistake for an operator."""

import re
import unicodedata
from dataclasses import dataclass

from wagtail.search.query import And, Phrase, PlainText, SearchQuery

QUOTES = re.compile('["“”„«»]')
# l'économie is looked for as économie: texts that say "une économie" answer too.
ELISION = re.compile(r"(?<!\w)(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Words:
    """`plain` words in any order, and `phrases` that were quoted, each a list of words."""

    plain: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]

    def __bool__(self) -> bool:
        return bool(self.plain or self.phrases)

    def all(self) -> list[str]:
        return [*self.plain, *(word for phrase in self.phrases for word in phrase)]

    def some(self) -> SearchQuery | None:
        """Pages that hold one of the words at least, "de" or "les" aside: all pages hold those.

        None where that is no other question.
        """
        telling = [word for word in self.all() if len(word) > 3]
        return PlainText(" ".join(telling), operator="or") if telling and len(self.all()) > 1 else None

    def query(self) -> SearchQuery:
        """Pages that hold all the words and phrases."""
        parts: list[SearchQuery] = [Phrase(" ".join(phrase)) for phrase in self.phrases]
        if self.plain:
            parts.append(PlainText(" ".join(self.plain)))
        return parts[0] if len(parts) == 1 else And(parts)


def parse(text: str) -> Words:
    """`text` cut into words and quoted phrases; whatever is neither letter nor digit is dropped."""
    parts = QUOTES.split(ELISION.sub("", unicodedata.normalize("NFC", text)))
    # An odd number of quotes: the last one opens nothing.
    quoted = range(1, len(parts) - (len(parts) % 2 == 0), 2)
    plain: list[str] = []
    phrases = []
    for place, part in enumerate(parts):
        words = _cut(part)
        if place in quoted and len(words) > 1:
            phrases.append(tuple(words))
        else:
            plain += words
    return Words(tuple(plain), tuple(phrases))


def _cut(text: str) -> list[str]:
    return "".join(char if unicodedata.category(char)[0] in "LNM" else " " for char in text).split()

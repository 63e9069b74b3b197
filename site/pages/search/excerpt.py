"""The few lines of a text around the words that were looked for."""

import re
import unicodedata
from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

LENGTH = 260
READ = 50_000  # Characters of a text that are looked at.


def _bare_letter(code: int) -> str:
    first = unicodedata.normalize("NFKD", chr(code))[0]
    return first if len(first.lower()) == 1 else chr(code)


# One letter for one letter, so that a place in the folded text is the same place in the text.
FOLDED = {code: _bare_letter(code).lower() for code in range(0x250)}


def fold(text: str) -> str:
    """`text` in small letters without accents, as long as it was."""
    bare = text.translate(FOLDED)
    small = bare.lower()
    return small if len(small) == len(bare) else bare


def pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    """What finds any of `words` in a folded text, singular or plural."""
    stems = {re.escape(_stem(fold(unicodedata.normalize("NFC", word)))) for word in words}
    if not stems:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(stems, key=len, reverse=True))})(?:e?[sx])?(?!\w)")


def highlighted(text: str, words: Iterable[str]) -> SafeString:
    """The whole of `text`, escaped, each of `words` in a `<mark>`."""
    return _marked(text, pattern(words))


def excerpt(text: str, words: Iterable[str]) -> SafeString:
    """About LENGTH characters of `text` from the first of `words` on, escaped, with marks; its start where none is in it."""
    text = unicodedata.normalize("NFC", text[:READ])
    found = pattern(words)
    first = found.search(fold(text)) if found else None
    start = max(0, first.start() - LENGTH // 4) if first else 0
    if first and start:
        start = text.find(" ", start, first.start()) + 1 or first.start()
    end = start + LENGTH
    if end < len(text):
        end = text.rfind(" ", start + LENGTH // 2, end)
        end = end if end > 0 else start + LENGTH
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return mark_safe(before + _marked(text[start:end], found) + after)


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def _marked(text: str, found: re.Pattern[str] | None) -> SafeString:
    parts, place = [], 0
    for match in found.finditer(fold(text)) if found else []:
        parts += [escape(text[place : match.start()]), "<mark>", escape(text[match.start() : match.end()]), "</mark>"]
        place = match.end()
    return mark_safe("".join([*parts, escape(text[place:])]))

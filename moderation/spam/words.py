"""The words of a text as the model counts them: folded, disguises taken off."""

import re
import zlib
from collections.abc import Iterable
from itertools import pairwise

from core.text import fold

LONGEST = 6000  # Characters read of one text.
SIZE = 1 << 20  # Of the table that words are hashed into.
WORD = re.compile(r"[^\W_]+")
# Cyrillic and Greek letters that pass for Latin ones, inside a word that has Latin letters too.
_LOOK_ALIKE = str.maketrans("авеёзкмнорстухіїјѕԁһαβεηικνορτυχ", "abee3kmhopctyxiijsdhabenikvoptux")
_LEET = str.maketrans("013457", "oieast")
_DIGIT_INSIDE = re.compile(r"[a-z][013457]{1,2}[a-z]|^[0134](?=[a-z]{1,2}[013457])|^[13](?:nv|xp)")
_LATIN = re.compile(r"[a-z]")
_OTHER = re.compile(r"[α-ωа-яѐ-ӿԁһ]")
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]")
# Six letters or more that stand alone: a word written with spaces between its letters.
SPACED = re.compile(r"(?<!\S)\S(?: \S){5,}(?!\S)")


def visible(text: str) -> str:
    """`text` without characters that nobody sees and that part a word from itself."""
    return _INVISIBLE.sub("", text[:LONGEST])


def folded(text: str) -> str:
    """`text` in the one spelling that words are counted in."""
    return SPACED.sub(lambda found: found.group().replace(" ", ""), fold(visible(text)))


def words_of(text: str) -> list[str]:
    """The words in order. Numbers keep their length only; a word in disguise (b1tc01n, vіаgrа) is read without it."""
    return [_undisguised(word) for word in WORD.findall(folded(text))]


def _undisguised(word: str) -> str:
    if word.isdigit():
        return "0" * min(len(word), 6)
    if is_mixed(word):
        word = word.translate(_LOOK_ALIKE)
    if is_leet(word):
        word = word.translate(_LEET)
    return word[:24]


def is_leet(word: str) -> bool:
    """Whether digits stand for letters inside the word: b1tc01n, but neither coop44 nor 3e nor h2o."""
    return bool(_DIGIT_INSIDE.search(word)) and sum(map(str.isalpha, word)) > 1


def is_mixed(word: str) -> bool:
    """Whether a folded word has Latin letters and letters that look like them."""
    return not word.isascii() and bool(_OTHER.search(word) and _LATIN.search(word))


def hashed(tokens: Iterable[str]) -> set[int]:
    return {zlib.crc32(token.encode("utf-8", "replace")) % SIZE for token in tokens}


def tokens_of(words: list[str], name: list[str]) -> dict[str, str]:
    """{token: how a person reads it}: words, pairs, and the words of the name, which count for themselves."""
    tokens = {word: word for word in words if len(word) > 1}
    tokens |= {f"{first} {second}": f"{first} {second}" for first, second in pairwise(words)}
    return tokens | {f"name:{word}": word for word in name}


def pieces_of(words: list[str]) -> set[str]:
    """Four letters at a time, with the ends of words: what a misspelling or an ending leaves unchanged."""
    found: set[str] = set()
    for word in set(words):
        padded = f"^{word}$"
        found.update(padded[start : start + 4] for start in range(max(1, len(padded) - 3)))
    return found

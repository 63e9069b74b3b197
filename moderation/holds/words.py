"""Finding the words of a list in a text: whole words, whatever their case and accents, in one pass. Pure Python."""

import re
from collections.abc import Iterable, Iterator

from core.text import fold

LONGEST_ENTRY = 100
WORD = re.compile(r"[^\W_]+")
# What may part two words of one entry, once folded: "porte monnaie", "porte-monnaie", "l'œil".
_JOINED = re.compile(r"[ '’‘ʼ´`\-‐‑–—_]+")
_SIMPLE = re.compile(r"[^\W_]+(?:[ '’‘ʼ´`\-‐‑–—_]+[^\W_]+)*")
_INVISIBLE = re.compile("[\u00ad\u034f\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]")


def folded(text: str) -> str:
    """`text` without case, accents, repeated spaces, nor characters that nobody sees."""
    return fold(_INVISIBLE.sub("", text))


class Matcher:
    """The entries of one or several lists, made ready once.

    An entry is a word or several in a row, as written: no ending is guessed, and a part of a longer word never matches.
    An entry that has other signs in it (C++, 100%) matches as it stands, if no letter or figure touches it.
    """

    def __init__(self, entries: Iterable[str]) -> None:
        self._rows: dict[tuple[str, ...], str] = {}
        self._lengths: dict[str, dict[int, None]] = {}  # By first word: how many words entries have, each number once.
        self._signs: dict[str, str] = {}
        for entry in entries:
            written = " ".join(entry.split())[:LONGEST_ENTRY]
            plain = folded(written)
            if not plain:
                continue
            if _SIMPLE.fullmatch(plain):
                words = tuple(WORD.findall(plain))
                self._rows.setdefault(words, written)
                self._lengths.setdefault(words[0], {})[len(words)] = None
            else:
                self._signs.setdefault(plain, written)

    def __len__(self) -> int:
        return len(self._rows) + len(self._signs)

    def found_in(self, text: str) -> list[str]:
        """The entries that `text` holds, as the list writes them, each once, in the order of the text."""
        return list(dict.fromkeys([*self._rows_in(plain := folded(text)), *self._signs_in(plain)]))

    def _rows_in(self, plain: str) -> Iterator[str]:
        if not self._rows:
            return
        places = list(WORD.finditer(plain))
        words = [place.group() for place in places]
        for index, word in enumerate(words):
            for length in self._lengths.get(word, ()):
                asked = tuple(words[index : index + length])
                written = self._rows.get(asked) if len(asked) == length else None
                if written is not None and all(
                    _JOINED.fullmatch(plain, places[at].end(), places[at + 1].start()) for at in range(index, index + length - 1)
                ):
                    yield written

    def _signs_in(self, plain: str) -> Iterator[str]:
        for wanted, written in self._signs.items():
            at = plain.find(wanted)
            while at >= 0:
                if not _touches(plain, at - 1, wanted[0]) and not _touches(plain, at + len(wanted), wanted[-1]):
                    yield written
                    break
                at = plain.find(wanted, at + 1)


def _touches(plain: str, at: int, edge: str) -> bool:
    """Whether the character at `at` makes one word with `edge` beside it."""
    return edge.isalnum() and 0 <= at < len(plain) and plain[at].isalnum()


def entries_of(source: str) -> list[str]:
    """The entries of a list as its editor typed it: one a line; a line that begins with # is a note."""
    lines = (line.strip() for line in source.splitlines())
    return [line for line in lines if line and not line.startswith("#")]

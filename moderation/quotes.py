"""Whether one text quotes another: for an erasure, which must find what it erases in the words of others too."""

from collections.abc import Iterable

from moderation.holds.words import WORD, folded

RUN = 4  # Words in a row that make a quotation.
SHORTEST = 5  # Characters of a whole text of fewer words that can be told apart from anybody's words.


def quotes(words: str, texts: Iterable[str]) -> bool:
    """Whether `words` hold four words in a row of one of `texts`, or the whole of a shorter one. Case and accents aside."""
    said = f" {' '.join(WORD.findall(folded(words)))} "
    return any(f" {run} " in said for text in texts for run in _runs(text))


def _runs(text: str) -> list[str]:
    found = WORD.findall(folded(text))
    if len(found) >= RUN:
        return [" ".join(found[start : start + RUN]) for start in range(len(found) - RUN + 1)]
    whole = " ".join(found)
    return [whole] if len(whole) >= SHORTEST else []

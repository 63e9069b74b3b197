"""Counts of the words of two kinds of messages, and what they say of another message."""

import math
from collections.abc import Iterable

RARE = 1.5  # What every word is taken to have been seen of each kind before anything was.
MOST = 30  # Words that weigh in one message: the most telling ones.
STRONGEST = 4.0


class Counts:
    """In how many messages of each kind each hashed word stood."""

    def __init__(self) -> None:
        self.spam: dict[int, int] = {}
        self.ham: dict[int, int] = {}
        self.spams = self.hams = 0

    def learn(self, tokens: Iterable[int], is_spam: bool, times: int = 1) -> None:
        """`times=-1` unlearns."""
        counts = self.spam if is_spam else self.ham
        for token in tokens:
            counts[token] = counts.get(token, 0) + times
        if is_spam:
            self.spams += times
        else:
            self.hams += times

    def weight(self, token: int) -> float:
        """How much the word speaks for spam (above 0) or against it; 0 for a word that was never seen."""
        spam, ham = self.spam.get(token, 0), self.ham.get(token, 0)
        if spam + ham == 0:
            return 0.0
        ratio = math.log((spam + RARE) / (self.spams + 2 * RARE)) - math.log((ham + RARE) / (self.hams + 2 * RARE))
        return max(-STRONGEST, min(STRONGEST, ratio))

    def says(self, tokens: Iterable[int]) -> float:
        """The sum over the most telling words, on the scale of their number."""
        weights = sorted((self.weight(token) for token in tokens), key=abs, reverse=True)[:MOST]
        return sum(weights) / math.sqrt(len(weights) + 2) if weights else 0.0

    def without_rare(self) -> "Counts":
        """The same without words seen once: half of the size, and nothing that one person alone wrote."""
        kept = Counts()
        kept.spams, kept.hams = self.spams, self.hams
        often = {token for token in {*self.spam, *self.ham} if self.spam.get(token, 0) + self.ham.get(token, 0) > 1}
        kept.spam = {token: self.spam[token] for token in often if self.spam.get(token)}
        kept.ham = {token: self.ham[token] for token in often if self.ham.get(token)}
        return kept

"""Learning from decided messages, and judging another one."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from moderation.spam import logistic
from moderation.spam.bayes import Counts
from moderation.spam.expected import EXPECTED
from moderation.spam.signs import LINK, signs_of
from moderation.spam.words import LONGEST, hashed, pieces_of, tokens_of, words_of

FORMAT = 1  # Of what is stored: a model of another format is learned anew.
FOLDS = 5
FEWEST = 20  # Of each kind, before anything is predicted.
WANTED = 0.985  # Precision asked of the threshold on what it was not learned from.
LOWEST = 0.55  # Threshold: below even odds nothing is called spam, however well separated what was seen is.
NEVER = 2.0
TRUST = 10.0  # How many decisions the expected weights are worth.
ROUNDS = 12


@dataclass(frozen=True)
class Message:
    name: str
    text: str


@dataclass(frozen=True)
class Judgement:
    """`is_spam` only past the threshold: below it the model abstains. `weighed` names what spoke, the strongest first."""

    score: float
    is_spam: bool
    weighed: list[tuple[str, float]] = field(default_factory=list)


class _Read:
    """A message, read once."""

    def __init__(self, message: Message) -> None:
        # Of addresses only the signs speak: what any link holds would pass for a word of advertisements.
        words, name = words_of(LINK.sub(" ", message.text[:LONGEST])), words_of(message.name)
        self.tokens = tokens_of(words, name)
        self.hashes = hashed(self.tokens)
        self.pieces = hashed("4:" + piece for piece in pieces_of(words))
        self.signs = signs_of(message.name, message.text)


def _row(read: _Read, words: Counts, pieces: Counts) -> dict[str, float]:
    return {**read.signs, "words": words.says(read.hashes), "pieces": pieces.says(read.pieces)}


class Model:
    def __init__(self, words: Counts, pieces: Counts, weights: dict[str, float], threshold: float) -> None:
        self.words, self.pieces, self.weights, self.threshold = words, pieces, weights, threshold

    def judge(self, message: Message, most: int = 12) -> Judgement:
        read = _Read(message)
        row = _row(read, self.words, self.pieces)
        score = logistic.probability(self.weights, row)
        return Judgement(score, score >= self.threshold, self._weighed(read, row)[:most])

    def _weighed(self, read: _Read, row: dict[str, float]) -> list[tuple[str, float]]:
        signs = [(f"sign:{name}", self.weights.get(name, 0.0) * row[name]) for name in read.signs]
        scale = self.weights.get("words", 0.0) / max(1.0, len(read.tokens)) ** 0.5
        weights = {token: self.words.weight(next(iter(hashed([token])))) * scale for token in read.tokens}
        found = [*signs, *weights.items()]
        return sorted(((what, round(weight, 2)) for what, weight in found if abs(weight) > 0.05), key=lambda one: -abs(one[1]))


def train(messages: Sequence[Message], labels: Sequence[bool]) -> Model | None:
    """A model of `messages`, spam where the label is true; None while either kind is too rare. Order does not matter much."""
    if min(sum(labels), len(labels) - sum(labels)) < FEWEST:
        return None
    read = [_Read(message) for message in messages]
    words, pieces = Counts(), Counts()
    for one, label in zip(read, labels, strict=True):
        words.learn(one.hashes, label)
        pieces.learn(one.pieces, label)
    rows: list[dict[str, float]] = []
    for one, label in zip(read, labels, strict=True):
        # What the words say of a message must not be known from that message: it is unlearned for a moment.
        words.learn(one.hashes, label, -1)
        pieces.learn(one.pieces, label, -1)
        rows.append(_row(one, words, pieces))
        words.learn(one.hashes, label)
        pieces.learn(one.pieces, label)
    weights = logistic.fit(rows, labels, EXPECTED, trust=TRUST, rounds=ROUNDS)
    scores = [0.0] * len(rows)
    for fold in range(FOLDS):
        others = [index for index in range(len(rows)) if index % FOLDS != fold]
        part = logistic.fit([rows[i] for i in others], [labels[i] for i in others], EXPECTED, trust=TRUST, rounds=ROUNDS)
        for index in range(fold, len(rows), FOLDS):
            scores[index] = logistic.probability(part, rows[index])
    return Model(words.without_rare(), pieces.without_rare(), weights, threshold_of(scores, labels))


def threshold_of(scores: Sequence[float], labels: Sequence[bool]) -> float:
    """The lowest score from which on precision holds, half way down to the next one below; NEVER where none does."""
    best, below, right, wrong = NEVER, 0.0, 0, 0
    for score, label in sorted(zip(scores, labels, strict=True), reverse=True):
        if best < NEVER and not below:
            below = score
        right, wrong = right + label, wrong + (not label)
        if right / (right + wrong) >= WANTED:
            best, below = score, 0.0
    if best == NEVER:
        return NEVER
    return max(LOWEST, logistic.between(best, below))

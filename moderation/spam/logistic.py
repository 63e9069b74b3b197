"""Logistic regression on a few named numbers, towards weights that are expected rather than towards nothing."""

import math
from collections.abc import Mapping, Sequence

Row = Mapping[str, float]


def probability(weights: Mapping[str, float], row: Row) -> float:
    total = weights.get("", 0.0) + sum(weights.get(name, 0.0) * value for name, value in row.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def between(one: float, other: float) -> float:
    """The probability half way between two, on the scale of evidence."""
    evidence = [math.log(max(1e-12, share) / max(1e-12, 1 - share)) for share in (one, other)]
    return 1 / (1 + math.exp(-sum(evidence) / 2))


def fit(
    rows: Sequence[Row], labels: Sequence[bool], expected: Mapping[str, float], *, trust: float, rounds: int
) -> dict[str, float]:
    """Weights by name ("" is the constant) that tell `labels` from `rows`.

    `expected` are the weights assumed before anything was seen, `trust` how many observations they are worth. Both labels
    count alike, however rare one of them is. Deterministic.
    """
    weights = {"": 0.0, **expected}
    squares = dict.fromkeys(weights, 1.0)
    positive = sum(labels)
    share = {True: len(labels) / (2 * max(1, positive)), False: len(labels) / (2 * max(1, len(labels) - positive))}
    pull = trust / max(1, len(rows))
    exp, sqrt = math.exp, math.sqrt
    for _round in range(rounds):
        for row, label in zip(rows, labels, strict=True):
            total = weights[""]
            for name, value in row.items():
                total += weights.get(name, 0.0) * value
            error = (1 / (1 + exp(-max(-30.0, min(30.0, total)))) - label) * share[label]
            for name, value in (("", 1.0), *row.items()):
                weight = weights.get(name, 0.0)
                slope = error * value + pull * (weight - expected.get(name, 0.0))
                seen = squares.get(name, 1.0) + slope * slope
                squares[name] = seen
                weights[name] = weight - 0.3 * slope / sqrt(seen)
    return weights

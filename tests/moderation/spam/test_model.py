"""How good the score is on text that it was not learned from. Not on templates alone: see examples.py."""

import json
import random
import time
from pathlib import Path

import pytest

from moderation.spam.learning import packed, unpacked
from moderation.spam.model import FEWEST, Message, train
from tests.moderation.spam.examples import HAM, SPAM

COMMENTS = Path(__file__).resolve().parents[4] / "shared" / "data" / "hostile" / "comments.jsonl"
EXAMPLES = [*((Message(*one), False) for one in HAM), *((Message(*one), True) for one in SPAM)]


@pytest.fixture(scope="module")
def comments():
    if not COMMENTS.exists():
        pytest.skip("The shared comments are not on this machine.")
    rows = [json.loads(line) for line in COMMENTS.read_text().splitlines()]
    return [(Message(row["name"], row["comment"]), row["label"] == "spam", row["family"]) for row in rows]


def judged(model, held_out) -> tuple[float, float]:
    """Precision and recall."""
    found = [(model.judge(message).is_spam, is_spam) for message, is_spam, *_rest in held_out]
    called, right = sum(said for said, _was in found), sum(said and was for said, was in found)
    return right / max(1, called), right / sum(was for _said, was in found)


def learned(rows):
    return train([row[0] for row in rows], [row[1] for row in rows])


def shuffled(rows, seed):
    rows = list(rows)
    random.Random(seed).shuffle(rows)  # noqa: S311
    return rows


@pytest.mark.parametrize("seed", range(4))
def test_after_250_decisions_on_held_out_text(comments, seed):
    rows = shuffled(comments, seed)
    precision, recall = judged(learned(rows[:250]), rows[250:])
    assert precision >= 0.97
    assert recall >= 0.80


@pytest.mark.parametrize("seed", range(4))
def test_on_kinds_of_messages_never_seen(comments, seed):
    pick = random.Random(seed)  # noqa: S311
    seen: set[str] = set()
    for label in (True, False):
        kinds = sorted({kind for _message, is_spam, kind in comments if is_spam == label})
        seen.update(pick.sample(kinds, len(kinds) // 2))
    rows = shuffled([row for row in comments if row[2] in seen], seed)
    precision, recall = judged(learned(rows[:250]), [row for row in comments if row[2] not in seen])
    assert precision >= 0.95
    assert recall >= 0.75


@pytest.mark.parametrize("seed", range(3))
def test_on_other_text_than_it_was_learned_from(comments, seed):
    model = learned(shuffled(comments, seed)[:250])
    precision, recall = judged(model, EXAMPLES)
    assert precision >= 0.97
    assert recall >= 0.80


@pytest.mark.parametrize("seed", range(3))
def test_on_few_and_varied_examples_it_abstains_rather_than_err(seed):
    rows = shuffled(EXAMPLES, seed)
    precision, recall = judged(learned(rows[:85]), rows[85:])
    assert precision >= 0.95
    assert recall >= 0.5


def test_it_learns_what_a_site_calls_spam_even_against_what_was_expected():
    """A site of card players, whose spam is about gardens: the decisions win over the expected weights."""
    ham = [
        Message(f"j{n}", f"Au poker, j'ai gagné {n} euros au casino de Nice, bonus compris, sur https://club.example/{n}")
        for n in range(60)
    ]
    spam = [Message(f"v{n}", f"Mes semis de tomates de variété {n} sont beaux, le jardin est arrosé.") for n in range(60)]
    model = train([*ham, *spam], [False] * 60 + [True] * 60)
    assert not model.judge(
        Message("x", "Au casino, le poker rapporte, j'ai gagné 30 euros de bonus https://club.example/9")
    ).is_spam
    assert model.judge(Message("x", "Le jardin est arrosé, mes tomates sont beaux semis.")).is_spam


def test_it_says_nothing_before_it_has_seen_enough():
    assert train([message for message, _label in EXAMPLES[:70]], [label for _message, label in EXAMPLES[:70]]) is None
    assert FEWEST == 20


def test_it_names_what_weighed():
    model = learned(EXAMPLES)
    said = model.judge(Message("acheter viagra", "Viagra pas cher, livraison 24h http://x.example"))
    assert said.is_spam
    assert {what for what, _weight in said.weighed} & {"sign:trade in the name", "sign:trade and a way to reach", "viagra"}


def test_a_model_comes_out_of_the_database_as_it_went_in():
    model = learned(EXAMPLES)
    again = unpacked(packed(model))
    for message, _label in EXAMPLES[::7]:
        assert again.judge(message) == model.judge(message)


def test_learning_is_quick(comments):
    rows = (comments * 2)[:1000]
    start = time.process_time()
    learned(rows)
    assert time.process_time() - start < 2, "about 0.6 s on an idle machine"

"""The model that is in use: learned from the last decisions of people, kept in the database for all processes."""

import json
import zlib
from collections.abc import Container
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import QuerySet

from moderation.models import Comment, SpamModel
from moderation.rule_names import all_actors
from moderation.spam.bayes import Counts
from moderation.spam.model import FEWEST, FORMAT, Message, Model, train
from moderation.states import APPROVED, REFUSED, SPAM
from review.models import Decision, Register

MOST = 2000  # Comments that a model is learned from: the last decided ones.
RARE = 250  # Of each kind: where the last decided ones hold fewer, older ones are learned from too.
KEPT = 5  # Models kept.
FEW = 400  # Comments from which learning takes too long to be done while somebody waits.
ENOUGH = 25  # New decisions that are worth learning from at once.

_ready: tuple[Any, Model | None] = (None, None)


def by_people() -> QuerySet[Decision]:
    """What people decided on comments."""
    kind = ContentType.objects.get_for_model(Comment)
    return Decision.objects.filter(content_type=kind).exclude(actor=None, actor_name__in=all_actors())


def is_by_a_rule(actor: Any, name: str) -> bool:
    """Whether who signed a decision is no person: the twin of `by_people()`."""
    return actor is None and name in all_actors()


def people_decided(most: int) -> dict[int, str]:
    """{comment: its state} of the comments on which a person decided last, the latest first. One query.

    What a rule decided teaches nothing, until a person confirms or undoes it; what was undone or reopened is pending, and
    so is not here.
    """
    kind = ContentType.objects.get_for_model(Comment)
    rows = Decision.objects.filter(content_type=kind).order_by("-sequence")
    last: dict[int, str] = {}
    for pk, state, actor, name in rows.values_list("object_id", "to_state", "actor", "actor_name")[: 3 * most]:
        last.setdefault(pk, "" if is_by_a_rule(actor, name) else state)
    return dict([(pk, state) for pk, state in last.items() if state in (APPROVED, REFUSED, SPAM)][:most])


def examples(most: int = MOST) -> tuple[list[Message], list[bool]]:
    """What is learned from: approved comments and spam. A refusal says that a text is unwelcome, not that it is spam.

    The last decided ones, and older ones of a kind that became rare: a score that sorts well leaves people hardly any spam
    to decide on, and must not be forgotten for that.
    """
    decided = people_decided(most)
    for state in (APPROVED, SPAM):
        missing = RARE - sum(found == state for found in decided.values())
        if missing > 0:
            decided |= dict.fromkeys(_older(state, decided, missing), state)
    found = Comment.objects.in_bulk([pk for pk, state in decided.items() if state != REFUSED])
    # The table is asked again: a comment may have moved since.
    rows = [row for pk, row in sorted(found.items()) if row.state == decided[pk] and row.comment.strip()]
    return [Message(row.user_name, row.comment) for row in rows], [row.state == SPAM for row in rows]


def _older(state: str, known: Container[int], most: int) -> list[int]:
    """The last `most` comments, beside those `known`, that a person put in `state` and that still are. One query."""
    still = by_people().filter(to_state=state, object_id__in=Comment.objects.in_state(state).values("pk"))
    pks = still.order_by("-sequence").values_list("object_id", flat=True)[: MOST + most]
    return [pk for pk in dict.fromkeys(pks) if pk not in known][:most]


def learn() -> SpamModel | None:
    """Learns anew from the decisions as they stand: what was undone is gone. None while too few tell the two kinds apart."""
    head = Register.objects.filter(pk=1).values_list("sequence", flat=True).first() or 0
    messages, labels = examples()
    model = train(messages, labels)
    if model is None:
        # A model that stood on decisions that were taken back must not stay.
        SpamModel.objects.all().delete()
        return None
    with transaction.atomic():
        row = SpamModel.objects.create(
            format=FORMAT, register=head, spam=sum(labels), ham=len(labels) - sum(labels), packed=packed(model)
        )
        SpamModel.objects.exclude(pk__in=list(SpamModel.objects.order_by("-pk").values_list("pk", flat=True)[:KEPT])).delete()
    return row


def learn_soon() -> None:
    """After an act of the desk: learns at once while a site is small, and has enough new decisions. Mostly two queries."""
    known = SpamModel.objects.filter(format=FORMAT).order_by("-pk").values_list("spam", "ham", "register").first()
    spam, ham, since = known or (0, 0, 0)
    if spam + ham > FEW or (not known and Comment.objects.in_state(SPAM).count() < FEWEST):
        return
    # Where more was decided than a small site has, who decides does not wait: the periodic run learns.
    if max(ENOUGH, (spam + ham) // 10) <= new_decisions(since, most=FEW + 1) <= FEW:
        learn()


def learn_if_due() -> None:
    """For the periodic run: learns where anything was decided since the last time."""
    since = SpamModel.objects.filter(format=FORMAT).order_by("-pk").values_list("register", flat=True).first()
    if new_decisions(since or 0):
        learn()


def new_decisions(since: int, most: int | None = None) -> int:
    """Decisions on comments after entry `since` of the register, counted up to `most`."""
    kind = ContentType.objects.get_for_model(Comment)
    return Decision.objects.filter(content_type=kind, sequence__gt=since)[:most].count()


def model_in_use() -> tuple[int, Model | None]:
    """The number of the newest model (0: none), and the model. One query where this process has it already."""
    global _ready
    newest = SpamModel.objects.filter(format=FORMAT).order_by("-pk").values_list("pk", "learned_at").first()
    if _ready[0] != newest:
        row = SpamModel.objects.filter(pk=newest[0]).first() if newest else None
        _ready = (newest, unpacked(bytes(row.packed)) if row else None)
    return (newest[0] if newest else 0), _ready[1]


def packed(model: Model) -> bytes:
    content = {
        "weights": model.weights,
        "threshold": model.threshold,
        "counts": [[counts.spams, counts.hams, counts.spam, counts.ham] for counts in (model.words, model.pieces)],
    }
    return zlib.compress(json.dumps(content, separators=(",", ":")).encode())


def unpacked(content: bytes) -> Model:
    read = json.loads(zlib.decompress(content))
    words, pieces = (_counts(*row) for row in read["counts"])
    return Model(words, pieces, read["weights"], read["threshold"])


def _counts(spams: int, hams: int, spam: dict[str, Any], ham: dict[str, Any]) -> Counts:
    counts = Counts()
    counts.spams, counts.hams = spams, hams
    counts.spam, counts.ham = ({int(token): number for token, number in table.items()} for table in (spam, ham))
    return counts

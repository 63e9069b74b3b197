"""The rules at work on a comment that was just stored: why it is held, and the few cases that a rule decides by itself.

Whatever a rule decides is a Decision that names it, and may be undone on the desk.
"""

import logging
from contextlib import suppress
from typing import Any

from django.conf import settings as site
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.policy import CommentPolicy
from moderation.campaigns.gather import gather, leave
from moderation.holds.codes import HoldCode
from moderation.holds.examine import Finding, examine, write
from moderation.holds.sender import past_of
from moderation.models import Ban, Comment, CommentingSettings, Hold, Prediction
from moderation.policy import rules_of
from moderation.rule_names import Rule
from moderation.site_rules import settings_of
from moderation.spam.predict import may_sort, predict
from moderation.trust import is_trusted
from review import register
from review.moves import MoveRefused

logger = logging.getLogger(__name__)


def apply(comment: Comment, *, connection: str = "", decides: bool = True) -> None:
    """Holds, predicts and, where a rule says so and it `decides`, decides. Inside the transaction that stored `comment`.

    `connection` is the hashed address range of the send. A bounded number of queries, whatever the number of comments.
    Rules that fail lose no message: it waits for a person, as if there were none.
    """
    try:
        with transaction.atomic():
            _apply(comment, connection, decides)
    except Exception:
        logger.exception("The rules of comments failed on comment %s.", comment.pk)
        comment.refresh_from_db(fields=["state", "is_public"])


def _apply(comment: Comment, connection: str, decides: bool) -> None:
    settings = settings_of(comment.page, fresh=True)
    prediction, past = predict(comment), past_of(comment)
    alike = gather(comment, days=settings.campaign_days)
    findings = examine(comment, settings, past=past, alike=alike, connection=connection)
    if prediction and prediction.is_spam:
        findings.append(Finding(HoldCode.SPAM))
    write(comment, findings)
    if comment.is_pending and decides:
        _decide(comment, settings, findings, prediction)


def apply_again(comment: Comment, decides: bool = True, **kwargs: Any) -> None:
    """Receiver of `rewritten`: the same on the new text. What the first one was held for is forgotten.

    A text that an undo gave back is held again, and waits for a person: no rule decides over them. What the newsroom
    edited is online by its own decision: nothing holds it, and a prediction made after it would measure nothing.
    """
    forget(comment)
    if comment.is_approved:
        gather(comment, days=settings_of(comment.page, fresh=True).campaign_days)
    else:
        apply(comment, decides=decides)


def forget(comment: Comment) -> None:
    """Nothing that was drawn from the text of `comment` stays: for an erasure, or before another look."""
    Hold.objects.filter(comment=comment).delete()
    leave(comment)
    Prediction.objects.filter(comment=comment).delete()


def forget_erased(comment: Comment, **kwargs: Any) -> None:
    """Receiver of `erasing`."""
    register.hold()
    forget(comment)


def _decide(comment: Comment, settings: CommentingSettings, findings: list[Finding], prediction: Prediction | None) -> None:
    banned = next((one for one in findings if one.code == HoldCode.BANNED), None)
    if banned:
        reason = _banned_reason(banned.detail["words"])
        comment.decide("refuse", name=Rule.BANNED_WORD.actor, reason=reason, ground=_in_site_language(HoldCode.BANNED.label))
    elif may_sort(prediction, settings):
        comment.decide("spam", name=Rule.PROBABLE_SPAM.actor, ground=_in_site_language(HoldCode.SPAM.label))
    elif not findings and _may_publish(comment, settings):
        with suppress(MoveRefused):  # What it answers was hidden meanwhile: a person looks at it.
            comment.decide("approve", name=Rule.TRUSTED_READER.actor)


def _may_publish(comment: Comment, settings: CommentingSettings) -> bool:
    """Only where the site, the sections and the article all trust; and nothing at all speaks against the comment.

    What somebody decided on already, as by asking for a correction, waits for a person; so does what a banned sender mends.
    """
    if settings.policy != CommentPolicy.TRUSTED or not rules_of(comment.page, fresh=True).trusts:
        return False
    if comment.decisions.exclude(move="mend").exists():
        return False
    if Ban.objects.in_force().on(comment).exists():
        return False
    return is_trusted(comment, settings.trusted_after)


def _banned_reason(words: list[str]) -> str:
    with override(site.LANGUAGE_CODE):
        sentence = _(
            "Your message holds “%(word)s”, a word that this site does not publish. It was refused by itself; a person can take"
            " that back. If the word has its place in what you say, write it in another way."
        )
        return sentence % {"word": words[0]}


def _in_site_language(label: object) -> str:
    with override(site.LANGUAGE_CODE):
        return str(label)

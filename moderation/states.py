"""What a comment may be, and the only ways from one to another. Pure data."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from review.moves import BACK, SAME, Move, Moves


class CommentState(models.TextChoices):
    PENDING = "pending", pgettext_lazy("comment", "Pending")
    APPROVED = "approved", pgettext_lazy("comment", "Approved")
    REFUSED = "refused", pgettext_lazy("comment", "Refused")
    SPAM = "spam", pgettext_lazy("comment", "Spam")
    TO_CORRECT = "to_correct", pgettext_lazy("comment", "To correct")
    WITHDRAWN = "withdrawn", pgettext_lazy("comment", "Withdrawn")


class Badge(models.TextChoices):
    """Who writes, where it is not a reader."""

    NONE = "", ""
    NEWSROOM = "newsroom", pgettext_lazy("badge", "Newsroom")
    AUTHOR = "author", pgettext_lazy("badge", "Author of the article")


PENDING, APPROVED, REFUSED, SPAM, TO_CORRECT, WITHDRAWN = (state.value for state in CommentState)
MODERATE = "moderation.moderate_comment"

COMMENT_MOVES = Moves(
    initial=PENDING,
    moves=(
        Move(
            "approve",
            (PENDING, REFUSED, SPAM, TO_CORRECT),
            APPROVED,
            label=_("Approve"),
            done=_("Approved: everybody can read it."),
            permission=MODERATE,
            icon="check",
            key="a",
        ),
        Move(
            "approve_both",
            (PENDING,),
            APPROVED,
            label=_("Approve both"),
            done=_("Approved, with what it answers: everybody can read them."),
            permission=MODERATE,
            icon="check",
            key="b",
            alone=True,
        ),
        Move(
            "refuse",
            (PENDING, APPROVED, SPAM, TO_CORRECT),
            REFUSED,
            label=_("Refuse"),
            done=pgettext_lazy("comment", "Refused: its author can read why."),
            needs_reason=True,
            permission=MODERATE,
            icon="cross",
            key="r",
        ),
        Move(
            "correct",
            (PENDING, APPROVED, REFUSED),
            TO_CORRECT,
            label=_("Ask for a correction"),
            done=_("Its author may mend it once, and send it again."),
            needs_reason=True,
            permission=MODERATE,
            icon="edit",
            key="c",
        ),
        Move(
            "spam",
            (PENDING, APPROVED, REFUSED, TO_CORRECT),
            SPAM,
            label=pgettext_lazy("verb", "Spam"),
            done=_("Put with the spam."),
            permission=MODERATE,
            icon="bin",
            key="s",
            offers_reason=True,
        ),
        Move(
            "reopen",
            (APPROVED, REFUSED, SPAM, TO_CORRECT),
            PENDING,
            label=_("Put back in the queue"),
            done=pgettext_lazy("comment", "Back in the queue: nobody sees it until it is approved."),
            permission=MODERATE,
            icon="rotate",
        ),
        Move(
            "undo",
            (PENDING, APPROVED, REFUSED, SPAM, TO_CORRECT),
            BACK,
            label=_("Undo the decision"),
            done=_("The last decision is taken back."),
            permission=MODERATE,
            icon="undo",
            key="u",
        ),
        Move(
            "edit",
            (PENDING, APPROVED, REFUSED, SPAM, TO_CORRECT),
            APPROVED,
            label=_("Edit and approve"),
            done=_("Edited and approved: the page says that it was edited."),
            permission=MODERATE,
            icon="edit",
            has_page=True,
            rewrites=True,
        ),
        Move(
            "pin",
            (APPROVED,),
            SAME,
            label=_("Pin"),
            done=_("Pinned: it opens the discussion."),
            permission=MODERATE,
            icon="thumbtack",
            alone=True,
        ),
        Move(
            "unpin",
            (APPROVED,),
            SAME,
            label=_("Unpin"),
            done=_("Unpinned: it stands at its place only."),
            permission=MODERATE,
            icon="thumbtack",
            alone=True,
        ),
        Move(
            "close",
            (APPROVED,),
            SAME,
            label=_("Close the replies"),
            done=_("Closed: nobody can reply under it any more."),
            permission=MODERATE,
            icon="lock",
            alone=True,
        ),
        Move(
            "open",
            (APPROVED,),
            SAME,
            label=_("Open the replies"),
            done=_("Open again: readers can reply."),
            permission=MODERATE,
            icon="lock-open",
            alone=True,
        ),
        Move("mend", (PENDING,), SAME, label=_("Text mended"), done=_("Your new text waits to be read."), rewrites=True),
        Move(
            "resend",
            (TO_CORRECT,),
            PENDING,
            label=_("Sent again, corrected"),
            done=_("Your new text waits to be read."),
            rewrites=True,
        ),
        Move(
            "withdraw",
            (PENDING, APPROVED, REFUSED, SPAM, TO_CORRECT),
            WITHDRAWN,
            label=_("Withdraw"),
            done=_("Withdrawn: nobody can read it any more."),
            icon="bin",
        ),
    ),
)


class DiscussionState(models.TextChoices):
    """Of the whole discussion of an article, as moderators leave it."""

    OPEN = "open", pgettext_lazy("discussion", "Open")
    CLOSED = "closed", pgettext_lazy("discussion", "Closed")


DISCUSSION_MOVES = Moves(
    initial=DiscussionState.OPEN.value,
    moves=(
        Move(
            "close",
            (DiscussionState.OPEN.value,),
            DiscussionState.CLOSED.value,
            label=_("Close the discussion"),
            done=_("Closed: nobody can comment on this article any more."),
            needs_reason=True,
            permission=MODERATE,
            icon="lock",
        ),
        Move(
            "open",
            (DiscussionState.CLOSED.value,),
            DiscussionState.OPEN.value,
            label=_("Open the discussion again"),
            done=_("Open again, as far as the article and its section allow."),
            permission=MODERATE,
            icon="lock-open",
        ),
        Move(
            "undo",
            (DiscussionState.OPEN.value, DiscussionState.CLOSED.value),
            BACK,
            label=_("Undo the decision"),
            done=_("The last decision is taken back."),
            permission=MODERATE,
            icon="undo",
        ),
    ),
)


class BanState(models.TextChoices):
    IN_FORCE = "in_force", pgettext_lazy("ban", "In force")
    LIFTED = "lifted", pgettext_lazy("ban", "Lifted")


BAN_MOVES = Moves(
    initial=BanState.IN_FORCE.value,
    moves=(
        Move(
            "ban",
            (BanState.IN_FORCE.value,),
            SAME,
            label=pgettext_lazy("verb", "Ban"),
            done=_("Banned: what this sender sends is refused as it arrives."),
            needs_reason=True,
            permission=MODERATE,
            icon="no-view",
            has_page=True,
            undone_to=BanState.LIFTED.value,
        ),
        Move(
            "lift",
            (BanState.IN_FORCE.value,),
            BanState.LIFTED.value,
            label=_("Lift the ban"),
            done=_("Lifted: this sender may write again, like anybody."),
            permission=MODERATE,
            icon="undo",
        ),
        Move(
            "undo",
            (BanState.IN_FORCE.value, BanState.LIFTED.value),
            BACK,
            label=_("Undo the decision"),
            done=_("Taken back, with what it had refused."),
            permission=MODERATE,
            icon="undo",
            key="u",
        ),
    ),
)

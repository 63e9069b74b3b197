from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django_comments_xtd.models import XtdComment

from articles.models import ArticlePage
from core.text import render_visitor_text
from moderation.models.answering import Answered
from moderation.models.erasure import Erasable
from moderation.models.mending import Mended
from moderation.models.standing import Standing, lock_articles
from moderation.querysets import STEP, CommentQuerySet
from moderation.recalled import recall
from moderation.signals import rewritten
from moderation.states import APPROVED, COMMENT_MOVES, PENDING, Badge, CommentState
from review.last import last_decisions
from review.models import Decision, Reviewable
from review.moves import BACK, Move

LEVELS = 3


class Comment(Mended, Standing, Answered, Erasable, Reviewable, XtdComment):  # type: ignore[django-manager-missing]
    """A reader's comment on an article. Nobody but moderators and its author sees it before it is approved.

    What may be done beside the moves: `models/mending.py` (texts that change), `models/standing.py` (pin, close),
    `models/answering.py`, `models/erasure.py`.

    Of the package's columns, `user_name` always holds the name shown, `comment` the text as typed, `followup` whether
    its author wants to hear of replies. The tree is ours: see `path`.
    """

    moves = COMMENT_MOVES
    queue_key = "comments"
    # Written by moves only: a plain save() of a stale object must never change what readers see.
    MOVED_ONLY = frozenset({"state", "is_public", "is_removed", "is_pinned", "replies_closed"})

    xtdcomment_ptr = models.OneToOneField(
        XtdComment, on_delete=models.CASCADE, parent_link=True, primary_key=True, related_name="moderated"
    )
    page = models.ForeignKey(ArticlePage, on_delete=models.CASCADE, related_name="+", verbose_name=gettext_lazy("article"))
    state = models.CharField(
        gettext_lazy("state"), max_length=20, choices=CommentState, default=CommentState.PENDING, editable=False
    )
    html = models.TextField(editable=False)
    reply_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.RESTRICT, related_name="replies", verbose_name=gettext_lazy("in reply to")
    )
    path = models.CharField(
        max_length=LEVELS * STEP,
        editable=False,
        help_text="For each level, the second and the number of a comment: sorting on it gives the thread, without a lock.",
    )
    depth = models.PositiveSmallIntegerField(default=0, editable=False)
    sender_hash = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    # Texts that `comment` replaced: the author's first one, and the author's last one before the newsroom's edit.
    first_text = models.TextField(blank=True, editable=False)
    corrected_at = models.DateTimeField(null=True, editable=False)
    unedited_text = models.TextField(blank=True, editable=False)
    edited_at = models.DateTimeField(null=True, editable=False)
    is_pinned = models.BooleanField(default=False, editable=False)
    replies_closed = models.BooleanField(default=False, editable=False)
    badge = models.CharField(max_length=20, blank=True, choices=Badge, default=Badge.NONE, editable=False)
    erased_at = models.DateTimeField(null=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("comment")
        verbose_name_plural = gettext_lazy("comments")
        default_permissions = ()
        permissions = [("moderate_comment", gettext_lazy("Can approve and refuse comments"))]
        indexes = [
            models.Index(fields=("page", "path"), name="comment_thread"),
            models.Index(fields=("page", "state"), name="comment_count"),
            models.Index(fields=("state", "xtdcomment_ptr"), name="comment_queue"),
        ]
        constraints = [
            models.UniqueConstraint(fields=("page",), condition=models.Q(is_pinned=True), name="one_pinned_comment"),
            models.CheckConstraint(condition=models.Q(is_pinned=False) | models.Q(state=APPROVED), name="pinned_is_approved"),
        ]

    def __str__(self) -> str:
        return _("%(name)s, on “%(article)s”") % {"name": self.user_name, "article": self.about}

    @property
    def about(self) -> str:
        """The title of the article; a list that annotates `page_title` pays no query for it."""
        return getattr(self, "page_title", None) or self.page.title

    @classmethod
    def state_values(cls, state: str) -> dict[str, Any]:
        shown = state == APPROVED
        return {"state": state, "is_public": shown} | ({} if shown else {"is_pinned": False})

    @classmethod
    def objections(cls, rows: Any, move: Move, targets: dict[int, str]) -> dict[int, str]:
        """A reply is not approved while what it answers waits: readers would meet an answer to nothing."""
        replies = [row for row in rows if targets[row.pk] == APPROVED and row.reply_to_id]
        parents = {row.reply_to_id for row in replies} - {pk for pk, state in targets.items() if state == APPROVED}
        waiting = set(cls.objects.pending().filter(pk__in=parents).values_list("pk", flat=True)) if parents else set()
        found = {}
        for row in sorted(replies, key=lambda reply: reply.pk):
            if row.reply_to_id in waiting:
                found[row.pk] = _waiting_sentence(move)
                if row.state == PENDING:
                    waiting.add(row.pk)
        if move.to_state is BACK:
            found |= cls._objections_to_undo(rows, targets)
        return found | {row.pk: sentence for row in rows if (sentence := row.objection_to(move))}

    @classmethod
    def _objections_to_undo(cls, rows: Any, targets: dict[int, str]) -> dict[int, str]:
        """An undo publishes a text that was approved, never one that its author wrote since."""
        last = last_decisions(cls, [row.pk for row in rows]) if rows else {}
        shown = [row for row in rows if targets[row.pk] == APPROVED]
        sentence = _("Its text has changed since: read it, and approve it.")
        changed = {row.pk: sentence for row in shown if last[row.pk].text != row.review_text()}
        return changed | cls.objections_to_former_pins(rows, last)

    @classmethod
    def going_along(cls, pks: list[int], move: Move) -> list[int]:
        """With “approve both”, what the rows answer and waits: the two texts that the card shows, and no other. With the
        undo of a pin, what it had put in the place of what."""
        along = cls.lock_along(pks, move)
        if move.name == "approve_both":
            along = cls.objects.waiting_above(pks)
        return [*pks, *along]

    @classmethod
    def moved(cls, decisions: Iterable[Decision], move: Move, undone: dict[int, Decision]) -> None:
        cls.stand_anew(decisions, move)
        if undone:
            from moderation.models.report import Report

            recall(undone.values())
            cls.give_back_texts(decisions, undone)
            cls.stand_as_before(decisions, undone)
            Report.follow(decisions, undone)
        if move.name in cls.moves.rewriting:
            for decision in decisions:
                rewritten.send(sender=cls, comment=decision.subject)

    def moves_open(self) -> list[Move]:
        """The moves of the table, without those that would change nothing on this comment."""
        return [move for move in super().moves_open() if self._changes_something(move)]

    def _changes_something(self, move: Move) -> bool:
        if move.name == "approve_both":
            return self.answers_one_that_waits
        return not self.objection_to(move)

    def objection_to(self, move: Move) -> str:
        """What in this very comment forbids a move that its state allows; empty where nothing does."""
        return self.objection_to_mending(move) or self.objection_to_standing(move)

    @property
    def is_approved(self) -> bool:
        return self.state == APPROVED

    @property
    def is_pending(self) -> bool:
        return self.state == PENDING

    @property
    def was_published(self) -> bool:
        """Whether readers could ever see it: then anybody may know its text and its name."""
        return self.decisions.filter(to_state=APPROVED).exists()

    def review_text(self) -> str:
        return self.comment

    def get_absolute_url(self, anchor_pattern: str = "") -> str:
        """The permalink: finds the page of the thread that shows this comment."""
        return reverse("moderation:permalink", args=(self.pk,))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Stores the comment; the package's own save is left out, which orders threads without a lock."""
        if not self._state.adding:
            named = kwargs.get("update_fields")
            if named is not None and self.MOVED_ONLY & set(named):
                raise TypeError("The state of a comment changes by decide() only.")
            kwargs["update_fields"] = named if named is not None else self._plain_columns()
            self.html = render_visitor_text(self.comment)
            super(XtdComment, self).save(*args, **kwargs)
            return
        if self.submit_date is None:  # type: ignore[has-type]
            self.submit_date = timezone.now()
        self.html = render_visitor_text(self.comment)
        self.content_type = ContentType.objects.get_for_model(ArticlePage)
        self.object_pk = str(self.page_id)
        self.site_id = self.site_id or settings.SITE_ID
        for column, value in self.state_values(self.state).items():
            setattr(self, column, value)
        with transaction.atomic():
            if self.reply_to_id:
                self._follow_closing()
            super(XtdComment, self).save(*args, **kwargs)
            self._take_place()

    def _follow_closing(self) -> None:
        """What comes under a comment whose replies are closed is closed too, also where that happens at this moment: the
        article is held first, as by who closes."""
        lock_articles([self.page_id])
        parent: Any = self.reply_to_id
        self.replies_closed = type(self).objects.values_list("replies_closed", flat=True).get(pk=parent)

    def _plain_columns(self) -> list[str]:
        fields = (field for field in self._meta.concrete_fields if not field.primary_key)
        return [field.name for field in fields if field.name not in self.MOVED_ONLY]

    def _take_place(self) -> None:
        """Computes where the comment stands in its thread, once: its number makes the place unique."""
        step = f"{max(0, int(self.submit_date.timestamp())):010d}{self.pk:010d}"
        parent = self.reply_to
        above = parent.path[: (LEVELS - 1) * STEP] if parent else ""
        self.path, self.depth = above + step, len(above) // STEP
        self.parent_id, self.level = self.reply_to_id or self.pk, self.depth
        self.thread_id = int(self.path[10:STEP])
        type(self).objects.filter(pk=self.pk).update(
            path=self.path, depth=self.depth, parent_id=self.parent_id, level=self.level, thread_id=self.thread_id
        )

    @classmethod
    def import_decided(
        cls,
        *,
        page: ArticlePage,
        name: str,
        text: str,
        submitted_at: datetime,
        email: str = "",
        state: str = PENDING,
        reply_to: "Comment | None" = None,
        by: Any = None,
        decided_at: datetime | None = None,
        reason: str = "",
        ground: str = "",
    ) -> "Comment":
        """A comment that comes from elsewhere (an import, the demo), in the state it had there, with its decision.

        Every state but pending leaves a Decision, as here: made by `by`, or by the import where no account is given.
        """
        move = next((move for move in cls.moves if move.to_state == state and cls.moves.initial in move.from_states), None)
        comment = cls(page=page, user_name=name[:50], user_email=email, comment=text, submit_date=submitted_at, reply_to=reply_to)
        with transaction.atomic():
            comment.save()
            if move:
                who = "" if by else pgettext("actor", "Import")
                comment.decide(
                    move.name,
                    by=by,
                    name=who,
                    when=decided_at or submitted_at,
                    ground=ground,
                    reason=reason or ground or _imported_reason(move),
                )
        return comment


def _waiting_sentence(move: Move) -> str:
    if move.name == "approve_both":
        return _("More than two wait in this thread: begin with the first, so that each is read.")
    return _("The comment that it answers still waits: decide on that one first, or approve both.")


def _imported_reason(move: Move) -> str:
    return _("Decided before the import.") if move.needs_reason else ""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page

from articles.proposals.querysets import ProposalQuerySet
from articles.proposals.states import ACCEPTED, PENDING, PROPOSAL_MOVES, WITHDRAWN, ProposalState
from core.files.private import private_storage
from core.models.mail import OutgoingMail
from core.models.private_link import PrivateLink
from core.rows import lock
from core.text import render_visitor_text
from review.models import Decision, Reviewable
from review.moves import Move


class Licence(models.TextChoices):
    """What the proposer grants on the picture; the values are those of the image model."""

    PERMISSION = "permission", pgettext_lazy("licence", "My own: you may publish it with this text")
    CC_BY = "cc-by", "CC BY"
    CC_BY_SA = "cc-by-sa", "CC BY-SA"
    CC0 = "cc0", "CC0"
    PUBLIC_DOMAIN = "public-domain", pgettext_lazy("licence", "Public domain")


class Proposal(Reviewable, models.Model):
    """A text that a reader proposes, as it was sent. Accepted, `article` is the draft that was made of it."""

    moves = PROPOSAL_MOVES
    queue_key = "proposals"

    state = models.CharField(_("state"), max_length=20, choices=ProposalState, default=ProposalState.PENDING, editable=False)
    section = models.ForeignKey(
        "articles.SectionPage", null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("section")
    )
    title = models.CharField(_("title"), max_length=160)
    text = models.TextField(_("text"))
    html = models.TextField(editable=False)
    links = models.JSONField(_("links"), default=list)
    name = models.CharField(_("name"), max_length=100)
    about = models.CharField(_("who you are"), max_length=300, blank=True)
    email = models.EmailField(_("e-mail"), max_length=254)
    picture = models.FileField(_("picture"), storage=private_storage, max_length=120, blank=True)
    picture_licence = models.CharField(_("licence"), max_length=20, choices=Licence, blank=True)
    picture_credit = models.CharField(_("credit"), max_length=160, blank=True)
    article = models.OneToOneField(
        "articles.ArticlePage", null=True, editable=False, on_delete=models.SET_NULL, related_name="proposal"
    )
    made_at = models.DateTimeField(_("date"), default=timezone.now, db_index=True)
    told_at = models.DateTimeField(null=True, editable=False)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        default_permissions = ()
        permissions = [("moderate_proposal", _("Can accept and refuse proposals"))]
        indexes = [models.Index(fields=("state", "id"), name="proposals_queue")]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.html = render_visitor_text(self.text)
        super().save(*args, **kwargs)

    @property
    def is_pending(self) -> bool:
        return self.state == PENDING

    @property
    def is_accepted(self) -> bool:
        return self.state == ACCEPTED

    @property
    def is_withdrawn(self) -> bool:
        return self.state == WITHDRAWN

    def review_text(self) -> str:
        return "\n\n".join([self.title, self.text, *self.links, f"{self.name}, {self.about}".rstrip(", ")])

    @classmethod
    def going_along(cls, pks: list[int], move: Move) -> list[int]:
        """Holds the sections that are to have a draft, before the register: who deletes one holds it first."""
        if move.name == "approve":
            lock(Page.objects.filter(pk__in=cls.objects.filter(pk__in=pks).values("section")))
        return pks

    @classmethod
    def objections(cls, rows: Iterable[Any], move: Move, targets: dict[int, str]) -> dict[int, str]:
        if move.name != "approve":
            return {}
        return {
            row.pk: str(_("Its section is gone: accept it once there is one of its name, or refuse it."))
            for row in rows
            if row.section_id is None
        }

    @classmethod
    def moved(cls, decisions: Iterable[Decision], move: Move, undone: dict[int, Decision]) -> None:
        from articles.proposals.accepting import draft_of

        OutgoingMail.objects.recall([taken.mail_name for taken in undone.values()])
        if move.name == "approve":
            for decision in decisions:
                draft_of(decision.subject, by=decision.actor)


class ProposalLink(PrivateLink):
    """The private page of a proposer."""

    subject = "proposal"

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="private_links", verbose_name=_("proposal"))

    class Meta(PrivateLink.Meta):
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")

"""Mails to proposers. The first one says nothing that the sender chose: the site writes nobody's words to a third person."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.models import Proposal, ProposalLink
from articles.proposals.states import ACCEPTED, REFUSED
from core.addresses import absolute
from core.mail import send_templated
from core.text import plain
from review.last import still_last


def receipt_url(proposal: Proposal) -> str:
    return absolute(reverse("articles:proposal", args=[ProposalLink.issue(proposal)]))


def acknowledge(proposal: Proposal) -> None:
    with override(settings.LANGUAGE_CODE):
        _send("received", proposal, _("We have received your proposal"))


def tell_of_decisions(sender: Any, decisions: Any, **kwargs: Any) -> None:
    """Receiver of `review.signals.decided`."""
    with transaction.atomic(), override(settings.LANGUAGE_CODE):
        for decision in still_last(Proposal, decisions):
            proposal: Any = decision.subject
            if decision.move == "approve" and decision.to_state == ACCEPTED:
                _send("accepted", proposal, _("Your proposal is accepted"), about=decision.mail_name)
            elif decision.move == "refuse" and decision.to_state == REFUSED:
                words = plain(decision.reason)
                _send("refused", proposal, _("Your proposal is not taken up"), about=decision.mail_name, reason=words)


def tell_of_publication() -> None:
    """What readers can see now, post-dated articles included: after a publication, and at each periodic run."""
    with override(settings.LANGUAGE_CODE):
        for proposal in Proposal.objects.to_announce().select_related("article"):
            # Only one process writes: the others find the row changed.
            if Proposal.objects.filter(pk=proposal.pk, told_at=None).update(told_at=timezone.now()):
                article = proposal.article
                send_templated(
                    "articles/mail/proposal_published.txt",
                    to=[proposal.email],
                    subject=_("Your article is published"),
                    context={"title": article.title},
                    action=(_("Read the article"), article.full_url),
                )


def _send(template: str, proposal: Proposal, subject: str, about: str = "", **context: Any) -> None:
    send_templated(
        f"articles/mail/proposal_{template}.txt",
        to=[proposal.email],
        subject=subject,
        context={"title": proposal.title, **context},
        about=about,
        action=(_("Follow my proposal"), receipt_url(proposal)),
    )

"""The words of the mails on decisions: which decision its author hears of, and what the mail says."""

from collections.abc import Sequence
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.addresses import absolute
from core.mail import compose_templated
from moderation.mailboxes import Mailbox
from moderation.models import Comment
from moderation.recalled import about, about_answer, about_many
from review.models import Decision

# The letter of each move. What is taken back, put aside or done by the author says nothing to anybody.
TOLD = {"approve": "approve", "approve_both": "approve", "refuse": "refuse", "correct": "correct", "edit": "edit"}
OUTCOMES = {
    "approve": gettext_lazy("Online"),
    "refuse": gettext_lazy("Not published"),
    "correct": gettext_lazy("To be corrected"),
    "edit": gettext_lazy("Online, edited by the newsroom"),
}


def tells(decision: Decision) -> bool:
    return decision.move in TOLD


def is_news(decision: Decision, before: list[Decision]) -> bool:
    """Not where the author was told just that last: a decision was taken back, then taken again."""
    if not tells(decision):
        return False
    if not before:
        return True
    last = before[-1]
    return (TOLD[last.move], last.reason, last.text) != (TOLD[decision.move], decision.reason, decision.text)


def of_decision(
    decision: Decision, receipt_url: str, box: Mailbox, frame: dict[str, Any], *, is_last: bool = False
) -> EmailMultiAlternatives:
    """The mail that tells the author of `decision.subject`. `frame` holds what all mails of an act share."""
    comment: Any = decision.subject
    # Edited back to what its author wrote: then it is simply online.
    kind = "approve" if decision.move == "edit" and not comment.is_edited else TOLD[decision.move]
    subjects = {
        "approve": _("Your message is online"),
        "refuse": _("Your message was not published"),
        "correct": _("Your message needs a correction"),
        "edit": _("The newsroom edited your message"),
    }
    permalink = absolute(comment.get_absolute_url())
    actions = {
        "approve": (_("Read it on the site"), permalink),
        "correct": (_("Correct my message"), receipt_url),
    }
    return compose_templated(
        f"moderation/mail/{kind}.txt",
        to=[box.email],
        subject=subjects[kind],
        context={
            "title": frame["titles"].get(comment.page_id, ""),
            "reason": decision.reason,
            "receipt_url": receipt_url,
            "before": comment.earlier_text,
            "after": comment.comment,
            "wants_answers": comment.followup,
        },
        action=actions.get(kind, (_("Follow my message"), receipt_url)),
        unsubscribe_url=box.unsubscribe_url(),
        site_name=frame["site_name"],
        about=about(decision),
        note=_last_today(is_last),
    )


def of_decisions(
    decisions: Sequence[Decision], urls: dict[int, str], box: Mailbox, frame: dict[str, Any], *, is_last: bool = False
) -> EmailMultiAlternatives:
    """One mail for all that one act decided on the messages of one mailbox; `urls` are their private pages."""
    rows = []
    for decision in decisions:
        comment: Any = decision.subject
        kind = TOLD[decision.move]
        url = absolute(comment.get_absolute_url()) if kind in ("approve", "edit") else urls[decision.object_id]
        title = frame["titles"].get(comment.page_id, "")
        rows.append({"outcome": OUTCOMES[kind], "title": title, "reason": decision.reason, "url": url})
    return compose_templated(
        "moderation/mail/several.txt",
        to=[box.email],
        subject=_("What becomes of your messages"),
        context={"rows": rows},
        unsubscribe_url=box.unsubscribe_url(),
        site_name=frame["site_name"],
        about=about_many(decisions[0].act),
        parts=[about(each) for each in decisions],
        note=_last_today(is_last),
    )


def of_answer(
    parent: Comment, published: Decision, box: Mailbox, frame: dict[str, Any], *, is_last: bool = False
) -> EmailMultiAlternatives:
    """The mail that tells the author of `parent` of an answer that everybody can read, since the decision `published`."""
    reply: Any = published.subject
    return compose_templated(
        "moderation/mail/answer.txt",
        to=[box.email],
        subject=_("%(name)s answered you") % {"name": reply.user_name},
        context={"title": frame["titles"].get(reply.page_id, ""), "name": reply.user_name, "text": reply.comment},
        action=(_("Read the answer"), absolute(reply.get_absolute_url())),
        unsubscribe_url=box.unsubscribe_url(reply.page_id),
        site_name=frame["site_name"],
        about=about_answer(published),
        note=_last_today(is_last),
    )


def says_last_today(content: dict[str, Any]) -> bool:
    """Whether a mail of the outbox says that it is the last one until tomorrow."""
    return _last_today(True) in content.get("body", "")


def _last_today(is_last: bool) -> str:
    if not is_last:
        return ""
    return _(
        "Many mails left for your address today: this is the last one until tomorrow. What else is decided stands on the"
        " private page of each message, and answers stand in the discussion."
    )

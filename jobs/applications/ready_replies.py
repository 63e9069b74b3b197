"""The four replies that a recruiter starts from, and where each leads. The words are theirs to change before sending."""

from dataclasses import dataclass
from typing import Any

from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class ReadyReply:
    name: str
    label: str | Promise
    hint: str | Promise
    move: str

    def text(self, application: Any) -> str:
        """The words to start from. A plain text template: nothing is escaped."""
        template = get_template("mail/plain.txt")
        given = {
            "plain_template": f"jobs/applications/replies/{self.name}.txt",
            "application": application,
            "offer": application.offer,
        }
        return template.render(given).strip()


READY_REPLIES = {
    reply.name: reply
    for reply in (
        ReadyReply("received", _("We are reading it"), _("The application goes under study; an answer is still due."), "study"),
        ReadyReply("interview", _("Let us meet"), _("The application counts as answered."), "answer"),
        ReadyReply("accepted", _("You are chosen"), _("The application is accepted."), "accept"),
        ReadyReply("refused", _("Not this time"), _("The application is refused."), "refuse"),
    )
}

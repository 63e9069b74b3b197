"""One page per act."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from core.mail import site_name_now
from moderation.acts.forms import AnswerForm, BanForm, CloseForm, EditForm, EraseForm, OpenForm
from moderation.acts.page import ActPage
from moderation.models import Ban, Discussion
from moderation.models.answering import badge_of
from moderation.models.ban import waiting_of
from moderation.states import BAN_MOVES, COMMENT_MOVES
from review.desk import queue_of
from review.models import Decision
from review.moves import Words


class EditPage(ActPage):
    form_class = EditForm
    title = _("Edit and approve")
    lead = _("The author's own text is kept: on this card, and in the register.")

    def act(self, form: Any) -> tuple[Words, Decision | None]:
        sent = form.cleaned_data
        decision = self.row.edit(text=sent["text"], by=self.request.user, reason=sent["reason"], **self.seen)
        return COMMENT_MOVES["edit" if self.row.is_edited else "approve"].done, decision


class AnswerPage(ActPage):
    form_class = AnswerForm
    title = _("Answer as the newsroom")
    button = _("Publish the answer")

    def given(self) -> dict[str, Any]:
        site = Site.find_for_request(self.request)
        user: Any = self.request.user
        signs = badge_of(user, self.row.page)
        # As mails are signed: the name of the machine is nobody's signature.
        return {
            "site_name": (site.site_name if site else "") or site_name_now(),
            "author_name": user.author.name if signs else "",
        }

    def act(self, form: Any) -> tuple[Words, Decision | None]:
        sent = form.cleaned_data
        name, badge = form.signed
        approve = bool(sent.get("approve_this"))
        who = {"by": self.request.user, "name": name, "badge": badge}
        answer = self.row.answer(text=sent["text"], approve_this=approve, **who, **self.seen)
        return COMMENT_MOVES["approve_both" if approve else "approve"].done, answer.decisions.last()


class BanPage(ActPage):
    form_class = BanForm
    title = _("Ban this sender")
    button = _("Ban this sender")
    lead = _("What a banned sender sends is kept, refused as it arrives, and its sender reads why.")

    def given(self) -> dict[str, Any]:
        return {"waiting": len(waiting_of(self.row))}

    def act(self, form: Any) -> tuple[Words, Decision | None]:
        sent = form.cleaned_data
        ban = Ban.impose(
            self.row,
            by=self.request.user,
            reason=sent["reason"],
            until=form.until,
            with_range=bool(sent.get("with_range")),
            refuse=bool(sent.get("refuse")),
        )
        return BAN_MOVES["ban"].done, ban.decisions.last()

    def undo_url(self, decision: Decision) -> str:
        bans = queue_of(Ban)
        return reverse(bans.undo_url_name) if bans else ""


class DiscussionPage(ActPage):
    """Closes the discussion of the comment's article, or opens it again."""

    lead = _("It concerns the whole article. What its editors chose for it stays as it is; the strictest of both holds.")

    @property
    def discussion(self) -> Discussion:
        return Discussion.objects.filter(page=self.row.page_id).first() or Discussion(page_id=self.row.page_id)

    @property
    def title(self) -> Words:  # type: ignore[override]
        return Discussion.moves["open" if self.discussion.is_closed else "close"].label

    @property
    def form_class(self) -> Any:  # type: ignore[override]
        return OpenForm if self.discussion.is_closed else CloseForm

    def act(self, form: Any) -> tuple[Words, Decision | None]:
        move = "open" if self.discussion.is_closed else "close"
        user: Any = self.request.user
        decision = Discussion.of(self.row.page).decide(move, by=user, reason=form.cleaned_data["reason"])
        return Discussion.moves[move].done, decision

    def undo_url(self, decision: Decision) -> str:
        return reverse(self.queue.get_url_name("undo_discussion"))


class ErasePage(ActPage):
    form_class = EraseForm
    title = _("Erase for good")
    lead = _("For the lawful request of a person. To hide a comment, refuse it.")

    def act(self, form: Any) -> tuple[Words, Decision | None]:
        self.row.erase(by=self.request.user, reason=form.cleaned_data["reason"])
        return _("Erased: the text, the name and the addresses are gone. The register still verifies."), None

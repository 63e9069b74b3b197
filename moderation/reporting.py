"""Reports of readers: the form, what stores one, and the mails that answer."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from core import intake
from core.addresses import absolute
from core.mail import compose_templated, send_later, send_templated, site_name_now
from moderation import limits
from moderation.mailboxes import Mailbox, welcome
from moderation.models import Comment, Report, ReportReceipt
from moderation.news import RECENT
from moderation.notifications import may_write
from moderation.recalled import about
from moderation.report_states import DISMISSED, UPHELD, Ground
from review import register
from review.last import still_last
from review.models import Decision

LONGEST = 2000
KEPT = timedelta(days=365)
GUARD = intake.Guard("report", rates=[intake.Rate(30, hours=1), intake.Rate(10, hours=1, by="email")], window=timedelta(days=1))


class ReportForm(intake.GuardedForm):
    """`user` is the account of who is signed in, or None: then an address may be given."""

    ground = forms.ChoiceField(
        label=gettext_lazy("What is wrong with this message?"),
        choices=Ground.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose what is wrong with this message."),
            "invalid_choice": gettext_lazy("Choose what is wrong with this message."),
        },
    )
    words = intake.PlainTextField(
        label=gettext_lazy("In a few words"),
        required=False,
        max_length=LONGEST,
        strip=True,
        help_text=gettext_lazy("Which passage, and why. Only the newsroom reads this."),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "max_length": gettext_lazy("Your explanation has %(show_value)d characters: shorten it to %(limit_value)d.")
        },
    )
    email = intake.MailboxField(
        required=False,
        help_text=gettext_lazy("Never published. Only to tell you what becomes of your report."),
    )

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.user = user
        if user:
            del self.fields["email"]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if cleaned.get("ground") == Ground.OTHER and not cleaned.get("words") and "words" not in self.errors:
            self.add_error("words", _("Say in a few words what is wrong."))
        return cleaned


def store(request: HttpRequest, comment: Comment, form: ReportForm) -> Report:
    """The report of a valid form: stored once, found again where the same send is repeated. Raises intake.TooMany."""
    sent, user = form.cleaned_data, form.user
    email = user.email if user else sent["email"]
    text = f"{sent['ground']}\n{sent['words']}"
    with GUARD.admit(request, thing=comment, email=email, text=text, answers=_still_answers) as entry:
        if entry.is_repeat:
            return Report.objects.get(pk=entry.outcome)
        report = Report.objects.create(comment=comment, ground=sent["ground"], words=sent["words"], email=email, user=user)
        _acknowledge(request, report)
        entry.outcome = str(report.pk)
    return report


def _still_answers(outcome: str) -> bool:
    """What was decided already may be reported anew: the comment can be online again."""
    return Report.objects.in_state(Report.moves.initial).filter(pk=outcome or 0).exists()


def mailbox_of(report: Report) -> Mailbox:
    return Mailbox(report.email, report.user_id)


def receipt_url(token: str) -> str:
    return absolute(reverse("moderation:report_receipt", args=(token,)))


def _acknowledge(request: HttpRequest, report: Report) -> None:
    box = mailbox_of(report)
    if not box.email or not may_write(request, box, thing=report):
        return
    with override(settings.LANGUAGE_CODE):
        send_templated(
            "moderation/mail/report_received.txt",
            to=[box.email],
            subject=_("We have received your report"),
            action=(_("Follow my report"), receipt_url(ReportReceipt.issue(report))),
            unsubscribe_url=box.unsubscribe_url(),
        )


def forget_quotes(comment: Comment, **kwargs: Any) -> None:
    """A comment is about to be erased: what its reporters quoted of it goes with it, from the register too."""
    for report in comment.reports.all():
        register.erase(report, by=None, name=_("its author"), fields=register.ERASABLE)
    comment.reports.update(words="")


def forget_old_addresses() -> None:
    """A year after a report, nobody needs to write to who made it."""
    Report.objects.filter(made_at__lt=timezone.now() - KEPT).exclude(email="", user=None).update(email="", user=None)


def tell_decided(decisions: Sequence[Decision], **kwargs: Any) -> None:
    """After the commit of one act on reports: a mail to each reporter who left a confirmed address."""
    recent = [each for each in decisions if each.made_at > timezone.now() - RECENT]
    told: list[Any] = [each for each in recent if each.to_state in (UPHELD, DISMISSED)]
    boxes = welcome(mailbox_of(each.subject) for each in told)
    told = [each for each in told if mailbox_of(each.subject) in boxes]
    if not told:
        return
    with transaction.atomic(), override(settings.LANGUAGE_CODE):
        told = still_last(Report, told)
        tokens = ReportReceipt.issue_all(each.subject for each in told)
        name = site_name_now()
        admitted = zip(told, limits.admit([mailbox_of(each.subject) for each in told]), strict=True)
        send_later([_letter(each, tokens[each.object_id], name) for each, it in admitted if it is not limits.Admitted.NO])


def _letter(decision: Any, token: str, site_name: str) -> EmailMultiAlternatives:
    box = mailbox_of(decision.subject)
    return compose_templated(
        f"moderation/mail/report_{decision.to_state}.txt",
        to=[box.email],
        subject=_("Your report was examined"),
        context={"ground": decision.subject.get_ground_display(), "reason": decision.reason},
        action=(_("Follow my report"), receipt_url(token)),
        unsubscribe_url=box.unsubscribe_url(),
        site_name=site_name,
        about=about(decision),
    )

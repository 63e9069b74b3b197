"""What moderators fill in on the pages of the desk."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.intake import PlainTextField
from moderation.forms import LONGEST
from moderation.states import Badge

LONGEST_REASON = 2000


def reason_field(help_text: Any, **kwargs: Any) -> PlainTextField:
    widget = forms.Textarea(attrs={"rows": 3})
    return PlainTextField(label=_("Reason"), max_length=LONGEST_REASON, strip=True, help_text=help_text, widget=widget, **kwargs)


class ActForm(forms.Form):
    """`comment` is the row of the desk, `user` who acts."""

    def __init__(self, *args: Any, comment: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.comment, self.user = comment, user
        self.fit()

    def fit(self) -> None:
        """Fits the fields to the comment."""


class EditForm(ActForm):
    text = PlainTextField(
        label=_("Text"),
        max_length=LONGEST,
        strip=True,
        help_text=_("Light edits only: a name, a slip, a passage that cannot be published. The page says that it was edited."),
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    reason = reason_field(_("Its author reads this, with both texts."), required=False)

    def fit(self) -> None:
        self.fields["text"].initial = self.comment.comment


class AnswerForm(ActForm):
    text = PlainTextField(
        label=_("Your answer"),
        max_length=LONGEST,
        strip=True,
        help_text=_("It shows at once."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    signature = forms.ChoiceField(label=_("Signed"), widget=forms.RadioSelect)
    approve_this = forms.BooleanField(
        label=_("Approve the comment too: it still waits, and nobody would see what you answer"), required=False, initial=True
    )

    def __init__(self, *args: Any, site_name: str, author_name: str = "", **kwargs: Any) -> None:
        self.names = {"site": (site_name, Badge.NEWSROOM), "own": ("", Badge.NEWSROOM)}
        if author_name:
            self.names["author"] = (author_name, Badge.AUTHOR)
        super().__init__(*args, **kwargs)

    def fit(self) -> None:
        self.names["own"] = (str(self.user), Badge.NEWSROOM)
        choices = [(key, f"{name[:50]} – {Badge(badge).label}") for key, (name, badge) in self.names.items()]
        field: Any = self.fields["signature"]
        field.choices, field.initial = choices, choices[-1][0] if "author" in self.names else "site"
        if not self.comment.is_pending:
            del self.fields["approve_this"]

    @property
    def signed(self) -> tuple[str, str]:
        """The name and the badge."""
        name, badge = self.names[self.cleaned_data["signature"]]
        return name[:50], badge


class BanForm(ActForm):
    reason = reason_field(_("This sender reads it each time that a message is refused."))
    days = forms.ChoiceField(
        label=_("How long"),
        choices=[("7", _("7 days")), ("30", _("30 days")), ("365", _("1 year")), ("0", _("Until somebody lifts it"))],
        initial="30",
        widget=forms.RadioSelect,
    )
    with_range = forms.BooleanField(
        label=_("Also all who write from the same network"),
        required=False,
        help_text=_("A household or an office, sometimes a village: only where one person comes back under other names."),
    )
    refuse = forms.BooleanField(required=False, initial=True)

    def __init__(self, *args: Any, waiting: int, **kwargs: Any) -> None:
        self.waiting = waiting
        super().__init__(*args, **kwargs)

    def fit(self) -> None:
        if not self.comment.ip_address:
            del self.fields["with_range"]
        elif not self.comment.user_email:
            self._need_the_network(self.fields["with_range"])
        if self.waiting:
            self.fields["refuse"].label = _("Refuse all that waits from this sender: %(count)d") % {"count": self.waiting}
        else:
            del self.fields["refuse"]

    def _need_the_network(self, field: Any) -> None:
        field.required, field.initial = True, True
        field.label = _("All who write from the same network")
        field.help_text = _(
            "This comment was left without an e-mail address: there is no address to ban, only the network. It may be a"
            " household or an office, sometimes a village."
        )
        field.error_messages["required"] = _("Tick the network: without it, this ban would reach nobody.")

    @property
    def until(self) -> datetime | None:
        days = int(self.cleaned_data["days"])
        return timezone.now() + timedelta(days=days) if days else None


class CloseForm(ActForm):
    reason = reason_field(_("For the register. Readers only see that the discussion is closed."))


class OpenForm(ActForm):
    reason = reason_field(_("For the register."), required=False)


class EraseForm(ActForm):
    reason = reason_field(_("For the register: who asked, on which day. Without repeating what is to be erased."))
    sure = forms.BooleanField(
        label=_("Erase for good: the text, the name and the addresses"),
        help_text=_("It cannot be undone. The replies stay, under a place that says nothing."),
        error_messages={"required": _("Tick the box to confirm.")},
    )

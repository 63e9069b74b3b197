"""The form of a comment, for anybody."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.models import ArticlePage
from core.intake import GuardedForm, MailboxField, NameField, PlainTextField
from moderation.models import Comment

LONGEST = 5000
PARENT_GONE = _("Nobody can answer that message any more. Your text is kept: sent again, it will be a comment of its own.")


class CommentForm(GuardedForm):
    """`page` is the article; `user` the account of who is signed in, or None: then a name is asked for."""

    comment = PlainTextField(
        label=_("Your message"),
        max_length=LONGEST,
        strip=True,
        help_text=_("For a new paragraph, leave an empty line. Web addresses become links."),
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={
            "required": _("Write your message."),
            "max_length": _("Your message has %(show_value)d characters: shorten it to %(limit_value)d."),
        },
    )
    name = NameField(
        label=_("Your name or pseudonym"),
        max_length=50,
        error_messages={
            "required": _("Write the name that will sign your message."),
        },
    )
    email = MailboxField(
        required=False,
        help_text=_("Never published. Only to tell you what becomes of your message."),
    )
    notify = forms.BooleanField(label=_("Write to me when somebody answers"), required=False)
    parent = PlainTextField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args: Any, page: ArticlePage, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.page, self.user = page, user
        if user:
            del self.fields["name"], self.fields["email"]

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def answered(self) -> Comment | None:
        """The comment that the form names as the one it answers: on this very page, read by everybody now, open to replies."""
        asked = str(self["parent"].value() or "").strip()
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0
        return Comment.objects.taking_replies().on([self.page.pk]).filter(pk=number).first() if number else None

    def forget_parent(self) -> None:
        """Makes the form, when it is shown again, one of a comment of its own."""
        if self.is_bound:
            self.data = {**{name: self.data[name] for name in self.data}, self.add_prefix("parent"): ""}
        self.initial["parent"] = ""

    def clean_parent(self) -> Comment | None:
        parent = self.answered()
        if self.cleaned_data["parent"] and parent is None:
            raise ValidationError(PARENT_GONE, code="parent")
        return parent

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if cleaned.get("notify") and not self.user and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", _("Write your address, so that we can tell you of answers."))
        return cleaned

"""What a person of the desk sets in their account: the mails they want."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab

from review.desk import queues_of
from review.models import DeskPreference


class PreferenceForm(forms.ModelForm):
    class Meta:
        model = DeskPreference
        fields = ("digest", "reminders")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.user.is_superuser:
            said = _(
                "You administer the site: no mail of the desk is sent to you, reminders included, unless you choose a rhythm."
            )
            self.fields["digest"].help_text = said


class DeskMailsPanel(BaseSettingsPanel):
    name = "desk_mails"
    title = _("Review desk: mails")
    tab = notifications_tab
    order = 150
    form_class = PreferenceForm

    def is_active(self) -> bool:
        return bool(queues_of(self.user))

    def get_form(self) -> Any:
        mine = DeskPreference.objects.filter(user=self.user).first() or DeskPreference(user=self.user)
        return PreferenceForm(self.request.POST if self.request.method == "POST" else None, instance=mine, prefix=self.name)

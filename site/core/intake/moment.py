"""A signed moment in forms that no cache keeps: nobody writes and sends within two seconds."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.utils.translation import gettext_lazy as _

_signer = TimestampSigner(salt="core.intake.moment")


class MomentMixin(forms.Form):
    """Adds a hidden `moment`. Too fast, too old or forged: the form comes back filled, with a moment that will do."""

    minimum_time = timedelta(seconds=2)
    maximum_time = timedelta(days=1)

    moment = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("moment", _signer.sign("form"))

    def clean_moment(self) -> str:
        sent = self.cleaned_data.get("moment", "")
        try:
            _signer.unsign(sent, max_age=self.maximum_time)
        except (SignatureExpired, BadSignature) as error:
            self._renew()
            raise ValidationError(_("This form waited too long. Nothing is lost: send it again."), code="moment") from error
        try:
            _signer.unsign(sent, max_age=self.minimum_time)
        except SignatureExpired:
            return sent
        raise ValidationError(_("That was very fast. Read your text once more, then send it."), code="moment")

    def _renew(self) -> None:
        data: Any = self.data
        data = data.copy()
        data[self.add_prefix("moment")] = self.initial["moment"]
        self.data = data

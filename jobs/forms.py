"""The forms of recruiters. All text is plain; see `jobs.text` for what becomes of it."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.dates import long_date
from core.intake import GuardedForm, MailboxField, PlainTextField
from jobs import clock
from jobs.choices import ApplyBy, Contract, Kind, PayUnit, Remote, WorkingTime
from jobs.fields import AmountField, DayField, LogoField, OneLineField, RnaField, SiretField, WebField
from jobs.models.offer import LONGEST_TEXT, Offer
from jobs.places import department_of

MOST = Decimal(1_000_000)
_SUM = _("Write a sum, as 2100 or 12.45.")
SUM = {
    "max_value": _("This is more than anybody earns: check the sum."),
    **dict.fromkeys(("invalid", "min_value", "max_digits", "max_decimal_places", "max_whole_digits"), _SUM),
}
LONG = _("This has %(show_value)d characters: shorten it to %(limit_value)d.")


def _text(label: Any, longest: int, *, rows: int = 0, **kwargs: Any) -> PlainTextField:
    kind = PlainTextField if rows else OneLineField
    kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput(attrs=kwargs.pop("attrs", {})))
    messages = {"max_length": LONG, **kwargs.pop("error_messages", {})}
    return kind(label=label, max_length=longest, strip=True, error_messages=messages, **kwargs)


def _choice(label: Any, choices: Any, **kwargs: Any) -> forms.ChoiceField:
    empty = kwargs.pop("empty", _("Choose"))
    listed = [("", empty), *choices] if empty else list(choices)
    messages = {"invalid_choice": _("This is not on the list: choose again."), **kwargs.pop("error_messages", {})}
    return forms.ChoiceField(label=label, choices=listed, error_messages=messages, **kwargs)


class FromOffer(GuardedForm):
    """A form that shows an offer and writes what was sent back into it; saving is the caller's.

    `keeps_past`: a closing date that is past already may stay, as of an offer that is over.
    """

    def __init__(self, data: Any = None, files: Any = None, *, offer: Offer | None = None, **kwargs: Any) -> None:
        self.offer = offer
        self.keeps_past = kwargs.pop("keeps_past", False)
        initial = {name: getattr(offer, name) for name in self.base_fields if hasattr(offer, name)} if offer else {}
        super().__init__(data, files, label_suffix="", initial={**initial, **kwargs.pop("initial", {})}, **kwargs)
        for name, field in self.fields.items():
            hints = [f"{self[name].id_for_label}_hint"] if field.help_text else []
            if self.is_bound and name in self.errors:
                field.widget.attrs["aria-invalid"] = "true"
                hints.append(f"{self[name].id_for_label}_error")
            if hints:
                field.widget.attrs["aria-describedby"] = " ".join(hints)

    def write(self, offer: Offer) -> Offer:
        """Puts the cleaned values into `offer`. Not saved."""
        for name, value in self.cleaned_data.items():
            if name in self.base_fields and hasattr(offer, name):
                setattr(offer, name, value)
        offer.__dict__.pop("pay_in_words", None)
        return offer


class OfferForm(FromOffer):
    # As on the page: errors are listed in the order in which people meet them.
    field_order = (
        "title", "contract", "duration", "working_time", "hours", "positions", "description", "profile",
        "remote", "postcode", "commune", "street", "pay_min", "pay_max", "pay_unit", "pay_note", "starts_on", "closes_on",
    )  # fmt: skip

    title = _text(
        _("Title of the post"),
        120,
        help_text=_("As you would say it to a friend, open to women and men. Example: Vegetable grower (H/F)."),
        error_messages={"required": _("Write the title of the post.")},
    )
    contract = _choice(_("Contract"), Contract.choices, error_messages={"required": _("Choose the kind of contract.")})
    duration = _text(_("Length"), 60, required=False, help_text=_("For what is not permanent. Example: 8 months, from March."))
    working_time = _choice(_("Working time"), WorkingTime.choices, required=False, empty=_("Not said"))
    hours = AmountField(
        label=_("Hours a week"),
        required=False,
        min_value=Decimal("0.5"),
        max_value=60,
        max_digits=4,
        decimal_places=1,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": "6"}),
        error_messages={
            "invalid": _("Write a number of hours, as 35 or 17.5."),
            "min_value": _("Write a number of hours, as 35 or 17.5."),
            "max_value": _("Nobody may work more than %(limit_value)s hours a week."),
            "max_digits": _("Write a number of hours, as 35 or 17.5."),
            "max_decimal_places": _("Write a number of hours, as 35 or 17.5."),
            "max_whole_digits": _("Write a number of hours, as 35 or 17.5."),
        },
    )
    positions = forms.IntegerField(
        label=_("Number of posts"),
        initial=1,
        min_value=1,
        max_value=200,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": "4"}),
        error_messages={
            "required": _("Write how many people you look for."),
            "invalid": _("Write a whole number."),
            "min_value": _("Write at least %(limit_value)s."),
            "max_value": _("One offer is for %(limit_value)s posts at most."),
        },
    )
    remote = _choice(_("Remote work"), Remote.choices, empty=None)
    postcode = _text(
        _("Postcode"), 5, required=False, attrs={"inputmode": "numeric", "autocomplete": "postal-code", "size": "6"},
        error_messages={"max_length": _("A postcode has five digits.")},
    )  # fmt: skip
    commune = _text(_("Commune"), 80, required=False, attrs={"autocomplete": "address-level2"})
    street = _text(_("Street"), 120, required=False, help_text=_("Where the work is done, if candidates should know."))
    pay_min = AmountField(
        label=_("Lowest (€)"), required=False, min_value=0, max_value=MOST, max_digits=9, decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": "9"}),
        error_messages=SUM,
    )  # fmt: skip
    pay_max = AmountField(
        label=_("Highest (€)"), required=False, min_value=0, max_value=MOST, max_digits=9, decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": "9"}),
        error_messages=SUM,
    )  # fmt: skip
    pay_unit = _choice(_("Per hour, month…"), PayUnit.choices, required=False)
    pay_note = _text(
        _("About the pay"),
        160,
        required=False,
        help_text=_("Scale, bonuses, meal vouchers. Example: ECLAT agreement, group C, index 280."),
    )
    starts_on = DayField(label=_("Start"), required=False, help_text=_("Empty: as soon as possible."))
    closes_on = DayField(
        label=_("Closing date"), required=False,
        help_text=_("The last day to apply. Empty: the offer ends sixty days after it goes online."),
    )  # fmt: skip
    description = _text(
        _("The work"),
        LONGEST_TEXT,
        rows=12,
        help_text=_("What one does day by day, with whom, for whom. An empty line makes a paragraph, a dash starts a list."),
        error_messages={"required": _("Describe the work.")},
    )
    profile = _text(
        _("Who you look for"),
        LONGEST_TEXT,
        rows=6,
        required=False,
        help_text=_("Skills and experience. What cannot be asked: sex, age, origin, family, health, address."),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        self._check_place(given)
        self._check_pay(given)
        self._check_days(given)
        return given

    def _check_place(self, given: dict[str, Any]) -> None:
        postcode = given.get("postcode")
        if postcode and not department_of(postcode):
            self.add_error("postcode", _("There is no such postcode in France."))
        if given.get("remote") != Remote.FULL:
            if not postcode and "postcode" not in self.errors:
                self.add_error("postcode", _("Write the postcode of the place of work, or choose “Fully remote”."))
            if not given.get("commune") and "commune" not in self.errors:
                self.add_error("commune", _("Write the commune of the place of work, or choose “Fully remote”."))

    def _check_pay(self, given: dict[str, Any]) -> None:
        low, high = given.get("pay_min"), given.get("pay_max")
        if low is not None and high is not None and low > high:
            self.add_error("pay_max", _("The highest pay is below the lowest: swap them."))
        if (low is not None or high is not None) and not given.get("pay_unit") and "pay_unit" not in self.errors:
            self.add_error("pay_unit", _("Say whether the pay is by hour, day, month or year."))
        if low is None and high is None and "pay_min" not in self.errors and "pay_max" not in self.errors:
            given["pay_unit"] = ""

    def _check_days(self, given: dict[str, Any]) -> None:
        starts, closes, today = given.get("starts_on"), given.get("closes_on"), clock.today()
        kept = self.offer.closes_on if self.offer and self.offer.pk else None
        if closes and closes < today and not (self.keeps_past and closes == kept):
            self.add_error("closes_on", _("The closing date is past: give one to come."))
        elif closes and closes > today + timedelta(days=clock.LONGEST):
            self.add_error("closes_on", _("Offers stay six months at most: give a closer date, and renew later."))
        if starts and starts > today + timedelta(days=730):
            self.add_error("starts_on", _("The start is more than two years away."))
        elif starts and closes and starts < closes:
            self.add_error(
                "starts_on", _("The work would start before the closing date: change one of the two, or leave the start empty.")
            )


class OrganisationForm(FromOffer):
    organisation_name = _text(
        _("Name of the organisation"),
        120,
        attrs={"autocomplete": "organization"},
        error_messages={"required": _("Write the name of your organisation.")},
    )
    organisation_kind = _choice(
        _("Kind of organisation"), Kind.choices, error_messages={"required": _("Choose the kind of organisation.")}
    )
    siret = SiretField(
        label="SIRET", required=False, help_text=_("14 digits. It helps us to find you, and candidates to trust you.")
    )
    rna = RnaField(
        label="RNA", required=False, max_length=20, help_text=_("For associations without a SIRET. Example: W751234567.")
    )
    website = WebField(
        label=pgettext_lazy("offer", "Website"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "url"}),
    )
    logo = LogoField(
        label=_("Logo"),
        required=False,
        max_length=200,
        help_text=_("PNG, JPEG or WebP, 2 MB at most."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )
    apply_by = forms.ChoiceField(
        label=_("How do people apply?"), choices=ApplyBy.choices, widget=forms.RadioSelect, initial=ApplyBy.FORM
    )
    apply_email = forms.EmailField(
        label=_("Address for applications"),
        required=False,
        max_length=254,
        help_text=_("Hidden from programs that collect addresses."),
    )
    apply_url = WebField(
        label=_("Page for applications"), required=False, max_length=500, widget=forms.TextInput(attrs={"inputmode": "url"})
    )
    contact_name = _text(
        _("Whom to ask"),
        80,
        required=False,
        help_text=_("Shown with the offer. Example: Nadia Morel, coordinator."),
        attrs={"autocomplete": "off"},
    )
    contact_phone = _text(_("Telephone"), 30, required=False, attrs={"inputmode": "tel", "autocomplete": "off"})

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("apply_by") == ApplyBy.EMAIL and not given.get("apply_email") and "apply_email" not in self.errors:
            self.add_error("apply_email", _("Write the address to which people apply."))
        if given.get("apply_by") == ApplyBy.LINK and not given.get("apply_url") and "apply_url" not in self.errors:
            self.add_error("apply_url", _("Write the address of the page where people apply."))
        phone = given.get("contact_phone", "")
        if phone and sum(char.isdigit() for char in phone) < 3:
            self.add_error("contact_phone", _("Write a telephone number, or leave it empty."))
        return given

    def write(self, offer: Offer) -> Offer:
        logo = offer.logo
        super().write(offer)
        if not self.cleaned_data.get("logo"):
            offer.logo = logo
        return offer


class RecruiterForm(OrganisationForm):
    """The same with the address of the recruiter, until it is confirmed."""

    email = MailboxField(
        help_text=_("Never published. We write there to confirm the offer and to tell what becomes of it."),
        error_messages={"required": _("Write your address: it holds the key of the offer.")},
    )

    def clean_email(self) -> str:
        return self.cleaned_data["email"].strip().lower()


class AddressForm(GuardedForm):
    """One address: to find one's links again, or to invite a colleague."""

    email = MailboxField(label=_("E-mail"), error_messages={"required": _("Write an address.")})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_email(self) -> str:
        return self.cleaned_data["email"].strip().lower()


class ClosingForm(GuardedForm):
    """A new last day, to renew. Nothing that is online is shortened by it: see `editing.is_sooner()`."""

    closes_on = DayField(label=_("New closing date"), required=False)

    def __init__(self, *args: Any, offer: Offer, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.offer = offer
        self.fields["closes_on"].help_text = _("The last day to apply. Empty: until %(day)s.") % {
            "day": long_date(clock.renewed_until(offer.last_day))
        }

    def clean_closes_on(self) -> Any:
        closes = self.cleaned_data["closes_on"]
        if closes and closes < clock.today():
            raise forms.ValidationError(_("The closing date is past: give one to come."))
        if closes and closes > clock.today() + timedelta(days=clock.LONGEST):
            raise forms.ValidationError(_("Offers stay six months at most: give a closer date, and renew later."))
        if closes and self.offer.is_current and self.offer.last_day and closes < self.offer.last_day:
            raise forms.ValidationError(
                _("It is online until %(day)s already: give a later date. To end it sooner, use “Change it”.")
                % {"day": long_date(self.offer.last_day)}
            )
        return closes

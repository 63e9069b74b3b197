from datetime import date
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from wagtail.models import RevisionMixin

from core.text import fold
from jobs import clock, text
from jobs.choices import ApplyBy, Contract, Kind, PayUnit, Remote, WorkingTime
from jobs.models.in_words import InWords
from jobs.models.moving import Moving
from jobs.places import department_of
from jobs.querysets import OfferQuerySet
from jobs.states import APPROVED, IN_HAND, PENDING, OfferState

LONGEST_TEXT = 20_000


class Offer(InWords, Moving, RevisionMixin, models.Model):
    """An offer of work. Readers see it while it is approved and not past its last day; see `OfferQuerySet.current()`.

    `closes_on` is what the recruiter wrote, `last_day` the last day on which it is read; both days count whole, in the
    time zone of the site. A change of an offer that was approved is an `OfferEdit` until it is approved too.
    """

    MOVED_ONLY = frozenset({
        "state", "decided_version", "published_at", "online_since", "filled_at", "touched_at", "withdrawn_title",
        "withdrawn_organisation", "taken_down",
    })  # fmt: skip

    state = models.CharField(gettext_lazy("state"), max_length=20, choices=OfferState, default=OfferState.DRAFT, editable=False)
    # What is offered
    title = models.CharField(pgettext_lazy("offer", "title"), max_length=120)
    contract = models.CharField(gettext_lazy("contract"), max_length=20, choices=Contract)
    duration = models.CharField(gettext_lazy("length of the contract"), max_length=60, blank=True)
    working_time = models.CharField(gettext_lazy("working time"), max_length=10, choices=WorkingTime, blank=True)
    hours = models.DecimalField(gettext_lazy("hours a week"), max_digits=4, decimal_places=1, null=True, blank=True)
    positions = models.PositiveSmallIntegerField(gettext_lazy("number of posts"), default=1)
    street = models.CharField(gettext_lazy("street"), max_length=120, blank=True)
    postcode = models.CharField(gettext_lazy("postcode"), max_length=5, blank=True)
    commune = models.CharField(gettext_lazy("commune"), max_length=80, blank=True)
    department = models.CharField(gettext_lazy("département"), max_length=3, blank=True, editable=False)
    remote = models.CharField(gettext_lazy("remote work"), max_length=10, choices=Remote, default=Remote.NONE)
    pay_min = models.DecimalField(gettext_lazy("gross pay, from"), max_digits=9, decimal_places=2, null=True, blank=True)
    pay_max = models.DecimalField(gettext_lazy("gross pay, to"), max_digits=9, decimal_places=2, null=True, blank=True)
    pay_unit = models.CharField(gettext_lazy("pay is given"), max_length=10, choices=PayUnit, blank=True)
    pay_note = models.CharField(gettext_lazy("about the pay"), max_length=160, blank=True)
    starts_on = models.DateField(gettext_lazy("start"), null=True, blank=True)
    closes_on = models.DateField(gettext_lazy("closing date"), null=True, blank=True)
    description = models.TextField(gettext_lazy("the work"), max_length=LONGEST_TEXT)
    description_html = models.TextField(editable=False, default="")
    profile = models.TextField(gettext_lazy("who you look for"), max_length=LONGEST_TEXT, blank=True)
    profile_html = models.TextField(editable=False, default="")
    # Who offers it
    organisation = models.ForeignKey(
        "jobs.Organisation",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="offers",
        verbose_name=gettext_lazy("managed with"),
    )
    organisation_name = models.CharField(pgettext_lazy("offer", "organisation"), max_length=120, blank=True)
    organisation_kind = models.CharField(gettext_lazy("kind of organisation"), max_length=20, choices=Kind, blank=True)
    siret = models.CharField("SIRET", max_length=14, blank=True)
    rna = models.CharField("RNA", max_length=10, blank=True)
    website = models.URLField(pgettext_lazy("offer", "website"), max_length=300, blank=True)
    logo = models.FileField(gettext_lazy("logo"), upload_to="images/logos", max_length=120, blank=True)
    # How to apply, and whom to ask
    apply_by = models.CharField(gettext_lazy("how to apply"), max_length=12, choices=ApplyBy, default=ApplyBy.FORM)
    apply_email = models.EmailField(gettext_lazy("address for applications"), max_length=254, blank=True)
    apply_url = models.URLField(gettext_lazy("page for applications"), max_length=500, blank=True)
    contact_name = models.CharField(gettext_lazy("contact"), max_length=80, blank=True)
    contact_phone = models.CharField(gettext_lazy("telephone"), max_length=30, blank=True)
    # Never published
    email = models.EmailField(gettext_lazy("e-mail of the recruiter"), max_length=254, blank=True, db_index=True)
    confirmed_at = models.DateTimeField(null=True, blank=True, editable=False)
    findings = models.JSONField(default=list, blank=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)
    # The last text or decision: from here the time to keep it is counted.
    touched_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)
    # The first publication, or the renewal of what was over; an approval that is made again changes nothing of it.
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    # Since when it is online without a break: what alerts have not looked at yet.
    online_since = models.DateTimeField(null=True, blank=True, editable=False, db_index=True)
    # The last time that it was filled: the candidates who waited then are told.
    filled_at = models.DateTimeField(null=True, blank=True, editable=False)
    # What readers knew last, from when it left them: its candidates go on knowing it by that.
    withdrawn_title = models.CharField(max_length=120, blank=True, editable=False, default="")
    withdrawn_organisation = models.CharField(max_length=120, blank=True, editable=False, default="")
    # It left them by a moderator, or was refused since: its address does not say that it was withdrawn, it says nothing.
    taken_down = models.BooleanField(editable=False, default=False)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)
    last_day = models.DateField(gettext_lazy("last day"), null=True, blank=True, editable=False)
    reminded_for = models.DateField(null=True, blank=True, editable=False)
    ended_for = models.DateField(null=True, blank=True, editable=False)
    # Folded words, for the search of the board
    searchable = models.TextField(editable=False, default="")
    # Counts the texts that it had; the one before the eyes of the last who decided.
    version = models.PositiveIntegerField(default=1, editable=False)
    decided_version = models.PositiveIntegerField(default=0, editable=False)

    objects = OfferQuerySet.as_manager()

    # What a moderator approves. An edit of a live offer changes these through an OfferEdit only.
    REVIEWED = (
        "title", "contract", "duration", "working_time", "hours", "positions", "street", "postcode", "commune", "remote",
        "pay_min", "pay_max", "pay_unit", "pay_note", "starts_on", "closes_on", "description", "profile",
        "organisation_name", "organisation_kind", "siret", "rna", "website", "logo", "apply_by", "apply_url",
    )  # fmt: skip
    # What changes at once, whoever reads it.
    TRIVIAL = ("apply_email", "contact_name", "contact_phone")

    class Meta:
        verbose_name = gettext_lazy("offer")
        verbose_name_plural = gettext_lazy("offers")
        default_permissions = ()
        permissions = [("moderate_offer", gettext_lazy("Can approve and refuse offers"))]
        indexes = [
            models.Index(fields=("state", "last_day"), name="offers_current"),
            models.Index(fields=("state", "-published_at", "-id"), name="offers_newest"),
            models.Index(fields=("state", "department", "last_day"), name="offers_of_department"),
            models.Index(fields=("state", "contract", "last_day"), name="offers_of_contract"),
            models.Index(fields=("state", "organisation_kind", "last_day"), name="offers_of_kind"),
            models.Index(fields=("state", "id"), name="offers_queue"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.organisation_name})" if self.organisation_name else self.title

    # --- States -----------------------------------------------------------------------------------------------------

    @property
    def is_approved(self) -> bool:
        return self.state == APPROVED

    @property
    def is_current(self) -> bool:
        """Whether readers may apply now: the twin of `OfferQuerySet.current()`."""
        return self.state == APPROVED and self.last_day is not None and self.last_day >= clock.today()

    @property
    def is_expired(self) -> bool:
        return self.state == APPROVED and not self.is_current

    @property
    def is_in_hand(self) -> bool:
        """Whether its author writes in it directly: nobody reads it, and no moderator has it before their eyes."""
        return self.state in IN_HAND

    @property
    def kept_until(self) -> date:
        """When its recruiter's name and addresses are erased, if nothing more happens: the twin of `past_retention()`."""
        from jobs.models.settings import KEPT_MONTHS, first_day_past, offers_kept_months

        touched, months = clock.today(self.touched_at), offers_kept_months()
        waits = self.state == PENDING or self.edits.open().exists()  # type: ignore[attr-defined]
        over = first_day_past(max(touched, self.last_day or touched), months)
        read = first_day_past(touched, max(months, KEPT_MONTHS)) if waits else over
        applications = self.applications.last_kept_until()  # type: ignore[attr-defined]
        return max(over, read, clock.today(applications) if applications else over)

    @property
    def state_label(self) -> str:
        """The state in the words of a recruiter."""
        if self.is_current:
            return pgettext("offer", "Online")
        return _("Expired") if self.is_expired else self.get_state_display()

    @property
    def days_left(self) -> int | None:
        """Whole days after today; 0 on the last one, None where it is not read."""
        return (self.last_day - clock.today()).days if self.is_current and self.last_day else None

    # --- Content ----------------------------------------------------------------------------------------------------

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Stores the content; the state is not content: see `decide()`."""
        self.department = department_of(self.postcode)
        self.searchable = self.words_to_find()
        self.description_html, self.profile_html = text.render(self.description), text.render(self.profile)
        if not self._state.adding:
            named = kwargs.get("update_fields")
            if named is not None and self.MOVED_ONLY & set(named):
                raise TypeError("The state of an offer changes by decide() only.")
            if named is None:
                kwargs["update_fields"] = [
                    field.name
                    for field in self._meta.concrete_fields
                    if not field.primary_key and field.name not in self.MOVED_ONLY
                ]
        super().save(*args, **kwargs)

    def words_to_find(self) -> str:
        """What the search of the board looks in, one word at a time: so each stands once."""
        told = fold(" ".join([self.title, self.organisation_name, self.commune, self.description, self.profile]))
        return " ".join(dict.fromkeys(told.split()))[:8000]

    def store(self) -> None:
        """Saves a text that changed: one more version."""
        self.version += 1
        self.updated_at = self.touched_at = timezone.now()
        self.save()
        Offer._base_manager.filter(pk=self.pk).update(touched_at=self.touched_at)

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override, pgettext, pgettext_lazy
from wagtail.models import RevisionMixin

from core import stamp
from core.addresses import absolute
from core.dates import short_date
from core.text import fold
from jobs import clock, text
from jobs.board import OFFERS, board_url
from jobs.choices import UNWAGED, ApplyBy, Contract, Kind, PayUnit, Remote, WorkingTime
from jobs.places import department_of, names
from jobs.querysets import OfferQuerySet
from jobs.states import APPROVED, CLOSED, CORRECT, DRAFT, IN_HAND, OFFER_MOVES, PENDING, REFUSED, WITHDRAWN, OfferState
from review.models import Decision, Reviewable
from review.moves import Move

LONGEST_TEXT = 20_000
UNDO_WITHIN = timedelta(days=1)


class Offer(Reviewable, RevisionMixin, models.Model):
    """An offer of work. Readers see it while it is approved and not past its last day; see `OfferQuerySet.current()`.

    `closes_on` is what the recruiter wrote, `last_day` the last day on which it is read; both days count whole, in the
    time zone of the site. A change of an offer that was approved is an `OfferEdit` until it is approved too.
    """

    moves = OFFER_MOVES
    queue_key = "offers"
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

    # What follows a move, besides the state.
    FOLLOWING = (
        "decided_version", "confirmed_at", "touched_at", "published_at", "online_since", "filled_at", "last_day",
        "withdrawn_title", "withdrawn_organisation", "taken_down", "reminded_for",
    )  # fmt: skip
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
    def is_public(self) -> bool:
        """Whether it has a page of its own text: the twin of `OfferQuerySet.public()`."""
        return self.state == APPROVED or (self.state in CLOSED and self.last_day is not None)

    def as_read(self) -> "Offer":
        """What its page may show: itself, or the title that readers knew and nothing else of a text that nobody approved."""
        if self.is_public:
            return self
        return Offer(pk=self.pk, state=WITHDRAWN, title=self.withdrawn_title, published_at=self.published_at)

    @property
    def known_title(self) -> str:
        """What candidates know it by, also while another title waits for its approval."""
        return self.title if self.is_public else self.withdrawn_title or self.title

    @property
    def known_organisation(self) -> str:
        return self.organisation_name if self.is_public else self.withdrawn_organisation or self.organisation_name

    @property
    def is_in_hand(self) -> bool:
        """Whether its author writes in it directly: nobody reads it, and no moderator has it before their eyes."""
        return self.state in IN_HAND

    @property
    def may_be_restored(self) -> bool:
        """Whether its author may undo the withdrawal: of an offer that was online, within a day, the same text."""
        last = self.decisions.last()
        return bool(
            self.state == WITHDRAWN
            and last
            and (last.move, last.from_state) == ("withdraw", APPROVED)
            and last.made_at > timezone.now() - UNDO_WITHIN
            and self.last_day
            and self.last_day >= clock.today()
        )

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

    @classmethod
    def objections(cls, rows: Iterable[Any], move: Move, targets: dict[int, str]) -> dict[int, str]:
        found = {}
        for row in rows:
            if row.erased_at:
                found[row.pk] = _("Its author had it erased: nothing is left to decide on.")
            elif move.permission and targets[row.pk] not in (CORRECT, REFUSED) and row.version != row.decided_version:
                found[row.pk] = _("Its author is changing the text: it can be approved once it is sent again.")
            elif move.name == "approve" and row.closes_on and row.closes_on < clock.today():
                found[row.pk] = _("Its closing date is past: send it back, so that its author gives another one.")
            elif move.name == "submit" and row.confirmed_at is None:
                found[row.pk] = _("Its address is not confirmed yet.")
            elif move.name == "submit" and row.closes_on and row.closes_on < clock.today():
                found[row.pk] = _("Its closing date is past: give another one first.")
            elif move.name == "restore" and not row.may_be_restored:
                found[row.pk] = _("A withdrawal is undone within a day, of an offer that was online. Send it again instead.")
        return found

    @classmethod
    def moved(cls, decisions: Iterable[Decision], move: Move, undone: dict[int, Decision]) -> None:
        from jobs.applications.filled import AT_ONCE, tell_candidates
        from jobs.notifications import recall, tell_of_offer

        stamp.bump(OFFERS)  # Lists of current offers are kept under it.
        for decision in decisions:
            row: Offer = decision.subject  # type: ignore[assignment]
            row.decided_version = row.version
            if move.name == "confirm":
                row.confirmed_at = decision.made_at
            row.touched_at = decision.made_at
            if decision.to_state == APPROVED:
                row.published_at = row.published_at or decision.made_at
                if decision.from_state != APPROVED:
                    row.online_since = decision.made_at
                if row.last_day is None or move.name == "approve":
                    row.last_day = row.closes_on or clock.today(decision.made_at) + timedelta(days=clock.STANDARD)
                    if not clock.is_far(row.last_day):
                        row.reminded_for = row.last_day  # The mail that it is online says when it ends.
            elif decision.to_state in (DRAFT, PENDING, CORRECT, REFUSED):
                # An approval that is taken back leaves what readers knew before it, if anything.
                if decision.from_state in (APPROVED, *CLOSED) and row.last_day and not (undone and row.withdrawn_title):
                    row.withdrawn_title, row.withdrawn_organisation = row.title, row.organisation_name
                    row.taken_down = decision.from_state != WITHDRAWN
                row.last_day = None
            if decision.from_state == REFUSED and not move.permission:
                row.taken_down = True  # Its author does not bring back by one click what a moderator refused.
            if move.name == "fill":
                row.filled_at = decision.made_at
                transaction.on_commit(partial(tell_candidates, AT_ONCE), robust=True)
            cls._base_manager.filter(pk=row.pk).update(**{name: getattr(row, name) for name in cls.FOLLOWING})
            unheard = recall(row, undone[row.pk]) if undone else frozenset()
            tell_of_offer(row, move, decision, but=unheard)

    def decide(self, move: str, **kwargs: Any) -> Decision:
        decision = super().decide(move, **kwargs)
        self.refresh_from_db(fields=self.FOLLOWING)
        return decision

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

    def review_text(self) -> str:
        """Every field that readers see, with its name, in the language of the site."""
        with override(settings.LANGUAGE_CODE):
            lines = [(str(self._meta.get_field(name).verbose_name), self.shown(name)) for name in (*self.REVIEWED, *self.TRIVIAL)]  # type: ignore[union-attr]
        return "\n".join(f"{label}: {value}" for label, value in lines if value)

    def shown(self, name: str) -> str:
        """The value of a field in words: dates and numbers in the language of the page; "" where it is empty."""
        from jobs.pay import amount, euros

        value = getattr(self, name)
        if value in (None, ""):
            return ""
        if isinstance(value, date):
            return short_date(value)
        if name in ("pay_min", "pay_max"):
            return euros(value)
        if isinstance(value, Decimal):
            return amount(value).removesuffix("0") if value % 1 else amount(value)
        display = getattr(self, f"get_{name}_display", None)
        return str(display() if display else value)

    # --- Words for templates ----------------------------------------------------------------------------------------

    @property
    def slug(self) -> str:
        return slugify(self.known_title)[:60].strip("-") or "offre"

    def get_absolute_url(self) -> str:
        """Its page on the board; "" on a site without a board."""
        board = board_url()
        return f"{board}{self.pk}-{self.slug}/" if board and self.pk else ""

    @property
    def full_url(self) -> str:
        return absolute(self.get_absolute_url())

    @property
    def department_name(self) -> str:
        return names().get(self.department, "")

    @property
    def place(self) -> str:
        """“Tulle (19)”, "" where no commune was given."""
        return f"{self.commune} ({self.department})" if self.commune and self.department else self.commune

    @property
    def is_unwaged(self) -> bool:
        return self.contract in UNWAGED

    @property
    def has_pay(self) -> bool:
        return self.pay_min is not None or self.pay_max is not None

    @cached_property
    def pay_in_words(self) -> str:
        from jobs.pay import in_words

        return in_words(self)


def last_day_allowed(start: date | None = None) -> date:
    """The furthest closing date that may be given today."""
    return (start or clock.today()) + timedelta(days=clock.LONGEST)

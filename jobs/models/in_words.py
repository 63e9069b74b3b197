from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import override

from core.addresses import absolute
from core.dates import short_date
from jobs import pay
from jobs.board import board_url
from jobs.choices import UNWAGED
from jobs.places import names
from jobs.states import APPROVED, CLOSED, WITHDRAWN


class InWords:
    """What an offer says, to readers, to its recruiter and to who reviews it."""

    pk: Any
    _meta: Any
    REVIEWED: tuple[str, ...]
    TRIVIAL: tuple[str, ...]
    title: str
    contract: str
    commune: str
    department: str
    pay_min: Decimal | None
    pay_max: Decimal | None
    organisation_name: str
    withdrawn_title: str
    withdrawn_organisation: str
    published_at: datetime | None
    state: str
    last_day: date | None

    @property
    def is_public(self) -> bool:
        """Whether it has a page of its own text: the twin of `OfferQuerySet.public()`."""
        return self.state == APPROVED or (self.state in CLOSED and self.last_day is not None)

    def as_read(self) -> Any:
        """What its page may show: itself, or the title that readers knew and nothing else of a text that nobody approved."""
        if self.is_public:
            return self
        model: Any = type(self)
        return model(pk=self.pk, state=WITHDRAWN, title=self.withdrawn_title, published_at=self.published_at)

    @property
    def known_title(self) -> str:
        """What candidates know it by, also while another title waits for its approval."""
        return self.title if self.is_public else self.withdrawn_title or self.title

    @property
    def known_organisation(self) -> str:
        return self.organisation_name if self.is_public else self.withdrawn_organisation or self.organisation_name

    def review_text(self) -> str:
        """Every field that readers see, with its name, in the language of the site."""
        with override(settings.LANGUAGE_CODE):
            lines = [(str(self._meta.get_field(name).verbose_name), self.shown(name)) for name in (*self.REVIEWED, *self.TRIVIAL)]
        return "\n".join(f"{label}: {value}" for label, value in lines if value)

    def shown(self, name: str) -> str:
        """The value of a field in words: dates and numbers in the language of the page; "" where it is empty."""
        value = getattr(self, name)
        if value in (None, ""):
            return ""
        if isinstance(value, date):
            return short_date(value)
        if name in ("pay_min", "pay_max"):
            return pay.euros(value)
        if isinstance(value, Decimal):
            return pay.amount(value).removesuffix("0") if value % 1 else pay.amount(value)
        display = getattr(self, f"get_{name}_display", None)
        return str(display() if display else value)

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
        return pay.in_words(self)

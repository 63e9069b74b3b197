"""The queues of the site, and what each gives the desk: its model, filter, card and reasons."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from wagtail.admin.viewsets.model import ModelViewSet

from core import stamp
from review import tally
from review.cards import CardAct
from review.filters import QueueFilter
from review.models import RefusalReason, Reviewable
from review.selection import ReadyReasons
from review.views.card import CardView
from review.views.decide import DecideView
from review.views.listing import ListingView
from review.views.thread import ThreadView
from review.views.undo import UndoView

_queues: list["Queue"] = []


class Queue(ModelViewSet):
    """One queue of the desk. Register it with `add()` and with Wagtail's `register_admin_viewset`."""

    model: ClassVar[type[Reviewable]]
    permission: ClassVar[str]
    filter_class: ClassVar[type[QueueFilter]] = QueueFilter
    card_template: ClassVar[str]
    # The column that holds the tree path of the page that a row is about: gives the filter by section.
    section_column: ClassVar[str] = ""
    # The page of the admin that explains this queue to who decides.
    guide_url_name: ClassVar[str] = ""
    # A list of what is decided already: where the desk says how much waits, it is left out.
    never_waits: ClassVar[bool] = False
    # States in which no row begins and where many stay: `review.tally` keeps their count. `rows_in()` of them must be all.
    states_at_rest: ClassVar[tuple[str, ...]] = ()
    index_view_class = ListingView
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 20
    list_display = ["__str__"]

    @property
    def index_url_name(self) -> str:
        return self.get_url_name("index")

    @property
    def decide_url_name(self) -> str:
        return self.get_url_name("decide")

    @property
    def card_url_name(self) -> str:
        return self.get_url_name("card")

    @property
    def undo_url_name(self) -> str:
        return self.get_url_name("undo")

    @property
    def thread_url_name(self) -> str:
        return self.get_url_name("thread")

    @property
    def has_thread(self) -> bool:
        return type(self).thread is not Queue.thread

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("decide/", DecideView.as_view(queue=self), name="decide"),
            path("undo/", UndoView.as_view(queue=self), name="undo"),
            path("<int:pk>/", CardView.as_view(queue=self), name="card"),
            path("<int:pk>/thread/", ThreadView.as_view(queue=self), name="thread"),
        ]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        names = {"index_results_url_name": None, "add_url_name": None, "edit_url_name": None, "delete_url_name": None}
        return super().get_common_view_kwargs(**{**names, "queue": self, **kwargs})

    def get_form_class(self, for_update: bool = False) -> None:
        """Rows of a queue are decided on, not edited."""

    def is_shown_to(self, user: Any) -> bool:
        return user.has_perm(self.permission)

    def states(self) -> list[tuple[str, Any]]:
        """The states that the desk shows, each with its label."""
        return list(self.model._meta.get_field("state").choices or [])

    def rows(self) -> QuerySet:
        """All rows, with what a card needs already joined."""
        return self.model._default_manager.all()

    def light_rows(self) -> QuerySet:
        """The same rows, for counting, filtering and selecting. A queue whose `rows()` join much gives them bare here."""
        return self.rows()

    def prepare(self, rows: list[Any]) -> None:
        """Fetches, for the rows of one page, what a card shows beside the row itself."""

    def holds(self, row: Any) -> Sequence[str]:
        """Why `row` is held, one sentence each, plain or safe HTML. After `prepare()`."""
        return []

    def hold_choices(self) -> Sequence[tuple[str, Any]]:
        """What the filter by hold reason offers: (code, label)."""
        return []

    def filter_holds(self, rows: QuerySet, code: str) -> QuerySet:
        """The rows held for the reason `code` of `hold_choices()`."""
        return rows

    def section_choices(self) -> Sequence[tuple[str, Any]]:
        """What the filter by section offers: (tree path, title). Read only where `section_column` is given."""
        return []

    def filter_section(self, rows: QuerySet, path: str) -> QuerySet:
        """The rows about pages of the section at `path` and of all below it."""
        return rows.filter(**{f"{self.section_column}__startswith": path})

    def card_acts(self, row: Any, request: HttpRequest) -> Sequence[CardAct]:
        """Links to pages of the app about `row`, for this person. After `prepare()`."""
        return []

    def thread(self, row: Any, request: HttpRequest) -> str:
        """What surrounds `row`, as safe HTML, read on demand only; empty where nothing does."""
        return ""

    def ready_reasons(self) -> ReadyReasons:
        """The reasons that moderators pick from, kept in the cache until one changes."""
        label = self.model._meta.label_lower
        offered = RefusalReason.objects.filter(queue=label, active=True)
        return ReadyReasons(stamp.cached(f"reasons:{label}", lambda: list(offered)))

    def breadcrumbs(self, request: HttpRequest) -> list[dict[str, Any]]:
        """What stands above this queue: the desk, for who has several."""
        if len(queues_of(request.user)) < 2:
            return []
        return [{"url": reverse("review_desk"), "label": gettext("To review")}]

    @property
    def date_column(self) -> str:
        """Since when a row waits."""
        return self.filter_class.date_column

    def rows_in(self, state: str) -> QuerySet:
        """What the list counts in `state`."""
        rows: Any = self.model._default_manager
        return rows.in_state(state)

    def waiting_rows(self) -> QuerySet:
        return self.model._default_manager.none() if self.never_waits else self.rows_in(self.model.moves.waiting)

    def waiting(self) -> int:
        return self.waiting_rows().count()


def add(queue: Queue) -> Queue:
    _queues.append(queue)
    if queue.states_at_rest:
        tally.drops_on_delete(queue.model)
    return queue


def queue_of(model: type[Reviewable]) -> Queue | None:
    """The queue in which rows of `model` stand."""
    return next((queue for queue in _queues if queue.model is model), None)


def all_queues() -> list[Queue]:
    return list(_queues)


def queues_of(user: Any) -> list[Queue]:
    """The queues that `user` may decide on."""
    return [queue for queue in _queues if queue.is_shown_to(user)]

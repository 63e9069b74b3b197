from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from wagtail.admin.views import generic

from review import last, register, waiting
from review.among import Among
from review.cards import complete
from review.filters import QueueFilter
from review.keys import keys_enabled
from review.selection import MOST, ReasonForm, seen_token


class ListingView(generic.IndexView):
    """One state of a queue: cards, filter, and the acts that may start from this state."""

    queue: Any = None
    template_name = "review/desk/listing.html"
    is_searchable = False
    # The oldest first where something waits, the latest first elsewhere.
    default_ordering = None

    @cached_property
    def state(self) -> str:
        asked = self.request.GET.get("state", "")
        return asked if asked in dict(self.queue.states()) else self.queue.model.moves.waiting

    @cached_property
    def filter_form(self) -> QueueFilter:
        return self.queue.filter_class(self.request.GET, queue=self.queue)

    def get_page_title(self) -> str:
        return self.queue.menu_label

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, *self.queue.breadcrumbs(self.request), {"url": "", "label": self.get_page_title()}]

    def get_base_queryset(self) -> QuerySet:
        rows: Any = self.queue.light_rows()
        return rows.in_state(self.state).order_by(self.order)

    @cached_property
    def order(self) -> str:
        return "pk" if self.state == self.queue.model.moves.waiting else "-pk"

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        return self.filter_form.matching(queryset)

    @cached_property
    def numbers(self) -> waiting.Numbers:
        matching = self.get_queryset() if self.filter_form.is_narrow or not self.filter_form.is_valid() else None
        return waiting.numbers_of(self.request, self.queue, self.state, matching)

    def get_paginator(self, *args: Any, **kwargs: Any) -> Any:
        """The number of rows is known already."""
        paginator = super().get_paginator(*args, **kwargs)
        paginator.__dict__["count"] = self.numbers.number
        return paginator

    def paginate_queryset(self, queryset: QuerySet, page_size: int) -> Any:
        """Finds the rows of the page bare, and reads only those with all that their cards need: else a database makes it
        for each row that it skips."""
        paginator, page, bare, is_paginated = super().paginate_queryset(queryset, page_size)
        rows: Any = last.along(self.queue.rows()).annotate(register_head=register.head())
        shown = rows.filter(Among(bare)) if self.numbers.number else rows.none()
        return paginator, page, shown.order_by(self.order), is_paginated

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        rows = list(context["object_list"])
        complete(self.queue, rows, self.request)
        ready = self.queue.ready_reasons()
        acts = [move for move in self.queue.model.moves.open_from(self.state) if move.permission and not move.has_page]
        return {
            **context,
            "queue": self.queue,
            "rows": rows,
            "state": self.state,
            "seen": seen_token(self.state, rows[0].register_head if rows else None),
            "waits": self.state == self.queue.model.moves.waiting,
            "queues": waiting.waiting_for(self.request),
            "states": [(key, label, self.numbers.states[key]) for key, label in self.queue.states()],
            "filter_form": self.filter_form,
            "acts": self.queue.model.moves.offered_in_bulk(self.state),
            "asking": [(move, self._reason_form(move, ready)) for move in acts if move.needs_reason] if rows else [],
            "newest": self.numbers.newest,
            "most": MOST,
            "query": self.request.GET.urlencode(),
            "here": self.request.get_full_path(),
            "keys": keys_enabled(self.request.user),
        }

    def _reason_form(self, move: Any, ready: Any) -> ReasonForm:
        return ReasonForm(reasons=ready.of(move.name), needed=move.needs_reason, auto_id=f"{move.name}_%s")

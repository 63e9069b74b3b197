from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from wagtail.admin.views import generic

from review import register
from review.cards import complete
from review.filters import QueueFilter
from review.selection import seen_token


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
        return asked if asked in dict(self.states) else self.queue.model.moves.waiting

    @cached_property
    def states(self) -> list[tuple[str, Any]]:
        return self.queue.states()

    @cached_property
    def filter_form(self) -> QueueFilter:
        return self.queue.filter_class(self.request.GET, queue=self.queue)

    def get_page_title(self) -> str:
        return self.queue.menu_label

    def get_base_queryset(self) -> QuerySet:
        rows = self.queue.rows()
        waits = self.state == self.queue.model.moves.waiting
        return rows.in_state(self.state).annotate(register_head=register.head()).order_by("pk" if waits else "-pk")

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        return self.filter_form.matching(queryset)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        rows = list(context["object_list"])
        complete(self.queue, rows, self.request)
        counts = self.queue.counts()
        return {
            **context,
            "queue": self.queue,
            "rows": rows,
            "state": self.state,
            "seen": seen_token(self.state, rows[0].register_head if rows else None),
            "tabs": [(key, label, counts.get(key, 0)) for key, label in self.states],
            "filter_form": self.filter_form,
            "acts": self.queue.model.moves.offered_in_bulk(self.state),
            "newest": self.queue.newest_key(self.get_queryset()) if rows else 0,
            "query": self.request.GET.urlencode(),
        }

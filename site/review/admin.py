"""What the desk adds to Wagtail's admin: an entry of the menu, a panel of the dashboard, the list of reasons."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.model import ModelViewSet

from review.desk import all_queues, queues_of
from review.models import RefusalReason
from review.waiting import oldest_for, short, waiting_for


class DeskMenuItem(MenuItem):
    """“To review (12)”, for who may decide on at least one queue. The count is that of this very request."""

    def __init__(self) -> None:
        super().__init__(gettext_lazy("To review"), "", name="review", icon_name="clipboard-list", order=150)

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(queues_of(request.user))

    def render_component(self, request: HttpRequest) -> Any:
        queues = waiting_for(request)
        waiting = sum(number for _queue, number in queues)
        url = reverse(queues[0][0].get_url_name("index")) if len(queues) == 1 else reverse("review_desk")
        # Items are shared by all requests: a component of its own carries the count.
        label = f"{self.label} ({short(waiting)})" if waiting else str(self.label)
        return MenuItem(label, url, name=self.name, icon_name=self.icon_name).render_component(request)


class DeskPanel(Component):
    """The queues, what waits in each and since when, on the dashboard."""

    name = "review"
    order = 90
    template_name = "review/desk/panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        queues = [(queue, number) for queue, number in waiting_for(parent_context["request"]) if not queue.never_waits]
        oldest = oldest_for([queue for queue, _number in queues])
        return {
            "queues": [
                {
                    "label": queue.menu_label,
                    "icon": queue.icon,
                    "waiting": number,
                    "oldest": oldest.get(queue.name),
                    "url": reverse(queue.get_url_name("index")),
                }
                for queue, number in queues
            ]
        }


class ReasonForm(WagtailAdminModelForm):
    """A reason explains a move that its queue has."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        label, move = cleaned.get("queue"), cleaned.get("move")
        for queue in all_queues():
            if move and queue.model._meta.label_lower == label and move not in {known.name for known in queue.model.moves}:
                self.add_error("move", gettext("There is no such decision in this queue."))
        return cleaned


class ReasonViewSet(ModelViewSet):
    """The reasons for a refusal, as editors word them."""

    model = RefusalReason
    base_form_class = ReasonForm
    icon = "list-ul"
    menu_label = gettext_lazy("Reasons for a refusal")
    menu_name = "refusal-reasons"
    add_to_settings_menu = True
    list_display = ["label", "text", "active"]
    form_fields = ["queue", "move", "label", "text", "rank", "active"]
    copy_view_enabled = False
    inspect_view_enabled = False

    def formfield_for_dbfield(self, db_field: Any, **kwargs: Any) -> Any:
        if db_field.name == "queue":
            choices = [(queue.model._meta.label_lower, queue.menu_label) for queue in all_queues()]
            return forms.ChoiceField(label=db_field.verbose_name, choices=choices)
        if db_field.name == "move":
            moves = {move.name: move.label for queue in all_queues() for move in queue.model.moves if move.takes_reason}
            choices = [("", gettext_lazy("All that need a reason")), *moves.items()]
            return forms.ChoiceField(label=db_field.verbose_name, choices=choices, required=False, help_text=db_field.help_text)
        return super().formfield_for_dbfield(db_field, **kwargs)

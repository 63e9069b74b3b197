"""What waits for the decision of the person, on the first page of the admin: Wagtail's own panel, in a newsroom's words."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.models import Page, Revision, TaskState

from articles.models import ArticlePage


class ToDecidePanel(WorkflowObjectsToModeratePanel):
    template_name = "articles/admin/dashboard_to_decide.html"
    order = 200

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The longest waiting first. Each state has also `authors`, `section`, and actions that say what they do."""
        context = super().get_context_data(parent_context)
        states = context["states"][::-1]
        pages = [state["obj"] for state in states if isinstance(state["obj"], Page)]
        Page.objects.annotate_parent_page(pages)
        for state in states:
            parent = getattr(state["obj"], "_parent_page", None)
            state["section"] = parent.title if parent else ""
            state["authors"] = _signatures(state["revision"])
            state["actions"] = [(name, _label(name, label, state), window) for name, label, window in state["actions"]]
        return context | {"states": states}


def _signatures(revision: Revision) -> str:
    """Who signs the version that is proposed; the page itself may know of nobody yet."""
    page = revision.as_object()
    return ", ".join(author.name for author in page.authors) if isinstance(page, ArticlePage) else ""


def _label(name: str, label: Any, state: dict[str, Any]) -> Any:
    """As in the editor: the last approval publishes, and says so."""
    left = [task for task in state["workflow_tasks"] if task.status != TaskState.STATUS_APPROVED]
    return _("Approve and publish") if name == "approve" and len(left) == 1 else label

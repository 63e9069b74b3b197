"""The first page of the admin: what waits for the person, what the person is writing, what came out."""

from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from articles.admin.to_decide import ToDecidePanel
from articles.models import ArticlePage, ReviewTask
from articles.status import Status, reason_of_last_review, with_status

ROWS = 10
WRITING = {"add", "change", "publish"}


class ArticlesPanel(Component):
    """A table of articles; nothing for those who write none."""

    template_name = "articles/admin/dashboard_articles.html"
    name = ""
    order = 200

    def __init__(self, user) -> None:
        self.user = user

    def articles(self) -> QuerySet:
        raise NotImplementedError

    def get_context_data(self, parent_context) -> dict[str, Any]:
        may_read = page_permission_policy.user_has_any_permission(self.user, WRITING)
        articles = list(self.articles()[:ROWS]) if may_read else []
        Page.objects.annotate_parent_page(articles)
        for article in articles:
            parent = getattr(article, "_parent_page", None)
            article.section_title = parent.title if parent else ""
        return {"panel": self, "may_read": may_read, "articles": articles, "request": parent_context["request"]}


def _listed(articles: QuerySet) -> QuerySet:
    articles = with_status(articles).annotate(last_reason=reason_of_last_review())
    return articles.defer("body", "online_links", "documents", "corrections").select_related("owner")


class ProposedPanel(ArticlesPanel):
    """For those who do not decide: what colleagues propose, to read and give an opinion."""

    name = "proposed"
    order = 220

    def articles(self) -> QuerySet:
        if ReviewTask.decides(self.user):
            return ArticlePage.objects.none()
        proposed = _listed(ArticlePage.objects.all()).filter(status_word=Status.PROPOSED)
        return proposed.exclude(owner=self.user).order_by("-latest_revision_created_at")


class MyDraftsPanel(ArticlesPanel):
    name = "drafts"
    order = 230

    def articles(self) -> QuerySet:
        mine = _listed(ArticlePage.objects.filter(owner=self.user)).filter(Q(live=False) | Q(has_unpublished_changes=True))
        return mine.exclude(status_word=Status.EXPIRED).order_by("-latest_revision_created_at")


class PublishedPanel(ArticlesPanel):
    name = "published"
    order = 240

    def articles(self) -> QuerySet:
        """What readers could first read these seven days, whatever date it bears: post-dated, on that date."""
        now = timezone.now()
        came_out = Greatest(Coalesce("first_published_at", "public_date"), "public_date")
        out = ArticlePage.objects.filter(live=True, public_date__lte=now).annotate(came_out=came_out)
        return _listed(out.filter(came_out__gt=now - timedelta(days=7))).order_by("-came_out")


class BeginPanel(Component):
    """What one comes for, first."""

    name = "begin"
    order = 50
    template_name = "articles/admin/dashboard_begin.html"

    def get_context_data(self, parent_context) -> dict[str, Any]:
        return {"may_write": page_permission_policy.user_has_permission(parent_context["request"].user, "add")}


class WaitingElsewherePanel(Component):
    """What apps above have waiting: comments, offers."""

    name = "waiting"
    order = 210
    template_name = "articles/admin/dashboard_waiting.html"

    def get_context_data(self, parent_context) -> dict[str, Any]:
        return {"request": parent_context["request"]}


def compose(request, panels: list) -> None:
    """Ours stand in the place of Wagtail's, of which one comes back in our words; what other apps add stays."""
    decides = any(isinstance(panel, WorkflowObjectsToModeratePanel) for panel in panels)
    own = [panel(request.user) for panel in (ProposedPanel, MyDraftsPanel, PublishedPanel)]
    stock_names = {"workflow_objects_to_moderate", "user_objects_in_workflow_moderation", "recent_edits", "locked_pages"}
    others = [panel for panel in panels if getattr(panel, "name", "") not in stock_names]
    panels[:] = [BeginPanel(), *([ToDecidePanel()] if decides else []), WaitingElsewherePanel(), *own, *others]

"""Wagtail's own views of a page, with what articles add: reasons that are due, rules of keywords, opinions of colleagues."""

import json

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.preview import ViewDraftView
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import TaskState

from articles.admin.article_form import APPROVALS
from articles.admin.checks_panel import with_our_checks
from articles.admin.opinions import OpinionView
from articles.admin.said import SaysWhen, decided
from articles.admin.where import ChooseSectionView
from articles.checks import findings
from articles.keyword_rules import broken_rules
from articles.models import ArticlePage
from articles.models.review import NEEDS_REASON


class ArticleEditView(SaysWhen, EditView):
    partials_template_name = "articles/admin/edit_partials.html"
    after = "after_edit_page"

    def workflow_action_is_valid(self) -> bool:
        """A refusal without a reason is not done: the text is saved, and the editor told why nothing else happened."""
        if not super().workflow_action_is_valid():
            return False
        try:
            said = json.loads(self.request.POST.get("workflow-action-extra-data") or "{}")
            comment = str(said.get("comment", ""))
        except (ValueError, AttributeError):
            return False
        if self.workflow_action in NEEDS_REASON and not comment.strip():
            messages.error(self.request, _("Write the reason: the author will receive it."))
            return False
        return True

    def add_save_confirmation_message(self) -> None:
        """After a decision, Wagtail says that the page was updated."""
        if self.action_name != "perform_workflow_action":
            return super().add_save_confirmation_message()
        article = ArticlePage.objects.get(pk=self.page.pk)
        return messages.success(self.request, decided(article, self.workflow_action), buttons=[self.get_edit_message_button()])

    def dispatch(self, request, page_id, **kwargs):
        article = ArticlePage.objects.filter(pk=page_id).first()
        if article and not kwargs and article.permissions_for_user(request.user).may_only_comment():
            return OpinionView.as_view()(request, page_id=page_id)
        return super().dispatch(request, page_id, **kwargs)

    def get_side_panels(self):
        return with_our_checks(super().get_side_panels())

    def get_context_data(self, **kwargs):
        """The remarks of the panel of checks go with each saving by itself."""
        context = super().get_context_data(**kwargs)
        context["article_findings"] = findings(self.page) if context["is_partial"] else None
        return context


class ArticleCreateView(SaysWhen, CreateView):
    after = "after_create_page"

    def get_side_panels(self):
        return with_our_checks(super().get_side_panels())


class ArticleDraftView(ViewDraftView):
    def dispatch(self, request, page_id, *args, **kwargs):
        article = get_object_or_404(ArticlePage, pk=page_id).get_latest_revision_as_object()
        if article.permissions_for_user(request.user).can_read_proposed():
            return article.make_preview_request(request, article.default_preview_mode)
        return super().dispatch(request, page_id, *args, **kwargs)


class ArticleWorkflowActionView(WorkflowActionView):
    """From the dashboard, where there is no form of the article to check."""

    def post(self, request, *args, **kwargs):
        if self.action_name in APPROVALS:
            sentences = broken_rules(self.object.get_latest_revision_as_object().keywords.all())
            if sentences:
                messages.error(request, " ".join(sentences))
                return self._answer(request, reverse("wagtailadmin_pages:edit", args=[self.object.pk]))
        if self.action_name in NEEDS_REASON and not request.POST.get("comment", "").strip() and not self._in_window(request):
            messages.error(request, _("Write the reason: the author will receive it."))
            return redirect(self.redirect_url)
        answer = super().post(request, *args, **kwargs)
        self.task_state.refresh_from_db(fields=["status"])
        if self.task_state.status != TaskState.STATUS_IN_PROGRESS:  # A window given back for want of words decides nothing.
            messages.success(request, decided(ArticlePage.objects.get(pk=self.object.pk), self.action_name))
        return answer

    def _in_window(self, request) -> bool:
        return request.headers.get("x-requested-with") == "XMLHttpRequest"

    def _answer(self, request, address: str):
        if self._in_window(request):
            return self.render_modal_json(request, {"step": "success", "redirect": address})
        return redirect(address)


class ArticleViewSet(PageViewSet):
    model = ArticlePage
    choose_parent_view_class = ChooseSectionView
    add_view_class = ArticleCreateView
    edit_view_class = ArticleEditView
    view_draft_view_class = ArticleDraftView
    workflow_action_view_class = ArticleWorkflowActionView


def refuse_bulk_publication(request, action_type: str, objects, action):
    """Before Wagtail's bulk publication: articles that break a rule of keywords stop it, each named."""
    if action_type != "publish":
        return None
    broken = [page for page in objects if isinstance(page.specific, ArticlePage) and _breaks_rules(page.specific)]
    if not broken:
        return None
    titles = ", ".join(page.title for page in broken)
    messages.error(
        request,
        _("Nothing was published: a required keyword is missing, or a group has too many, in %(titles)s.") % {"titles": titles},
    )
    return redirect(action.next_url or "wagtailadmin_home")


def _breaks_rules(article: ArticlePage) -> bool:
    return bool(broken_rules(article.get_latest_revision_as_object().keywords.all()))

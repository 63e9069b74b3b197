"""Colleagues discuss a proposed article in its own editor: only their comments are kept, the text is never touched."""

from django.db import transaction
from django.http import JsonResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem, PageActionMenu
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import CommentPanel, ObjectList
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import ChecksSidePanel, PreviewSidePanel
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import COMMENTS_RELATION_NAME

from articles.models import ArticlePage
from articles.permissions import CommentingPermissions

NEED_THE_RIGHT_TO_EDIT = (PreviewSidePanel, ChecksSidePanel)


class KeepComments(ActionMenuItem):
    """The one thing to do at the foot of the editor."""

    template_name = "articles/admin/keep_comments.html"


def comments_form() -> type:
    """A form of comments, theirs and nothing else: whatever else the browser sends is not read."""
    panel = ObjectList([CommentPanel()], base_form_class=WagtailAdminPageForm)
    return panel.bind_to_model(ArticlePage).get_form_class()


class OpinionView(EditView):
    """Wagtail's editor for who may read the article and not change it."""

    def get_object(self):
        article = super().get_object()
        article.permission_tester = CommentingPermissions
        return article

    def get(self, request, *args, **kwargs):
        self._open()
        messages.info(
            request, _("You may comment on this article, not change it: of what you write here, only your comments are kept.")
        )
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        self._open()
        form = comments_form()(
            request.POST,
            instance=self.page,
            subscription=self.subscription,
            parent_page=self.parent,
            for_user=request.user,
        )
        try:
            valid = form.is_valid() and "comments" in form.formsets and not self._deletes_of_others(form)
        except (LookupError, ValueError, OverflowError):  # Numbers of forms, or ids, that no browser sends.
            valid = False
        if valid:
            self._keep(form)
        if not self.expects_json_response:
            if valid:
                messages.success(request, _("Your comments are kept."))
            else:
                messages.error(request, _("Your comments could not be kept: nobody changes the comment of somebody else."))
            return self.redirect_and_remain()
        if not valid:
            return super().form_invalid(self._spread(form))
        self._spread(form)
        return JsonResponse(
            {
                "success": True,
                "pk": self.page.pk,
                "revision_id": self.page.latest_revision_id,
                "revision_created_at": self.latest_revision_created_at,
                "field_updates": {},
                "comments": form.serialize_comments(request.user),
                "html": self.render_partials(),
            }
        )

    def _deletes_of_others(self, form) -> bool:
        """Django does not check a form that is to be deleted, so Wagtail's check of who wrote it is never asked."""
        comments = form.formsets["comments"]
        gone = [*comments.deleted_forms, *(reply for sent in comments.forms for reply in sent.formsets["replies"].deleted_forms)]
        return any(sent.instance.pk and sent.instance.user_id != self.request.user.pk for sent in gone)

    @transaction.atomic
    def _keep(self, form) -> None:
        """No version is made: the one that its author is writing stays the latest, and no warning of a conflict comes up."""
        form.save(commit=False)
        self.subscription.save()
        for comment in form.formsets["comments"].new_objects:
            comment.revision_created = self.latest_revision
        getattr(self.page, COMMENTS_RELATION_NAME).commit()
        self.form = form
        changes = self.get_commenting_changes()
        self.log_commenting_changes(changes, self.latest_revision)
        self.send_commenting_notifications(changes)

    def _open(self) -> None:
        """The lock of the workflow is about the text."""
        self.lock, self.locked_for_user = None, False

    def _spread(self, form):
        """The whole form again, for what the page around it shows."""
        self.form = self.form_class(
            instance=self.page, subscription=self.subscription, parent_page=self.parent, for_user=self.request.user
        )
        return form

    def get_editing_sessions(self) -> None:
        """Nobody's text is at stake; and Wagtail answers 404 to the news of who may not edit the page itself."""

    def get_action_menu(self):
        menu = PageActionMenu(self.request, view="edit", page=self.page, lock=None, locked_for_user=False)
        menu.default_item, menu.menu_items = KeepComments(), []
        return menu

    def get_side_panels(self):
        panels = super().get_side_panels()
        return MediaContainer([panel for panel in panels if not isinstance(panel, NEED_THE_RIGHT_TO_EDIT)])

    @cached_property
    def header_more_buttons(self):
        return []

"""The reading of proposed articles by editors, on Wagtail's workflow: a task with a reasoned refusal, and its record."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState, WorkflowState

NEEDS_REASON = ("reject", "refuse")


class ReviewTask(AbstractGroupApprovalTask):
    """Members of the groups read the article and publish it, pass it, send it back or refuse it.

    Its author may go on writing and answer comments meanwhile: what is approved is the latest version.
    """

    @classmethod
    def decides(cls, user) -> bool:
        """Whether `user` is of those who decide on proposed articles."""
        return user.is_superuser or cls.objects.filter(active=True, groups__in=user.groups.all()).exists()

    def get_actions(self, obj, user) -> list[tuple[str, Any, bool]]:
        """(name, label, whether a window asks for words), as Wagtail wants them. "and publish" is added by Wagtail."""
        if not super().get_actions(obj, user):
            return []
        return [
            ("approve", _("Approve"), False),
            ("pass", _("Approve without publishing"), False),
            ("reject", _("Ask for changes"), True),
            ("refuse", _("Refuse"), True),
        ]

    def get_form_for_action(self, action: str):
        from articles.admin.review_forms import OpinionForm, ReasonForm

        return ReasonForm if action in NEEDS_REASON else OpinionForm

    def locked_for_user(self, obj, user) -> bool:
        return obj.owner_id != user.pk and super().locked_for_user(obj, user)

    @transaction.atomic
    def on_action(self, task_state: TaskState, user, action_name: str, comment: str = "", **kwargs) -> None:
        """Raises PermissionDenied where a reason is due and missing."""
        if action_name in NEEDS_REASON and not comment.strip():
            raise PermissionDenied(_("A refusal needs a reason."))
        if action_name == "refuse":
            Refusal.record(task_state, user, comment)
        elif action_name == "pass":
            task_state.workflow_state.publish_when_finished = False
            task_state.approve(user=user, comment=comment)
        else:
            super().on_action(task_state, user, action_name, comment=comment, **kwargs)

    @classmethod
    def get_description(cls):
        return _("Members of the chosen groups publish the article, approve it, send it back or refuse it with a reason")

    class Meta:
        verbose_name = _("reading by editors")
        verbose_name_plural = _("readings by editors")


class Refusal(models.Model):
    """A firm refusal: it ends the workflow of the article, and stays."""

    workflow_state = models.OneToOneField(WorkflowState, on_delete=models.CASCADE, related_name="refusal")
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("refused by")
    )
    at = models.DateTimeField(_("refused on"), auto_now_add=True)

    class Meta:
        verbose_name = _("refusal")
        verbose_name_plural = _("refusals")

    def __str__(self) -> str:
        return self.reason

    @classmethod
    def record(cls, task_state: TaskState, user, reason: str) -> "Refusal":
        """The row first, then the change of state: whoever is told of the change finds the reason."""
        state = task_state.workflow_state
        refusal = cls.objects.create(workflow_state=state, reason=reason.strip(), by=user)
        task_state.reject(user=user, comment=refusal.reason)
        state.cancel(user=user)
        return refusal

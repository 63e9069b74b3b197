"""Mails about articles that Wagtail does not send by itself. The words of those it does are in templates/wagtailadmin."""

from wagtail.admin.mail import WorkflowStateApprovalEmailNotifier
from wagtail.models import WorkflowState
from wagtail.signals import workflow_cancelled

tell_author = WorkflowStateApprovalEmailNotifier()


def published_without_approval(sender, instance: WorkflowState, user=None, **kwargs) -> None:
    """An editor who presses "Publish" on a proposed article ends its workflow as cancelled: its author is told all the same."""
    page = instance.content_object
    if page.live and not page.has_unpublished_changes and not hasattr(instance, "refusal"):
        tell_author(instance=instance, user=user)


def connect() -> None:
    workflow_cancelled.connect(published_without_approval, dispatch_uid="articles.published_without_approval")

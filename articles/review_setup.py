"""The workflow "Relecture" on the whole tree, made once: renamed, moved or switched off by people, it stays as they left it."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import GroupApprovalTask, Page, Task, Workflow, WorkflowPage, WorkflowTask

from accounts.roles import EDITORS
from articles.models import ReviewTask

STOCK_NAME = "Moderators approval"


def set_up_review(**kwargs) -> None:
    """A receiver of post_migrate. Does nothing where the tree or the groups of the readers are not there yet."""
    root = Page.objects.filter(depth=1).first()
    groups = Group.objects.filter(role__key__in=EDITORS)
    if root is None or not groups:
        return
    remove_stock_workflow()
    if ReviewTask.objects.exists():
        return
    with override(settings.LANGUAGE_CODE):
        task = ReviewTask.objects.create(name=_("Reading by editors"))
        task.groups.set(groups)
        workflow = Workflow.objects.create(name=_("Editorial review"))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    if not WorkflowPage.objects.filter(page=root).exists():
        WorkflowPage.objects.create(workflow=workflow, page=root)


def remove_stock_workflow() -> None:
    """Wagtail's own first workflow, where it was never used: two workflows of the same purpose would confuse everyone."""
    for workflow in Workflow.objects.filter(name=STOCK_NAME, workflow_states__isnull=True):
        workflow.delete()
    unused = GroupApprovalTask.objects.filter(name=STOCK_NAME, task_states__isnull=True, workflow_tasks__isnull=True)
    Task.objects.filter(pk__in=list(unused.values_list("pk", flat=True))).delete()

from django import template
from wagtail.models import TaskState

from articles.models import Refusal

register = template.Library()


@register.simple_tag
def refusal_of(task_state: TaskState) -> Refusal | None:
    """The firm refusal that ended the workflow of `task_state`, if it did."""
    return Refusal.objects.filter(workflow_state=task_state.workflow_state_id).first()

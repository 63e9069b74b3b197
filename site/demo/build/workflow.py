"""Articles on their way: proposed to the editors, or refused with a reason."""

from wagtail.models import Page

from accounts.models import User


def propose(page: Page, by: User):
    """Starts the workflow that the page's place in the tree gives; nothing where there is none."""
    workflow = page.get_workflow()
    return workflow.start(page, by) if workflow else None


def refuse(page: Page, by: User, editor: User, reason: str) -> None:
    state = propose(page, by)
    if state:
        state.current_task_state.reject(user=editor, update=True, comment=reason)

"""Articles on their way: proposed to the editors, or refused with a reason."""

from wagtail.models import Page, WorkflowState

from accounts.models import User


def propose(page: Page, by: User) -> WorkflowState | None:
    """Starts the workflow that the page's place in the tree gives; None where somebody took it away."""
    workflow = page.get_workflow()
    return workflow.start(page, by) if workflow else None


def refuse(page: Page, by: User, editor: User, reason: str) -> None:
    """Proposed by its author, refused by an editor: the reason is kept."""
    _act(propose(page, by), editor, "refuse", reason)


def _act(state: WorkflowState | None, editor: User, action: str, comment: str) -> None:
    if state:
        state.current_task_state.task.specific.on_action(state.current_task_state, editor, action, comment=comment)

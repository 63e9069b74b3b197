"""The menu at the foot of the editor."""

from wagtail.admin.action_menu import ActionMenuItem, RestartWorkflowMenuItem


def one_way_to_propose_again(items: list[ActionMenuItem]) -> None:
    """To whoever was asked for changes Wagtail also offers to begin the whole reading anew, which nobody tells from proposing
    again to those who asked."""
    items[:] = [item for item in items if not isinstance(item, RestartWorkflowMenuItem)]

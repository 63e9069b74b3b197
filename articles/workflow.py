"""The workflow that ties proposing, reading and publishing an article. See docs/decisions/0012."""


def finish(workflow_state, user=None) -> None:
    """What the end of an approved workflow does: it publishes, at the article's own dates, unless asked not to.

    Named by WAGTAIL_FINISH_WORKFLOW_ACTION and loaded with Wagtail's models: nothing is imported at the top.
    """
    if getattr(workflow_state, "publish_when_finished", True):
        workflow_state.content_object.get_latest_revision().publish(user=user)

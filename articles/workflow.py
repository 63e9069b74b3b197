"""The workflow that ties proposing, reading and publishing an article: see the decision record on approval."""


def finish(workflow_state, user=None) -> None:
    """What the end of an approved workflow does: it publishes, at the article's own dates, unless asked not to.

    Named by WAGTAIL_FINISH_WORKFLOW_ACTION and loaded with Wagtail's models: nothing is imported at the top.
    """
    if getattr(workflow_state, "publish_when_finished", True):
        workflow_state.content_object.get_latest_revision().publish(user=user)


def follow_latest_version(sender, instance, **kwargs) -> None:
    """Receiver of a saved Revision. What editors preview and decide on is the latest version, not the one first proposed."""
    from wagtail.models import TaskState

    waiting = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__base_content_type=instance.base_content_type_id,
        workflow_state__object_id=instance.object_id,
    )
    waiting.exclude(revision=instance).update(revision=instance)

"""What follows the publication of an article."""

from typing import Any

from django.conf import settings
from django.db import transaction

from articles.models import ArticlePage
from articles.tasks import prepare_pictures


def published(instance: ArticlePage, **kwargs: Any) -> None:
    """Where a worker runs, the editor does not wait for pictures; without one, the first reader's page makes them."""
    if settings.TASK_WORKER:
        transaction.on_commit(lambda: prepare_pictures.enqueue(instance.pk))

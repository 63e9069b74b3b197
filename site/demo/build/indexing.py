"""Search and references: a page is saved four times on its way to being published, and indexed once."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_save
from modelsearch.index import get_indexed_models, insert_or_update_object
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update


@contextmanager
def indexed_once() -> Iterator[None]:
    """Whatever is saved inside is indexed at the end; when it fails, nothing is, as nothing was kept."""
    saved: dict[type[Model], set[Any]] = defaultdict(set)

    def note(sender: type[Model], instance: Model, **kwargs: Any) -> None:
        saved[sender].add(instance.pk)

    searched = set(get_indexed_models())
    for model in searched:
        post_save.disconnect(post_save_signal_handler, sender=model)
    post_save.connect(note)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        post_save.disconnect(note)
        for model in searched:
            if getattr(model, "search_auto_update", True):
                post_save.connect(post_save_signal_handler, sender=model)
    for model, keys in saved.items():
        _index(model, keys, searched)


def _index(model: type[Model], keys: set[Any], searched: set[type[Model]]) -> None:
    referring = ReferenceIndex.is_indexed(model)
    if model not in searched and not referring:
        return
    for instance in model._default_manager.filter(pk__in=keys):
        if model in searched:
            insert_or_update_object(instance)
        if referring:
            ReferenceIndex.create_or_update_for_object(instance)

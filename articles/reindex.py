"""A keyword or an author renamed changes what their articles answer to: those articles are indexed again."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import post_init, post_save, pre_delete
from wagtail.search import index

from articles.models import ArticlePage, Author, Keyword

# One batch in memory at a time; each article is read with its authors and keywords.
BATCH = 100


def connect() -> None:
    for model in (Keyword, Author):
        name = model._meta.label
        post_init.connect(remember, sender=model, dispatch_uid=f"search-name-{name}")
        post_save.connect(renamed, sender=model, dispatch_uid=f"search-save-{name}")
    pre_delete.connect(deleted, sender=Keyword, dispatch_uid="search-delete-keyword")


def remember(instance: Keyword | Author, **kwargs: Any) -> None:
    instance.__dict__["_indexed_name"] = instance.__dict__.get("name")


def renamed(instance: Keyword | Author, created: bool, raw: bool = False, **kwargs: Any) -> None:
    if raw or created or instance.__dict__.get("_indexed_name") == instance.name:
        return
    remember(instance)
    later(articles_of(instance))


def deleted(instance: Keyword, **kwargs: Any) -> None:
    later(articles_of(instance))


def articles_of(thing: Keyword | Author) -> QuerySet[ArticlePage]:
    return ArticlePage.objects.about(thing) if isinstance(thing, Keyword) else ArticlePage.objects.by_author(thing)


def later(articles: QuerySet[ArticlePage]) -> None:
    """Indexes `articles` on commit, batch after batch: what a reader finds never waits for a command."""
    pks = list(articles.values_list("pk", flat=True))
    transaction.on_commit(lambda: reindex(pks))


def reindex(pks: list[int]) -> None:
    for start in range(0, len(pks), BATCH):
        for page in ArticlePage.objects.filter(pk__in=pks[start : start + BATCH]):
            index.insert_or_update_object(page)

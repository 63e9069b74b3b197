"""Two keywords made one: articles keep exactly one link, drafts included, and the old address leads to the new one."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import TextField
from django.db.models.functions import Cast
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex, Revision
from wagtail.search import index

from articles.models import ArticleKeyword, ArticlePage, Keyword
from articles.redirections import redirect_permanently


class CannotMerge(ValueError):
    """The two keywords are the same, or one of them is gone."""


@transaction.atomic
def merge(source: Keyword, target: Keyword, *, by=None) -> int:
    """Moves all that `source` ties to `target`, then deletes `source`. The number of articles that changed.

    Raises CannotMerge.
    """
    locked = Keyword.objects.select_for_update().in_bulk([source.pk, target.pk])
    if len(locked) != 2:
        raise CannotMerge
    source, target = locked[source.pk], locked[target.pk]
    pages = _move_links(source, target)
    pages |= _move_in_revisions(source, target)
    old_address = source.get_absolute_url()
    target.remember(source)
    said = {"source": {"name": source.name, "slug": source.slug}, "articles": len(pages)}
    source.delete()
    redirect_permanently(old_address, target.get_absolute_url())
    log(target, "articles.keyword.merge", user=by, data=said)
    for article in ArticlePage.objects.filter(pk__in=pages):
        ReferenceIndex.create_or_update_for_object(article)
        index.insert_or_update_object(article)
    return len(pages)


def used_by(keyword: Keyword) -> set[int]:
    """Ids of the articles that have this keyword, in what is stored or in their latest version."""
    linked = set(ArticleKeyword.objects.filter(tag=keyword).values_list("content_object_id", flat=True))
    latest = set(ArticlePage.objects.filter(latest_revision__isnull=False).values_list("latest_revision_id", flat=True))
    drafts = (revision for revision in _revisions_naming(keyword) if revision.pk in latest)
    return linked | {int(revision.object_id) for revision in drafts}


def _move_links(source: Keyword, target: Keyword) -> set[int]:
    """Row by row, so that whoever watches the links by signals hears of each."""
    moved = set()
    having_target = set(target.items.values_list("content_object_id", flat=True))
    for link in source.items.all():
        moved.add(link.content_object_id)
        if link.content_object_id in having_target:
            link.delete()
        else:
            link.tag = target
            link.save()
    return moved


def _move_in_revisions(source: Keyword, target: Keyword) -> set[int]:
    """Versions kept as JSON would bring the old keyword back, or lose both, when published."""
    moved = set()
    for revision in _revisions_naming(source):
        kept, seen = [], set()
        for link in revision.content["keyword_items"]:
            tag = target.pk if link["tag"] == source.pk else link["tag"]
            if tag not in seen:
                seen.add(tag)
                kept.append({**link, "tag": tag})
        Revision.objects.filter(pk=revision.pk).update(content={**revision.content, "keyword_items": kept})
        moved.add(int(revision.object_id))
    return moved


def _revisions_naming(keyword: Keyword):
    """Versions of articles that have `keyword`: narrowed by the database as text, then read."""
    of_articles = Revision.objects.filter(content_type=ContentType.objects.get_for_model(ArticlePage))
    candidates = of_articles.alias(text=Cast("content", TextField())).filter(text__contains=f'"tag": {keyword.pk}')
    for revision in candidates.iterator(chunk_size=100):
        if any(link.get("tag") == keyword.pk for link in revision.content.get("keyword_items", [])):
            yield revision

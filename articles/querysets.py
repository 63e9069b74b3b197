"""The doors to articles: whatever a reader sees comes through `current()`."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Page, PageManager, PageQuerySet

from articles.pictures import SPECS
from core.tree.restrictions import restricted_paths

# What a list does not show, and may weigh a hundred times the rest.
HEAVY = ("body", "postscript", "documents", "online_links", "corrections", "how_made")


class ArticleQuerySet(PageQuerySet):
    def private_q(self) -> Q:
        """Wagtail's, without its query: the closed parts of the site are known."""
        q = Q()
        for path in restricted_paths():
            q |= Q(path__startswith=path)
        return q or Q(pk__in=[])

    def current(self, now: datetime | None = None) -> "ArticleQuerySet":
        """What readers may see at `now`: live, public, its date reached, not expired. Time is a filter."""
        now = now or timezone.now()
        return self.live().public().filter(Q(expire_at__isnull=True) | Q(expire_at__gt=now), public_date__lte=now)

    def newest_first(self) -> "ArticleQuerySet":
        return self.order_by("-public_date", "-pk")

    def in_section(self, section: Page) -> "ArticleQuerySet":
        """Articles of a section and of all below it, and those that ask to show there."""
        guests = self.model.other_sections.through.objects.filter(sectionpage__path__startswith=section.path)
        return self.filter(Q(path__startswith=section.path) | Q(pk__in=guests.values("articlepage")))

    def by_author(self, author: Any) -> "ArticleQuerySet":
        return self.filter(pk__in=author.signatures.values("page"))

    def about(self, keyword: Any) -> "ArticleQuerySet":
        return self.filter(pk__in=keyword.items.values("content_object"))

    def light(self) -> "ArticleQuerySet":
        """Without what only the article's own page shows."""
        return self.defer(*HEAVY)

    def for_teasers(self) -> "ArticleQuerySet":
        """With what a list shows of each (authors, picture), without what weighs: three queries, however many articles."""
        signatures = self.model.article_authors.rel.related_model.objects.select_related("author").order_by("sort_order")
        renditions = get_image_model().get_rendition_model().objects.filter(filter_spec__in=SPECS["teaser"])
        return (
            self.light()
            .select_related("lead_picture")
            .prefetch_related(
                Prefetch("article_authors", signatures),
                Prefetch("lead_picture__renditions", renditions, "prefetched_renditions"),
            )
        )


class AuthorQuerySet(QuerySet[Any, Any]):
    def known_to_readers(self) -> "AuthorQuerySet":
        """All but those who came with a proposal and of whom readers see no article yet: an accepted text is a draft still."""
        article = apps.get_model("articles", "ArticlePage")
        signatures = apps.get_model("articles", "ArticleAuthor").objects.filter(author=OuterRef("pk"))
        return self.filter(
            ~Exists(signatures.filter(page__proposal__isnull=False))
            | Exists(signatures.filter(page__in=article.objects.current().values("pk")))
        )


ArticleManager = PageManager.from_queryset(ArticleQuerySet)

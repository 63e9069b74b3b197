"""What readers see of an article, where it is not simply a field."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property

from articles.models.author import Author
from articles.models.keyword import Keyword
from articles.pictures import fetch_sizes

OLD_AFTER = timedelta(days=365)


class Presented:
    summary: str
    standfirst: str
    live: bool
    public_date: datetime
    expire_at: datetime | None
    updated_on: datetime | None
    article_authors: Any
    keywords: Any
    lead_picture: Any
    lead_picture_alt: str
    lead_picture_caption: str
    lead_picture_credit: str

    @property
    def excerpt(self) -> str:
        """The few sentences that lists, feeds and search engines show."""
        return self.summary or self.standfirst

    @cached_property
    def authors(self) -> list[Author]:
        """Who signs, in the editors' order. Two queries (their portraits), none where a list fetched them."""
        signatures = self.article_authors.all()
        if hasattr(signatures, "query") and signatures._result_cache is None:
            signatures = signatures.select_related("author__portrait")
            fetch_sizes([signature.author.portrait for signature in signatures if signature.author.portrait], "portrait")
        return [signature.author for signature in signatures]

    @cached_property
    def keyword_list(self) -> list[Keyword]:
        """Its keywords, read once for the head and the foot of the page."""
        return list(self.keywords.all())

    @property
    def is_current(self) -> bool:
        """Whether readers may see it now, its place in the tree aside; see `ArticleQuerySet.current()`."""
        now = timezone.now()
        return self.live and self.public_date <= now and (self.expire_at is None or self.expire_at > now)

    @property
    def is_updated(self) -> bool:
        return bool(self.updated_on and self.updated_on > self.public_date)

    @property
    def is_old(self) -> bool:
        """Over a year old, counted from the last change that mattered."""
        return timezone.now() - max(self.public_date, self.updated_on or self.public_date) > OLD_AFTER

    @property
    def lead_alt(self) -> str:
        return self.lead_picture_alt or (self.lead_picture.description if self.lead_picture else "")

    @property
    def lead_caption(self) -> str:
        return self.lead_picture_caption or (self.lead_picture.default_caption if self.lead_picture else "")

    @property
    def lead_credit(self) -> str:
        return self.lead_picture_credit or (self.lead_picture.credit if self.lead_picture else "")

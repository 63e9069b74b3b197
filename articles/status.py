"""The one word that says where an article stands, from Wagtail's own facts: for one page, and for a whole listing."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, TextChoices, Value, When
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import pgettext_lazy
from wagtail.models import Page, Revision, TaskState, WorkflowState


class Status(TextChoices):
    DRAFT = "draft", pgettext_lazy("article status", "Draft")
    PROPOSED = "proposed", pgettext_lazy("article status", "Proposed")
    TO_CORRECT = "to_correct", pgettext_lazy("article status", "To be reworked")
    REFUSED = "refused", pgettext_lazy("article status", "Refused")
    APPROVED = "approved", pgettext_lazy("article status", "Approved")
    POST_DATED = "post_dated", pgettext_lazy("article status", "Post-dated")
    PUBLISHED = "published", pgettext_lazy("article status", "Published")
    EXPIRED = "expired", pgettext_lazy("article status", "Expired")


@dataclass(frozen=True)
class Facts:
    """What the status depends on.

    `review` is the status of the last workflow of the page ("" where there was none); `refused`, that it ended by a refusal;
    `approved`, that the latest version is the very one that was approved, and was not published since.
    """

    live: bool = False
    date_reached: bool = True
    past_expiry: bool = False
    taken_down: bool = False
    scheduled: bool = False
    review: str = ""
    refused: bool = False
    approved: bool = False


def status_of(facts: Facts) -> Status:
    """What is online comes first, then what somebody has to do, then what was decided."""
    if facts.live:
        if facts.past_expiry:
            return Status.EXPIRED
        return Status.PUBLISHED if facts.date_reached else Status.POST_DATED
    if facts.review == WorkflowState.STATUS_IN_PROGRESS:
        return Status.PROPOSED
    if facts.review == WorkflowState.STATUS_NEEDS_CHANGES:
        return Status.TO_CORRECT
    if facts.scheduled:
        return Status.POST_DATED
    if facts.refused:
        return Status.REFUSED
    if facts.approved and facts.review == WorkflowState.STATUS_APPROVED:
        return Status.APPROVED
    return Status.EXPIRED if facts.taken_down else Status.DRAFT


APPROVED_AS_IT_STANDS = Q(last_review=WorkflowState.STATUS_APPROVED, approved_at__isnull=False) & (
    Q(last_published_at__isnull=True) | Q(approved_at__gt=F("last_published_at"))
)


def with_facts(articles: QuerySet) -> QuerySet:
    """`articles` with what Wagtail's tables say of each: last_review, last_refusal, is_scheduled, approved_at."""
    base = ContentType.objects.get_for_model(Page)
    pk = Cast(OuterRef("pk"), CharField(max_length=255))
    reviews = WorkflowState.objects.filter(base_content_type=base, object_id=pk).order_by("-created_at", "-pk")
    scheduled = Revision.objects.filter(base_content_type=base, object_id=pk, approved_go_live_at__isnull=False)
    approvals = TaskState.objects.filter(status=TaskState.STATUS_APPROVED, revision=OuterRef("latest_revision_id"))
    return articles.annotate(
        last_review=Subquery(reviews.values("status")[:1]),
        last_refusal=Subquery(reviews.values("refusal")[:1]),
        is_scheduled=Exists(scheduled),
        approved_at=Subquery(approvals.order_by("-finished_at").values("finished_at")[:1]),
    )


def with_status(articles: QuerySet, now: datetime | None = None) -> QuerySet:
    """`articles` with `status_word`, a value of Status: the rules of `status_of`, in the same query."""
    now = now or timezone.now()
    rules = [
        (Q(live=True, expire_at__lte=now), Status.EXPIRED),
        (Q(live=True, public_date__lte=now), Status.PUBLISHED),
        (Q(live=True), Status.POST_DATED),
        (Q(last_review=WorkflowState.STATUS_IN_PROGRESS), Status.PROPOSED),
        (Q(last_review=WorkflowState.STATUS_NEEDS_CHANGES), Status.TO_CORRECT),
        (Q(is_scheduled=True), Status.POST_DATED),
        (Q(last_refusal__isnull=False), Status.REFUSED),
        (APPROVED_AS_IT_STANDS, Status.APPROVED),
        (Q(expired=True), Status.EXPIRED),
    ]
    word = Case(
        *(When(rule, then=Value(status.value)) for rule, status in rules),
        default=Value(Status.DRAFT.value),
        output_field=CharField(),
    )
    return with_facts(articles).annotate(status_word=word)


def online_facts(article, now: datetime | None = None) -> Facts:
    """The facts that count for an article that is live, as `article` itself has them."""
    now = now or timezone.now()
    past_expiry = article.expire_at is not None and article.expire_at <= now
    return Facts(live=True, date_reached=article.public_date <= now, past_expiry=past_expiry)


def facts_of(articles: QuerySet, pk: int, now: datetime | None = None) -> Facts:
    """The facts about one article, as the database has them: a version being edited may say another date."""
    now = now or timezone.now()
    article = with_facts(articles.filter(pk=pk)).get()
    approved_at, published_at = article.approved_at, article.last_published_at
    return Facts(
        live=article.live,
        date_reached=article.public_date <= now,
        past_expiry=article.expire_at is not None and article.expire_at <= now,
        taken_down=article.expired,
        scheduled=article.is_scheduled,
        review=article.last_review or "",
        refused=article.last_refusal is not None,
        approved=approved_at is not None and (published_at is None or approved_at > published_at),
    )


def reason_of_last_review() -> Subquery:
    """What was said when the article was last sent back or refused, while that is what it waits on; else nothing."""
    states = TaskState.objects.filter(
        status=TaskState.STATUS_REJECTED,
        workflow_state__base_content_type=ContentType.objects.get_for_model(Page),
        workflow_state__object_id=Cast(OuterRef("pk"), CharField(max_length=255)),
        workflow_state__status__in=(WorkflowState.STATUS_NEEDS_CHANGES, WorkflowState.STATUS_CANCELLED),
    )
    return Subquery(states.order_by("-finished_at").values("comment")[:1])

"""The queue of reports on the review desk: one card for each comment that was reported, with all who reported it."""

from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import pgettext_lazy
from wagtail.models import Page

from articles import tree
from moderation.models import Comment, Report
from moderation.states import MODERATE
from review.desk import Queue, all_queues
from review.filters import QueueFilter
from review.models import RefusalReason
from review.selection import ReadyReasons


class ReportFilter(QueueFilter):
    text_columns = ("words", "comment__comment", "comment__user_name", "email")
    date_column = "made_at"


class ReasonsOfReports(ReadyReasons):
    """Upholding a report refuses the comment: its author reads the same reasons as for any refusal."""

    def __init__(self, own: ReadyReasons, of_comments: ReadyReasons) -> None:
        self.own, self.of_comments = own, of_comments

    def of(self, move: str) -> list[RefusalReason]:
        return self.of_comments.of("refuse") if move == "uphold" else self.own.of(move)


class ReportQueue(Queue):
    model = Report
    permission = MODERATE
    icon = "warning"
    menu_label = pgettext_lazy("queue", "Reports")
    filter_class = ReportFilter
    card_template = "moderation/desk/report_card.html"
    section_column = "comment__page__path"

    def rows(self) -> QuerySet:
        titled = {"page_title": F("comment__page__title"), "page_path": F("comment__page__url_path")}
        return Report.objects.leading().select_related("comment").annotate(**titled)

    def light_rows(self) -> QuerySet:
        return Report.objects.leading()

    def rows_in(self, state: str) -> QuerySet:
        return Report.objects.leading().in_state(state)

    def section_choices(self) -> list[tuple[str, str]]:
        return [(node.path, node.title) for node in tree.sections().values()]

    def ready_reasons(self) -> ReadyReasons:
        return ReasonsOfReports(super().ready_reasons(), next(q for q in all_queues() if q.model is Comment).ready_reasons())

    def prepare(self, rows: list[Any]) -> None:
        """The page's address, and all reports that share the card. One query for all rows."""
        together: dict[tuple[int, str], list[Report]] = {}
        for report in Report.objects.filter(comment__in={row.comment_id for row in rows}).order_by("pk"):
            together.setdefault((report.comment_id, report.state), []).append(report)
        for row in rows:
            row.together = together.get((row.comment_id, row.state), [row])
            article = Page(pk=row.comment.page_id, url_path=row.page_path).url
            row.page_url = row.comment.get_absolute_url() if row.comment.is_approved else article

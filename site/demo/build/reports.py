"""Reports of readers on comments of the demo: some wait, some were decided."""

from datetime import datetime, timedelta

from django.utils import timezone

from accounts.models import User
from demo.reader import table
from moderation.models import Comment, Report
from review.machine import decide

READING_TIME = timedelta(hours=2)


def load_reports(comments: dict[tuple[str, str], Comment], accounts: dict[str, User]) -> None:
    """`comments`, by slug of their article and id, were just made: they have no report yet."""
    for about in sorted(table("reports")["reports"], key=lambda about: -about["hours_ago"]):
        comment = comments.get((about["article"], about["comment"]))
        if comment is None:
            continue
        made_at = _ago(about["hours_ago"])
        report = Report.objects.create(comment=comment, ground=about["ground"], words=about["words"], made_at=made_at)
        if "verdict" in about:
            decide(
                Report,
                [report.pk],
                about["verdict"],
                by=accounts["moderator"],
                ground=about.get("verdict_ground", ""),
                reason=about["reason"],
                when=made_at + READING_TIME,
            )


def _ago(hours: float) -> datetime:
    return timezone.now() - timedelta(hours=hours)

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from moderation.desk import CommentQueue
from moderation.models import Comment, Report
from moderation.reports_desk import ReportQueue
from moderation.states import MODERATE
from review import desk
from review.permissions import DeskPermissionPolicy

register_permission_policy(Comment, DeskPermissionPolicy(Comment, MODERATE))
register_permission_policy(Report, DeskPermissionPolicy(Report, MODERATE))
queue = desk.add(CommentQueue("comments", url_prefix="review/comments"))
reports = desk.add(ReportQueue("reports", url_prefix="review/reports"))


@hooks.register("register_admin_viewset")
def comment_queue() -> CommentQueue:
    return queue


@hooks.register("register_admin_viewset")
def report_queue() -> ReportQueue:
    return reports

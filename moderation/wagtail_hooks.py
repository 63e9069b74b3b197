from wagtail import hooks
from wagtail.permissions import register_permission_policy

from moderation.desk import BanQueue, CommentQueue
from moderation.models import Ban, Comment, Report
from moderation.reports_desk import ReportQueue
from moderation.states import MODERATE
from review import desk
from review.desk import Queue
from review.permissions import DeskPermissionPolicy

for model in (Comment, Report, Ban):
    register_permission_policy(model, DeskPermissionPolicy(model, MODERATE))
queue = desk.add(CommentQueue("comments", url_prefix="review/comments"))
reports = desk.add(ReportQueue("reports", url_prefix="review/reports"))
bans = desk.add(BanQueue("bans", url_prefix="review/bans"))


@hooks.register("register_admin_viewset")
def queues_of_comments() -> list[Queue]:
    return [queue, reports, bans]

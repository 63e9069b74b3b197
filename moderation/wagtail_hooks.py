from wagtail import hooks
from wagtail.permissions import register_permission_policy

from moderation.desk import CommentQueue
from moderation.models import Comment
from moderation.states import MODERATE
from review import desk
from review.permissions import DeskPermissionPolicy

register_permission_policy(Comment, DeskPermissionPolicy(Comment, MODERATE))
queue = desk.add(CommentQueue("comments", url_prefix="review/comments"))


@hooks.register("register_admin_viewset")
def comment_queue() -> CommentQueue:
    return queue

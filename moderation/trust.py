"""Whether a comment may be published at once because its sender is trusted. See docs/decisions/0061.

An address in a form proves nothing: anybody may type that of a reader whom the newsroom trusts. What proves it is an
account that is signed in and whose own address was confirmed by a mail. So trust is for those alone, and counts what was
sent under that very address.
"""

from allauth.account.models import EmailAddress

from moderation.models import Comment
from moderation.states import APPROVED, REFUSED, SPAM


def is_proven(comment: Comment) -> bool:
    """Whether the address of `comment` is the confirmed one of the account that sent it."""
    if not comment.user_id or not comment.user_email:
        return False
    return EmailAddress.objects.filter(user=comment.user_id, email__iexact=comment.user_email, verified=True).exists()


def is_trusted(comment: Comment, after: int) -> bool:
    """Whether the last `after` decisions on this sender's comments were approvals, and the address is proven. Two queries."""
    if not comment.sender_hash or not is_proven(comment):
        return False
    earlier = Comment.objects.filter(sender_hash=comment.sender_hash).exclude(pk=comment.pk).order_by("-pk")
    states = list(earlier.in_states(APPROVED, REFUSED, SPAM).values_list("state", flat=True)[:after])
    return len(states) == after and set(states) == {APPROVED}

"""What is forgotten in time of who wrote."""

from datetime import timedelta

from django.utils import timezone

from moderation.models import Comment

# As long as the law lets a judge ask for it.
ADDRESSES_KEPT = timedelta(days=365)


def forget_old_connections() -> None:
    """The address of the connection that a comment came from, one year after."""
    Comment.objects.filter(submit_date__lt=timezone.now() - ADDRESSES_KEPT, ip_address__isnull=False).update(ip_address=None)

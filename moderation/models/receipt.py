import hashlib
import secrets
from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from moderation.models.comment import Comment

VALID = timedelta(days=365)


class ReceiptQuerySet(models.QuerySet["Receipt"]):
    def opened_by(self, token: str) -> "Receipt | None":
        """The receipt that `token` opens, if it is known and has not expired."""
        found = self.filter(token_hash=_hash(token), expires_at__gt=timezone.now())
        return found.select_related("comment__page").first()


class Receipt(models.Model):
    """A private link to follow one comment. The token is in the link only: here is its hash.

    A send that is repeated gets a link of its own, since nobody can read the first one again.
    """

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="receipts", verbose_name=_("comment"))
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(db_index=True)

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.comment_id} ({self.made_at:%Y-%m-%d})"

    @classmethod
    def issue(cls, comment: Comment) -> str:
        """A new token that opens the receipt of `comment`."""
        token = secrets.token_urlsafe(24)
        cls.objects.create(comment=comment, token_hash=_hash(token), expires_at=timezone.now() + VALID)
        return token


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

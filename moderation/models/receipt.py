from django.db import models
from django.utils.translation import gettext_lazy as _

from moderation.models.comment import Comment
from moderation.models.private_link import PrivateLink


class Receipt(PrivateLink):
    """A private link to follow one comment."""

    subject = "comment"

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="receipts", verbose_name=_("comment"))

    class Meta(PrivateLink.Meta):
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")

"""What is remembered of mailboxes besides their confirmation. No address is kept, only what this site makes of it."""

from datetime import timedelta

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import ArticlePage

# A mailbox that nobody confirmed gets one mail, and no other before this has passed.
ASKED_AGAIN_AFTER = timedelta(days=30)


class ConfirmationLetter(models.Model):
    """The one mail that a mailbox got before its owner confirmed it."""

    address_hash = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("letter of confirmation")
        verbose_name_plural = _("letters of confirmation")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.address_hash[:8]} ({self.sent_at:%Y-%m-%d})"

    @classmethod
    def claim(cls, address_hash: str) -> bool:
        """Whether the mail may leave now: nobody else sent it, here or in another process."""
        cls.objects.filter(address_hash=address_hash, sent_at__lte=timezone.now() - ASKED_AGAIN_AFTER).delete()
        if cls.objects.filter(address_hash=address_hash).exists():
            return False
        try:
            with transaction.atomic():
                cls.objects.create(address_hash=address_hash)
        except IntegrityError:
            return False
        return True

    @classmethod
    def forget_old(cls) -> None:
        cls.objects.filter(sent_at__lte=timezone.now() - ASKED_AGAIN_AFTER).delete()


class Silence(models.Model):
    """The owner of a mailbox wants no more mails: of answers under one article, or, without an article, of any kind."""

    address_hash = models.CharField(max_length=64)
    page = models.ForeignKey(ArticlePage, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("silence")
        verbose_name_plural = _("silences")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=("address_hash", "page"), name="one_silence_per_article"),
            models.UniqueConstraint(fields=("address_hash",), condition=models.Q(page=None), name="one_silence_for_all"),
        ]

    def __str__(self) -> str:
        return f"{self.address_hash[:8]} ({self.page_id or '*'})"

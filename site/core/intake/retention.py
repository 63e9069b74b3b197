from django.utils import timezone

from core.intake.guard import LONGEST_WINDOW
from core.models import IntakeRecord


def forget_old_records() -> None:
    """Records of sends that no window can reach any more."""
    IntakeRecord.objects.filter(created_at__lt=timezone.now() - LONGEST_WINDOW).delete()

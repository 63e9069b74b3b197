from core.models.intake import IntakeRecord
from core.models.mail import OutgoingMail

__all__ = ["IntakeRecord", "OutgoingMail"]

from review.models.decision import Decision, Register
from review.models.reason import RefusalReason
from review.models.reviewable import Reviewable
from review.models.rhythm import DeskPreference, DeskSettings, QueueReminder, Rhythm

__all__ = [
    "Decision",
    "DeskPreference",
    "DeskSettings",
    "QueueReminder",
    "RefusalReason",
    "Register",
    "Reviewable",
    "Rhythm",
]

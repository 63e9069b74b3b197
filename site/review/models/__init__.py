from review.models.decision import Decision, Register
from review.models.reason import RefusalReason
from review.models.reviewable import Reviewable

__all__ = ["Decision", "RefusalReason", "Register", "Reviewable"]

from core.models.intake import IntakeRecord

__all__ = ["IntakeRecord"]

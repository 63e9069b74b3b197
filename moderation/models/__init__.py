from moderation.models.address import ConfirmedAddress
from moderation.models.ban import Ban
from moderation.models.comment import Comment
from moderation.models.discussion import Discussion
from moderation.models.mailbox import ConfirmationLetter, Silence
from moderation.models.receipt import Receipt
from moderation.models.report import Report, ReportReceipt

__all__ = [
    "Ban",
    "Comment",
    "ConfirmationLetter",
    "ConfirmedAddress",
    "Discussion",
    "Receipt",
    "Report",
    "ReportReceipt",
    "Silence",
]

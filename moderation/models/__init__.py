from moderation.models.address import ConfirmedAddress
from moderation.models.ban import Ban
from moderation.models.campaign import Band, Campaign, Sketch
from moderation.models.comment import Comment
from moderation.models.discussion import Discussion
from moderation.models.hold import Hold
from moderation.models.mailbox import ConfirmationLetter, Silence
from moderation.models.receipt import Receipt
from moderation.models.report import Report, ReportReceipt
from moderation.models.settings import CommentingSettings
from moderation.models.spam import Prediction, SpamModel
from moderation.models.word_list import WordList

__all__ = [
    "Ban",
    "Band",
    "Campaign",
    "Comment",
    "CommentingSettings",
    "ConfirmationLetter",
    "ConfirmedAddress",
    "Discussion",
    "Hold",
    "Prediction",
    "Receipt",
    "Report",
    "ReportReceipt",
    "Silence",
    "Sketch",
    "SpamModel",
    "WordList",
]

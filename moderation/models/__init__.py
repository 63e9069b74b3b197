from moderation.models.address import ConfirmedAddress
from moderation.models.comment import Comment
from moderation.models.receipt import Receipt

__all__ = ["Comment", "ConfirmedAddress", "Receipt"]

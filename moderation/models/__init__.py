from moderation.models.comment import Comment

__all__ = ["Comment"]

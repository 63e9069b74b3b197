"""The private links of comments are those of every app."""

from core.models.private_link import PrivateLink, hashed

__all__ = ["PrivateLink", "hashed"]

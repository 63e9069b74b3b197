"""News of comments that no move tells. See also review.signals.decided."""

from django.dispatch import Signal

# comment: still whole, about to be erased for good. In the transaction of the erasure: a receiver that fails stops it.
erasing = Signal()

# sender: Comment; comment: the row, whose author has just changed its text. In the transaction that stores the new text.
rewritten = Signal()

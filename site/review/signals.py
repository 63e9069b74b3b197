"""News of the register, sent after the commit."""

from django.dispatch import Signal

# sender: the model; decisions: list[Decision], each with `.subject` loaded. Sent once per act, alone or in bulk.
decided = Signal()

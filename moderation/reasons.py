"""The reasons for a refusal that a new site starts with; editors change them afterwards."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

FIRST_REASONS = [
    (
        _("Off topic"),
        _("Your message does not bear on this article. You are welcome to send it again under one that deals with it."),
    ),
    (_("Insults"), _("Your message attacks a person. Put your disagreement without the insult, and we will publish it.")),
    (
        _("Unlawful words"),
        _("Your message contains words that the law forbids us to publish: defamation, hatred, or a call to violence."),
    ),
    (_("Advertising"), _("Your message promotes a product or a service. This space is for the discussion of the article.")),
    (_("Private data"), _("Your message gives details on a person's private life. Take them out, and we will publish it.")),
    (_("Repeat"), _("We have already received this message. Once is enough: it is not lost.")),
    (_("Unreadable"), _("We could not make out what you meant. Would you write it again, in a few plain sentences?")),
]


def offer_first_reasons(using: str = "default", **kwargs: Any) -> None:
    """After migrate: the first reasons, where the comments' queue has none yet."""
    from review.models import RefusalReason

    mine = RefusalReason.objects.using(using).filter(queue="moderation.comment")
    if mine.exists():
        return
    with override(settings.LANGUAGE_CODE):
        RefusalReason.objects.using(using).bulk_create(
            RefusalReason(queue="moderation.comment", label=str(label), text=str(text), rank=10 * rank)
            for rank, (label, text) in enumerate(FIRST_REASONS, 1)
        )

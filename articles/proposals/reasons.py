"""The reasons for a refusal that a new site starts with; editors change them afterwards."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

QUEUE = "articles.proposal"
FIRST_REASONS = [
    (
        _("Not our subject"),
        _("Your text is far from what this paper deals with. We would gladly read another one, closer to our sections."),
    ),
    (_("Already treated"), _("We published on this not long ago, and your text adds too little for our readers.")),
    (_("Advertising"), _("Your text promotes a product or an organisation: we publish pieces, not announcements.")),
    (
        _("Needs work"),
        _("The idea is good and the text not ready: facts, sources and examples are missing. Send it again with them."),
    ),
]


def offer_first_reasons(using: str = "default", **kwargs: Any) -> None:
    """After migrate: the first reasons, where the queue has none yet."""
    from review.models import RefusalReason

    mine = RefusalReason.objects.using(using).filter(queue=QUEUE)
    if mine.exists():
        return
    with override(settings.LANGUAGE_CODE):
        RefusalReason.objects.using(using).bulk_create(
            RefusalReason(queue=QUEUE, label=str(label), text=str(text), rank=10 * rank, move="refuse")
            for rank, (label, text) in enumerate(FIRST_REASONS, 1)
        )

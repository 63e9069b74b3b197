"""The reasons that a new site starts with; editors change them afterwards."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

# (move, label, text): an empty move serves every decision that needs a reason.
OFFER_REASONS = [
    (
        "correct",
        _("Discrimination"),
        _(
            "A passage of your offer sets a condition that the law forbids (article L. 1132-1 of the labour code). "
            "Please word it by what the work asks for."
        ),
    ),
    ("correct", _("Pay missing"), _("Please give the pay, or a range: candidates are entitled to know it before an interview.")),
    (
        "correct",
        _("Not precise enough"),
        _("Please say what the work is, day by day, and for whom: two or three sentences are enough."),
    ),
    (
        "correct",
        _("Job in disguise"),
        _(
            "What you describe as volunteering or an internship is the work of an employee. "
            "Please change the contract or the description."
        ),
    ),
    (
        "refuse",
        _("Outside our field"),
        _("We publish offers of the social and solidarity economy only, and could not place yours in it."),
    ),
    (
        "refuse",
        _("Organisation not found"),
        _("We could not find your organisation in the public registers. Write to us if we are mistaken."),
    ),
    ("refuse", _("Paid by the candidate"), _("Your offer asks candidates for money, or leads them to buy something.")),
    ("refuse", _("Repeat"), _("This offer is on our board already. You can renew it with its private link.")),
]
EDIT_REASONS = [
    (
        "",
        _("Discrimination"),
        _(
            "A passage of your changes sets a condition that the law forbids (article L. 1132-1 of the labour code). "
            "Please word it by what the work asks for."
        ),
    ),
    (
        "",
        _("Another offer"),
        _("What you describe now is another offer. Please post it as a new one: the first stays."),
    ),
    ("", _("Less precise than before"), _("The new version takes away what candidates need. Please put it back.")),
]


def offer_first_reasons(using: str = "default", **kwargs: Any) -> None:
    """After migrate: the first reasons, where a queue has none yet."""
    from review.models import RefusalReason

    for queue, reasons in (("jobs.offer", OFFER_REASONS), ("jobs.offeredit", EDIT_REASONS)):
        if RefusalReason.objects.using(using).filter(queue=queue).exists():
            continue
        with override(settings.LANGUAGE_CODE):
            RefusalReason.objects.using(using).bulk_create(
                RefusalReason(queue=queue, move=move, label=str(label), text=str(text), rank=10 * rank)
                for rank, (move, label, text) in enumerate(reasons, 1)
            )

"""The order in which everybody locks what belongs to an offer, and all of it before the register. See docs/decisions/0162."""

from jobs.applications.models import Application
from jobs.models import Offer, OfferEdit
from review.models.reviewable import gone
from review.moves import MoveRefused


def locked(pk: int) -> Offer | None:
    """The offer; None where it is gone or erased. Inside a transaction."""
    return Offer._base_manager.select_for_update(of=("self",), no_key=True).filter(pk=pk, erased_at__isnull=True).first()


def held(pk: int) -> Offer:
    """The same. Raises MoveRefused where it was erased since it was read."""
    offer = locked(pk)
    if offer is None:
        raise MoveRefused(gone())
    return offer


def locked_with_all(pk: int) -> Offer | None:
    """The offer, then its changes and its applications: nobody adds any while it is locked."""
    offer = locked(pk)
    for rows in (OfferEdit.objects.filter(offer=pk), Application.objects.filter(offer=pk)):
        list(rows.order_by("pk").select_for_update(of=("self",), no_key=True).values_list("pk"))
    return offer

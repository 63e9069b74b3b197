"""The order in which everybody locks what belongs to an offer, and all of it before the register. See docs/decisions/0162."""

from collections.abc import Collection

from core.rows import lock
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
    """The offer, with its changes and its applications."""
    lock_with_all([pk])
    return locked(pk)


def lock_with_all(pks: Collection[int]) -> None:
    """Offers, then their changes and their applications: nobody adds any while they are locked."""
    lock(Offer._base_manager.filter(pk__in=pks))
    lock(OfferEdit.objects.filter(offer__in=pks))
    lock(Application.objects.filter(offer__in=pks))


def lock_organisation(pk: int | None) -> None:
    """All its offers: who comes, leaves, or hands an offer over to a colleague does it one after the other."""
    lock(Offer._base_manager.filter(organisation=pk, organisation__isnull=False))

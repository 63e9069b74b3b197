from typing import Any

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from jobs.desk import EditQueue, OfferQueue
from jobs.models import Offer, OfferEdit
from jobs.states import MODERATE
from review import desk
from review.permissions import DeskPermissionPolicy

register_permission_policy(Offer, DeskPermissionPolicy(Offer, MODERATE))
register_permission_policy(OfferEdit, DeskPermissionPolicy(OfferEdit, MODERATE))
offers = desk.add(OfferQueue("offers", url_prefix="review/offers"))
edits = desk.add(EditQueue("offer_edits", url_prefix="review/offer-changes"))


@hooks.register("register_admin_viewset")
def queues() -> list[Any]:
    return [offers, edits]


@hooks.register("register_icons")
def icons(known: list[str]) -> list[str]:
    return [*known, "jobs/icons/suitcase.svg"]

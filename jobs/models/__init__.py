from jobs.models.board import JobBoardPage
from jobs.models.edit import OfferEdit
from jobs.models.link import AccessLink
from jobs.models.offer import Offer
from jobs.models.organisation import Member, Organisation
from jobs.models.views import OfferViews

__all__ = ["AccessLink", "JobBoardPage", "Member", "Offer", "OfferEdit", "OfferViews", "Organisation"]

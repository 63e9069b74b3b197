from jobs.models.board import JobBoardPage
from jobs.models.edit import OfferEdit
from jobs.models.link import AccessLink
from jobs.models.offer import Offer
from jobs.models.organisation import Member, Organisation
from jobs.models.settings import JobBoardSettings
from jobs.models.views import OfferViews

# isort: split
# Models of folders of their own, which build on these: loaded with them.
import jobs.alerts.models
import jobs.applications.models  # noqa: F401

__all__ = ["AccessLink", "JobBoardPage", "JobBoardSettings", "Member", "Offer", "OfferEdit", "OfferViews", "Organisation"]

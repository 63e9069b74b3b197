from giving.models.campaign import Campaign
from giving.models.clicks import CallClicks
from giving.models.gift import Gift
from giving.models.giving_settings import GivingSettings

__all__ = ["CallClicks", "Campaign", "Gift", "GivingSettings"]

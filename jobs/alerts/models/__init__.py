from jobs.alerts.models.alert import Alert, Frequency
from jobs.alerts.models.link import AlertLink
from jobs.alerts.models.told import ToldOffer

__all__ = ["Alert", "AlertLink", "Frequency", "ToldOffer"]

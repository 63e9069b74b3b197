from jobs.alerts.models.alert import Alert, Frequency
from jobs.alerts.models.link import AlertLink

__all__ = ["Alert", "AlertLink", "Frequency"]

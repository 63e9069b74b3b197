from jobs.applications.models.application import Application
from jobs.applications.models.file import ApplicationFile
from jobs.applications.models.receipt import ApplicationReceipt
from jobs.applications.models.reply import ApplicationReply

__all__ = ["Application", "ApplicationFile", "ApplicationReceipt", "ApplicationReply"]

"""What applications and alerts add to the site when it starts."""

from core import periodic
from core.addresses import localized
from core.middleware import bad_input
from jobs.alerts import board_part  # noqa: F401 (fills a place in the board)
from jobs.alerts import periodic as alerts
from jobs.applications import offer_part  # noqa: F401 (fills a place in the page of an offer)
from jobs.applications import periodic as applications


def connect() -> None:
    from jobs.applications.filled import tell_candidates

    bad_input.takes_files(localized(fr="/candidatures/offre/", en="/applications/offer/"))
    periodic.register("virus scans", applications.scan_held_files)
    periodic.register("reminders to recruiters", applications.remind_recruiters)
    periodic.register("candidates of filled offers", tell_candidates)
    periodic.register("candidates without news", applications.tell_of_silences)
    periodic.register("old applications", applications.forget_old_applications)
    periodic.register("files without a row", applications.sweep_files)
    periodic.register("alerts", alerts.send_due)
    periodic.register("alerts never confirmed", alerts.forget)

"""Failed sign-ins from one address, whatever the accounts: trying one password on many is limited too."""

from typing import Any

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_failure_limit
from axes.models import AccessAttempt
from django.db.models import Sum
from django.http import HttpRequest

# Ten times what suspends one account: a whole office mistypes less in a quarter of an hour.
MOST_FROM_ONE_ADDRESS = 50


class Attempts(AxesDatabaseHandler):
    """The library counts by account and address; past MOST_FROM_ONE_ADDRESS, the address is suspended for all accounts.

    A right password wipes the slate of its own account only, so that an account of one's own does not lift the limit.
    """

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        failures = super().get_failures(request, credentials)
        recent = AccessAttempt.objects.filter(
            ip_address=request.axes_ip_address,  # type: ignore[attr-defined]
            attempt_time__gte=get_cool_off_threshold(request),
        )
        total = recent.aggregate(total=Sum("failures_since_start"))["total"] or 0
        return max(failures, get_failure_limit(request, credentials)) if total >= MOST_FROM_ONE_ADDRESS else failures

"""The offers of somebody signed in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.pagination import page_of
from jobs import access as doors


@require_safe
@login_required
@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    """All offers of the confirmed addresses of this account, and of the organisations they belong to."""
    addresses = doors.addresses_of(request)
    page_obj = page_of(request, doors.managed_by(addresses).for_lists().order_by("-updated_at", "-pk"), 30)
    context = {"addresses": addresses, "page_obj": page_obj, "offers": page_obj.object_list}
    return doors.private(render(request, "jobs/mine.html", context))

"""Where HelloAsso posts its notifications."""

import logging

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from giving import helloasso as source

logger = logging.getLogger(__name__)
# Bytes. Theirs have two or three thousand.
LARGEST = 200_000


@csrf_exempt  # From a server, which signs what it sends.
@require_POST
@never_cache
def helloasso(request: HttpRequest) -> HttpResponse:
    """200 for all that is really from HelloAsso, or it would be sent again; 403 for what is not; nothing is told to either."""
    if not source.is_expected():
        raise Http404
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        return HttpResponse(status=413)
    body = request.body
    if not source.is_authentic(request, body):
        logger.warning("A notification that is not from HelloAsso was refused.")
        return HttpResponse(status=403)
    try:
        payment = source.read(body)
    except source.Unreadable as error:
        logger.error("A notification of HelloAsso could not be read: %s.", error)
        return HttpResponse(status=400)
    if payment:
        source.receive(payment)
    return HttpResponse(status=200)

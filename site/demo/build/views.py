"""The first visit, paid here: encoding pictures takes seconds, and is done once for each."""

from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client

ADDRESSES = ("/", "/travail/management-encadrement-mobilite/coworking-nouveaux-metiers/")


def view_first() -> None:
    """Asks for the home page and the article that shows everything, so that their pictures are made in all sizes and formats."""
    parts = urlsplit(settings.SITE_URL)
    visitor = Client(raise_request_exception=False, SERVER_NAME=parts.hostname, SERVER_PORT=str(parts.port or 80))
    for address in ADDRESSES:
        visitor.get(address, secure=parts.scheme == "https")

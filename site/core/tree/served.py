"""How pages of ours are served: reading methods only, and no query to learn that nothing is closed."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet
from wagtail.compat import HTTPMethod
from wagtail.models import PageViewRestriction

from core.tree.restrictions import is_restricted

if TYPE_CHECKING:
    from wagtail.models import Page as Mixed
else:
    Mixed = object


class Served(Mixed):
    path: str
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        if not is_restricted(self.path):
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()  # type: ignore[misc]  # Page's, after this class

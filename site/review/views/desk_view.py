from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.views.generic.base import View


class DeskView(View):
    """A view of one queue, for who may decide on it."""

    queue: Any = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.queue.is_shown_to(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

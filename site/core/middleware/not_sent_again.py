from django.http import HttpRequest, HttpResponseBase
from django.middleware.http import ConditionalGetMiddleware

OF_ITS_OWN = ("ETag", "Last-Modified")


class NotSentAgainMiddleware(ConditionalGetMiddleware):
    """Who has a page already is told that it did not change; views that have an answer of their own (feeds) keep it."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if any(response.has_header(name) for name in OF_ITS_OWN):
            return response
        return super().process_response(request, response)

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.http import ConditionalGetMiddleware

OF_ITS_OWN = ("ETag", "Last-Modified")
OF_A_BODY = ("Content-Length", "Content-Type")


class NotSentAgainMiddleware(ConditionalGetMiddleware):
    """Who has a page already is told that it did not change; views that have an answer of their own (feeds) keep it."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if any(response.has_header(name) for name in OF_ITS_OWN):
            return response
        answer = super().process_response(request, response)
        if answer is response or answer.status_code != 304 or not isinstance(response, HttpResponse):
            return answer
        # Django's is a new answer, without what the view says of its page: whom it lets in, who may frame it, that its
        # address is told to nobody. Browsers put the headers of this one beside the page that they have.
        response.status_code, response.content = 304, b""
        for name in OF_A_BODY:
            response.headers.pop(name, None)
        return response

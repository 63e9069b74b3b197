"""Old addresses of pages: an address is passed on only where somebody answers."""

from django.http import HttpRequest, HttpResponse
from wagtail.contrib.redirects.middleware import RedirectMiddleware as WagtailRedirectMiddleware
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect


class RedirectMiddleware(WagtailRedirectMiddleware):
    """Wagtail's, which sends readers from the old address of an unpublished page to a page that is not there."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        answer = super().process_response(request, response)
        if answer is not response and self.leads_nowhere(request):
            return response
        return answer

    def leads_nowhere(self, request: HttpRequest) -> bool:
        path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
        redirect = get_redirect(request, path) or get_redirect(request, path.partition("?")[0])
        page = redirect and redirect.redirect_page
        return bool(page) and not (page.live and getattr(page.specific, "is_current", True))

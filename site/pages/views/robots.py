from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.urls import RATINGS, READINGS, SHARING
from core.addresses import absolute, localized


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """The site to all, save search, accounts and private links; nothing of a host that is not the site's own address."""
    context = {
        "is_the_site": request.get_host() == urlsplit(settings.SITE_URL).netloc,
        "closed": [
            "/admin/",
            reverse("pages:search"),
            "/" + localized(fr="compte/", en="account/"),
            "/" + localized(fr="commentaires/", en="comments/"),
            "/" + localized(fr="ecrire/", en="write/"),
            "/" + localized(fr="soutenir/", en="support/"),
            *(f"/{prefix}" for prefix in (RATINGS, READINGS, SHARING)),
        ],
        "sitemaps": [absolute(reverse("pages:sitemaps")), absolute(reverse("pages:sitemap_news"))],
    }
    return render(request, "pages/robots.txt", context, "text/plain; charset=utf-8")

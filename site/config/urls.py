"""Every address of the site; pages of the tree come last."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from core.addresses import localized

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path(localized(fr="compte/", en="account/"), include("allauth.account.urls")),
    path("", include("core.urls")),
    path(localized(fr="commentaires/", en="comments/"), include("moderation.urls")),
    path("", include("articles.urls")),
    path("", include("pages.urls")),
    path("", include(wagtail_urls)),
]

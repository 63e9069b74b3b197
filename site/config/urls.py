"""Every address of the site; pages of the tree come last."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.images.views.serve import ServeView

from core.addresses import localized

urlpatterns = [
    # One way to a new password, with its limits: Wagtail's has none.
    path("admin/password_reset/", RedirectView.as_view(pattern_name="account_reset_password")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    # Makes the size of a picture that its signed address names, then sends to its file.
    re_path(r"^images/([^/]*)/(\d*)/([^/]*)/[^/]*$", ServeView.as_view(action="redirect"), name="wagtailimages_serve"),
    path(localized(fr="compte/", en="account/"), include("allauth.account.urls")),
    path("", include("core.urls")),
    path("", include("review.urls")),
    path(localized(fr="commentaires/", en="comments/"), include("moderation.urls")),
    path("", include("jobs.urls")),
    path(localized(fr="candidatures/", en="applications/"), include("jobs.applications.urls")),
    path(localized(fr="alertes/", en="alerts/"), include("jobs.alerts.urls")),
    path(localized(fr="soutenir/", en="support/"), include("giving.urls")),
    path("", include("articles.urls")),
    path("", include("pages.urls")),
    path("", include("pages.tree_urls")),
]

if settings.SERVE_MEDIA:
    # Pictures only: documents go through Wagtail's view, which checks who may read them. One name, no folder: `serve`
    # resolves "..", and "images/../documents/x" would be a document.
    urlpatterns.insert(
        0,
        re_path(
            r"^media/(?P<path>(?:images|images/logos|original_images)/[^/]+)$",
            serve,
            {"document_root": settings.MEDIA_ROOT},
            name="media",
        ),
    )

handler400 = "core.views.errors.bad_request"
handler403 = "core.views.errors.permission_denied"
handler404 = "core.views.errors.not_found"
handler500 = "core.views.errors.server_error"

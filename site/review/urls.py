"""What the mails of the desk lead to, without signing in."""

from django.urls import path

from core.addresses import localized
from review.views.from_mail import FromMailView
from review.views.quiet import quiet

urlpatterns = [
    path(localized(fr="a-moderer/<str:token>/", en="to-review/<str:token>/"), FromMailView.as_view(), name="review_from_mail"),
    path(localized(fr="a-moderer/mails/<str:token>/", en="to-review/mails/<str:token>/"), quiet, name="review_quiet"),
]

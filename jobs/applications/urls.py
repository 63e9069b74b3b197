from django.urls import path

from core.addresses import localized
from jobs.applications.views import address, apply, receipt, recruiter

app_name = "applications"
urlpatterns = [
    path(localized(fr="offre/<int:offer_id>/", en="offer/<int:offer_id>/"), apply.apply, name="apply"),
    path(localized(fr="offre/<int:offer_id>/adresse/", en="offer/<int:offer_id>/address/"), address.address, name="address"),
    path(localized(fr="suivi/<str:token>/", en="receipts/<str:token>/"), receipt.receipt, name="receipt"),
    path(localized(fr="suivi/<str:token>/<int:pk>/", en="receipts/<str:token>/<int:pk>/"), receipt.own_file, name="own_file"),
    path(localized(fr="recues/<str:key>/", en="received/<str:key>/"), recruiter.letters, name="list"),
    path(localized(fr="recues/<str:key>/<int:pk>/", en="received/<str:key>/<int:pk>/"), recruiter.letter, name="letter"),
    path(
        localized(fr="recues/<str:key>/<int:pk>/<int:file_pk>/", en="received/<str:key>/<int:pk>/<int:file_pk>/"),
        recruiter.received_file,
        name="received_file",
    ),
]

from django.urls import path

from core.addresses import localized
from jobs.views import start

app_name = "jobs"
urlpatterns = [
    path(localized(fr="diffuser-une-offre/", en="post-an-offer/"), start.start, name="start"),
]

from django.urls import include, path

from core.addresses import localized
from jobs.views import confirm, edit, erase, guide, manage, mine, steps

app_name = "jobs"
_pages = [
    path("", steps.start, name="start"),
    path(localized(fr="nouvelle/", en="new/"), steps.begin, name="begin"),
    path(localized(fr="guide-des-recruteurs/", en="guide/"), guide.guide, name="guide"),
    path(localized(fr="retrouver/", en="find/"), confirm.find_links, name="find_links"),
    path(localized(fr="mes-offres/", en="my-offers/"), mine.mine, name="mine"),
    path(localized(fr="confirmer/<str:token>/", en="confirm/<str:token>/"), confirm.confirm, name="confirm"),
    path(localized(fr="effacer/<str:token>/", en="erase/<str:token>/"), erase.erase_all, name="erase_all"),
    path("<str:key>/", manage.manage, name="manage"),
    path(localized(fr="<str:key>/offre/", en="<str:key>/offer/"), steps.offer_step, name="offer_step"),
    path(localized(fr="<str:key>/structure/", en="<str:key>/organisation/"), steps.organisation_step, name="organisation_step"),
    path(localized(fr="<str:key>/apercu/", en="<str:key>/preview/"), steps.preview, name="preview"),
    path(localized(fr="<str:key>/modifier/", en="<str:key>/edit/"), edit.edit, name="edit"),
    path(localized(fr="<str:key>/effacer/", en="<str:key>/erase/"), erase.erase, name="erase"),
]
urlpatterns = [path(localized(fr="diffuser-une-offre/", en="post-an-offer/"), include(_pages))]

from django.urls import path

from core.addresses import localized
from jobs.alerts.views import mine, subscribe

app_name = "alerts"
urlpatterns = [
    path("", subscribe.subscribe, name="subscribe"),
    path(localized(fr="demande/", en="asked/"), subscribe.asked, name="asked"),
    path(localized(fr="confirmer/<str:token>/", en="confirm/<str:token>/"), subscribe.confirm, name="confirm"),
    path(localized(fr="mes-alertes/", en="mine/"), mine.find, name="find"),
    path(localized(fr="mes-alertes/<str:token>/", en="mine/<str:token>/"), mine.mine, name="mine"),
    path(localized(fr="arreter/<str:token>/", en="stop/<str:token>/"), mine.stop, name="stop"),
]

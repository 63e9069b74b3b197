from django.urls import path

from core.addresses import localized
from giving.views.go import go
from giving.views.helloasso import helloasso

app_name = "giving"
urlpatterns = [
    path(localized(fr="aller/", en="go/") + "<int:campaign>/<int:article>/", go, name="go"),
    path("helloasso/", helloasso, name="helloasso"),
]

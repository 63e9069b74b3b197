from django.urls import path

from core.addresses import localized
from pages.views import search

app_name = "pages"
urlpatterns = [
    path(localized(fr="recherche/", en="search/"), search.search, name="search"),
]

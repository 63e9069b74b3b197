from django.urls import path

from articles.views import archive, author, keyword
from articles.views.player import player
from core.addresses import localized

AUTHORS = localized(fr="auteurs/", en="authors/")
KEYWORDS = localized(fr="mots-cles/", en="keywords/")
ARCHIVES = localized(fr="archives/", en="archives/")
PLAYER = localized(fr="lecteur/", en="player/")

app_name = "articles"
urlpatterns = [
    path(f"{AUTHORS}<slug:slug>/", author.author, name="author"),
    path(f"{KEYWORDS}<slug:slug>/", keyword.keyword, name="keyword"),
    path(ARCHIVES, archive.years, name="archive"),
    path(f"{ARCHIVES}<int:year>/", archive.year, name="archive_year"),
    path(f"{ARCHIVES}<int:year>/<int:month>/", archive.month, name="archive_month"),
    path(f"{PLAYER}<int:page_id>/<uuid:block_id>/", player, name="player"),
]

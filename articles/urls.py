from django.urls import path

from articles.views import archive, author, keyword
from core.addresses import localized

AUTHORS = localized(fr="auteurs/", en="authors/")
KEYWORDS = localized(fr="mots-cles/", en="keywords/")
ARCHIVES = localized(fr="archives/", en="archives/")

app_name = "articles"
urlpatterns = [
    path(f"{AUTHORS}<slug:slug>/", author.author, name="author"),
    path(f"{KEYWORDS}<slug:slug>/", keyword.keyword, name="keyword"),
    path(ARCHIVES, archive.years, name="archive"),
    path(f"{ARCHIVES}<int:year>/", archive.year, name="archive_year"),
    path(f"{ARCHIVES}<int:year>/<int:month>/", archive.month, name="archive_month"),
]

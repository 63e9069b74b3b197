from django.urls import path

from articles.admin import footnote_window
from articles.proposals.views import follow, propose
from articles.views import archive, author, keyword
from articles.views.mastodon import mastodon
from articles.views.player import player
from articles.views.rate import rate
from articles.views.read import read
from core.addresses import localized

AUTHORS = localized(fr="auteurs/", en="authors/")
KEYWORDS = localized(fr="mots-cles/", en="keywords/")
ARCHIVES = localized(fr="archives/", en="archives/")
PLAYER = localized(fr="lecteur/", en="player/")
RATINGS = localized(fr="notes/", en="ratings/")
READINGS = localized(fr="lectures/", en="readings/")
PROPOSING = localized(fr="proposer/", en="propose/")
SHARING = localized(fr="partager/", en="share/")

app_name = "articles"
urlpatterns = [
    path(f"{AUTHORS}<slug:slug>/", author.author, name="author"),
    path(f"{KEYWORDS}<slug:slug>/", keyword.keyword, name="keyword"),
    path(ARCHIVES, archive.years, name="archive"),
    path(f"{ARCHIVES}<int:year>/", archive.year, name="archive_year"),
    path(f"{ARCHIVES}<int:year>/<int:month>/", archive.month, name="archive_month"),
    path(f"{PLAYER}<int:page_id>/<uuid:block_id>/", player, name="player"),
    path(f"{RATINGS}<int:page_id>/", rate, name="rate"),
    path(f"{READINGS}<int:page_id>.gif", read, name="read"),
    path(PROPOSING, propose, name="propose"),
    path(f"{PROPOSING}<str:token>/", follow, name="proposal"),
    path(f"{SHARING}<int:page_id>/mastodon/", mastodon, name="mastodon"),
    path(footnote_window.ADDRESS, footnote_window.footnote_window, name="footnote_window"),
]

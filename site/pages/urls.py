from django.urls import path

from articles.feeds import FEEDS
from articles.urls import AUTHORS, KEYWORDS
from core.addresses import localized
from pages.views import contact, feeds, robots, search, sitemaps, social_card

app_name = "pages"
urlpatterns = [
    path(localized(fr="recherche/", en="search/"), search.search, name="search"),
    path(localized(fr="vignettes/", en="cards/") + "<int:pk>-<slug:hash>.png", social_card.card, name="social_card"),
    path(localized(fr="ecrire/", en="write/") + "<int:page_id>/", contact.contact, name="contact"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemaps"),
    path(localized(fr="sitemap-actualites.xml", en="sitemap-news.xml"), sitemaps.news, name="sitemap_news"),
    path("sitemap-<slug:section>.xml", sitemaps.section, name="sitemap"),
]
for kind in FEEDS:
    urlpatterns += [
        path(f"{kind}.xml", feeds.of_site, {"kind": kind}, name=kind),
        path(f"{AUTHORS}<slug:slug>/{kind}.xml", feeds.of_author, {"kind": kind}, name=f"{kind}_author"),
        path(f"{KEYWORDS}<slug:slug>/{kind}.xml", feeds.of_keyword, {"kind": kind}, name=f"{kind}_keyword"),
        path(f"<path:path>/{kind}.xml", feeds.of_section, {"kind": kind}, name=f"{kind}_section"),
    ]

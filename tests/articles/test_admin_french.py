"""No source string of ours is left in English on a page of the admin in French, whatever the role."""

import re
from html.parser import HTMLParser
from pathlib import Path

import polib
import pytest
from django.urls import reverse

from tests.factories import draft, make_article, make_author, make_keyword, make_keyword_group, make_user

ROOT = Path(__file__).resolve().parents[2]
SKIPPED = ("script", "style", "template")
# Right on a French page: a language is named in itself, and Wagtail's own French says "E-mail".
RIGHT_IN_FRENCH = {"English", "E-mail"}
SETTINGS = [("articles", "articlesettings"), ("giving", "givingsettings"), ("pages", "noticesettings")]
PLACEHOLDER = re.compile(r"%|\{")


class Texts(HTMLParser):
    """Every text that a person reads or hears: contents, labels, placeholders, titles."""

    def __init__(self):
        super().__init__()
        self.found: set[str] = set()
        self.inside = 0

    def handle_starttag(self, tag, attrs):
        self.inside += tag in SKIPPED
        for name, value in attrs:
            if name in ("aria-label", "title", "placeholder", "alt") and value:
                self.found.add(" ".join(value.split()))

    def handle_endtag(self, tag):
        self.inside -= tag in SKIPPED

    def handle_data(self, data):
        if not self.inside and data.strip():
            self.found.add(" ".join(data.split()))


def english() -> set[str]:
    """Source strings of ours whose French differs, as pages would show them."""
    said = set()
    for path in ROOT.rglob("locale/fr/LC_MESSAGES/django.po"):
        if {".venv", "var"} & set(path.relative_to(ROOT).parts):
            continue
        for entry in polib.pofile(str(path)):
            if entry.msgstr and entry.msgstr != entry.msgid and not PLACEHOLDER.search(entry.msgid):
                said |= {entry.msgid, entry.msgid[:1].upper() + entry.msgid[1:]}
    french = {entry.msgstr for path in ROOT.rglob("locale/fr/LC_MESSAGES/django.po") for entry in polib.pofile(str(path))}
    said = {text for text in said if any(char.isalpha() for char in text)} - RIGHT_IN_FRENCH
    return said - french - {text[:1].upper() + text[1:] for text in french}


@pytest.fixture
def pages(site):
    group = make_keyword_group("Thèmes")
    keyword, author = make_keyword("emploi", group=group), make_author("Camille Renaud")
    article = make_article("Un atelier", authors=[author], keywords=[keyword])
    draft(title="Un brouillon").save_revision()
    section = article.get_parent()
    return [
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_explore", args=[section.pk]),
        reverse("wagtailadmin_pages:add", args=["articles", "articlepage", section.pk]),
        reverse("wagtailadmin_pages:add", args=["articles", "sectionpage", section.pk]),
        reverse("wagtailadmin_pages:add", args=["pages", "standardpage", site.root_page.pk]),
        reverse("wagtailadmin_pages:edit", args=[article.pk]),
        reverse("wagtailadmin_pages:edit", args=[site.root_page.pk]),
        reverse("wagtailadmin_pages:history", args=[article.pk]),
        reverse("wagtailadmin_pages:usage", args=[article.pk]),
        *(reverse(f"newsroom_{name}:index") for name in ("articles", "authors", "keywords", "groups")),
        *(reverse(f"newsroom_{name}:add") for name in ("authors", "keywords", "groups")),
        reverse("newsroom_authors:edit", args=[author.pk]),
        reverse("newsroom_authors:delete", args=[author.pk]),
        reverse("newsroom_keywords:edit", args=[keyword.pk]),
        reverse("newsroom_keywords:delete", args=[keyword.pk]),
        reverse("article_keyword_merge", args=[keyword.pk]),
        reverse("author_chooser:choose"),
        reverse("article_guide"),
        reverse("wagtailimages:index"),
        reverse("wagtailimages:add"),
        reverse("wagtaildocs:index"),
        reverse("wagtailadmin_account"),
        reverse("wagtailusers_users:index"),
        reverse("wagtailusers_users:add"),
        reverse("wagtailsettings:edit", args=["pages", "sitesettings"]),
        *(reverse("wagtailsettings:edit", args=args) for args in SETTINGS),
        *(reverse(f"giving_{name}") for name in ("report", "import", "preview")),
        *(
            reverse(f"giving_{name}:{view}")
            for name in ("campaigns", "gifts")
            for view in ("list" if name == "campaigns" else "index", "add")
        ),
        reverse("wagtailadmin_pages:add", args=["pages", "contactpage", site.root_page.pk]),
        reverse("wagtailadmin_reports:site_history"),
        reverse("wagtailadmin_reports:workflow"),
        reverse("wagtailredirects:index"),
    ]


@pytest.mark.parametrize("role", ["admin", "editor-in-chief", "editor", "author", "moderator"])
def test_no_source_string_of_ours_is_left_in_english(client, pages, role):
    client.force_login(make_user(role))
    sources = english()
    left = {}
    for address in pages:
        answer = client.get(address, follow=True)
        if answer.status_code != 200 or "html" not in answer["Content-Type"]:
            continue
        texts = Texts()
        texts.feed(answer.content.decode())
        if found := texts.found & sources:
            left[address] = found
    assert not left

"""No source string of ours is left in English on a page of the admin in French, whatever the role."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import polib
import pytest
from django.contrib.auth.models import Group
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.users.models import UserProfile

from tests.factories import draft, make_article, make_author, make_keyword, make_keyword_group, make_user

ROOT = Path(__file__).resolve().parents[2]
SKIPPED = ("script", "style", "template")
# Right on a French page: a language is named in itself, Wagtail's own French says "E-mail", a hidden counter says "None".
RIGHT_IN_FRENCH = {"English", "E-mail", "None"}
SETTINGS = [("articles", "articlesettings"), ("giving", "givingsettings"), ("pages", "noticesettings")]
PLACEHOLDER = re.compile(r"%|\{")
# What the libraries say in English, or in a French that nobody would sign: see docs/decisions/0130.
CLUMSY = re.compile(
    r"\((?:e|le|elle|tte|ne|s|es)\)|workflows?|snippet|fragment|\bslug|\bstatus\b|\bpage parent|un parent\b|soumettre|sauvegard"
    r"|^(?:any|true|false|text|app|timeline|content object|search)$|can (?:add|change|delete)|\w: \w|[ÉE]dition de text\b"
    r"|rechercher une promotion|editor guide|choose|Wagtail \d|external link"
    r"|\b1 année\b|images \w*nés\b|documents \w*nées\b|\bindexe la\b|différentes vitesse\b|claviers\b|entête|métrique|\biframe",
    re.IGNORECASE,
)
# Values as Python writes them, and capitals in the middle of a sentence: here case matters.
RAW = re.compile(r"\bsur \d+ None\b|\d \d\d:\d\d:\d\d[.+]|^\d+ (?:Page|Image|Document)s?\b")
# Names of things, times, and what is not read: the permission labels of groups, addresses of examples.
NOT_CLUMSY = re.compile(r"^\d|https?:|/admin/|UTC|^TITLE")


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
    article.save_revision()
    article.updated_on = timezone.now()
    article.save_revision()
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
        reverse("wagtailadmin_reports:workflow_tasks"),
        reverse("wagtailadmin_reports:locked_pages"),
        reverse("wagtailadmin_reports:aging_pages"),
        reverse("newsroom_articles:choose_parent"),
        reverse("wagtailadmin_explore_root"),
        reverse("wagtailadmin_pages:add_subpage", args=[section.pk]),
        reverse("wagtailadmin_pages:copy", args=[article.pk]),
        reverse("wagtailadmin_pages:move", args=[article.pk]),
        reverse("wagtailadmin_pages:delete", args=[article.pk]),
        reverse("wagtailadmin_pages:unpublish", args=[article.pk]),
        reverse("wagtailadmin_pages:workflow_history", args=[article.pk]),
        reverse("wagtailadmin_pages:revisions_compare", args=[article.pk, "earliest", "latest"]),
        reverse("wagtailimages:add_multiple"),
        reverse("wagtaildocs:add"),
        reverse("wagtaildocs:add_multiple"),
        reverse("wagtailadmin_collections:index"),
        reverse("wagtailredirects:add"),
        reverse("wagtailsearchpromotions:index"),
        reverse("wagtailadmin_pages:search") + "?q=atelier",
        reverse("wagtailsearchpromotions:add"),
        reverse("wagtailredirects:index"),
    ]


def read(client, pages) -> Iterator[tuple[str, set[str]]]:
    """(address, texts) of each page that the person who is signed in may open."""
    for address in pages:
        answer = client.get(address, follow=True)
        if answer.status_code != 200 or "html" not in answer["Content-Type"]:
            continue
        texts = Texts()
        texts.feed(answer.content.decode())
        yield address, texts.found


@pytest.mark.parametrize("role", ["admin", "editor-in-chief", "editor", "author", "moderator"])
def test_nothing_is_left_in_english_nor_in_clumsy_french(client, pages, role):
    client.force_login(make_user(role))
    sources = english()
    left = {}
    for address, shown in read(client, pages):
        clumsy = {text for text in shown if CLUMSY.search(text) and not NOT_CLUMSY.search(text)}
        clumsy |= {text for text in shown if RAW.search(text)}
        if found := clumsy | (shown & sources):
            left[address] = found
    assert not left


def french() -> set[str]:
    """What our catalogues say in French only, as pages would show it."""
    entries = [
        entry
        for path in ROOT.rglob("locale/fr/LC_MESSAGES/django.po")
        if not {".venv", "var"} & set(path.relative_to(ROOT).parts)
        for entry in polib.pofile(str(path))
    ]
    said = {entry.msgstr for entry in entries if not PLACEHOLDER.search(entry.msgstr)}
    said |= {text[:1].upper() + text[1:] for text in said}
    return said - {entry.msgid for entry in entries} - {entry.msgid[:1].upper() + entry.msgid[1:] for entry in entries}


# Stored in French by a migration or the world of these tests; said by Wagtail in English too; a language, named in itself.
STORED = {"Accueil", "Tous les sites", "Relecture", "Relecture par la rédaction", "Usage", "français"}


def test_who_reads_english_finds_no_french(client, pages):
    chief = make_user("editor-in-chief")
    UserProfile.objects.update_or_create(user=chief, defaults={"preferred_language": "en"})
    client.force_login(chief)
    sources, left = french() - STORED - set(Group.objects.values_list("name", flat=True)), {}
    for address, shown in read(client, pages):
        if found := shown & sources:
            left[address] = found
    assert not left


def test_the_words_set_right_are_still_said_by_the_libraries(db):
    """One that a new version says otherwise would be translated by nobody."""
    import django
    import wagtail

    said = {
        (entry.msgctxt, entry.msgid)
        for library in (wagtail, django)
        for path in Path(library.__file__).parent.rglob("locale/fr/LC_MESSAGES/*.mo")
        for entry in polib.mofile(str(path))
    }
    ours = {
        (entry.msgctxt, entry.msgid)
        for path in (ROOT / "site/core/wording/locale/fr/LC_MESSAGES").glob("*.po")
        for entry in polib.pofile(str(path))
    }
    assert not ours - said


def test_weights_are_in_the_units_that_readers_see():
    with translation.override("fr"):
        assert filesizeformat(10 * 1024 * 1024) == "10,0\u00a0Mo"

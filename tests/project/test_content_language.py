"""The language of what is written, where it is not that of the buttons around it."""

import pytest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import override

from tests.factories import make_article, make_section, make_user


@pytest.fixture
def english_buttons(settings):
    settings.LANGUAGE_CODE = "en"
    settings.CONTENT_LANGUAGE = "fr"
    with override("en"):
        yield


def test_french_articles_keep_their_type_and_say_their_language(client, site, english_buttons):
    article = make_article("Que faire ?", section=make_section("Métiers"), standfirst="Un chapô : court.", body="<p>Où ? Là.</p>")
    page = client.get(article.url).content.decode()
    assert '<html lang="en">' in page
    assert '<h1 lang="fr">Que faire\u202f?</h1>' in page
    assert 'class="standfirst" lang="fr">Un chapô\u00a0: court.' in page
    assert 'class="prose" lang="fr"' in page
    assert "Où\u202f? Là." in page
    assert '"inLanguage":"fr-FR"' in page


def test_lists_say_it_too(client, site, english_buttons):
    make_article("Que faire ?", section=make_section("Métiers"))
    page = client.get("/").content.decode()
    assert 'class="lead-title" lang="fr"' in page
    assert "Que faire\u202f?" in page


def test_where_both_are_the_same_nothing_is_repeated(client, site):
    page = client.get(make_article("Que faire ?").url).content.decode()
    assert page.count('lang="fr"') == 1


def test_an_editor_who_reads_the_admin_in_english_previews_french_as_french(client, site):
    from wagtail.users.models import UserProfile

    article, editor = make_article("Que faire ?"), make_user("editor")
    UserProfile.objects.update_or_create(user=editor, defaults={"preferred_language": "en"})
    client.force_login(editor)
    page = client.get(reverse("wagtailadmin_pages:view_draft", args=[article.pk])).content.decode()
    assert "Que faire\u202f?" in page


def test_dates_in_english_are_those_of_europe(db):
    from datetime import datetime

    with override("en"):
        moment = datetime(2014, 10, 9, 18, 30)
        written = [date_format(moment, name) for name in ("DATE_FORMAT", "DATETIME_FORMAT", "SHORT_DATE_FORMAT")]
    assert written == ["9 October 2014", "9 October 2014, 18:30", "09/10/2014"]


def test_the_time_zones_that_people_choose_from_are_known_to_browsers(client, site):
    client.force_login(make_user("editor"))
    page = client.get(reverse("wagtailadmin_account")).content.decode()
    assert 'value="Europe/Paris"' in page
    for unknown in ("localtime", "Factory", "posixrules"):
        assert f'value="{unknown}"' not in page

"""What is renamed is found under its new name."""

import pytest

from tests.factories import make_article, make_author, make_keyword
from tests.pages.test_search import indexed, titles


@pytest.mark.django_db
def test_a_renamed_keyword_is_found_by_its_new_name(client, site, django_capture_on_commit_callbacks):
    word = make_keyword("télétravail")
    indexed(make_article("Chez soi", keywords=[word]))
    with django_capture_on_commit_callbacks(execute=True):
        word.name = "nomadisme"
        word.save()
    assert titles(client, q="nomadisme") == ["Chez soi"]
    assert titles(client, q="télétravail") == []


@pytest.mark.django_db
def test_a_renamed_author_is_found_by_their_new_name(client, site, django_capture_on_commit_callbacks):
    person = make_author("Ana Costa")
    indexed(make_article("Chez soi", authors=[person]))
    with django_capture_on_commit_callbacks(execute=True):
        person.name = "Ana Martins"
        person.save()
    assert titles(client, q="martins") == ["Chez soi"]
    assert titles(client, q="costa") == []


@pytest.mark.django_db
def test_a_deleted_keyword_is_no_longer_found(client, site, django_capture_on_commit_callbacks):
    word = make_keyword("télétravail")
    indexed(make_article("Chez soi", keywords=[word]))
    with django_capture_on_commit_callbacks(execute=True):
        word.delete()
    assert titles(client, q="télétravail") == []


@pytest.mark.django_db
def test_other_changes_of_an_author_index_nothing(site, django_capture_on_commit_callbacks):
    person = make_author("Ana Costa")
    make_article("Chez soi", authors=[person])
    with django_capture_on_commit_callbacks() as callbacks:
        person.role = "journaliste"
        person.save()
    assert not [callback for callback in callbacks if "later" in repr(callback)]

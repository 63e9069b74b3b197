"""Bulk content is made of rows that the site treats as any other."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from articles.models import ArticlePage
from moderation.models import Comment


def test_generated_articles_and_comments_show(site, client):
    call_command("generate", articles=30, comments=200, verbosity=0)
    assert ArticlePage.objects.current().count() == 30
    assert not any(Page.find_problems())
    commented = Comment.objects.public().first()
    response = client.get(commented.page.url)
    assert response.status_code == 200
    assert commented.page.title in response.content.decode()
    assert Comment.objects.pending().count() == 10
    call_command("verify_register", verbosity=0)


def test_generating_again_adds(site):
    call_command("generate", articles=12, verbosity=0)
    call_command("generate", articles=12, verbosity=0)
    assert ArticlePage.objects.current().count() == 24
    assert not any(Page.find_problems())


def test_negative_numbers_are_refused(site):
    with pytest.raises(CommandError, match="negative"):
        call_command("generate", articles=-1)

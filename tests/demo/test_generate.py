"""Bulk content is made of rows that the site treats as any other."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from articles.models import ArticlePage
from demo import bulk, generate_offers
from jobs.models import Offer
from moderation.models import Comment
from review.register import faults
from tests.jobs.factories import make_board


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


def test_generated_offers_are_on_the_board_with_their_decisions(site, client):
    board = make_board()
    call_command("generate", offers=7, past_offers=11, verbosity=0)
    assert (Offer.objects.current().count(), Offer.objects.expired().count()) == (7, 11)
    offer = Offer.objects.current().newest_first().first()
    assert offer.title in client.get(f"{board.url}?q={offer.title.split()[0]}").content.decode()
    assert [decision.move for decision in offer.decisions] == ["send", "confirm", "approve"]
    assert list(faults()) == []


def test_what_was_made_before_an_interruption_stays(site, monkeypatch):
    monkeypatch.setattr(bulk, "BATCH", 5)
    store, turns = generate_offers._store, []

    def stop_in_the_third(offers):
        store(offers)
        turns.append(len(offers))
        if len(turns) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(generate_offers, "_store", stop_in_the_third)
    with pytest.raises(KeyboardInterrupt):
        call_command("generate", offers=100, verbosity=0)
    assert Offer.objects.current().count() == 15
    assert list(faults()) == []


def test_negative_numbers_are_refused(site):
    with pytest.raises(CommandError, match="negative"):
        call_command("generate", articles=-1)


def test_comments_without_an_article_are_refused_in_a_sentence(site):
    with pytest.raises(CommandError, match="generate some first"):
        call_command("generate", comments=5)

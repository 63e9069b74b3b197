"""Every fault of the comments package that we measured, with the test that keeps it out; and those of its tree and its cost."""

import importlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moderation.counts import comment_counts
from moderation.models import Comment
from moderation.thread import thread_of
from review.machine import decide
from tests.factories import make_article, make_user
from tests.moderation.factories import make_approved, make_comment
from tests.moderation.test_display import section

# The fault, and "module: test" of what would fail if it came back.
FAULTS = {
    "a save of a published comment publishes its pending replies": (
        "test_display: test_saving_an_approved_comment_publishes_none_of_its_waiting_replies"
    ),
    "a save brings back what was refused or removed": "test_package_list: test_a_save_brings_back_no_refused_reply",
    "the page of a reply shows a pending comment": "test_package_faults: test_2_the_page_of_a_reply_shows_no_comment_that_waits",
    "a reply across articles is accepted": "test_package_faults: test_3_a_reply_stays_on_its_article",
    "a page that is not published takes and shows comments": (
        "test_package_faults: test_3_an_article_that_readers_do_not_see_takes_none_and_shows_none"
    ),
    "a reply approved before its parent corrupts the tree": (
        "test_package_list: test_whatever_order_of_approval_the_tree_is_whole"
    ),
    "followers never hear of what is approved later": (
        "test_package_faults: test_5_who_asked_hears_of_an_answer_that_is_approved_later"
    ),
    "the confirmation link holds the comment, acts on GET, is replayed": (
        "test_package_faults: test_6_the_comment_is_stored_before_any_link_and_the_link_carries_nothing"
    ),
    "eight double clicks store eight rows": "test_package_faults: test_7_eight_clicks_store_one_row",
    "its addresses and its API come along": "test_package_faults: test_8_none_of_the_packages_addresses_is_mounted",
    "avatars, inline code and addresses in pages": (
        "test_package_faults: test_9_pages_hold_no_avatar_no_address_and_no_inline_code"
    ),
    "an absurd parent is a 500 and leaves an orphan": (
        "test_package_faults: test_absurd_replies_give_the_text_back_and_leave_no_orphan"
    ),
    "an absurd article or address is a 500": "test_package_faults: test_absurd_articles_give_the_text_back",
    "an address too long is a 500 or is stored": "test_package_faults: test_addresses_beyond_any_mailbox_give_the_text_back",
    "an old form is an empty 400": "test_package_faults: test_the_packages_hidden_fields_mean_nothing_so_no_form_expires",
    "a closed thread loses the text": "test_package_faults: test_a_closed_thread_and_the_honeypot_lose_nothing",
    "parallel replies get the same place": "test_concurrency: test_parallel_replies_have_each_a_place_of_their_own",
    "counts of replies drift": "test_package_list: test_counts_do_not_drift",
    "approving a parent costs two queries a reply": "test_package_list: test_approving_a_parent_of_many_replies_costs_the_same",
    "authors with accounts cost two queries each": "test_package_list: test_comments_by_accounts_cost_one_query",
    "mails leave in bare threads, lost at a restart": (
        "test_outgoing: test_a_bad_mail_server_costs_no_comment_and_its_author_gets_the_thank_you"
    ),
    "deleting a page leaves its comments orphaned": (
        "test_display: test_deleting_an_article_leaves_no_orphans_and_keeps_the_register"
    ),
    "every permalink is a 404": "test_display: test_the_permalink_opens_the_page_of_the_thread",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_has_its_test(fault):
    module, _colon, name = FAULTS[fault].partition(": ")
    assert callable(getattr(importlib.import_module(f"tests.moderation.{module}"), name))


@pytest.fixture
def page(site):
    return make_article()


@pytest.fixture
def admin(site):
    return make_user("admin")


@pytest.mark.parametrize("state", ["refused", "spam", "to_correct", "withdrawn"])
def test_a_save_brings_back_no_refused_reply(page, admin, state):
    parent = make_approved(page)
    reply = make_comment(reply_to=parent, state=state, text="Jamais lu", by=admin)
    parent.save()
    parent.decide("refuse", by=admin, reason="Non.")
    parent.decide("approve", by=admin)
    reply.refresh_from_db()
    assert (reply.state, reply.is_public) == (state, False)
    assert "Jamais lu" not in section(page)


def test_whatever_order_of_approval_the_tree_is_whole(page, admin):
    """The package showed two of five."""
    parent = make_comment(page, text="texte-0")
    replies = [make_comment(reply_to=parent, text=f"texte-{number}") for number in (1, 2, 3, 4)]
    decide(Comment, [reply.pk for reply in replies], "approve", by=admin)
    assert thread_of(page).total == 0
    decide(Comment, [replies[3].pk], "approve_both", by=admin)
    decide(Comment, [reply.pk for reply in replies], "approve", by=admin)
    assert thread_of(page).total == 5
    assert [section(page).count(f"texte-{number}<") for number in range(5)] == [1] * 5


def test_counts_do_not_drift(page, admin):
    parent = make_approved(page)
    replies = [make_comment(reply_to=parent) for _ in range(3)]
    for _ in range(3):
        decide(Comment, [reply.pk for reply in replies], "approve", by=admin)
        parent.save()
        replies[0].save()
        decide(Comment, [reply.pk for reply in replies], "reopen", by=admin)
    decide(Comment, [replies[0].pk], "approve", by=admin)
    assert comment_counts([page.pk]) == {page.pk: 2}
    assert thread_of(page).total == 2


def test_approving_a_parent_of_many_replies_costs_the_same(page, admin):
    """The package: 810 queries for 400 replies."""

    def cost(replies: int) -> int:
        parent = make_approved(page, by=admin)
        for _ in range(replies):
            make_comment(reply_to=parent)
        parent.decide("reopen", by=admin)
        with CaptureQueriesContext(connection) as queries:
            parent.decide("approve", by=admin)
        return len(queries)

    cost(0)
    assert cost(1) == cost(25) <= 20


def test_comments_by_accounts_cost_one_query(page, django_assert_num_queries):
    """The package: 412 queries for 200 comments."""
    for number in range(20):
        comment = make_approved(page)
        Comment.objects.filter(pk=comment.pk).update(user=make_user(display_name=f"Lectrice {number}"))
    with django_assert_num_queries(1):
        thread_of(page)

"""The newsroom's list of articles says how many comments wait under each."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import make_article, make_user
from tests.moderation.factories import make_approved, make_comment

LIST = "newsroom_articles:index"


@pytest.fixture
def busy(site):
    article = make_article("Un atelier")
    for _number in range(3):
        make_comment(article)
    make_approved(article)
    return article


@pytest.mark.parametrize(("role", "may_moderate"), [("editor-in-chief", True), ("editor", False)])
def test_the_number_shows_and_leads_moderators_to_them(client, busy, role, may_moderate):
    client.force_login(make_user(role))
    page = client.get(reverse(LIST)).content.decode()
    assert "Commentaires en attente" in page
    link = f'<td><a href="{reverse("comments:index")}?state=pending&amp;page={busy.pk}">3</a></td>'
    assert (link in page) is may_moderate
    assert ("<td>3</td>" in page) is not may_moderate
    if may_moderate:
        queue = client.get(f"{reverse('comments:index')}?state=pending&page={busy.pk}").content.decode()
        assert queue.count("Texte du message") >= 3


def test_the_filter_keeps_those_and_the_column_sorts(client, busy):
    make_approved(make_article("Une fanfare"))
    client.force_login(make_user("editor"))

    def listed(**query) -> list[str]:
        return [article.title for article in client.get(reverse(LIST), query).context["object_list"]]

    assert listed(comments="waiting") == ["Un atelier"]
    assert listed(comments="waiting", q="fanfare") == []
    assert listed(ordering="-comments_waiting")[0] == "Un atelier"
    assert len(listed(comments="absurd")) == 2


def test_more_articles_cost_no_more_queries(client, busy):
    client.force_login(make_user("editor-in-chief"))

    def cost() -> int:
        client.get(reverse(LIST))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(LIST))
        return len(queries)

    few = cost()
    for _number in range(6):
        make_comment(make_article())
    assert cost() <= few

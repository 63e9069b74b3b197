"""The factories themselves: what other tests take for granted."""

from articles.models import ArticlePage
from tests import factories


def test_a_world_with_articles_in_every_time(site):
    seen = factories.make_article(
        "Seen", body="<p>Text</p>", authors=[factories.make_author("A")], keywords=[factories.make_keyword("k")]
    )
    factories.post_dated(title="Later")
    factories.expired(title="Gone")
    factories.draft(title="Draft")
    assert list(ArticlePage.objects.current()) == [seen]
    assert [item.author.name for item in seen.article_authors.all()] == ["A"]
    assert [tag.name for tag in seen.keywords.all()] == ["k"]


def test_an_article_is_read_over_http(site, client):
    article = factories.make_article("Read me")
    response = client.get(article.url)
    assert response.status_code == 200
    assert "Read me" in response.content.decode()
    assert not response.cookies

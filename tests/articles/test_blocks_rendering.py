"""The body of a page: every block at once, a bounded cost, links and notes that lead somewhere."""

import pytest
from wagtail.rich_text import RichText

from articles.models import ArticlePage
from articles.rendering import render
from tests import factories
from tests.articles.bodies import add_note, full_body, make_document, noted

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(site):
    """An online article to link to, a draft, a picture, a document."""
    return {
        "online": factories.make_article("Une coopérative à Die"),
        "draft": factories.draft(title="Pas encore"),
        "image": factories.make_image(
            "Cuisine", size=(300, 200), credit="Inès Marchetti", description="Une table et six chaises"
        ),
        "document": make_document("Statuts"),
    }


def article_with(body, **fields) -> ArticlePage:
    article = factories.make_article(**fields)
    article.body = body
    article.save()
    return ArticlePage.objects.get(pk=article.pk)


def test_every_block_shows_what_the_editor_typed(world):
    html = render(article_with(full_body(world))).html
    for words in ("Une coopérative à Die", "<blockquote", "statuts", "<pre", "<caption", "Une table et six chaises", "gallery"):
        assert words in html
    assert "Inès Marchetti" in html


@pytest.mark.parametrize("copies", [1, 20])
def test_the_cost_does_not_grow_with_the_number_of_blocks(world, copies, django_assert_max_num_queries):
    article = article_with(full_body(world) * copies)
    render(article)
    article = ArticlePage.objects.get(pk=article.pk)
    with django_assert_max_num_queries(6):
        render(article)


def test_links_to_what_readers_may_not_open_stay_as_plain_words(world):
    html = render(article_with(full_body(world))).html
    assert f'href="{world["online"].url}"' in html
    assert world["draft"].url not in html
    assert "cela, <a" in html
    assert "Pas encore" not in html


def test_rendering_does_not_lose_what_readers_may_not_see(world):
    article = article_with(full_body(world))
    render(article)
    article.save()
    chosen = ArticlePage.objects.get(pk=article.pk).body[-1].value["articles"]
    assert [page.pk for page in chosen] == [world["online"].pk, world["draft"].pk]


def test_links_elsewhere_do_not_hand_over_the_window(world):
    assert '<a href="https://example.org/" rel="noopener">ailleurs</a>' in render(article_with(full_body(world))).html


def test_headings_have_names_each_once(world):
    body = [("paragraph", RichText("<h2>La règle</h2><h3>L’exception</h3>")), ("paragraph", RichText("<h2>La règle</h2>"))]
    html = render(article_with(body)).html
    assert '<h2 id="h-la-regle">' in html
    assert '<h3 id="h-lexception">' in html
    assert '<h2 id="h-la-regle-2">' in html


def test_text_is_set_in_french_and_code_is_not(world):
    html = render(article_with(full_body(world))).html
    assert "bureaux\u202f!" in html
    assert "if a ! b:\n    print(&#x27;&lt;b&gt;&#x27;)" in html


def test_a_quote_in_another_language_says_so_and_is_not_set_in_french(site):
    html = render(article_with([("quote", {"text": "Now what ?", "person": "Jo", "language": "en"})])).html
    assert '<blockquote lang="en"' in html
    assert "Now what ?" in html


def test_verse_keeps_its_indents(site):
    html = render(article_with([("verse", {"text": "  Le soir\n    descend\n\nla nuit"})])).html
    assert "<p>  Le soir\n    descend</p><p>la nuit</p>" in html


def test_notes_are_numbered_by_first_mention_and_lead_back(site):
    article = article_with([])
    first, second, silent = (add_note(article, f"<p>{word}.</p>") for word in ("Une", "Deux", "Trois"))
    article.body = [("paragraph", noted("Un", second, first)), ("paragraph", noted("Deux", second, "0" * 36))]
    article.save()
    body = render(ArticlePage.objects.get(pk=article.pk))
    assert body.html.count('href="#footnote-1"') == 2
    assert 'id="footnote-source-1-2"' in body.html
    assert body.notes.index("Deux.") < body.notes.index("Une.")
    assert 'href="#footnote-source-1-2"' in body.notes
    assert "Trois." not in body.notes
    assert silent not in body.html + body.notes


def test_notes_cost_one_query_whatever_the_number_of_paragraphs(site, django_assert_num_queries):
    article = article_with([])
    keys = [add_note(article, "<p>Une note.</p>") for _ in range(20)]
    article.body = [("paragraph", noted("Texte", key)) for key in keys]
    article.save()
    article = ArticlePage.objects.get(pk=article.pk)
    with django_assert_num_queries(1):
        render(article)


def test_a_body_without_notes_has_no_list_of_them(site):
    assert render(article_with([("paragraph", RichText("<p>Rien.</p>"))])).notes == ""


def test_a_static_page_shows_every_block(client, world):
    page = factories.make_standard_page("À propos", body=full_body(world))
    html = client.get(page.url).content.decode()
    assert "Trois ateliers" in html
    assert "De près" in html


def test_an_image_or_document_deleted_leaves_a_gap_not_an_error(world):
    article = article_with(full_body(world))
    world["image"].delete()
    world["document"].delete()
    html = render(ArticlePage.objects.get(pk=article.pk)).html
    assert "<img" not in html
    assert "les statuts" in html


def test_a_picture_says_its_alternative_unless_decorative(world):
    html = render(article_with(full_body(world))).html
    assert 'alt="Une table et six chaises"' in html
    assert 'alt="De près"' in html
    assert 'alt=""' in html
    assert html.count('type="image/webp"') == html.count("<picture>")
    assert html.count('loading="lazy"') == html.count("<img")

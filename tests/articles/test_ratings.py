"""Stars: one vote for each visitor, changeable, without account or cookie."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import ArticleSettings, RatingTotal, SectionPage, Vote
from articles.ranking import best_rated
from articles.retention import forget_voters
from tests import factories as make

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}


def rate(client, article, stars, *, address="203.0.113.7", headers=HERE, **fields):
    return client.post(f"/notes/{article.pk}/", {"stars": stars, **fields}, headers=headers, REMOTE_ADDR=address)


def totals(article) -> tuple[int, int]:
    total = RatingTotal.objects.filter(article=article).first()
    return (total.votes, total.points) if total else (0, 0)


def test_a_vote_counts_shows_and_leaves_no_cookie(client, site):
    article = make.make_article("Une table")
    answer = rate(client, article, 4)
    assert answer.status_code == 302
    page = client.get(answer["Location"], REMOTE_ADDR="203.0.113.7").content.decode()
    assert "4 étoiles" in page
    assert totals(article) == (1, 4)
    shown = client.get(article.url)
    assert "4,0 sur 5 (1 vote)" in shown.content.decode()
    assert not shown.cookies
    assert not answer.cookies
    assert "csrf" not in shown.content.decode()


def test_the_same_visitor_changes_a_vote_another_adds_one(client, site):
    article = make.make_article()
    for stars in (2, 5, 2, 3):
        rate(client, article, stars)
    assert totals(article) == (1, 3)
    rate(client, article, 5, address="203.0.113.8")
    assert totals(article) == (2, 8)


def test_an_ipv6_household_is_one_visitor(client, site):
    article = make.make_article()
    rate(client, article, 1, address="2001:db8:1:1::1")
    rate(client, article, 5, address="2001:db8:1:1:ffff::9")
    assert totals(article) == (1, 5)


def test_votes_on_two_articles_are_not_tied_to_each_other(client, site):
    for _ in range(2):
        rate(client, make.make_article(), 3)
    assert len(set(Vote.objects.values_list("voter", flat=True))) == 2
    assert not Vote.objects.filter(voter__contains="203.0.113").exists()


@pytest.mark.parametrize("stars", ["0", "6", "-1", "", "abc", "4.5", "9" * 400, "٤", "1;drop", "\u202e5"])
def test_what_is_no_number_of_stars_is_refused_in_words(client, site, stars):
    article = make.make_article()
    answer = rate(client, article, stars)
    assert answer.status_code == 422
    assert "Choisissez" in answer.content.decode()
    assert totals(article) == (0, 0)


def test_a_vote_sent_from_another_site_or_by_a_program_that_fills_everything_does_not_count(client, site):
    article = make.make_article()
    for answer, status in (
        (rate(client, article, 5, headers={"Sec-Fetch-Site": "cross-site"}), 403),
        (rate(client, article, 5, headers={"Origin": "https://ailleurs.example"}), 403),
        (rate(client, article, 5, contact_me="x"), 422),
    ):
        assert answer.status_code == status
    assert totals(article) == (0, 0)


def test_a_flood_from_one_range_is_stopped(client, site):
    article = make.make_article()
    codes = [rate(client, article, 1 + number % 5, address=f"203.0.113.{number}").status_code for number in range(62)]
    assert codes == [302] * 60 + [429] * 2
    assert totals(article)[0] == 60
    assert rate(client, article, 3, address="198.51.100.1").status_code == 302


def test_what_readers_do_not_see_is_not_rated(client, site):
    for article in (make.draft(), make.post_dated(), make.expired()):
        assert rate(client, article, 5).status_code == 404
    assert client.post(f"/notes/{'9' * 30}/", {"stars": 5}, headers=HERE).status_code == 404
    assert client.get("/notes/0/").status_code == 404


def test_a_section_turns_ratings_off_for_those_below_it(client, site):
    closed = make.make_section("Sans note", hide_ratings=True)
    article = make.make_article("Dedans", make.make_section("Dessous", parent=closed))
    assert 'class="rating ' not in client.get(article.url).content.decode()
    assert rate(client, article, 5).status_code == 403
    assert totals(article) == (0, 0)
    section = SectionPage.objects.get(pk=closed.pk)
    section.hide_ratings = False
    section.save()
    assert 'class="rating ' in client.get(article.url).content.decode()
    assert rate(client, article, 5).status_code == 302


def test_the_site_turns_ratings_off(client, site):
    article = make.make_article()
    settings = ArticleSettings.for_site(site)
    settings.ratings_open = False
    settings.save()
    assert 'class="rating ' not in client.get(article.url).content.decode()
    assert rate(client, article, 5).status_code == 403


def test_who_voted_is_forgotten_and_the_totals_stay(client, site):
    article = make.make_article()
    rate(client, article, 4)
    rate(client, article, 2, address="203.0.113.9")
    settings = ArticleSettings.for_site(site)
    settings.vote_memory_days = 30
    settings.save()
    Vote.objects.filter(stars=4).update(cast_at=timezone.now() - timedelta(days=31))
    forget_voters()
    assert list(Vote.objects.values_list("stars", flat=True)) == [2]
    assert totals(article) == (2, 6)


def test_two_enthusiasts_do_not_beat_two_hundred_readers(site):
    few, many, poor = make.make_article("Deux"), make.make_article("Deux cents"), make.make_article("Mal aimé")
    RatingTotal.objects.create(article=few, votes=2, points=10)
    RatingTotal.objects.create(article=many, votes=200, points=900)
    RatingTotal.objects.create(article=poor, votes=60, points=90)
    RatingTotal.objects.create(article=make.draft(), votes=300, points=1500)
    assert [article.title for article in best_rated(5)] == ["Deux cents", "Deux", "Mal aimé"]


def test_the_form_works_by_keyboard_and_without_script(client, site):
    html = client.get(make.make_article().url).content.decode()
    form = html.split('class="rating ')[1].split("</form>")[0]
    assert form.count('type="radio"') == 5
    assert "<legend" in form
    assert '<button type="submit">' in form
    assert "5 étoiles" in form


def test_the_rating_page_is_private_to_its_visitor(client, site):
    article = make.make_article()
    rate(client, article, 4)
    own = client.get(f"/notes/{article.pk}/", REMOTE_ADDR="203.0.113.7")
    assert "no-store" in own["Cache-Control"]
    assert "Vous avez donné" in own.content.decode()
    assert "Vous avez donné" not in client.get(f"/notes/{article.pk}/", REMOTE_ADDR="203.0.113.8").content.decode()


def test_editors_see_ratings_in_their_list_and_sort_by_them(client, site):
    for title, votes, points in (("Deux", 2, 10), ("Deux cents", 200, 900), ("Sans", 0, 0)):
        article = make.make_article(title)
        if votes:
            RatingTotal.objects.create(article=article, votes=votes, points=points)
    client.force_login(make.make_user("editor"))
    page = client.get("/admin/articles/?ordering=-score").content.decode()
    assert "4,5 (200)" in page
    assert page.index("4,5 (200)") < page.index("5,0 (2)")
    assert "pondérée 3,3" in page.replace("\u202f", " ").replace("\xa0", " ")

"""The demo shows every feature, can be loaded again, and does no harm elsewhere."""

from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision

from accounts.models import User
from articles.blocks import BODY_BLOCKS
from articles.models import ArticlePage, Author, Keyword, KeywordGroup, RatingTotal, Readings, SectionPage
from articles.policy import CommentPolicy
from articles.status import Status, with_status
from core.models import OutgoingMail
from demo.build.accounts import PASSWORD
from demo.reader import table
from giving.models import CallClicks, Campaign, Gift
from moderation.holds.codes import HoldCode
from moderation.models import Ban, Comment, Discussion, Report
from moderation.states import CommentState
from moderation.wagtail_hooks import queue
from pages.models import ContactPage, CustomDocument, CustomImage, HomePage, SiteSettings, StandardPage
from review.models import Decision, RefusalReason

COUNTED = [
    ArticlePage, Author, CallClicks, Campaign, Comment, ContactPage, CustomDocument, CustomImage, Gift, Keyword, KeywordGroup,
    Page, PageLogEntry, RatingTotal, Readings, Revision, SearchPromotion, SectionPage, SiteSettings, StandardPage, User,
]  # fmt: skip


@pytest.fixture
def flagship(demo) -> ArticlePage:
    return ArticlePage.objects.get(slug="coworking-nouveaux-metiers")


def load() -> str:
    out = StringIO()
    call_command("load_demo", stdout=out)
    return out.getvalue()


def test_it_refuses_a_site_that_is_not_for_development(db, settings):
    settings.DEMO_ALLOWED = False
    with pytest.raises(CommandError, match="--force"):
        call_command("load_demo")
    assert not ArticlePage.objects.filter(slug="coworking-nouveaux-metiers").exists()


def test_forced_it_loads_anywhere(demo, settings):
    settings.DEMO_ALLOWED = False
    out = StringIO()
    call_command("load_demo", "--force", stdout=out)
    assert PASSWORD in out.getvalue()


def test_loaded_again_it_doubles_nothing_and_leaves_what_editors_changed(demo):
    ArticlePage.objects.filter(slug="guide-creer-scic").update(title="Un autre titre")
    HomePage.objects.get().features.all().delete()
    SiteSettings.objects.update(name="Un autre nom")
    before = {model.__name__: model.objects.count() for model in COUNTED}
    load()
    assert {model.__name__: model.objects.count() for model in COUNTED} == before
    assert ArticlePage.objects.get(slug="guide-creer-scic").title == "Un autre titre"
    assert SiteSettings.objects.get().name == "Un autre nom"
    assert not HomePage.objects.get().features.exists()


def test_it_writes_to_nobody(demo, mailoutbox):
    assert not OutgoingMail.objects.exists()
    assert mailoutbox == []


def test_it_prints_addresses_and_accounts_in_french(demo):
    assert PASSWORD in demo
    assert "http://testserver/admin/" in demo
    for username in ("admin", "chief", "editor", "author", "moderator", "recruiter", "reader"):
        assert username in demo


def test_every_account_opens_with_the_printed_password(demo, rf):
    for username, about in table("accounts").items():
        user = authenticate(rf.post("/"), username=username, password=PASSWORD)
        assert user is not None, username
        validate_password(PASSWORD, user)
        assert EmailAddress.objects.get(user=user).verified
        roles = set(user.groups.values_list("role__key", flat=True))
        assert roles == ({about["role"]} if "role" in about else set())
        assert user.is_superuser == (username == "admin")


def test_articles_are_in_every_state(demo):
    found = set(with_status(ArticlePage.objects.all()).values_list("status_word", flat=True))
    expected = {Status.DRAFT, Status.PROPOSED, Status.REFUSED, Status.POST_DATED, Status.PUBLISHED, Status.EXPIRED}
    assert {status.value for status in expected} <= found


def test_articles_have_every_comment_policy(demo):
    found = set(ArticlePage.objects.live().values_list("comment_policy", flat=True))
    assert found == set(CommentPolicy.values)
    assert ArticlePage.objects.current().filter(comments_close_after_days__lt=100).exists()


def test_comments_are_in_every_state_with_their_reasons(demo, flagship):
    states = set(Comment.objects.values_list("state", flat=True))
    assert states == set(CommentState.values)
    assert Comment.objects.filter(page=flagship).public().filter(state="approved").count() >= 30
    assert Comment.objects.filter(page=flagship, depth=2, state="approved").exists()
    assert Comment.objects.filter(state="pending", reply_to__state="pending").exists()
    assert Comment.objects.filter(state="approved", reply_to__state="withdrawn").exists()
    assert not Comment.objects.filter(submit_date__gt=timezone.now()).exists()


def test_the_desk_shows_every_state_every_reason_to_hold_and_every_reason_to_refuse(demo, client):
    """Each with a comment of the demo, found by the filter of the desk."""
    client.force_login(User.objects.get(username="moderator"))
    for state in CommentState.values:
        assert client.get("/admin/review/comments/", {"state": state}).context["rows"], state
    held = set(Comment.objects.pending().values_list("hold_rows__code", flat=True))
    assert held >= set(HoldCode.values) - {HoldCode.BANNED}, "what holds a banned word is refused as it arrives"
    assert Comment.objects.filter(state="refused", hold_rows__code=HoldCode.BANNED).exists()
    for code, _label in queue.hold_choices():
        state = "refused" if code == HoldCode.BANNED else "pending"
        rows = client.get("/admin/review/comments/", {"state": state, "hold": code}).context["rows"]
        assert rows, code
        assert all(row.holds for row in rows), code
    offered = set(RefusalReason.objects.filter(queue="moderation.comment").values_list("label", flat=True))
    given = set(Decision.objects.filter(move__in=("refuse", "correct")).values_list("ground", flat=True))
    assert given >= offered
    assert {"Mot interdit", "Expéditeur banni"} <= given


def test_the_cards_of_the_demo_show_what_a_card_can_show(demo, client):
    client.force_login(User.objects.get(username="moderator"))
    shown = {state: client.get("/admin/review/comments/", {"state": state}) for state in CommentState.values}
    waiting = shown["pending"].context["rows"]
    assert any(row.history for row in waiting)
    assert any("refusé" in row.history for row in waiting)
    assert any(row.answers_one_that_waits for row in waiting)
    assert any(row.corrected_at and row.changes for row in waiting)
    assert any(row.score for row in waiting)
    comments = Comment.objects.all()
    assert comments.filter(is_pinned=True).exists()
    assert comments.filter(state="approved", replies_closed=True).exists()
    assert comments.filter(state="approved").exclude(edited_at=None).exists()
    assert comments.filter(badge="newsroom").exists()
    assert comments.exclude(erased_at=None).exists()
    assert Discussion.closed_pages()
    assert set(Report.objects.values_list("state", flat=True)) == {"pending", "upheld", "dismissed"}
    assert Ban.objects.in_force().exists()


def test_the_first_article_uses_every_field(flagship):
    # Two switches that take something away: other articles show them.
    switches = {"hide_donation_call", "sensitive"}
    own = [field for field in ArticlePage._meta.local_concrete_fields if not field.primary_key and field.name not in switches]
    for field in [*own, *map(ArticlePage._meta.get_field, ("seo_title", "search_description", "owner"))]:
        assert getattr(flagship, field.attname) not in (None, "", False), field.name
    for name in ("article_authors", "pinned_articles", "forbidden_articles", "footnotes", "keyword_items", "other_sections"):
        assert getattr(flagship, name).count() > 0, name
    assert flagship.article_authors.count() == 2
    assert len(flagship.corrections) == 2
    assert len(flagship.online_links) == 2
    assert {entry.value["document"].file_extension for entry in flagship.documents} == {"pdf", "ods"}
    assert flagship.get_parent().title == "Management / Encadrement / Mobilité"
    assert timezone.localdate(flagship.public_date).isoformat() == "2014-10-09"


def test_some_articles_show_no_call(demo):
    assert ArticlePage.objects.current().filter(sensitive=True).exists()
    assert ArticlePage.objects.current().filter(hide_donation_call=True).exists()


def test_the_first_article_uses_every_block(flagship):
    assert {block.block_type for block in flagship.body} == {name for name, _ in BODY_BLOCKS}


def test_a_campaign_runs_with_gifts_and_clicks(demo, client):
    running = Campaign.objects.running().get()
    received = Gift.objects.sums()[running.pk]
    assert 0 < received.amount < running.goal
    assert CallClicks.objects.filter(campaign=running).exists()
    assert {campaign.standing() for campaign in Campaign.objects.all()} == {"En cours", "À venir", "Terminée"}
    assert running.title in client.get("/").content.decode()
    for campaign in Campaign.objects.all():
        campaign.full_clean()


def test_readers_rate_read_and_write(demo, client):
    assert RatingTotal.objects.count() > 30
    online = ArticlePage.objects.current().values("pk")
    assert not RatingTotal.objects.exclude(article__in=online).exists(), "nobody votes on what nobody can read"
    assert not Readings.objects.exclude(article__in=online).exists()
    assert Readings.objects.exists()
    html = client.get("/").content.decode()
    assert "Les plus lus" in html
    assert "site-notice" in html
    contact = ContactPage.objects.get()
    assert "<textarea" in client.get(contact.url).content.decode()
    money = client.get("/ou-va-l-argent/").content.decode()
    assert "figures-bar" in money
    assert "34\u00a0€" in money


def test_what_is_loaded_would_pass_the_editors_own_checks(demo):
    for article in ArticlePage.objects.live():
        article.full_clean()
        article.body.stream_block.clean(article.body)


def test_histories_bear_the_dates_of_the_articles(demo, flagship):
    assert flagship.first_published_at == flagship.public_date
    assert flagship.revisions.count() >= 3
    for article in ArticlePage.objects.current().exclude(updated_on__isnull=False):
        assert article.first_published_at == article.public_date, article.slug
        assert article.last_published_at.date() <= timezone.now().date()
    assert PageLogEntry.objects.filter(page=flagship.pk).latest("timestamp").timestamp.year == 2014


def test_each_page_answers_a_stranger_without_a_cookie(demo, client):
    pages = list(Page.objects.live().filter(depth__gt=1).specific())
    for page in pages:
        response = client.get(page.url)
        hidden = isinstance(page, ArticlePage) and page.public_date > timezone.now()
        assert response.status_code == (404 if hidden else 200), page.url
        assert not response.cookies
    assert len(pages) > 55


def test_sections_are_on_two_levels_in_the_menu_order(demo):
    tops = SectionPage.objects.child_of(HomePage.objects.get())
    assert tops.count() == 7
    assert all(section.introduction for section in SectionPage.objects.all())
    assert SectionPage.objects.filter(depth=4).count() >= 10


def test_everything_loaded_is_found_and_referred_to(demo):
    current = ArticlePage.objects.current()
    assert "coworking-nouveaux-metiers" in [page.slug for page in ArticlePage.objects.search("remailleuse")]
    assert "conserverie-invendus" in [page.slug for page in ArticlePage.objects.search("autoclave")]
    portrait = Author.objects.get(slug="maud-escoffre").portrait
    assert ReferenceIndex.get_references_to(portrait).exists()
    lead = current.get(slug="fonderie-reprise-salaries").lead_picture
    assert ReferenceIndex.get_references_to(lead).exists()
    # As on a site in use, where what readers send is no usage of an article.
    referring = {row.base_content_type.model_class() for row in ReferenceIndex.objects.select_related("base_content_type")}
    assert {Page, Author} <= referring
    assert all(ReferenceIndex.is_indexed(model) for model in referring)


def test_editors_put_a_result_on_top(demo, client):
    assert SearchPromotion.objects.get(query__query_string="coworking").page.slug == "coworking-nouveaux-metiers"

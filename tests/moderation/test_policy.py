"""The strictest of what the site, the sections and the article say; and who is trusted."""

import pytest
from allauth.account.models import EmailAddress

from articles.policy import CommentPolicy, strictest
from moderation.models import Comment, CommentingSettings, ConfirmedAddress
from moderation.policy import rules_of
from tests.factories import make_article, make_section, make_user
from tests.moderation.factories import make_approved, make_comment
from tests.moderation.test_posting import address, refused, send


@pytest.fixture
def rules(site) -> CommentingSettings:
    return CommentingSettings.objects.create(site=site, seconds_between=0)


@pytest.mark.parametrize(
    ("said", "holds"),
    [
        ([], "open"), ([""], "open"), (["trusted"], "trusted"), (["trusted", "", ""], "trusted"), (["trusted", "open"], "open"),
        (["open", "trusted"], "open"), (["trusted", "registered"], "registered"), (["registered", "open", "closed"], "closed"),
    ],
    ids=str,
)  # fmt: skip
def test_the_strictest_holds(said, holds):
    assert strictest(said) == holds


def test_what_the_site_says_holds_for_all_and_an_article_may_ask_for_more_only(client, rules):
    page = make_article()
    rules.policy = "closed"
    rules.save()
    refused(send(client, page), 403)
    refused(send(client, make_article(comment_policy="open")), 403)
    rules.policy = "registered"
    rules.save()
    refused(send(client, page), 403)
    assert rules_of(make_article(comment_policy="closed")).policy == "closed"
    rules.policy = "open"
    rules.save()
    assert send(client, page).status_code == 302


def test_without_settings_everything_is_approved_first(site):
    assert rules_of(make_article()).policy == CommentPolicy.OPEN
    assert rules_of(make_article(comment_policy="trusted")).policy == CommentPolicy.OPEN


def test_the_days_of_the_site_hold_where_nobody_else_says(rules):
    rules.close_after_days = 30
    rules.save()
    page = make_article(section=make_section("Sans"))
    assert (rules_of(page).closes_at - page.public_date).days == 30
    section = make_section("Soixante", comments_close_after_days=60)
    page = make_article(section=section)
    assert (rules_of(page).closes_at - page.public_date).days == 60
    page = make_article(section=section, comments_close_after_days=90)
    assert (rules_of(page).closes_at - page.public_date).days == 90


def test_rules_that_nobody_changed_cost_no_query(rules, django_assert_num_queries):
    page = make_article()
    rules_of(page)
    with django_assert_num_queries(0):
        rules_of(page)


def test_the_editor_of_an_article_reads_what_the_site_says(client, rules):
    rules.policy, rules.close_after_days = "registered", 45
    rules.save()
    client.force_login(make_user("admin"))
    page = make_article()
    body = client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "Ouverts aux lecteurs inscrits)" in body
    assert "45" in body


@pytest.fixture
def reader(rules):
    """A reader whose address is confirmed, with three approved comments, on a site that trusts after three."""
    rules.policy, rules.trusted_after = "trusted", 3
    rules.save()
    user = make_user("reader", email="nour@example.org")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def post(client, page, text="Un avis de plus, tout à fait ordinaire."):
    return client.post(address(page), {"comment": text}, headers={"Sec-Fetch-Site": "same-origin"})


def approve_all(client, page, texts):
    for text in texts:
        assert post(client, page, text).status_code == 302
        comment = Comment.objects.latest("pk")
        if comment.is_pending:
            comment.decide("approve", by=make_user("admin"))


THREE = ["Le prix du bois a doublé.", "Et les transports, alors ?", "Merci pour cette réponse."]


def test_a_trusted_reader_is_published_at_once_by_a_decision_of_the_rule(client, site, reader):
    page = make_article()
    client.force_login(reader)
    for text in THREE:
        post(client, page, text)
        assert Comment.objects.latest("pk").state == "pending"
        Comment.objects.latest("pk").decide("approve", by=make_user("admin"))
    answer = post(client, page)
    comment = Comment.objects.latest("pk")
    assert comment.state == "approved"
    decision = comment.decisions.get()
    assert (decision.actor, decision.actor_name) == (None, "Règle : lecteur de confiance")
    assert answer["Location"]
    assert "tout à fait ordinaire" in client.get(page.url).content.decode()
    comment.decide("undo", by=make_user("admin"))
    assert comment.state == "pending"


@pytest.mark.parametrize("policy", ["open", "registered"])
def test_an_article_that_asks_for_more_trusts_nobody(client, site, reader, policy):
    page = make_article()
    client.force_login(reader)
    approve_all(client, page, THREE)
    post(client, make_article(comment_policy=policy))
    assert Comment.objects.latest("pk").state == "pending"


def test_trust_is_off_until_the_site_says_so(client, site, reader, rules):
    rules.policy = "open"
    rules.save()
    page = make_article(comment_policy="trusted")
    client.force_login(reader)
    approve_all(client, page, THREE)
    post(client, page)
    assert Comment.objects.latest("pk").state == "pending"


def test_typing_the_address_of_a_trusted_reader_gives_no_trust(client, site, reader):
    page = make_article()
    client.force_login(reader)
    approve_all(client, page, THREE)
    client.logout()
    ConfirmedAddress.confirm(reader.email)
    send(client, page, email=reader.email, comment="Je me fais passer pour Nour.")
    assert Comment.objects.latest("pk").state == "pending"
    client.force_login(make_user("reader", email=reader.email))
    post(client, page, "Un compte qui a pris son adresse sans la confirmer.")
    assert Comment.objects.latest("pk").state == "pending"


def test_an_account_without_a_confirmed_address_is_not_trusted(client, site, reader):
    page = make_article()
    client.force_login(reader)
    approve_all(client, page, THREE)
    EmailAddress.objects.update(verified=False)
    post(client, page)
    assert Comment.objects.latest("pk").state == "pending"


@pytest.mark.parametrize("move", ["refuse", "spam"])
def test_a_refusal_takes_trust_away(client, site, reader, move):
    page = make_article()
    client.force_login(reader)
    approve_all(client, page, THREE)
    Comment.objects.latest("pk").decide(move, by=make_user("admin"), reason="Non.")
    post(client, page)
    assert Comment.objects.latest("pk").state == "pending"


def test_whatever_holds_a_comment_holds_that_of_a_trusted_reader(client, site, reader):
    page = make_article()
    client.force_login(reader)
    approve_all(client, page, THREE)
    post(client, page, "https://a.example https://b.example https://c.example")
    assert Comment.objects.latest("pk").state == "pending"


def test_a_reply_of_a_trusted_reader_is_published_too(client, site, reader):
    page = make_article()
    parent = make_approved(page)
    client.force_login(reader)
    approve_all(client, page, THREE)
    client.post(address(page), {"comment": "Je vous rejoins.", "parent": parent.pk}, headers={"Sec-Fetch-Site": "same-origin"})
    assert Comment.objects.latest("pk").state == "approved"
    assert make_comment(page).is_pending

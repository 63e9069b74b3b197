"""Why a comment is held: found when it is sent, told in words on its card, and offered as a filter of the desk."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from core.models import IntakeRecord
from moderation.models import Comment, CommentingSettings, Hold, WordList
from moderation.rules import apply, forget
from tests.factories import make_article, make_user
from tests.moderation.factories import make_moderator
from tests.moderation.test_posting import send

DESK = "/admin/review/comments/"


@pytest.fixture
def page(site):
    return make_article()


@pytest.fixture
def rules(site) -> CommentingSettings:
    """The settings of the site; no test is fast by accident."""
    return CommentingSettings.objects.create(site=site, seconds_between=0)


@pytest.fixture
def sent(client, page, rules):
    """Sends a comment and gives it as it was stored."""

    def send_one(text: str, on=None, **fields) -> Comment:
        answer = send(client, on or page, comment=text, **fields)
        assert answer.status_code == 302, answer.content[:400]
        return Comment.objects.latest("pk")

    return send_one


def codes(comment: Comment) -> set[str]:
    return set(Hold.objects.filter(comment=comment).values_list("code", flat=True)) - {"first"}


@pytest.fixture
def desk(client, site):
    """Reads the desk as a moderator, in French."""
    user = make_moderator()

    def read(**query) -> str:
        client.force_login(user)
        with override("fr"):
            answer = client.get(DESK, query, headers={"Accept-Language": "fr"})
        client.logout()
        assert answer.status_code == 200
        return answer.content.decode()

    return read


def test_a_plain_comment_is_held_for_being_the_first_only(sent):
    assert set(Hold.objects.filter(comment=sent("Un avis.")).values_list("code", flat=True)) == {"first"}
    second = sent("Un autre avis.")
    assert not second.hold_rows.exists()


def test_a_suspect_word_holds_and_is_named(sent, desk):
    WordList.objects.create(title="À regarder", entries="arnaque\nva te faire voir")
    assert codes(sent("C’est une ARNAQUE, va-te faire voir.")) == {"suspect"}
    body = desk()
    assert "Mot suspect" in body
    assert "<b>arnaque</b>, <b>va te faire voir</b>" in body
    assert Comment.objects.get().state == "pending"


def test_a_banned_word_refuses_at_once_with_its_reason_and_is_taken_back_by_an_undo(client, page, sent):
    WordList.objects.create(title="Bannis", effect="refuse", entries="# insultes\nmalotru")
    comment = sent("Espèce de Malotrü !")
    decision = comment.decisions.get()
    assert (comment.state, decision.actor, decision.move) == ("refused", None, "refuse")
    assert decision.actor_name == "Règle : mot interdit"
    assert "malotru" in decision.reason
    assert comment.comment == "Espèce de Malotrü !"
    receipt = client.get(send(client, page, comment="Espèce de Malotrü !")["Location"])
    assert "malotru" in receipt.content.decode()
    comment.decide("undo", by=make_user("admin"))
    assert comment.state == "pending"


def test_a_part_of_a_word_never_matches(sent):
    WordList.objects.create(title="Bannis", effect="refuse", entries="press\ncon\nc++")
    comment = sent("Mon WordPress et ma presse sont en contact, cher confrère : je l’expresse en c.")
    assert (comment.state, codes(comment)) == ("pending", set())
    assert sent("Le C++ est un langage.").state == "refused"


def test_a_list_that_is_not_in_use_does_nothing_and_a_changed_one_acts_at_once(sent):
    words = WordList.objects.create(title="Liste", entries="arnaque", active=False)
    assert codes(sent("Une arnaque.")) == set()
    words.active = True
    words.save()
    assert codes(sent("Encore une arnaque.")) == {"suspect"}
    words.entries = "autre"
    words.save()
    assert codes(sent("Toujours une arnaque.")) == set()
    words.delete()
    assert codes(sent("Un autre jour.")) == set()


def test_the_name_is_read_too(sent):
    WordList.objects.create(title="Liste", entries="casino")
    assert codes(sent("Bel article.", name="Casino royal")) == {"suspect"}


def test_links_beyond_the_number_hold_and_are_named(sent, desk, rules):
    two = "Voir https://exemple.example/a et www.exemple.example/b."
    assert codes(sent(two)) == set()
    assert codes(sent(two + " Et http://troisieme.example/page")) >= {"links"}
    body = desk()
    assert "3 liens" in body
    assert "http://troisieme.example/page" in body
    rules.most_links = 1
    rules.save()
    assert "links" in codes(sent("Deux ici : https://un.example et https://deux.example"))


LONG = "Les jardins partagés de notre quartier ont changé la vie de la rue, mais personne ne dit qui paie l’eau en été."


def test_a_repeat_names_the_earlier_comment_also_under_another_article(sent, desk):
    first = sent(LONG, name="Première")
    again = sent(LONG.upper().replace("É", "E"), on=make_article(), email="autre@example.org")
    assert "repeat" in codes(again)
    assert again.hold_rows.get(code="repeat").earlier == first
    body = desk()
    assert "Dit la même chose que" in body
    assert f'href="{DESK}{first.pk}/"' in body
    assert "sous un autre article" in body


def test_a_near_repeat_is_held_and_another_text_is_not(sent):
    first = sent(LONG)
    near = sent(LONG.replace("l’eau en été", "l’eau en 2014") + " https://un.example", email="b@example.org")
    assert codes(near) == {"similar"}
    assert near.hold_rows.get(code="similar").earlier == first
    assert codes(sent("Les jardins ouvriers de ma grand-mère avaient un puits : la question ne se posait pas.")) == set()


def test_short_thanks_of_different_people_repeat_nothing_and_those_of_one_person_do(sent):
    sent("Merci !")
    other = make_article()
    assert codes(sent("Merci !", on=other, email="d@example.org")) == set()
    assert codes(sent("merci !", on=make_article())) == {"repeat"}


def test_what_was_taken_back_is_no_repeat(sent):
    sent(LONG).decide("withdraw", name="son auteur")
    assert codes(sent(LONG)) == set()


def test_two_messages_from_one_connection_in_a_moment_are_fast(sent, rules, desk):
    rules.seconds_between = 20
    rules.save()
    assert codes(sent("Un avis.")) == set()
    assert codes(sent("Un autre avis.", email="")) == {"fast"}
    assert "même connexion" in desk()
    IntakeRecord.objects.update(created_at=timezone.now() - timedelta(seconds=21))
    assert codes(sent("Un troisième avis.")) == set()


@pytest.mark.parametrize(
    ("email", "held"),
    [("x@yopmail.com", True), ("x@abc.YOPMAIL.com", True), ("x@notyopmail.com", False), ("x@jetable.example", True),
     ("x@gardee.jetable.example", False), ("", False)],
)  # fmt: skip
def test_throwaway_addresses_are_held(sent, rules, email, held):
    rules.more_throwaway_domains, rules.trusted_domains = "jetable.example", "gardee.jetable.example"
    rules.save()
    assert codes(sent("Un avis.", email=email)) == ({"disposable"} if held else set())


def test_who_was_often_refused_is_held(sent, desk):
    admin = make_user("admin")
    for number in range(3):
        comment = sent(["Un avis sur le prix.", "Et la cantine ?", "Rien à ajouter, sauf merci."][number])
        assert codes(comment) == set()
        comment.decide("approve" if number == 0 else "spam", by=admin)
    assert codes(sent("Encore un avis.")) == {"refusals"}
    assert codes(sent("Un avis d’une autre.", email="autre@example.org")) == set()
    assert "Sur les 3 derniers" in desk()


def test_capitals_are_held_where_the_text_is_long_enough(sent):
    assert codes(sent("ENFIN ON PARLE DE NOS CAMPAGNES, MERCI !")) == {"capitals"}
    assert codes(sent("BRAVO !")) == set()
    assert codes(sent("La SCIC et la SCOP, la CAE, l’ESUS et l’AMAP sont des sigles.")) == set()


def test_the_filter_shows_what_is_held_for_one_reason(sent, desk):
    WordList.objects.create(title="Liste", entries="arnaque")
    sent("Une arnaque, texte-un.")
    sent("Rien à dire, texte-deux.")
    body = desk(hold="suspect")
    assert "texte-un" in body
    assert "texte-deux" not in body
    assert "texte-deux" in desk()


def test_queries_of_the_rules_do_not_grow(client, page, rules):
    WordList.objects.create(title="Liste", entries="\n".join(f"mot{number}" for number in range(200)))

    def queries(number: int) -> int:
        send(client, page, comment=f"{LONG} Fois {number}", email=f"lecteur{number}@example.org")
        comment = Comment.objects.latest("pk")
        forget(comment)
        with CaptureQueriesContext(connection) as few:
            apply(comment, connection="x")
        return len(few)

    first = [queries(number) for number in range(4)]
    later = [queries(number) for number in range(4, 18)]
    assert max(later) <= max(first) <= 24


def test_the_list_of_the_desk_costs_no_query_per_comment(client, sent, django_assert_max_num_queries):
    for number in range(12):
        sent(f"{LONG} Fois {number}", email=f"lecteur{number}@example.org")
    client.force_login(make_moderator())
    client.get(DESK)
    with django_assert_max_num_queries(18):
        client.get(DESK)


def test_what_a_reason_names_is_shown_as_text(sent, desk):
    WordList.objects.create(title="Liste", entries="<script>alert(1)</script>\n<b>gras</b>")
    sent(
        "x <script>alert(1)</script> <b>gras</b> http://a.example/<i> www.b.example/'\"><svg/onload=x> http://c.example",
        name="<u>moi</u>",
    )
    sent(
        "x <script>alert(1)</script> <b>gras</b> http://a.example/<i> www.b.example/'\"><svg/onload=x> http://c.example",
        name="<s>",
    )
    body = desk()
    assert "<b>&lt;script&gt;alert(1)&lt;/script&gt;</b>" in body
    for harm in ("<script>alert", "<svg/onload", "<u>moi", "<s>", "<b>gras"):
        assert harm not in body


def test_rules_that_fail_lose_no_message(client, page, rules, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("moderation.rules.examine", fail)
    assert send(client, page).status_code == 302
    comment = Comment.objects.get()
    assert comment.is_pending
    assert not hasattr(comment, "sketch"), "all or nothing"

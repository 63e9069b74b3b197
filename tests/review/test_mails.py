"""Mails to who decides: at the rhythm of each, only to them, and leading to a page with a button."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse

from moderation.models import Comment
from moderation.wagtail_hooks import queue
from review import links, notices
from review.models import Decision, DeskPreference, DeskSettings
from tests.factories import make_article, make_user
from tests.moderation.factories import make_comment

PARIS = ZoneInfo("Europe/Paris")
NOON = datetime(2026, 3, 4, 12, 0, tzinfo=PARIS)


@pytest.fixture
def moderator(site):
    return make_user("moderator", display_name="Camille Renaud")


@pytest.fixture
def comment(site):
    return make_comment(make_article("Les jardins partagés"), text="Un avis à lire.", submitted_at=NOON - timedelta(hours=30))


@pytest.fixture
def sent(django_capture_on_commit_callbacks):
    def send(job, now):
        with django_capture_on_commit_callbacks(execute=True):
            job(now)
        letters, mail.outbox[:] = list(mail.outbox), []
        return letters

    return send


def prefer(user, **values):
    DeskPreference.objects.update_or_create(user=user, defaults=values)


def test_what_waits_is_told_once_a_morning_to_who_decides(sent, moderator, comment):
    make_user("editor")
    make_user("admin")
    (letter,) = sent(notices.send_digests, NOON)
    assert letter.to == [moderator.email]
    assert "Un avis à lire." in letter.body
    assert "Les jardins partagés" in letter.body
    assert sent(notices.send_digests, NOON + timedelta(hours=3)) == []
    assert sent(notices.send_digests, NOON + timedelta(hours=18)) == []
    assert len(sent(notices.send_digests, NOON + timedelta(hours=20))) == 1


def test_an_account_deleted_meanwhile_keeps_no_other_from_being_told(sent, moderator, comment, monkeypatch):
    gone = make_user("moderator")
    people = [type(gone).objects.get(pk=gone.pk), moderator]
    gone.delete()
    monkeypatch.setattr(notices, "_people", lambda: people)
    assert [letter.to for letter in sent(notices.send_digests, NOON)] == [[moderator.email]]
    assert not DeskPreference.objects.exclude(user=moderator).exists()


@pytest.mark.parametrize(
    ("rhythm", "hours", "expected"),
    [("hourly", 1, 1), ("daily", 1, 0), ("daily", 24, 1), ("weekly", 24, 0), ("weekly", 7 * 24, 1), ("off", 24 * 30, 0)],
)
def test_each_person_has_a_rhythm(sent, moderator, comment, rhythm, hours, expected):
    prefer(moderator, digest=rhythm)
    assert len(sent(notices.send_digests, NOON)) == (rhythm != "off")
    assert len(sent(notices.send_digests, NOON + timedelta(hours=hours))) == expected


def test_the_rhythm_of_the_site_is_for_who_did_not_choose(sent, moderator, comment):
    desk_settings = DeskSettings.load()
    desk_settings.digest = "off"
    desk_settings.save()
    assert sent(notices.send_digests, NOON) == []
    prefer(moderator, digest="hourly")
    assert len(sent(notices.send_digests, NOON)) == 1


def test_nothing_is_written_where_nothing_waits(sent, moderator, comment):
    comment.decide("approve", by=moderator)
    assert sent(notices.send_digests, NOON) == []
    assert sent(notices.send_reminders, NOON) == []


def test_who_lost_the_right_or_left_is_told_nothing(sent, moderator, comment):
    moderator.groups.clear()
    gone = make_user("moderator")
    gone.is_active = False
    gone.save()
    assert sent(notices.send_digests, NOON) == []
    assert sent(notices.send_reminders, NOON) == []


def test_a_reminder_leaves_once_per_delay_when_something_waits_too_long(sent, moderator, comment):
    assert sent(notices.send_reminders, NOON - timedelta(hours=10)) == []
    (letter,) = sent(notices.send_reminders, NOON)
    assert letter.to == [moderator.email]
    assert sent(notices.send_reminders, NOON + timedelta(hours=23)) == []
    assert len(sent(notices.send_reminders, NOON + timedelta(hours=25))) == 1
    prefer(moderator, reminders=False)
    assert sent(notices.send_reminders, NOON + timedelta(hours=60)) == []


def test_reminders_can_be_turned_off_for_all(sent, moderator, comment):
    desk_settings = DeskSettings.load()
    desk_settings.remind_after = 0
    desk_settings.save()
    assert sent(notices.send_reminders, NOON) == []


def test_the_periodic_command_sends_them(site, moderator, comment, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        call_command("run_periodic")
        call_command("run_periodic")
    subjects = [letter.subject for letter in mail.outbox]
    assert len(subjects) == 2


def test_one_click_ends_the_mails(client, sent, moderator, comment):
    (letter,) = sent(notices.send_digests, NOON)
    address = letter.extra_headers["List-Unsubscribe"].strip("<>").replace("http://testserver", "")
    path = "/" + address.split("/", 3)[3] if address.startswith("http") else address
    assert client.get(path).status_code == 200
    assert not DeskPreference.objects.filter(digest="off").exists()
    answer = client.post(path, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store, private"
    assert sent(notices.send_digests, NOON + timedelta(days=2)) == []
    assert sent(notices.send_reminders, NOON + timedelta(days=2)) == []
    assert client.post(f"{path}x").status_code == 404


# The page that the links of a mail lead to.


@pytest.fixture
def link(moderator, comment):
    return "/" + links.decide_url(queue, comment.pk, moderator).split("/", 3)[3]


def act(client, link, **sent):
    return client.post(link, {"seen": "pending", **sent}, follow=True)


def test_a_mail_carries_a_link_that_decides_nothing_by_itself(client, sent, moderator, comment):
    (letter,) = sent(notices.send_digests, NOON)
    found = re.findall(r"https?://\S+", letter.body)
    link = next("/" + url.split("/", 3)[3] for url in found if "a-moderer" in url and "mails" not in url)
    page = client.get(link)
    assert page.status_code == 200
    assert "Un avis à lire." in page.content.decode()
    assert "Camille Renaud" in page.content.decode()
    assert not Decision.objects.exists()
    assert (page["Cache-Control"], page["Referrer-Policy"]) == ("no-store, private", "no-referrer")
    assert "noindex" in page["X-Robots-Tag"]
    assert not page.cookies


def test_a_click_on_that_page_decides_in_the_name_of_its_person(client, moderator, comment, link):
    page = act(client, link, one=f"approve:{comment.pk}")
    assert page.status_code == 200
    decision = comment.decisions.get()
    assert (decision.actor, decision.move) == (moderator, "approve")


def test_a_refusal_from_the_mail_needs_its_reason_and_keeps_the_words(client, comment, link):
    page = act(client, link, one=f"refuse:{comment.pk}", asked="1", words="")
    assert page.status_code == 422
    assert not comment.decisions.exists()
    act(client, link, one=f"refuse:{comment.pk}", asked="1", words="Restez courtois.")
    assert comment.decisions.get().reason == "Restez courtois."


def test_who_comes_second_from_a_mail_is_told(client, comment, link):
    comment.decide("spam", by=make_user("moderator", display_name="Première"))
    page = act(client, link, one=f"approve:{comment.pk}")
    assert page.status_code == 409
    assert "Première" in page.content.decode()
    assert Comment.objects.get().state == "spam"


@pytest.mark.parametrize("sent", [{}, {"one": "approve:999"}, {"one": "withdraw:{pk}"}, {"one": "publish:{pk}"}, {"one": "\0"}])
def test_an_absurd_click_from_a_mail_changes_nothing(client, comment, link, sent):
    answer = client.post(link, {key: value.format(pk=comment.pk) for key, value in sent.items()})
    assert 400 <= answer.status_code < 500
    assert not Decision.objects.exists()


def test_a_link_dies_with_time_a_new_password_or_a_lost_right(client, moderator, comment, link, monkeypatch):
    assert client.get(link).status_code == 200
    with monkeypatch.context() as later:
        later.setattr("django.core.signing.time.time", lambda: datetime.now(tz=PARIS).timestamp() + 3 * 86_400 + 60)
        assert client.get(link).status_code == 404
        assert act(client, link, one=f"approve:{comment.pk}").status_code == 404
    assert client.get(link.replace("/a-moderer/", "/a-moderer/x")).status_code == 404
    moderator.groups.clear()
    assert client.get(link).status_code == 404
    moderator.groups.set(make_user("moderator").groups.all())
    assert client.get(link).status_code == 200
    moderator.set_password("un autre mot de passe 1931")
    moderator.save()
    assert client.get(link).status_code == 404
    assert not Decision.objects.exists()


def test_mails_are_chosen_in_the_account_by_who_decides(client, moderator):
    client.force_login(moderator)
    body = client.get("/admin/account/").content.decode()
    assert 'name="desk_mails-digest"' in body
    client.force_login(make_user("author"))
    assert 'name="desk_mails-digest"' not in client.get("/admin/account/").content.decode()


@pytest.mark.parametrize(("role", "status"), [("editor-in-chief", 200), ("moderator", 302)])
def test_the_rhythm_of_the_site_is_set_by_editors_in_chief(client, site, role, status):
    client.force_login(make_user(role))
    address = reverse("wagtailsettings:edit", args=("review", "desksettings"))
    assert client.get(address, follow=False).status_code in ({status, 302} if status == 200 else {302})
    assert client.get(address, follow=True).request["PATH_INFO"].startswith("/admin/settings/review/") == (status == 200)

"""Alerts without an account: asked for, confirmed, sent when there is something new, stopped by one click."""

import re
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from jobs import clock
from jobs.alerts import periodic
from jobs.alerts.clock import next_morning
from jobs.alerts.models import Alert, AlertLink
from jobs.models import Offer
from tests.jobs.factories import make_board, make_offer

pytestmark = pytest.mark.django_db
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture(autouse=True)
def _through_the_outbox(settings):
    settings.EMAIL_BACKEND = "core.mail.OutboxBackend"


@pytest.fixture
def post(client, django_capture_on_commit_callbacks):
    def send(path, headers=FROM_HERE, **fields):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(path, fields, headers=headers)

    return send


@pytest.fixture
def at(monkeypatch, django_capture_on_commit_callbacks):
    """`at(moment)` sends what is due as if it were that moment; the mails that left."""

    def run(moment: datetime) -> list:
        before = len(mail.outbox)
        with monkeypatch.context() as patch, django_capture_on_commit_callbacks(execute=True):
            patch.setattr("django.utils.timezone.now", lambda: moment)
            periodic.send_due()
            periodic.send_due()
        return mail.outbox[before:]

    return run


def ask(post, email="lea@exemple.fr", frequency="daily", search=""):
    return post("/alertes/", email=email, frequency=frequency, search=search)


def link_of(message, part: str) -> str:
    return re.search(rf"http://testserver(/alertes/{part}/\S+)", message.body)[1]


def make_alert(email="lea@exemple.fr", query="", frequency="daily", confirmed_at=None) -> Alert:
    alert = Alert.objects.create(email=email, query=query, asked_frequency=frequency)
    alert.confirm()
    if confirmed_at:
        alert.confirmed_at = alert.seen_until = confirmed_at
        alert.next_at = next_morning(confirmed_at, weekly=frequency == "weekly")
        alert.save()
    return alert


def publish(moment: datetime, **fields) -> Offer:
    offer = make_offer(**fields)
    Offer.objects.filter(pk=offer.pk).update(published_at=moment, online_since=moment)
    return offer


def words(answer) -> str:
    return re.sub(r"[\u00a0\u202f]", " ", answer.content.decode())


def test_an_alert_begins_with_the_button_of_its_mail(client, post):
    make_board()
    answer = ask(post, search="contract=cdi&department=19")
    assert answer.status_code == 302
    assert "Encore un clic" in words(client.get(answer["Location"]))
    (message,) = mail.outbox
    assert message.to == ["lea@exemple.fr"]
    path = link_of(message, "confirmer")
    page = client.get(path)
    assert "Confirmer mon alerte" in words(page)
    assert "no-store" in page["Cache-Control"]
    assert page["Referrer-Policy"] == "no-referrer"
    assert not Alert.objects.confirmed().exists()
    landed = post(path)
    alert = Alert.objects.get()
    assert alert.is_confirmed
    assert alert.query == "contract=cdi&department=19"
    assert "Votre alerte est confirmée" in words(client.get(landed["Location"]))
    assert post(path).status_code == 302
    assert Alert.objects.count() == 1


def test_known_and_unknown_addresses_get_the_same_answer(client, post):
    make_alert("connue@exemple.fr")
    for path, fields in (("/alertes/", {"frequency": "daily"}), ("/alertes/mes-alertes/", {})):
        known = post(path, email="connue@exemple.fr", **fields)
        unknown = post(path, email="inconnue@exemple.fr", **fields)
        assert (known.status_code, known.get("Location")) == (unknown.status_code, unknown.get("Location"))
        assert known.content == unknown.content


def test_the_link_to_ones_alerts_is_mailed_to_who_follows_something_only(client, post):
    make_alert("connue@exemple.fr", query="contract=cdi")
    for email in ("inconnue@exemple.fr", "Connue@Exemple.fr"):
        post("/alertes/mes-alertes/", email=email)
    (message,) = mail.outbox
    assert message.to == ["connue@exemple.fr"]
    assert "CDI" in words(client.get(link_of(message, "mes-alertes")))


def test_nobody_is_bombarded(post):
    for number in range(12):
        ask(post, search=f"q=mot{number}")
    assert len(mail.outbox) == 4
    for _ in range(6):
        post("/alertes/mes-alertes/", email="lea@exemple.fr", contact_me="")
    assert len(mail.outbox) == 4


def test_the_same_alert_asked_again_at_once_writes_once(post, client):
    ask(post)
    ask(post, email="LEA@exemple.fr")
    ask(post, frequency="weekly")
    ask(post, frequency="weekly", email="lea@exemple.fr ")
    assert Alert.objects.count() == 1
    assert len(mail.outbox) == 2
    post(link_of(mail.outbox[1], "confirmer"))
    assert Alert.objects.get().frequency == "weekly"
    assert client.get(link_of(mail.outbox[0], "confirmer")).status_code == 404


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"email": ""}, "Indiquez l’adresse"),
        ({"email": "pas une adresse"}, "nom@exemple.org"),
        ({"email": "a" * 300 + "@exemple.fr"}, "aucune boîte"),
        ({"email": "a@exemple.fr\nBcc: b@exemple.fr"}, "nom@exemple.org"),
        ({"frequency": "hourly"}, "Choisissez la fréquence."),
        ({"contact_me": "x"}, "champ caché"),
    ],
)
def test_a_wrong_form_comes_back_filled(post, fields, sentence):
    answer = post("/alertes/", **{"email": "lea@exemple.fr", "frequency": "daily", "search": "contract=cdi", **fields})
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert 'value="contract=cdi"' in words(answer)
    assert not Alert.objects.exists()
    assert not mail.outbox


def test_the_words_of_a_search_hold_to_their_quotes(client, post):
    quoted = "«\u202fmaraichage\u202f»"
    assert quoted in ask(post, email="pas une adresse", search="q=maraichage").content.decode()
    ask(post, search="q=maraichage")
    confirm = link_of(mail.outbox[-1], "confirmer")
    assert quoted in client.get(confirm).content.decode()
    assert quoted in client.get(post(confirm).url).content.decode()


@pytest.mark.parametrize(
    "search", ["contract=licorne&department=999", "q=" + "x" * 5000, "%00%ff", "&&&===", "<script>", "pay=1&pay=1"]
)
def test_an_absurd_search_is_reduced_to_what_makes_sense(post, search):
    assert ask(post, search=search).status_code == 302
    assert len(Alert.objects.get().query) <= 600


def test_a_send_from_elsewhere_is_refused(post):
    assert post("/alertes/", {"Sec-Fetch-Site": "cross-site"}, email="lea@exemple.fr", frequency="daily").status_code == 403
    assert post("/alertes/mes-alertes/", {"Sec-Fetch-Site": "cross-site"}, email="lea@exemple.fr").status_code == 403
    assert not mail.outbox


def test_a_confirmation_holds_three_days(client, post, monkeypatch):
    ask(post)
    path = link_of(mail.outbox[0], "confirmer")
    Alert.objects.update(asked_at=timezone.now() - timedelta(days=3, minutes=1))
    assert client.get(path).status_code == 404
    assert post(path).status_code == 404
    periodic.forget()
    assert not Alert.objects.exists()


def test_only_new_offers_of_the_search_are_told_and_only_once(at, client):
    start = timezone.now().astimezone(clock.zone()).replace(hour=12) - timedelta(days=4)
    publish(start - timedelta(days=1), title="Trop ancienne (H/F)")
    alert = make_alert(query="contract=cdi", confirmed_at=start)
    publish(start + timedelta(hours=1), title="Nouvelle comptable (H/F)", organisation_name="La Remise")
    publish(start + timedelta(hours=1), title="Nouveau stage (H/F)", contract="stage")
    assert at(start + timedelta(hours=2)) == []
    (message,) = at(start + timedelta(days=1))
    assert message.to == [alert.email]
    assert "Nouvelle comptable (H/F)" in message.body
    assert "La Remise" in message.body
    assert "stage" not in message.body
    assert "ancienne" not in message.body
    assert message.subject.startswith("1 nouvelle offre")
    assert at(start + timedelta(days=2)) == []
    publish(start + timedelta(days=2, hours=1), title="Encore une (H/F)")
    (message,) = at(start + timedelta(days=3))
    assert "Encore une (H/F)" in message.body
    assert "comptable" not in message.body


def test_closed_offers_are_not_told(at):
    start = timezone.now() - timedelta(days=3)
    make_alert(confirmed_at=start)
    offer = publish(start + timedelta(hours=1))
    offer.decide("fill", name="x")
    assert at(start + timedelta(days=2)) == []


def test_an_offer_approved_just_now_is_told_the_next_time(at):
    start = timezone.now().astimezone(clock.zone()).replace(hour=12) - timedelta(days=4)
    make_alert(confirmed_at=start)
    first = start + timedelta(days=1)
    publish(first - timedelta(minutes=2), title="Toute fraîche (H/F)")
    assert at(first) == []
    (message,) = at(start + timedelta(days=2))
    assert "Toute fraîche" in message.body


def test_weekly_alerts_leave_on_mondays(at):
    start = datetime(2026, 9, 2, 12, tzinfo=clock.zone())
    make_alert(frequency="weekly", confirmed_at=start)
    Offer.objects.filter(pk=publish(start + timedelta(hours=1)).pk).update(last_day=start.date() + timedelta(days=60))
    sent = [day for day in range(15) if at(start + timedelta(days=day))]
    assert [(start + timedelta(days=day)).weekday() for day in sent] == [0]


@pytest.mark.parametrize("day", [datetime(2026, 3, 28), datetime(2026, 10, 24)])
def test_seven_o_clock_is_seven_o_clock_when_the_clocks_change(day):
    morning = day.replace(hour=7, tzinfo=clock.zone())
    after = next_morning(morning, weekly=False).astimezone(clock.zone())
    assert (after.hour, after.day) == (7, day.day + 1)


def test_a_sending_that_was_cut_short_is_made_again_once(at, monkeypatch):
    start = timezone.now() - timedelta(days=3)
    make_alert(confirmed_at=start)
    publish(start + timedelta(hours=1))
    with monkeypatch.context() as patch:
        patch.setattr("jobs.alerts.clock.MORNING", None)
        with pytest.raises(TypeError):
            at(start + timedelta(days=2))
    assert not mail.outbox
    assert len(at(start + timedelta(days=2))) == 1
    assert at(start + timedelta(days=2, hours=1)) == []


def test_one_click_stops_it(client, post, at):
    start = timezone.now() - timedelta(days=3)
    make_alert(confirmed_at=start)
    other = make_alert("tom@exemple.fr", query="contract=cdi", confirmed_at=start)
    publish(start + timedelta(hours=1), contract="stage")
    (message,) = at(start + timedelta(days=2))
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = re.fullmatch(r"<http://testserver(/\S+)>", message.extra_headers["List-Unsubscribe"])[1]
    assert "Arrêter" in words(client.get(path))
    assert Alert.objects.count() == 2
    # As mailbox providers send it: no cookie, no origin.
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Alert.objects.get() == other
    assert client.post(path).status_code == 200
    assert "arrêté" in words(client.get(path))
    assert Alert.objects.count() == 1


@pytest.mark.parametrize("token", ["x", "1.abc:signature", "a" * 300, "é", "1"])
def test_forged_links_open_nothing(client, post, token):
    make_alert()
    for part in ("arreter", "confirmer", "mes-alertes"):
        assert client.get(f"/alertes/{part}/{token}/").status_code == 404
        assert client.post(f"/alertes/{part}/{token}/", {"act": "stop_all"}).status_code == 404
    assert Alert.objects.count() == 1


def test_one_page_manages_all_that_one_follows(client, post):
    make_board()
    first, second = make_alert(query="contract=cdi"), make_alert(query="contract=stage")
    theirs = make_alert("tom@exemple.fr", query="contract=cdd")
    path = f"/alertes/mes-alertes/{AlertLink.issue('lea@exemple.fr')}/"
    shown = words(client.get(path))
    assert "CDI" in shown
    assert "Stage" in shown
    assert "CDD" not in shown
    assert post(path, alert=str(first.pk), act="weekly").status_code == 302
    first.refresh_from_db()
    assert first.frequency == "weekly"
    for number in (str(theirs.pk), "99999999999999999999", "x", ""):
        post(path, alert=number, act="stop")
    assert Alert.objects.count() == 3
    post(path, alert=str(second.pk), act="stop")
    assert set(Alert.objects.all()) == {first, theirs}
    client.get(f"{path}?act=stop_all")
    assert Alert.objects.count() == 2
    assert "oublie" in words(post(path, act="stop_all")) or Alert.objects.count() == 1
    assert Alert.objects.get() == theirs
    assert client.get(path).status_code == 404


def test_the_board_offers_its_own_search(client):
    board = make_board()
    make_offer()
    answer = client.get(f"{board.url}?contract=cdi")
    assert 'name="search" value="contract=cdi"' in answer.content.decode()
    assert not answer.cookies


def test_sending_asks_the_base_a_fixed_number_of_questions_for_each(at, django_assert_max_num_queries):
    start = timezone.now() - timedelta(days=3)
    for number in range(10):
        make_alert(f"a{number}@exemple.fr", confirmed_at=start)
    for _ in range(5):
        publish(start + timedelta(hours=1))
    with django_assert_max_num_queries(10 * 15 + 4):  # and four for the whole, as the name that signs
        assert len(at(start + timedelta(days=2))) == 10


@pytest.mark.parametrize("words_asked", ["é" * 100, "😀" * 100])
def test_the_longest_search_can_be_followed(post, client, words_asked):
    """As it is kept, one character takes up to twelve: PostgreSQL refuses what is longer than its column."""
    assert (
        ask(post, search=f"q={words_asked}&department=19&contract=service-civique&remote=oui&kind=association").status_code == 302
    )
    assert client.post(link_of(mail.outbox[-1], "confirmer")).status_code == 302
    assert Alert.objects.get().is_confirmed

"""Accounts of readers: made, confirmed, opened, mended; wrong passwords limited for the site and the admin alike."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from axes.models import AccessAttempt
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db
LOGIN, SIGNUP, RESET = reverse("account_login"), reverse("account_signup"), reverse("account_reset_password")
NEW = {"display_name": "Léa Martin", "email": "lea@exemple.fr", "password1": "une-phrase-longue-et-simple"}


@pytest.fixture
def reader(site):
    user = make_user("reader", username="lea", email="lea@exemple.fr")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def sign_in(client, login="lea@exemple.fr", password=PASSWORD, address="203.0.113.7", **data):
    return client.post(LOGIN, {"login": login, "password": password, **data}, REMOTE_ADDR=address)


def is_signed_in(client):
    return "_auth_user_id" in client.session


def link_of_last_mail():
    return re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)[1]


PAGES = ["login", "signup", "reset_password", "reset_password_done", "email_verification_sent", "inactive"]
OWN_PAGES = ["logout", "change_password", "email", "reauthenticate"]


@pytest.mark.parametrize("name", [*PAGES, "reset_password_from_key_done", *OWN_PAGES])
def test_every_page_is_complete_and_in_the_dress_of_the_site(client, reader, name):
    if name in OWN_PAGES:
        client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(reverse(f"account_{name}"))
    page = response.content.decode()
    assert response.status_code == 200
    assert 'class="site-header"' in page
    assert page.count("<h1>") == 1
    assert "style=" not in page
    assert "<script" not in page
    assert "placeholder" not in page.partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize(("name", "asked"), [("login", 2), ("signup", 3), ("reset_password", 1)])
def test_a_form_sent_empty_says_what_each_field_asks_for(client, site, name, asked):
    summary = client.post(reverse(f"account_{name}")).content.decode().split('class="form-summary"')[1].split("</div>")[0]
    words = re.findall(r'<a href="#\w+">([^<]+)</a>', summary)
    assert len(set(words)) == asked, words
    assert "Champ requis." not in words


def test_every_page_leads_to_sign_in(client, site):
    assert f'<a href="{LOGIN}" rel="nofollow">' in client.get("/").content.decode()


def test_a_new_account_opens_once_its_address_is_confirmed_with_a_button(client, site):
    assert client.post(SIGNUP, NEW).status_code == 302
    user = User.objects.get(email="lea@exemple.fr")
    assert list(user.groups.values_list("role__key", flat=True)) == ["reader"]
    assert str(user) == "Léa Martin"
    assert "lea" not in user.username
    sign_in(client, password=NEW["password1"])
    assert not is_signed_in(client), "not confirmed yet"
    link = link_of_last_mail()
    page = client.get(link)
    assert page.status_code == 200
    assert not EmailAddress.objects.get().verified, "opening a link changes nothing"
    client.post(link)
    assert EmailAddress.objects.get().verified
    sign_in(client, password=NEW["password1"])
    assert is_signed_in(client)


def test_mails_are_plain_text_and_html_from_the_site(client, site):
    client.post(SIGNUP, NEW)
    message = mail.outbox[0]
    assert message.to == ["lea@exemple.fr"]
    assert message.alternatives[0].mimetype == "text/html"
    assert "Le Journal" in message.body
    assert "{" not in message.body


@pytest.mark.parametrize(
    ("field", "value"),
    [("email", "pas une adresse"), ("password1", "court"), ("display_name", ""), ("email", "a" * 300 + "@b.fr")],
)
def test_a_refused_form_comes_back_filled(client, site, field, value):
    response = client.post(SIGNUP, {**NEW, field: value})
    assert response.status_code == 200
    assert not User.objects.exists()
    page = response.content.decode()
    assert 'role="alert"' in page
    kept = "email" if field != "email" else "display_name"
    assert NEW[kept] in page


def test_nobody_learns_who_has_an_account(client, reader):
    known = client.post(SIGNUP, NEW)
    assert mail.outbox[-1].to == ["lea@exemple.fr"]
    unknown = Client().post(SIGNUP, {**NEW, "email": "tom@exemple.fr"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert User.objects.filter(email="lea@exemple.fr").count() == 1
    pages = [Client().post(RESET, {"email": email}, follow=True) for email in ("lea@exemple.fr", "personne@exemple.fr")]
    assert pages[0].redirect_chain == pages[1].redirect_chain
    assert pages[0].content == pages[1].content
    wrong = [
        sign_in(Client(), login=login, password="faux").content.decode() for login in ("lea@exemple.fr", "inconnue@exemple.fr")
    ]
    assert len({re.sub(r'value="[^"]*"', "", page) for page in wrong}) == 1


def test_a_forgotten_password_is_chosen_anew_through_a_link_that_serves_once(client, reader):
    client.post(RESET, {"email": "lea@exemple.fr"})
    link = link_of_last_mail()
    form = client.get(link, follow=True)
    action = form.redirect_chain[-1][0]
    new = "une-autre-phrase-longue"
    client.post(action, {"password1": new, "password2": new})
    sign_in(client, password=new)
    assert is_signed_in(client)
    again = Client().get(link, follow=True).content.decode()
    assert 'name="password1"' not in again


def test_signing_out_is_a_post(client, reader):
    client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    client.get(reverse("account_logout"))
    assert is_signed_in(client)
    client.post(reverse("account_logout"))
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "target", ["https://ailleurs.example/", "//ailleurs.example/", "javascript:alert(1)", "/\\ailleurs.example"]
)
def test_sign_in_leads_nowhere_else(client, reader, target):
    response = sign_in(client, next=target)
    assert response["Location"] == "/"
    assert sign_in(Client(), next="/economie/")["Location"] == "/economie/"


def test_an_address_changes_once_the_new_one_is_confirmed(client, reader):
    client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    client.post(reverse("account_email"), {"email": "neuve@exemple.fr", "action_add": ""})
    assert b"neuve@exemple.fr" in client.get(reverse("account_email")).content
    reader.refresh_from_db()
    assert reader.email == "lea@exemple.fr"
    client.post(link_of_last_mail())
    reader.refresh_from_db()
    assert reader.email == "neuve@exemple.fr"


def exhaust(login="lea@exemple.fr", address="203.0.113.7"):
    return [sign_in(Client(), login=login, password="faux", address=address) for _ in range(5)][-1]


def test_five_wrong_passwords_suspend_one_account_from_one_address(reader):
    locked = exhaust()
    assert locked.status_code == 429
    assert locked.headers["Retry-After"] == "900"
    assert b'class="site-header"' in locked.content
    assert sign_in(Client()).status_code == 429, "even with the right password"
    assert sign_in(Client(), login="LEA").status_code == 429, "under its other name too"


def test_a_suspension_touches_nobody_else(reader):
    other = make_user("reader", username="tom", email="tom@exemple.fr")
    EmailAddress.objects.create(user=other, email=other.email, verified=True, primary=True)
    exhaust()
    here, elsewhere = Client(), Client()
    sign_in(here, login="tom@exemple.fr")
    assert is_signed_in(here), "another account from the same address"
    sign_in(elsewhere, address="198.51.100.9")
    assert is_signed_in(elsewhere), "the same account from another address"


def test_a_suspension_ends_by_itself(reader):
    exhaust()
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    client = Client()
    sign_in(client)
    assert is_signed_in(client)


def test_a_right_password_wipes_the_slate(reader):
    for _ in range(4):
        sign_in(Client(), password="faux")
    sign_in(Client())
    for _ in range(4):
        assert sign_in(Client(), password="faux").status_code == 200
    client = Client()
    sign_in(client)
    assert is_signed_in(client)


def test_the_admin_has_the_same_limit_and_the_same_page(site):
    make_user("editor", username="camille")
    admin = reverse("wagtailadmin_login")
    answers = [Client().post(admin, {"username": "camille", "password": "faux"}) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429]
    assert b'class="site-header"' in answers[-1].content
    assert Client().post(LOGIN, {"login": "camille", "password": PASSWORD}).status_code == 429


def test_addresses_behind_a_proxy_are_told_apart(reader, settings):
    from ipaddress import ip_network

    settings.TRUSTED_PROXIES = [ip_network("10.0.0.0/8")]
    for _ in range(5):
        Client().post(LOGIN, {"login": "lea", "password": "faux"}, REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.1")
    client = Client()
    client.post(LOGIN, {"login": "lea", "password": PASSWORD}, REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.2")
    assert is_signed_in(client)


def test_one_password_tried_on_many_accounts_suspends_the_address_for_both_sign_ins(reader):
    admin, here = reverse("wagtailadmin_login"), {"REMOTE_ADDR": "203.0.113.7"}
    for number in range(25):
        assert Client().post(admin, {"username": f"membre-{number}", "password": "faux"}, **here).status_code == 200
    for number in range(24):
        assert sign_in(Client(), login=f"compte-{number}", password="faux").status_code == 200
    colleague = Client()
    sign_in(colleague)
    assert is_signed_in(colleague), "a colleague behind the same address still enters"
    assert sign_in(Client(), login="compte-50", password="faux").status_code == 429
    assert Client().post(admin, {"username": "lea", "password": PASSWORD}, **here).status_code == 429
    assert sign_in(Client()).status_code == 429
    elsewhere = Client()
    sign_in(elsewhere, address="198.51.100.9")
    assert is_signed_in(elsewhere)


def test_the_many_addresses_of_one_subscriber_count_as_one(reader):
    for number in range(5):
        sign_in(Client(), password="faux", address=f"2001:db8:1:2::{number}")
    assert sign_in(Client(), address="2001:db8:1:2::99").status_code == 429


def test_nobody_is_buried_under_mails_of_new_passwords(reader):
    for number in range(8):
        Client().post(RESET, {"email": "lea@exemple.fr"}, REMOTE_ADDR=f"203.0.113.{number}")
    assert len(mail.outbox) == 5


def test_the_admin_sends_to_the_one_page_of_new_passwords(client, reader):
    answer = client.post(reverse("wagtailadmin_password_reset"), {"email": "lea@exemple.fr"})
    assert (answer.status_code, answer["Location"]) == (302, RESET)
    assert not mail.outbox


def test_the_sign_in_of_the_admin_names_its_fields_in_french(client, site):
    page = client.get(reverse("wagtailadmin_login")).content.decode()
    assert "Mot de passe" in page
    assert not re.search(r">\s*Password", page)

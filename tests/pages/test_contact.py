"""Writing to the newsroom: through the guard, by the outbox, and nothing typed is lost."""

import pytest

from core.models import OutgoingMail
from pages.models import ContactPage
from tests import factories as make

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}
SENT = {"name": "Odile Marchand", "email": "odile@example.org", "message": "Bonjour,\n\nvotre article se trompe d'année."}


@pytest.fixture(autouse=True)
def _outbox(settings):
    settings.EMAIL_BACKEND = "core.mail.OutboxBackend"


def make_contact(**fields) -> ContactPage:
    fields = {"title": "Contact", "slug": "contact", "mailbox": "redaction@journal.example", **fields}
    return make.make_home().add_child(instance=ContactPage(**fields))


def write(client, page, headers=HERE, **fields):
    return client.post(f"/ecrire/{page.pk}/", {**SENT, **fields}, headers=headers)


def test_the_page_holds_the_form_and_no_token_or_mailbox(client, site):
    page = make_contact(introduction="Écrivez-nous", answer="Sous trois jours.")
    response = client.get(page.url)
    html = response.content.decode()
    assert f'action="/ecrire/{page.pk}/"' in html
    for name in ("name", "email", "message"):
        assert f'name="{name}"' in html
    assert "redaction@journal.example" not in html
    assert "csrf" not in html
    assert not response.cookies


def test_a_message_is_in_the_outbox_before_the_page_that_thanks(client, site, mailoutbox, django_capture_on_commit_callbacks):
    page = make_contact(answer="Nous répondons sous trois jours.")
    with django_capture_on_commit_callbacks(execute=True):
        answer = write(client, page)
    assert answer.status_code == 302
    assert OutgoingMail.objects.get().recipients == ["redaction@journal.example"]
    mail = mailoutbox[0]
    assert mail.to == ["redaction@journal.example"]
    assert mail.reply_to == ["odile@example.org"]
    assert "Odile Marchand" in mail.subject
    assert "se trompe d'année" in mail.body
    thanks = client.get(answer["Location"])
    assert "Merci" in thanks.content.decode()
    assert "sous trois jours" in thanks.content.decode()
    assert "no-store" in thanks["Cache-Control"]


def test_a_message_waits_in_the_outbox_where_the_mail_server_is_dead(client, site, settings):
    settings.EMAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert write(client, make_contact()).status_code == 302
    waiting = OutgoingMail.objects.get()
    assert waiting.state == "waiting"
    assert "se trompe" in str(waiting.content)


def test_a_subject_has_its_own_mailbox(client, site):
    subjects = [("subject", {"name": "Un reçu", "mailbox": "recus@journal.example"})]
    page = make_contact(subjects=subjects)
    assert "recus@journal.example" not in client.get(page.url).content.decode()
    write(client, page, subject="Un reçu")
    write(client, page, subject="-", message="Autre chose")
    assert [mail.recipients for mail in OutgoingMail.objects.order_by("pk")] == [
        ["recus@journal.example"],
        ["redaction@journal.example"],
    ]
    refused = write(client, page, subject="intrus@example.org", message="Encore")
    assert refused.status_code == 422
    assert "Encore" in refused.content.decode()


def test_sent_twice_it_is_one_mail_and_two_thanks(client, site):
    page = make_contact()
    assert [write(client, page).status_code for _ in range(3)] == [302] * 3
    assert OutgoingMail.objects.count() == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"name": ""}, {"email": "pas une adresse"}, {"email": ""}, {"message": " "}, {"message": "x" * 10_001},
        {"name": "n" * 81},
        {"email": "a@b.fr\nBcc: c@d.fr"}, {"email": '"a\x0cBcc:c@d.fr"@b.fr'}, {"email": '"a\x1cb"@b.fr'},
        {"email": f"{'a' * 300}@b.fr"}, {"contact_me": "x"},
    ],
)  # fmt: skip
def test_an_error_gives_the_form_back_filled(client, site, fields):
    answer = write(client, make_contact(), **fields)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "<title>Erreur" in html
    assert 'role="alert"' in html
    if "message" not in fields:
        assert "se trompe d&#x27;année" in html
    assert not OutgoingMail.objects.exists()


def test_nobody_writes_headers(client, site):
    write(
        client,
        make_contact(),
        name="Odile\r\nBcc: tous@example.org",
        message="Un\x00 deux \ud83d".encode("utf-8", "ignore").decode(),
    )
    mail = OutgoingMail.objects.get()
    assert "\n" not in mail.subject
    assert mail.recipients == ["redaction@journal.example"]


def test_a_send_from_elsewhere_comes_back_filled(client, site):
    answer = write(client, make_contact(), headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert "se trompe" in answer.content.decode()
    assert not OutgoingMail.objects.exists()


def test_a_flood_is_stopped_and_its_text_kept(client, site):
    page = make_contact()
    codes = [write(client, page, message=f"Message {number}").status_code for number in range(8)]
    assert codes == [302] * 6 + [429] * 2
    assert "Message 7" in write(client, page, message="Message 7").content.decode()


def test_a_page_without_a_mailbox_has_no_form(client, site):
    page = make_contact(mailbox="")
    assert "<textarea" not in client.get(page.url).content.decode()
    assert write(client, page).status_code == 404
    assert client.get("/ecrire/0/").status_code == 404
    assert client.get(f"/ecrire/{'9' * 30}/").status_code == 404
    draft = make_contact(slug="autre", live=False)
    assert write(client, draft).status_code == 404


def test_it_is_found_described_and_in_the_sitemap(client, site):
    page = make_contact(introduction="Une histoire de remailleuse à nous confier")
    make.make_standard_page("Une autre remailleuse")
    html = client.get(page.url).content.decode()
    assert '<meta name="description" content="Une histoire de remailleuse' in html
    assert f'<link rel="canonical" href="http://testserver{page.url}">' in html
    assert f"http://testserver{page.url}<" in client.get("/sitemap-pages.xml").content.decode()
    found = client.get("/recherche/?q=remailleuse").content.decode()
    assert f'href="{page.url}"' in found
    assert "Une autre" in found


def test_it_is_previewed_before_its_first_save(site):
    page = ContactPage(title="Contact", slug="contact", mailbox="redaction@journal.example")
    assert page.make_preview_request().status_code == 200
    assert make_contact().make_preview_request().status_code == 200

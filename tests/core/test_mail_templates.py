"""Mails from templates: text first, the same in HTML, headers that mail readers expect."""

import pytest
from django.core import mail
from django.template import engines
from django.utils.translation import override

from core.mail import send_templated

pytestmark = pytest.mark.django_db


@pytest.fixture
def write(site, settings, tmp_path):
    """Sends a mail whose body is the template given."""

    def send(body, **options):
        settings.TEMPLATES[0]["DIRS"].append(tmp_path)
        engines["django"].engine.dirs.append(tmp_path)
        (tmp_path / "letter.txt").write_text(body)
        engines["django"].engine.template_loaders[0].reset()
        try:
            send_templated("letter.txt", **{"to": ["lea@exemple.fr"], "subject": "Sujet", **options})
        finally:
            engines["django"].engine.dirs.remove(tmp_path)
            settings.TEMPLATES[0]["DIRS"].remove(tmp_path)
            engines["django"].engine.template_loaders[0].reset()
        return mail.outbox[-1]

    return send


def test_text_is_not_escaped_and_html_is(write):
    message = write("Bonjour {{ name }},\n\nvoici.\n", context={"name": 'Léa & <b>"Tom"</b>'})
    assert message.body.startswith('Bonjour Léa & <b>"Tom"</b>,\n\nvoici.\n')
    html = message.alternatives[0].content
    assert "<p>Bonjour Léa &amp; &lt;b&gt;&quot;Tom&quot;&lt;/b&gt;,</p>" in html
    assert "<p>voici.</p>" in html


def test_both_parts_name_the_site_and_carry_the_action(write):
    message = write("Bonjour.", action=("Lire & répondre", "http://testserver/a?b=1&c=2"))
    assert "Lire & répondre\nhttp://testserver/a?b=1&c=2\n" in message.body
    assert "Le Journal\nhttp://testserver" in message.body
    html = message.alternatives[0].content
    assert 'href="http://testserver/a?b=1&amp;c=2"' in html
    assert "Le Journal" in html
    assert "<img" not in html
    assert "<script" not in html


def test_a_subject_of_several_lines_is_one_line(write):
    assert write("x", subject="Un\nBcc: tom@exemple.fr\r\n titre").subject == "Un Bcc: tom@exemple.fr titre"


def test_headers_say_that_a_program_writes_and_how_to_stop_it(write):
    assert write("x").extra_headers == {"Auto-Submitted": "auto-generated"}
    message = write("x", unsubscribe_url="http://testserver/stop/1")
    assert message.extra_headers["List-Unsubscribe"] == "<http://testserver/stop/1>"
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "http://testserver/stop/1" in message.body
    assert "http://testserver/stop/1" in message.alternatives[0].content


def test_mails_are_in_the_language_of_the_site_whoever_causes_them(write):
    with override("en"):
        assert 'lang="fr"' in write("x").alternatives[0].content
    assert 'lang="en"' in write("x", language="en").alternatives[0].content

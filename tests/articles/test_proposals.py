"""What readers propose: from the public form to the article that is published, each refusal beside its success."""

import io
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from articles.models import ArticlePage, Author, Proposal, ProposalLink
from articles.proposals import letters
from articles.proposals.form import LONGEST
from articles.proposals.states import PROPOSAL_MOVES, ProposalState
from core.models import OutgoingMail
from review.models import Decision, RefusalReason
from review.moves import MoveRefused
from tests.articles.editor import words
from tests.factories import make_author, make_section, make_user

FORM, DESK = "/proposer/", "/admin/review/proposals/"
HERE = {"headers": {"origin": "http://testserver", "sec-fetch-site": "same-origin"}}
TEXT = (
    "Nous avons repris le fournil à cinq. " * 8
    + "\n\nVoici comment, <script>alert(1)</script> et pourquoi : https://fournil.example/."
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(site):
    return make_section("Territoires")


@pytest.fixture
def editor(site):
    return make_user("editor", display_name="Noor Haddad")


def picture(kind: str = "PNG", size: tuple[int, int] = (3000, 1500), name: str = "fournil.png") -> SimpleUploadedFile:
    data = io.BytesIO()
    exif = Image.Exif()
    exif[0x9286] = "chez Odile"
    Image.new("RGB", size, "#c9a227").save(data, kind, exif=exif)
    return SimpleUploadedFile(name, data.getvalue(), content_type="image/png")


def sent(where, **changes):
    values = {
        "title": "Cinq au fournil",
        "section": str(where.pk),
        "text": TEXT,
        "links": "https://fournil.example/\nwww.levain.example",
        "name": "Odile  Tanguy",
        "about": "Boulangère à Carhaix",
        "email": "odile@courriel.example",
        "picture_credit": "",
        "picture_licence": "",
    }
    return {**values, **changes}


def propose(client, where, **changes):
    return client.post(FORM, sent(where, **changes), **HERE)


def make_proposal(section, **fields) -> Proposal:
    values = {"title": "Cinq au fournil", "text": TEXT, "name": "Odile Tanguy", "email": "odile@courriel.example"}
    return Proposal.objects.create(section=section, **{**values, **fields})


class TestForm:
    def test_it_is_for_everybody_and_leaves_no_cookie(self, client, section):
        answer = client.get(FORM)
        assert answer.status_code == 200
        assert not answer.cookies
        assert "csrfmiddlewaretoken" not in answer.content.decode()
        assert "Proposer un contenu" in words(client.get("/"))

    def test_a_proposal_is_stored_acknowledged_and_followed(self, client, section, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            answer = propose(client, section)
        assert answer.status_code == 302
        proposal = Proposal.objects.get()
        assert (proposal.name, proposal.links) == ("Odile Tanguy", ["https://fournil.example/", "https://www.levain.example"])
        assert "&lt;script&gt;" in proposal.html
        page = client.get(answer["Location"])
        assert "Merci" in words(page)
        assert (page["Cache-Control"], page["Referrer-Policy"]) == ("no-store, private", "no-referrer")
        assert "noindex" in page["X-Robots-Tag"]
        [letter] = mail.outbox
        assert letter.to == ["odile@courriel.example"]
        assert "fournil" not in letter.subject + letter.body.split("http")[0]
        token = re.search(r"/proposer/([\w-]+)/", letter.body)[1]
        assert client.get(f"/proposer/{token}/").status_code == 200
        assert not ProposalLink.objects.filter(token_hash=token).exists()

    def test_the_same_send_twice_is_one_proposal(self, client, section):
        for _ in range(3):
            assert propose(client, section).status_code == 302
        assert Proposal.objects.count() == 1

    def test_a_flood_is_refused_and_its_text_kept(self, client, section):
        for number in range(5):
            assert propose(client, section, title=f"Titre {number}").status_code == 302
        answer = propose(client, section, title="De trop")
        assert answer.status_code == 429
        assert "De trop" in words(answer)
        assert Proposal.objects.count() == 5

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"title": " "}, "Écrivez un titre."),
            ({"text": "Court."}, "il en faut au moins 200"),
            ({"text": "x" * (LONGEST + 1)}, "ramenez-le à 30000"),
            ({"section": ""}, "Choisissez une rubrique."),
            ({"section": "999999"}, "Choisissez une rubrique de la liste."),
            ({"section": "9" * 300}, "Choisissez une rubrique de la liste."),
            ({"email": "personne"}, "Écrivez une adresse"),
            ({"email": f"{'a' * 300}@b.example"}, ""),
            ({"links": "javascript:alert(1)"}, "n’est pas l’adresse d’une page"),
            ({"links": "\n".join(f"https://a.example/{n}" for n in range(11))}, "Dix liens au plus"),
            ({"contact_me": "robot"}, "Un champ caché"),
            ({"name": ""}, "Écrivez le nom"),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_typed_is_lost(self, client, section, changes, said):
        answer = propose(client, section, **changes)
        assert answer.status_code == 422
        assert said in words(answer)
        assert "Boulangère à Carhaix" in words(answer)
        assert "Erreur" in words(answer).split("–")[0]
        assert not Proposal.objects.exists()

    def test_a_send_from_elsewhere_comes_back_filled(self, client, section):
        answer = client.post(FORM, sent(section), headers={"origin": "https://ailleurs.example", "sec-fetch-site": "cross-site"})
        assert answer.status_code == 403
        assert "Cinq au fournil" in words(answer)
        assert not Proposal.objects.exists()

    @pytest.mark.parametrize("data", [{}, {"title": "\x00" * 9}, {"section": "\x00"}, {"text": "é" * 200_000}])
    def test_absurd_sends_are_refused(self, client, section, data):
        assert 400 <= client.post(FORM, data, **HERE).status_code < 500

    @pytest.mark.parametrize("method", ["put", "delete", "patch"])
    def test_other_methods_are_refused(self, client, section, method):
        assert getattr(client, method)(FORM).status_code == 405


class TestPicture:
    def test_it_is_made_anew_without_what_it_told(self, client, section):
        given = {"picture": picture(), "picture_credit": "Odile Tanguy", "picture_licence": "cc-by"}
        assert propose(client, section, **given).status_code == 302
        proposal = Proposal.objects.get()
        with proposal.picture.open() as stored, Image.open(stored) as made:
            assert (made.format, made.size) == ("JPEG", (2400, 1200))
            assert not made.getexif()
        assert "fournil" not in proposal.picture.name
        proposal.picture.delete()

    @pytest.mark.parametrize(
        "upload",
        [
            SimpleUploadedFile("a.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", content_type="image/png"),
            SimpleUploadedFile("a.jpg", b"GIF89a" + b"\x00" * 40, content_type="image/jpeg"),
            SimpleUploadedFile("a.jpg", b"\xff\xd8\xff\xe0" + b"\x00" * 40, content_type="image/jpeg"),
            SimpleUploadedFile("a.pdf", b"%PDF-1.7", content_type="application/pdf"),
        ],
    )
    def test_what_is_no_picture_is_refused_whatever_it_says(self, client, section, upload):
        given = {"picture": upload, "picture_credit": "Odile", "picture_licence": "cc-by"}
        answer = propose(client, section, **given)
        assert answer.status_code == 422
        assert "n’est pas une image" in words(answer)
        assert "Choisissez de nouveau l’image" in words(answer)

    def test_a_picture_that_unfolds_without_end_is_refused(self, client, section):
        data = io.BytesIO()
        Image.new("1", (20_000, 20_000)).save(data, "PNG")
        given = {"picture": SimpleUploadedFile("a.png", data.getvalue()), "picture_credit": "O", "picture_licence": "cc-by"}
        assert "40 millions de pixels" in words(propose(client, section, **given))

    def test_broken_words_of_a_camera_lose_neither_picture_nor_text(self, client, section):
        """Found by changing bytes at random: Pillow writes EXIF anew to turn a picture, and fails on what it cannot write."""
        exif = Image.Exif()
        exif[0x112], exif[0x8825] = 6, {1: "N", 2: (1.0, 2.0, 3.0)}
        data = io.BytesIO()
        Image.new("RGB", (40, 30)).save(data, "JPEG", exif=exif)
        broken = bytearray(data.getvalue())
        broken[broken.index(b"\x02\x00\x01", broken.index(b"Exif") + 30) - 1] = 2
        given = {"picture": SimpleUploadedFile("a.jpg", bytes(broken)), "picture_credit": "O", "picture_licence": "cc-by"}
        assert propose(client, section, **given).status_code == 302
        proposal = Proposal.objects.get()
        with proposal.picture.open() as stored, Image.open(stored) as made:
            assert made.size == (30, 40)  # Upright.
            assert not made.getexif()
        proposal.picture.delete()

    def test_its_maker_and_licence_are_asked_for(self, client, section):
        answer = propose(client, section, picture=picture())
        assert "Dites qui a fait l’image." in words(answer)
        assert "Dites sous quelle licence" in words(answer)


class TestDeciding:
    def test_accepted_it_is_a_draft_in_its_section_signed_and_cleaned(self, client, section, editor, mailoutbox):
        propose(client, section, picture=picture(), picture_credit="Odile Tanguy", picture_licence="cc-by")
        proposal = Proposal.objects.get()
        client.force_login(editor)
        assert "Cinq au fournil" in words(client.get(DESK))
        client.post(f"{DESK}decide/", {"seen": "pending", "one": f"approve:{proposal.pk}"}, follow=True)
        proposal.refresh_from_db()
        article = proposal.article
        assert (proposal.state, article.live, article.owner) == ("accepted", False, editor)
        assert article.get_parent().pk == section.pk
        assert [author.name for author in article.authors] == ["Odile Tanguy"]
        assert "<script" not in str(article.body)
        assert "alert(1)" in str(article.body)
        assert [link.value["url"] for link in article.online_links] == proposal.links
        assert (article.lead_picture.credit, article.lead_picture.licence) == ("Odile Tanguy", "cc-by")
        assert re.search(r"/cinq-au-fournil-[0-9a-f]{16}\.jpg$", article.lead_picture.file.name)  # Nobody guesses it.
        assert client.get(f"/admin/pages/{article.pk}/edit/").status_code == 200
        client.logout()
        assert client.get(article.url).status_code == 404
        proposal.picture.delete()

    def test_accepted_its_proposer_is_named_to_nobody_before_the_article_shows(self, client, section, editor):
        proposal = make_proposal(section)
        proposal.decide("approve", by=editor)
        author = Author.objects.get(name="Odile Tanguy")
        places = [author.get_absolute_url(), f"{author.get_absolute_url()}rss.xml"]
        assert [client.get(place).status_code for place in places] == [404, 404]
        Proposal.objects.get().article.get_latest_revision().publish()
        assert [client.get(place).status_code for place in places] == [200, 200]
        bare = make_author("Sans article")
        assert client.get(bare.get_absolute_url()).status_code == 200

    def test_the_proposer_is_told_of_each_step(self, section, editor, mailoutbox, django_capture_on_commit_callbacks):
        proposal = make_proposal(section)
        with django_capture_on_commit_callbacks(execute=True):
            proposal.decide("approve", by=editor)
        article = ArticlePage.objects.get(proposal=proposal)
        assert "acceptée" in mailoutbox[-1].subject
        article.public_date = timezone.now() + timedelta(days=1)
        with django_capture_on_commit_callbacks(execute=True):
            article.save_revision().publish()
        assert len(mailoutbox) == 1
        ArticlePage.objects.filter(pk=article.pk).update(public_date=timezone.now())
        with django_capture_on_commit_callbacks(execute=True):
            letters.tell_of_publication()
            letters.tell_of_publication()
        assert len(mailoutbox) == 2
        assert article.url in mailoutbox[-1].body

    def test_refused_the_reason_is_mailed_and_shown(
        self, client, section, editor, mailoutbox, django_capture_on_commit_callbacks
    ):
        proposal = make_proposal(section)
        with pytest.raises(MoveRefused):
            proposal.decide("refuse", by=editor)
        with django_capture_on_commit_callbacks(execute=True):
            proposal.decide("refuse", by=editor, reason="Déjà traité en mars.")
        assert "Déjà traité en mars." in mailoutbox[-1].body
        page = words(client.get(f"/proposer/{ProposalLink.issue(proposal)}/"))
        assert "Non retenue" in page
        assert "Déjà traité en mars." in page
        assert not ArticlePage.objects.exists()

    def test_a_refusal_taken_back_calls_back_its_mail(self, section, editor, settings, django_capture_on_commit_callbacks):
        settings.EMAIL_BACKEND = "core.mail.OutboxBackend"
        settings.EMAIL_TRANSPORT = "core.mail.smtp.EmailBackend"
        proposal = make_proposal(section)
        for move, expected in (("refuse", ["waiting"]), ("undo", ["recalled"]), ("refuse", ["recalled", "waiting"])):
            with django_capture_on_commit_callbacks(execute=True):
                proposal.decide(move, by=editor, reason="Déjà traité.")
            assert list(OutgoingMail.objects.order_by("pk").values_list("state", flat=True)) == expected

    def test_a_refusal_taken_back_before_its_mail_was_written_is_not_told(
        self, section, editor, mailoutbox, django_capture_on_commit_callbacks
    ):
        proposal = make_proposal(section)
        with django_capture_on_commit_callbacks() as late:
            proposal.decide("refuse", by=editor, reason="Déjà traité.")
        proposal.decide("undo", by=editor)
        for callback in late:
            callback()
        assert not mailoutbox

    def test_spam_tells_nobody(self, section, editor, mailoutbox, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            make_proposal(section).decide("spam", by=editor)
        assert not mailoutbox

    @pytest.mark.parametrize("role", ["author", "moderator", "reader", "recruiter", ""])
    def test_others_decide_nothing(self, client, section, role):
        proposal = make_proposal(section)
        client.force_login(make_user(role))
        assert client.get(DESK).status_code in (302, 403)
        client.post(f"{DESK}decide/", {"seen": "pending", "one": f"approve:{proposal.pk}"})
        proposal.refresh_from_db()
        assert proposal.state == "pending"
        assert client.get(f"{DESK}{proposal.pk}/picture/").status_code in (302, 403)

    def test_a_section_that_is_gone_holds_it_back(self, section, editor):
        proposal = make_proposal(section)
        section.delete()
        proposal.refresh_from_db()
        with pytest.raises(MoveRefused, match="rubrique"):
            proposal.decide("approve", by=editor)

    def test_a_name_of_the_newsroom_is_not_taken_over(self, section, editor):
        ours = make_author("Maud Escoffre")
        proposal = make_proposal(section, name="Maud Escoffre")
        proposal.decide("approve", by=editor)
        article = Proposal.objects.get().article
        assert article.authors[0] != ours
        again = make_proposal(section, name="Maud Escoffre", title="Encore")
        again.decide("approve", by=editor)
        assert Proposal.objects.get(pk=again.pk).article.authors == article.authors
        assert Author.objects.count() == 2

    @pytest.mark.parametrize("state", ProposalState.values)
    @pytest.mark.parametrize("name", [move.name for move in PROPOSAL_MOVES])
    def test_each_move_is_made_from_its_states_only(self, section, editor, state, name):
        proposal = make_proposal(section)
        path = {"accepted": ["approve"], "refused": ["refuse"], "spam": ["spam"], "withdrawn": ["withdraw"]}.get(state, [])
        for step in path:
            proposal.decide(step, by=editor, reason="Non.")
        move = PROPOSAL_MOVES[name]
        open_here = state in move.from_states and not (name == "undo" and state == "pending")
        before = Decision.objects.count()
        if open_here:
            proposal.decide(name, by=editor, reason="Oui.")
            assert Decision.objects.count() == before + 1
        else:
            with pytest.raises(MoveRefused):
                proposal.decide(name, by=editor, reason="Oui.")
            assert Decision.objects.count() == before

    def test_first_reasons_are_there(self, site):
        assert RefusalReason.objects.filter(queue="articles.proposal").count() == 4


class TestReceipt:
    def test_the_proposer_takes_it_back(self, client, section, editor):
        proposal = make_proposal(section)
        address = f"/proposer/{ProposalLink.issue(proposal)}/"
        for _ in range(2):
            assert client.post(address).status_code == 302
        assert "Retirée par vous" in words(client.get(address))
        with pytest.raises(MoveRefused):
            Proposal.objects.get().decide("approve", by=editor)

    @pytest.mark.parametrize("token", ["x", "é" * 40, "%00", "a" * 600])
    def test_an_unknown_address_opens_nothing(self, client, site, token):
        answer = client.get(f"/proposer/{token}/")
        assert answer.status_code in (400, 404, 414)

    def test_an_old_link_opens_nothing(self, client, section):
        address = f"/proposer/{ProposalLink.issue(make_proposal(section))}/"
        ProposalLink.objects.update(expires_at=timezone.now())
        assert client.get(address).status_code == 404

    def test_published_it_leads_to_the_article(self, client, section, editor):
        proposal = make_proposal(section)
        proposal.decide("approve", by=editor)
        article = Proposal.objects.get().article
        article.save_revision().publish()
        assert article.url in client.get(f"/proposer/{ProposalLink.issue(proposal)}/").content.decode()


def test_the_queue_asks_no_more_of_the_database_for_more_rows(client, section, editor):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(editor)
    counts = []
    for number in (2, 12):
        for place in range(number):
            make_proposal(section, title=f"Titre {number}-{place}")
        client.get(DESK)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(DESK)
        counts.append(len(queries))
    assert counts[0] == counts[1]

"""Hostile strings through every field that a reader fills, read back wherever they are shown: text, and nothing else."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import html5lib
import pytest
from django.core import mail
from django.test import Client, TestCase
from django.urls import reverse

from core.text import plain
from moderation import limits
from moderation.models import Comment, ConfirmedAddress, Receipt, Report, ReportReceipt
from moderation.thread import PER_PAGE
from review.machine import decide
from tests.factories import make_article, make_user
from tests.moderation.factories import make_approved

HOSTILE = Path(__file__).resolve().parents[3] / "shared" / "data" / "hostile"
pytestmark = pytest.mark.skipif(not HOSTILE.exists(), reason="the hostile strings are not on this machine")
SAME_SITE = {"Sec-Fetch-Site": "same-origin"}
HARMFUL = {"style", "srcdoc", "formaction", "ping", "background"}


def strings() -> list[str]:
    def inside(value: Any) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict | list):
            for inner in value.values() if isinstance(value, dict) else value:
                yield from inside(inner)

    found = (string for name in ("xss_payloads.json", "naughty_strings.json") for string in inside(_read(name)))
    return list(dict.fromkeys(found))


def _read(name: str) -> Any:
    return json.loads((HOSTILE / name).read_text())


def packed(found: Iterable[str], size: int, between: str) -> list[str]:
    """The strings, as many as fit together in `size` characters."""
    packs = [""]
    for string in found:
        if len(packs[-1]) + len(between) + len(string) > size and packs[-1]:
            packs.append("")
        packs[-1] += (between if packs[-1] else "") + string[:size]
    return packs


def post(path: str, sent: dict[str, Any], number: int):
    """From a household of its own, so that no rate is met."""
    return Client().post(path, sent, headers=SAME_SITE, REMOTE_ADDR=f"10.{number // 250}.{number % 250}.1")


def scripts(tree: Any) -> set[str]:
    """What runs: data in JSON does not."""
    found = (element for element in tree.iter("script") if "json" not in (element.get("type") or ""))
    return {(element.get("src") or "") + "".join(element.itertext()) for element in found}


def check(html: str, allowed: set[str] = frozenset()) -> Any:
    """No script but `allowed`, no handler, no address that runs; the page is closed as our templates close it."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    assert scripts(tree) <= allowed
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag not in ("iframe", "object", "embed", "base", "frameset", "math"), element.tag
        for name, value in element.attrib.items():
            assert not str(name).startswith("on"), (element.tag, name)
            assert allowed or name not in HARMFUL, (element.tag, name)
            if name in ("href", "src", "action"):
                assert re.match(r"(https?://|/|#|\?|mailto:|data:image/svg|$)", value), value
    return tree


@pytest.fixture
def world(site):
    page = make_article()
    ConfirmedAddress.confirm("auteur@example.org")
    parent = make_approved(page, email="auteur@example.org")
    Comment.objects.filter(pk=parent.pk).update(followup=True)
    return page, parent


def sent_comments(page, parent) -> list[Comment]:
    """Every string in a text, many as names, through the form."""
    texts, names = packed(strings(), 4900, "\n\n"), packed(strings(), 50, " ")
    path = f"/commentaires/articles/{page.pk}/"
    for number, name in enumerate(names[:: max(1, len(names) // 150)]):
        sent = {"name": name, "comment": texts[number] if number < len(texts) else f"Texte {number}", "parent": parent.pk}
        sent |= {"email": f"p{number}@example.org"}
        answer = post(path, sent, number)
        # A name made of nothing but control characters is no name: the form comes back.
        assert answer.status_code in (302, 422), answer.status_code
        if answer.status_code == 422:
            check(answer.content.decode())
            assert post(path, {**sent, "name": "Camille"}, number).status_code == 302
    assert Comment.objects.count() > len(texts)
    return list(Comment.objects.exclude(pk=parent.pk))


def test_comments_of_hostile_strings_are_text_on_page_feed_receipt_mail_and_desk(client, world, monkeypatch):
    page, parent = world
    monkeypatch.setattr(limits, "A_DAY", 10_000)  # One reader gets a letter for each answer: all are looked at.
    admin = make_user("admin")
    desk = Client()
    desk.force_login(admin)
    plain_desk = scripts(html5lib.parse(desk.get("/admin/review/comments/").content.decode(), namespaceHTMLElements=False))
    comments = sent_comments(page, parent)
    for number in range(1, len(comments) // 20 + 2):
        answer = desk.get("/admin/review/comments/", {"p": number})
        assert answer.status_code == 200
        check(answer.content.decode(), plain_desk | {""})
    for comment in comments[::8]:
        token = Receipt.issue(comment)
        body = client.get(f"/commentaires/suivi/{token}/").content.decode()
        check(body)
    for comment in comments:
        ConfirmedAddress.confirm(comment.user_email)
    mail.outbox.clear()
    with TestCase.captureOnCommitCallbacks(execute=True):
        assert not decide(Comment, [comment.pk for comment in comments], "approve", by=admin).refused
    assert len(mail.outbox) == 2 * len(comments)
    for message in mail.outbox:
        message.message()  # No header is broken by a name.
        check(message.alternatives[0].content, {""})
    for number in range(1, len(comments) // PER_PAGE + 2):
        answer = client.get(page.url, {"comments": number})
        assert answer.status_code == 200
        check(answer.content.decode(), page_scripts(client))
    for kind in ("rss", "atom"):
        feed = client.get(f"/commentaires/articles/{page.pk}/{kind}.xml")
        ElementTree.fromstring(feed.content)  # noqa: S314 (our own feed)
        assert b"<script" not in feed.content


def page_scripts(client) -> set[str]:
    """What an article without comments runs."""
    return scripts(html5lib.parse(client.get(make_article().url).content.decode(), namespaceHTMLElements=False)) | {""}


def test_addresses_of_hostile_strings_are_refused_or_harmless(world):
    page, _parent = world
    path = f"/commentaires/articles/{page.pk}/"
    for number, string in enumerate(strings()[::25]):
        answer = post(path, {"name": "Camille", "comment": f"Avis {number}", "email": string}, number)
        assert answer.status_code in (302, 422)
        if answer.status_code == 422:
            check(answer.content.decode())


def test_reports_of_hostile_strings_are_text_on_the_private_page_and_the_desk(client, world):
    _page, parent = world
    for number, words in enumerate(packed(strings(), 1900, "\n\n")):
        answer = post(f"/commentaires/{parent.pk}/signaler/", {"ground": "other", "words": words}, number)
        assert answer.status_code == 302, answer.content.decode()[:300]
        if number % 10 == 0:
            check(client.get(answer["Location"]).content.decode())
    answer = post(
        f"/commentaires/{parent.pk}/signaler/", {"ground": strings()[0], "words": strings()[1], "email": strings()[2]}, 999
    )
    assert answer.status_code == 422
    check(answer.content.decode())
    desk = Client()
    desk.force_login(make_user("admin"))
    plain_desk = scripts(html5lib.parse(desk.get("/admin/review/comments/").content.decode(), namespaceHTMLElements=False))
    check(desk.get("/admin/review/reports/").content.decode(), plain_desk | {""})
    assert ReportReceipt.objects.count() == Report.objects.count()


def test_corrections_of_hostile_strings_are_text(client, world):
    page, _parent = world
    admin = make_user("admin")
    for number, text in enumerate(packed(strings(), 4900, "\n\n")[::4]):
        comment = Comment(page=page, user_name="Camille", comment="Premier texte")
        comment.save()
        comment.decide("correct", by=admin, reason=text[:2000])
        link = f"/commentaires/suivi/{Receipt.issue(comment)}/"
        check(client.get(link).content.decode())
        answer = client.post(link, {"act": "change", "comment": text}, REMOTE_ADDR=f"10.1.{number}.1")
        assert answer.status_code == 302, answer.content.decode()[:300]
        check(client.get(link).content.decode())
        comment.refresh_from_db()
        assert plain(text).strip() == comment.comment
    tokens = ["\\u202e", "%00", "..%2f..%2fetc", "<svg>", "'; DROP TABLE", "💥" * 50]
    for token in tokens:
        for path in ("suivi", "signalements", "adresse", "desabonnement"):
            answer = client.get(f"/commentaires/{path}/{token}/", REMOTE_ADDR="10.2.2.2")
            assert answer.status_code in (400, 404), (path, token)


@pytest.fixture
def desk():
    client = Client()
    client.force_login(make_user("admin"))
    return client


@pytest.fixture
def desk_scripts(desk, site) -> set[str]:
    """What pages of the desk run, whatever is on them."""
    pages = ("/admin/review/comments/", "/admin/review/words/new/")
    return {""}.union(*(scripts(html5lib.parse(desk.get(path).content.decode(), namespaceHTMLElements=False)) for path in pages))


def act(desk, name: str, comment: Comment, allowed: set[str], **sent: Any):
    """Opens the page of an act, sends it; what comes back is looked at."""
    url = reverse(f"comments:{name}", args=(comment.pk,))
    seen = re.search(r'name="seen" value="([^"]*)"', desk.get(url).content.decode())[1]
    answer = desk.post(url, {"seen": seen, **sent}, follow=True)
    assert answer.status_code in (200, 422), (name, answer.status_code)
    check(answer.content.decode(), allowed)
    return answer


def test_words_of_the_newsroom_are_text_on_desk_page_receipt_and_mail(client, world, desk, desk_scripts):
    """Edits, answers, reasons of refusals and of bans."""
    page, _parent = world
    packs = packed(strings(), 1900, "\n\n")
    for number, text in enumerate(packs):
        email = f"n{number}@example.org"
        ConfirmedAddress.confirm(email)
        comment = Comment(page=page, user_name="Camille", user_email=email, comment="Premier texte", sender_hash=f"{number:064d}")
        comment.save()
        with TestCase.captureOnCommitCallbacks(execute=True):
            if number % 3 == 0:
                act(desk, "edit", comment, desk_scripts, text=text)
            elif number % 3 == 1:
                act(desk, "answer", comment, desk_scripts, text=text, signature="newsroom", approve_this="on")
            else:
                act(desk, "ban", comment, desk_scripts, reason=text, refuse="on")
        check(client.get(f"/commentaires/suivi/{Receipt.issue(comment)}/").content.decode())
        check(desk.get("/admin/review/comments/", {"q": text[:150]}).content.decode(), desk_scripts)
    for message in mail.outbox:
        message.message()
        check(message.alternatives[0].content, {""})
    number = 1
    while True:
        body = client.get(page.url, {"comments": number}).content.decode()
        check(body, page_scripts(client))
        if 'rel="next"' not in body:
            break
        number += 1
    check(desk.get("/admin/review/bans/").content.decode(), desk_scripts)


def test_lists_of_words_and_the_search_of_the_desk_take_any_string(world, desk, desk_scripts):
    for number, entries in enumerate(packed((string.replace("\n", " ")[:100] for string in strings()), 20_000, "\n")):
        sent = {"title": f"{strings()[number]}"[:70] + str(number), "effect": "hold", "entries": entries, "active": "on"}
        answer = desk.post("/admin/review/words/new/", sent, follow=True)
        assert answer.status_code == 200
        check(answer.content.decode(), desk_scripts)
    page, _parent = world
    # Every list at work on every string: held or not, the send is taken.
    for number, text in enumerate(packed(strings(), 4900, "\n\n")[:4]):
        answer = post(f"/commentaires/articles/{page.pk}/", {"name": "Camille", "comment": text}, number)
        assert answer.status_code == 302
    check(desk.get("/admin/review/comments/").content.decode(), desk_scripts)
    for string in strings()[::200]:
        for field in ("q", "article", "section", "hold", "from", "p"):
            answer = desk.get("/admin/review/comments/", {field: string})
            assert answer.status_code in (200, 302, 400, 404), (field, string)
            check(answer.content.decode(), desk_scripts)

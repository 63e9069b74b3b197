"""Hostile strings through every field that a reader fills, read back wherever they are shown: text, and nothing else."""

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import html5lib
import pytest
from django import forms
from django.core import mail
from django.test import Client, TestCase
from django.urls import reverse
from django.utils.html import escape

from core.text import plain
from moderation import feeds, limits
from moderation.desk import CommentFilter
from moderation.forms import CommentForm
from moderation.models import Comment, ConfirmedAddress, Receipt, Report, ReportReceipt, WordList
from moderation.reporting import ReportForm
from moderation.thread import PER_PAGE
from review.desk import queues_of
from review.machine import decide
from review.models import RefusalReason
from tests.factories import make_article, make_user
from tests.moderation.factories import make_approved

HOSTILE = Path(__file__).resolve().parents[3] / "shared" / "data" / "hostile"
pytestmark = pytest.mark.skipif(not HOSTILE.exists(), reason="the hostile strings are not on this machine")
SAME_SITE = {"Sec-Fetch-Site": "same-origin"}
HARMFUL = {"style", "srcdoc", "formaction", "ping", "background"}


@cache
def strings() -> tuple[str, ...]:
    """The strings themselves, without the numbers and sources that stand beside them."""
    found = [item["payload"] for item in _read("xss_payloads.json")["payloads"]]
    return tuple(dict.fromkeys(found + [item["s"] for item in _read("naughty_strings.json")["strings"]]))


def _read(name: str) -> Any:
    return json.loads((HOSTILE / name).read_text())


def packed(found: Iterable[str], size: int, between: str) -> list[str]:
    """The strings, as many as fit together in `size` characters; the longer ones cut where a field takes no more."""
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


def names() -> list[str]:
    """Every string that a name has room for. What is longer comes back in the form: see the test of what is refused."""
    return packed((string for string in strings() if len(" ".join(plain(string).split())) <= 50), 50, " ")


def shown(tree: Any) -> str:
    """The letters and figures that a person reads: spaces and signs are the typographer's."""
    return re.sub(r"\W", "", "".join(tree.itertext()))


def sent_comments(page, parent) -> list[Comment]:
    """Every string in a text, every one that fits as a name, through the form."""
    texts = packed(strings(), 4900, "\n\n")
    path = f"/commentaires/articles/{page.pk}/"
    for number, name in enumerate(names()):
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
    monkeypatch.setattr(feeds, "NEWEST", 10_000)
    admin = make_user("admin")
    desk = Client()
    desk.force_login(admin)
    plain_desk = scripts(html5lib.parse(desk.get("/admin/review/comments/").content.decode(), namespaceHTMLElements=False))
    comments = sent_comments(page, parent)
    on_desk = ""
    for number in range(1, len(comments) // 20 + 2):
        answer = desk.get("/admin/review/comments/", {"p": number})
        assert answer.status_code == 200
        on_desk += shown(check(answer.content.decode(), plain_desk | {""}))
    for comment, token in zip(comments, Receipt.issue_all(comments).values(), strict=True):
        body = client.get(f"/commentaires/suivi/{token}/").content.decode()
        assert readable(comment.user_name) in shown(check(body[body.index("<main") : body.rindex("</main>")]))
    for comment in comments:
        ConfirmedAddress.confirm(comment.user_email)
    mail.outbox.clear()
    with TestCase.captureOnCommitCallbacks(execute=True):
        assert not decide(Comment, [comment.pk for comment in comments], "approve", by=admin).refused
    assert len(mail.outbox) == 2 * len(comments)
    for message in mail.outbox:
        message.message()  # No header is broken by a name.
        if message.to == [parent.user_email]:  # The others hold neither name nor text: who wrote them knows both.
            check(message.alternatives[0].content, {""})
    on_page, allowed = "", page_scripts(client)
    for number in range(1, len(comments) // PER_PAGE + 2):
        answer = client.get(page.url, {"comments": number})
        assert answer.status_code == 200
        on_page += shown(check(answer.content.decode(), allowed))
    for comment in comments:
        assert readable(comment.user_name) in on_desk
        assert readable(comment.user_name) in on_page
    for kind in ("rss", "atom"):
        feed = client.get(f"/commentaires/articles/{page.pk}/{kind}.xml")
        tree = ElementTree.fromstring(feed.content)  # noqa: S314 (our own feed)
        assert len([1 for element in tree.iter() if element.tag.endswith(("}entry", "item"))]) == len(comments) + 1
        assert b"<script" not in feed.content


def page_scripts(client) -> set[str]:
    """What an article without comments runs."""
    return scripts(html5lib.parse(client.get(make_article().url).content.decode(), namespaceHTMLElements=False)) | {""}


def readable(name: str) -> str:
    """As `shown` reads it: characters that no page can carry are taken out or replaced."""
    return shown(html5lib.parseFragment(escape(name), namespaceHTMLElements=False))


FORMS: dict[str, tuple[Any, dict[str, str]]] = {
    "name": (lambda data, page: CommentForm(data, page=page), {"comment": "Un avis"}),
    "comment email": (lambda data, page: CommentForm(data, page=page), {"comment": "Un avis", "name": "Camille"}),
    "comment parent": (lambda data, page: CommentForm(data, page=page), {"comment": "Un avis", "name": "Camille"}),
    "comment contact_me": (lambda data, page: CommentForm(data, page=page), {"comment": "Un avis", "name": "Camille"}),
    "report email": (lambda data, _page: ReportForm(data), {"ground": "insult"}),
    "report ground": (lambda data, _page: ReportForm(data), {}),
}


@pytest.mark.parametrize("kind", FORMS)
def test_every_string_is_taken_by_a_short_field_or_comes_back_in_it(world, kind):
    """The form alone, once a string; what comes back is one document, with as many fields as there were strings."""
    page, _parent = world
    make, others = FORMS[kind]
    name = kind.split()[-1]
    given_back = []
    for string in strings():
        form = make({**others, name: string}, page)
        if not form.is_valid():
            given_back.append(f"<p>{form[name]}{form[name].errors}</p>")
    tree = check("".join(given_back))
    fields = [element for element in tree.iter("input") if element.get("name") == name]
    assert len(fields) == len(given_back) * (1 if name != "ground" else len(ReportForm().fields["ground"].choices))


def test_addresses_of_hostile_strings_are_refused_or_harmless(world, desk, desk_scripts):
    """Through the page: every string, many in one field; and alone where it passes for an address."""
    page, _parent = world
    path = f"/commentaires/articles/{page.pk}/"
    alone = [string for string in strings() if CommentForm({"email": string}, page=page)["email"].errors == []]
    for number, string in enumerate([*packed(strings(), 4900, " "), *alone]):
        answer = post(path, {"name": "Camille", "comment": f"Avis {number}", "email": string}, number)
        assert answer.status_code == (302 if string in alone else 422), string
        if answer.status_code == 422:
            check(answer.content.decode())
    # Nothing harmful passes for an address; what does is shown to moderators.
    for form, number in (("{}@example.org", 9000), ('"{}"@example.org', 9200)):
        for place, string in enumerate(packed((s for s in strings() if len(s) < 50), 60, "")):
            sent = {"name": "Camille", "comment": f"Avis {number} {place}", "email": form.format(string)}
            if CommentForm(sent, page=page).is_valid():
                assert post(path, sent, number + place).status_code == 302
    check(desk.get("/admin/review/comments/", {"q": "Avis"}).content.decode(), desk_scripts)


def test_reports_of_hostile_strings_are_text_on_the_private_page_and_the_desk(client, world, desk, desk_scripts):
    page, _parent = world
    packs = packed(strings(), 1900, "\n\n")
    for number, words in enumerate(packs):
        answer = post(f"/commentaires/{make_approved(page).pk}/signaler/", {"ground": "other", "words": words}, number)
        assert answer.status_code == 302, answer.content.decode()[:300]
        check(client.get(answer["Location"]).content.decode())
    on_desk = ""
    for number in range(1, len(packs) // 20 + 2):
        on_desk += shown(check(desk.get("/admin/review/reports/", {"p": number}).content.decode(), desk_scripts))
    for words in packs:
        assert readable(plain(words))[:100] in on_desk
    assert ReportReceipt.objects.count() == Report.objects.count() == len(packs)


def test_corrections_of_hostile_strings_are_text(client, world):
    page, _parent = world
    admin = make_user("admin")
    texts, reasons = packed(strings(), 4900, "\n\n"), packed(strings(), 1900, "\n\n")
    for number, text in enumerate(texts):
        comment = Comment(page=page, user_name="Camille", comment="Premier texte")
        comment.save()
        comment.decide("correct", by=admin, reason=reasons[number])
        link = f"/commentaires/suivi/{Receipt.issue(comment)}/"
        check(client.get(link).content.decode())
        answer = client.post(link, {"act": "change", "comment": text}, REMOTE_ADDR=f"10.1.{number}.1")
        assert answer.status_code == 302, answer.content.decode()[:300]
        assert readable(plain(text))[:100] in shown(check(client.get(link).content.decode()))
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
    assert answer.status_code == 200, (name, answer.status_code)
    assert answer.redirect_chain, name
    check(answer.content.decode(), allowed)
    return answer


ACTS: dict[str, tuple[int, str, dict[str, str]]] = {
    "edit": (4900, "text", {}),
    "answer": (4900, "text", {"signature": "site", "approve_this": "on"}),
    "ban": (1900, "reason", {"refuse": "on", "days": "30"}),
}


@pytest.mark.parametrize("name", ACTS)
def test_words_of_the_newsroom_are_text_on_desk_page_receipt_and_mail(client, world, desk, desk_scripts, name):
    """Edits, answers, reasons of refusals and of bans."""
    page, _parent = world
    size, field, others = ACTS[name]
    for number, text in enumerate(packed(strings(), size, "\n\n")):
        email = f"n{number}@example.org"
        ConfirmedAddress.confirm(email)
        comment = Comment(page=page, user_name="Camille", user_email=email, comment="Premier texte", sender_hash=f"{number:064d}")
        comment.save()
        with TestCase.captureOnCommitCallbacks(execute=True):
            act(desk, name, comment, desk_scripts, **{field: text, **others})
        check(client.get(f"/commentaires/suivi/{Receipt.issue(comment)}/").content.decode())
    assert mail.outbox
    for message in mail.outbox:
        message.message()
        check(message.alternatives[0].content, {""})
    number, allowed = 1, page_scripts(client)
    while True:
        body = client.get(page.url, {"comments": number}).content.decode()
        check(body, allowed)
        if 'rel="next"' not in body:
            break
        number += 1
    check(desk.get("/admin/review/bans/").content.decode(), desk_scripts)


def test_lists_of_words_and_ready_reasons_take_any_string(world, desk, desk_scripts):
    for number, entries in enumerate(packed((string.replace("\n", " ")[:100] for string in strings()), 20_000, "\n")):
        sent = {"title": f"{strings()[number]}"[:70] + str(number), "effect": "hold", "entries": entries, "active": "on"}
        answer = desk.post("/admin/review/words/new/", sent, follow=True)
        assert answer.status_code == 200
        check(answer.content.decode(), desk_scripts)
    page, _parent = world
    # Every list at work on every string: held or not, the send is taken.
    for number, text in enumerate(packed(strings(), 4900, "\n\n")):
        answer = post(f"/commentaires/articles/{page.pk}/", {"name": "Camille", "comment": text}, number)
        assert answer.status_code == 302
    titles = packed((plain(string) for string in strings()), 75, " ")
    WordList.objects.bulk_create(WordList(title=f"{title} {number}", entries="x") for number, title in enumerate(titles))
    RefusalReason.objects.bulk_create(
        RefusalReason(queue="moderation.comment", label=f"{title} {number}", text=title, rank=number)
        for number, title in enumerate(titles)
    )
    listed = shown(check(desk.get("/admin/review/rules/").content.decode(), desk_scripts))
    assert all(readable(f"{title} {number}") in listed for number, title in enumerate(titles))
    check(desk.get("/admin/review/comments/").content.decode(), desk_scripts)


def in_addresses(size: int) -> list[str]:
    """The strings, as many as fit together in `size` characters of an address."""
    packs = [""]
    for string in strings():
        packs[-1:] = [f"{packs[-1]} {string}"] if len(quote(packs[-1] + string)) < size else [packs[-1], string]
    return packs


def test_the_search_of_the_desk_takes_any_string(world, desk, desk_scripts, monkeypatch):
    """Each string alone asks the database; on the page, many in one field, as a value that is refused and as one that is not."""
    for queue in queues_of(make_user("admin")):
        for string in strings() if queue.model is Comment else packed(strings(), 200, ""):
            form = queue.filter_class({"q": string, "article": string}, queue=queue)
            list(form.matching(queue.light_rows()).values_list("pk")[:1])
    packs = in_addresses(5_500)
    others = ("section", "hold", "since", "until", "page", "campaign", "state", "p")
    for name, pack in zip(others, packs, strict=False):
        answer = desk.get("/admin/review/comments/", {name: pack})
        assert answer.status_code in ((200, 302, 404) if name == "p" else (200,))
        check(answer.content.decode(), desk_scripts)
    for longest in (200, 6000):
        for name in ("q", "article"):
            monkeypatch.setitem(CommentFilter.base_fields, name, forms.CharField(required=False, max_length=longest))
        for pack in packs:
            answer = desk.get("/admin/review/comments/", {"q": pack, "article": pack})
            assert answer.status_code == 200
            assert readable(plain(pack))[:100] in shown(check(answer.content.decode(), desk_scripts)) or longest == 200

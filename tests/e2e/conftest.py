"""Journeys: the demo site under its production server, in the system's Chromium."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.e2e.beside import ROOT, Beside

# As the contexts below: a machine that is busy is no fault of a page.
expect.set_options(timeout=15_000)

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@dataclass(frozen=True)
class Demo:
    """A running demo: its address, the password of its accounts, and its private folder."""

    url: str
    password: str
    var: Path
    beside: Beside

    def manage(self, *arguments: str) -> str:
        """The output of a management command run beside the server."""
        return self.beside.manage(*arguments)

    def ask(self, code: str) -> str:
        """What `code` prints beside the server, Django set up."""
        return self.manage("shell", "--verbosity", "0", "--command", code).strip()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(url: str, server: subprocess.Popen, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if server.poll() is not None:
            raise RuntimeError(f"The server stopped with {server.returncode}")
        try:
            urllib.request.urlopen(url, timeout=5).read()  # noqa: S310 - our own server
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(url)


@pytest.fixture(scope="session")
def demo(tmp_path_factory) -> Iterator[Demo]:
    """The demo, made and served for these journeys; or the one already served from `E2E_VAR` at `E2E_URL`."""
    var = Path(os.environ.get("E2E_VAR") or tmp_path_factory.mktemp("var"))
    port = _free_port()
    url = os.environ.get("E2E_URL") or f"http://127.0.0.1:{port}"
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
        "VAR_DIR": str(var),
        "SITE_URL": url,
        "DATABASE_URL": "",
        "REDIS_URL": "",
    }
    beside = Beside(env)
    try:
        if "E2E_URL" not in os.environ:
            beside.manage("migrate", "--verbosity", "0")
        # As it is printed for whoever runs the demo; loading again changes nothing.
        password = re.split("password |mot de passe ", beside.manage("load_demo"))[-1].split()[0]
        with nullcontext() if "E2E_URL" in os.environ else _served(env, url, port):
            yield Demo(url=url, password=password, var=var, beside=beside)
    finally:
        beside.stop()


@contextmanager
def _served(env: dict[str, str], url: str, port: int) -> Iterator[None]:
    """By its production server, as `make demo` does; its log is in the folder of the demo."""
    granian = Path(sys.executable).with_name("granian")
    with Path(env["VAR_DIR"], "server.log").open("w") as log:
        server = subprocess.Popen(
            [
                str(granian), "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "1",
                "--blocking-threads", "4", "--no-ws", "--log-level", "warning", "config.wsgi:application",
            ],
            cwd=ROOT, env=env, stdout=log, stderr=log,
        )  # fmt: skip
        try:
            _wait_for(f"{url}/healthz", server)
            yield
        finally:
            server.terminate()
            server.wait(timeout=20)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Visitor:
    """A person with a browser of their own: `page` is their window."""

    context: BrowserContext
    page: Page
    demo: Demo
    outside: list[str]
    violations: list[str]

    def open(self, path: str) -> Page:
        self.page.goto(path if path.startswith("http") else f"{self.demo.url}{path}")
        return self.page

    def sign_in_to_the_admin(self, username: str) -> Page:
        self.open("/admin/login/")
        self.page.fill("input[name=username]", username)
        self.page.fill("input[name=password]", self.demo.password)
        self.page.click("form button[type=submit]")
        self.page.wait_for_url("**/admin/")
        return self.page


@pytest.fixture
def visit(chromium: Browser, demo: Demo) -> Iterator:
    """`visit(javascript=False, theme="dark", width=360)` makes a new visitor; requests to other hosts fail the test."""
    with visitors(chromium, demo) as make:
        yield make


@pytest.fixture(scope="module")
def visit_all(chromium: Browser, demo: Demo) -> Iterator:
    """As `visit`, for a visitor who stays through all tests of a module."""
    with visitors(chromium, demo) as make:
        yield make


@contextmanager
def visitors(chromium: Browser, demo: Demo) -> Iterator:
    """Makes visitors; what they asked of other hosts, and what a policy of ours stopped, fails when they leave."""
    known: list[Visitor] = []

    def make(
        *, javascript: bool = True, theme: str = "light", width: int = 1280, height: int = 900, touch: bool = False
    ) -> Visitor:
        context = chromium.new_context(
            java_script_enabled=javascript,
            color_scheme=theme,
            viewport={"width": width, "height": height},
            has_touch=touch,
            is_mobile=touch,
            locale="fr-FR",
        )
        context.set_default_timeout(15_000)
        page = context.new_page()
        visitor = Visitor(context, page, demo, [], [])
        page.on("request", lambda request: _note_outside(visitor, request.url))
        page.on(
            "console",
            lambda message: visitor.violations.append(message.text) if "Content Security Policy" in message.text else None,
        )
        known.append(visitor)
        return visitor

    yield make
    for visitor in known:
        visitor.context.close()
    assert not [url for visitor in known for url in visitor.outside]
    assert not [text for visitor in known for text in visitor.violations]


def _note_outside(visitor: Visitor, url: str) -> None:
    if not url.startswith((visitor.demo.url, "data:", "blob:", "about:")):
        visitor.outside.append(url)


@pytest.fixture(scope="session")
def flagship(demo: Demo) -> str:
    """The address of the article that shows every field and block."""
    return demo.ask(
        "from articles.models import ArticlePage; print(ArticlePage.objects.get(slug='coworking-nouveaux-metiers').full_url)"
    )


@pytest.fixture(scope="module")
def private(demo: Demo) -> dict[str, str]:
    """The addresses that `addresses.PRIVATE` names, each made for a thing of the demo."""
    printed = demo.ask("""
from django.urls import reverse
from django.utils import translation
from articles.models import ArticlePage, Proposal, ProposalLink
from moderation.models import Comment, Report, ReportReceipt
from moderation.notifications import Receipt, mailbox_of, receipt_url
from moderation.reporting import receipt_url as report_url
translation.activate("fr")
found = {}
for comment in Comment.objects.order_by("pk"):
    found.setdefault(f"comment {comment.state}", receipt_url(Receipt.issue(comment)))
for proposal in Proposal.objects.order_by("pk"):
    found.setdefault(f"proposal {proposal.state}", reverse("articles:proposal", args=[ProposalLink.issue(proposal)]))
for report in Report.objects.order_by("pk"):
    found.setdefault(f"report {report.state}", report_url(ReportReceipt.issue(report)))
article = ArticlePage.objects.get(slug="coworking-nouveaux-metiers")
comment = Comment.objects.approved().on([article.pk]).first()
box = mailbox_of(Comment.objects.exclude(user_email="").first())
found["no more mails"], found["confirmation of an address"] = box.unsubscribe_url(), box.confirm_url()
found["report of a comment"] = reverse("moderation:report", args=[comment.pk])
found["reply to a comment"] = reverse("moderation:write", args=[article.pk]) + f"?parent={comment.pk}"
found["rating"] = reverse("articles:rate", args=[article.pk])
found["sharing on Mastodon"] = reverse("articles:mastodon", args=[article.pk])
print(*(f"{name}={address}" for name, address in found.items()), sep="\\n")
""")
    return dict(line.split("=", 1) for line in printed.splitlines())

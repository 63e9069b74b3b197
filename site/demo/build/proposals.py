"""What readers proposed, in every state, with the decisions of the editors. Mails are not sent."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from accounts.models import User
from articles.models import Proposal, SectionPage
from demo.reader import table

MOVES = {"accepted": "approve", "refused": "refuse", "spam": "spam"}
READING_TIME = timedelta(hours=3)


def load_proposals(sections: dict[str, SectionPage], accounts: dict[str, User]) -> None:
    """Leaves what exists: a proposal is known by its title."""
    known = set(Proposal.objects.values_list("title", flat=True))
    for about in reversed(table("proposals")["proposals"]):
        if about["title"] not in known:
            _load(about, sections, accounts)


def _load(about: dict[str, Any], sections: dict[str, SectionPage], accounts: dict[str, User]) -> None:
    sent = timezone.now() - timedelta(hours=about["hours_ago"])
    proposal = Proposal.objects.create(
        section=sections[about["section"]],
        title=about["title"],
        text=about["text"].strip(),
        links=about.get("links", []),
        name=about["name"],
        about=about.get("about", ""),
        email=f"{slugify(about['name'])[:40]}@courriel.example",
        made_at=sent,
    )
    state = about.get("state", "pending")
    if state in MOVES:
        proposal.decide(MOVES[state], by=accounts[about["by"]], reason=about.get("reason", ""), when=sent + READING_TIME)
    elif state == "withdrawn":
        proposal.decide("withdraw", name=proposal.name, when=sent + READING_TIME)

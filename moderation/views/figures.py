from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince

from core.addresses import absolute
from moderation.figures import KEPT_FOR, Figures, figures_of, years

FOLLOWED = ("approve", "refuse", "spam", "correct", "resend", "edit", "undo")


def figures(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """What became of the comments of one year: the present one where none is asked for. 404 for a year without any."""
    known = years()
    asked = year if year is not None else (known[0] if known else timezone.localdate().year)
    if year is not None and year not in known:
        raise Http404("No comments in that year.")
    found = figures_of(asked)
    given = {
        "figures": found,
        "canonical": absolute(reverse("moderation:figures_of", args=[found.year])),
        "years": known,
        "rows": _rows(found),
        "grounds": [(ground, number, _share(number, found.refused)) for ground, number in found.refused_for],
        "median": _in_words(found.median),
        "most": _in_words(found.most),
        "corrected": found.acts.get("resend", 0),
        "edited": found.acts.get("edit", 0),
        "taken_back": found.acts.get("undo", 0),
        "decided": sum(number for move, number in found.acts.items() if move in FOLLOWED),
    }
    response = render(request, "moderation/figures.html", given)
    response["Cache-Control"] = f"public, max-age={KEPT_FOR // 6}"
    return response


def _rows(found: Figures) -> list[tuple[str, int, int]]:
    counted = (
        ("approved", found.approved), ("refused", found.refused), ("spam", found.spam),
        ("withdrawn", found.withdrawn), ("waiting", found.waiting),
    )  # fmt: skip
    return [(key, number, found.share(number)) for key, number in counted]


def _share(number: int, total: int) -> int:
    return round(100 * number / total) if total else 0


def _in_words(wait: object) -> str:
    if wait is None:
        return ""
    now = timezone.now()
    return timesince(now - wait, now, depth=1)  # type: ignore[operator]

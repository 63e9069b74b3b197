"""All rules of comments on one page, for moderators: what is set, how good the score is, and a box to try a text."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin.menu import MenuItem
from wagtail.models import Site

from core.intake import PlainTextField
from moderation.forms import LONGEST
from moderation.holds.addresses import throwaway_domain
from moderation.holds.lists import words_in_use
from moderation.holds.shape import is_shouted, links_of
from moderation.models import CommentingSettings, SpamModel, WordList
from moderation.spam.labels import said_of
from moderation.spam.learning import model_in_use
from moderation.spam.measure import measure
from moderation.spam.model import FEWEST, Message
from moderation.states import MODERATE


class TryForm(forms.Form):
    """A text as a reader would send it. Nothing of it is kept."""

    text = PlainTextField(
        label=gettext_lazy("Text"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false"})
    )
    name = PlainTextField(label=gettext_lazy("Name"), max_length=50, required=False)
    email = PlainTextField(label=gettext_lazy("E-mail address"), max_length=254, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})


@permission_required(MODERATE, raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def rules_page(request: HttpRequest) -> HttpResponse:
    site = Site.find_for_request(request) or Site.objects.get(is_default_site=True)
    settings = CommentingSettings.for_site(site)
    form = TryForm(request.POST if request.method == "POST" else None)
    measured = measure()
    context = {
        "page_title": _("Rules of comments"),
        "header_title": _("Rules of comments"),
        "header_icon": "comment",
        "breadcrumbs_items": [{"url": "", "label": _("Rules of comments")}],
        "settings": settings,
        "settings_url": _settings_url(request, site),
        "lists": WordList.objects.all(),
        "model": SpamModel.objects.order_by("-pk").first(),
        "fewest": FEWEST,
        "measured": measured,
        "precision": _percent(measured.precision),
        "recall": _percent(measured.recall),
        "sorts": measured.allows(settings),
        "form": form,
        "found": _found(form.cleaned_data, settings) if form.is_bound and form.is_valid() else None,
    }
    return render(request, "moderation/admin/rules.html", context, status=422 if form.is_bound and not form.is_valid() else 200)


def _settings_url(request: HttpRequest, site: Site) -> str:
    if not request.user.has_perm("moderation.change_commentingsettings"):
        return ""
    return reverse("wagtailsettings:edit", args=("moderation", "commentingsettings", site.pk))


def _percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.1f}".replace(".", _("."))


def _found(sent: dict[str, str], settings: CommentingSettings) -> list[tuple[str, str]]:
    """What the rules would say of the text, one line each: (reason, what it names)."""
    words, text = words_in_use(), f"{sent['name']}\n{sent['text']}"
    links = links_of(text)
    _number, model = model_in_use()
    said = model.judge(Message(sent["name"], sent["text"])) if model else None
    found = [
        (_("Banned words: refused at once"), ", ".join(words.banned.found_in(text))),
        (_("Suspect words: held"), ", ".join(words.suspect.found_in(text))),
        (_("More links than allowed: held"), ", ".join(links) if len(links) > settings.most_links else ""),
        (
            _("Throwaway address: held"),
            throwaway_domain(sent["email"], settings.more_throwaway_domains, settings.trusted_domains),
        ),
        (_("All in capitals: held"), _("yes") if is_shouted(sent["text"]) else ""),
        (_("Probably spam: held") if said and said.is_spam else _("Score"), said_of(said)),
    ]
    return [(reason, named) for reason, named in found if named]


class RulesMenuItem(MenuItem):
    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("Rules of comments at work"), reverse("comment_rules"), name="comment-rules", icon_name="comment"
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(MODERATE)

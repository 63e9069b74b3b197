"""A picture sent a second time: whoever chooses the copy that the library has loses nothing of what they typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from pages.models import CustomImage

TYPED = ("description", "credit", "licence", "source_url", "default_caption")


@dataclass(frozen=True)
class Word:
    """A field of a picture, and what was typed in it."""

    name: str
    label: str
    typed: str


def missing(sent: CustomImage, kept: CustomImage) -> Iterator[Word]:
    """What was typed with `sent` where `kept` has nothing."""
    for name in TYPED:
        field, typed = sent._meta.get_field(name), getattr(sent, name)
        if typed and not getattr(kept, name):
            shown = getattr(sent, f"get_{name}_display", lambda typed=typed: typed)()
            yield Word(name, str(field.verbose_name), str(shown))  # type: ignore[union-attr]


def other(sent: CustomImage, kept: CustomImage) -> bool:
    """Whether `kept` says something else than what was typed with `sent`."""
    return any(getattr(sent, name) and getattr(kept, name) not in ("", getattr(sent, name)) for name in TYPED)


def may(user: Any, verb: str, picture: CustomImage) -> bool:
    return policy_registry.get_by_type(CustomImage).user_has_permission_for_instance(user, verb, picture)


def choice(user: Any, sent: CustomImage, kept: CustomImage, action: str) -> dict[str, Any]:
    """What the window says of keeping `kept`, and where it asks for it; `action` is Wagtail's own address for that."""
    return {
        "missing": list(missing(sent, kept)),
        "other": other(sent, kept),
        "may_change": may(user, "change", kept),
        "action": f"{reverse('same_picture', args=[sent.pk, kept.pk])}?{urlsplit(action).query}",
    }


@require_POST
def keep(request: HttpRequest, sent_pk: int, kept_pk: int) -> HttpResponse:
    """Deletes the picture just sent, once the one that is kept has what it lacked and its user may write."""
    with transaction.atomic():
        pictures = CustomImage.objects.select_for_update().order_by("pk").in_bulk([sent_pk, kept_pk])
        if sent_pk == kept_pk or len(pictures) != len({sent_pk, kept_pk}):
            raise Http404
        sent, kept = pictures[sent_pk], pictures[kept_pk]
        if not sent.file_hash or sent.file_hash != kept.file_hash or not may(request.user, "delete", sent):
            raise PermissionDenied
        words = list(missing(sent, kept)) if may(request.user, "change", kept) else []
        for word in words:
            setattr(kept, word.name, getattr(sent, word.name))
        if words:
            kept.save()
            log(instance=kept, action="wagtail.edit", user=request.user)
        log(instance=sent, action="wagtail.delete", user=request.user, deleted=True)
        sent.delete()
    return redirect(get_valid_next_url_from_request(request) or "wagtailimages:index")

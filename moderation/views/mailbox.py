"""Pages behind the links of mails: confirming an address, receiving no more mails. A link changes nothing, a button does."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.models import ArticlePage
from moderation import mailboxes
from moderation.mailboxes import ALL
from moderation.models import ConfirmedAddress, Silence
from moderation.views.private import has_guessed_enough, private, private_page, slowed_down, unknown


@csrf_exempt  # The address is the secret: only who reads the mail has it.
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    if has_guessed_enough(request):
        return slowed_down(request)
    hashed = mailboxes.read_confirmation(token)
    if hashed is None:
        return unknown(request)
    if request.method == "POST":
        mailboxes.confirm(hashed)
        return private(redirect(request.path))
    is_confirmed = ConfirmedAddress.objects.filter(address_hash=hashed).exists()
    return private_page(request, "moderation/confirm.html", {"is_confirmed": is_confirmed})


@csrf_exempt  # Mail programs press this button for their readers, without a token: RFC 8058.
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """`act`: "all", "listen", "listen_all"; anything else, as the one click of a mail program, is what the link is for."""
    if has_guessed_enough(request):
        return slowed_down(request)
    found = mailboxes.read_unsubscription(token)
    if found is None:
        return unknown(request)
    hashed, number = found
    page = ArticlePage.objects.filter(pk=number).first() if number != ALL else None
    if request.method == "POST":
        act = request.POST.get("act", "")
        # Mails of any kind, or of one article; nothing where that article is gone.
        if act in ("all", "listen_all") or number == ALL:
            _act(act, hashed, None)
        elif page:
            _act(act, hashed, page.pk)
        return private(redirect(request.path))
    silences = Silence.objects.filter(address_hash=hashed)
    given = {
        "page": None,
        "article": page,
        "article_is_online": page is not None and ArticlePage.objects.current().filter(pk=page.pk).exists(),
        "left_thread": page is not None and silences.filter(page=page).exists(),
        "left_all": silences.filter(page=None).exists(),
    }
    return private_page(request, "moderation/unsubscribe.html", given)


def _act(act: str, hashed: str, page: int | None) -> None:
    if act.startswith("listen"):
        mailboxes.listen(hashed, page)
    else:
        mailboxes.hush(hashed, page)

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from review import links
from review.models import DeskPreference, Rhythm
from review.private import private


@csrf_exempt  # The address is the secret; mail programs send here by themselves (RFC 8058).
@require_http_methods(["GET", "HEAD", "POST"])
def quiet(request: HttpRequest, token: str) -> HttpResponse:
    """No more mails of the desk for one person: a page with a button, or one click of a mail program."""
    user = links.read_quiet(token)
    if user is None:
        return private(render(request, "review/desk/mail_unknown.html", status=404))
    if request.method == "POST":
        DeskPreference.objects.update_or_create(user=user, defaults={"digest": Rhythm.OFF, "reminders": False})
    return private(render(request, "review/desk/quiet.html", {"done": request.method == "POST"}))

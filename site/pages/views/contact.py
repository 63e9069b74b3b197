"""A message to the newsroom: sent by POST, handed to the outbox before the page that thanks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core import intake
from core.mail import send_templated
from pages.contact_form import OTHER, ContactForm
from pages.models import ContactPage
from review.filters import LARGEST_KEY

GUARD = intake.Guard("contact", rates=[intake.Rate(12, hours=1), intake.Rate(6, hours=1, by="email")])


@csrf_exempt  # The form stands on a cached page: `comes_from_here` guards it instead.
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def contact(request: HttpRequest, page_id: int) -> HttpResponse:
    """The form on a page of its own, where a send that is refused comes back, filled; and the page that thanks."""
    page = get_object_or_404(ContactPage.objects.live().public().exclude(mailbox=""), pk=min(page_id, LARGEST_KEY))
    if request.method != "POST":
        if "sent" in request.GET:
            return render(request, "pages/contact_thanks.html", {"contact": page})
        return _form_page(request, page, ContactForm(page=page))
    form = ContactForm(request.POST, page=page)
    if not intake.comes_from_here(request):
        form.add_error(None, intake.SEND_AGAIN)
        return _form_page(request, page, form, status=403)
    if not form.is_valid():
        return _form_page(request, page, form, status=422)
    try:
        send(request, page, form.cleaned_data)
    except intake.TooMany as refusal:
        form.add_error(None, str(refusal))
        return _form_page(request, page, form, status=429)
    return redirect(f"{request.path}?sent=1")


def send(request: HttpRequest, page: ContactPage, sent: dict[str, str]) -> None:
    """One mail to the mailbox of the subject, answered to its author. A repeat of the same message sends none."""
    subject = "" if sent.get("subject", OTHER) == OTHER else sent["subject"]
    written = f"{sent['name']}\n{subject}\n{sent['message']}"
    with GUARD.admit(request, thing=page, email=sent["email"], text=written) as entry:
        if entry.is_repeat:
            return
        send_templated(
            "pages/mail/contact.txt",
            to=[page.mailbox_of(subject)],
            subject=_("%(subject)s: a message from %(name)s") % {"subject": subject or _("Contact"), "name": sent["name"]},
            context={**sent, "subject": subject, "page_title": page.title},
            reply_to=[sent["email"]],
        )
        entry.outcome = "sent"


def _form_page(request: HttpRequest, page: ContactPage, form: ContactForm, status: int = 200) -> HttpResponse:
    return render(request, "pages/contact_form_page.html", {"contact": page, "form": form}, status=status)

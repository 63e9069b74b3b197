"""The one guard of public forms: origin, honeypot, sizes, rates, and the fingerprint that recognises a repeated send.

A view uses it so:

    GUARD = intake.Guard("comment", rates=[intake.Rate(60, hours=1), intake.Rate(20, hours=1, by="email")])

    @csrf_exempt
    def post(request):
        form = CommentForm(request.POST)                       # a GuardedForm: honeypot, sizes, control characters dropped
        if not intake.comes_from_here(request):
            form.add_error(None, intake.SEND_AGAIN)            # the form comes back filled: one more click sends it
        if form.is_valid():
            try:
                with GUARD.admit(request, thing=page, parent=…, email=…, text=…) as entry:   # one transaction
                    if not entry.is_repeat:
                        comment = …create…
                        entry.outcome = comment.receipt_url    # where a repeat of this send will be led
            except intake.TooMany as refusal:
                form.add_error(None, str(refusal))             # and status 429
            else:
                return redirect(entry.outcome)
        return render(…, status=422)

Forms that no cache keeps (previews, forms in several steps) add `MomentMixin`: a signed moment and a minimum time.
"""

from core.intake.forms import SEND_AGAIN, GuardedForm, MailboxField, NameField, PlainTextField
from core.intake.guard import Entry, Guard, Rate, TooMany, hashed_mailbox, mailbox
from core.intake.moment import MomentMixin
from core.intake.origin import comes_from_here

__all__ = [
    "SEND_AGAIN",
    "Entry",
    "Guard",
    "GuardedForm",
    "MailboxField",
    "MomentMixin",
    "NameField",
    "PlainTextField",
    "Rate",
    "TooMany",
    "comes_from_here",
    "hashed_mailbox",
    "mailbox",
]

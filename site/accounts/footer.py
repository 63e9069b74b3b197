"""The way to sign in, at the foot of every page: the same for everybody who has no session, since pages are.

Who is signed in finds the ways of an account there, and the page is theirs alone: see accounts.middleware.
"""

from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from accounts.signed_in import account_of
from core.slots import fillers, fills


@fills("footer_links")
def account_links(context: Context) -> str:
    request = context.get("request")
    user = account_of(request) if request is not None else None
    if request is None or user is None:
        return _link("account_login", _("Sign in"))
    request.shows_account = True
    newsroom = _link("wagtailadmin_home", _("Newsroom")) if user.has_perm("wagtailadmin.access_admin") else ""
    added = "".join(filler(context) for filler in fillers("account_links"))
    ours = (_link("account_email", _("My account")), added, newsroom, _link("account_logout", _("Sign out")))
    return mark_safe("".join(ours))


def _link(view: str, label: str) -> SafeString:
    return format_html('<li><a href="{}" rel="nofollow">{}</a></li>', reverse(view), label)

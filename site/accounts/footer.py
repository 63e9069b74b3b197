"""The way to sign in, at the foot of every page: the same for everybody, since pages are."""

from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from core.slots import fills


@fills("footer_links")
def sign_in_link(context: Context) -> str:
    return format_html('<li><a href="{}" rel="nofollow">{}</a></li>', reverse("account_login"), _("Sign in"))

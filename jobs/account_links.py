"""The way to one's own offers, for who is signed in: fills the place that the foot of pages leaves."""

from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from core.slots import fills


@fills("account_links")
def way_to_my_offers(context: Context) -> str:
    return format_html('<li><a href="{}" rel="nofollow">{}</a></li>', reverse("jobs:mine"), _("My offers"))

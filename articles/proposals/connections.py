"""What proposals listen to, and the way to their form."""

from django.apps import apps
from django.db import transaction
from django.db.models.signals import post_migrate
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.signals import page_published

from articles.proposals.reasons import offer_first_reasons
from core import periodic
from core.slots import fills
from review.signals import decided


@fills("footer_links", order=10)
def way_to_the_form(context: Context) -> str:
    return format_html('<li><a href="{}">{}</a></li>', reverse("articles:propose"), _("Propose a piece"))


def published(**kwargs: object) -> None:
    from articles.proposals.letters import tell_of_publication

    transaction.on_commit(tell_of_publication)


def connect() -> None:
    from articles.models import ArticlePage, Proposal, ProposalLink
    from articles.proposals.letters import tell_of_decisions, tell_of_publication

    decided.connect(tell_of_decisions, sender=Proposal, dispatch_uid="articles.proposals")
    page_published.connect(published, sender=ArticlePage, dispatch_uid="articles.proposals")
    post_migrate.connect(offer_first_reasons, sender=apps.get_app_config("articles"), dispatch_uid="articles.proposals")
    periodic.register("proposals published", tell_of_publication)
    periodic.register("links of proposals", ProposalLink.forget_expired)

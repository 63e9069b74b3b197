"""RSS of any search of the board."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from core.addresses import absolute
from core.xml import printable, printable_words
from jobs.models import Offer
from jobs.search import SearchForm

NEWEST = 30


def feed(request: HttpRequest, board: Any) -> HttpResponse:
    form = SearchForm(request.GET)
    words, query = form.in_words(), form.query
    suffix = f"?{query}" if query else ""
    built = Rss201rev2Feed(
        title=_("Offers: %(search)s") % {"search": words} if words else board.title,
        link=absolute(board.url) + suffix,
        description=_("The latest offers of this search.") if words else _("The latest offers."),
        language=settings.CONTENT_LANGUAGE,
        feed_url=absolute(request.path) + suffix,
    )
    # By the index of that order even for words: thirty of a common word are found 10 times sooner than all of them sorted.
    for offer in form.matching(Offer.objects.current().newest_first())[:NEWEST]:
        facts = (offer.organisation_name, offer.get_contract_display(), offer.place, offer.pay_in_words)
        head = " · ".join(str(fact) for fact in facts if fact)
        built.add_item(
            title=printable_words(offer.title),
            link=offer.full_url,
            description=f"<p>{escape(printable_words(head))}</p>\n{printable(offer.description_html)}",
            unique_id=f"{board.pk}-offer-{offer.pk}",
            unique_id_is_permalink=False,
            pubdate=offer.published_at,
        )
    return HttpResponse(built.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8")

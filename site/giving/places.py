"""What giving shows on pages of lower apps: fills the places that they leave."""

from decimal import Decimal

from django.template import Context
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from articles.rendering import render_rich_text
from core.slots import fills
from giving import calls
from giving.cost import real_cost
from giving.models import GivingSettings


@fills("article_call")
def at_the_end(context: Context) -> SafeString:
    return _on_article(context, calls.END)


@fills("article_middle")
def in_the_middle(context: Context) -> SafeString:
    return _on_article(context, calls.MIDDLE)


@fills("home_aside", order=20)
def on_the_front_page(context: Context) -> SafeString:
    request, now = context.get("request"), timezone.now()
    call = calls.call_for_home(now) if request else None
    return shown(call, calls.HOME, 0, GivingSettings.for_request(request), now, context) if call and request else SafeString()


@fills("gift_cost")
def cost_of_gifts(context: Context) -> SafeString:
    """The block "real cost of a gift": what `value.amounts` cost, and how receipts come. Nothing where no tax is given back."""
    request = context.get("request")
    settings = GivingSettings.for_request(request) if request else GivingSettings.objects.first()
    if settings is None or not settings.tax_rate:
        return SafeString()
    amounts = [Decimal(amount) for amount in context["value"]["amounts"]]
    given = {
        "rows": [
            (amount, amount - real_cost(amount, settings.tax_rate), real_cost(amount, settings.tax_rate)) for amount in amounts
        ],
        "rate": settings.tax_rate,
        "receipts": render_rich_text(settings.receipts) if settings.receipts else "",
    }
    return render_to_string("giving/includes/cost.html", given)


def _on_article(context: Context, place: str) -> SafeString:
    page, request = context["page"], context["request"]
    if page.pk is None:
        return SafeString()  # The preview of an article that was never saved.
    settings, now = GivingSettings.for_request(request), timezone.now()
    call = calls.call_for_article(page, place, settings, now)
    return shown(call, place, page.pk, settings, now, context) if call else SafeString()


def shown(call: calls.Call, place: str, article: int, settings: GivingSettings, now, context: Context) -> SafeString:
    given = {
        "call": call,
        "place": place,
        "article": article,
        "days": call.days_left(now),
        "example": settings.example if settings.tax_rate else 0,
        "cost": real_cost(settings.example, settings.tax_rate),
    }
    return render_to_string("giving/includes/call.html", given, context["request"])

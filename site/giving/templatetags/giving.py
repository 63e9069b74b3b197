from decimal import Decimal

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from articles.templatetags.articles import in_euros
from giving.calls import Call
from giving.models import GivingSettings
from giving.places import shown

register = template.Library()
register.filter("euros", in_euros)


@register.filter
def whole(amount: Decimal) -> str:
    """Whole euros as HTML wants numbers: no sign, no spaces."""
    return str(int(amount))


@register.simple_tag(takes_context=True)
def call_preview(context: template.Context, call: Call | None) -> SafeString:
    """`call` as readers will see it, though nothing may show yet."""
    if call is None:
        return SafeString()
    now = timezone.now()
    return shown(call, "end", 0, GivingSettings.for_request(context["request"]), now, context)

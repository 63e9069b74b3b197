"""Keywords offered while an editor types."""

from django.core.exceptions import PermissionDenied
from django.db.models import Case, Count, IntegerField, Value, When
from django.http import HttpRequest, JsonResponse
from wagtail.permissions import page_permission_policy

from articles.models import Keyword
from articles.models.keyword import folded

SUGGESTIONS = 10


def keyword_suggestions(request: HttpRequest) -> JsonResponse:
    """`?term=` -> [{"name", "group", "articles"}], those that begin with it first, then the most used."""
    if not page_permission_policy.user_has_any_permission(request.user, {"add", "change", "publish"}):
        raise PermissionDenied
    term = folded(request.GET.get("term", "").replace("\x00", ""))
    if not term:
        return JsonResponse({"keywords": []})
    begins = Case(When(folded__startswith=term, then=Value(0)), default=Value(1), output_field=IntegerField())
    found = Keyword.objects.filter(folded__contains=term).select_related("group")
    found = found.annotate(articles=Count("items", distinct=True)).order_by(begins, "-articles", "name")[:SUGGESTIONS]
    keywords = [
        {"name": keyword.name, "group": keyword.group.name if keyword.group else "", "articles": keyword.articles}
        for keyword in found
    ]
    return JsonResponse({"keywords": keywords})

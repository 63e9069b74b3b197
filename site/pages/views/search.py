"""The search page: words and filters of the address, nothing kept of who asked or what for."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext, pgettext_lazy
from django.views.decorators.http import require_safe

from articles import tree
from articles.models import ArticlePage, Keyword
from core import stamp
from core.pagination import page_of
from pages.forms import SearchForm
from pages.search import facets, promotions, results, shown, words

PER_PAGE = 10
MOST_SUGGESTED = 12
# Of each filter, the choice that leaves it out.
ALL = {
    "section": pgettext_lazy("of sections", "All"),
    "keyword": pgettext_lazy("of keywords", "All"),
    "author": pgettext_lazy("of authors", "All"),
    "year": pgettext_lazy("of years", "All"),
}


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    form.is_valid()
    text, filters = form.cleaned_data.get("q", ""), form.filters()
    wanted = words.parse(text)
    asked = bool(wanted or filters)
    found = results.find(wanted, filters) if asked else results.Results()
    page_obj = page_of(request, found.found[: results.MOST], PER_PAGE)
    context = {
        "form": form,
        "text": form.typed(),
        "heading": _("Search: %(words)s") % {"words": text} if text else pgettext("heading", "Search"),
        "asked": asked,
        "count_in_words": count_in_words(found),
        "page_obj": page_obj,
        "shown": shown.load(list(page_obj.object_list), wanted),
        "chosen": [one for one in choices(form, facets.of(found)) if one["choices"] or one["errors"]],
        "promotions": promotions.of(text) if page_obj.number == 1 else [],
        "suggestions": None if found.count else suggestions(),
    }
    return render(request, "pages/search.html", context)


def count_in_words(found: results.Results) -> str:
    if not found.count:
        return _("Nothing answers to this search.")
    if found.is_partial:
        return ngettext(
            "No page holds all these words. %(count)d page holds some of them:",
            "No page holds all these words. %(count)d pages hold some of them:",
            found.count,
        ) % {"count": found.count}
    if found.is_cut:
        return _("More than %(count)d results, the best first.") % {"count": found.count}
    if all(row.public_date for row in found.found):
        return ngettext("%(count)d article", "%(count)d articles", found.count) % {"count": found.count}
    return ngettext("%(count)d result", "%(count)d results", found.count) % {"count": found.count}


def choices(form: SearchForm, found: facets.Facets) -> list[dict]:
    """The filters as lists to choose from, each with what is chosen now, even where it leaves nothing."""
    listed = {"section": found.sections, "keyword": found.keywords, "author": found.authors, "year": found.years}
    filters = []
    for name, offered in listed.items():
        value = form.cleaned_data.get(name)
        now = facets.choice_of(value) if value else None
        if now and now not in offered:
            offered = [now, *offered]
        filters.append(
            {
                "name": name,
                "label": form.fields[name].label,
                "all": ALL[name],
                "choices": offered,
                "value": now.value if now else "",
                "errors": form.errors.get(name, []),
            }
        )
    return filters


def suggestions() -> dict:
    """Where to go from a page without results: sections, and the keywords most used."""
    nodes = list(tree.sections().values())
    return {"sections": nodes[:MOST_SUGGESTED], "keywords": stamp.cached("search-keywords", top_keywords)}


def top_keywords() -> list[Keyword]:
    current = ArticlePage.objects.current().values("pk")
    used = Keyword.objects.filter(items__content_object__in=current).annotate(used=Count("items"))
    return list(used.order_by("-used", "name")[:MOST_SUGGESTED])

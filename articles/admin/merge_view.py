"""Merging two keywords from the admin: choose the target, see what moves, confirm by a POST."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from articles.admin.keywords import may_merge
from articles.merging import CannotMerge, merge, used_by
from articles.models import ArticlePage, Keyword

SHOWN = 20


class MergeForm(forms.Form):
    target = forms.ModelChoiceField(
        Keyword.objects.none(), label=gettext_lazy("Merge into"), empty_label=gettext_lazy("Choose the keyword that stays")
    )

    def __init__(self, *args, source: Keyword, **kwargs):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["target"]
        field.queryset = Keyword.objects.exclude(pk=source.pk).select_related("group")
        field.label_from_instance = with_group


def with_group(keyword: Keyword) -> str:
    return f"{keyword.name} ({keyword.group})" if keyword.group else keyword.name


def merge_keyword(request, pk: int):
    if not may_merge(request.user):
        raise PermissionDenied
    source = get_object_or_404(Keyword, pk=pk)
    form = MergeForm(request.POST if request.method == "POST" else request.GET or None, source=source)
    target = form.cleaned_data["target"] if form.is_bound and form.is_valid() else None
    if request.method == "POST" and target is not None:
        return _merge(request, source, target)
    pages = used_by(source)
    context = {
        "page_title": _("Merge"),
        "page_subtitle": source.name,
        "header_title": f"{_('Merge')} {source.name}",
        "header_icon": "tag",
        "breadcrumbs_items": [
            {"url": reverse("newsroom_keywords:index"), "label": capfirst(_("keywords"))},
            {"url": reverse("newsroom_keywords:edit", args=[source.pk]), "label": source.name},
            {"url": "", "label": _("Merge"), "sublabel": source.name},
        ],
        "source": source,
        "target": target,
        "form": form,
        "count": len(pages),
        "moving": ArticlePage.objects.filter(pk__in=list(pages)[:SHOWN]).order_by("title"),
        "others": max(0, len(pages) - SHOWN),
    }
    return render(request, "articles/admin/merge_keyword.html", context)


def _merge(request, source: Keyword, target: Keyword):
    name = source.name
    try:
        count = merge(source, target, by=request.user)
    except CannotMerge:
        messages.error(request, _("One of the two keywords is gone: somebody merged or deleted it meanwhile."))
        return redirect("newsroom_keywords:index")
    said = ngettext(
        "“%(source)s” is merged into “%(target)s”: %(count)s article moved.",
        "“%(source)s” is merged into “%(target)s”: %(count)s articles moved.",
        count,
    ) % {"source": name, "target": target.name, "count": count}
    messages.success(request, said)
    return redirect("newsroom_keywords:edit", target.pk)

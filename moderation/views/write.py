"""Writing a comment: one address, the form by GET, the send by POST."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.signed_in import account_of
from articles.models import ArticlePage
from core import intake
from core.text import render_visitor_text
from core.views.gone import or_gone
from moderation.forms import CommentForm
from moderation.kept import Kept, kept_of
from moderation.models import Comment, Receipt
from moderation.policy import Rules, rules_of
from moderation.posting import store
from moderation.querysets import LARGEST_KEY


@csrf_exempt  # The form stands on cached pages: `comes_from_here` guards it instead.
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, page_id: int) -> HttpResponse:
    """The form of an article on a page of its own; a send that is refused comes back here, filled."""
    page = ArticlePage.objects.current().filter(pk=min(page_id, LARGEST_KEY)).first()
    if page is None:
        return _gone(request)
    rules = rules_of(page, fresh=request.method == "POST")
    if request.method != "POST":
        return _form_page(request, page, rules, _empty_form(request, page, rules))
    try:
        with or_gone(page):
            return _send(request, page, rules)
    except Http404:
        return _gone(request)


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "moderation/gone.html", {"kept": kept_of(CommentForm, request.POST)}, status=404)


def _send(request: HttpRequest, page: ArticlePage, rules: Rules) -> HttpResponse:
    from_here = intake.comes_from_here(request)
    # A send from elsewhere acts for nobody: the account of a session is not even looked at.
    user = account_of(request)
    form = CommentForm(request.POST, page=page, user=user)
    if not rules.lets(signed_in=user is not None):
        kept, parent = kept_of(CommentForm, request.POST), form.answered()
        return _form_page(request, page, rules, None, kept=kept, parent=parent, status=403)
    if not from_here:
        form.add_error(None, intake.SEND_AGAIN)
        return _form_page(request, page, rules, form, status=403)
    if not form.is_valid():
        return _form_page(request, page, rules, form, status=422)
    if "preview" in request.POST:
        name = str(user) if user else form.cleaned_data["name"]
        preview = {"name": name, "html": render_visitor_text(form.cleaned_data["comment"])}
        return _form_page(request, page, rules, form, preview=preview)
    try:
        comment = store(request, form, user)
    except intake.TooMany as refusal:
        form.add_error(None, str(refusal))
        return _form_page(request, page, rules, form, status=429)
    if comment.is_approved:
        # A repeat of what everybody can read proves nothing: the private page is for the author alone.
        return redirect(comment.get_absolute_url())
    return redirect(reverse("moderation:receipt", args=(Receipt.issue(comment),)) + "?sent=1")


def _empty_form(request: HttpRequest, page: ArticlePage, rules: Rules) -> CommentForm | None:
    user = account_of(request)
    if not rules.lets(signed_in=user is not None):
        return None
    return CommentForm(page=page, user=user, initial={"parent": request.GET.get("parent", "")[:40]})


def _form_page(
    request: HttpRequest,
    page: ArticlePage,
    rules: Rules,
    form: CommentForm | None,
    *,
    status: int = 200,
    preview: Any = None,
    kept: list[Kept] | None = None,
    parent: Comment | None = None,
) -> HttpResponse:
    parent = form.answered() if form else parent
    if form and parent is None:
        form.forget_parent()
    given = {
        "page": page,
        "rules": rules,
        "form": form,
        "may_write": form is not None,
        "show_login": form is not None and form.user is None,
        "parent": parent,
        "preview": preview,
        "kept": kept or [],
    }
    response = render(request, "moderation/form_page.html", given, status=status)
    if request.method == "POST" or (form and form.user):
        response["Cache-Control"] = "no-store"
    return response

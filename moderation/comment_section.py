"""What an article shows of its comments: fills the place that articles leave for it."""

from django.template import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.translation import gettext as _

from accounts.signed_in import account_of
from articles.models import ArticlePage
from articles.policy import CommentPolicy
from core.slots import fills
from moderation import feeds
from moderation.forms import CommentForm
from moderation.policy import rules_of
from moderation.thread import page_number, thread_of


@fills("article_comments")
def comment_section(context: Context) -> str:
    """The thread and the form under an article; nothing where comments are closed and none was published.

    One query, and one more for who is signed in.
    """
    page, request = context["page"], context["request"]
    if page.pk is None:
        return ""  # The preview of an article that was never saved.
    rules = rules_of(page)
    user = account_of(request)
    thread = thread_of(page, page_number(request.GET.get("comments")), reader=user)
    if rules.policy == CommentPolicy.CLOSED and not thread.nodes:
        return ""
    may_write = rules.lets(signed_in=user is not None)
    given = {
        "page": page,
        "thread": thread,
        "rules": rules,
        "may_write": may_write,
        "show_login": user is None,
        "form": CommentForm(page=page, user=user) if may_write else None,
    }
    return render_to_string("moderation/section.html", given, request)


@fills("article_title")
def number_in_title(context: Context) -> str:
    """ " (comments, page 2)" from the second page of the thread on."""
    number = page_number(context["request"].GET.get("comments"))
    return escape(_(" (comments, page %(number)s)") % {"number": number}) if number > 1 else ""


@fills("head")
def head(context: Context) -> str:
    """The style sheet, and the feeds of the discussion."""
    page = context.get("page")
    if not isinstance(page, ArticlePage) or page.pk is None:
        return ""
    return format_html('<link rel="stylesheet" href="{}">', static("css/comments.css")) + feeds.links(page)


@fills("footer_links")
def link_to_figures(context: Context) -> str:
    return format_html('<li><a href="{}">{}</a></li>', reverse("moderation:figures"), _("Moderation in figures"))
